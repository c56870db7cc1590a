import { type RouteConfigEntry, route } from "@remix-run/route-config"

export const directoryRoutes: RouteConfigEntry[] = [
  route("initiatives", "directory/pages/initiatives.tsx"),
  route("initiatives/:slug", "directory/pages/initiative.tsx"),
  route("initiatives/:slug/history", "directory/pages/initiative-history.tsx"),
  route("initiatives/:slug/archive", "directory/pages/archive-initiative.tsx"),
  route("initiatives/:slug/rate", "directory/pages/rate-initiative.tsx"),
  route("suggestions", "directory/pages/suggestions.ts"),
  route("compare", "directory/pages/compare.tsx"),
  route("commitments", "directory/pages/commitments.tsx"),
  route("organisations/:slug/commitments/:scheme", "directory/pages/commitment.tsx"),
  route("organisations/:slug/commitments/:scheme/make", "directory/pages/make-commitment.tsx"),
  route("organisations/:slug/commitments/:scheme/edit", "directory/pages/edit-commitment.tsx"),
  route("organisations/:slug/commitments/:scheme/report", "directory/pages/report-on-commitment.tsx"),
  route("organisations/:slug/commitments/:scheme/end", "directory/pages/end-commitment.tsx"),
  route("calls", "directory/pages/calls.tsx"),
  route("calls/:slug", "directory/pages/call.tsx"),
]
