import { index, type RouteConfigEntry } from "@remix-run/route-config"

export const homeRoutes: RouteConfigEntry[] = [index("home/pages/home.tsx")]
