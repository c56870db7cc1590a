import routes from "../../web/app/routes.ts"
import { globalId } from "../kit/everybody.ts"
import type { Reading } from "../kit/schema-walk.ts"
import type { SiteVisitor } from "../kit/site.ts"
import type { SecretRound } from "./secret-round.ts"

/** Every page of the site, as its routes name it. */
export const pages = routes.map(({ index, path }) => (index ? "" : (path ?? "")))

/** Pages that ask for a round, its entry, its people or what is told of them. */
const concerned = /^$|award|nominations|^(my|manage)$|notifications|outbox|audit|^(organisations|initiatives|people)\/:\w+$/
export const pagesConcerned = pages.filter((page) => concerned.test(page))

/** What is searched for where a page searches: the words of all secrets begin with it. */
const searches: Record<string, string[]> = {
  initiatives: ["", "?q=zyx"],
  organisations: ["", "?q=zyx"],
  forum: ["", "?q=zyx"],
  "forum/search": ["?q=zyx"],
  // Anybody who writes in the forum may look for people by name; that tells nothing of a panel.
  "forum/complete": ["?q=person", "?for=initiative&q=zyx"],
  suggestions: ["?q=zyx"],
}

/** The addresses of a page that lead to the round, its entry or what they belong to. */
function addressesOf(page: string, { slug, reference, others, places, ids }: SecretRound): string[] {
  const slugs: Record<string, string> = {
    initiatives: places.initiative,
    organisations: places.organisation,
    regions: places.region,
    calls: "none",
  }
  const [first = "", second = ""] = page.split("/")
  const values: Record<string, string[]> = {
    round: [slug],
    award: [places.award],
    category: [places.category],
    reference: /submi/.test(page) ? ["CS-7KQ2MP"] : [reference || "none", ...(/judg|results/.test(page) ? [others[0] ?? "none"] : [])],
    slug: [slugs[first === "manage" ? second : first] ?? "none"],
    scheme: ["none"],
    token: [ids.nomination || "none"],
    space: [places.space],
    thread: [places.thread],
    post: [globalId("Post", { id: places.post })],
    handle: [places.handle],
    id: [/categories/.test(page) ? ids.category : ids.criterion],
    step: ["about"],
    move: ["start-judging", "archive"],
    what: ["sign-in"],
    act: [ids.nomination || "none"],
    "*": ["no-such-page"],
  }
  const paths = page.split("/").reduce<string[]>(
    (begun, part) => {
      const name = part.startsWith(":") ? part.slice(1) : part
      const known = part.startsWith(":") || part === "*" ? values[name] : [part]
      if (!known) throw new Error(`Say what to put for "${part}" of the page ${page}`)
      return begun.flatMap((start) => known.map((value) => `${start}/${value}`))
    },
    [""],
  )
  return paths.flatMap((path) => (searches[page] ?? [""]).map((search) => `${path}${search}`))
}

/** A page as it is, or only what the site gives its scripts to make it from: all that it can say, without its making. */
export type How = "page" | "data"

/** Pages as somebody gets them: where each leads, and what it says. */
export async function readPages(secret: SecretRound, visitor: SiteVisitor, which: readonly string[], how: How): Promise<Reading> {
  const reading: Reading = new Map()
  for (const page of which)
    for (const address of addressesOf(page, secret)) {
      const answer = await visitor.fetch(how === "data" ? dataOf(address) : address)
      const said = await answer.text()
      mustAnswer(address, answer)
      // A list of accounts has everybody's name and does not say who judges.
      if (page === "manage/people") continue
      reading.set(`/${page} ${address}`, `${answer.status} ${answer.headers.get("location") ?? ""} ${withoutChance(said)}`)
    }
  return reading
}

/** What is refused for the moment hides what it would say. */
export function mustAnswer(address: string, { status }: Response): void {
  if (status === 429 || status >= 500) throw new Error(`${address} answered ${status}`)
}

function dataOf(address: string): string {
  const [path = "", search] = address.split("?")
  return `${path === "/" ? "/_root" : path}.data${search ? `?${search}` : ""}`
}

/** What is drawn anew for each answer says nothing. */
const withoutChance = (said: string) =>
  said.replaceAll(/nonce(=|":|\\":)(\\?")[^"\\]*\\?"/g, "nonce").replaceAll(/(requestId\\?":\\?")[^"\\]*/g, "$1")
