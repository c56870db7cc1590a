/** The name of the field for the note on one initiative: there are several on a page. */
export const noteField = (slug: string) => `note-${slug}`
