import { makeRegion } from "@hub/seed/builders"
import { expect, test } from "vitest"
import { useHub } from "../../kit/hub.ts"

const hub = useHub()

test("regions come in their order, in as many statements whether there is one or three", async () => {
  await makeRegion(hub, { name: "Wessex", slug: "wessex", position: 2 })
  const ask = () => hub.visitor.query("{ regions { slug name } }")
  const one = await hub.statements(ask)
  await makeRegion(hub, { name: "North West", slug: "north-west", position: 1 })
  await makeRegion(hub, { name: "National", slug: "national", position: 3 })
  const three = await hub.statements(ask)
  expect(one).toHaveLength(1)
  expect(three).toHaveLength(one.length)
  expect(await ask()).toEqual({
    regions: [
      { slug: "north-west", name: "North West" },
      { slug: "wessex", name: "Wessex" },
      { slug: "national", name: "National" },
    ],
  })
})
