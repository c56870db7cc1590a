import { afterAll, beforeAll, describe, expect, test, vi } from "vitest"
import { useHub } from "../../kit/hub.ts"
import { type RememberingApi, rememberApi } from "../../kit/remembering-api.ts"
import type { Reading } from "../../kit/schema-walk.ts"
import { type SiteVisitor, useSite } from "../../kit/site.ts"
import { withPlanted } from "../planting.ts"
import { filesConcerned, readFiles } from "../reading-files.ts"
import { pages, pagesConcerned, readPages } from "../reading-pages.ts"
import { allowedTo, leaksIn, readMail, secretsIn, tracesAlong, tracesBetween } from "../reading-secrets.ts"
import { enter, type Phase, phaseNames } from "../round-phases.ts"
import { makeSecretRound, type SecretRound, secrets, type ViewerName, viewers } from "../secret-round.ts"
import { noTrace, type Secret } from "../who-may-read.ts"

const hub = useHub()
let api: RememberingApi
const site = useSite(hub, async () => {
  api = await rememberApi(() => hub.url)
  return api.url
})
let secret: SecretRound
const visitors = new Map<ViewerName, SiteVisitor>()
const readings = new Map<string, Reading>()

beforeAll(async () => {
  // The library warns of each list that is empty because its viewer may not see it; here that is most of them.
  vi.spyOn(console, "warn").mockImplementation(() => {})
  secret = await makeSecretRound(hub)
  for (const viewer of viewers) visitors.set(viewer, await site.visitor(viewer === "visitor" ? undefined : secret.clients[viewer]))
  // A thread is read from its first visit on, and says so.
  for (const visitor of visitors.values()) await visitor.fetch(`/forum/${secret.places.space}/${secret.places.thread}`)
})
afterAll(async () => {
  vi.restoreAllMocks()
  await api.stop()
})

function visitorOf(viewer: ViewerName): SiteVisitor {
  const visitor = visitors.get(viewer)
  if (!visitor) throw new Error(`Nobody visits the site as ${viewer}`)
  return visitor
}

/** What the site has for somebody where a round can stand: pages, as the data they are made from, files, and the mail that leads there. */
async function whatConcernsRounds(viewer: ViewerName): Promise<Reading> {
  const visitor = visitorOf(viewer)
  return new Map([
    ...(await readPages(secret, visitor, pagesConcerned, "data")),
    ...(await readFiles(secret, (address) => visitor.fetch(address), filesConcerned)),
    ...(await readMail(secret, viewer)),
  ])
}

/** Whether the site has it for those who may read it: managers with a conflict see on its page how the panel's members call themselves there. */
const isOnTheSite = (secret: Secret, viewer: ViewerName, phase: Phase) =>
  !(secret === "a reader's account" && viewer === "manager with a conflict" && phaseNames.indexOf(phase) >= phaseNames.indexOf("closed"))

// Pages know nothing of the database: what they say is tried on one engine, what the API gives them on both.
const onPostgres = Boolean(process.env.TEST_DATABASE_URL)

describe.skipIf(onPostgres).sequential("through the life of a round", () => {
  test.each(phaseNames)(
    "%s: nothing on the site says to anybody what they may not read, and everybody finds what they may",
    async (phase) => {
      await enter(secret, phase)
      api.forget()
      const leaks: string[] = []
      const missing: string[] = []
      await Promise.all(
        viewers.map(async (viewer) => {
          const reading = await whatConcernsRounds(viewer)
          readings.set(`${viewer}, ${phase}`, reading)
          leaks.push(...leaksIn(reading, viewer, phase))
          const found = secretsIn(reading)
          missing.push(
            ...allowedTo(viewer, phase).flatMap((one) =>
              found.has(one) !== isOnTheSite(one, viewer, phase) ? [`${viewer}, ${phase}: ${one}`] : [],
            ),
          )
        }),
      )
      expect(leaks, "read and must not be").toEqual([])
      expect(missing, "may be read, and the walk did not come there").toEqual([])
      if (phase === "scheduled") await theWholeSiteHoldsNoSecret(phase)
    },
    400_000,
  )

  // While the most is secret. What a page says is made from its data, so that one phase shows that its making adds nothing.
  async function theWholeSiteHoldsNoSecret(phase: Phase) {
    const read = async (viewer: ViewerName) => {
      const visitor = visitorOf(viewer)
      const asMade = await readPages(secret, visitor, pages, "page")
      return leaksIn(new Map([...asMade, ...(await readFiles(secret, (address) => visitor.fetch(address)))]), viewer, phase)
    }
    expect((await Promise.all(viewers.map(read))).flat(), "on any page as it is made, and in any file").toEqual([])
  }

  test.each(noTrace.flatMap(([during, who]) => who.map((viewer) => [viewer, during] as const)))(
    "%s: what happens leaves no trace on a page or in a file",
    (viewer, during) => {
      const at = (phase: Phase | undefined) => readings.get(`${viewer}, ${phase}`) ?? new Map()
      expect(at(during[0]).size).toBeGreaterThan(60)
      expect(tracesAlong(during, at)).toEqual([])
    },
  )
})

describe.skipIf(onPostgres).sequential("a planted leak is found", () => {
  /** What the site remembers of the API's answers is forgotten before and after. */
  const withPlantedUnremembered: typeof withPlanted = (field, resolve, work) => {
    const forgetting = async () => {
      api.forget()
      return work()
    }
    return withPlanted(field, resolve, forgetting).finally(() => api.forget())
  }
  const reason = () => secrets["a score's reason"]

  test.each(["data", "page"] as const)("a leak that is planted is found on the pages it reaches, read as %s", async (how) => {
    const read = () => readPages(secret, visitorOf("visitor"), ["awards", "awards/:round"], how)
    expect(leaksIn(await withPlantedUnremembered("Round.summary", reason, read), "visitor", "archived")).toContainEqual(
      expect.stringContaining("a score's reason at /awards/:round"),
    )
    expect(leaksIn(await read(), "visitor", "archived")).toEqual([])
  })

  test("a number that counts what was scored is found as a trace", async () => {
    const read = () => whatConcernsRounds("manager with a conflict")
    const before = await read()
    const count = () => hub.db.scoreSheet.count({ where: { allocation: { nominationId: secret.ids.nomination } } })
    const traces = tracesBetween(before, await withPlantedUnremembered("JudgingManagement.unevenness", count, read))
    expect(traces).toContainEqual(expect.stringContaining(`/manage/awards/${secret.slug}/judging`))
  })

  test("a file that is open to a manager with a conflict is found through the site, down to what is packed in it", async () => {
    const { people, places } = secret
    const belonging = { personId: people["manager with a conflict"].id, organisation: { slug: places.organisation } }
    await hub.db.membership.updateMany({ where: belonging, data: { status: "ENDED" } })
    api.forget()
    const leaks = leaksIn(await whatConcernsRounds("manager with a conflict"), "manager with a conflict", "archived")
    await hub.db.membership.updateMany({ where: belonging, data: { status: "ACTIVE" } })
    expect(leaks).toContainEqual(expect.stringMatching(/a score's reason at .*everything\.zip sheets\.csv$/))
    expect(leaks).toContainEqual(expect.stringMatching(/a score's reason at \/manage\/awards\//))
  })
})
