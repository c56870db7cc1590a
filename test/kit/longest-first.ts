import { existsSync } from "node:fs"
import path from "node:path"
import { BaseSequencer, type TestSpecification } from "vitest/node"

/** What takes a minute and more of a worker: begun late, it would run alone at the end. The log of a whole run names the slowest files. */
const longest = [
  ...["awards/web/leaks", "awards/api/leaks", "forum/api/visibility", "directory/api/crash"],
  ...["journeys/award", "journeys/accessibility", "journeys/start", "journeys/forum", "journeys/publish", "journeys/account"],
].map((name) => path.resolve(import.meta.dirname, "..", `${name}.test.ts`))

const missing = longest.filter((file) => !existsSync(file))
if (missing.length > 0) throw new Error(`Not there any more, so not to be begun first: ${missing.join(", ")}`)

/** Begins with the longest files; all others follow in the order of Vitest, the larger first. */
export default class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => (longest.includes(moduleId) ? longest.indexOf(moduleId) : longest.length)
    return (await super.sort(files)).toSorted((one, other) => place(one) - place(other))
  }
}
