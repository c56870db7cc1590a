import type { Prisma } from "@hub/prisma"
import { act } from "../platform/act.ts"
import { requireViewer } from "../platform/auth.ts"
import type { Context } from "../platform/context.ts"
import { ValidationError } from "../platform/errors.ts"
import { parseInput } from "../platform/input.ts"
import { personChanged } from "./person.events.ts"
import { type NotificationSettings, notificationSettingsInput, profileInput } from "./profile.input.ts"

/** Changes what others see of the viewer. Returns the viewer's id. */
export async function updateProfile(context: Context, input: unknown): Promise<string> {
  const viewer = requireViewer(context.viewer)
  const { interests, askMeAbout, isProfileHidden, ...rest } = parseInput(profileInput, input)
  const data = {
    ...rest,
    ...(askMeAbout !== undefined && { askMeAbout }),
    ...(isProfileHidden !== undefined && { isProfileHidden }),
  }
  await act(context, async (unit) => {
    const { tx, audit } = unit
    const before = await tx.person.findUniqueOrThrow({ where: { id: viewer.id } })
    const fields: string[] = (Object.keys(data) as (keyof typeof data)[]).filter((field) => data[field] !== before[field])
    const changed = (await chooseInterests(tx, viewer.id, interests)) ? [...fields, "interests"] : fields
    if (changed.length === 0) return
    await tx.person.update({ where: { id: viewer.id }, data })
    if (changed.includes("name") || changed.includes("isProfileHidden")) await personChanged(unit, viewer.id)
    // What was changed and not to what: the log is kept for ever and holds no personal data.
    await audit({ action: "person.updateProfile", subjectType: "Person", subjectId: viewer.id, after: { changed } })
  })
  return viewer.id
}

/** Sets somebody's interests; whether that changed any. What they had before a term was retired they may keep. */
async function chooseInterests(tx: Prisma.TransactionClient, personId: string, chosen: readonly string[] | undefined): Promise<boolean> {
  if (chosen === undefined) return false
  const before = new Set((await tx.personInterest.findMany({ where: { personId }, select: { termId: true } })).map(({ termId }) => termId))
  const after = new Set(chosen)
  const added = [...after].filter((id) => !before.has(id))
  const known = { id: { in: added }, taxonomy: { in: ["TARGET_GROUP" as const, "THEME" as const] }, retiredAt: null }
  if ((await tx.term.count({ where: known })) < added.length)
    throw new ValidationError([{ field: "interests", message: "Choose from the list" }])
  const { count } = await tx.personInterest.deleteMany({ where: { personId, termId: { notIn: [...after] } } })
  await tx.personInterest.createMany({ data: added.map((termId) => ({ personId, termId })), skipDuplicates: true })
  return count > 0 || added.length > 0
}

/** Sets how often and when the viewer gets mail about things they follow; what is left out stays. Returns the viewer's id. */
export async function updateNotificationSettings(context: Context, input: NotificationSettings): Promise<string> {
  const viewer = requireViewer(context.viewer)
  const { frequency, hour, weekday } = parseInput(notificationSettingsInput, input)
  await context.db.person.update({
    where: { id: viewer.id },
    data: {
      notificationFrequency: frequency,
      ...(hour != null && { digestHour: hour }),
      ...(weekday != null && { digestWeekday: weekday }),
    },
  })
  return viewer.id
}
