import { type RouteConfigEntry, route } from "@remix-run/route-config"

export const directoryRoutes: RouteConfigEntry[] = [
  route("calls", "directory/pages/calls.tsx"),
  route("calls/:slug", "directory/pages/call.tsx"),
]
