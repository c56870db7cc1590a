import { suggestInitiatives } from "../directory/public.ts"
import type { Context } from "../platform/context.ts"

const most = 8
type MentionablePerson = { handle: string; name: string; jobTitle: string | null }

/** People whose handle or name holds what was typed; whose handle begins with it come first. Nobody who hides their profile. */
export async function completePeople({ db }: Context, typed: string): Promise<MentionablePerson[]> {
  const text = typed.trim().replace(/^@/, "").slice(0, 60)
  if (text.length < 2) return []
  const pattern = `%${text.replace(/[\\%_]/g, "\\$&")}%`
  const start = `${text.replace(/[\\%_]/g, "\\$&")}%`
  return db.$queryRaw<MentionablePerson[]>`
    select "handle", "name", "jobTitle" from "Person"
     where ("handle" || ' ' || "name") ilike ${pattern} and "erasedAt" is null and "suspendedAt" is null and not "isProfileHidden"
     order by "handle" ilike ${start} desc, "name" ilike ${start} desc, "name"
     limit ${most}`
}

/** Initiatives whose title holds the words typed so far. */
export async function completeInitiatives(context: Context, typed: string): Promise<{ slug: string; title: string }[]> {
  const text = typed.trim().slice(0, 120)
  if (text.length < 2) return []
  const { initiatives } = await suggestInitiatives(context, text, most)
  return initiatives.map(({ card: { slug, title } }) => ({ slug, title }))
}
