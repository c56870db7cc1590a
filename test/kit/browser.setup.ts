import { chromium } from "playwright-core"
import type { TestProject } from "vitest/node"
import { chromiumOptions } from "./chromium.ts"

declare module "vitest" {
  export interface ProvidedContext {
    /** Where the browser of this run listens. */
    browser: string
  }
}

/** One Chromium for the whole run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await chromium.launchServer(await chromiumOptions())
  project.provide("browser", server.wsEndpoint())
  return () => server.close()
}
