import { randomUUID } from "node:crypto"
import { everyone, type FacetValue, type SearchDocument, type SearchIndex } from "@hub/api/platform/search/document"

/** Things of a shed: of no domain of the hub, so that no engine can lean on one. */
export const things: SearchIndex = {
  kind: "thing",
  facets: [
    { name: "colours", label: "Colour", counted: true, likeness: 3 },
    { name: "materials", label: "Material", counted: true, likeness: 2 },
    { name: "sizes", label: "Size", counted: true, likeness: 0 },
    { name: "makers", label: "Maker", counted: false, likeness: 0 },
  ],
  synonyms: [
    ["tv", "television", "goggle box"],
    ["bicycle", "push bike", "two wheeled vehicle for one or two people"],
    ["spare part", "replacement part"],
    ["idle", "out of use"],
    ["on loan", "lent hired or given away"],
  ],
}

const colours = ["red", "green", "blue", "grey"]

export type OwnThing = {
  id?: string
  /** The second, third and last weight of its text. */
  about?: string
  details?: string
  text?: string
  colours?: string[]
  materials?: string[]
  sizes?: string[]
  makers?: string[]
  /** Earlier names of colours that lead to its first one now. */
  aliases?: string[]
  audience?: string[]
  /** Days after a fixed one. */
  day?: number
  strength?: number
  uptake?: number
  reach?: number
}

/** A document with this title; everything else is what it is given. */
export function thing(title: string, own: OwnThing = {}): SearchDocument {
  const id = own.id ?? randomUUID()
  const values = (facet: string, names: readonly string[] = []): FacetValue[] =>
    names.map((value, at) => ({
      facet,
      value,
      label: value.charAt(0).toUpperCase() + value.slice(1),
      position: facet === "colours" ? colours.indexOf(value) : 0,
      ...(facet === "colours" && at === 0 && own.aliases && { aliases: own.aliases }),
    }))
  return {
    subjectId: id,
    slug: id,
    audience: own.audience ?? [everyone],
    texts: [title, own.about ?? "", own.details ?? "", own.text ?? ""],
    facets: [
      ...values("colours", own.colours),
      ...values("materials", own.materials),
      ...values("sizes", own.sizes),
      ...values("makers", own.makers),
    ],
    sorts: {
      newest: new Date(Date.UTC(2015, 0, 1) + (own.day ?? 0) * 24 * 60 * 60 * 1000),
      strength: own.strength ?? 0,
      uptake: own.uptake ?? 0,
      reach: own.reach ?? 0,
    },
    card: { title, of: { thing: true, "x.y": [1, 2.5, null] } },
    page: { title },
  }
}
