import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node"
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react"
import { action as guarded } from "../../platform/action.server.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import type { NomineeKind } from "../../platform/api/generated/graphql.ts"
import { refusal, textOf, typedOr } from "../../platform/forms.ts"
import { demandViewer } from "../../platform/session.server.ts"
import { titled } from "../../platform/titles.ts"
import { Breadcrumbs } from "../../ui/breadcrumbs/breadcrumbs.tsx"
import { Button, ErrorSummary, Radios, Select, TextInput } from "../../ui/form/form.tsx"
import { Inset } from "../../ui/inset/inset.tsx"
import { Minute } from "../../ui/time/time.tsx"
import { awardPaths } from "../paths.ts"

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(`Enter: ${data?.round.title ?? ""}`)

const enterQuery = graphql(`
  query EnterRound($slug: String!) {
    viewer {
      name
      memberships {
        status
        organisation {
          id
          slug
          name
        }
      }
    }
    round(slug: $slug) {
      id
      slug
      title
      entryWindow
      closesAt
      categories {
        id
        slug
        title
      }
    }
  }
`)

const initiativesQuery = graphql(`
  query InitiativesToEnter($slugs: [String!]!) {
    initiatives(filter: { organisations: $slugs }, first: 50) {
      edges {
        node {
          id
          title
        }
      }
    }
  }
`)

const startMutation = graphql(`
  mutation StartEntry($round: ID!, $categoryId: ID!, $organisation: ID!, $nominee: NomineeInput!, $initiative: ID) {
    startNomination(round: $round, categoryId: $categoryId, organisation: $organisation, nominee: $nominee, initiative: $initiative) {
      __typename
      ... on Nomination {
        reference
      }
      ...RefusedAct
    }
  }
`)

export async function loader(args: LoaderFunctionArgs) {
  const { viewer, round } = await query(args, enterQuery, { slug: args.params.round ?? "" })
  const { memberships } = demandViewer(args.request, viewer)
  if (!round) throw new Response("", { status: 404 })
  if (round.entryWindow !== "OPEN") throw redirect(awardPaths.round(round.slug))
  const organisations = memberships.filter(({ status }) => status === "ACTIVE").map(({ organisation }) => organisation)
  const slugs = organisations.map(({ slug }) => slug)
  const { initiatives } = slugs.length > 0 ? await query(args, initiativesQuery, { slugs }) : { initiatives: { edges: [] } }
  return {
    round,
    organisations,
    initiatives: initiatives.edges.map(({ node }) => node),
    asked: new URL(args.request.url).searchParams.get("category"),
  }
}

export const action = guarded(async (args) => {
  const form = await args.request.formData()
  const needed = [
    { field: "organisation", message: "Choose the organisation you enter for" },
    { field: "categoryId", message: "Choose a category" },
    { field: "kind", message: "Say whom you nominate" },
  ].filter(({ field }) => !textOf(form, field))
  if (needed.length > 0) return refusal(form, { issues: needed })
  const kind = textOf(form, "kind") as NomineeKind
  const { startNomination: result } = await query(args, startMutation, {
    round: textOf(form, "round"),
    categoryId: textOf(form, "categoryId"),
    organisation: textOf(form, "organisation"),
    nominee: { kind, name: textOf(form, "name"), email: textOf(form, "email") },
    initiative: textOf(form, "initiative") || null,
  })
  return result.__typename === "Nomination" ? redirect(awardPaths.entry(result.reference)) : refusal(form, result)
})

export default function Enter() {
  const { round, organisations, initiatives, asked } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  return (
    <>
      <Breadcrumbs
        items={[
          { to: awardPaths.awards, label: "Awards" },
          { to: awardPaths.round(round.slug), label: round.title },
        ]}
      />
      <ErrorSummary state={state} />
      <h1>Enter “{round.title}”</h1>
      {round.closesAt && (
        <p className="hub-lede">
          Entries are taken until <Minute at={round.closesAt} />. You can save what you write and come back.
        </p>
      )}
      {organisations.length === 0 ? (
        <Inset>
          <p>
            An entry is made for an organisation. <Link to="/organisations">Find yours and join it</Link>, then come back.
          </p>
        </Inset>
      ) : (
        <Form method="post" noValidate>
          <input type="hidden" name="round" value={round.id} />
          <Radios
            name="organisation"
            label="Which organisation do you enter for?"
            state={state}
            defaultValue={typedOr(state, "organisation", organisations.length === 1 ? organisations[0]?.id : "")}
            options={organisations.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <Radios
            name="categoryId"
            label="In which category?"
            state={state}
            defaultValue={typedOr(state, "categoryId", round.categories.find(({ slug }) => slug === asked)?.id ?? "")}
            options={round.categories.map(({ id, title }) => ({ value: id, label: title }))}
          />
          <Radios
            name="kind"
            label="Whom do you nominate?"
            state={state}
            defaultValue={typedOr(state, "kind")}
            options={[
              { value: "MYSELF", label: "Myself" },
              { value: "MY_TEAM", label: "My team" },
              { value: "SOMEBODY_ELSE", label: "Somebody else", hint: "They are asked by e-mail whether they agree" },
            ]}
          />
          <TextInput
            name="name"
            label="Name of the team or person"
            hint="Not needed if you nominate yourself"
            state={state}
            defaultValue={typedOr(state, "name")}
          />
          <TextInput
            name="email"
            type="email"
            label="Their e-mail address"
            hint="Only if you nominate somebody else"
            state={state}
            defaultValue={typedOr(state, "email")}
          />
          {initiatives.length > 0 && (
            <Select
              name="initiative"
              label="Start from an initiative in the directory? (optional)"
              hint="Its title, summary, links and partners are carried over, and the entry keeps the link"
              state={state}
              defaultValue={typedOr(state, "initiative")}
              options={[
                { value: "", label: "No, start from nothing" },
                ...initiatives.map(({ id, title }) => ({ value: id, label: title })),
              ]}
            />
          )}
          <Button>Begin</Button>
        </Form>
      )}
    </>
  )
}
