import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node"
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react"
import { action as guarded } from "../../platform/action.server.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { refusal, textOf, typedOr } from "../../platform/forms.ts"
import { demandViewer } from "../../platform/session.server.ts"
import { titled } from "../../platform/titles.ts"
import { Breadcrumbs } from "../../ui/breadcrumbs/breadcrumbs.tsx"
import { Button, ErrorSummary, Select, TextInput } from "../../ui/form/form.tsx"
import { Table } from "../../ui/table/table.tsx"
import { Minute } from "../../ui/time/time.tsx"
import { done } from "../forms/done.server.ts"
import { AwardFields, readAward } from "../parts/award-fields.tsx"
import { RoundTag } from "../parts/round-tag.tsx"
import { awardPaths } from "../paths.ts"

export const meta: MetaFunction = () => titled("Manage awards")

const manageQuery = graphql(`
  query ManageAwards {
    viewer {
      id
    }
    viewerCanBeginAwards
    awards(first: 50) {
      edges {
        node {
          id
          slug
          name
        }
      }
    }
    rounds(managed: true, first: 50) {
      edges {
        node {
          id
          slug
          title
          state
          stateLabel
          opensAt
          closesAt
          award {
            id
            name
          }
        }
      }
    }
  }
`)

const awardMutation = graphql(`
  mutation CreateAward($input: AwardInput!) {
    createAward(input: $input) {
      __typename
      ...RefusedAct
    }
  }
`)

const roundMutation = graphql(`
  mutation CreateRound($award: ID!, $title: String!, $copyOf: ID) {
    createRound(award: $award, title: $title, copyOf: $copyOf) {
      __typename
      ... on Round {
        slug
      }
      ...RefusedAct
    }
  }
`)

export async function loader(args: LoaderFunctionArgs) {
  const { viewer, viewerCanBeginAwards, awards, rounds } = await query(args, manageQuery)
  demandViewer(args.request, viewer)
  return { canBegin: viewerCanBeginAwards, awards: awards.edges.map(({ node }) => node), rounds: rounds.edges.map(({ node }) => node) }
}

export const action = guarded(async (args) => {
  const form = await args.request.formData()
  if (textOf(form, "act") === "award") {
    const { createAward: result } = await query(args, awardMutation, { input: readAward(form) })
    return result.__typename === "Award" ? done(awardPaths.manage, "The award is there. Now begin its first round.") : refusal(form, result)
  }
  const award = textOf(form, "award")
  if (!award) return refusal(form, { issues: [{ field: "award", message: "Choose an award" }] })
  const { createRound: result } = await query(args, roundMutation, {
    award,
    title: textOf(form, "title"),
    copyOf: textOf(form, "copyOf") || null,
  })
  return result.__typename === "Round" ? redirect(awardPaths.manageRound(result.slug)) : refusal(form, result)
})

export default function ManageAwards() {
  const { awards, rounds, canBegin } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  return (
    <>
      <Breadcrumbs items={[{ to: "/manage", label: "Manage" }]} />
      <ErrorSummary state={state} />
      <h1>Awards</h1>
      {rounds.length === 0 ? (
        <p>
          {canBegin
            ? "There is no round yet. Begin an award, then its first round."
            : "You manage no round. An award manager can give you one."}
        </p>
      ) : (
        <Table
          caption="Rounds you manage"
          stacks
          rows={rounds}
          keyOf={({ id }) => id}
          columns={[
            {
              heading: "Round",
              cell: ({ slug, title, award }) => (
                <>
                  <Link to={awardPaths.manageRound(slug)}>{title}</Link>
                  <br />
                  <span className="hub-muted hub-small">{award.name}</span>
                </>
              ),
            },
            { heading: "State", cell: ({ state: at, stateLabel }) => <RoundTag state={at} label={stateLabel} /> },
            { heading: "Opens", cell: ({ opensAt }) => (opensAt ? <Minute at={opensAt} /> : "Not said") },
            { heading: "Closes", cell: ({ closesAt }) => (closesAt ? <Minute at={closesAt} /> : "Not said") },
          ]}
        />
      )}
      {canBegin && awards.length > 0 && (
        <>
          <h2>Begin a round</h2>
          <Form method="post">
            <Select
              name="award"
              label="Of which award?"
              state={state}
              defaultValue={typedOr(state, "award", awards[0]?.id)}
              options={awards.map(({ id, name }) => ({ value: id, label: name }))}
            />
            <TextInput
              name="title"
              label="Title"
              hint="As people will read it everywhere, with the name of the award: “Opening Doors 2027”"
              state={state}
              defaultValue={typedOr(state, "title")}
            />
            <Select
              name="copyOf"
              label="Copy an earlier round?"
              hint="One of the same award. How it is judged, its categories, criteria and questions are taken over, but not its summary, dates and people"
              state={state}
              defaultValue={typedOr(state, "copyOf")}
              options={[
                { value: "", label: "No, begin from nothing" },
                ...rounds.map(({ id, title, award }) => ({ value: id, label: `${award.name}: ${title}` })),
              ]}
            />
            <Button name="act" value="round">
              Begin the round
            </Button>
          </Form>
        </>
      )}
      {canBegin && awards.length > 0 && (
        <>
          <h2>Change an award</h2>
          <ul className="hub-plain-list">
            {awards.map(({ id, slug, name }) => (
              <li key={id}>
                <Link to={awardPaths.editAward(slug)}>Change what {name} says of itself</Link>
              </li>
            ))}
          </ul>
        </>
      )}
      {canBegin && (
        <>
          <h2>Begin an award</h2>
          <Form method="post">
            <AwardFields state={state} />
            <Button kind="secondary" name="act" value="award">
              Begin the award
            </Button>
          </Form>
        </>
      )}
    </>
  )
}
