import { addToNotificationMail } from "../people/public.ts"

// The owner is asked to do something, so the button says what.
addToNotificationMail(async (_act, items) => {
  const asked = items.filter(({ kind }) => kind === "initiative.confirm")
  return new Map(asked.map(({ id }) => [id, { button: "Confirm, revise or archive it" }]))
})
