import { canMove, missingTexts } from "@hub/api/directory/adoption.rules"
import { type CaseStudy, caseStudyToSave } from "@hub/api/directory/case-study.input"
import { gapsOf } from "@hub/api/directory/case-study.rules"
import { canonicalInitiativeQuery, parseInitiativeQuery } from "@hub/api/directory/initiative.query"
import { SubmissionState } from "@hub/prisma"
import {
  demoAdoptions,
  demoCalls,
  demoCollections,
  demoFollows,
  demoInitiatives,
  demoPeople,
  demoSavedSearches,
  demoSaves,
  demoSubmissions,
} from "@hub/seed"
import { buildCaseStudy } from "@hub/seed/builders"
import { expect, test } from "vitest"

const now = new Date("2026-11-23T12:00:00Z")
const initiatives = demoInitiatives(now)
const submissions = demoSubmissions(now)
const bySlug = new Map(initiatives.map((initiative) => [initiative.slug, initiative]))
const handles = new Set(demoPeople.map(({ handle }) => handle))

const repeated = (list: readonly string[]) => list.filter((one, index) => list.indexOf(one) !== index)
const required = (content: CaseStudy) => gapsOf(content).flatMap(({ isRequired, field }) => (isRequired ? [field] : []))
const isMember = (handle: string, organisation: string) =>
  demoPeople.some(
    (person) =>
      person.handle === handle && person.memberships.some((place) => place.organisation === organisation && place.status === "ACTIVE"),
  )

test("a built case study is complete and can be submitted", () => {
  expect(gapsOf(buildCaseStudy())).toEqual([])
  expect(buildCaseStudy().title).not.toBe(buildCaseStudy().title)
  expect(buildCaseStudy({ themes: ["mentoring"] }).themes).toEqual(["mentoring"])
})

test.each(initiatives)("$slug could have been submitted, in every version", ({ revisions, content, publishedDaysAgo }) => {
  expect(revisions.at(-1)!.content).toEqual(content)
  expect(revisions[0]!.publishedDaysAgo).toBe(publishedDaysAgo)
  revisions.forEach((revision, index) => {
    expect(caseStudyToSave.parse(revision.content)).toEqual(revision.content)
    expect(required(revision.content)).toEqual([])
    expect(revision.changeNote === null).toBe(index === 0)
    if (index > 0) {
      expect(revision.publishedDaysAgo).toBeLessThan(revisions[index - 1]!.publishedDaysAgo)
      expect(revision.content).not.toEqual(revisions[index - 1]!.content)
    }
  })
})

test("some entries have several revisions, some nobody confirmed, two are archived", () => {
  expect(initiatives.filter(({ revisions }) => revisions.length >= 3).length).toBeGreaterThanOrEqual(2)
  expect(initiatives.filter(({ confirmedDaysAgo }) => confirmedDaysAgo > 365).length).toBeGreaterThanOrEqual(3)
  expect(initiatives.filter(({ archived }) => archived !== null)).toHaveLength(2)
})

test("about sixty adoptions are spread unevenly and keep the rules", () => {
  expect(demoAdoptions.length).toBeGreaterThanOrEqual(60)
  expect(repeated(demoAdoptions.map(({ initiative, organisation }) => `${initiative} ${organisation}`))).toEqual([])
  const counts = initiatives.map(({ slug }) => demoAdoptions.filter(({ initiative }) => initiative === slug).length)
  expect(Math.max(...counts)).toBeGreaterThanOrEqual(7)
  expect(counts.filter((number) => number === 0).length).toBeGreaterThan(counts.length / 2)
  expect(new Set(demoAdoptions.map(({ stage }) => stage)).size).toBe(5)
})

test.each(demoAdoptions)("$organisation and $initiative", ({ initiative, organisation, person, stage, steps, localChanges, outcome }) => {
  const entry = bySlug.get(initiative)!
  expect(entry).toBeDefined()
  expect(entry.organisation).not.toBe(organisation)
  expect(entry.archived).toBeNull()
  expect(isMember(person, organisation)).toBe(true)
  expect(missingTexts({ stage, localChanges, outcome })).toEqual([])
  steps.forEach((step, index) => {
    expect(step.daysAgo).toBeLessThan(index === 0 ? entry.publishedDaysAgo : steps[index - 1]!.daysAgo)
    if (index > 0) expect(canMove(steps[index - 1]!.stage, step.stage)).toBe(true)
  })
})

test("there is a submission in every state but published", () => {
  expect(Object.values(SubmissionState).filter((state) => !submissions.some((submission) => submission.state === state))).toEqual([
    "PUBLISHED",
  ])
  expect(repeated(submissions.map(({ reference }) => reference))).toEqual([])
})

test.each(submissions)("$reference ($state) is in order", (submission) => {
  const {
    state,
    reference,
    content,
    snapshots,
    submitter,
    organisation,
    comments,
    decision,
    editor,
    createdDaysAgo,
    call,
    revises,
    publishInDays,
  } = submission
  expect(reference).toMatch(/^CS-[23456789ABCDEFGHJKMNPQRSTVWXYZ]{6}$/)
  expect(caseStudyToSave.parse(content)).toEqual(content)
  expect(isMember(submitter, organisation)).toBe(true)
  expect(snapshots.length === 0).toBe(state === "DRAFT")
  snapshots.forEach((snapshot, index) => {
    expect(caseStudyToSave.parse(snapshot.content)).toEqual(snapshot.content)
    expect(required(snapshot.content)).toEqual([])
    expect(snapshot.daysAgo).toBeLessThanOrEqual(index === 0 ? createdDaysAgo : snapshots[index - 1]!.daysAgo)
  })
  if (state !== "DRAFT" && state !== "CHANGES_REQUESTED") expect(snapshots.at(-1)!.content).toEqual(content)
  expect(editor !== null).toBe(["UNDER_REVIEW", "CHANGES_REQUESTED", "RESUBMITTED", "SCHEDULED", "DECLINED"].includes(state))
  expect(decision !== null).toBe(["CHANGES_REQUESTED", "RESUBMITTED", "DECLINED", "WITHDRAWN"].includes(state))
  expect(publishInDays !== null).toBe(state === "SCHEDULED")
  for (const { author, body } of comments) {
    expect(handles).toContain(author)
    expect(body).not.toBe("")
  }
  if (call) expect(demoCalls(now).map(({ slug }) => slug)).toContain(call)
  if (revises) expect(bySlug.get(revises)!.organisation).toBe(organisation)
})

test("changes are asked for with remarks on fields, and sent again with an older version kept", () => {
  const asked = submissions.find(({ state }) => state === "CHANGES_REQUESTED")!
  expect(asked.comments.filter(({ field, isInternal }) => field !== null && !isInternal).length).toBeGreaterThanOrEqual(2)
  const again = submissions.find(({ state }) => state === "RESUBMITTED")!
  expect(again.snapshots).toHaveLength(2)
  expect(again.snapshots[0]!.content).not.toEqual(again.snapshots[1]!.content)
})

test("reading lists name people and entries that exist, once each and never before publication", () => {
  for (const { owner, items } of demoCollections) {
    expect(handles).toContain(owner)
    expect(repeated(items.map(({ initiative }) => initiative))).toEqual([])
    for (const { initiative } of items) expect([...bySlug.keys()]).toContain(initiative)
  }
  for (const marks of [demoSaves, demoFollows]) {
    expect(marks.length).toBeGreaterThan(200)
    expect(repeated(marks.map(({ person, initiative }) => `${person} ${initiative}`))).toEqual([])
    expect(
      marks.filter(({ person, initiative, daysAgo }) => !handles.has(person) || daysAgo >= bySlug.get(initiative)!.publishedDaysAgo),
    ).toEqual([])
  }
  for (const { person, query } of demoSavedSearches) {
    expect(handles).toContain(person)
    expect(canonicalInitiativeQuery(parseInitiativeQuery(query))).toBe(query)
  }
})
