import { act } from "../platform/act.ts"
import { requireViewer } from "../platform/auth.ts"
import type { Context } from "../platform/context.ts"
import { parseInput } from "../platform/input.ts"
import { type NotificationSettings, notificationSettingsInput, profileInput } from "./profile.input.ts"

/** Changes what others see of the viewer. Returns the viewer's id. */
export async function updateProfile(context: Context, input: unknown): Promise<string> {
  const viewer = requireViewer(context.viewer)
  const data = parseInput(profileInput, input)
  await act(context, async ({ tx, audit }) => {
    const before = await tx.person.findUniqueOrThrow({ where: { id: viewer.id } })
    const changed = (Object.keys(data) as (keyof typeof data)[]).filter((field) => data[field] !== before[field])
    if (changed.length === 0) return
    await tx.person.update({ where: { id: viewer.id }, data })
    // What was changed and not to what: the log is kept for ever and holds no personal data.
    await audit({ action: "person.updateProfile", subjectType: "Person", subjectId: viewer.id, after: { changed } })
  })
  return viewer.id
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
