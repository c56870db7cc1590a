import { formatCount } from "./figures.ts"

/** "PDF, 120 kB": what a file is, and how long it takes to fetch. */
export const fileFacts = ({ contentType, size }: { contentType: string; size: number }): string =>
  `${typeOf(contentType)}, ${formatSize(size)}`

const typeOf = (contentType: string): string =>
  contentType
    .split("/")
    .at(-1)
    ?.replace(/^.*[.+-]/, "")
    .toUpperCase() ?? ""

const formatSize = (bytes: number): string =>
  bytes < 1_000_000 ? `${formatCount(Math.max(1, Math.round(bytes / 1000)))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`
