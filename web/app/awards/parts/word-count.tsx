import { useEffect, useState } from "react"

/** What a word is: the API counts in the same way and has the last word. */
const countWords = (text: string) => text.split(/\s+/u).filter((part) => /[\p{L}\p{N}]/u.test(part)).length

/** How many words are left in the control with this id, while people type. Says the limit where no script runs. */
export function WordCount({ id, max }: { id: string; max: number }) {
  const [words, setWords] = useState<number | null>(null)
  const [said, setSaid] = useState("")
  useEffect(() => {
    const control = document.getElementById(id)
    if (!(control instanceof HTMLTextAreaElement)) return
    const count = () => setWords(countWords(control.value))
    count()
    control.addEventListener("input", count)
    return () => control.removeEventListener("input", count)
  }, [id])
  // Screen readers hear the count when typing pauses near the limit, not at every key.
  useEffect(() => {
    if (words === null || max - words > max / 10) return setSaid("")
    const pause = setTimeout(() => setSaid(sentence(words, max)), 1000)
    return () => clearTimeout(pause)
  }, [words, max])
  return (
    <>
      <div className={words !== null && words > max ? "hub-room hub-room--over" : "hub-room"} id={`${id}-words`}>
        {words === null || words === 0 ? `Up to ${max} words` : sentence(words, max)}
      </div>
      <div className="nhsuk-u-visually-hidden" aria-live="polite">
        {said}
      </div>
    </>
  )
}

function sentence(words: number, max: number): string {
  const left = Math.abs(max - words)
  return `${words} of ${max} words: ${left} ${words > max ? "too many" : "left"}`
}
