import { builder } from "../platform/builder.ts"
import { canAdministerPeople, canSeeEmail, canSeeProfile } from "./person.policy.ts"
import { isMember, nameShown } from "./profile.rules.ts"

export const Person = builder.prismaNode("Person", {
  id: { field: "id" },
  description:
    "Somebody with an account, as others see them. Whoever left or is suspended is a former member without details; whoever hides their profile is a name without details.",
  fields: (t) => ({
    name: t.string({
      description: 'Full name; "Former member" for somebody who left, and for somebody suspended unless an administrator asks.',
      resolve: (person, _args, { viewer }) => (canAdministerPeople(viewer).allowed && !person.erasedAt ? person.name : nameShown(person)),
    }),
    handle: t.string({
      nullable: true,
      description: "Their place in addresses: /people/<handle>; null when they have no page.",
      resolve: (person, _args, { viewer }) => (canSeeProfile(viewer, person) ? person.handle : null),
    }),
    jobTitle: t.string({
      nullable: true,
      description: "What they do.",
      resolve: (person, _args, { viewer }) => (canSeeProfile(viewer, person) ? person.jobTitle : null),
    }),
    about: t.string({
      nullable: true,
      description: "What they say of themselves; plain text.",
      resolve: (person, _args, { viewer }) => (canSeeProfile(viewer, person) ? person.about : null),
    }),
    askMeAbout: t.string({
      nullable: true,
      description: "What others may ask them about, in a line.",
      resolve: (person, _args, { viewer }) => (canSeeProfile(viewer, person) ? person.askMeAbout : null),
    }),
    isContactable: t.boolean({
      description: "Willing to be contacted by peers through the hub.",
      resolve: (person, _args, { viewer }) => canSeeProfile(viewer, person) && person.isContactable,
    }),
    isProfileHidden: t.boolean({
      description: "Whether their name is all that others see of them: themselves and administrators excepted.",
      resolve: (person) => isMember(person) && person.isProfileHidden,
    }),
    isFormerMember: t.boolean({ description: "Whether they left or are suspended.", resolve: (person) => !isMember(person) }),
    isDemonstration: t.exposeBoolean("isDemonstration", { description: "True for an invented person." }),
    email: t.string({
      nullable: true,
      description: "Their address: for themselves and administrators; null for everybody else.",
      resolve: (person, _args, { viewer }) => (canSeeEmail(viewer, person) ? person.email : null),
    }),
  }),
})
