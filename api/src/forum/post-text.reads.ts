import type { Prisma } from "@hub/prisma"
import { ValidationError } from "../platform/errors.ts"
import { fileIdIn, type Pointers, pointersIn, readMarkdown, rendererVersion } from "../platform/markdown.ts"
import { mentionFacts, namesOf, pictureFacts, picturesOf } from "./post.reads.ts"

type Tx = Pick<Prisma.TransactionClient, "person" | "initiative" | "storedFile">

/** A text ready to be stored, with whom and what it names and shows. */
export type PreparedText = {
  body: string
  html: string
  rendererVersion: number
  pointers: Pointers
  personIds: string[]
  initiativeIds: string[]
  fileIds: string[]
}

/** Most people one post can call: more than that is calling a meeting. */
export const mostNames = 10

/** Most pictures in one post. */
export const mostPictures = 10

/**
 * Renders a text and looks up the people and initiatives it names and the pictures it shows. Three statements, and none for a
 * text without names, links and pictures. Pictures that nobody described, or that are not the author's to show, are refused.
 */
export async function prepareText(tx: Tx, authorId: string, body: string, publicUrl: string): Promise<PreparedText> {
  const pointers = pointersIn(body)
  const people = await peopleNamed(tx, pointers)
  const pictures = await picturesShown(tx, authorId, pointers)
  const problem = pictureProblem(pointers, pictures.length)
  if (problem) throw new ValidationError([{ field: "body", message: problem }])
  const slugs = pointers.links.flatMap((link) => initiativeSlugOf(link, publicUrl) ?? [])
  const initiatives = slugs.length
    ? await tx.initiative.findMany({ where: { slug: { in: slugs.slice(0, 20) } }, select: { id: true } })
    : []
  return {
    body,
    html: readMarkdown(body, namesOf(people), picturesOf(pictures)).html,
    rendererVersion,
    pointers,
    personIds: people.map(({ id }) => id),
    initiativeIds: initiatives.map(({ id }) => id),
    fileIds: pictures.map(({ id }) => id),
  }
}

const filesIn = ({ images }: Pointers) => [...new Set(images.flatMap((address) => fileIdIn(address) ?? []))]

/** Why a text cannot be posted because of its pictures; null when it can. */
function pictureProblem(pointers: Pointers, found: number): string | null {
  const wanted = filesIn(pointers)
  if (pointers.lacksDescription)
    return "Say what each picture shows, for those who cannot see it: in the square brackets, as in ![Students on a ward](address)"
  if (wanted.length > mostPictures) return `Show at most ${mostPictures} pictures in one post`
  if (found < wanted.length) return "A picture in your text cannot be shown: add it again with “Add a picture”"
  return null
}

/** Those of the text's pictures that its author may show: what they sent themselves, and what is published anyway. */
function picturesShown(tx: Pick<Tx, "storedFile">, authorId: string, pointers: Pointers) {
  const ids = filesIn(pointers)
  if (ids.length === 0) return Promise.resolve([])
  return tx.storedFile.findMany({
    where: { id: { in: ids.slice(0, mostPictures) }, width: { not: null }, OR: [{ uploadedById: authorId }, { isPublic: true }] },
    select: pictureFacts,
  })
}

function initiativeSlugOf(link: string, publicUrl: string): string | null {
  const path = link.startsWith(`${publicUrl}/`) ? link.slice(publicUrl.length) : link
  return /^\/initiatives\/([a-z0-9-]+)(?:[?#]|$)/.exec(path)?.[1] ?? null
}

function peopleNamed(tx: Pick<Tx, "person">, { names }: Pointers) {
  if (names.length === 0) return Promise.resolve([])
  return tx.person.findMany({
    where: { handle: { in: names.slice(0, mostNames) }, erasedAt: null, suspendedAt: null, isProfileHidden: false },
    select: { id: true, ...mentionFacts },
  })
}

/** A text as it will look once its author posts it. */
export async function previewText(db: Tx, authorId: string, body: string): Promise<string> {
  const pointers = pointersIn(body)
  const [people, pictures] = [await peopleNamed(db, pointers), await picturesShown(db, authorId, pointers)]
  return readMarkdown(body, namesOf(people), picturesOf(pictures)).html
}
