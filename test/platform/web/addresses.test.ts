import { expect, test } from "vitest"
import { useHub } from "../../kit/hub.ts"
import { useSite } from "../../kit/site.ts"

const hub = useHub()
const site = useSite(hub)

test.each(["/privacy", "/Privacy", "/privacy/", "/%70rivacy", "/privacy?from=mail"])("%s is the page on privacy", async (address) => {
  const page = await (await site.visitor()).visit(address)
  expect(page.status).toBe(200)
  expect(page.text("h1")).toBe("Privacy")
})

test.each(["/", "/initiatives", "/Initiatives"])("the data of %s are where scripts look for them", async (address) => {
  const response = await (await site.visitor()).fetch(`${address === "/" ? "/_root" : address}.data`)
  expect(response.status).toBe(200)
  expect(response.headers.get("content-type")).toContain("text/x-script")
})

test.each(["/nowhere", "/privacy/more", "/awards/2015/a/b/c", "/privacyx"])("%s is no page of ours", async (address) => {
  const page = await (await site.visitor()).visit(`${site.url}${address}`)
  expect(page.status).toBe(404)
})
