import { execFileSync } from "node:child_process"
import { createHash } from "node:crypto"
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs"
import path from "node:path"
import process from "node:process"
import { fileURLToPath, pathToFileURL } from "node:url"

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..")

/**
 * What is built for production, in order. Each package is bundled into its own dist/ with its dependencies left outside,
 * because a bundle elsewhere would not find them.
 * `inputs` are the files and folders that its result depends on, beside the lockfile and this script.
 * `entries` maps a file under dist/ (without .js) to its source.
 * `run` comes first: the database client is generated, and the web site's pages have a build of their own.
 * @type {{ dir: string, inputs: string[], entries(): Record<string, string>, run?: () => void }[]}
 */
export const packages = [
  {
    dir: "prisma",
    inputs: ["prisma/src", "prisma/schema", "prisma/prisma.config.ts", "prisma/package.json"],
    run: generate,
    entries: () => ({
      index: "src/index.ts",
      cli: "src/cli.ts",
      "generated/pothos-types": "generated/pothos-types.ts",
    }),
  },
  {
    dir: "api",
    inputs: ["api/src", "api/package.json", "seed/src"],
    entries: () => ({ main: "src/main.ts", ...doorsForSeed() }),
  },
  {
    dir: "seed",
    inputs: ["seed/src", "seed/package.json"],
    entries: () => (existsSync(path.join(root, "seed/src/cli.ts")) ? { cli: "src/cli.ts" } : { builders: "src/builders.ts" }),
  },
  {
    dir: "web",
    inputs: [
      ...["web/app", "web/public", "web/server", "web/server.ts", "web/codegen.ts", "web/vite.config.ts", "web/package.json"],
      "api/schema.graphql",
    ],
    run: () => {
      pnpm("web", "codegen")
      pnpm("web", "exec", "remix", "vite:build")
    },
    entries: () => ({ server: "server.ts" }),
  },
]

/** Makes the typed database client from the schema files if it is not there or older than they are. */
export function generate() {
  const stamp = path.join(root, "prisma/generated/.fingerprint")
  const print = fingerprint(["prisma/schema", "prisma/prisma.config.ts"])
  if (readIfThere(stamp) === print) return
  pnpm("prisma", "generate")
  writeFileSync(stamp, print)
}

/** Names of the packages whose result is missing or older than what it is made from. */
export function stalePackages() {
  return packages.filter(({ dir, inputs }) => readIfThere(stampOf(dir)) !== fingerprint(inputs)).map(({ dir }) => dir)
}

/** Builds all packages, or only those in the given folders. */
export async function build(dirs = packages.map(({ dir }) => dir)) {
  const { build: esbuild } = await import("esbuild")
  for (const { dir, inputs, entries, run } of packages.filter((candidate) => dirs.includes(candidate.dir))) {
    const print = fingerprint(inputs)
    run?.()
    const packageDir = path.join(root, dir)
    rmSync(path.join(packageDir, "dist"), { recursive: true, force: true })
    await esbuild({
      absWorkingDir: packageDir,
      entryPoints: entries(),
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
    mkdirSync(path.dirname(stampOf(dir)), { recursive: true })
    writeFileSync(stampOf(dir), print)
  }
}

/** The modules of the API that the seed package imports, each a file of its own in api/dist. */
function doorsForSeed() {
  const doors = new Set()
  for (const file of filesIn(path.join(root, "seed/src"))) {
    for (const [, door] of readFileSync(file, "utf8").matchAll(/["']@hub\/api\/([\w./-]+)["']/g)) doors.add(door)
  }
  return Object.fromEntries([...doors].map((door) => [door, `src/${door}.ts`]))
}

function stampOf(dir) {
  return path.join(root, dir, "dist/.fingerprint")
}

/** Changes with the content of any of these files and folders. */
function fingerprint(inputs) {
  const hash = createHash("sha256")
  for (const input of [...inputs, "pnpm-lock.yaml", "scripts/build.mjs"]) {
    for (const file of filesIn(path.join(root, input))) hash.update(file).update(readFileSync(file))
  }
  return hash.digest("hex")
}

function filesIn(start) {
  if (!existsSync(start)) return []
  if (statSync(start).isFile()) return [start]
  return readdirSync(start, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes(`${path.sep}generated`))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort()
}

function readIfThere(file) {
  return existsSync(file) ? readFileSync(file, "utf8") : null
}

/** Runs pnpm in a package, the one that runs this script if there is one. Shows what it says only when it fails. */
function pnpm(dir, ...args) {
  const itself = process.env.npm_execpath
  const [command, before] = itself && /\.[cm]?js$/.test(itself) ? [process.execPath, [itself]] : [itself || "pnpm", []]
  try {
    execFileSync(command, [...before, ...args], { cwd: path.join(root, dir), stdio: ["ignore", "pipe", "pipe"] })
  } catch (error) {
    process.stderr.write(`${error.stdout ?? ""}${error.stderr ?? ""}\n`)
    throw new Error(`"pnpm ${args.join(" ")}" failed in ${dir}/ (see above).`)
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  await build(process.argv.length > 2 ? process.argv.slice(2) : undefined).catch((error) => {
    process.stderr.write(`${error.message}\n`)
    process.exitCode = 1
  })
}
