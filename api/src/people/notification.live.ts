import type { Context } from "../platform/context.ts"
import type { Topic } from "../platform/live/news.ts"
import type { LiveSource } from "../platform/live/source.ts"
import { notificationsVisibleTo } from "./notification.visibility.ts"

/** News of what somebody is told. */
export const noticesOf = (personId: string): Topic => `notices:${personId}`

/** How many notifications somebody has not read, for the header of every page they have open. */
export const liveUnread: LiveSource = {
  event: "unread",
  topic: async ({ viewer }: Context) => viewer && noticesOf(viewer.id),
  async read({ db, viewer }) {
    if (!viewer) return null
    return { count: await db.notification.count({ where: { personId: viewer.id, readAt: null, ...notificationsVisibleTo(viewer) } }) }
  },
}
