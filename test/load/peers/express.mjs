import { readFileSync } from "node:fs"
import process from "node:process"
import express from "express"
import pg from "pg"

/**
 * The list of the directory as somebody would write it by hand: Express, one SQL statement over the read model, templates.
 * The frame of the page and the counts of the facets are at hand, as after a first request.
 */
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 })
const frame = readFileSync(process.env.FRAME_FILE, "utf8").split(/<!--(facets|cards)-->/)
const facets = JSON.parse(readFileSync(process.env.FACETS_FILE, "utf8"))
const { rows: regionRows } = await pool.query(`SELECT id, name FROM "Region"`)
const regions = new Map(regionRows.map(({ id, name }) => [id, name]))

const text = (value) =>
  String(value).replace(/[&<>"']/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;" })[sign])
const number = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 2 })
const figure = (value, unit) =>
  unit === "PER_CENT" ? `${number.format(value)}%` : unit === "POUNDS" ? `£${number.format(value)}` : number.format(value)
const costs = {
  none: "No cost",
  "under-5k": "Under £5,000 a year",
  "5k-25k": "£5,000 to £25,000 a year",
  "25k-100k": "£25,000 to £100,000 a year",
  "over-100k": "Over £100,000 a year",
  "not-stated": "Cost not stated",
}
const levels = ["Not assessed", "Described", "Measured", "Compared", "Replicated"]

const facet = ({ name, label, values }, index) =>
  values.length === 0
    ? ""
    : `<details class="hub-facet"${index < 1 || name === "evidence" ? ' open=""' : ""}><summary>${text(label)}</summary><fieldset class="nhsuk-fieldset"><legend class="nhsuk-u-visually-hidden">${text(label)}</legend><div class="nhsuk-checkboxes nhsuk-checkboxes--small">${values
        .map(
          ({ value, label: of, count }) =>
            `<div class="nhsuk-checkboxes__item"><input class="nhsuk-checkboxes__input" id="${name}-${text(value)}" name="${name}" type="checkbox" value="${text(value)}"/><label class="nhsuk-label nhsuk-checkboxes__label" for="${name}-${text(value)}">${text(of)} <span class="hub-facet__count">(${count.toLocaleString("en-GB")})</span></label></div>`,
        )
        .join("")}</div></fieldset></details>`

const weight = ({ unit, baseline, isReach }) => (baseline === null ? 0 : 4) + (unit === "PER_CENT" ? 2 : 0) + (isReach ? 1 : 0)
const chip = (kind, name, { slug, label }) => `<li><a class="hub-chip${kind}" href="/initiatives?${name}=${slug}">${text(label)}</a></li>`

function card(it) {
  const key = it.measures.reduce((best, one) => (one.value !== null && (!best || weight(one) > weight(best)) ? one : best), null)
  const { themes, targetGroups } = it.terms
  return `<li><article class="hub-card hub-result"><div><h3 class="nhsuk-heading-s"><a href="/initiatives/${it.slug}">${text(it.title)}</a></h3><p class="hub-small hub-muted">${text(it.organisation.name)} · ${text(regions.get(it.organisation.regionId))}</p><p class="hub-result__summary">${text(it.summary)}</p><ul class="hub-tags" aria-label="Themes and target groups">${themes.map((term) => chip(" hub-chip--theme", "themes", term)).join("")}${targetGroups.map((term) => chip("", "targetGroups", term)).join("")}</ul><ul class="hub-result__facts hub-small"><li><span class="hub-evidence hub-evidence--${it.evidenceLevel}"><svg class="hub-evidence__meter" viewBox="0 0 46 14" width="46" height="14" aria-hidden="true" focusable="false">${[1, 2, 3, 4].map((step) => `<rect class="${step <= it.evidenceLevel ? "hub-evidence__on" : "hub-evidence__off"}" x="${(step - 1) * 12 + 0.5}" y="0.5" width="9" height="13" rx="2"></rect>`).join("")}</svg><span><span class="nhsuk-u-visually-hidden">Evidence: </span>${levels[it.evidenceLevel]}</span></span></li>${it.costBand ? `<li>${costs[it.costBand]}</li>` : ""}${it.adoptionCount > 0 ? `<li>Adopted by ${it.adoptionCount} others</li>` : ""}${new Date(it.reviewBy) < Date.now() ? "<li>Not confirmed lately</li>" : ""}${it.isDemonstration ? `<li><strong class="nhsuk-tag nhsuk-tag--yellow">Demonstration</strong></li>` : ""}</ul></div>${key ? `<p class="hub-result__figure"><strong>${figure(key.value, key.unit)}</strong><span>${text(key.what)}${key.baseline === null ? "" : ` (from ${figure(key.baseline, key.unit)})`}</span></p>` : ""}</article></li>`
}

const app = express()
app.get("/initiatives", async (_request, response, next) => {
  try {
    const { rows } = await pool.query({
      name: "cards",
      text: `SELECT c.card FROM (SELECT subject_id, newest, id FROM search_document WHERE kind = 'initiative' AND audience <> '{}' ORDER BY newest DESC, id DESC LIMIT 20) d
               JOIN search_card c ON c.kind = 'initiative' AND c.subject_id = d.subject_id ORDER BY d.newest DESC, d.id DESC`,
    })
    const parts = { facets: () => facets.map(facet).join(""), cards: () => rows.map((row) => card(row.card)).join("") }
    response.type("html").send(frame.map((piece, at) => (at % 2 ? parts[piece]() : piece)).join(""))
  } catch (error) {
    next(error)
  }
})
app.listen(Number(process.env.PORT), "127.0.0.1")
