import { act } from "../platform/act.ts"
import { requireViewer } from "../platform/auth.ts"
import type { Context } from "../platform/context.ts"
import { NotFoundError } from "../platform/errors.ts"

/** Bookmarks an initiative for the viewer, or takes the bookmark away. Saying it twice changes nothing. */
export async function setSaved(context: Context, initiativeId: string, saved: boolean): Promise<void> {
  const { id: personId } = requireViewer(context.viewer)
  await requireInitiative(context, initiativeId)
  await act(context, async ({ tx, at }) => {
    if (saved) await tx.savedInitiative.createMany({ data: { personId, initiativeId, createdAt: at }, skipDuplicates: true })
    else await tx.savedInitiative.deleteMany({ where: { personId, initiativeId } })
  })
}

/** Has the viewer told of revisions, adoptions and answers, or no longer. Saying it twice changes nothing. */
export async function setFollowed(context: Context, initiativeId: string, followed: boolean): Promise<void> {
  const { id: personId } = requireViewer(context.viewer)
  await requireInitiative(context, initiativeId)
  await act(context, async ({ tx, at }) => {
    if (followed) await tx.initiativeFollow.createMany({ data: { personId, initiativeId, createdAt: at }, skipDuplicates: true })
    else await tx.initiativeFollow.deleteMany({ where: { personId, initiativeId } })
  })
}

async function requireInitiative({ db }: Context, id: string): Promise<void> {
  if ((await db.initiative.count({ where: { id } })) === 0) throw new NotFoundError("The initiative")
}
