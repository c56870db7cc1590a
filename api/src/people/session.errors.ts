import { DomainError } from "../platform/errors.ts"

/** The password or link was right; a code from the person's authenticator app, or a backup code, must follow. */
export class TwoFactorRequired extends DomainError {
  readonly code = "TWO_FACTOR_REQUIRED"
  constructor() {
    super("Enter the code from your authenticator app to finish signing in.")
  }
}
