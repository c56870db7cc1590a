import { type Browser, type BrowserContext, chromium, type Locator, type Page } from "playwright-core"
import { afterEach, expect, inject } from "vitest"
import { auditorWithoutScripts, violationsOn } from "./axe.ts"
import type { Hub, Who } from "./hub.ts"
import type { Site } from "./site.ts"

export type VisitOptions = {
  /** Signed in as this person. */
  as?: Who
  /** Off for the journey of somebody whose browser runs none. Default on. */
  javaScript?: boolean
  /** Width of the window in CSS pixels. Default 1280. */
  width?: number
}

/** A person at a browser. */
export type Visit = {
  /** Playwright's page, for what has no word here. */
  page: Page
  /** Types an address. */
  go(path: string): Promise<void>
  /**
   * Waits for the page with this main heading, and checks what every page must keep: one h1, a title of its own,
   * no violation that axe finds, nothing wider than the window.
   */
  arriveAt(heading: string | RegExp): Promise<void>
  /** Follows the link with this text. */
  follow(link: string | RegExp): Promise<void>
  /** Presses the button with this text. */
  press(button: string | RegExp): Promise<void>
  /** The field with this label. */
  field(label: string | RegExp): Locator
  /** Types into the field with this label, in place of what is there. */
  fill(label: string | RegExp, text: string): Promise<void>
  /** Ticks a box or chooses a radio button by its label. */
  tick(label: string | RegExp): Promise<void>
  /** The page must show this text, to sighted people. */
  sees(text: string | RegExp): Promise<void>
  close(): Promise<void>
}

export type Browsing = {
  open(options?: VisitOptions): Promise<Visit>
}

const siteName = "Widening Participation Hub"

const key = Symbol.for("hub.test.browser")
const shared = globalThis as { [key]?: Promise<Browser> }

/** Call beside useSite: real people at a real Chromium. Errors on any page fail the test. */
export function useBrowser(hub: Hub, site: Site): Browsing {
  let contexts: BrowserContext[] = []
  let problems: string[] = []
  afterEach(async () => {
    const seen = problems
    const open = contexts
    problems = []
    contexts = []
    await Promise.all(open.map((context) => context.close()))
    expect(seen, "what the browser complained about").toEqual([])
  })
  return {
    async open({ as, javaScript = true, width = 1280 } = {}) {
      shared[key] ??= chromium.connect(inject("browser"))
      const context = await (await shared[key]).newContext({
        baseURL: site.url,
        javaScriptEnabled: javaScript,
        viewport: { width, height: 900 },
        locale: "en-GB",
        timezoneId: "Europe/London",
        reducedMotion: "reduce",
      })
      contexts.push(context)
      context.setDefaultTimeout(15_000)
      if (as) {
        const cookies = "cookies" in as ? await as.cookies() : await hub.as(as).cookies()
        await context.addCookies(
          cookies.split("; ").map((cookie) => ({ name: beforeEquals(cookie), value: afterEquals(cookie), url: site.url })),
        )
      }
      const page = await context.newPage()
      watch(page, site.url, (problem) => problems.push(`${new URL(page.url()).pathname}: ${problem}`))
      return visitOn(page, context, javaScript)
    },
  }
}

const beforeEquals = (cookie: string): string => cookie.slice(0, cookie.indexOf("="))
const afterEquals = (cookie: string): string => cookie.slice(cookie.indexOf("=") + 1)

/**
 * A page that answers 4xx on purpose is also reported as a failed load; and what a page was still fetching when its reader went
 * on is given up, of which Remix writes to the console if that falls between the answer's head and its end.
 */
const expected = /Failed to load resource|^AbortError: signal is aborted without reason/

function watch(page: Page, home: string, report: (problem: string) => void): void {
  page.on("pageerror", (error) => report(`error in a script: ${error.message}`))
  page.on("console", (message) => {
    if (message.type() === "error" && !expected.test(message.text())) report(`console: ${message.text()}`)
  })
  page.on("request", (request) => {
    if (!request.url().startsWith(home) && !/^(data|blob|about):/.test(request.url())) report(`asked another host: ${request.url()}`)
  })
  page.on("response", (response) => {
    if (response.status() >= 500) report(`${response.status()} for ${response.url()}`)
    if (response.status() === 404 && response.request().resourceType() !== "document") report(`404 for ${response.url()}`)
  })
}

function visitOn(page: Page, context: BrowserContext, javaScript: boolean): Visit {
  const audit = javaScript ? () => violationsOn(page) : auditorWithoutScripts(page)
  return {
    page,
    async go(path) {
      await page.goto(path)
    },
    async arriveAt(heading) {
      const h1 = page.getByRole("heading", { level: 1 })
      await h1.filter({ hasText: heading }).first().waitFor()
      expect(await h1.count(), `main headings of ${page.url()}`).toBe(1)
      const title = await page.title()
      expect(title, `title of ${page.url()}`).toContain(siteName)
      if (new URL(page.url()).pathname !== "/") expect(title, `title of ${page.url()}`).not.toBe(siteName)
      const found = await audit()
      if (found.length > 0) throw new Error(`axe at ${page.url()} finds\n${found.join("\n")}`)
      const { content, view } = await page.evaluate<{ content: number; view: number }>(
        "({ content: document.documentElement.scrollWidth, view: document.documentElement.clientWidth })",
      )
      expect(content, `width of ${page.url()} in a window of ${view}`).toBeLessThanOrEqual(view)
    },
    follow: (link) => page.getByRole("link", { name: link, exact: true }).first().click(),
    press: (button) => page.getByRole("button", { name: button, exact: true }).first().click(),
    field: (label) => page.getByLabel(label, { exact: true }),
    fill: (label, text) => page.getByLabel(label, { exact: true }).fill(text),
    tick: (label) => page.getByLabel(label, { exact: true }).check(),
    sees: (text) => page.getByText(text).first().waitFor(),
    close: () => context.close(),
  }
}
