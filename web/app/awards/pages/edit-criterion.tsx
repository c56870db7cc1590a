import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { action as guarded } from "../../platform/action.server.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { issueOf, rowsOf, textOf, typedOr } from "../../platform/forms.ts"
import { titled } from "../../platform/titles.ts"
import { Checkboxes, FieldError, Select, TextArea, TextInput } from "../../ui/form/form.tsx"
import { loadManagedRound } from "../forms/round.server.ts"
import { changePart, numberOf, requirePart } from "../forms/setup-acts.server.ts"
import { PartForm } from "../parts/part-form.tsx"

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(data?.criterion?.title ?? "Add a criterion")

export async function loader(args: LoaderFunctionArgs) {
  const round = await loadManagedRound(args)
  return { round, criterion: requirePart(round, round.criteria, args.params.id) }
}

const saveMutation = graphql(`
  mutation SaveCriterion($round: ID!, $version: Int!, $id: ID, $input: CriterionInput!) {
    saveCriterion(round: $round, version: $version, id: $id, input: $input) {
      __typename
      ...RefusedAct
    }
  }
`)

export const action = guarded((args) =>
  changePart(args, "criterion", async (form, where) => {
    const rows = rowsOf(form, "scale").map((row, index) => ({ row, index }))
    const filled = rows.filter(({ row: { label, description } }) => label?.trim() || description?.trim())
    const scale = filled.map(({ row: { value = "", label = "", description = "" } }) => ({
      value: /^\d{1,3}$/.test(value.trim()) ? Number(value) : -1,
      label,
      description,
    }))
    const input = {
      categoryId: textOf(form, "categoryId") || null,
      title: textOf(form, "title"),
      question: textOf(form, "question"),
      guidance: textOf(form, "guidance"),
      wordLimit: numberOf(form, "wordLimit"),
      weight: numberOf(form, "weight"),
      isReasonRequired: form.has("isReasonRequired"),
      scale,
    }
    const { saveCriterion: result } = await query(args, saveMutation, { ...where, input })
    if (!("issues" in result)) return result
    // Rows that were left empty are not sent, so the API counts without them.
    const onPage = (field: string) => field.replace(/^scale\.(\d+)/, (_, row) => `scale.${filled[Number(row)]?.index}`)
    return { ...result, issues: result.issues.map(({ field, message }) => ({ field: onPage(field), message })) }
  }),
)

/** Places for points of the scale; the API allows eleven. */
const places = 6

const firstScale = [
  { value: 0, label: "", description: "" },
  { value: 1, label: "", description: "" },
  { value: 2, label: "", description: "" },
  { value: 3, label: "", description: "" },
]

export default function EditCriterion() {
  const { round, criterion } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  const text = (name: "title" | "question" | "guidance" | "wordLimit" | "weight" | "categoryId", otherwise = "") =>
    typedOr(state, name, String(criterion?.[name] ?? otherwise))
  const scale = criterion?.scale ?? firstScale
  const rows = Array.from({ length: Math.max(places, scale.length + 1) }, (_, index) => scale[index])
  const needsReason = state ? state.values.isReasonRequired !== undefined : (criterion?.isReasonRequired ?? true)
  return (
    <PartForm
      round={round}
      heading={criterion?.title ?? "Add a criterion"}
      what="criterion"
      stored={
        criterion && [
          { label: "Title", value: criterion.title },
          { label: "What entrants are asked", value: criterion.question },
          { label: "What is looked for", value: criterion.guidance },
          { label: "For which category", value: round.categories.find(({ id }) => id === criterion.categoryId)?.title ?? "Every category" },
          { label: "Words allowed", value: criterion.wordLimit },
          { label: "Weight", value: criterion.weight },
          { label: "Reasons", value: criterion.isReasonRequired ? "Required" : "Optional" },
          ...criterion.scale.map(({ value, label, description }) => ({ label: `Score ${value}`, value: `${label}: ${description}` })),
        ]
      }
      state={state}
    >
      <TextInput name="title" label="Title" maxLength={120} state={state} defaultValue={text("title")} />
      <TextArea name="question" label="What entrants are asked" rows={3} maxLength={400} state={state} defaultValue={text("question")} />
      <TextArea
        name="guidance"
        label="What is looked for (optional)"
        hint="Entrants and readers see it"
        rows={4}
        state={state}
        defaultValue={text("guidance")}
      />
      <Select
        name="categoryId"
        label="For which category?"
        state={state}
        defaultValue={text("categoryId")}
        options={[{ value: "", label: "Every category" }, ...round.categories.map(({ id, title }) => ({ value: id, label: title }))]}
      />
      <TextInput
        name="wordLimit"
        label="Words allowed"
        inputMode="numeric"
        width={4}
        state={state}
        defaultValue={text("wordLimit", "300")}
      />
      <TextInput
        name="weight"
        label="Weight"
        hint="Beside the weights of the other criteria; they need not add up to 100"
        inputMode="numeric"
        width={3}
        state={state}
        defaultValue={text("weight", "1")}
      />
      <Checkboxes
        name="isReasonRequired"
        label="Reasons"
        defaultValues={needsReason ? ["yes"] : []}
        options={[{ value: "yes", label: "Readers have to give a reason with the score" }]}
      />
      <h2 id="scale" tabIndex={-1}>
        Scale
      </h2>
      <FieldError id="scale" error={issueOf(state, "scale")} />
      <p>Describe what deserves each score, so that readers score alike. Leave what you do not need empty.</p>
      {rows.map((point, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows are told apart by their place
        <fieldset className="nhsuk-fieldset nhsuk-form-group" key={index}>
          <legend className="nhsuk-fieldset__legend nhsuk-fieldset__legend--s">Point {index + 1}</legend>
          <TextInput
            name={`scale.${index}.value`}
            label="Score"
            inputMode="numeric"
            width={3}
            state={state}
            defaultValue={typedOr(state, `scale.${index}.value`, point && (point.label || criterion === null) ? String(point.value) : "")}
          />
          <TextInput
            name={`scale.${index}.label`}
            label="Name"
            state={state}
            defaultValue={typedOr(state, `scale.${index}.label`, point?.label)}
          />
          <TextArea
            name={`scale.${index}.description`}
            label="What deserves it"
            rows={2}
            state={state}
            defaultValue={typedOr(state, `scale.${index}.description`, point?.description)}
          />
        </fieldset>
      ))}
    </PartForm>
  )
}
