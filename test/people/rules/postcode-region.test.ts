import { regionOfPostcode } from "@hub/api/people/postcode-region"
import { regions } from "@hub/seed/reference/regions"
import fc from "fast-check"
import { expect, test } from "vitest"

test.each([
  ["M6 8HD", "north-west"],
  ["m68hd", "north-west"],
  [" SW17 0QT ", "south-london"],
  ["NE1 4LP", "north-east"],
  ["N19 5NF", "north-central-and-east-london"],
  ["W2 1NY", "north-west-london"],
  ["WC1E 6BT", "north-central-and-east-london"],
  ["LS1 3EX", "yorkshire-and-the-humber"],
  ["LE1 5WW", "east-midlands"],
  ["B15 2TH", "west-midlands"],
  ["CB2 0QQ", "east-of-england"],
  ["BN2 5BE", "kent-surrey-and-sussex"],
  ["OX3 9DU", "thames-valley"],
  ["SO16 6YD", "wessex"],
  ["PL6 8DH", "south-west"],
])("%s lies in %s", (postcode, region) => {
  expect(regionOfPostcode(postcode)).toBe(region)
})

test.each(["CF14 4XW", "EH16 4SA", "BT12 6BA", "JE1 3QS", "", "M", "6 8HD", "north-west", "XX1 1XX"])(
  "%j is in no region of England",
  (postcode) => {
    expect(regionOfPostcode(postcode)).toBeNull()
  },
)

test("every region it names is one of the reference data, and each of those but National has a postcode", () => {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ".split("")
  const areas = [...letters, ...letters.flatMap((first) => letters.map((second) => first + second))]
  const named = new Set(areas.map((area) => regionOfPostcode(`${area}1 1AA`)).filter((region) => region !== null))
  expect([...named].toSorted()).toEqual(
    regions
      .map(({ slug }) => slug)
      .filter((slug) => slug !== "national")
      .toSorted(),
  )
})

test("anything can be asked, and case and spaces around it make no difference", () => {
  fc.assert(
    fc.property(fc.string(), (text) => regionOfPostcode(text) === regionOfPostcode(` ${text.toLowerCase()} `) || /[^\x20-\x7e]/.test(text)),
  )
})
