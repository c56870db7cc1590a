import type { Prisma } from "@hub/prisma"
import { type NameResolver, type Pointers, pointersIn, readMarkdown, rendererVersion } from "../platform/markdown.ts"
import { namesOf } from "./post.reads.ts"

type Tx = Pick<Prisma.TransactionClient, "person" | "initiative">

/** A text ready to be stored, with whom and what it names. */
export type PreparedText = {
  body: string
  html: string
  rendererVersion: number
  pointers: Pointers
  personIds: string[]
  initiativeIds: string[]
}

/** Most people one post can call: more than that is calling a meeting. */
export const mostNames = 10

/** Renders a text and looks up the people and initiatives it names. Two statements, and none for a text without names and links. */
export async function prepareText(tx: Tx, body: string, publicUrl: string): Promise<PreparedText> {
  const pointers = pointersIn(body)
  const people = await peopleNamed(tx, pointers)
  const slugs = pointers.links.flatMap((link) => initiativeSlugOf(link, publicUrl) ?? [])
  const initiatives = slugs.length
    ? await tx.initiative.findMany({ where: { slug: { in: slugs.slice(0, 20) } }, select: { id: true } })
    : []
  return {
    body,
    html: readMarkdown(body, namesOf(people)).html,
    rendererVersion,
    pointers,
    personIds: people.map(({ id }) => id),
    initiativeIds: initiatives.map(({ id }) => id),
  }
}

function initiativeSlugOf(link: string, publicUrl: string): string | null {
  const path = link.startsWith(`${publicUrl}/`) ? link.slice(publicUrl.length) : link
  return /^\/initiatives\/([a-z0-9-]+)(?:[?#]|$)/.exec(path)?.[1] ?? null
}

function peopleNamed(tx: Pick<Tx, "person">, { names }: Pointers) {
  if (names.length === 0) return Promise.resolve([])
  return tx.person.findMany({
    where: { handle: { in: names.slice(0, mostNames) }, erasedAt: null, suspendedAt: null },
    select: { id: true, handle: true, name: true, suspendedAt: true, erasedAt: true },
  })
}

/** How the @names of a text read, for a preview. */
export async function namesIn(db: Pick<Tx, "person">, body: string): Promise<NameResolver> {
  return namesOf(await peopleNamed(db, pointersIn(body)))
}
