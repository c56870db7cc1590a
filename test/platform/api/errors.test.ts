import { makePerson } from "@hub/seed/builders"
import { expect, test } from "vitest"
import { useHub } from "../../kit/hub.ts"

const hub = useHub()

test("a fault is shown as an id and logged whole under it", async () => {
  await hub.db.$executeRawUnsafe(`ALTER TABLE "Region" RENAME TO "RegionAway"`)
  try {
    const { data, errors } = await hub.visitor.raw("{ hub { name } regions { slug } }", {}, { allow: ["INTERNAL_SERVER_ERROR"] })
    expect(data ?? null).toBeNull()
    expect(errors).toHaveLength(1)
    const [error] = errors ?? []
    const faultId = String(error?.extensions?.faultId)
    expect(faultId).toMatch(/^[0-9a-f-]{36}$/)
    expect(error).toEqual({
      message: `Something went wrong on our side. Try again; if it keeps happening, quote ${faultId}.`,
      path: ["regions"],
      locations: expect.any(Array),
      extensions: { code: "INTERNAL_SERVER_ERROR", faultId },
    })
    expect(JSON.stringify(errors)).not.toMatch(/Region"|prisma|SELECT|\.ts/i)
    expect(JSON.stringify(hub.logs.find((line) => line.faultId === faultId))).toContain("Region")
  } finally {
    await hub.db.$executeRawUnsafe(`ALTER TABLE "RegionAway" RENAME TO "Region"`)
  }
})

test("errors of the document itself are shown as they are", async () => {
  const { errors } = await hub.visitor.raw("{ hub { nam } }")
  expect(errors?.[0]).toMatchObject({
    message: expect.stringContaining('Did you mean "name"'),
    extensions: { code: "GRAPHQL_VALIDATION_FAILED" },
  })
  expect(JSON.stringify(errors)).not.toContain("stacktrace")
})

test("who is not signed in is told to, who may not is told so", async () => {
  const document = "{ people { edges { node { id } } } }"
  expect((await hub.visitor.expectUnauthenticated(document)).message).toBe("Sign in to do this.")
  expect((await hub.as(await makePerson(hub)).expectForbidden(document)).message).not.toBe("")
})

test("the request id of the caller is in the log of what it caused", async () => {
  await hub.visitor.raw("{ hub { name } }", {}, { headers: { "x-request-id": "the-id-of-a-test" } })
  expect(hub.logs.some((line) => JSON.stringify(line).includes("the-id-of-a-test"))).toBe(true)
})

test("no cookie, address or search of a person is in the log", async () => {
  const person = await makePerson(hub)
  const client = hub.as(person)
  await client.query("{ hub { name } }")
  await hub.fetch("/nowhere?email=somebody@example.org", { as: client })
  const written = JSON.stringify(hub.logs)
  expect(written).toContain("/nowhere")
  for (const secret of ["somebody@example.org", person.email, (await client.cookies()).split("=")[1] ?? "?"])
    expect(written).not.toContain(secret)
})

test("an address without anything says so", async () => {
  const response = await hub.fetch("/nothing-here")
  expect(response.status).toBe(404)
  expect(await response.json()).toEqual({ error: expect.stringContaining("/graphql") })
})
