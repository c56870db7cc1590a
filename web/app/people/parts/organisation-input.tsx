import type { FieldProps } from "../../ui/form/form.tsx"
import { SuggestingInput } from "../../ui/form/suggesting-input.tsx"
import { organisationSuggestionsPath } from "../organisation-paths.ts"

/** The name of an organisation, completed from those of the hub while it is typed. */
export const OrganisationInput = (field: FieldProps & { defaultValue?: string }) => (
  <SuggestingInput {...field} addressOf={organisationSuggestionsPath} />
)
