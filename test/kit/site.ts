import { type ChildProcess, spawn } from "node:child_process"
import { existsSync } from "node:fs"
import path from "node:path"
import { pathToFileURL } from "node:url"
import { type Cheerio, type CheerioAPI, load } from "cheerio"
import { afterAll, beforeAll } from "vitest"
import type { Hub, Who } from "./hub.ts"
import { freePort } from "./ports.ts"

const root = path.resolve(import.meta.dirname, "../..")

type Element = ReturnType<CheerioAPI> extends Cheerio<infer Node> ? Extract<Node, { attribs: object }> : never

/** The built web site in front of the hub of the same file, as a browser without JavaScript sees it. */
export type Site = {
  /** Its address, without a slash at the end. */
  readonly url: string
  /** A visitor with cookies of their own; signed in as this person if given. */
  visitor(person?: Who): Promise<SiteVisitor>
}

export type SiteVisitor = {
  /** Follows redirects and returns the page it ends at. */
  visit(path: string): Promise<Page>
  /** A request as it is, redirects not followed. */
  fetch(path: string, init?: RequestInit): Promise<Response>
}

export type Page = {
  status: number
  /** Path and query of where the visitor ended. */
  path: string
  html: string
  headers: Headers
  /** Finds elements, as jQuery does. */
  $: CheerioAPI
  /** Text of an element, white space folded. */
  text(selector: string): string
  /**
   * Fills in the form that has a button with this text and presses the button. Fields keep what the page filled in;
   * `values` changes or adds to it. A list of values stands for ticked boxes.
   */
  submit(button: string, values?: Record<string, string | string[] | File>): Promise<Page>
  /** Follows the link with this text. */
  follow(link: string): Promise<Page>
}

const key = Symbol.for("hub.test.site")
const shared = globalThis as { [key]?: Promise<ChildProcess> }

/**
 * Call beside useHub: serves the built web site over that hub. Several files share one web server; a file that puts
 * something between the site and the API (`over` gives its address) has one of its own.
 */
export function useSite(hub: Hub, over?: () => Promise<string>): Site {
  let ownUrl: string | undefined
  let ownServer: ChildProcess | undefined
  const site: Site = {
    get url() {
      return ownUrl ?? hub.platform.env.PUBLIC_URL
    },
    async visitor(person) {
      const jar = new Map<string, string>()
      if (person) {
        const cookies = "cookies" in person ? await person.cookies() : await hub.as(person).cookies()
        for (const cookie of cookies.split("; ")) jar.set(cookie.slice(0, cookie.indexOf("=")), cookie.slice(cookie.indexOf("=") + 1))
      }
      return createVisitor(site, jar)
    },
  }
  beforeAll(async () => {
    if (over) {
      ownUrl = `http://127.0.0.1:${await freePort()}`
      ownServer = await serve(ownUrl, await over())
      return
    }
    shared[key] ??= serve(site.url, hub.url)
    await shared[key]
  })
  afterAll(() => {
    ownServer?.kill()
  })
  return site
}

async function serve(url: string, apiUrl: string): Promise<ChildProcess> {
  const server = path.join(root, "web/dist/server.js")
  if (!existsSync(server)) throw new Error('The web site is not built. Run "pnpm build" first; "pnpm test" does it by itself.')
  const endWithParent = pathToFileURL(path.join(root, "scripts/end-with-parent.mjs")).href
  const child = spawn(process.execPath, ["--enable-source-maps", "--import", endWithParent, server], {
    cwd: root,
    env: {
      ...process.env,
      NODE_ENV: "production",
      PORT: new URL(url).port,
      API_URL: apiUrl,
      LOG_LEVEL: "error",
      CONTACT_EMAIL: "office@hub.example.org",
    },
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  })
  child.stderr?.on("data", (text) => process.stderr.write(text))
  // The tests' process does not wait for the server, which ends with it.
  child.unref()
  child.channel?.unref()
  if (child.stderr && "unref" in child.stderr && typeof child.stderr.unref === "function") child.stderr.unref()
  for (let attempt = 0; attempt < 600; attempt++) {
    if (child.exitCode !== null) throw new Error(`The web site ended with code ${child.exitCode}`)
    const answer = await fetch(`${url}/health`).catch(() => null)
    if (answer?.ok) return child
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error("The web site did not answer within 30 seconds")
}

function createVisitor(site: Site, jar: Map<string, string>): SiteVisitor {
  async function request(address: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers)
    if (jar.size > 0) headers.set("cookie", [...jar].map(([name, value]) => `${name}=${value}`).join("; "))
    const response = await fetch(new URL(address, site.url), { ...init, headers, redirect: "manual" })
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = "", ...attributes] = cookie.split(";").map((part) => part.trim())
      const name = pair.slice(0, pair.indexOf("="))
      if (attributes.some((attribute) => /^max-age=0$/i.test(attribute))) jar.delete(name)
      else jar.set(name, pair.slice(name.length + 1))
    }
    return response
  }

  async function visit(address: string, init?: RequestInit): Promise<Page> {
    let at = new URL(address, site.url)
    let response = await request(at.href, init)
    for (let hops = 0; response.status >= 300 && response.status < 400 && hops < 10; hops++) {
      at = new URL(response.headers.get("location") ?? "", at)
      response = await request(at.href)
    }
    const html = await response.text()
    return page(response, `${at.pathname}${at.search}`, html, load(html))
  }

  function page({ status, headers }: Response, here: string, html: string, $: CheerioAPI): Page {
    const matching = (selector: string, text: string): Cheerio<Element> =>
      $<Element, string>(selector).filter((_index, element) => fold($(element).text() || String($(element).attr("value") ?? "")) === text)
    const need = (found: Cheerio<Element>, what: string): Cheerio<Element> => {
      if (found.length === 0)
        throw new Error(`${here} (status ${status}) has no ${what}. It says:\n${fold($("main").text()).slice(0, 1500)}`)
      return found.first()
    }
    return {
      status,
      path: here,
      html,
      headers,
      $,
      text: (selector) => fold($(selector).text()),
      follow: (link) =>
        visit(new URL(String(need(matching("a[href]", link), `link "${link}"`).attr("href")), new URL(here, site.url)).href),
      async submit(button, values = {}) {
        const pressed = need(matching("button, input[type=submit]", button), `button "${button}"`)
        const owner = pressed.attr("form")
        const form = need((owner ? $(`form#${owner}`) : pressed.closest("form")) as Cheerio<Element>, "form of that button")
        if (form.is(":not([novalidate])") && form.find(refusedByBrowsers).length > 0)
          throw new Error(`${here}: a browser would refuse what is typed in its own words, before the hub can say what is wrong`)
        const fields = new FormData()
        for (const { name, value } of form.serializeArray()) if (!(name in values)) fields.append(name, value)
        for (const [name, given] of Object.entries(values)) {
          for (const value of Array.isArray(given) ? given : [given]) fields.append(name, value)
        }
        const name = pressed.attr("name")
        if (name) fields.append(name, String(pressed.attr("value") ?? ""))
        const action = new URL(pressed.attr("formaction") ?? form.attr("action") ?? here, new URL(here, site.url))
        const method = (pressed.attr("formmethod") ?? form.attr("method") ?? "get").toLowerCase()
        if (method === "get") {
          action.search = asText(fields).toString()
          return visit(action.href)
        }
        const body = form.attr("enctype") === "multipart/form-data" ? fields : asText(fields)
        return visit(action.href, { method: "POST", body, headers: { origin: site.url } })
      },
    }
  }

  return { visit: (address) => visit(address), fetch: request }
}

/** Fields that a browser judges by itself. The hub says what is wrong beside the field and in a summary, in the same words everywhere. */
const refusedByBrowsers = "[type=email], [type=url], [type=number], [type=date], [required], [pattern], [min], [max], [minlength]"

/** What a form sends when it does not send files. */
const asText = (fields: FormData): URLSearchParams => {
  const text = new URLSearchParams()
  for (const [name, value] of fields) text.append(name, typeof value === "string" ? value : value.name)
  return text
}

const fold = (text: string): string => text.replace(/\s+/g, " ").trim()
