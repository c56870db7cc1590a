import { graphql } from "../../platform/api/generated/gql.ts"
import type { TagTermsFragment } from "../../platform/api/generated/graphql.ts"
import type { FormState } from "../../platform/forms.ts"
import { Checkboxes } from "../../ui/form/form.tsx"

/** What a thread can be tagged with: what its search can be narrowed by. */
graphql(`
  fragment TagTerms on Query {
    themes: terms(taxonomy: THEME) {
      id
      label
    }
    targetGroups: terms(taxonomy: TARGET_GROUP) {
      id
      label
    }
    interventions: terms(taxonomy: INTERVENTION) {
      id
      label
    }
    stages: terms(taxonomy: STAGE) {
      id
      label
    }
    professions: terms(taxonomy: PROFESSION) {
      id
      label
    }
  }
`)

const furtherGroups = [
  { group: "targetGroups", label: "Target groups" },
  { group: "stages", label: "Stages of life" },
  { group: "professions", label: "Professions and staff groups" },
  { group: "interventions", label: "Interventions" },
] as const

/** The boxes of all tags, for the field "terms". */
export function TagBoxes({
  terms,
  chosen,
  state,
}: {
  terms: Omit<TagTermsFragment, "__typename">
  chosen: readonly string[]
  state: FormState | null
}) {
  return (
    <>
      <p>Tags let people find it as they find initiatives: by theme, target group, stage of life or profession. At most ten.</p>
      <Checkboxes
        name="terms"
        label="Themes"
        small
        state={state}
        options={terms.themes.map(({ id, label }) => ({ value: id, label }))}
        defaultValues={[...chosen]}
      />
      {furtherGroups.map(({ group, label }) => (
        <TermBoxes key={group} label={label} terms={terms[group]} chosen={chosen} />
      ))}
    </>
  )
}

/** A further group of boxes for the same field: its controls have ids of their own. */
function TermBoxes({
  label,
  terms,
  chosen,
}: {
  label: string
  terms: readonly { id: string; label: string }[]
  chosen: readonly string[]
}) {
  return (
    <div className="nhsuk-form-group">
      <fieldset className="nhsuk-fieldset">
        <legend className="nhsuk-fieldset__legend nhsuk-fieldset__legend--s">{label}</legend>
        <div className="nhsuk-checkboxes nhsuk-checkboxes--small">
          {terms.map((term) => (
            <div key={term.id} className="nhsuk-checkboxes__item">
              <input
                className="nhsuk-checkboxes__input"
                id={`term-${term.id}`}
                name="terms"
                type="checkbox"
                value={term.id}
                defaultChecked={chosen.includes(term.id)}
              />
              <label className="nhsuk-label nhsuk-checkboxes__label" htmlFor={`term-${term.id}`}>
                {term.label}
              </label>
            </div>
          ))}
        </div>
      </fieldset>
    </div>
  )
}
