import { onPersonChanged } from "../people/public.ts"

/** What others wrote holds somebody's name and a link to their page as they were then: it is rendered again when it is next read. */
onPersonChanged(async ({ tx }, personId) => {
  await tx.post.updateMany({ where: { mentions: { some: { personId } } }, data: { rendererVersion: 0 } })
})
