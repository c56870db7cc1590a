import { builder } from "../platform/builder.ts"
import { NotFoundError, ValidationError, WrongStateError } from "../platform/errors.ts"
import { Person } from "./person.graphql.ts"
import { canAdministerPeople } from "./person.policy.ts"
import { reinstatePerson, suspendPerson } from "./suspension.service.ts"

builder.prismaObjectFields(Person, (t) => ({
  suspendedAt: t.field({
    type: "DateTime",
    nullable: true,
    description: "Since when they are suspended. For administrators; null for others.",
    resolve: ({ suspendedAt }, _args, { viewer }) => (canAdministerPeople(viewer).allowed ? suspendedAt : null),
  }),
  suspensionReason: t.string({
    nullable: true,
    description: "Why they are suspended. For administrators; null for others.",
    resolve: ({ suspensionReason }, _args, { viewer }) => (canAdministerPeople(viewer).allowed ? suspensionReason : null),
  }),
}))

const args = {
  id: "Who.",
  reason: "Why; kept in the audit log.",
}

builder.mutationFields((t) => ({
  suspendPerson: t.prismaField({
    type: Person,
    description: "Keeps somebody out until they are reinstated; they are told why. For administrators.",
    authScopes: { signedIn: true },
    args: {
      id: t.arg.globalID({ for: Person, required: true, description: args.id }),
      reason: t.arg.string({ required: true, description: args.reason }),
    },
    errors: { types: [ValidationError, NotFoundError, WrongStateError] },
    resolve: async (query, _root, { id, reason }, context) => {
      const personId = await suspendPerson(context, { id: id.id, reason })
      return context.db.person.findUniqueOrThrow({ ...query, where: { id: personId } })
    },
  }),
  reinstatePerson: t.prismaField({
    type: Person,
    description: "Lets somebody in again who was suspended. For administrators.",
    authScopes: { signedIn: true },
    args: {
      id: t.arg.globalID({ for: Person, required: true, description: args.id }),
      reason: t.arg.string({ required: true, description: args.reason }),
    },
    errors: { types: [ValidationError, NotFoundError, WrongStateError] },
    resolve: async (query, _root, { id, reason }, context) => {
      const personId = await reinstatePerson(context, { id: id.id, reason })
      return context.db.person.findUniqueOrThrow({ ...query, where: { id: personId } })
    },
  }),
}))
