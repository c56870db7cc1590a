import { describe, expect, test } from "vitest"
import routes from "../../web/app/routes.ts"

/** Addresses that stand in mail, on paper and in other people's pages. Never take one away: lead it on. */
const promised = [
  "/",
  "/initiatives",
  "/initiatives/a-slug",
  "/initiatives/a-slug/history",
  "/compare",
  "/collections",
  "/collections/a-token",
  "/calls",
  "/calls/a-slug",
  "/submit",
  "/submit/WP-1234",
  "/my",
  "/my/searches",
  "/my/collections",
  "/my/settings",
  "/organisations",
  "/organisations/a-slug",
  "/organisations/a-slug/commitments/practise",
  "/commitments",
  "/regions",
  "/regions/a-slug",
  "/people/a-handle",
  "/awards",
  "/awards/a-round",
  "/forum",
  "/forum/a-space",
  "/forum/a-space/a-thread",
  "/manage",
  "/sign-in",
  "/sign-up",
  "/verify-email",
  "/developers",
  "/about",
  "/accessibility",
  "/privacy",
  "/terms",
]

type Route = (typeof routes)[number]

/** Paths of all routes, as written: "initiatives/:slug". */
const pathsOf = (entries: readonly Route[], before = ""): string[] =>
  entries.flatMap(({ path, children, index }) => {
    const here = [before, index ? "" : (path ?? "")].filter(Boolean).join("/")
    return [here, ...pathsOf(children ?? [], here)]
  })

/** The addresses that no page answers. The route that catches everything answers none. */
function broken(addresses: readonly string[], paths: readonly string[]): string[] {
  const patterns = paths.filter((path) => path !== "*").map((path) => new RegExp(`^/${path.replace(/:\w+/g, "[^/]+")}$`))
  return addresses.filter((address) => !patterns.some((pattern) => pattern.test(address)))
}

describe("every page has a stable address", () => {
  test("each address that was promised has its page", () => expect(broken(promised, pathsOf(routes))).toEqual([]))
  test("noticed when one is gone", () => {
    const paths = pathsOf(routes)
    expect(
      broken(
        promised,
        paths.filter((path) => path !== "initiatives/:slug"),
      ),
    ).toEqual(["/initiatives/a-slug"])
    expect(broken(["/"], ["*"])).toEqual(["/"])
  })
})
