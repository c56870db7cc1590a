import { builder } from "../platform/builder.ts"
import { canSeeEmail } from "./person.policy.ts"

export const Person = builder.prismaNode("Person", {
  id: { field: "id" },
  description: "Somebody with an account, as others see them. Whoever erased their account is a former member.",
  fields: (t) => ({
    name: t.string({ description: "Full name.", resolve: (person) => (person.erasedAt ? "Former member" : person.name) }),
    handle: t.exposeString("handle", { description: "Their place in addresses: /people/<handle>." }),
    jobTitle: t.exposeString("jobTitle", { nullable: true, description: "What they do." }),
    isDemonstration: t.exposeBoolean("isDemonstration", { description: "True for an invented person." }),
    email: t.string({
      nullable: true,
      description: "Their address: for themselves and administrators; null for everybody else.",
      resolve: (person, _args, { viewer }) => (canSeeEmail(viewer, person) ? person.email : null),
    }),
  }),
})
