import type { CollectionVisibility } from "../../platform/api/generated/graphql.ts"

export const visibilityOptions: readonly { value: CollectionVisibility; label: string; hint: string }[] = [
  { value: "PRIVATE", label: "Only you", hint: "Nobody else can see it" },
  { value: "LINK", label: "Whoever has the link", hint: "It is not listed anywhere" },
  { value: "PUBLIC", label: "Everybody", hint: "It is listed among the collections" },
]
