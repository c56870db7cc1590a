import { expect, test } from "vitest"
import { formatDay, formatMinute } from "../../../web/app/platform/dates.ts"

test("dates are written as “1 July 2015”, by London's clocks", () => {
  expect(formatDay("2015-07-01T12:00:00Z")).toBe("1 July 2015")
  expect(formatDay("2015-06-30T23:30:00Z"), "summer time is an hour ahead").toBe("1 July 2015")
  expect(formatDay("2015-12-31T23:30:00Z"), "winter time is not").toBe("31 December 2015")
  expect(formatMinute("2015-07-01T08:30:00Z")).toBe("1 July 2015 at 9:30 am")
})
