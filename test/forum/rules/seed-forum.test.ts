import { pointersIn } from "@hub/api/platform/markdown"
import { demoInitiatives, demoPeople, demoSpaces, demoThreads, terms } from "@hub/seed"
import { expect, test } from "vitest"

const handles = new Set(demoPeople.map(({ handle }) => handle))
const initiatives = new Map(demoInitiatives(new Date("2026-11-23T12:00:00Z")).map((initiative) => [initiative.slug, initiative]))
const tags = new Set(terms.map(({ taxonomy, slug }) => `${taxonomy}:${slug}`))
const spaces = new Map(demoSpaces.map((space) => [space.slug, space]))
const repeated = (list: readonly string[]) => list.filter((one, index) => list.indexOf(one) !== index)

test("slugs are used once and no space is empty", () => {
  expect(repeated([...demoSpaces.map(({ slug }) => slug)])).toEqual([])
  expect(repeated(demoThreads.map(({ slug }) => slug))).toEqual([])
  expect(demoSpaces.filter(({ slug }) => !demoThreads.some(({ space }) => space === slug))).toEqual([])
})

test.each(demoThreads)(
  "$slug names people, initiatives and terms that exist",
  ({ by, space, initiative, tags: own = [], replies = [], poll, text, kind }) => {
    const named = [
      by,
      ...replies.flatMap((reply) => [reply.by, ...(reply.thanks ?? [])]),
      ...(poll?.options.flatMap(({ votes }) => votes) ?? []),
    ]
    expect(
      [...named, ...[text, ...replies.map((reply) => reply.text)].flatMap((body) => pointersIn(body).names)].filter(
        (handle) => !handles.has(handle),
      ),
    ).toEqual([])
    expect(spaces.has(space)).toBe(true)
    if (initiative) expect(initiatives.get(initiative)).toBeDefined()
    expect(own.filter((tag) => !tags.has(tag))).toEqual([])
    expect(kind === "POLL").toBe(poll !== undefined)
  },
)

test.each(demoThreads)("$slug happened in order, and nobody thanks themselves", ({ daysAgo, initiative, replies = [], kind, poll }) => {
  const days = replies.map(({ after }) => after)
  expect(days).toEqual(days.toSorted((a, b) => a - b))
  expect(Math.max(0, ...days)).toBeLessThan(daysAgo)
  if (initiative) expect(initiatives.get(initiative)?.publishedDaysAgo).toBeGreaterThan(daysAgo)
  for (const { by, thanks = [] } of replies) expect(thanks).not.toContain(by)
  expect(replies.filter(({ isAccepted }) => isAccepted).length).toBeLessThanOrEqual(kind === "QUESTION" ? 1 : 0)
  if (poll && !poll.isMultiple) expect(repeated(poll.options.flatMap(({ votes }) => votes))).toEqual([])
})
