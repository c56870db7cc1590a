import { schema } from "@hub/api/schema"
import { isObjectType } from "graphql"
import { beforeAll, describe, expect, test } from "vitest"
import routes from "../../../web/app/routes.ts"
import { globalId } from "../../kit/everybody.ts"
import { useHub } from "../../kit/hub.ts"
import type { Reading } from "../../kit/schema-walk.ts"
import { type SiteVisitor, useSite } from "../../kit/site.ts"
import { leaksIn, secretsIn, tracesBetween } from "../reading-secrets.ts"
import { enter, type Phase, phaseNames } from "../round-phases.ts"
import { makeSecretRound, type SecretRound, secrets, type ViewerName, viewers } from "../secret-round.ts"
import { noTrace } from "../who-may-read.ts"

const hub = useHub()
const site = useSite(hub)
let secret: SecretRound
const visitors = new Map<ViewerName, SiteVisitor>()
const readings = new Map<string, Reading>()
const entered = new Set<Phase>()

beforeAll(async () => {
  secret = await makeSecretRound(hub)
  for (const viewer of viewers) visitors.set(viewer, await site.visitor(viewer === "visitor" ? undefined : secret.clients[viewer]))
  // A thread is read from its first visit on, and says so.
  for (const visitor of visitors.values()) await visitor.fetch(`/forum/${secret.places.space}/${secret.places.thread}`)
})

const pages = routes.map(({ index, path }) => (index ? "" : (path ?? "")))

/** Pages on which a round, its entry or its people can stand; all others have their turn before the announcement. */
const concerned =
  /^$|award|my|nominations|^(organisations|initiatives|people|regions)\/:\w+$|^forum\/:space\/:thread$|outbox|audit|^manage$/

/** The addresses of a page that lead to the round, its entry or what they belong to. */
function addressesOf(page: string): string[] {
  const { slug, reference, others, places, ids } = secret
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
    reference: /submi/.test(page) ? ["CS-7KQ2MP"] : [reference, ...(/judg|results/.test(page) ? [others[0] ?? ""] : [])],
    slug: [slugs[first === "manage" ? second : first] ?? "none"],
    token: [ids.nomination],
    space: [places.space],
    thread: [places.thread],
    post: [globalId("Post", { id: places.post })],
    handle: [places.handle],
    id: [/categories/.test(page) ? ids.category : ids.criterion],
    step: ["about"],
    move: ["start-judging", "archive"],
    what: ["sign-in"],
    act: [ids.nomination],
    "*": ["no-such-page"],
  }
  return page.split("/").reduce<string[]>(
    (begun, part) => {
      const name = part.startsWith(":") ? part.slice(1) : part
      const known = part.startsWith(":") || part === "*" ? values[name] : [part]
      if (!known) throw new Error(`Say what to put for "${part}" of the page ${page}`)
      return begun.flatMap((start) => known.map((value) => `${start}/${value}`))
    },
    [""],
  )
}

/** Every page as somebody gets it: where it leads or what it says, the data for scripts included. */
async function pagesReadBy(viewer: ViewerName, which: readonly string[]): Promise<Reading> {
  const visitor = visitors.get(viewer)
  const reading: Reading = new Map()
  for (const page of which)
    for (const address of addressesOf(page)) {
      const answer = await visitor?.fetch(address)
      const html = (await answer?.text()) ?? ""
      // A list of accounts has everybody's name and does not say who judges.
      if (page === "manage/people") continue
      reading.set(`/${page} ${address}`, `${answer?.status} ${answer?.headers.get("location") ?? ""} ${withoutChance(html)}`)
    }
  return reading
}

/** What is drawn anew for each answer says nothing. */
const withoutChance = (html: string) =>
  html.replaceAll(/nonce(=|":|\\":)(\\?")[^"\\]*\\?"/g, "nonce").replaceAll(/(requestId\\?":\\?")[^"\\]*/g, "$1")

const some = pages.filter((page) => concerned.test(page))
const compared = noTrace.filter(([during]) => during.length > 2)
const others = compared.flatMap(([, who]) => who)
const conflicted = others.filter((viewer) => /conflict|other entries/.test(viewer))
/** When pages are read, which, and by whom; every page by everybody while the most is secret. Queries are tried by everybody in every phase. */
const reading: [Phase, readonly string[], readonly ViewerName[]][] = [
  ["others scored", some, others],
  ["decided", some, [...conflicted, "manager", "reader whose sheet is in"]],
  ["scheduled", pages, viewers],
  ["announced", some, [...conflicted, "visitor", "entrant", "nominee", "administrator"]],
]

// Pages know nothing of the database: what they say is tried on one engine, what the API gives them on both.
describe.skipIf(process.env.TEST_DATABASE_URL).sequential("through the life of a round", () => {
  test.each(reading)(
    "%s: no page says to anybody what they may not read",
    async (phase, which, who) => {
      const earlier = phaseNames.slice(0, phaseNames.indexOf(phase) + 1)
      for (const one of earlier) if (!entered.has(one)) await enter(secret, one).then(() => entered.add(one))
      const leaks = await Promise.all(
        who.map(async (viewer) => {
          const read = await pagesReadBy(viewer, which)
          readings.set(`${viewer}, ${phase}`, read)
          return leaksIn(read, viewer, phase)
        }),
      )
      expect(leaks.flat()).toEqual([])
    },
    400_000,
  )

  test.each(compared.flatMap(([during, who]) => who.map((viewer) => [viewer, during] as const)))(
    "%s: what happens leaves no trace on a page",
    (viewer, during) => {
      const read = reading.flatMap(([phase, , who]) =>
        during.includes(phase) && who.includes(viewer) ? [readings.get(`${viewer}, ${phase}`) ?? new Map()] : [],
      )
      for (const one of read) expect(one.size).toBeGreaterThan(40)
      const inAll = (place: string) => read.every((one) => one.has(place))
      const traces = read
        .slice(1)
        .flatMap((one, index) => tracesBetween(read[index] ?? new Map(), one))
        .filter((trace) => inAll(trace.slice(0, trace.indexOf(": "))))
      expect(traces).toEqual([])
    },
  )

  test("the walk comes where secrets are: managers, readers and entrants find theirs", () => {
    const found = (viewer: ViewerName, phase: Phase) => [...secretsIn(readings.get(`${viewer}, ${phase}`) ?? new Map()).keys()]
    const most = ["a score's reason", "a comment on a sheet", "a reader on the panel", "the reason of a decision", "the feedback"]
    expect(found("manager", "decided")).toEqual(expect.arrayContaining(most))
    expect(found("reader whose sheet is in", "decided")).toEqual(expect.arrayContaining(["a score's reason", "the discussion"]))
    expect(found("entrant", "announced")).toEqual(expect.arrayContaining(["what an entry says", "the feedback", "the announcement"]))
  })
})

test.skipIf(process.env.TEST_DATABASE_URL)("a planted leak is found on the pages it reaches", async () => {
  const type = schema.getType("Round")
  const summary = isObjectType(type) ? type.getFields().summary : undefined
  const honest = summary?.resolve
  if (summary) summary.resolve = () => secrets["a score's reason"]
  try {
    const leaks = leaksIn(await pagesReadBy("visitor", ["awards", "awards/:round"]), "visitor", "scheduled")
    expect(leaks).toContainEqual(expect.stringContaining("a score's reason at /awards/:round"))
  } finally {
    if (summary && honest) summary.resolve = honest
  }
})
