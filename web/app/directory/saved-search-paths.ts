export const savedSearchesPath = "/my/searches"

/** Leads to what a saved search finds, and notes that its owner has looked at it. */
export const savedSearchPath = (id: string) => `${savedSearchesPath}/${encodeURIComponent(id)}`
export const changeSavedSearchPath = (id: string) => `${savedSearchPath(id)}/change`
export const deleteSavedSearchPath = (id: string) => `${savedSearchPath(id)}/delete`
