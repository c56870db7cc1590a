import type { Page } from "playwright-core"

/** One picture of the README or the documentation. */
export type Picture = {
  /** Name of the file under docs/screenshots, without ending. */
  name: string
  /** Who of the demonstration world looks; nobody if left out. */
  as?: string
  path: string
  /** What is done before the picture is taken. */
  after?: (page: Page) => Promise<void>
  /** Width of the window. Default 1280. */
  width?: number
}

/** Follows the first link of the page that leads to an address of this shape. */
const followFirst = (address: RegExp) => async (page: Page) => {
  const links = await page
    .locator("main a[href]")
    .evaluateAll((found) => found.map((link) => (link as unknown as { pathname: string }).pathname))
  const path = links.find((link) => address.test(link))
  if (!path) throw new Error(`${page.url()} has no link to ${address}`)
  await page.goto(path)
}

/** The pictures, in the order of the README's tour. */
export const pictures: readonly Picture[] = [
  { name: "home", path: "/" },
  { name: "search", path: "/initiatives?q=summer+school+free+school+meals" },
  { name: "initiative", path: "/initiatives/stepping-up-summer-school" },
  { name: "initiative-narrow", path: "/initiatives/stepping-up-summer-school", width: 320 },
  {
    name: "compare",
    path: "/compare?initiative=stepping-up-summer-school&initiative=five-nights-on-campus&initiative=ten-till-two-summer-school",
  },
  { name: "my", as: "amara-okafor", path: "/my" },
  { name: "submission", as: "hannah-whitfield", path: "/submit", after: followFirst(/^\/submit\/[^/]+$/) },
  { name: "queue", as: "miriam-adler", path: "/manage/submissions" },
  { name: "review", as: "miriam-adler", path: "/manage/submissions", after: followFirst(/^\/manage\/submissions\/[^/]+$/) },
  { name: "administration", as: "ruth-ferreira", path: "/manage" },
  { name: "forum", path: "/forum" },
  { name: "judging", as: "esther-goldberg", path: "/awards/recognition-award-demonstration/judge" },
  { name: "results", as: "siobhan-kelleher", path: "/manage/awards/recognition-award-demonstration/results" },
]
