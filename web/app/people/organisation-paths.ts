/** Addresses of organisations and regions. */
export const organisationPath = (slug: string) => `/organisations/${slug}`
export const organisationMembersPath = (slug: string) => `/organisations/${slug}/members`
export const organisationEditPath = (slug: string) => `/organisations/${slug}/edit`
export const organisationSuggestionsPath = (typed: string) => `/suggestions/organisations?${new URLSearchParams({ q: typed })}`
export const regionPath = (slug: string) => `/regions/${slug}`
export const regionEditPath = (slug: string) => `/regions/${slug}/edit`
