import {
  hoursStruck,
  lastDailyDigest,
  lastWeeklyDigest,
  personOfUnsubscribeToken,
  shortenedAddress,
  unsubscribeToken,
} from "@hub/api/people/notification.rules"
import fc from "fast-check"
import { describe, expect, test } from "vitest"

const at = (iso: string) => new Date(iso)

describe("when a digest was last due, by the clock in London", () => {
  test.each([
    ["winter, just before seven", "2015-01-15T06:59:59Z", "2015-01-14T07:00:00Z"],
    ["winter, at seven", "2015-01-15T07:00:00Z", "2015-01-15T07:00:00Z"],
    ["summer: seven is six in UTC", "2015-07-01T06:00:00Z", "2015-07-01T06:00:00Z"],
    ["summer, a second before", "2015-07-01T05:59:59Z", "2015-06-30T06:00:00Z"],
    ["late in the evening, already tomorrow in UTC", "2015-07-01T23:30:00Z", "2015-07-01T06:00:00Z"],
    ["the morning the clocks go forward", "2015-03-29T06:00:00Z", "2015-03-29T06:00:00Z"],
    ["the night before: yesterday was still winter", "2015-03-29T05:00:00Z", "2015-03-28T07:00:00Z"],
    ["the morning the clocks go back", "2015-10-25T07:00:00Z", "2015-10-25T07:00:00Z"],
    ["an hour earlier that morning", "2015-10-25T06:30:00Z", "2015-10-24T06:00:00Z"],
  ])("daily: %s", (_when, now, due) => {
    expect(lastDailyDigest(at(now)).toISOString()).toBe(at(due).toISOString())
  })

  test.each([
    ["on a Monday at seven", "2015-01-12T07:00:00Z", "2015-01-12T07:00:00Z"],
    ["on a Monday before seven", "2015-01-12T06:59:00Z", "2015-01-05T07:00:00Z"],
    ["on a Sunday", "2015-01-18T12:00:00Z", "2015-01-12T07:00:00Z"],
    ["on a Tuesday after the clocks went back", "2015-10-27T12:00:00Z", "2015-10-26T07:00:00Z"],
    ["on the Sunday they went back", "2015-10-25T12:00:00Z", "2015-10-19T06:00:00Z"],
  ])("weekly: %s", (_when, now, due) => {
    expect(lastWeeklyDigest(at(now)).toISOString()).toBe(at(due).toISOString())
  })

  test.each([
    ["in the evening of the day the clocks went forward", 18, "2015-03-29T17:00:00Z", "2015-03-29T17:00:00Z"],
    ["at one that day, an hour there is not: when two strikes", 1, "2015-03-29T01:00:00Z", "2015-03-29T01:00:00Z"],
    ["just before", 1, "2015-03-29T00:59:59Z", "2015-03-28T01:00:00Z"],
    ["at one on the day they go back, which strikes twice: not the first time", 1, "2015-10-25T00:30:00Z", "2015-10-24T00:00:00Z"],
    ["but the second", 1, "2015-10-25T01:00:00Z", "2015-10-25T01:00:00Z"],
    ["at midnight in summer", 0, "2015-07-01T23:00:00Z", "2015-07-01T23:00:00Z"],
    ["late, before it struck today", 23, "2015-01-15T22:59:59Z", "2015-01-14T23:00:00Z"],
  ])("at a chosen hour: %s", (_when, hour, now, due) => {
    expect(lastDailyDigest(at(now), hour).toISOString()).toBe(at(due).toISOString())
  })

  test.each([
    ["Sunday at nine, on that Sunday", { hour: 9, weekday: 7 }, "2015-01-18T12:00:00Z", "2015-01-18T09:00:00Z"],
    ["Sunday at nine, an hour before", { hour: 9, weekday: 7 }, "2015-01-18T08:00:00Z", "2015-01-11T09:00:00Z"],
    ["Saturday, over the change to summer", { hour: 18, weekday: 6 }, "2015-03-30T12:00:00Z", "2015-03-28T18:00:00Z"],
    ["Wednesday, over the change to winter", { hour: 18, weekday: 3 }, "2015-10-27T12:00:00Z", "2015-10-21T17:00:00Z"],
  ])("on a chosen day: %s", (_when, chosen, now, due) => {
    expect(lastWeeklyDigest(at(now), chosen).toISOString()).toBe(at(due).toISOString())
  })

  test("hours that have struck: one an hour, all of those that were missed, each once when the clocks change", () => {
    expect(hoursStruck(at("2015-07-01T05:00:00Z"), at("2015-07-01T06:00:00Z"))).toEqual([7])
    expect(hoursStruck(at("2015-07-01T06:00:00Z"), at("2015-07-01T06:59:59Z"))).toEqual([])
    expect(hoursStruck(at("2015-07-01T05:30:00Z"), at("2015-07-01T08:10:00Z"))).toEqual([7, 8, 9])
    expect(hoursStruck(at("2015-06-01T00:00:00Z"), at("2015-07-01T06:00:00Z"))).toHaveLength(24)
    expect(hoursStruck(at("2015-03-29T00:30:00Z"), at("2015-03-29T01:30:00Z")), "forward").toEqual([1, 2])
    expect(hoursStruck(at("2015-10-24T23:30:00Z"), at("2015-10-25T00:30:00Z")), "back, the first time").toEqual([])
    expect(hoursStruck(at("2015-10-25T00:30:00Z"), at("2015-10-25T01:30:00Z")), "back, the second time").toEqual([1])
  })

  test("every hour strikes once a day, whatever the clocks do", () => {
    const hour = 60 * 60 * 1000
    for (const start of ["2015-03-28T12:00:00Z", "2015-10-24T12:00:00Z", "2015-07-01T12:00:00Z"]) {
      const struck: number[] = []
      const [from, days] = [at(start).getTime(), start.includes("-03-") ? 47 : start.includes("-10-") ? 49 : 48]
      for (let passed = 1; passed <= days; passed++)
        struck.push(...hoursStruck(new Date(from + (passed - 1) * hour), new Date(from + passed * hour)))
      expect(struck.toSorted((one, other) => one - other)).toEqual(Array.from({ length: 48 }, (_, at) => Math.floor(at / 2)))
    }
  })

  test("is never in the future, never more than 25 hours or 7 days and an hour ago, and stands still until the next one", () => {
    const instants = fc.date({ min: at("2010-01-01T00:00:00Z"), max: at("2035-01-01T00:00:00Z"), noInvalidDate: true })
    fc.assert(
      fc.property(instants, (now) => {
        const [daily, weekly] = [lastDailyDigest(now), lastWeeklyDigest(now)]
        const hours = (since: Date) => (now.getTime() - since.getTime()) / 3_600_000
        expect(hours(daily)).toBeGreaterThanOrEqual(0)
        expect(hours(daily)).toBeLessThan(25)
        expect(hours(weekly)).toBeGreaterThanOrEqual(hours(daily))
        expect(hours(weekly)).toBeLessThan(7 * 24 + 1)
        expect(lastDailyDigest(daily)).toEqual(daily)
        expect(lastWeeklyDigest(daily)).toEqual(weekly)
      }),
    )
  })
})

describe("unsubscribe tokens", () => {
  const person = "01a20902-8d40-757c-82fb-5844104db8d9"
  const secret = "a secret of this installation, long enough"

  test("name the person they were made for", () => {
    expect(personOfUnsubscribeToken(unsubscribeToken(person, secret), secret)).toBe(person)
  })

  test("cannot be made for another person, by another installation, or in part", () => {
    const token = unsubscribeToken(person, secret)
    expect(personOfUnsubscribeToken(token.replace("01a20902", "01a20903"), secret)).toBeNull()
    expect(personOfUnsubscribeToken(token, "another secret that is also long enough")).toBeNull()
    for (const wrong of ["", ".", person, token.slice(0, -1), `${token}x`]) expect(personOfUnsubscribeToken(wrong, secret)).toBeNull()
  })

  test("whose page names an address that only its owner knows again", () => {
    expect(shortenedAddress("priya-raman@demo.example")).toBe("p…@demo.example")
    expect(shortenedAddress("x@demo.example")).toBe("x…@demo.example")
    expect(shortenedAddress('"a@b"@demo.example')).toBe('"…@demo.example')
  })
})
