/**
 * Outcomes a caller must expect. Services throw them; mutations list the ones they can end in, and the client finds
 * them in the mutation's result union. NotSignedIn and NotAllowed are top-level GraphQL errors instead (see formatError.ts).
 * Anything else that is thrown is a fault: it is logged with an id and masked.
 */
export abstract class DomainError extends Error {
  abstract readonly code: string
}

export type Issue = {
  /** Path of the input field, dots between steps: "measures.0.value". Empty for the input as a whole. */
  field: string
  /** What is wrong and how to mend it, in plain words. */
  message: string
}

/** The input cannot be accepted as it is. */
export class ValidationError extends DomainError {
  readonly code = "INVALID"
  readonly issues: Issue[]
  constructor(issues: Issue[]) {
    super(issues.map((issue) => issue.message).join(". ") || "The input is not valid")
    this.issues = issues
  }
}

/** It does not exist, or the viewer may not know that it does: the two look the same on purpose. */
export class NotFoundError extends DomainError {
  readonly code = "NOT_FOUND"
  constructor(what = "That") {
    super(`${what} was not found. It may have been removed, or you may not have access to it.`)
  }
}

/** Saved elsewhere first, by somebody else or in another tab. Carries what is stored now, so that nothing typed is lost. */
export class ConflictError extends DomainError {
  readonly code = "CONFLICT"
  readonly currentVersion: number
  readonly current: unknown
  constructor(message: string, currentVersion: number, current: unknown) {
    super(message)
    this.currentVersion = currentVersion
    this.current = current
  }
}

/** The thing is in a state in which this cannot be done. */
export class WrongStateError extends DomainError {
  readonly code = "WRONG_STATE"
  readonly state: string
  constructor(message: string, state: string) {
    super(message)
    this.state = state
  }
}

/** Too many attempts; the message says when to try again. */
export class RateLimitedError extends DomainError {
  readonly code = "RATE_LIMITED"
  readonly retryAfterSeconds: number
  constructor(message: string, retryAfterSeconds: number) {
    super(message)
    this.retryAfterSeconds = retryAfterSeconds
  }
}

/** Nobody is signed in and somebody must be. */
export class NotSignedIn extends DomainError {
  readonly code = "UNAUTHENTICATED"
  constructor() {
    super("Sign in to do this.")
  }
}

/** The viewer is known and may not do this. */
export class NotAllowed extends DomainError {
  readonly code = "FORBIDDEN"
  constructor(message = "You do not have permission to do this.") {
    super(message)
  }
}

/** It is too late: the deadline was enforced by the server's clock. */
export class DeadlinePassedError extends DomainError {
  readonly code = "DEADLINE_PASSED"
  readonly deadline: Date
  constructor(message: string, deadline: Date) {
    super(message)
    this.deadline = deadline
  }
}
