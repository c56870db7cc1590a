import { fileURLToPath } from "node:url"
import { vitePlugin as remix } from "@remix-run/dev"
import { defineConfig } from "vite"

declare module "@remix-run/node" {
  interface Future {
    v3_singleFetch: true
  }
}

export default defineConfig({
  // The design system's stylesheet names its icons by this alias; Vite then gives them hashed names of ours.
  resolve: { alias: { "nhsuk-assets": fileURLToPath(new URL("./node_modules/nhsuk-frontend/dist/nhsuk/assets", import.meta.url)) } },
  css: {
    preprocessorOptions: {
      scss: { loadPaths: [fileURLToPath(new URL("./node_modules", import.meta.url))], quietDeps: true },
    },
  },
  build: { assetsInlineLimit: 0, sourcemap: false },
  plugins: [
    remix({
      future: {
        v3_fetcherPersist: true,
        v3_relativeSplatPath: true,
        v3_throwAbortReason: true,
        v3_singleFetch: true,
        v3_routeConfig: true,
      },
    }),
  ],
})
