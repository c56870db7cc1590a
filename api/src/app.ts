import { jobs as directoryJobs, initiativeRoutes } from "./directory/index.ts"
import { jobs as forumJobs } from "./forum/index.ts"
import { authRoutes, exportRoutes, jobs as peopleJobs, viewerOf } from "./people/index.ts"
import type { Platform } from "./platform/context.ts"
import { createApp } from "./platform/http/app.ts"
import { healthChecks, jobs as platformJobs } from "./platform/index.ts"
import type { Job } from "./platform/jobs/define.ts"
import { fileRoutes } from "./platform/storage/file.routes.ts"
import { schema } from "./schema.ts"

/** Every job of the hub. */
export const jobs: readonly Job[] = [...platformJobs, ...peopleJobs, ...directoryJobs, ...forumJobs]

/** The API's HTTP application, put together from its domains. */
export function createApi(platform: Platform) {
  return createApp(platform, {
    schema,
    viewerOf,
    authRoutes: authRoutes(platform),
    healthChecks,
    routes: [fileRoutes(platform), exportRoutes, initiativeRoutes],
  })
}
