import { Warning } from "../../ui/warning/warning.tsx"

type Duplicate = { title: string; path: string; organisation: string; reason: string }

/** What may be the same already, with the reason. */
export function Duplicates({ duplicates }: { duplicates: readonly Duplicate[] }) {
  if (duplicates.length === 0) return null
  return (
    <Warning heading="Is it in the directory already?">
      <ul className="nhsuk-list nhsuk-list--bullet">
        {duplicates.map(({ title, path, organisation, reason }) => (
          <li key={path}>
            <a href={path}>{title}</a>, {organisation}. {reason}.
          </li>
        ))}
      </ul>
      <p>If yours is different, go on: say in the summary what is different.</p>
    </Warning>
  )
}
