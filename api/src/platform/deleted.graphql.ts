import { builder } from "./builder.ts"

/** What mutations answer that take something away. */
export const Deleted = builder.objectRef<{ id: string }>("Deleted").implement({
  description: "Something that is gone; clients drop it from what they keep.",
  fields: (t) => ({ id: t.id({ description: "The id it had.", resolve: ({ id }) => id }) }),
})
