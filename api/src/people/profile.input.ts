import { NotificationFrequency } from "@hub/prisma"
import { z } from "zod"
import { isUuid } from "../platform/input.ts"
import { nameInput } from "./account.input.ts"

const line = (max: number) =>
  z
    .string()
    .transform(
      (text) =>
        text
          .normalize("NFC")
          .replace(/[\p{Cc}\u2028\u2029\s]+/gu, " ")
          .trim() || null,
    )
    .pipe(z.string().max(max, `Use at most ${max} characters`).nullable())

/** Interests of one person. */
export const mostInterests = 30

export const profileInput = z.object({
  name: nameInput,
  jobTitle: line(120),
  about: z
    .string()
    .transform(
      (text) =>
        text
          .normalize("NFC")
          .replaceAll("\r\n", "\n")
          .replaceAll(/[^\P{Cc}\n]/gu, "")
          .trim() || null,
    )
    .pipe(z.string().max(2000, "Use at most 2000 characters").nullable()),
  isContactable: z.boolean(),
  askMeAbout: line(200).optional(),
  isProfileHidden: z.boolean().optional(),
  interests: z.array(z.string().refine(isUuid, "Choose from the list")).max(mostInterests, `Choose at most ${mostInterests}`).optional(),
})

const hourMessage = "Choose an hour from 0 to 23"

export const notificationSettingsInput = z.object({
  frequency: z.enum(NotificationFrequency),
  hour: z.int(hourMessage).min(0, hourMessage).max(23, hourMessage).nullish(),
  weekday: z.int().min(1).max(7).nullish(),
})
export type NotificationSettings = z.input<typeof notificationSettingsInput>
