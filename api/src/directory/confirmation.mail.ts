import { sayInNotificationMail } from "../people/public.ts"

// The owner is asked to do something, so the button says what.
sayInNotificationMail({
  "initiative.confirm": { button: "Confirm, revise or archive it" },
})
