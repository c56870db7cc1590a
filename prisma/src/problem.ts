/** Something an operator can put right; its message says how and is shown without a stack trace. */
export class DatabaseProblem extends Error {
  override name = "DatabaseProblem"
}
