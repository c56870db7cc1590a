import { addToNotificationMail, mailSettings, sayInNotificationMail } from "../people/public.ts"
import { toldOfThread } from "./thread-level.service.ts"
import { muteThreadPath } from "./thread-mute.service.ts"

const follows = "You get this because you follow this thread or its space, and chose to be e-mailed at once."

// Why people get mail about the forum, and what there is to do.
sayInNotificationMail({
  "thread.started": { button: "Read the thread", reason: follows },
  "thread.replied": { button: "Read the thread", reason: follows },
  "thread.asked": {
    button: "Read it and answer",
    reason: "You get this because it is about something that is yours, or that you follow or have taken up.",
  },
  "post.mentioned": { button: "Read it and answer", reason: "You get this because somebody named you in the forum." },
  "post.accepted": { button: "See your answer", reason: "You get this because you wrote the answer." },
  "forum.moderated": { reason: "You get this because it is about what you wrote in the forum." },
  "forum.appeal_decided": { button: "Read the decision", reason: "You get this because you appealed." },
  "forum.waits": { button: "See what waits", reason: "You get this because you are a moderator of this space." },
})

/** What somebody ends by their choice for one space, instead of all mail. */
const ofSpace = ["thread.started"]

// The choice stands on the page of the space or thread; mail about a thread also has a link that ends it without signing in.
addToNotificationMail(async ({ env }, items) => {
  const place = ({ kind, path }: { kind: string; path: string }) => {
    const [thread, space] = /^(\/forum\/[^/?#]+)\/[^/?#]+/.exec(path) ?? []
    if (space && ofSpace.includes(kind)) return { label: "Change what you hear of this space", path: `${space}#level` }
    return thread && toldOfThread.includes(kind) ? { label: "Change what you hear of this thread", path: `${thread}#level` } : null
  }
  return new Map(
    items.flatMap((item) => {
      const nearest = place(item)
      if (!nearest) return []
      const { id, kind, personId, threadId } = item
      const unsubscribe = threadId !== null &&
        toldOfThread.includes(kind) && {
          label: "Stop e-mails about this thread",
          path: muteThreadPath(personId, threadId, env.AUTH_SECRET),
        }
      return [[id, { settings: [nearest, mailSettings], ...(unsubscribe && { unsubscribe }) }]]
    }),
  )
})
