import type { RouteConfig } from "@remix-run/route-config"
import { aboutRoutes } from "./about/routes.ts"
import { judgingRoutes } from "./awards/judging-routes.ts"
import { awardRoutes } from "./awards/routes.ts"
import { readingListRoutes } from "./directory/reading-list-routes.ts"
import { directoryRoutes } from "./directory/routes.ts"
import { forumRoutes } from "./forum/routes.ts"
import { homeRoutes } from "./home/routes.ts"
import { insightRoutes } from "./insight/routes.ts"
import { manageRoutes } from "./manage/routes.ts"
import { accountRoutes } from "./people/account-routes.ts"
import { notificationRoutes } from "./people/notification-routes.ts"
import { organisationRoutes } from "./people/organisation-routes.ts"
import { submissionRoutes } from "./submissions/routes.ts"

/** Every page of the site; each domain lists its own. */
export default [
  ...homeRoutes,
  ...accountRoutes,
  ...notificationRoutes,
  ...organisationRoutes,
  ...directoryRoutes,
  ...readingListRoutes,
  ...submissionRoutes,
  ...judgingRoutes,
  ...awardRoutes,
  ...forumRoutes,
  ...manageRoutes,
  ...insightRoutes,
  ...aboutRoutes,
] satisfies RouteConfig
