import { sayInNotificationMail } from "../people/public.ts"

sayInNotificationMail({
  "commitment.report": { button: "Write the report", reason: "You get this because you are a lead of this organisation on the hub." },
})
