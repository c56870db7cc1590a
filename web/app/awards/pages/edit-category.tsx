import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { action as guarded } from "../../platform/action.server.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { textOf, typedOr } from "../../platform/forms.ts"
import { titled } from "../../platform/titles.ts"
import { Radios, TextArea, TextInput } from "../../ui/form/form.tsx"
import { loadManagedRound } from "../forms/round.server.ts"
import { changePart, numberOf, requirePart } from "../forms/setup-acts.server.ts"
import { PartForm } from "../parts/part-form.tsx"

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(data?.category?.title ?? "Add a category")

export async function loader(args: LoaderFunctionArgs) {
  const round = await loadManagedRound(args)
  return { round, category: requirePart(round, round.categories, args.params.id) }
}

const saveMutation = graphql(`
  mutation SaveCategory($round: ID!, $version: Int!, $id: ID, $input: CategoryInput!) {
    saveCategory(round: $round, version: $version, id: $id, input: $input) {
      __typename
      ...RefusedAct
    }
  }
`)

export const action = guarded((args) =>
  changePart(args, "category", async (form, where) => {
    const input = {
      title: textOf(form, "title"),
      about: textOf(form, "about"),
      scope: textOf(form, "scope") === "PER_REGION" ? ("PER_REGION" as const) : ("NATIONAL" as const),
      shortlistSize: numberOf(form, "shortlistSize"),
      winnerCount: numberOf(form, "winnerCount"),
    }
    return (await query(args, saveMutation, { ...where, input })).saveCategory
  }),
)

export default function EditCategory() {
  const { round, category } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  const text = (name: "title" | "about" | "scope" | "shortlistSize" | "winnerCount", otherwise = "") =>
    typedOr(state, name, String(category?.[name] ?? otherwise))
  return (
    <PartForm
      round={round}
      heading={category?.title ?? "Add a category"}
      what="category"
      stored={
        category && [
          { label: "Title", value: category.title },
          { label: "What it rewards", value: category.about },
          { label: "Who competes with whom", value: category.scope === "PER_REGION" ? "Entries of the same region" : "Everybody" },
          { label: "Shortlisted", value: category.shortlistSize },
          { label: "Winners", value: category.winnerCount },
        ]
      }
      state={state}
    >
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
    </PartForm>
  )
}
