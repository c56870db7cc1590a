import { builder } from "./builder.ts"
import {
  ConflictError,
  DeadlinePassedError,
  type DomainError,
  type Issue,
  NotFoundError,
  RateLimitedError,
  ValidationError,
  WrongStateError,
} from "./errors.ts"

/** Every expected failure, so that a client can always ask for `... on UserError { code message }`. */
export const UserError = builder.interfaceRef<DomainError>("UserError").implement({
  description: "An expected failure of a mutation: a code for programs and a message for people.",
  fields: (t) => ({
    code: t.exposeString("code", { description: "Stable, in capitals: INVALID, NOT_FOUND, CONFLICT …" }),
    message: t.exposeString("message", { description: "What happened and what to do, in plain English." }),
  }),
})

export const ValidationIssue = builder.objectRef<Issue>("ValidationIssue").implement({
  description: "One thing to mend in the input.",
  fields: (t) => ({
    field: t.exposeString("field", {
      description: 'Path of the input field, dots between steps ("measures.0.value"); empty for the whole.',
    }),
    message: t.exposeString("message", { description: "What is wrong and how to mend it." }),
  }),
})

builder.objectType(ValidationError, {
  name: "ValidationError",
  description: "The input cannot be accepted as it is; nothing was changed.",
  interfaces: [UserError],
  fields: (t) => ({
    issues: t.field({
      type: [ValidationIssue],
      description: "Everything to mend; at most a few for each field.",
      resolve: (error) => error.issues,
    }),
  }),
})

builder.objectType(NotFoundError, {
  name: "NotFoundError",
  description: "It does not exist, or the viewer may not know that it does.",
  interfaces: [UserError],
})

builder.objectType(ConflictError, {
  name: "ConflictError",
  description: "Somebody else changed it first; nothing was changed. Show both texts and let the person choose.",
  interfaces: [UserError],
  fields: (t) => ({
    currentVersion: t.exposeInt("currentVersion", { description: "The version stored now; send it with the next attempt." }),
    current: t.field({ type: "JSON", nullable: true, description: "What is stored now.", resolve: (error) => error.current }),
  }),
})

builder.objectType(WrongStateError, {
  name: "WrongStateError",
  description: "It is in a state in which this cannot be done.",
  interfaces: [UserError],
  fields: (t) => ({ state: t.exposeString("state", { description: "The state it is in." }) }),
})

builder.objectType(RateLimitedError, {
  name: "RateLimitedError",
  description: "Too many attempts.",
  interfaces: [UserError],
  fields: (t) => ({ retryAfterSeconds: t.exposeInt("retryAfterSeconds", { description: "Seconds until it may be tried again." }) }),
})

builder.objectType(DeadlinePassedError, {
  name: "DeadlinePassedError",
  description: "It is too late.",
  interfaces: [UserError],
  fields: (t) => ({ deadline: t.expose("deadline", { type: "DateTime", description: "The first instant at which it was too late." }) }),
})
