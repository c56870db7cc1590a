import { type RouteConfigEntry, route } from "@remix-run/route-config"

export const submissionRoutes: RouteConfigEntry[] = [
  route("submit", "submissions/pages/start.tsx"),
  route("submit/:reference", "submissions/pages/overview.tsx"),
  route("submit/:reference/check", "submissions/pages/check.tsx"),
  route("submit/:reference/delete", "submissions/pages/delete-draft.tsx"),
  route("submit/:reference/:step", "submissions/pages/step.tsx"),
  route("submit/:reference/:step/autosave", "submissions/pages/autosave.ts"),
  route("manage/submissions", "submissions/pages/queue.tsx"),
  route("manage/submissions/:reference", "submissions/pages/review.tsx"),
]
