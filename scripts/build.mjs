import { execFileSync } from "node:child_process"
import { rmSync } from "node:fs"
import path from "node:path"
import { fileURLToPath, pathToFileURL } from "node:url"
import { build as esbuild } from "esbuild"

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..")

/**
 * What is built for production, in order. Each package is bundled into its own dist/ with its dependencies left outside,
 * because a bundle elsewhere would not find them. `entries` maps a file under dist/ (without .js) to its source.
 * `run` comes first: the web site's pages have a build of their own.
 * @type {{ dir: string, entries: Record<string, string>, run?: () => void }[]}
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
  { dir: "api", entries: { main: "src/main.ts" } },
  {
    dir: "web",
    entries: { server: "server.ts" },
    run: () => {
      const options = { cwd: path.join(root, "web"), stdio: "inherit" }
      execFileSync("pnpm", ["-s", "codegen"], options)
      execFileSync("pnpm", ["-s", "exec", "remix", "vite:build"], options)
    },
  },
]

/** Builds all packages, or only those in the given folders. */
export async function build(dirs = packages.map(({ dir }) => dir)) {
  for (const { dir, entries, run } of packages.filter((candidate) => dirs.includes(candidate.dir))) {
    run?.()
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
