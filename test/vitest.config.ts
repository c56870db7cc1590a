import { defaultServerConditions } from "vite"
import { defineConfig } from "vitest/config"

// Workspace packages are tested from their source; only this way the condition reaches global setup too.
const environment = { resolve: { conditions: ["source", ...defaultServerConditions] } }

export default defineConfig({
  environments: { ssr: environment, __vitest__: environment },
  test: {
    root: import.meta.dirname,
    include: ["**/*.test.ts"],
    isolate: false,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
