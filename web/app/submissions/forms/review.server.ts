import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { leaveFlash } from "../../platform/flash.server.ts"
import { type FormState, readInstant, refusal, refusalAt, textOf } from "../../platform/forms.ts"
import { demandViewer } from "../../platform/session.server.ts"
import { submissionPaths } from "../paths.ts"

const reviewQuery = graphql(`
  query SubmissionToReview($reference: String!, $from: Int, $to: Int) {
    viewer {
      id
    }
    submission(reference: $reference) {
      id
      reference
      state
      stateLabel
      title
      decisionReason
      publishAt
      submittedAt
      isRevision
      initiativeSlug
      viewerCanReview
      evidenceLevel
      evidenceReason
      organisation {
        id
        name
        slug
        region {
          name
        }
        members(first: 100) {
          edges {
            node {
              person {
                id
                name
              }
            }
          }
        }
      }
      submitter {
        id
        name
      }
      assignedTo {
        id
        name
      }
      content {
        ...CaseStudyFields
      }
      gaps {
        field
        missing
        why
        isRequired
      }
      likelyDuplicates {
        title
        path
        organisation
        reason
      }
      checklist {
        key
        label
        doneAt
      }
      comments {
        id
        field
        body
        isInternal
        createdAt
        resolvedAt
        author {
          name
        }
      }
      snapshots {
        number
        submittedAt
      }
      changes(from: $from, to: $to) {
        field
        label
        parts {
          kind
          text
        }
      }
    }
    terms {
      taxonomy
      slug
      label
      definition
    }
    regions {
      slug
      name
    }
  }
`)

/** The submission of the address, for the editor who reviews it. `?from=1&to=2` compares two of its versions. */
export async function loadReview(args: LoaderFunctionArgs | ActionFunctionArgs) {
  const parameters = new URL(args.request.url).searchParams
  const number = (name: string) => Number(parameters.get(name)) || null
  const { reference = "" } = args.params
  const { submission, ...rest } = await query(args, reviewQuery, { reference, from: number("from"), to: number("to") })
  demandViewer(args.request, rest.viewer)
  if (!submission?.viewerCanReview) throw new Response("", { status: 404 })
  return { ...rest, submission, from: number("from"), to: number("to") }
}

const assignMutation = graphql(`
  mutation TakeSubmission($id: ID!) {
    assignSubmission(id: $id) {
      __typename
      ...RefusedAct
    }
  }
`)
const unassignMutation = graphql(`
  mutation ReturnSubmission($id: ID!) {
    unassignSubmission(id: $id) {
      __typename
      ...RefusedAct
    }
  }
`)
const checkMutation = graphql(`
  mutation TickReviewCheck($id: ID!, $key: String!, $done: Boolean!) {
    setReviewCheck(id: $id, key: $key, done: $done) {
      __typename
      ...RefusedAct
    }
  }
`)
const commentMutation = graphql(`
  mutation RemarkOnSubmission($id: ID!, $field: String, $body: String!, $isInternal: Boolean!) {
    commentOnSubmission(id: $id, field: $field, body: $body, isInternal: $isInternal) {
      __typename
      ...RefusedAct
    }
  }
`)
const resolveMutation = graphql(`
  mutation ResolveRemark($id: ID!, $resolved: Boolean!) {
    resolveComment(id: $id, resolved: $resolved) {
      __typename
      ...RefusedAct
    }
  }
`)
const changesMutation = graphql(`
  mutation AskForChanges($id: ID!, $reason: String!) {
    requestChanges(id: $id, reason: $reason) {
      __typename
      ...RefusedAct
    }
  }
`)
const declineMutation = graphql(`
  mutation Decline($id: ID!, $reason: String!) {
    declineSubmission(id: $id, reason: $reason) {
      __typename
      ...RefusedAct
    }
  }
`)
const rateMutation = graphql(`
  mutation RateSubmission($id: ID!, $level: Int!, $reason: String!) {
    rateEvidence(id: $id, level: $level, reason: $reason) {
      __typename
      ...RefusedAct
    }
  }
`)
const scheduleMutation = graphql(`
  mutation Schedule($id: ID!, $publishAt: DateTime!) {
    schedulePublication(id: $id, publishAt: $publishAt) {
      __typename
      ...RefusedAct
    }
  }
`)
const unscheduleMutation = graphql(`
  mutation Unschedule($id: ID!) {
    unschedulePublication(id: $id) {
      __typename
      ...RefusedAct
    }
  }
`)
const publishMutation = graphql(`
  mutation Publish($id: ID!, $changeNote: String!) {
    publishSubmission(id: $id, changeNote: $changeNote) {
      __typename
      ... on Submission {
        initiativeSlug
      }
      ...RefusedAct
    }
  }
`)

type Answer = { __typename: string; message?: string; issues?: { field: string; message: string }[] }

/** Does what the editor's form asks for: one intent a button. */
export async function reviewAction(args: ActionFunctionArgs): Promise<FormState | Response> {
  const form = await args.request.formData()
  const { submission } = await loadReview(args)
  const { id, reference } = submission
  const done = async (answer: Answer, message: string, to = submissionPaths.review(reference)) =>
    answer.message === undefined ? redirect(to, { headers: { "Set-Cookie": await leaveFlash(message) } }) : refusal(form, answer)
  const text = (name: string) => textOf(form, name)
  switch (text("intent")) {
    case "take":
      return done((await query(args, assignMutation, { id })).assignSubmission, "You have it now.")
    case "return":
      return done((await query(args, unassignMutation, { id })).unassignSubmission, "It is back in the queue.")
    case "check":
      return done((await query(args, checkMutation, { id, key: text("key"), done: text("done") === "yes" })).setReviewCheck, "Noted.")
    case "comment": {
      const variables = { id, field: text("field") || null, body: text("body"), isInternal: text("isInternal") === "yes" }
      return done((await query(args, commentMutation, variables)).commentOnSubmission, "Your remark is added.")
    }
    case "resolve":
      return done(
        (await query(args, resolveMutation, { id: text("comment"), resolved: text("resolved") === "yes" })).resolveComment,
        "Noted.",
      )
    case "rate": {
      const level = Number(text("level") || Number.NaN)
      if (!Number.isInteger(level)) return refusal(form, { issues: [{ field: "level", message: "Choose a rating" }] })
      return done((await query(args, rateMutation, { id, level, reason: text("evidenceReason") })).rateEvidence, "The rating is saved.")
    }
    case "requestChanges":
      return done(
        (await query(args, changesMutation, { id, reason: text("reason") })).requestChanges,
        "The submitter is asked for changes.",
      )
    case "decline": {
      const { declineSubmission: answer } = await query(args, declineMutation, { id, reason: text("declineReason") })
      return answer.__typename === "Submission"
        ? done(answer, "Declined. The submitter is told why.")
        : refusalAt(form, answer, { reason: "declineReason" })
    }
    case "schedule": {
      const read = readInstant(form, "publishAt")
      if ("issue" in read) return refusal(form, { issues: [read.issue] })
      if (!read.value) return refusal(form, { issues: [{ field: "publishAt", message: "Enter the day and the time" }] })
      const { schedulePublication: answer } = await query(args, scheduleMutation, { id, publishAt: read.value })
      return done(answer, "It will be published by itself.")
    }
    case "unschedule":
      return done((await query(args, unscheduleMutation, { id })).unschedulePublication, "It will not be published by itself.")
    case "publish": {
      const { publishSubmission: answer } = await query(args, publishMutation, { id, changeNote: text("changeNote") })
      const slug = answer.__typename === "Submission" ? answer.initiativeSlug : null
      return done(answer, "Published. Anybody can find it now.", slug ? `/initiatives/${slug}` : undefined)
    }
    default:
      throw new Response("", { status: 400 })
  }
}
