import { data } from "@remix-run/node"
import { action as guarded } from "../../platform/action.server.ts"
import { refusal } from "../../platform/forms.ts"
import { takePicture } from "../parts/picture.server.ts"

/** Takes a picture for a text being written, for the editor. */
export const action = guarded(
  async (args) => data(await takePicture(args, await args.request.formData())),
  (form) => data({ markdown: null, state: refusal(form, { message: "You are signed out. Sign in again, then choose the picture." }) }),
)
