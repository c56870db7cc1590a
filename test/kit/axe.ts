import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import type { Page } from "playwright-core"

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8")

const look = `axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) =>
  violations.map(({ id, help, nodes }) =>
    [id + ": " + help, ...nodes.flatMap(({ html, failureSummary }) => ["  " + html, "  " + failureSummary])].join("\\n")))`

/**
 * What axe finds wrong with a page, and with which elements. It is put into each document once and looks at it in place:
 * the wrapper for Playwright opens a blank page beside it each time, for the sake of frames of other sites, and takes five times as long.
 */
export async function violationsOn(page: Page): Promise<string[]> {
  if (page.frames().length > 1) throw new Error(`axe does not look into the frames of ${page.url()}`)
  if (!(await page.evaluate("'axe' in window"))) await page.evaluate(axe)
  return page.evaluate<string[]>(look)
}

/** The same for a page on which no scripts run, axe's neither: it looks at a copy of the page as it stands, without its scripts. */
export function auditorWithoutScripts(page: Page): () => Promise<string[]> {
  let opening: Promise<Page> | undefined
  const open = async (): Promise<Page> => {
    const browser = page.context().browser()
    if (!browser) throw new Error("The page has no browser")
    const context = await browser.newContext({ viewport: page.viewportSize(), reducedMotion: "reduce", bypassCSP: true })
    page.once("close", () => context.close())
    return context.newPage()
  }
  return async () => {
    const html = (await page.content()).replace(/<script\b.*?<\/script>/gs, "")
    opening ??= open()
    const copy = await opening
    const address = page.url()
    await copy.route(address, (route) => route.fulfill({ contentType: "text/html; charset=utf-8", body: html }))
    await copy.goto(address)
    await copy.unroute(address)
    return violationsOn(copy)
  }
}
