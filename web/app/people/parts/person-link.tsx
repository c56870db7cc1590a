import { Link } from "@remix-run/react"
import { personPath } from "../account-paths.ts"

/** Somebody's name, leading to their page where they have one that others may see. */
export function PersonLink({ person: { name, handle } }: { person: { name: string; handle: string | null } }) {
  return handle ? <Link to={personPath(handle)}>{name}</Link> : name
}
