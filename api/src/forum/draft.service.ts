import { type Act, act } from "../platform/act.ts"
import { requireViewer } from "../platform/auth.ts"
import type { Context } from "../platform/context.ts"
import { parseInput } from "../platform/input.ts"
import { type Draft, type DraftInput, draftInput, draftTarget } from "./writing.input.ts"

/** Drafts somebody can have at a time; the oldest goes. */
const mostDrafts = 50

/** Keeps what the viewer has typed so far. An empty one is forgotten. */
export async function savePostDraft(
  context: Context,
  { target: given, ...typed }: DraftInput & { target: string },
): Promise<Draft & { updatedAt: Date }> {
  const { id: personId } = requireViewer(context.viewer)
  const target = parseInput(draftTarget, given)
  const content = parseInput(draftInput, typed)
  return act(context, async (unit) => {
    const { tx, at } = unit
    if (content.body.trim() === "" && content.title.trim() === "") {
      await forgetDraft(unit, personId, target)
      return { ...content, updatedAt: at }
    }
    await tx.postDraft.upsert({
      where: { personId_target: { personId, target } },
      create: { personId, target, content, updatedAt: at },
      update: { content, updatedAt: at },
    })
    const old = await tx.postDraft.findMany({
      where: { personId },
      orderBy: { updatedAt: "desc" },
      skip: mostDrafts,
      take: mostDrafts,
      select: { id: true },
    })
    if (old.length > 0) await tx.postDraft.deleteMany({ where: { id: { in: old.map(({ id }) => id) } } })
    return { ...content, updatedAt: at }
  })
}

/** Forgets a draft once it is posted or thrown away. */
export async function forgetDraft({ tx }: Pick<Act, "tx">, personId: string, target: string): Promise<void> {
  await tx.postDraft.deleteMany({ where: { personId, target } })
}

/** What the viewer had typed for this; null when there is nothing. */
export async function myDraft({ db, viewer }: Context, target: string): Promise<(Draft & { updatedAt: Date }) | null> {
  if (!viewer) return null
  const draft = await db.postDraft.findUnique({ where: { personId_target: { personId: viewer.id, target } } })
  const content = draftInput.safeParse(draft?.content)
  return draft && content.success ? { ...content.data, updatedAt: draft.updatedAt } : null
}
