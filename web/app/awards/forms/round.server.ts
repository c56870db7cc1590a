import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { demandViewer } from "../../platform/session.server.ts"

const managedQuery = graphql(`
  query ManagedRound($slug: String!) {
    viewer {
      id
    }
    round(slug: $slug) {
      id
      slug
      title
      summary
      guidance
      guidanceHtml
      state
      stateLabel
      version
      isApproved
      opensOnApproval
      opensAt
      closesAt
      scoresDueAt
      resultsExpectedAt
      readersPerNomination
      viewerCanManage
      viewerCanAppointManagers
      award {
        name
      }
      categories {
        id
        title
        about
        scope
        shortlistSize
        winnerCount
      }
      criteria {
        ...CriterionToRead
        isReasonRequired
      }
      eligibilityQuestions {
        id
        question
        help
        expectedAnswer
      }
      gaps {
        part
        missing
        why
        isRequired
      }
      managers {
        id
        person {
          name
        }
      }
    }
  }
`)

/** The round of the address, for its managers; for everybody else there is no such page. */
export async function loadManagedRound(args: LoaderFunctionArgs | ActionFunctionArgs) {
  const { viewer, round } = await query(args, managedQuery, { slug: args.params.round ?? "" })
  demandViewer(args.request, viewer)
  if (!round?.viewerCanManage) throw new Response("", { status: 404 })
  return round
}

export type ManagedRound = Awaited<ReturnType<typeof loadManagedRound>>

/** The set-up can change. */
export const isEditable = ({ state, isApproved }: Pick<ManagedRound, "state" | "isApproved">) => state === "DRAFT" && !isApproved
