import process from "node:process"
import Fastify from "fastify"
import pg from "pg"

/** Hand-written SQL on Fastify: over the normalised tables (/tables/…) and over the hub's read model (/cards/…). */
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 })
const run = async (name, text, values = []) => (await pool.query({ name, text, values })).rows
const app = Fastify()

const termsOf = (table) => `(
  SELECT coalesce(json_agg(json_build_object('slug', t.slug, 'label', t.label) ORDER BY t.position), '[]')
    FROM peer.${table} k JOIN peer.term t ON t.id = k.term_id WHERE k.initiative_id = i.id)`
const measures = `(
  SELECT coalesce(json_agg(json_build_object('what', m.what, 'value', m.value, 'unit', m.unit, 'denominator', m.denominator, 'baseline', m.baseline) ORDER BY m.position), '[]')
    FROM peer.measure m WHERE m.initiative_id = i.id)`
const card = `json_build_object('slug', i.slug, 'title', i.title, 'summary', i.summary, 'firstPublishedAt', i.published_at,
  'organisation', json_build_object('slug', o.slug, 'name', o.name),
  'themes', ${termsOf("theme")}, 'targetGroups', ${termsOf("target_group")}, 'measures', ${measures})`
const newest = `SELECT ${card} AS card FROM (SELECT * FROM peer.initiative ORDER BY published_at DESC, id DESC LIMIT 20) i
  JOIN peer.organisation o ON o.id = i.organisation_id ORDER BY i.published_at DESC, i.id DESC`
const cards = (rows) => rows.map((row) => row.card)

app.get("/tables/list", async () => ({ nodes: cards(await run("newest", newest)) }))
app.get("/tables/list-with-total", async () => {
  const [rows, [{ count }]] = await Promise.all([run("newest", newest), run("count", "SELECT count(*)::int AS count FROM peer.initiative")])
  return { totalCount: count, nodes: cards(rows) }
})
app.get("/tables/initiative", async ({ query }) => {
  const [row] = await run(
    "one",
    `SELECT json_build_object('slug', i.slug, 'title', i.title, 'summary', i.summary, 'need', i.need, 'activity', i.activity, 'results', i.results,
       'lessons', i.lessons, 'evidence', json_build_object('level', i.evidence_level, 'reason', i.evidence_reason), 'costBand', i.cost_band,
       'workStatus', i.work_status, 'startedOn', i.started_on, 'endedOn', i.ended_on, 'firstPublishedAt', i.published_at, 'updatedAt', i.updated_at,
       'organisation', json_build_object('slug', o.slug, 'name', o.name), 'region', (SELECT json_build_object('slug', g.slug, 'name', g.name) FROM peer.region g WHERE g.id = i.region_id),
       'themes', ${termsOf("theme")}, 'targetGroups', ${termsOf("target_group")},
       'others', (SELECT coalesce(json_agg(json_build_object('taxonomy', t.taxonomy, 'slug', t.slug, 'label', t.label)), '[]') FROM peer.other_term k JOIN peer.term t ON t.id = k.term_id WHERE k.initiative_id = i.id),
       'measures', ${measures}) AS page
       FROM peer.initiative i JOIN peer.organisation o ON o.id = i.organisation_id WHERE i.slug = $1`,
    [query.slug],
  )
  return row.page
})
app.get("/tables/search", async ({ query: { q, theme } }) => {
  const [rows, [{ count }], facets] = await Promise.all([
    run(
      "search",
      `SELECT ${card} AS card FROM (SELECT * FROM peer.search($1, $2) LIMIT 20) i JOIN peer.organisation o ON o.id = i.organisation_id`,
      [q, theme],
    ),
    run("search_count", "SELECT count(*)::int AS count FROM peer.search($1, $2)", [q, theme]),
    run("search_facets", "SELECT * FROM peer.facets($1, $2)", [q, theme]),
  ])
  return { totalCount: count, nodes: cards(rows), facets }
})

const terms = (list) => list.map(({ slug, label }) => ({ slug, label }))
const pickCard = ({ slug, title, summary, firstPublishedAt, organisation, terms: by, measures: figures }) => ({
  slug,
  title,
  summary,
  firstPublishedAt,
  organisation: { slug: organisation.slug, name: organisation.name },
  themes: terms(by.themes),
  targetGroups: terms(by.targetGroups),
  measures: figures.map(({ what, value, unit, denominator, baseline }) => ({ what, value, unit, denominator, baseline })),
})
app.get("/cards/list", async () => {
  const rows = await run(
    "cards",
    `SELECT c.card FROM (SELECT subject_id, newest, id FROM search_document WHERE kind = 'initiative' AND audience <> '{}' ORDER BY newest DESC, id DESC LIMIT 20) d
       JOIN search_card c ON c.kind = 'initiative' AND c.subject_id = d.subject_id ORDER BY d.newest DESC, d.id DESC`,
  )
  return { nodes: rows.map((row) => pickCard(row.card)) }
})
app.get("/cards/initiative", async ({ query }) => {
  const [{ page }] = await run("page", "SELECT page FROM search_card WHERE kind = 'initiative' AND slug = $1", [query.slug])
  const text = Object.fromEntries(page.narratives.map(({ field, markdown }) => [field, markdown]))
  const { themes, targetGroups, ...others } = page.terms
  return {
    ...pickCard(page),
    need: text.need,
    activity: text.activity,
    results: text.results,
    lessons: text.lessons,
    evidence: { level: page.evidenceLevel, reason: page.evidenceReason },
    costBand: page.costBand,
    workStatus: page.workStatus,
    startedOn: page.startedOn,
    endedOn: page.endedOn,
    updatedAt: page.updatedAt,
    region: page.regions[0] ? { slug: page.regions[0].slug, name: page.regions[0].name } : null,
    others: Object.values(others)
      .flat()
      .map(({ taxonomy, slug, label }) => ({ taxonomy, slug, label })),
  }
})

await app.listen({ port: Number(process.env.PORT), host: "127.0.0.1" })
