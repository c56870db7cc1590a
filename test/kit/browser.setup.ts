import { execFileSync } from "node:child_process"
import sparticuz from "@sparticuz/chromium"
import { chromium } from "playwright-core"
import type { TestProject } from "vitest/node"

declare module "vitest" {
  export interface ProvidedContext {
    /** Where the browser of this run listens. */
    browser: string
  }
}

/** One Chromium for the whole run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await chromium.launchServer({
    executablePath: process.env.CHROMIUM_PATH || installed() || (await sparticuz.executablePath()),
    // Not the arguments that come with @sparticuz/chromium: they switch off web security and much else.
    args: ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"],
  })
  project.provide("browser", server.wsEndpoint())
  return () => server.close()
}

/** The system's own Chromium, if there is one. */
function installed(): string | null {
  for (const name of ["chromium", "chromium-browser", "google-chrome"]) {
    try {
      return execFileSync("which", [name], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim()
    } catch {
      // Not this one.
    }
  }
  return null
}
