/** Who may find a document that anybody may find. */
export const everyone = "everyone"

/** One value of a facet, as a document carries it. */
export type FacetValue = {
  facet: string
  /** As in addresses and filters; never changes. */
  value: string
  /** For people. */
  label: string
  /** Order among the values of its facet. */
  position: number
  /** Earlier values that lead here now. */
  aliases?: readonly string[]
}

/** What a thing must bring to be found, listed and shown. */
export type SearchDocument = {
  subjectId: string
  /** Its place in addresses. */
  slug: string
  /** Names of the audiences that may find it. Empty: nobody finds it, its page stays. */
  audience: readonly string[]
  /** The words by weight: title, then what is nearly as telling, then the rest. Plain text. */
  texts: readonly [a: string, b: string, c: string, d: string]
  facets: readonly FacetValue[]
  sorts: {
    newest: Date
    strength: number
    uptake: number
    reach: number
  }
  /** What a list shows of it. */
  card: object
  /** What its page shows: everything of the card and more. */
  page: object
}

/** A facet of a kind of document. */
export type FacetSettings = {
  name: string
  /** Its heading for people. */
  label: string
  /** False for facets with so many values that lists never count them. */
  counted: boolean
  /** How much a shared value says about two documents being alike; 0 for nothing. */
  likeness: number
}

/** Everything an engine has to know of a kind of document. */
export type SearchIndex = {
  /** Also the name of its data version. */
  kind: string
  facets: readonly FacetSettings[]
  /** Groups of words and phrases that mean the same. */
  synonyms: readonly (readonly string[])[]
}
