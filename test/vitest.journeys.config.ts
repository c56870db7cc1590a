import { mergeConfig } from "vitest/config"
import base from "./vitest.config.ts"

/** People's main jobs from start to end, in a real Chromium in front of the built web site. */
const config = mergeConfig(base, {
  test: { globalSetup: ["kit/template.setup.ts", "kit/browser.setup.ts"], maxWorkers: 2, testTimeout: 120_000, hookTimeout: 120_000 },
})

export default { ...config, test: { ...config.test, include: ["journeys/**/*.test.ts"], exclude: ["**/node_modules/**"] } }
