import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { Form, useActionData, useLoaderData } from "@remix-run/react"
import { action as guarded } from "../../platform/action.server.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { refusal, textOf, typedOr } from "../../platform/forms.ts"
import { titled } from "../../platform/titles.ts"
import { Button, ErrorSummary, Radios, TextArea, TextInput } from "../../ui/form/form.tsx"
import { done } from "../forms/done.server.ts"
import { loadManagedRound } from "../forms/round.server.ts"
import { numberOf, removal, requirePart } from "../forms/setup-acts.server.ts"
import { RemovePart } from "../parts/remove-part.tsx"
import { RoundCrumbs } from "../parts/round-crumbs.tsx"
import { awardPaths } from "../paths.ts"

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(data?.category?.title ?? "Add a category")

export async function loader(args: LoaderFunctionArgs) {
  const round = await loadManagedRound(args)
  return { round, category: requirePart(round, round.categories, args.params.id) }
}

const saveMutation = graphql(`
  mutation SaveCategory($round: ID!, $version: Int!, $id: ID, $input: CategoryInput!) {
    saveCategory(round: $round, version: $version, id: $id, input: $input) {
      __typename
      ... on UserError {
        message
      }
      ... on ValidationError {
        issues {
          field
          message
        }
      }
    }
  }
`)

export const action = guarded(async (args) => {
  const form = await args.request.formData()
  const round = await loadManagedRound(args)
  const category = requirePart(round, round.categories, args.params.id)
  const removed = await removal(args, form, round, "category")
  if (removed) return removed
  const { saveCategory: result } = await query(args, saveMutation, {
    round: round.id,
    version: Number(textOf(form, "version")),
    id: category?.id ?? null,
    input: {
      title: textOf(form, "title"),
      about: textOf(form, "about"),
      scope: textOf(form, "scope") === "PER_REGION" ? "PER_REGION" : "NATIONAL",
      shortlistSize: numberOf(form, "shortlistSize"),
      winnerCount: numberOf(form, "winnerCount"),
    },
  })
  return result.__typename === "Round" ? done(awardPaths.manageRound(round.slug), "Saved.") : refusal(form, result)
})

export default function EditCategory() {
  const { round, category } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  const text = (name: "title" | "about" | "scope" | "shortlistSize" | "winnerCount", otherwise = "") =>
    typedOr(state, name, String(category?.[name] ?? otherwise))
  return (
    <>
      <RoundCrumbs round={round} />
      <ErrorSummary state={state} />
      <h1>{category ? category.title : "Add a category"}</h1>
      <Form method="post">
        <input type="hidden" name="version" value={round.version} />
        <TextInput name="title" label="Title" maxLength={120} state={state} defaultValue={text("title")} />
        <TextArea name="about" label="What it rewards, and who may enter" hint="Markdown" state={state} defaultValue={text("about")} />
        <Radios
          name="scope"
          label="Who competes with whom?"
          state={state}
          defaultValue={text("scope", "NATIONAL")}
          options={[
            { value: "NATIONAL", label: "Everybody with everybody" },
            { value: "PER_REGION", label: "Entries of the same region", hint: "Every region has its own shortlist and winners" },
          ]}
        />
        <TextInput
          name="shortlistSize"
          label="How many are shortlisted"
          inputMode="numeric"
          width={3}
          state={state}
          defaultValue={text("shortlistSize", "5")}
        />
        <TextInput
          name="winnerCount"
          label="How many win"
          inputMode="numeric"
          width={3}
          state={state}
          defaultValue={text("winnerCount", "1")}
        />
        <Button>Save</Button>
      </Form>
      {category && <RemovePart version={round.version} what="category" />}
    </>
  )
}
