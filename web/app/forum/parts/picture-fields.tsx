import { useFetcher } from "@remix-run/react"
import { type RefObject, useEffect, useRef } from "react"
import { controlId, type FormState, issueOf, typedOr } from "../../platform/forms.ts"
import { Details } from "../../ui/details/details.tsx"
import { Button, Field, TextInput } from "../../ui/form/form.tsx"
import type { TakenPicture } from "./picture.server.ts"
import { useWhenIdle } from "./when-idle.ts"

type Props = {
  state: FormState | null | undefined
  /** Puts a picture where the cursor is; null while the page has no script. */
  insert: ((markdown: string) => void) | null
}

/** A picture for a text, with what it shows. Without a script it goes to the end of the text when the form is sent. */
export function PictureFields({ state: given, insert }: Props) {
  const fetcher = useFetcher<TakenPicture>()
  const whenIdle = useWhenIdle()
  const box = useRef<HTMLDivElement>(null)
  const latest = useRef(insert)
  latest.current = insert
  const answer = fetcher.state === "idle" ? fetcher.data : undefined
  useEffect(() => {
    if (!answer?.markdown) return
    latest.current?.(answer.markdown)
    for (const input of inputsIn(box.current)) input.value = ""
    box.current?.querySelector("details")?.removeAttribute("open")
  }, [answer])
  const state = answer ? answer.state : given
  const kept = typedOr(state, "pictureId")
  const isOpen = kept !== "" || ["picture", "pictureAlt"].some((field) => issueOf(state, field))
  const add = () => {
    const data = new FormData()
    for (const { name, files, value } of inputsIn(box.current)) data.set(name, files?.[0] ?? (files ? "" : value))
    whenIdle(() => fetcher.submit(data, { method: "post", action: "/forum/picture", encType: "multipart/form-data" }))
  }
  return (
    <div ref={box} className="hub-editor__picture">
      <Details summary="Add a picture" open={isOpen}>
        {kept && (
          <>
            <input type="hidden" name="pictureId" value={kept} />
            <input type="hidden" name="pictureName" value={typedOr(state, "pictureName")} />
            <p>“{typedOr(state, "pictureName")}” is kept. Say what it shows, or choose another one.</p>
          </>
        )}
        <Field
          name="picture"
          label="Picture"
          hint={`PNG, JPEG or WebP, up to 10 MB. ${insert ? "You can also paste one into the text or drop it there." : "It is added to the end of your text when you press Preview, or send the form."} Show nobody who has not agreed to it.`}
          state={state}
        >
          {(control) => <input {...control} className="nhsuk-file-upload" type="file" accept="image/png,image/jpeg,image/webp" />}
        </Field>
        <TextInput
          name="pictureAlt"
          label="What the picture shows"
          hint="In a sentence, for those who cannot see it."
          state={state}
          defaultValue={typedOr(state, "pictureAlt")}
        />
        {insert && (
          <Button kind="secondary" type="button" onClick={add}>
            Put it into the text
          </Button>
        )}
      </Details>
      <p className="nhsuk-u-visually-hidden" role="status">
        {fetcher.state !== "idle" ? "The picture is being sent" : answer?.markdown ? "The picture is in your text" : ""}
      </p>
    </div>
  )
}

const inputsIn = (box: Element | null) => [...(box?.querySelectorAll("input") ?? [])]

/** A picture that is pasted into the text or dropped on it is chosen as if in the field, and its description is asked for. */
export function usePastedPictures(box: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = box.current
    const take = (event: ClipboardEvent | DragEvent) => {
      const { files } = ("clipboardData" in event ? event.clipboardData : event.dataTransfer) ?? {}
      if (event.target instanceof HTMLTextAreaElement && choosePicture(element, files)) event.preventDefault()
    }
    // Without this a browser leaves the page for the picture that is dropped.
    const allow = (event: DragEvent) => event.dataTransfer?.types.includes("Files") && event.preventDefault()
    element?.addEventListener("paste", take)
    element?.addEventListener("drop", take)
    element?.addEventListener("dragover", allow)
    return () => {
      element?.removeEventListener("paste", take)
      element?.removeEventListener("drop", take)
      element?.removeEventListener("dragover", allow)
    }
  }, [box])
}

function choosePicture(box: Element | null, files: FileList | undefined): boolean {
  const picture = [...(files ?? [])].find(({ type }) => type.startsWith("image/"))
  const input = box?.querySelector<HTMLInputElement>(`#${controlId("picture")}`)
  const details = input?.closest("details")
  if (!picture || !input || !details) return false
  const chosen = new DataTransfer()
  chosen.items.add(picture)
  input.files = chosen.files
  details.open = true
  box?.querySelector<HTMLInputElement>(`#${controlId("pictureAlt")}`)?.focus()
  return true
}
