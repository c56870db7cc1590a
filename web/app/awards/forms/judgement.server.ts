import type { ActionFunctionArgs } from "@remix-run/node"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import type { Outcome } from "../../platform/api/generated/graphql.ts"
import { type FormState, refusal, textOf, typedValues } from "../../platform/forms.ts"
import { judgingPaths } from "../judging-paths.ts"
import { done } from "./done.server.ts"

const decideMutation = graphql(`
  mutation DecideOutcome($round: String!, $nomination: String!, $outcome: Outcome!, $reason: String!) {
    decideOutcome(round: $round, nomination: $nomination, outcome: $outcome, reason: $reason) {
      __typename
      ...RefusedAct
    }
  }
`)

const undoMutation = graphql(`
  mutation UndoDecision($round: String!, $nomination: String!) {
    undoDecision(round: $round, nomination: $nomination) {
      __typename
      ...RefusedAct
    }
  }
`)

const feedbackMutation = graphql(`
  mutation SaveFeedback($round: String!, $nomination: String!, $criterion: ID, $body: String!, $version: Int!) {
    saveFeedback(round: $round, nomination: $nomination, criterion: $criterion, body: $body, version: $version) {
      __typename
      ...RefusedAct
    }
  }
`)

type Where = { round: string; nomination: string }

/** The form again: what is wrong with it, or what was done when something else was typed that is not saved. */
export type JudgementState = FormState & { done?: string }

/** Decides, takes a decision back or saves the feedback, as the button says that was pressed. Nothing else that was typed is lost. */
export async function judge(args: ActionFunctionArgs, where: Where): Promise<JudgementState | Response> {
  const form = await args.request.formData()
  // A part that nobody touched follows what is stored, which somebody else may have changed since the page was opened.
  for (const part of feedbackParts(form)) if (!isTyped(form, part)) forget(form, part)
  const [issues, message] = await send(args, form, where)
  if (issues.length > 0) return { values: typedValues(form), issues }
  const isMoreTyped = textOf(form, "outcome") !== "" || textOf(form, "reason") !== "" || feedbackParts(form).length > 0
  return isMoreTyped
    ? { values: typedValues(form), issues, done: message }
    : done(judgingPaths.judgement(where.round, where.nomination), message)
}

/** Does what the pressed button says and takes what is saved out of the form. */
async function send(args: ActionFunctionArgs, form: FormData, where: Where): Promise<[FormState["issues"], string]> {
  switch (textOf(form, "intent")) {
    case "undo": {
      const { undoDecision: result } = await query(args, undoMutation, where)
      return [result.__typename === "JudgingManagement" ? [] : refusal(form, result).issues, "The decision is taken back."]
    }
    case "feedback":
      return [await saveFeedback(args, form, where), "The feedback is saved."]
    default:
      return [await decide(args, form, where), "Your decision is on record. Nobody else learns of it before the announcement."]
  }
}

async function decide(args: ActionFunctionArgs, form: FormData, where: Where): Promise<FormState["issues"]> {
  const outcome = textOf(form, "outcome")
  if (!outcome) return [{ field: "outcome", message: "Choose what you decide" }]
  const { decideOutcome: result } = await query(args, decideMutation, {
    ...where,
    outcome: outcome as Outcome,
    reason: textOf(form, "reason"),
  })
  if (result.__typename !== "JudgingManagement") return refusal(form, result).issues
  form.delete("outcome")
  form.delete("reason")
  return []
}

/** Saves each part that was typed; what is wrong with one stands beside it and stops no other. */
async function saveFeedback(args: ActionFunctionArgs, form: FormData, where: Where): Promise<FormState["issues"]> {
  const issues: FormState["issues"] = []
  for (const part of feedbackParts(form)) {
    const { saveFeedback: result } = await query(args, feedbackMutation, {
      ...where,
      criterion: part === "whole" ? null : part,
      body: textOf(form, `feedback.${part}`),
      version: Number(textOf(form, `version.${part}`)) || 0,
    })
    if (result.__typename === "JudgingManagement") {
      forget(form, part)
      continue
    }
    issues.push(...refusal(form, result).issues.map(({ message }) => ({ field: `feedback.${part}`, message })))
    // Whoever reads that it was saved elsewhere may save again: over what is stored now.
    if (result.__typename === "ConflictError") forgetStored(form, part)
  }
  return issues
}

const feedbackParts = (form: FormData): string[] => [...form.keys()].flatMap((name) => /^feedback\.(.+)$/.exec(name)?.[1] ?? [])

const isTyped = (form: FormData, part: string) => textOf(form, `feedback.${part}`).trim() !== textOf(form, `stored.${part}`)

function forget(form: FormData, part: string): void {
  form.delete(`feedback.${part}`)
  forgetStored(form, part)
}

function forgetStored(form: FormData, part: string): void {
  form.delete(`stored.${part}`)
  form.delete(`version.${part}`)
}
