/** Addresses of what administrators and editors keep. */
export const manageOrganisationsPath = "/manage/organisations"
export const newOrganisationPath = "/manage/organisations/new"
export const manageOrganisationPath = (slug: string) => `/manage/organisations/${slug}`
export const closeOrganisationPath = (slug: string) => `/manage/organisations/${slug}/close`
export const importsPath = "/manage/organisation-imports"
export const importPath = (id: string) => `/manage/organisation-imports/${encodeURIComponent(id)}`
export const manageCallsPath = "/manage/calls"
export const newCallPath = "/manage/calls/new"
export const manageCallPath = (slug: string) => `/manage/calls/${slug}`
/** The audit log of one thing. */
export const historyPath = (id: string) => `/manage/audit?${new URLSearchParams({ subjectId: id })}`
