import type { AdoptionStage } from "../../platform/api/generated/graphql.ts"
import { type FormState, typedOr } from "../../platform/forms.ts"
import { Select, TextArea } from "../../ui/form/form.tsx"

export const stageLabels: Record<AdoptionStage, string> = {
  INTERESTED: "We are interested",
  PILOTING: "We are piloting it",
  ADOPTED: "We have adopted it",
  ADAPTED: "We have adapted it",
  STOPPED: "We have stopped",
}

type Stored = { stage: AdoptionStage; localChanges: string | null; outcome: string | null }

/** How far an organisation is with what it takes up, what it changed and what came of it. */
export function AdoptionFields({ state, stored }: { state: FormState | null | undefined; stored?: Stored }) {
  return (
    <>
      <Select
        name="stage"
        label="How far are you?"
        state={state}
        defaultValue={typedOr(state, "stage", stored?.stage ?? "INTERESTED")}
        options={Object.entries(stageLabels).map(([value, label]) => ({ value, label }))}
      />
      <TextArea
        name="localChanges"
        label="What did you change?"
        hint="Needed if you adapted it."
        rows={3}
        maxLength={4000}
        state={state}
        defaultValue={typedOr(state, "localChanges", stored?.localChanges ?? "")}
      />
      <TextArea
        name="outcome"
        label="What came of it?"
        hint="Needed if you stopped. Others learn most from this."
        rows={3}
        maxLength={4000}
        state={state}
        defaultValue={typedOr(state, "outcome", stored?.outcome ?? "")}
      />
    </>
  )
}
