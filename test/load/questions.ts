/** A request as the load generator sends it. */
export type Asked = { method: "GET" | "POST"; path: string; headers?: Record<string, string>; body?: string }

/** What a variant answers, brought to one shape so that equal work can be shown. */
export type Answer = { total?: number; slugs: string[]; items: string; facets?: Record<string, number> }

/** One way of answering a question. */
export type Variant = {
  server: "hub" | "postgraphile" | "fastify"
  label: string
  requests: Asked[]
  read(body: unknown): Answer
}

export type Question = { id: string; title: string; variants: Variant[]; same: "all" | "matches" }

// biome-ignore lint/suspicious/noExplicitAny: answers of several servers, each with a shape of its own; a wrong path fails the comparison
type Any = any

const json = { "content-type": "application/json", accept: "application/json" }
/** The hub must work each answer out: nothing kept from an earlier one. */
const fresh = { ...json, "cache-control": "no-cache" }
const post = (query: string, variables: object = {}, headers: Record<string, string> = json): Asked => ({
  method: "POST",
  path: "/graphql",
  headers,
  body: JSON.stringify({ query, variables }),
})

const slugs = (terms: Any[]): string[] => terms.map((term) => term.slug).sort()
const instant = (text: string) => new Date(text).toISOString()
const measure = ({ what, value, unit, denominator, baseline }: Any) => [what, Number(value), unit, denominator, baseline]

/** The fields of a list, in one order. */
const item = (it: Any) => [
  it.slug,
  it.title,
  it.summary,
  instant(it.firstPublishedAt),
  it.organisation.slug,
  it.organisation.name,
  slugs(it.themes),
  slugs(it.targetGroups),
  it.measures.map(measure),
]
const list = (nodes: Any[], total?: number): Answer => ({
  ...(total !== undefined && { total }),
  slugs: nodes.map((node) => node.slug),
  items: JSON.stringify(nodes.map(item)),
})

const hubFields = `slug title summary firstPublishedAt organisation { slug name } themes { slug label } targetGroups { slug label }
  measures { what value unit denominator baseline }`
const hubList = (body: Any) => list(body.data.initiatives.nodes, body.data.initiatives.totalCount)

const pgFields = `slug title summary firstPublishedAt: publishedAt organisation: organisationByOrganisationId { slug name }
  themes: themesByInitiativeId { nodes { term: termByTermId { slug label } } }
  targetGroups: targetGroupsByInitiativeId { nodes { term: termByTermId { slug label } } }
  measures: measuresByInitiativeId { nodes { what value unit denominator baseline } }`
const termsOf = (connection: Any) => connection.nodes.map((node: Any) => node.term)
const pgItem = (node: Any) => ({
  ...node,
  themes: termsOf(node.themes),
  targetGroups: termsOf(node.targetGroups),
  measures: node.measures.nodes,
})
const pgList = (connection: Any) => list(connection.nodes.map(pgItem), connection.totalCount)

/** The list, its first page: newest first. */
export function listQuestions(): Question[] {
  const hub = (total: string) => `{ initiatives(first: 20) { ${total} nodes { ${hubFields} } } }`
  const peer = (total: string) => `{ allInitiatives(first: 20, orderBy: PUBLISHED_AT_DESC) { ${total} nodes { ${pgFields} } } }`
  const readPeer = (body: Any) => pgList(body.data.allInitiatives)
  const readJson = (body: Any) => list(body.nodes, body.totalCount)
  return [
    {
      id: "list",
      title: "Q1 list without a total",
      same: "all",
      variants: [
        { server: "hub", label: "hub", requests: [post(hub(""), {}, fresh)], read: hubList },
        { server: "postgraphile", label: "PostGraphile 5", requests: [post(peer(""))], read: readPeer },
        { server: "fastify", label: "Fastify, SQL over the tables", requests: [{ method: "GET", path: "/tables/list" }], read: readJson },
        {
          server: "fastify",
          label: "Fastify, SQL over the read model",
          requests: [{ method: "GET", path: "/cards/list" }],
          read: readJson,
        },
      ],
    },
    {
      id: "list-with-total",
      title: "Q1 list with total",
      same: "all",
      variants: [
        { server: "hub", label: "hub", requests: [post(hub("totalCount"), {}, fresh)], read: hubList },
        { server: "hub", label: "hub, cached", requests: [post(hub("totalCount"))], read: hubList },
        { server: "postgraphile", label: "PostGraphile 5", requests: [post(peer("totalCount"))], read: readPeer },
        {
          server: "fastify",
          label: "Fastify, SQL over the tables",
          requests: [{ method: "GET", path: "/tables/list-with-total" }],
          read: readJson,
        },
      ],
    },
  ]
}

const whole = (it: Any, others: string[], text: Any, region: Any): Answer => ({
  slugs: [it.slug],
  items: JSON.stringify([
    item(it),
    others.sort(),
    [text.need, text.activity, text.results, text.lessons],
    it.evidence,
    String(it.costBand)
      .toLowerCase()
      .replace(/^cost_/, "")
      .replaceAll("_", "-"),
    String(it.workStatus).toLowerCase(),
    it.startedOn,
    it.endedOn,
    instant(it.updatedAt),
    [region?.slug, region?.name],
  ]),
})

/** One initiative with everything, another one each time. */
export function initiativeQuestion(addresses: readonly string[]): Question {
  const hub = `query($slug: String!) { initiative(slug: $slug) { ${hubFields} evidence { level reason } costBand workStatus startedOn endedOn updatedAt
    regions { slug name } aims { slug label } interventions { slug label } stages { slug label } professions { slug label } fundingSources { slug label }
    narratives { field markdown } } }`
  const peer = `query($slug: String!) { it: initiativeBySlug(slug: $slug) { ${pgFields} need activity results lessons evidenceLevel evidenceReason costBand
    workStatus startedOn endedOn updatedAt region: regionByRegionId { slug name } others: otherTermsByInitiativeId { nodes { term: termByTermId { taxonomy slug label } } } } }`
  const byPath = (path: string) => addresses.map((slug): Asked => ({ method: "GET", path: `${path}?slug=${slug}` }))
  const readJson = (body: Any) => whole(body, slugs(body.others), body, body.region)
  return {
    id: "initiative",
    title: "Q2 one initiative",
    same: "all",
    variants: [
      {
        server: "hub",
        label: "hub",
        requests: addresses.map((slug) => post(hub, { slug }, fresh)),
        read(body: Any) {
          const it = body.data.initiative
          const text = Object.fromEntries(it.narratives.map(({ field, markdown }: Any) => [String(field).toLowerCase(), markdown]))
          const others = [it.aims, it.interventions, it.stages, it.professions, it.fundingSources].flatMap(slugs)
          return whole(it, others, text, it.regions[0])
        },
      },
      {
        server: "postgraphile",
        label: "PostGraphile 5",
        requests: addresses.map((slug) => post(peer, { slug })),
        read(body: Any) {
          const { it } = body.data
          const evidence = { level: it.evidenceLevel, reason: it.evidenceReason }
          return whole({ ...pgItem(it), evidence }, slugs(termsOf(it.others)), it, it.region)
        },
      },
      { server: "fastify", label: "Fastify, SQL over the tables", requests: byPath("/tables/initiative"), read: readJson },
      { server: "fastify", label: "Fastify, SQL over the read model", requests: byPath("/cards/initiative"), read: readJson },
    ],
  }
}

const facetNames: Record<string, string> = {
  AIM: "aims",
  INTERVENTION: "interventions",
  STAGE: "stages",
  PROFESSION: "professions",
  FUNDING_SOURCE: "fundingSources",
}
/** Values that the hub also counts for what is narrower than they are, as no peer does. */
const wider = new Set(["themes mentoring", "interventions mentoring", "professions nursing", "targetGroups disabled"])

function counts(rows: readonly { facet: string; value: string; count: number }[]): Record<string, number> {
  const named = rows.map(
    ({ facet, value, count }) => [`${facetNames[facet] ?? facet} ${value.toLowerCase().replaceAll("_", "-")}`, count] as const,
  )
  return Object.fromEntries(named.filter(([name]) => !wider.has(name)).sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** Words and a theme, with the counts of every facet; another question each time. */
export function searchQuestion(asked: readonly { text: string; theme: string }[]): Question {
  const hub = `query($q: String!, $theme: [String!]) { initiatives(query: $q, filter: { themes: $theme }, first: 20) {
    totalCount facets { name values { value label count } } nodes { ${hubFields} } } }`
  const peer = `query($q: String!, $theme: String!) {
    found: search(query: $q, theme: $theme, first: 20) { totalCount nodes { ${pgFields} } }
    facets(query: $q, theme: $theme) { nodes { facet value label count } } }`
  const params = ({ text, theme }: (typeof asked)[number]) => `q=${encodeURIComponent(text)}&theme=${theme}`
  return {
    id: "search",
    title: "Q3 search with facets",
    same: "matches",
    variants: [
      {
        server: "hub",
        label: "hub",
        requests: asked.map(({ text, theme }) => post(hub, { q: text, theme: [theme] }, fresh)),
        read(body: Any) {
          const { facets } = body.data.initiatives
          const rows = facets.flatMap(({ name, values }: Any) => values.map(({ value, count }: Any) => ({ facet: name, value, count })))
          return { ...hubList(body), facets: counts(rows) }
        },
      },
      {
        server: "postgraphile",
        label: "PostGraphile 5",
        requests: asked.map(({ text, theme }) => post(peer, { q: text, theme })),
        read: (body: Any) => ({ ...pgList(body.data.found), facets: counts(body.data.facets.nodes) }),
      },
      {
        server: "fastify",
        label: "Fastify, SQL over the tables",
        requests: asked.map((one) => ({ method: "GET", path: `/tables/search?${params(one)}` })),
        read: (body: Any) => ({ ...list(body.nodes, body.totalCount), facets: counts(body.facets) }),
      },
    ],
  }
}

/** What differs between two answers that should be the same; empty when nothing does. */
export function difference(question: Question, hub: Answer, peer: Answer): string {
  if (peer.total !== undefined && hub.total !== undefined && hub.total !== peer.total) return `total ${hub.total} and ${peer.total}`
  if (hub.slugs.length !== peer.slugs.length) return `${hub.slugs.length} and ${peer.slugs.length} rows`
  // Each ranks in its own way; what matches, and how it counts, must agree.
  if (question.same === "all" && hub.items !== peer.items) {
    const at = [...hub.items].findIndex((letter, index) => letter !== peer.items[index])
    return `“…${hub.items.slice(Math.max(0, at - 60), at + 60)}…” and “…${peer.items.slice(Math.max(0, at - 60), at + 60)}…”`
  }
  for (const [name, count] of Object.entries(peer.facets ?? {}))
    if (hub.facets?.[name] !== count) return `${name}: ${hub.facets?.[name]} and ${count}`
  return ""
}
