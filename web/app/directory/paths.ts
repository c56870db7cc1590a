/** Addresses of the directory. */
export const initiativePath = (slug: string) => `/initiatives/${slug}`
export const initiativesPath = (query = "") => (query === "" ? "/initiatives" : `/initiatives?${query}`)
export const initiativeHistoryPath = (slug: string) => `/initiatives/${slug}/history`
export const suggestionsPath = (typed: string) => `/suggestions?${new URLSearchParams({ q: typed })}`
export const callPath = (slug: string) => `/calls/${slug}`
export const adoptionPath = (id: string) => `/my/adoptions/${encodeURIComponent(id)}`
export const collectionsPath = "/collections"
export const collectionPath = (token: string) => `/collections/${token}`
export const comparePath = (slugs: readonly string[]) => `/compare?${new URLSearchParams(slugs.map((slug) => ["initiative", slug]))}`
