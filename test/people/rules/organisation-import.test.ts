import { slugBase } from "@hub/api/people/organisation.rules"
import { readOdsRow, readOdsRows, titleCase } from "@hub/api/people/organisation-import.rules"
import fc from "fast-check"
import { describe, expect, test } from "vitest"

const columns = (over: Record<number, string> = {}) =>
  Array.from(
    { length: 27 },
    (_, column) => over[column] ?? { 0: "RM3", 1: "SALFORD ROYAL NHS FOUNDATION TRUST", 9: "M6 8HD" }[column] ?? "",
  )

test("a row is read by its place in the layout", () => {
  expect(readOdsRow(columns({ 0: " rm3 ", 9: "m6 8hd", 11: "20160229" }), 7)).toEqual({
    ...{ line: 7, odsCode: "RM3", name: "Salford Royal NHS Foundation Trust", postcode: "M6 8HD", regionSlug: "north-west" },
    closedAt: "2016-02-29T00:00:00.000Z",
  })
})

test.each(["20150229", "20151301", "20150100", "00000000"])("%s is a day of no calendar", (closed) => {
  expect(readOdsRow(columns({ 11: closed }), 1)).toMatchObject({ reason: expect.stringContaining("not a day of the calendar") })
})

test("whatever a file holds, each row is taken over or refused with its number, and no code is taken over twice", () => {
  const cell = fc.oneof(fc.string(), fc.constantFrom("RM3", "RJ7", "M6 8HD", "SW17 0QT", "20150701", ""))
  const row = fc.oneof(
    fc.array(cell, { maxLength: 30 }),
    fc.array(cell, { minLength: 27, maxLength: 27 }),
    fc.constantFrom(columns(), columns({ 0: "RJ7" })),
  )
  fc.assert(
    fc.property(fc.array(row, { maxLength: 20 }), (rows) => {
      const { wanted, refused } = readOdsRows(rows)
      expect([...wanted, ...refused].map(({ line }) => line).toSorted((a, b) => a - b)).toEqual(rows.map((_, index) => index + 1))
      expect(new Set(wanted.map(({ odsCode }) => odsCode)).size).toBe(wanted.length)
      expect(refused.map(({ line }) => line)).toEqual(refused.map(({ line }) => line).toSorted((a, b) => a - b))
      for (const { reason } of refused) expect(reason).not.toBe("")
    }),
  )
})

describe("names in capitals", () => {
  test.each([
    ["UNIVERSITY HOSPITALS OF NORTH MIDLANDS NHS TRUST", "University Hospitals of North Midlands NHS Trust"],
    ["THE ROYAL MARSDEN", "The Royal Marsden"],
    ["STOCKTON-ON-TEES (NORTH) CIC", "Stockton-On-Tees (North) CIC"],
    ["GUY'S AND ST THOMAS'", "Guy's and St Thomas'"],
    ["of the few", "Of the Few"],
  ])("%s becomes %s", (name, written) => {
    expect(titleCase(name)).toBe(written)
  })

  test("writing a name twice changes nothing more", () => {
    fc.assert(fc.property(fc.string(), (name) => titleCase(titleCase(name)) === titleCase(name)))
  })
})

test("an address can always be made from a name, and the database takes it", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (name) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(slugBase(name)) && slugBase(name).length <= 80),
  )
})
