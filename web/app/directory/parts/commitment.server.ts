import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { commitmentActionPath, commitmentPath } from "../../people/public.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { leaveFlash } from "../../platform/flash.server.ts"
import { demandViewer } from "../../platform/session.server.ts"

const keptQuery = graphql(`
  query CommitmentToKeep($organisation: String!, $scheme: String!) {
    viewer {
      id
    }
    organisation(slug: $organisation) {
      id
      slug
      name
      viewerCanCommit
    }
    commitmentScheme(slug: $scheme) {
      scheme
      slug
      name
      purpose
      expectations {
        key
        text
      }
      measures {
        measure
        label
      }
    }
    commitment(organisation: $organisation, scheme: $scheme) {
      id
      statement
      champion
      applyUrl
      inPlace
      madeAt
      endedAt
      version
      viewerCanChange
      reports {
        year
        account
        figures {
          measure
          value
        }
      }
    }
  }
`)

type Args = LoaderFunctionArgs | ActionFunctionArgs

const addressOf = ({ params }: Args) => ({ organisation: params.slug ?? "", scheme: params.scheme ?? "" })

/** The commitment of the address, for those who keep it and while it stands. Anybody else is told that there is no such page. */
export async function loadKeptCommitment(args: Args) {
  const { viewer, organisation, commitmentScheme: scheme, commitment } = await query(args, keptQuery, addressOf(args))
  demandViewer(args.request, viewer)
  if (!organisation || !scheme || !commitment?.viewerCanChange) throw new Response("", { status: 404 })
  if (commitment.endedAt) throw redirect(commitmentPath(organisation.slug, scheme.slug))
  return { organisation, scheme, commitment }
}

/** What the organisation of the address can commit itself to, for those who may; with what it said when it did before. */
export async function loadNewCommitment(args: Args) {
  const { viewer, organisation, commitmentScheme: scheme, commitment } = await query(args, keptQuery, addressOf(args))
  demandViewer(args.request, viewer)
  if (!organisation?.viewerCanCommit || !scheme) throw new Response("", { status: 404 })
  if (commitment && !commitment.endedAt) throw redirect(commitmentActionPath(organisation.slug, scheme.slug, "edit"))
  return { organisation, scheme, commitment }
}

/** Back to the commitment's page, where it says what was done. */
export async function backToCommitment(args: Args, message: string) {
  const { organisation, scheme } = addressOf(args)
  return redirect(commitmentPath(organisation, scheme), { headers: { "Set-Cookie": await leaveFlash(message) } })
}
