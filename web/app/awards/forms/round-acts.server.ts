import type { ActionFunctionArgs } from "@remix-run/node"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { formatMinute } from "../../platform/dates.ts"
import { readInstant, refusal, refusalAt, textOf } from "../../platform/forms.ts"
import { awardPaths } from "../paths.ts"
import { done } from "./done.server.ts"
import { loadManagedRound } from "./round.server.ts"

const approveMutation = graphql(`
  mutation ApproveRound($round: ID!, $version: Int!) {
    approveRound(round: $round, version: $version) {
      __typename
      ... on Round {
        state
        opensAt
      }
      ...RefusedAct
    }
  }
`)

const takeBackMutation = graphql(`
  mutation TakeBackApproval($round: ID!) {
    takeBackApproval(round: $round) {
      __typename
      ...RefusedAct
    }
  }
`)

const extendMutation = graphql(`
  mutation ExtendRound($round: ID!, $nomination: ID, $until: DateTime!, $reason: String!) {
    grantExtension(round: $round, nomination: $nomination, until: $until, reason: $reason) {
      __typename
      ...RefusedAct
    }
  }
`)

const appointMutation = graphql(`
  mutation AppointRoundManager($round: ID!, $email: String!) {
    appointRoundManager(round: $round, email: $email) {
      __typename
      ...RefusedAct
    }
  }
`)

const dismissMutation = graphql(`
  mutation DismissRoundManager($round: ID!, $id: ID!, $reason: String!) {
    dismissRoundManager(round: $round, id: $id, reason: $reason) {
      __typename
      ...RefusedAct
    }
  }
`)

/** Gives more time, to one entry or to all, from a form with a date and a reason; `reason` is the name of its control. */
export async function extend(
  args: ActionFunctionArgs,
  form: FormData,
  { round, nomination, to, reason = "reason" }: { round: string; nomination: string | null; to: string; reason?: string },
) {
  const until = readInstant(form, "until")
  if ("issue" in until) return refusal(form, { issues: [until.issue] })
  if (until.value === null) return refusal(form, { issues: [{ field: "until", message: "Enter the new closing time" }] })
  const variables = { round, nomination, until: until.value, reason: textOf(form, reason) }
  const { grantExtension: result } = await query(args, extendMutation, variables)
  return result.__typename === "Round"
    ? done(to, "The extension is on record, and entrants are told.")
    : refusalAt(form, result, { reason })
}

/** What a manager does to a round as a whole. */
export async function actOnRound(args: ActionFunctionArgs) {
  const form = await args.request.formData()
  const round = await loadManagedRound(args)
  const to = awardPaths.manageRound(round.slug)
  const ok = (message: string) => done(to, message)
  switch (textOf(form, "act")) {
    case "approve": {
      const { approveRound: result } = await query(args, approveMutation, { round: round.id, version: Number(textOf(form, "version")) })
      if (result.__typename !== "Round") return refusal(form, result)
      return ok(
        result.state === "DRAFT" && result.opensAt
          ? `The round is approved. Visitors can see it. It opens by itself on ${formatMinute(result.opensAt)}.`
          : "The round is approved and open: visitors can see it, and entries are taken.",
      )
    }
    case "unapprove": {
      const { takeBackApproval: result } = await query(args, takeBackMutation, { round: round.id })
      return result.__typename === "Round" ? ok("The round is hidden again, and can be changed.") : refusal(form, result)
    }
    case "extend":
      return extend(args, form, { round: round.id, nomination: null, to })
    case "appoint": {
      const { appointRoundManager: result } = await query(args, appointMutation, { round: round.id, email: textOf(form, "email") })
      return result.__typename === "RoundManager" ? ok("They manage this round now, and are told.") : refusal(form, result)
    }
    case "dismiss": {
      // Each manager has a field of their own for the reason.
      const id = textOf(form, "grant")
      const reason = `dismissReason.${id}`
      const { dismissRoundManager: result } = await query(args, dismissMutation, { round: round.id, id, reason: textOf(form, reason) })
      return result.__typename === "RoundManager" ? ok("They do not manage this round any more.") : refusalAt(form, result, { reason })
    }
    default:
      throw new Response("", { status: 400 })
  }
}
