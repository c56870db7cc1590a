import { z } from "zod"

/** A message that is passed on to somebody by e-mail. */
export const messageInput = z.object({
  message: z
    .string()
    .transform((value) => value.replaceAll("\0", "").trim())
    .pipe(
      z
        .string()
        .min(20, "Write at least a sentence or two, so that they know how to help")
        .max(4000, "The message must be 4000 characters or fewer"),
    ),
})
export type MessageInput = z.input<typeof messageInput>
