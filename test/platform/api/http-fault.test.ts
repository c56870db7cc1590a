import type { AddressInfo } from "node:net"
import { exportRoutes } from "@hub/api/people/account-export.routes"
import { createApp } from "@hub/api/platform/http/app"
import { schema } from "@hub/api/schema"
import { expect, test } from "vitest"
import { useHub } from "../../kit/hub.ts"

const hub = useHub()

test("a fault in a route beside GraphQL is logged and shown as an id, not as a stack", async () => {
  const viewerOf = async () => {
    throw new Error("the secret cause")
  }
  const { app, stop } = await createApp(hub.platform, { schema, viewerOf, routes: [exportRoutes] })
  const server = app.listen(0, "127.0.0.1")
  await new Promise((resolve) => server.once("listening", resolve))
  const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/export/my-data.json`)
  const text = await response.text()
  server.close()
  await stop()
  expect(response.status).toBe(500)
  expect(text).not.toContain("secret")
  const [, id] = /quote ([0-9a-f-]{36})/.exec(text) ?? []
  const logged = hub.logs.find((line) => line.faultId === id)
  expect(JSON.stringify(logged)).toContain("the secret cause")
})
