import { rmSync } from "node:fs"
import path from "node:path"
import { fileURLToPath, pathToFileURL } from "node:url"
import { build as esbuild } from "esbuild"

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..")

/**
 * What is built for production, in order. Each package is bundled into its own dist/ with its dependencies left outside,
 * because a bundle elsewhere would not find them. `entries` maps a file under dist/ (without .js) to its source.
 * A package with a build of its own (the web site) gives `run` instead.
 * @type {{ dir: string, entries?: Record<string, string>, run?: () => Promise<void> }[]}
 */
export const packages = [
  {
    dir: "prisma",
    entries: {
      index: "src/index.ts",
      cli: "src/cli.ts",
      "generated/pothos-types": "generated/pothos-types.ts",
    },
  },
]

/** Builds all packages, or only those in the given folders. */
export async function build(dirs = packages.map(({ dir }) => dir)) {
  for (const { dir, entries, run } of packages.filter((candidate) => dirs.includes(candidate.dir))) {
    if (run) {
      await run()
      continue
    }
    const packageDir = path.join(root, dir)
    rmSync(path.join(packageDir, "dist"), { recursive: true, force: true })
    await esbuild({
      absWorkingDir: packageDir,
      entryPoints: entries,
      outdir: "dist",
      bundle: true,
      splitting: true,
      format: "esm",
      platform: "node",
      target: "node20",
      packages: "external",
      sourcemap: true,
      logLevel: "warning",
    })
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await build(process.argv.length > 2 ? process.argv.slice(2) : undefined)
