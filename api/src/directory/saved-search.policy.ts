import type { Viewer } from "../platform/auth.ts"

/** What somebody searches for is their own business: for everybody else it is not there, whatever their role. */
export function canSeeSavedSearch(viewer: Viewer | null, { personId }: { personId: string }): boolean {
  return viewer?.id === personId
}
