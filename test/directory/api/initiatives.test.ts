import {
  caseStudy,
  makeInitiative,
  makeOrganisation,
  makePerson,
  makePersonWithRole,
  makeRegion,
  makeTerm,
  reviseInitiative,
} from "@hub/seed/builders"
import { expect, test } from "vitest"
import { useHub } from "../../kit/hub.ts"

const hub = useHub()

const list = async (variables: Record<string, unknown> = {}) =>
  (
    await hub.visitor.query(
      `query ($query: String, $filter: InitiativeFilter, $sort: InitiativeSort, $first: Int, $after: String, $page: Int) {
        initiatives(query: $query, filter: $filter, sort: $sort, first: $first, after: $after, page: $page) {
          totalCount pageCount didYouMean canonicalQuery
          pageInfo { hasNextPage hasPreviousPage endCursor }
          edges { node { title } highlights { field html } }
          facets { name label values { value label count isSelected } }
          relaxations { facet label count }
        }
      }`,
      variables,
    )
  ).initiatives
const titles = (answer: { edges: { node: { title: string } }[] }) => answer.edges.map(({ node }) => node.title)

test("a visitor reads an initiative whole, and no address of its contact", async () => {
  const region = await makeRegion(hub, { name: "South London" })
  const organisation = await makeOrganisation(hub, { name: "St George's, University of London", kind: "UNIVERSITY", regionId: region.id })
  const partner = await makeOrganisation(hub, { name: "Southfields Academy" })
  const theme = await makeTerm(hub, { label: "Outreach", definition: "Work with schools." })
  const person = await makePerson(hub, { name: "Ada Okoye", jobTitle: "Head of outreach", email: "ada@example.org" })
  const initiative = await makeInitiative(hub, {
    organisationId: organisation.id,
    contactPersonId: person.id,
    evidenceLevel: 2,
    content: {
      ...caseStudy(),
      title: "Summer schools",
      themes: [theme.slug],
      regions: [region.slug],
      need: "Too few **local** pupils apply.\n\n<script>alert(1)</script>",
      measures: [
        {
          what: "Attenders who want a health career",
          value: 90,
          unit: "PER_CENT",
          denominator: 120,
          baseline: null,
          period: "2013",
          method: "Survey",
          sourceUrl: "",
          isReach: false,
        },
      ],
      partners: [{ organisationId: partner.id, name: "", role: "Sends pupils" }],
      links: [{ label: "Its page", url: "https://example.org/summer" }],
    },
  })
  const answer = await hub.visitor.query(
    `query ($slug: String!) { initiative(slug: $slug) {
      id title summary slug organisation { id slug name kind region { name } } regions { slug name }
      themes { slug label definition } evidence { level label explanation reason ratedAt }
      narratives { field heading markdown html } measures { what value unit denominator } partners { name role organisation { slug } }
      links { label url } attachments { url } contact { name jobTitle organisation { name } }
      reviewBy isOverdueForConfirmation archived { reason } isDemonstration adoptionCount reach
    } }`,
    { slug: initiative.slug },
  )
  expect(answer.initiative).toMatchObject({
    title: "Summer schools",
    organisation: { slug: organisation.slug, kind: "UNIVERSITY", region: { name: "South London" } },
    regions: [{ slug: region.slug, name: "South London" }],
    themes: [{ slug: theme.slug, label: "Outreach", definition: "Work with schools." }],
    evidence: { level: 2, label: "Measured", reason: "The figures are there." },
    narratives: [
      {
        field: "NEED",
        heading: "Why it was needed",
        html: "<p>Too few <strong>local</strong> pupils apply.</p>\n<p>&#x3C;script>alert(1)&#x3C;/script></p>",
      },
    ],
    measures: [{ value: 90, unit: "PER_CENT", denominator: 120 }],
    partners: [{ name: "Southfields Academy", role: "Sends pupils", organisation: { slug: partner.slug } }],
    contact: { name: "Ada Okoye", jobTitle: "Head of outreach", organisation: { name: "St George's, University of London" } },
    isOverdueForConfirmation: false,
    archived: null,
  })
  expect(JSON.stringify(answer)).not.toContain("ada@example.org")
  const { node } = await hub.visitor.query("query ($id: ID!) { node(id: $id) { ... on Initiative { title narratives { field } } } }", {
    id: answer.initiative.id,
  })
  expect(node).toEqual({ title: "Summer schools", narratives: [{ field: "NEED" }] })
})

test("somebody who erased their account is no contact any more", async () => {
  const person = await makePerson(hub, { erasedAt: hub.clock.now() })
  const { slug } = await makeInitiative(hub, { contactPersonId: person.id })
  const { initiative } = await hub.visitor.query(`{ initiative(slug: "${slug}") { contact { name } } }`)
  expect(initiative).toEqual({ contact: null })
})

test("an archived initiative is not found, and its page stays and says so", async () => {
  const title = "Cadets of the past"
  const { slug } = await makeInitiative(hub, { archivedAt: hub.clock.now(), archiveReason: "It has ended.", content: { title } })
  expect((await list({ query: "cadets of the past" })).totalCount).toBe(0)
  const { initiative } = await hub.visitor.query(`{ initiative(slug: "${slug}") { title archived { at reason } } }`)
  expect(initiative).toEqual({ title, archived: { at: hub.clock.now().toISOString(), reason: "It has ended." } })
})

test("a list is found, narrowed, counted and ordered", async () => {
  const [mentoring, cadets] = [await makeTerm(hub, { label: "Mentoring" }), await makeTerm(hub, { label: "Cadets" })]
  const carers = await makeTerm(hub, { taxonomy: "TARGET_GROUP", label: "Carers" })
  const word = "zebrafish"
  await makeInitiative(hub, { content: { title: `${word} one`, themes: [mentoring.slug], targetGroups: [carers.slug] } })
  await makeInitiative(hub, { evidenceLevel: 3, content: { title: `${word} two`, themes: [cadets.slug], targetGroups: [carers.slug] } })
  await makeInitiative(hub, { content: { title: `${word} three`, themes: [mentoring.slug, cadets.slug] } })
  const all = await list({ query: word, sort: "NEWEST" })
  expect(all.totalCount).toBe(3)
  expect(titles(await list({ query: word, sort: "STRONGEST_EVIDENCE" }))[0]).toBe(`${word} two`)
  const narrowed = await list({ query: word, filter: { themes: [mentoring.slug], targetGroups: [carers.slug] } })
  expect(titles(narrowed)).toEqual([`${word} one`])
  expect(narrowed.canonicalQuery).toBe(`q=${word}&targetGroups=${carers.slug}&themes=${mentoring.slug}`)
  const facet = (name: string) => narrowed.facets.find((one: { name: string }) => one.name === name).values
  // Themes are counted as if no theme were chosen, target groups as if no group were.
  expect(facet("themes")).toEqual([
    { value: mentoring.slug, label: "Mentoring", count: 1, isSelected: true },
    { value: cadets.slug, label: "Cadets", count: 1, isSelected: false },
  ])
  expect(facet("targetGroups")).toEqual([{ value: carers.slug, label: "Carers", count: 1, isSelected: true }])
  expect(facet("evidence")).toEqual([{ value: "0", label: "Not assessed", count: 1, isSelected: false }])
})

test("what is published, revised or archived is found as it is now, at once", async () => {
  const initiative = await makeInitiative(hub, { content: { title: "Okapi internships" } })
  expect((await list({ query: "okapi" })).totalCount).toBe(1)
  await reviseInitiative(hub, initiative, { title: "Tapir internships" })
  expect((await list({ query: "okapi" })).didYouMean).toBe(null)
  expect(titles(await list({ query: "tapir" }))).toEqual(["Tapir internships"])
})

test("a word that nothing holds is corrected, one being typed is completed, and the found words are marked", async () => {
  await makeInitiative(hub, { content: { title: "Physiotherapy <taster> days", summary: "Pupils & parents try physiotherapy." } })
  const misspelt = await list({ query: "phisiotherapy" })
  expect(misspelt).toMatchObject({ totalCount: 1, didYouMean: "physiotherapy" })
  const typing = await list({ query: "physiothe" })
  expect(typing).toMatchObject({ totalCount: 1, didYouMean: null })
  expect(typing.edges[0].highlights[0]).toEqual({ field: "title", html: "<mark>Physiotherapy</mark> &lt;taster&gt; days" })
})

test("a stop word at the end is left out, also where it could become another word", async () => {
  await makeInitiative(hub, { content: { title: "Stepping Up" } })
  await makeInitiative(hub, { content: { title: "The upper sixth" } })
  expect(titles(await list({ query: "stepping up" }))).toEqual(["Stepping Up"])
})

test("when nothing matches, it says what to give up", async () => {
  const region = await makeRegion(hub)
  await makeInitiative(hub, { content: { title: "Quokka placements" } })
  const answer = await list({ query: "quokka", filter: { regions: [region.slug] } })
  expect(answer).toMatchObject({ totalCount: 0, relaxations: [{ facet: "regions", label: "Region", count: 1 }] })
})

test("pages and cursors walk a list once, in the same order", async () => {
  for (let count = 0; count < 5; count++) await makeInitiative(hub, { content: { title: `Axolotl ${count}` } })
  for (const sort of ["RELEVANCE", "NEWEST", "MOST_ADOPTED", "MOST_REACHED"]) {
    const whole = titles(await list({ query: "axolotl", sort }))
    const paged = await Promise.all([1, 2, 3].map((page) => list({ query: "axolotl", sort, first: 2, page })))
    expect(paged.flatMap(titles)).toEqual(whole)
    expect(paged[0]).toMatchObject({ totalCount: 5, pageCount: 3, pageInfo: { hasNextPage: true, hasPreviousPage: false } })
    const walked: string[] = []
    for (let after: string | null = null; ; ) {
      const answer = await list({ query: "axolotl", sort, first: 2, after })
      walked.push(...titles(answer))
      if (!answer.pageInfo.hasNextPage) break
      after = answer.pageInfo.endCursor
    }
    expect(walked).toEqual(whole)
  }
})

test("a list takes as many statements for three initiatives as for one, and none of Prisma's", async () => {
  const theme = await makeTerm(hub)
  const ask = () =>
    hub.visitor.query(
      `query ($theme: String!) { initiatives(filter: { themes: [$theme] }) {
        totalCount nodes { title summary organisation { slug name } themes { slug label } targetGroups { slug label } measures { value unit what } }
      } }`,
      { theme: theme.slug },
    )
  await makeInitiative(hub, { content: { themes: [theme.slug] } })
  const one = await hub.statements(ask)
  for (let count = 0; count < 2; count++) await makeInitiative(hub, { content: { themes: [theme.slug] } })
  const three = await hub.statements(ask)
  expect((await ask()).initiatives.totalCount).toBe(3)
  expect(one).toHaveLength(1)
  expect(three).toHaveLength(1)
  expect(three[0]).toContain("search_document")
})

test("the page takes one statement, whatever it shows", async () => {
  const { slug } = await makeInitiative(hub)
  const statements = await hub.statements(() =>
    hub.visitor.query(`{ initiative(slug: "${slug}") {
      title organisation { name } themes { label definition } narratives { html } partners { name } links { url } contact { name } measures { what }
    } }`),
  )
  expect(statements).toHaveLength(1)
})

test("suggestions complete what is typed", async () => {
  await makeInitiative(hub, { content: { title: "Narwhal mentoring" } })
  const { suggestInitiatives } = await hub.visitor.query(`{ suggestInitiatives(prefix: "narw") { initiatives { title } queries } }`)
  expect(suggestInitiatives).toEqual({ initiatives: [{ title: "Narwhal mentoring" }], queries: ["narwhal"] })
})

test("similar initiatives share themes and groups", async () => {
  const [theme, other] = [await makeTerm(hub), await makeTerm(hub)]
  const { slug } = await makeInitiative(hub, { content: { title: "Me", themes: [theme.slug] } })
  await makeInitiative(hub, { content: { title: "Like me", themes: [theme.slug, other.slug] } })
  await makeInitiative(hub, { content: { title: "Not like me", themes: [other.slug] } })
  const { initiative } = await hub.visitor.query(`{ initiative(slug: "${slug}") { similar { title } } }`)
  expect(initiative.similar).toEqual([{ title: "Like me" }])
})

test("older revisions can be read and compared", async () => {
  const initiative = await makeInitiative(hub, { content: { title: "First title", summary: "One.", need: "Old need" } })
  await reviseInitiative(hub, initiative, { title: "Second title", summary: "One.", need: "Old need" }, "A better title")
  const { initiative: found } = await hub.visitor.query(
    `{ initiative(slug: "${initiative.slug}") { title revisionNumber
      revisions { number changeNote isCurrent changes { field parts { kind text } } }
      revision(number: 1) { content { title } narratives { html } }
      gone: revision(number: 9) { number }
    } }`,
  )
  expect(found).toMatchObject({
    title: "Second title",
    revisionNumber: 2,
    revisions: [
      { number: 2, changeNote: "A better title", isCurrent: true, changes: [{ field: "title" }] },
      { number: 1, changeNote: null, isCurrent: false, changes: [] },
    ],
    revision: { content: { title: "First title" }, narratives: [{ html: "<p>Old need</p>" }] },
    gone: null,
  })
})

test("a history shows months, terms and people as pages do, with as many statements for many versions as for few", async () => {
  const [theme, contact] = [await makeTerm(hub, { label: "Bridging the gap" }), await makePerson(hub, { name: "Perpetua Okonkwo-Lyle" })]
  const history = async (slug: string) => {
    let changes: unknown[] = []
    const statements = await hub.statements(async () => {
      const { initiative } = await hub.visitor.query(
        `{ initiative(slug: "${slug}") { revisions { changes { label parts { kind text } } } } }`,
      )
      changes = initiative.revisions.flatMap((revision: { changes: unknown[] }) => revision.changes)
    })
    return { statements, changes }
  }
  const [few, many] = [await makeInitiative(hub, { content: { title: "Few" } }), await makeInitiative(hub, { content: { title: "Many" } })]
  const changed = { startedOn: "2014-09", themes: [theme.slug], contactPersonId: contact.id }
  for (const each of [few, many]) await reviseInitiative(hub, each, changed)
  for (const endedOn of ["2015-01", "2015-02"]) await reviseInitiative(hub, many, { ...changed, endedOn })
  const [short, long] = [await history(few.slug), await history(many.slug)]
  const added = (label: string) =>
    expect.objectContaining({ label, parts: expect.arrayContaining([expect.objectContaining({ kind: "ADDED" })]) })
  expect(short.changes).toEqual(expect.arrayContaining([added("Start"), added("Themes"), added("Contact")]))
  for (const words of ["September 2014", "Bridging the gap", "Perpetua Okonkwo-Lyle"])
    expect(JSON.stringify(short.changes)).toContain(words)
  for (const raw of ["2014-09", theme.slug, contact.id]) expect(JSON.stringify(short.changes)).not.toContain(raw)
  expect(JSON.stringify(long.changes)).toContain("February")
  expect(long.statements).toHaveLength(short.statements.length)
  await hub.db.person.update({ where: { id: contact.id }, data: { suspendedAt: new Date() } })
  expect(JSON.stringify((await history(few.slug)).changes)).not.toContain("Perpetua")
})

test("a renamed term and a renamed organisation show their new names, a merged term leads on", async () => {
  const administrator = hub.as(await makePersonWithRole(hub, "ADMINISTRATOR"))
  const [old, kept] = [await makeTerm(hub, { label: "Old label" }), await makeTerm(hub, { label: "Kept label" })]
  const { slug } = await makeInitiative(hub, { content: { title: "Wombat cadets", themes: [old.slug] } })
  const read = async () => (await hub.visitor.query(`{ initiative(slug: "${slug}") { themes { slug label } } }`)).initiative.themes
  const id = (await hub.visitor.query(`{ terms(taxonomy: THEME) { id slug } }`)).terms
  const idOf = (term: { slug: string }) => id.find((one: { slug: string }) => one.slug === term.slug).id
  await administrator.mutate(
    `mutation ($id: ID!) { updateTerm(id: $id, label: "New label", definition: "What it covers.") { ... on Term { label } } }`,
    { id: idOf(old) },
  )
  await hub.runJobs()
  expect(await read()).toEqual([{ slug: old.slug, label: "New label" }])
  await administrator.mutate(`mutation ($from: ID!, $into: ID!) { mergeTerms(from: $from, into: $into) { ... on Term { label } } }`, {
    from: idOf(old),
    into: idOf(kept),
  })
  await hub.runJobs()
  expect(await read()).toEqual([{ slug: kept.slug, label: "Kept label" }])
  for (const term of [old, kept]) {
    const answer = await list({ query: "wombat", filter: { themes: [term.slug] } })
    expect(answer.totalCount).toBe(1)
    expect(answer.facets[0].values).toEqual([{ value: kept.slug, label: "Kept label", count: 1, isSelected: true }])
  }
})

test("the statistics of the directory count what is published", async () => {
  await hub.reset()
  const measure = { what: "Pupils", unit: "COUNT" as const, denominator: null, baseline: null, period: "", method: "", sourceUrl: "" }
  await makeInitiative(hub, { evidenceLevel: 3, content: { measures: [{ ...measure, value: 120, isReach: true }] } })
  await makeInitiative(hub, { content: { measures: [{ ...measure, value: 7, isReach: false }] } })
  await makeInitiative(hub, { archivedAt: hub.clock.now() })
  const { directoryStatistics } = await hub.visitor.query(
    `{ directoryStatistics { initiativeCount organisationCount peopleReached adoptionCount facets(names: ["evidence"]) { values { value count } } } }`,
  )
  expect(directoryStatistics).toEqual({
    initiativeCount: 2,
    organisationCount: 2,
    peopleReached: 120,
    adoptionCount: 0,
    facets: [
      {
        values: [
          { value: "0", count: 1 },
          { value: "3", count: 1 },
        ],
      },
    ],
  })
})
