import { useEffect, useState } from "react"

/** How much room is left in the control with this id. Says the limit where no script runs. Text that is too long stays, with a warning. */
export function CharacterCount({ id, max }: { id: string; max: number }) {
  const [left, setLeft] = useState<number | null>(null)
  const [said, setSaid] = useState("")
  useEffect(() => {
    const control = document.getElementById(id)
    if (!(control instanceof HTMLTextAreaElement || control instanceof HTMLInputElement)) return
    const count = () => setLeft(max - control.value.length)
    count()
    control.addEventListener("input", count)
    return () => control.removeEventListener("input", count)
  }, [id, max])
  // Screen readers hear the count when typing pauses, not at every key.
  useEffect(() => {
    if (left === null || left > max / 10) return setSaid("")
    const pause = setTimeout(() => setSaid(sentence(left)), 1000)
    return () => clearTimeout(pause)
  }, [left, max])
  return (
    <>
      <div className={left !== null && left < 0 ? "hub-room hub-room--over" : "hub-room"} id={`${id}-info`}>
        {left === null || left === max ? `You can enter up to ${max.toLocaleString("en-GB")} characters` : sentence(left)}
      </div>
      <div className="nhsuk-u-visually-hidden" aria-live="polite">
        {said}
      </div>
    </>
  )
}

function sentence(left: number): string {
  const count = Math.abs(left)
  return `You have ${count.toLocaleString("en-GB")} ${count === 1 ? "character" : "characters"} ${left < 0 ? "too many" : "left"}`
}
