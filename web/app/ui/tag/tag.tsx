import type { ReactNode } from "react"

export type TagColour = "grey" | "green" | "blue" | "yellow" | "red" | "white" | "aqua-green" | "purple" | "orange"

export function Tag({ children, colour }: { children: ReactNode; colour?: TagColour }) {
  return <strong className={`nhsuk-tag${colour ? ` nhsuk-tag--${colour}` : ""}`}>{children}</strong>
}

/** Marks invented data wherever it stands. */
export const DemonstrationTag = () => <Tag colour="grey">Demonstration</Tag>
