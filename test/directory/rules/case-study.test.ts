import { changesBetween as changesNamed } from "@hub/api/directory/case-study.changes"
import { type CaseStudy, caseStudyDraft, caseStudyToSave, emptyCaseStudy } from "@hub/api/directory/case-study.input"
import { gapsOf } from "@hub/api/directory/case-study.rules"
import type { Names } from "@hub/api/directory/case-study.words"
import { demoInitiatives } from "@hub/seed/demo/initiatives"
import fc from "fast-check"
import { describe, expect, test } from "vitest"

const whole = demoInitiatives(new Date("2026-11-23")).find(({ content }) => gapsOf(content).length === 0)?.content ?? emptyCaseStudy

const noMeasure: CaseStudy["measures"][number] = {
  what: "",
  value: null,
  unit: "COUNT",
  denominator: null,
  baseline: null,
  period: "",
  method: "",
  sourceUrl: "",
  isReach: false,
}

describe("completeness is shown as what is missing and why it matters, never as a bare score", () => {
  test("an empty case study names what cannot be left out, each with a reason", () => {
    const gaps = gapsOf(emptyCaseStudy)
    const required = gaps.filter(({ isRequired }) => isRequired).map(({ field }) => field)
    expect(required).toEqual([
      "title",
      "summary",
      "aims",
      "themes",
      "targetGroups",
      "regions",
      "workStatus",
      "need",
      "activity",
      "results",
      "costBand",
    ])
    for (const { missing, why } of gaps) {
      expect(missing.length).toBeGreaterThan(10)
      expect(why.length).toBeGreaterThan(10)
    }
  })

  test("a whole one lacks nothing", () => {
    expect(whole.title).not.toBe("")
    expect(gapsOf(whole)).toEqual([])
  })

  test("an unfinished figure, link or date must be finished or removed", () => {
    const measure = { ...whole.measures[0]!, value: null }
    expect(gapsOf({ ...whole, measures: [measure] })[0]).toMatchObject({ field: "measures", isRequired: true })
    expect(gapsOf({ ...whole, links: [{ label: "Report", url: "" }] })[0]).toMatchObject({ field: "links", isRequired: true })
    expect(gapsOf({ ...whole, startedOn: "2014-09", endedOn: "2014-08" })[0]).toMatchObject({ field: "endedOn", isRequired: true })
    expect(gapsOf({ ...whole, startedOn: "2014-09", endedOn: "2014" })).toEqual([])
  })

  test("pictures of people need an answer about consent", () => {
    const attachments = [{ fileId: crypto.randomUUID(), description: "Pupils at the open day" }]
    expect(gapsOf({ ...whole, attachments, pictureConsent: "not-answered" })[0]).toMatchObject({
      field: "pictureConsent",
      isRequired: true,
    })
    expect(gapsOf({ ...whole, attachments, pictureConsent: "consent-held" })).toEqual([])
  })
})

describe("what is typed is taken clean", () => {
  test("NUL, lone surrogates and Windows line ends go, everything else stays", () => {
    const { need } = caseStudyDraft.shape.need.safeParse("").success
      ? caseStudyDraft.pick({ need: true }).parse({ need: " a\0b\r\nc\ud800 🎓 שלום " })
      : { need: "" }
    expect(need).toBe("ab\nc\ufffd 🎓 שלום")
  })

  test.each(["javascript:alert(1)", "//evil.example", "http://localhost", "ftp://a.example", "not a link"])(
    "%s is no web address",
    (url) => {
      expect(caseStudyDraft.shape.links.safeParse([{ label: "x", url }]).success).toBe(false)
    },
  )

  test("one character too many names the limit", () => {
    const result = caseStudyDraft.shape.title.safeParse("x".repeat(121))
    expect(result.error?.issues[0]?.message).toBe("Title must be 120 characters or fewer")
  })

  test.each<[Partial<CaseStudy["measures"][number]>, string, string]>([
    [{ denominator: -3 }, "denominator", "“Of how many” must be more than 0"],
    [{ denominator: 0 }, "denominator", "“Of how many” must be more than 0"],
    [{ denominator: 1e12 }, "denominator", "“Of how many” must be 100,000,000,000 or less"],
    [{ value: 1e12 }, "value", "“Value” must be between -100,000,000,000 and 100,000,000,000"],
    [{ baseline: -1e12 }, "baseline", "“What it was before” must be between -100,000,000,000 and 100,000,000,000"],
    [
      { value: 61, denominator: 60 },
      "value",
      "“Value” cannot be more than “Of how many”. Correct one of them, or leave “Of how many” empty",
    ],
    [
      { value: 101, unit: "PER_CENT", denominator: 60 },
      "value",
      "“Value” cannot be more than 100 per cent of “Of how many”. Correct it, or leave “Of how many” empty if it is a change",
    ],
  ])("the figure %j is refused beside its %s", (own, field, message) => {
    const result = caseStudyToSave.shape.measures.safeParse([{ ...noMeasure, ...own }])
    expect(result.error?.issues).toMatchObject([{ path: [0, field], message }])
  })

  test.each<Partial<CaseStudy["measures"][number]>>([
    { value: 60, denominator: 60 },
    { value: 100, unit: "PER_CENT", denominator: 60 },
    { value: 150, unit: "PER_CENT", baseline: -20 },
    { value: 3000, unit: "POUNDS", denominator: 60 },
    { value: 72, unit: "SCORE", denominator: 60 },
    { denominator: 0.5 },
  ])("the figure %j is taken", (own) => {
    expect(caseStudyToSave.shape.measures.safeParse([{ ...noMeasure, ...own }]).error).toBeUndefined()
  })

  test("a figure stored before these rules can still be read", () => {
    const measures = [{ ...noMeasure, value: 61, denominator: 0 }]
    expect(caseStudyDraft.parse({ ...emptyCaseStudy, measures }).measures).toEqual(measures)
  })
})

describe("every revision can be compared", () => {
  const names: Names = {
    term: (taxonomy, slug) =>
      new Map([
        ["THEME mentoring", "Mentoring"],
        ["TARGET_GROUP carers", "Carers"],
      ]).get(`${taxonomy} ${slug}`),
    region: (slug) => new Map([["wessex", "Wessex"]]).get(slug),
    person: (id) => new Map([["0f9d6d2a-8f9b-4a43-9d60-0c6f6ad4ef10", "Hannah Whitfield"]]).get(id),
  }
  const changesBetween = (before: CaseStudy, after: CaseStudy) => changesNamed(before, after, names)

  test.each<[Partial<CaseStudy>, string]>([
    [{ startedOn: "2014-09" }, "September 2014"],
    [{ endedOn: "2015" }, "2015"],
    [{ themes: ["mentoring", "retired-long-ago"] }, "Mentoring\nretired-long-ago"],
    [{ targetGroups: ["carers"], themes: [] }, "Carers"],
    [{ regions: ["wessex"] }, "Wessex"],
    [{ workStatus: "running" }, "Running"],
    [{ costBand: "5k-25k" }, "£5,000 to £25,000"],
    [{ pictureConsent: "consent-held" }, "The people pictured agreed in writing"],
    [{ contactPersonId: "0f9d6d2a-8f9b-4a43-9d60-0c6f6ad4ef10" }, "Hannah Whitfield"],
    [{ partners: [{ organisationId: null, name: "Salford College", role: "trains" }] }, "Salford College: trains"],
    [{ links: [{ label: "Report", url: "https://a.example" }] }, "Report (https://a.example)"],
    [{ measures: [{ ...noMeasure, what: "Into jobs", value: 1450.5, unit: "POUNDS" }] }, "Into jobs: £1,450.5"],
    [
      {
        measures: [
          { ...noMeasure, what: "Applied", value: 75, unit: "PER_CENT", denominator: 60, baseline: 0, method: "survey", isReach: true },
        ],
      },
      "Applied: 75% (of 60; before: 0%; survey; counts people reached)",
    ],
  ])("%j is put in the words that readers see", (fields, words) => {
    const [change] = changesBetween(emptyCaseStudy, { ...emptyCaseStudy, ...fields })
    const after = change?.parts.filter(({ kind }) => kind !== "REMOVED").map(({ text }) => text)
    expect(after?.join("").trimEnd()).toBe(words)
  })

  test("a list is compared item by item: a figure with itself, never with another", () => {
    const measure = (what: string, value: number) => ({ ...noMeasure, what, value })
    const [change] = changesBetween(
      { ...emptyCaseStudy, measures: [measure("Pupils", 118), measure("Confidence", 4), measure("Placements", 3)] },
      { ...emptyCaseStudy, measures: [measure("Pupils", 178), measure("Applied", 61), measure("Placements", 3)] },
    )
    expect(change?.parts).toEqual([
      { kind: "SAME", text: "Pupils: " },
      { kind: "REMOVED", text: "118" },
      { kind: "ADDED", text: "178" },
      { kind: "SAME", text: "\n" },
      { kind: "ADDED", text: "Applied: 61\n" },
      { kind: "REMOVED", text: "Confidence: 4\n" },
      { kind: "SAME", text: "Placements: 3\n" },
    ])
  })

  test("the parts of a list give back both lists", () => {
    const lists = fc.array(fc.constantFrom("a: 1", "a: 2", "b", "c: x y", "c: x z"), { maxLength: 6 })
    fc.assert(
      fc.property(lists, lists, (before, after) => {
        const [change] = changesBetween({ ...emptyCaseStudy, themes: before }, { ...emptyCaseStudy, themes: after })
        const text = (kind: string) =>
          (change?.parts ?? [])
            .filter((part) => part.kind !== kind)
            .map((part) => part.text)
            .join("")
        const [was, is] = [before, after].map((list) => list.map((item) => `${item}\n`).join(""))
        expect([text("ADDED"), text("REMOVED")]).toEqual(change ? [was, is] : ["", ""])
      }),
    )
  })

  test("a file exchanged for another of the same description shows", () => {
    const [first, second] = [crypto.randomUUID(), crypto.randomUUID()].map((fileId) => [{ fileId, description: "Leaflet" }])
    expect(changesBetween({ ...emptyCaseStudy, attachments: first! }, { ...emptyCaseStudy, attachments: second! })[0]?.parts).toEqual([
      { kind: "REMOVED", text: "Leaflet" },
      { kind: "ADDED", text: "Leaflet" },
    ])
  })

  test("only fields that differ are named, word by word", () => {
    const changes = changesBetween(whole, { ...whole, summary: `${whole.summary} More.`, themes: [...whole.themes].reverse() })
    expect(changes.map(({ field }) => field)).toEqual(whole.themes.length > 1 ? ["summary", "themes"] : ["summary"])
    expect(changes[0]?.parts.filter(({ kind }) => kind !== "SAME").map(({ kind }) => kind)).not.toContain("REMOVED")
  })

  test.each([
    ["!", "! "],
    ["!", " !"],
    ["a b", "a  b"],
    ["a\nb", "a\n\nb"],
  ])("%j and %j differ in white space alone, which is shown", (before, after) => {
    const [change] = changesBetween({ ...emptyCaseStudy, need: before }, { ...emptyCaseStudy, need: after })
    const text = (kind: string) =>
      change?.parts
        .filter((part) => part.kind !== kind)
        .map((part) => part.text)
        .join("")
    expect([text("ADDED"), text("REMOVED")]).toEqual([before, after])
  })

  test("texts that have little in common are shown whole, before and after", () => {
    const words = (from: number) => Array.from({ length: 1500 }, (_, at) => `word${from + at}`).join(" ")
    const [before, after] = [words(0), words(5000)]
    expect(changesBetween({ ...emptyCaseStudy, need: before }, { ...emptyCaseStudy, need: after })[0]?.parts).toEqual([
      { kind: "REMOVED", text: before },
      { kind: "ADDED", text: after },
    ])
  })

  test("the parts give back both texts", () => {
    const text = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom("a", "!", " ", "\n") }))
    fc.assert(
      fc.property(text, text, (before, after) => {
        const [change] = changesBetween({ ...emptyCaseStudy, need: before }, { ...emptyCaseStudy, need: after })
        const text = (...kinds: string[]) =>
          change
            ? change.parts
                .filter(({ kind }) => kinds.includes(kind))
                .map((part) => part.text)
                .join("")
            : before
        expect(text("SAME", "REMOVED")).toBe(before)
        expect(text("SAME", "ADDED")).toBe(change ? after : before)
      }),
    )
  })
})
