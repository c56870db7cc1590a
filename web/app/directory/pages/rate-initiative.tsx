import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node"
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react"
import { action as guarded } from "../../platform/action.server.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { formatDay } from "../../platform/dates.ts"
import { leaveFlash } from "../../platform/flash.server.ts"
import { refusal, textOf } from "../../platform/forms.ts"
import { demandViewer } from "../../platform/session.server.ts"
import { titled } from "../../platform/titles.ts"
import { Breadcrumbs } from "../../ui/breadcrumbs/breadcrumbs.tsx"
import { Button, ErrorSummary } from "../../ui/form/form.tsx"
import { RatingFields } from "../parts/rating-fields.tsx"
import { initiativePath, initiativesPath } from "../paths.ts"

export const meta: MetaFunction = () => titled("Rate the evidence of an entry")

const initiativeQuery = graphql(`
  query InitiativeToRate($slug: String!) {
    viewer {
      id
    }
    initiative(slug: $slug) {
      id
      slug
      title
      viewerCanRate
      evidence {
        level
        label
        reason
        ratedAt
      }
    }
  }
`)

async function load(args: LoaderFunctionArgs) {
  const { viewer, initiative } = await query(args, initiativeQuery, { slug: args.params.slug ?? "" })
  demandViewer(args.request, viewer)
  if (!initiative?.viewerCanRate) throw new Response("", { status: 404 })
  return initiative
}

export const loader = (args: LoaderFunctionArgs) => load(args)

const rateMutation = graphql(`
  mutation RateInitiative($id: ID!, $level: Int!, $reason: String!, $ratedAt: DateTime) {
    rateInitiative(id: $id, level: $level, reason: $reason, ratedAt: $ratedAt) {
      __typename
      ...RefusedAct
    }
  }
`)

export const action = guarded(async (args) => {
  const form = await args.request.formData()
  const { id, slug } = await load(args)
  const level = textOf(form, "level")
  const { rateInitiative: result } = await query(args, rateMutation, {
    id,
    // Nothing chosen is no rating, and is refused beside the field.
    level: /^\d$/.test(level) ? Number(level) : -1,
    reason: textOf(form, "reason"),
    ratedAt: textOf(form, "ratedAt") || null,
  })
  if (result.__typename !== "Initiative") return refusal(form, result)
  return redirect(`${initiativePath(slug)}#evidence`, {
    headers: { "Set-Cookie": await leaveFlash("Readers see your rating and the reason.") },
  })
})

export default function RateInitiative() {
  const { slug, title, evidence } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  const { level, label, reason, ratedAt } = evidence
  return (
    <>
      <Breadcrumbs
        items={[
          { to: initiativesPath(), label: "Directory" },
          { to: initiativePath(slug), label: title },
        ]}
      />
      <div className="hub-prose">
        <ErrorSummary state={state} />
        <h1>Rate the evidence anew</h1>
        <p>
          “{title}” is rated <strong>{label}</strong>
          {ratedAt && ` since ${formatDay(ratedAt)}`}
          {reason ? `: ${reason}` : "."}
        </p>
        <Form method="post">
          <input type="hidden" name="ratedAt" value={ratedAt ?? ""} />
          <RatingFields level={ratedAt ? level : null} reason={{ field: "reason", stored: reason ?? "" }} state={state} />
          <p>Its organisation and those who follow it are told of a new rating, with the reason.</p>
          <div className="hub-actions">
            <Button>Save the rating</Button>
            <Link to={initiativePath(slug)}>Cancel</Link>
          </div>
        </Form>
      </div>
    </>
  )
}
