import { makeInitiative, makePerson } from "@hub/seed/builders"
import { beforeAll, describe, expect, test } from "vitest"
import { useHub } from "../../kit/hub.ts"
import { useSite } from "../../kit/site.ts"

const hub = useHub()
const site = useSite(hub)

const nonceOf = (html: string) => /nonce="([^"]+)"/.exec(html)?.[1] ?? ""
/** A visitor's request, with the statements that the API needed for it. */
async function ask(path: string, headers: Record<string, string> = {}) {
  let response = new Response()
  const statements = await hub.statements(async () => {
    response = await fetch(`${site.url}${path}`, { headers })
  })
  const html = await response.text()
  return { response, html, nonce: nonceOf(html), statements }
}
/** The words of a page without what differs each time. */
const plain = ({ html, nonce }: { html: string; nonce: string }) => html.replaceAll(nonce, "")

beforeAll(async () => {
  await makeInitiative(hub, { slug: "cadets", content: { title: "Cadets on the wards" } })
})

describe("pages for visitors", () => {
  test("are made once, and sent with a new nonce each time", async () => {
    const first = await ask("/initiatives?sort=most-adopted")
    const second = await ask("/initiatives?sort=most-adopted")
    expect(first.html).toContain("Cadets on the wards")
    expect(plain(second)).toBe(plain(first))
    expect(second.nonce).not.toBe(first.nonce)
    expect(second.response.headers.get("content-security-policy")).toContain(`'nonce-${second.nonce}'`)
    expect(second.response.headers.get("content-type")).toBe("text/html; charset=utf-8")
    expect(second.response.headers.get("cache-control")).toBe("private, no-cache")
  })

  test("do not trouble the database for more than the data version", async () => {
    await ask("/initiatives?sort=strongest-evidence")
    const { statements } = await ask("/initiatives?sort=strongest-evidence")
    expect(statements.filter((text) => !text.includes("DataVersion"))).toEqual([])
  })

  test("show at once what is published", async () => {
    await ask("/initiatives")
    await makeInitiative(hub, { content: { title: "A summer school in Truro" } })
    expect((await ask("/initiatives")).html).toContain("A summer school in Truro")
  })

  test("are made anew for whoever asks for that", async () => {
    await ask("/initiatives?page=1")
    const [kept, fresh] = [await ask("/initiatives?page=1"), await ask("/initiatives?page=1", { "cache-control": "no-cache" })]
    expect(plain(fresh)).toBe(plain(kept))
  })

  test("are not given to people who are signed in, nor theirs to visitors", async () => {
    const person = await makePerson(hub, { name: "Oluwaseun Adeyemi" })
    const signedIn = await site.visitor(person)
    await ask("/initiatives?q=cadets")
    expect((await signedIn.visit("/initiatives?q=cadets")).html).toContain("Sign out")
    expect((await ask("/initiatives?q=cadets")).html).not.toContain("Sign out")
  })

  test("are not kept when they tell of more than what is published", async () => {
    await ask("/organisations")
    const again = await ask("/organisations")
    expect(again.statements.filter((text) => text.includes('"Organisation"')).length).toBeGreaterThan(0)
  })

  test("are not kept when nothing is there", async () => {
    expect((await ask("/initiatives/night-shifts")).response.status).toBe(404)
    await makeInitiative(hub, { slug: "night-shifts", content: { title: "Night shifts" } })
    expect((await ask("/initiatives/night-shifts")).response.status).toBe(200)
  })
})
