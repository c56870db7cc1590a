import type { Person, Prisma, Role } from "@hub/prisma"
import DataLoader from "dataloader"
import type { Context } from "../platform/context.ts"

/** Who a list of people holds: those whose name or address contains the text and who hold the role now. */
export function peopleWhere({ text, role }: { text?: string | null; role?: Role | null }): Prisma.PersonWhereInput {
  const contains = text?.trim()
  return {
    erasedAt: null,
    ...(contains && { OR: [{ name: { contains, mode: "insensitive" } }, { email: { contains, mode: "insensitive" } }] }),
    ...(role && { roleGrants: { some: { role, revokedAt: null } } }),
  }
}

const loaderKey = Symbol("person loader")

/** People by id, fetched together once a request. */
export function personLoader(context: Context): DataLoader<string, Person | null> {
  return context.once(
    loaderKey,
    () =>
      new DataLoader(async (ids: readonly string[]) => {
        const people = await context.db.person.findMany({ where: { id: { in: [...ids] } } })
        const byId = new Map(people.map((person) => [person.id, person]))
        return ids.map((id) => byId.get(id) ?? null)
      }),
  )
}
