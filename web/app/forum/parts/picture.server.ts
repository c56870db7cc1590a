import type { ActionFunctionArgs } from "@remix-run/node"
import { chosenFile, uploadFile } from "../../platform/api/upload.server.ts"
import { type FormState, refusal, textOf } from "../../platform/forms.ts"

/** A picture as it stands in a text, or the fields with what is wrong. */
export type TakenPicture = { markdown: string | null; state: FormState | null }

/**
 * Sends the picture that was chosen beside a text on, and gives the Markdown that shows it. One that was not described yet is
 * kept for the next time the form is sent, so that nobody has to choose it twice.
 */
export async function takePicture(args: ActionFunctionArgs, form: FormData): Promise<TakenPicture> {
  const file = chosenFile(form, "picture")
  const description = textOf(form, "pictureAlt").replace(/\s+/g, " ").trim()
  let fileId = /^[0-9a-f-]{36}$/.exec(textOf(form, "pictureId"))?.[0]
  const refused = (field: string, message: string): TakenPicture => ({
    markdown: null,
    state: refusal(form, { issues: [{ field, message }] }),
  })
  if (file) {
    const answer = await uploadFile(args, file)
    if ("problem" in answer) return refused("picture", answer.problem)
    if (!answer.isPicture) return refused("picture", "Choose a picture: PNG, JPEG or WebP")
    fileId = answer.fileId
    form.set("pictureId", fileId)
    form.set("pictureName", file.name)
  }
  if (!fileId)
    return description === "" ? { markdown: null, state: null } : refused("picture", "Choose the picture that you have described")
  if (description === "") return refused("pictureAlt", "Say what the picture shows, for those who cannot see it")
  for (const name of ["picture", "pictureId", "pictureName", "pictureAlt"]) form.delete(name)
  return { markdown: `![${description.replace(/[\\[\]]/g, "\\$&")}](/files/${fileId})`, state: null }
}

/** Puts the picture that was chosen beside the text at its end. Answers the refused form when something is wrong with it. */
export async function addPicture(args: ActionFunctionArgs, form: FormData): Promise<FormState | null> {
  const { markdown, state } = await takePicture(args, form)
  if (markdown) form.set("body", [textOf(form, "body").trimEnd(), markdown].filter(Boolean).join("\n\n"))
  return state
}
