import DataLoader from "dataloader"
import type { Context } from "../platform/context.ts"

const saved = Symbol("saved initiatives")
const followed = Symbol("followed initiatives")

/** The viewer has saved it. Asked together for a whole list. */
export function hasSaved(context: Context, initiativeId: string): Promise<boolean> {
  const loader = (personId: string) =>
    new DataLoader<string, boolean>(async (ids) => {
      const rows = await context.db.savedInitiative.findMany({
        where: { personId, initiativeId: { in: [...ids] } },
        select: { initiativeId: true },
      })
      return ids.map((id) => rows.some((row) => row.initiativeId === id))
    })
  return ofViewer(context, saved, loader, initiativeId)
}

/** The viewer follows it. Asked together for a whole list. */
export function hasFollowed(context: Context, initiativeId: string): Promise<boolean> {
  const loader = (personId: string) =>
    new DataLoader<string, boolean>(async (ids) => {
      const rows = await context.db.initiativeFollow.findMany({
        where: { personId, initiativeId: { in: [...ids] } },
        select: { initiativeId: true },
      })
      return ids.map((id) => rows.some((row) => row.initiativeId === id))
    })
  return ofViewer(context, followed, loader, initiativeId)
}

async function ofViewer(
  context: Context,
  key: symbol,
  make: (personId: string) => DataLoader<string, boolean>,
  id: string,
): Promise<boolean> {
  const { viewer } = context
  return viewer ? context.once(key, () => make(viewer.id)).load(id) : false
}
