import { type RouteConfigEntry, route } from "@remix-run/route-config"

/** How the hub is used, for the national team. */
export const insightRoutes: RouteConfigEntry[] = [route("manage/insight", "insight/pages/insight.tsx")]
