import { type CaseStudy, caseStudyToSave, costBands, termFields, workStatuses } from "@hub/api/directory/case-study.input"
import { passwordProblems } from "@hub/api/people/account.rules"
import {
  demoCalls,
  demoInitiatives,
  demoOrganisations,
  demoPassword,
  demoPeople,
  realInitiatives,
  realOrganisations,
  regions,
  terms,
} from "@hub/seed"
import { describe, expect, test } from "vitest"

const now = new Date("2026-11-23T12:00:00Z")
const demo = demoInitiatives(now)
const all = [...realInitiatives, ...demo]
const organisationSlugs = new Set<string>([...realOrganisations, ...demoOrganisations].map(({ slug }) => slug))
const termKeys = new Set(terms.map(({ taxonomy, slug }) => `${taxonomy} ${slug}`))
const regionSlugs = new Set<string>(regions.map(({ slug }) => slug))
const handles = new Set(demoPeople.map(({ handle }) => handle))

const termsOf = (content: CaseStudy) =>
  Object.entries(termFields).flatMap(([field, taxonomy]) => content[field as keyof typeof termFields].map((slug) => `${taxonomy} ${slug}`))
const repeated = (list: readonly string[]) => list.filter((one, index) => list.indexOf(one) !== index)
const missing = (wanted: Iterable<string>, there: Iterable<string>) => {
  const set = new Set(there)
  return [...wanted].filter((one) => !set.has(one))
}

describe("reference data", () => {
  test("slugs and positions are unique within a taxonomy, and parents come first", () => {
    expect(repeated(terms.map(({ taxonomy, slug }) => `${taxonomy} ${slug}`))).toEqual([])
    expect(repeated(terms.map(({ taxonomy, position }) => `${taxonomy} ${position}`))).toEqual([])
    terms.forEach(({ taxonomy, parentSlug }, index) => {
      if (parentSlug) expect(terms.slice(0, index).map((term) => `${term.taxonomy} ${term.slug}`)).toContain(`${taxonomy} ${parentSlug}`)
    })
  })

  test("each term is explained in one sentence", () => {
    expect(terms.filter(({ definition }) => !/^[A-Z][^.]+\.$/.test(definition)).map(({ slug }) => slug)).toEqual([])
  })

  test("there are 13 regions with a tile each, and National without", () => {
    expect(regions).toHaveLength(14)
    const tiles = regions.filter(({ tileColumn }) => tileColumn !== null)
    expect(tiles).toHaveLength(13)
    expect(repeated(tiles.map(({ tileColumn, tileRow }) => `${tileColumn} ${tileRow}`))).toEqual([])
  })
})

describe("every entry", () => {
  test.each(all)(
    "$slug is saved as it is written, and names only what exists",
    ({ content, organisation, partnerOrganisations, evidence }) => {
      expect(caseStudyToSave.parse(content)).toEqual(content)
      expect(missing(termsOf(content), termKeys)).toEqual([])
      expect(missing(content.regions, regionSlugs)).toEqual([])
      expect(organisationSlugs).toContain(organisation)
      expect(partnerOrganisations).toHaveLength(content.partners.length)
      expect(
        missing(
          partnerOrganisations.filter((slug): slug is NonNullable<typeof slug> => slug !== null),
          organisationSlugs,
        ),
      ).toEqual([])
      expect(partnerOrganisations).not.toContain(organisation)
      expect(evidence.reason === "").toBe(evidence.level === 0)
      for (const { value, unit, denominator } of content.measures) {
        expect(value).not.toBeNull()
        if (unit === "COUNT" && denominator !== null) expect(value).toBeLessThanOrEqual(denominator)
        if (unit === "PER_CENT") expect(value).toBeLessThanOrEqual(100)
      }
    },
  )

  test("addresses and titles are unique", () => {
    expect(repeated(all.map(({ slug }) => slug))).toEqual([])
    expect(repeated(all.map(({ content }) => content.title.toLowerCase()))).toEqual([])
    expect(repeated([...organisationSlugs])).toEqual([])
  })

  test("no paragraph is used twice", () => {
    const paragraphs = demo.flatMap(({ content: { summary, need, activity, results, evaluation, lessons, adviceToAdopters } }) =>
      [summary, need, activity, results, evaluation, lessons, adviceToAdopters]
        .flatMap((text) => text.split("\n\n"))
        .filter((text) => text),
    )
    expect(repeated(paragraphs)).toEqual([])
  })
})

describe("entries about real work", () => {
  const figures = Object.fromEntries(
    realInitiatives.map(({ slug, content }) => [slug, content.measures.map(({ value, unit }) => [value, unit])]),
  )

  test("carry the figures of the 2014 strategy, and no others", () => {
    expect(figures).toEqual({
      "st-georges-summer-schools": [[90, "PER_CENT"]],
      "manchester-access-programme": [[93, "PER_CENT"]],
      "east-of-england-health-ambassadors": [
        [400, "COUNT"],
        [39_000, "COUNT"],
      ],
      "plymouth-project-search": [[13, "COUNT"]],
      "salford-pre-employment-programme": [[45, "COUNT"]],
      "north-west-cadets": [[400, "COUNT"]],
      "selecting-for-excellence": [],
    })
  })

  test("say where they come from and invent no address", () => {
    for (const { content } of realInitiatives) {
      expect(content.evaluation).toContain("Health Education England, *Widening Participation: It Matters!* (2014)")
      expect([...content.links, ...content.measures.filter(({ sourceUrl }) => sourceUrl)]).toEqual([])
      expect(content.measures.filter(({ denominator, baseline }) => denominator !== null || baseline !== null)).toEqual([])
    }
  })
})

describe("the demonstration world", () => {
  test("is at least the size of the first call", () => {
    expect(demo.length).toBeGreaterThanOrEqual(90)
    expect(demoOrganisations.length).toBeGreaterThanOrEqual(60)
  })

  test("uses every term, region, status, cost band and strength of evidence, and every kind of organisation", () => {
    expect(
      missing(
        termKeys,
        demo.flatMap(({ content }) => termsOf(content)),
      ),
    ).toEqual([])
    expect(
      missing(
        regionSlugs,
        demo.flatMap(({ content }) => content.regions),
      ),
    ).toEqual([])
    expect(
      missing(
        workStatuses,
        demo.map(({ content }) => content.workStatus ?? ""),
      ),
    ).toEqual([])
    expect(
      missing(
        costBands,
        demo.map(({ content }) => content.costBand ?? ""),
      ),
    ).toEqual([])
    expect(
      missing(
        ["0", "1", "2", "3", "4"],
        demo.map(({ evidence }) => String(evidence.level)),
      ),
    ).toEqual([])
    expect(new Set(demoOrganisations.map(({ kind }) => kind)).size).toBe(11)
    expect(
      missing(
        regionSlugs,
        demoOrganisations.map(({ region }) => region),
      ),
    ).toEqual([])
  })

  test("answers the search that the hub is for", () => {
    const found = demo.filter(({ content }) => {
      const text = `${content.title} ${content.summary}`.toLowerCase()
      return text.includes("summer school") && text.includes("free school meals")
    })
    expect(found.length).toBeGreaterThanOrEqual(4)
  })

  test("has no organisation with a code that a real one could have", () => {
    expect(demoOrganisations.filter((organisation) => "odsCode" in organisation || "ukprn" in organisation)).toEqual([])
  })

  test("is never dated in the future, unless it is planned", () => {
    const from = (month: string) => month.slice(0, 4)
    for (const { content } of demo) {
      if (content.workStatus === "planned") expect(from(content.startedOn) > "2026").toBe(true)
      else expect(from(content.startedOn) < "2026").toBe(true)
      if (content.endedOn) expect(content.endedOn >= content.startedOn && from(content.endedOn) < "2026").toBe(true)
    }
  })

  test("has somebody for every role, and a lead for every organisation and region", () => {
    const roles = demoPeople.flatMap((person) => person.roles)
    expect(
      missing(
        ["ADMINISTRATOR", "EDITOR", "AWARD_MANAGER", "PANEL_MEMBER", "MODERATOR", "REGIONAL_LEAD", "NATIONAL_TEAM"],
        roles.map(({ role }) => role),
      ),
    ).toEqual([])
    expect(
      missing(
        regionSlugs,
        roles.flatMap(({ role, region }) => (role === "REGIONAL_LEAD" && region ? [region] : [])),
      ),
    ).toEqual([])
    const leads = demoPeople.flatMap(({ memberships }) => memberships.filter(({ role }) => role === "LEAD"))
    expect(
      missing(
        demoOrganisations.map(({ slug }) => slug),
        leads.map(({ organisation }) => organisation),
      ),
    ).toEqual([])
    expect(
      missing(
        demo.map(({ contact }) => contact),
        handles,
      ),
    ).toEqual([])
  })

  test("has people with addresses that reach nobody, and a password that the hub would accept", () => {
    expect(repeated(demoPeople.map(({ handle }) => handle))).toEqual([])
    expect(demoPeople.filter(({ email }) => !email.endsWith("@demo.example"))).toEqual([])
    expect(demoPeople.flatMap((person) => passwordProblems(demoPassword, person))).toEqual([])
  })

  test("has one open call and the first one, closed; both keep office hours in London in summer and winter", () => {
    for (const moment of [now, new Date("2027-06-01T12:00:00Z")]) {
      const [open, closed] = demoCalls(moment)
      expect(open!.opensAt < moment && moment < open!.closesAt).toBe(true)
      expect(closed!.closesAt < moment).toBe(true)
      const hour = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/London", hour: "2-digit" })
      expect([open!.opensAt, open!.closesAt, closed!.closesAt].map((at) => hour.format(at))).toEqual(["09", "17", "17"])
    }
  })
})
