import type { RouteConfig } from "@remix-run/route-config"
import { aboutRoutes } from "./about/routes.ts"
import { homeRoutes } from "./home/routes.ts"

/** Every page of the site; each domain lists its own. */
export default [...homeRoutes, ...aboutRoutes] satisfies RouteConfig
