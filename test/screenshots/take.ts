import { spawn } from "node:child_process"
import { mkdirSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import process from "node:process"
import { type Browser, chromium, type Page } from "playwright-core"
import sharp from "sharp"
import { chromiumOptions } from "../kit/chromium.ts"
import { freePort } from "../kit/ports.ts"
import { type Picture, pictures } from "./pictures.ts"

/**
 * Takes the pictures of docs/screenshots: starts the hub with its demonstration world on free ports and a folder of its
 * own, visits it with Chromium, and stops it again. `pnpm screenshots home search` takes some only.
 */
const root = path.resolve(import.meta.dirname, "../..")
const folder = path.join(root, "docs/screenshots")
const password = "lantern-otter-tuesday"

const wanted = process.argv.slice(2).filter((word) => word !== "--")
const unknown = wanted.filter((name) => !pictures.some((picture) => picture.name === name))
if (unknown.length > 0) {
  process.stderr.write(`There is no picture ${unknown.join(", ")}. There are: ${pictures.map(({ name }) => name).join(", ")}\n`)
  process.exit(1)
}
await withHub(async (address) => {
  const browser = await chromium.launch(await chromiumOptions())
  try {
    mkdirSync(folder, { recursive: true })
    for (const picture of pictures.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
      await take(browser, address, picture)
      process.stdout.write(`docs/screenshots/${picture.name}.png\n`)
    }
  } finally {
    await browser.close()
  }
})

async function withHub(work: (address: string) => Promise<void>): Promise<void> {
  const dataDir = mkdtempSync(path.join(tmpdir(), "hub-screenshots-"))
  const { DATABASE_URL: _, NODE_ENV: __, ...inherited } = process.env
  const port = await freePort()
  const hub = spawn(process.execPath, ["scripts/start.mjs"], {
    cwd: root,
    env: { ...inherited, PORT: String(port), API_PORT: String(await freePort()), DATA_DIR: dataDir },
    stdio: ["ignore", "pipe", "inherit"],
  })
  const gone = new Promise<void>((resolve) => hub.once("exit", () => resolve()))
  try {
    await new Promise<void>((resolve, reject) => {
      hub.stdout.on("data", (chunk: Buffer) => String(chunk).includes("The hub is at") && resolve())
      hub.once("exit", (code) => reject(new Error(`The hub ended with ${code} before it was ready`)))
    })
    await work(`http://localhost:${port}`)
  } finally {
    hub.kill("SIGTERM")
    await gone
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function take(browser: Browser, address: string, { name, as, path: where, after, width = 1280 }: Picture): Promise<void> {
  const context = await browser.newContext({
    baseURL: address,
    viewport: { width, height: width < 600 ? 700 : 960 },
    locale: "en-GB",
    timezoneId: "Europe/London",
    reducedMotion: "reduce",
  })
  try {
    const page = await context.newPage()
    if (as) await signIn(page, `${as}@demo.example`)
    await page.goto(where)
    await after?.(page)
    await page.waitForLoadState("networkidle")
    const status = await page.evaluate<number>("performance.getEntriesByType('navigation')[0].responseStatus")
    if (status !== 200) throw new Error(`${page.url()} answered ${status}`)
    // Few colours are enough for pages, and a tenth of the size.
    await sharp(await page.screenshot())
      .png({ palette: true, colours: 128, compressionLevel: 9 })
      .toFile(path.join(folder, `${name}.png`))
  } finally {
    await context.close()
  }
}

async function signIn(page: Page, email: string): Promise<void> {
  await page.goto("/sign-in")
  await page.getByLabel("E-mail address", { exact: true }).fill(email)
  await page.getByLabel("Password", { exact: true }).fill(password)
  await page.getByRole("button", { name: "Sign in", exact: true }).click()
  await page.waitForURL((url) => url.pathname !== "/sign-in")
}
