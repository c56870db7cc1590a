import { createRequire } from "node:module"
import { defaultServerConditions } from "vite"
import { defineConfig } from "vitest/config"
import LongestFirst from "./kit/longest-first.ts"

// Workspace packages are tested from their source; only this way the condition reaches global setup too.
// Without "module", which Node does not know: packages that offer it to bundlers only break under Node (@aws-sdk/core).
const conditions = ["source", ...defaultServerConditions.filter((condition) => condition !== "module")]
const environment = { resolve: { conditions } }

// Vite would take graphql's ES modules where Node, for the libraries, takes its CommonJS: two copies refuse each other's types.
const oneGraphql = { find: /^graphql$/, replacement: createRequire(import.meta.url).resolve("graphql") }

export default defineConfig({
  environments: { ssr: environment, __vitest__: environment },
  resolve: { alias: [oneGraphql] },
  test: {
    root: import.meta.dirname,
    include: ["**/*.test.ts"],
    exclude: ["**/node_modules/**", "journeys/**", "load/**"],
    globalSetup: ["kit/template.setup.ts"],
    setupFiles: "kit/quiet.setup.ts",
    // One API and one database serve all files of a worker; each file starts with empty tables (kit/hub.ts).
    isolate: false,
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    // Generous: on a busy two-core machine a cold database alone can take half a minute.
    testTimeout: 90_000,
    hookTimeout: 120_000,
    // Times are read and shown in Europe/London whatever the machine is set to: a test that only passes in one zone is wrong.
    env: { NODE_ENV: "test", TZ: "America/New_York" },
  },
})
