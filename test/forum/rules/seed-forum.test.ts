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

const cases = demoThreads.flatMap((thread) => [thread, ...(thread.replies ?? [])]).filter(({ flags, acts }) => flags || acts)
const moderators = new Set(demoPeople.filter(({ roles }) => roles.some(({ role }) => role === "MODERATOR")).map(({ handle }) => handle))

test("moderators have cases of every kind before them", () => {
  const posts = demoThreads.flatMap((thread) => [thread, ...(thread.replies ?? [])])
  const acts = posts.flatMap(({ acts = [] }) => acts)
  expect(posts.filter(({ waits }) => waits).length).toBeGreaterThanOrEqual(3)
  expect(posts.filter(({ flags, hidden }) => flags && !hidden).length).toBeGreaterThanOrEqual(2)
  expect(new Set(acts.map(({ kind }) => kind))).toEqual(new Set(["HIDE_POST", "LOCK_THREAD", "SUSPEND", "WARN"]))
  expect(acts.filter(({ appeal }) => appeal && !appeal.fell)).toHaveLength(1)
})

test.each(cases)("what moderators had to do with the post of $by can have happened", ({ by, hidden, flags = [], acts = [] }) => {
  for (const flag of flags) expect([handles.has(flag.by), flag.by === by]).toEqual([true, false])
  expect(hidden === undefined || acts.some(({ kind, reason }) => kind === "HIDE_POST" && reason === hidden)).toBe(true)
  for (const { by: moderator, appeal, daysAgo } of acts) {
    expect([moderators.has(moderator), moderator === by]).toEqual([true, false])
    if (!appeal) continue
    expect(appeal.daysAgo).toBeLessThan(daysAgo)
    if (appeal.fell) expect([moderators.has(appeal.fell.by), appeal.fell.by === moderator]).toEqual([true, false])
  }
})
