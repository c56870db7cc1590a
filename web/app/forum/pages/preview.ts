import { data } from "@remix-run/node"
import { action as guarded } from "../../platform/action.server.ts"
import { textOf } from "../../platform/forms.ts"
import { previewOf } from "../parts/preview.server.ts"

/** What a text being written will look like, for the editor. */
export const action = guarded(
  async (args) => data({ html: await previewOf(args, textOf(await args.request.formData(), "body")) }),
  () => data({ html: null }),
)
