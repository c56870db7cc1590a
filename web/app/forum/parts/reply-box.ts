import { useNavigation, useSearchParams } from "@remix-run/react"
import { type RefObject, useEffect, useRef } from "react"

/** The words of a post before what is being typed. */
export const withQuote = (quote: string, typed: string): string => `${quote}\n\n${typed}`

const plain = (text: string) => text.replaceAll("\r\n", "\n")

/** What of a text was typed after it was sent: all of it, if the part that was sent was changed meanwhile. */
export function typedSince(sent: string, typed: string): string {
  const [before, now] = [plain(sent), plain(typed)]
  return now.startsWith(before) ? now.slice(before.length).trimStart() : now
}

/**
 * Begins the reply anew once it is posted and puts the words of a post before it that is quoted, and loses nothing of what is
 * typed meanwhile: the box is always the same one, so the cursor stays too.
 */
export function useReplyBox(form: RefObject<HTMLFormElement | null>, quoted: { id: string; text: string } | null): void {
  const { state, formData } = useNavigation()
  const [address] = useSearchParams()
  const shown = address.get("post")
  const sent = useRef<{ body: string; shown: string | null } | null>(null)
  const inBox = useRef(quoted?.id ?? null)

  useEffect(() => {
    if (state === "submitting" && formData?.get("intent") === "reply") sent.current = { body: String(formData.get("body") ?? ""), shown }
    if (state !== "idle" || !sent.current) return
    // The page leads to a post once it is there; it stays where it is when it was refused.
    const { body, shown: before } = sent.current
    sent.current = null
    if (form.current && shown !== before) beginAnew(form.current, body)
  }, [form, state, formData, shown])

  useEffect(() => {
    const id = quoted?.id ?? null
    if (id === inBox.current) return
    inBox.current = id
    const box = boxOf(form.current)
    if (quoted && box) write(box, withQuote(quoted.text, box.value), box.value.length - box.selectionEnd)
  }, [form, quoted])
}

function beginAnew(form: HTMLFormElement, sent: string): void {
  const box = boxOf(form)
  if (!box) return
  const [typed, cursor] = [box.value, box.selectionEnd]
  // The picture that went with it is not chosen any more.
  form.reset()
  for (const details of form.querySelectorAll("details")) details.open = false
  write(box, typedSince(sent, typed), typed.length - cursor)
}

const boxOf = (form: HTMLFormElement | null) => form?.querySelector<HTMLTextAreaElement>("textarea[name=body]")

/** Changes the text as if it had been typed, so that whoever listens knows of it; the cursor keeps its distance from the end. */
function write(box: HTMLTextAreaElement, text: string, fromEnd: number): void {
  box.value = text
  const cursor = Math.max(0, text.length - fromEnd)
  box.setSelectionRange(cursor, cursor)
  box.dispatchEvent(new Event("input", { bubbles: true }))
}
