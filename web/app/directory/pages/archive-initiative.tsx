import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { action as guarded } from "../../platform/action.server.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { leaveFlash } from "../../platform/flash.server.ts"
import { refusal, textOf, typedOr } from "../../platform/forms.ts"
import { demandViewer } from "../../platform/session.server.ts"
import { titled } from "../../platform/titles.ts"
import { ConfirmPage } from "../../ui/confirm-page/confirm-page.tsx"
import { TextArea } from "../../ui/form/form.tsx"
import { initiativePath } from "../paths.ts"

export const meta: MetaFunction = () => titled("Archive an entry")

const initiativeQuery = graphql(`
  query InitiativeToArchive($slug: String!) {
    viewer {
      id
    }
    initiative(slug: $slug) {
      id
      slug
      title
      viewerCanArchive
      archived {
        at
      }
    }
  }
`)

async function load(args: LoaderFunctionArgs) {
  const { viewer, initiative } = await query(args, initiativeQuery, { slug: args.params.slug ?? "" })
  demandViewer(args.request, viewer)
  if (!initiative?.viewerCanArchive) throw new Response("", { status: 404 })
  if (initiative.archived) throw redirect(initiativePath(initiative.slug))
  return initiative
}

export const loader = (args: LoaderFunctionArgs) => load(args)

const archiveMutation = graphql(`
  mutation ArchiveInitiative($id: ID!, $reason: String!) {
    archiveInitiative(id: $id, reason: $reason) {
      __typename
      ...RefusedAct
    }
  }
`)

export const action = guarded(async (args) => {
  const form = await args.request.formData()
  const { id, slug } = await load(args)
  const { archiveInitiative: result } = await query(args, archiveMutation, { id, reason: textOf(form, "reason") })
  if (result.__typename !== "Initiative") return refusal(form, result)
  return redirect(initiativePath(slug), { headers: { "Set-Cookie": await leaveFlash("It is archived. You can restore it from here.") } })
})

export default function ArchiveInitiative() {
  const { slug, title } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  return (
    <ConfirmPage heading="Archive this entry?" confirm="Archive it" kind="warning" cancel={initiativePath(slug)} state={state}>
      <p>
        “{title}” will no longer be found in the directory. Its page stays, with your reason on it, so that links keep working. You can
        restore it at any time.
      </p>
      <TextArea
        name="reason"
        label="Why?"
        hint="Readers of its page see this"
        rows={3}
        state={state}
        defaultValue={typedOr(state, "reason")}
      />
    </ConfirmPage>
  )
}
