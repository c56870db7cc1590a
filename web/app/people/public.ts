/** What other domains of the site may use of this one. */
export {
  commitmentActionPath,
  commitmentPath,
  commitmentsPath,
  organisationMembersPath,
  organisationPath,
  regionPath,
} from "./organisation-paths.ts"
export { Honours } from "./parts/honours.tsx"
export { IncompleteLink, mailSettingsPath } from "./parts/incomplete-link.tsx"
export { MessageForm } from "./parts/message-form.tsx"
export { narrowedPages, OrganisationFilter, readOrganisationFilter } from "./parts/organisation-filter.tsx"
export { OrganisationInput } from "./parts/organisation-input.tsx"
export { organisationKindLabels, organisationKinds } from "./parts/organisation-kinds.ts"
export { PersonLink } from "./parts/person-link.tsx"
