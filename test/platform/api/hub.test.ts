import { expect, test } from "vitest"
import { useHub } from "../../kit/hub.ts"

const hub = useHub()

test("the hub says its name and goes by the clock of the test", async () => {
  hub.clock.set(new Date("2015-07-01T09:30:00Z"))
  expect(await hub.visitor.query("{ hub { name now } }")).toEqual({
    hub: { name: "Widening Participation Hub", now: "2015-07-01T09:30:00.000Z" },
  })
})
