import { type Act, act } from "../platform/act.ts"
import { requireViewer } from "../platform/auth.ts"
import type { Context } from "../platform/context.ts"
import { globalId } from "../platform/global-id.ts"
import { parseInput } from "../platform/input.ts"
import { postsVisibleTo, threadsVisibleTo } from "./thread.reads.ts"
import { type Draft, type DraftInput, draftInput, draftTarget } from "./writing.input.ts"

/** Drafts somebody can have at a time; the oldest goes. */
const mostDrafts = 50

/** Keeps what the viewer has typed so far. An empty one is forgotten. */
export async function savePostDraft(context: Context, { target: given, ...typed }: DraftInput & { target: string }): Promise<KeptDraft> {
  const { id: personId } = requireViewer(context.viewer)
  const target = parseInput(draftTarget, given)
  const content = parseInput(draftInput, typed)
  return act(context, async (unit) => {
    const { tx, at } = unit
    if (content.body.trim() === "" && content.title.trim() === "") {
      await forgetDraft(unit, personId, target)
      return { ...content, target, updatedAt: at }
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
    return { ...content, target, updatedAt: at }
  })
}

/** Forgets a draft once it is posted or thrown away. */
export async function forgetDraft({ tx }: Pick<Act, "tx">, personId: string, target: string): Promise<void> {
  await tx.postDraft.deleteMany({ where: { personId, target } })
}

export type KeptDraft = Draft & { target: string; updatedAt: Date }

type Stored = { target: string; content: unknown; updatedAt: Date }

function read({ target, content, updatedAt }: Stored): KeptDraft | null {
  const draft = draftInput.safeParse(content)
  return draft.success ? { ...draft.data, target, updatedAt } : null
}

/** What the viewer had typed for this; null when there is nothing. */
export async function myDraft({ db, viewer }: Context, target: string): Promise<KeptDraft | null> {
  if (!viewer) return null
  const draft = await db.postDraft.findUnique({ where: { personId_target: { personId: viewer.id, target } } })
  return draft && read(draft)
}

/** Where somebody goes on writing. `threadTitle` is null for a new thread, `path` for what they may no longer read. */
export type DraftPlace = { path: string | null; threadTitle: string | null }

/** Everything that the viewer has typed and not posted, newest first, with where it belongs. Three statements. */
export async function myDrafts({ db, viewer }: Context): Promise<(KeptDraft & DraftPlace)[]> {
  if (!viewer) return []
  const stored = await db.postDraft.findMany({ where: { personId: viewer.id }, orderBy: { updatedAt: "desc" }, take: mostDrafts })
  const drafts = stored.flatMap((draft) => read(draft) ?? [])
  const idsOf = (kind: string) => drafts.flatMap(({ target }) => (target.startsWith(`${kind}:`) ? [target.slice(kind.length + 1)] : []))
  const place = { id: true, slug: true, title: true, space: { select: { slug: true } } } as const
  const threads = await db.thread.findMany({ where: { AND: [{ id: { in: idsOf("thread") } }, threadsVisibleTo(viewer)] }, select: place })
  const posts = await db.post.findMany({
    where: { AND: [{ id: { in: idsOf("post") } }, postsVisibleTo(viewer)] },
    select: { id: true, thread: { select: { title: true } } },
  })
  const places = new Map<string, DraftPlace>([
    ...drafts.flatMap(({ target }) =>
      target.startsWith("new")
        ? [[target, { path: `/forum/ask${target.replace(/^new:?/, "?").replace(/^\?$/, "")}`, threadTitle: null }] as const]
        : [],
    ),
    ...threads.map(
      ({ id, slug, title, space }) => [`thread:${id}`, { path: `/forum/${space.slug}/${slug}#reply`, threadTitle: title }] as const,
    ),
    ...posts.map(
      ({ id, thread }) =>
        [`post:${id}`, { path: `/forum/posts/${encodeURIComponent(globalId("Post", id))}/edit`, threadTitle: thread.title }] as const,
    ),
  ])
  return drafts.map((draft) => ({ ...draft, ...(places.get(draft.target) ?? { path: null, threadTitle: null }) }))
}
