import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { demandViewer } from "../../platform/session.server.ts"
import { submissionPaths } from "../paths.ts"

graphql(`
  fragment CaseStudyFields on CaseStudy {
    title
    summary
    aims
    themes
    interventions
    targetGroups
    stages
    professions
    regions
    workStatus
    startedOn
    endedOn
    need
    activity
    results
    evaluation
    lessons
    adviceToAdopters
    measures {
      what
      value
      unit
      denominator
      baseline
      period
      method
      sourceUrl
      isReach
    }
    costBand
    costNote
    fundingSources
    partners {
      organisationId
      name
      role
    }
    links {
      label
      url
    }
    attachments {
      fileId
      description
      file {
        name
        contentType
        size
      }
    }
    pictureConsent
    contactPersonId
  }
`)

const submissionQuery = graphql(`
  query SubmissionToWrite($reference: String!) {
    viewer {
      id
    }
    submission(reference: $reference) {
      id
      reference
      state
      stateLabel
      title
      version
      decisionReason
      publishAt
      submittedAt
      updatedAt
      isRevision
      initiativeSlug
      viewerCanWrite
      viewerIsEditor
      organisation {
        id
        name
        slug
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
      comments {
        id
        field
        body
        createdAt
        resolvedAt
        author {
          name
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

/** The submission of the address, for the people who write it. */
export async function loadSubmission(args: LoaderFunctionArgs | ActionFunctionArgs) {
  const { reference = "" } = args.params
  const { viewer, submission, terms, regions } = await query(args, submissionQuery, { reference })
  demandViewer(args.request, viewer)
  if (!submission) throw new Response("", { status: 404 })
  return { submission, terms, regions }
}

export type SubmissionPage = Awaited<ReturnType<typeof loadSubmission>>
export type WrittenSubmission = SubmissionPage["submission"]

/** States in which its authors can change it. */
export const isWritable = ({ state, viewerCanWrite }: Pick<WrittenSubmission, "state" | "viewerCanWrite">) =>
  viewerCanWrite && (state === "DRAFT" || state === "CHANGES_REQUESTED")

/** What was never sent to an editor can be thrown away by its authors. */
export const canDelete = ({ state, submittedAt, viewerCanWrite }: Pick<WrittenSubmission, "state" | "submittedAt" | "viewerCanWrite">) =>
  viewerCanWrite && state === "DRAFT" && !submittedAt

/** Steps are only for what can be changed: otherwise the overview says why not. */
export function requireWritable(submission: WrittenSubmission): void {
  if (!isWritable(submission)) throw redirect(submissionPaths.overview(submission.reference))
}
