import type { FieldNode, FragmentDefinitionNode, GraphQLResolveInfo, SelectionSetNode } from "graphql"
import { Kind } from "graphql"

/** The fields a document asks of a type, with what it asks of them. */
export type Selection = ReadonlyMap<string, Selection>

type Fragments = Readonly<Record<string, FragmentDefinitionNode>>

// Parsed documents are kept by the server, so their nodes serve as keys from one request to the next.
const known = new WeakMap<readonly FieldNode[] | FieldNode, Selection>()

/** What is asked of the field being resolved. Fields under @skip or @include count as asked for. */
export function selectionOf({ fieldNodes, fragments }: Pick<GraphQLResolveInfo, "fieldNodes" | "fragments">): Selection {
  const [first] = fieldNodes
  const key = fieldNodes.length === 1 && first ? first : fieldNodes
  const done = known.get(key)
  if (done) return done
  const made = new Map<string, Map<string, never>>()
  for (const node of fieldNodes) if (node.selectionSet) gather(node.selectionSet, fragments, made)
  known.set(key, made)
  return made
}

type Growing = Map<string, Growing>

function gather(set: SelectionSetNode, fragments: Fragments, into: Growing): void {
  for (const node of set.selections) {
    if (node.kind === Kind.FIELD) {
      const inner = into.get(node.name.value) ?? new Map()
      into.set(node.name.value, inner)
      if (node.selectionSet) gather(node.selectionSet, fragments, inner)
    } else {
      const inner = node.kind === Kind.INLINE_FRAGMENT ? node.selectionSet : fragments[node.name.value]?.selectionSet
      if (inner) gather(inner, fragments, into)
    }
  }
}

/** True when the value already holds everything that is asked of it. */
export function covers(value: object, selection: Selection): boolean {
  for (const [name, inner] of selection) {
    if (name === "__typename") continue
    if (!(name in value)) return false
    const held = (value as Record<string, unknown>)[name]
    if (inner.size > 0 && typeof held === "object" && held !== null && !covers(held, inner)) return false
  }
  return true
}
