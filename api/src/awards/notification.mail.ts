import { sayInNotificationMail } from "../people/public.ts"

const ofEntry = "You get this because you made this entry."
const ofPanel = "You get this because you are on the panel of this round."
const ofManager = "You get this because you manage this round."

// What mail about awards asks for, and of whom.
sayInNotificationMail({
  "round.opened": {
    button: "Read what is asked, and enter",
    reason: "You get this because you follow this award; you can stop following it on the page of the round.",
  },
  "round.extended": { button: "Go on with your entry", reason: "You get this because you have begun an entry in this round." },
  "round.announced": { button: "See the results", reason: "You get this because you entered this round, judged it, or follow the award." },
  "nomination.remind": {
    button: "Finish and submit it",
    reason: "You get this because you began this entry. There is one reminder and no other.",
  },
  "nomination.eligible": { button: "See your entry", reason: ofEntry },
  "nomination.ineligible": { button: "See your entry, or object", reason: ofEntry },
  "nomination.consent": { button: "See the entry", reason: "You get this because you nominated them." },
  "nomination.appealed": { button: "Read the objection", reason: ofManager },
  "nomination.withdrawn": { button: "See what else you have to read", reason: "You get this because you were given this entry to read." },
  "panel.reminded": { button: "Go to your nominations", reason: ofPanel },
  "panelMember.answered": { button: "See the panel", reason: ofManager },
  "allocation.confirmed": { button: "Go to your nominations", reason: ofPanel },
  "allocation.returned": { button: "Find another reader", reason: ofManager },
})
