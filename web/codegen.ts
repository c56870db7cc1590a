import type { CodegenConfig } from "@graphql-codegen/cli"

/** Typed documents from the committed SDL, which is all that the web knows of the API. */
const config: CodegenConfig = {
  schema: "../api/schema.graphql",
  documents: ["app/**/*.{ts,tsx}", "!app/platform/api/generated/**"],
  ignoreNoDocuments: true,
  generates: {
    "app/platform/api/generated/": {
      preset: "client",
      presetConfig: { fragmentMasking: false },
      config: {
        useTypeImports: true,
        enumsAsTypes: true,
        strictScalars: true,
        documentMode: "string",
        scalars: { DateTime: "string", Date: "string", JSON: "unknown" },
        emitLegacyCommonJSImports: false,
      },
    },
  },
}

export default config
