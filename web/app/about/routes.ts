import { type RouteConfigEntry, route } from "@remix-run/route-config"

export const aboutRoutes: RouteConfigEntry[] = [
  route("about", "about/pages/about.tsx"),
  route("accessibility", "about/pages/accessibility.tsx"),
  route("privacy", "about/pages/privacy.tsx"),
  route("terms", "about/pages/terms.tsx"),
  route("developers", "about/pages/developers.tsx"),
  route("*", "about/pages/not-found.tsx"),
]
