import { type RouteConfigEntry, route } from "@remix-run/route-config"

/** What people should know, and the end of mail about it. */
export const notificationRoutes: RouteConfigEntry[] = [
  route("my/notifications", "people/pages/notifications.tsx"),
  route("my/notifications/:id", "people/pages/notification.ts"),
  route("unsubscribe/:token", "people/pages/unsubscribe.tsx"),
]
