import type { CreateOrganisationInput, OrganisationKind } from "../../platform/api/generated/graphql.ts"
import { type FormState, refusal, textOf } from "../../platform/forms.ts"

/** What the form says of an organisation. Domains are written one a line. */
export function readOrganisation(form: FormData): CreateOrganisationInput {
  const text = (name: string) => textOf(form, name)
  return {
    name: text("name"),
    kind: text("kind") as OrganisationKind,
    region: text("regionId"),
    odsCode: text("odsCode"),
    ukprn: text("ukprn"),
    postcode: text("postcode"),
    website: text("website"),
    about: text("about"),
    emailDomains: text("emailDomains")
      .split(/[\s,;]+/)
      .filter((domain) => domain !== ""),
  }
}

/** A refused form. The domains share one field, so what is wrong with any of them stands there. */
export function organisationRefusal(form: FormData, result: Parameters<typeof refusal>[1]): FormState {
  const state = refusal(form, result)
  return { ...state, issues: state.issues.map(({ field, message }) => ({ field: field.replace(/^(emailDomains)\..*/, "$1"), message })) }
}
