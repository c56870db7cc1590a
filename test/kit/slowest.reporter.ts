import type { Reporter, TestModule } from "vitest/node"

const named = 10

/** Names, after a run of many files, those that took longest with what they set up: what slows the whole run down is seen in its log. */
export default class Slowest implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    if (modules.length <= named) return
    const times = modules.map((module) => ({ file: module.relativeModuleId, seconds: module.diagnostic().duration / 1000 }))
    const lines = times.sort((one, other) => other.seconds - one.seconds).slice(0, named)
    process.stdout.write(
      `\nThe slowest files:\n${lines.map(({ file, seconds }) => `${seconds.toFixed(1).padStart(7)} s  ${file}`).join("\n")}\n`,
    )
  }
}
