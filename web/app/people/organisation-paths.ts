/** Addresses of organisations with their commitments, and of regions. */
export const organisationPath = (slug: string) => `/organisations/${slug}`
export const organisationMembersPath = (slug: string) => `/organisations/${slug}/members`
export const endMembershipPath = (slug: string, id: string) => `${organisationMembersPath(slug)}/${encodeURIComponent(id)}/end`
export const organisationEditPath = (slug: string) => `/organisations/${slug}/edit`
export const organisationSuggestionsPath = (typed: string) => `/suggestions/organisations?${new URLSearchParams({ q: typed })}`
export const commitmentsPath = "/commitments"
export const commitmentPath = (organisation: string, scheme: string) => `${organisationPath(organisation)}/commitments/${scheme}`
/** The forms of a commitment's keepers. */
export const commitmentActionPath = (organisation: string, scheme: string, action: "make" | "edit" | "report" | "end") =>
  `${commitmentPath(organisation, scheme)}/${action}`
export const regionPath = (slug: string) => `/regions/${slug}`
export const regionEditPath = (slug: string) => `/regions/${slug}/edit`
