import { type RouteConfigEntry, route } from "@remix-run/route-config"

/** Judging a round, and its results. */
export const judgingRoutes: RouteConfigEntry[] = [
  route("awards/:round/judge", "awards/pages/judge.tsx"),
  route("awards/:round/judge/conflicts", "awards/pages/judge-conflicts.tsx"),
  route("awards/:round/judge/:reference", "awards/pages/judge-nomination.tsx"),
  route("awards/:round/judge/:reference/return", "awards/pages/judge-return.tsx"),
  route("awards/:round/judge/:reference/autosave", "awards/pages/judge-autosave.ts"),
  route("awards/:round/results", "awards/pages/results.tsx"),
  route("awards/:round/feedback/:reference", "awards/pages/feedback.tsx"),
  route("manage/awards/:round/judging", "awards/pages/manage-judging.tsx"),
  route("manage/awards/:round/judging/:reference", "awards/pages/manage-readers.tsx"),
  route("manage/awards/:round/results", "awards/pages/manage-results.tsx"),
  route("manage/awards/:round/results/:reference", "awards/pages/manage-judgement.tsx"),
  route("manage/awards/:round/announce", "awards/pages/manage-announce.tsx"),
]
