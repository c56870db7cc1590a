/** Most rows a connection gives in one page. */
export const maxPageSize = 100
export const defaultPageSize = 20

/** Clamps a requested page size to 1..maxPageSize. */
export function pageSize(first: number | null | undefined): number {
  return Math.min(Math.max(first ?? defaultPageSize, 1), maxPageSize)
}
