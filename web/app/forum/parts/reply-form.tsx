import { Form } from "@remix-run/react"
import { useRef, useState } from "react"
import type { FormState } from "../../platform/forms.ts"
import { typedOr } from "../../platform/forms.ts"
import { Button } from "../../ui/form/form.tsx"
import { DraftKeeper } from "./draft.tsx"
import { DraftNotice } from "./draft-notice.tsx"
import { Editor } from "./editor.tsx"
import { useReplyBox, withQuote } from "./reply-box.ts"

type Props = {
  thread: string
  draftTarget: string
  /** What the viewer had typed before. */
  draft: { target: string; body: string; updatedAt: string } | null
  quoted: { id: string; text: string } | null
  state: FormState | null | undefined
  preview: string | null
}

/** Writes a reply, with what was typed before or the words of the post it answers. */
export function ReplyForm({ thread, draftTarget, draft, quoted, state, preview }: Props) {
  const form = useRef<HTMLFormElement>(null)
  // What the page was made with. From then on the text is the box's own, whatever happens around it.
  const begun = useRef(quoted ? withQuote(quoted.text, draft?.body ?? "") : (draft?.body ?? ""))
  // Until it is posted: what is typed from then on is no longer what was kept before.
  const [restored, setRestored] = useState(draft)
  if (restored && !draft) setRestored(null)
  useReplyBox(form, quoted)
  return (
    <section className="hub-no-print" id="reply" aria-labelledby="reply-heading">
      <h2 className="nhsuk-heading-m" id="reply-heading">
        Reply
      </h2>
      <Form method="post" encType="multipart/form-data" ref={form}>
        <DraftNotice draft={restored} />
        <input type="hidden" name="thread" value={thread} />
        {quoted && <input type="hidden" name="replyTo" value={quoted.id} />}
        <Editor name="body" label="Your reply" state={state} defaultValue={typedOr(state, "body", begun.current)} preview={preview} />
        <div className="hub-actions">
          <Button name="intent" value="reply">
            Post the reply
          </Button>
          <Button kind="secondary" name="intent" value="preview">
            Preview
          </Button>
        </div>
        <DraftKeeper form={form} target={draftTarget} />
      </Form>
    </section>
  )
}
