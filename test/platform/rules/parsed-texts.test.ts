import { ParsedTexts } from "@hub/api/platform/search/memo"
import { expect, test } from "vitest"

test("the same text is parsed once", () => {
  const texts = new ParsedTexts(2)
  const first = texts.valueOf("a", '{"title":"Mentoring"}')
  expect(first).toEqual({ title: "Mentoring" })
  expect(texts.valueOf("a", '{"title":"Mentoring"}')).toBe(first)
})

test("another text of the same thing is never taken for the one before", () => {
  const texts = new ParsedTexts(2)
  texts.valueOf("a", '{"title":"Mentoring"}')
  expect(texts.valueOf("a", '{"title":"Tutoring"}')).toEqual({ title: "Tutoring" })
})

test("what was used least lately is given up first", () => {
  const texts = new ParsedTexts(2)
  const [a, b] = [texts.valueOf("a", "[1]"), texts.valueOf("b", "[2]")]
  texts.valueOf("a", "[1]")
  texts.valueOf("c", "[3]")
  expect(texts.valueOf("a", "[1]")).toBe(a)
  expect(texts.valueOf("b", "[2]")).not.toBe(b)
})
