/**
 * Looks after what somebody types before the scripts of a page are at work, which on a slow line takes seconds. React 18 puts a text
 * area that came filled back to what the server wrote into it, and whoever saves, counts or previews has not heard the keys.
 */
export function watchEarlyTyping(page: Document) {
  const texts = new Map<Element, string>()
  const heard = ({ target }: Event) => {
    if (target instanceof Element) texts.set(target, textIn(target))
  }
  for (const control of page.querySelectorAll("input, textarea, select")) if (isTouched(control)) texts.set(control, textIn(control))
  page.addEventListener("input", heard, true)
  return {
    /** Call once React has taken the page over, before its effects run. */
    putBack() {
      for (const [control, text] of texts) if (control instanceof HTMLTextAreaElement && control.value !== text) control.value = text
    },
    /** Call once the effects have run, and somebody listens. */
    tell() {
      page.removeEventListener("input", heard, true)
      for (const control of texts.keys()) control.dispatchEvent(new Event("input", { bubbles: true }))
      texts.clear()
    },
  }
}

const textIn = (control: Element) => (control instanceof HTMLTextAreaElement ? control.value : "")

/** Whether this control holds something else than what the page was drawn with. */
export function isTouched(control: Element): boolean {
  if (control instanceof HTMLTextAreaElement) return control.value !== control.defaultValue
  if (control instanceof HTMLSelectElement)
    return (
      control.selectedIndex !==
      Math.max(
        0,
        [...control.options].findIndex(({ defaultSelected }) => defaultSelected),
      )
    )
  return control instanceof HTMLInputElement && (control.value !== control.defaultValue || control.checked !== control.defaultChecked)
}
