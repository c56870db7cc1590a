import { z } from "zod"
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
})
