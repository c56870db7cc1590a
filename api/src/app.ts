import { jobs as awardsJobs, judgingRoutes } from "./awards/index.ts"
import { jobs as directoryJobs, initiativeRoutes, initiativeSource } from "./directory/index.ts"
import { jobs as forumJobs, forumRoutes, liveThread, threadSource } from "./forum/index.ts"
import { insightRoutes } from "./insight/index.ts"
import { authRoutes, exportRoutes, importReportRoutes, liveUnread, jobs as peopleJobs, viewerOf } from "./people/index.ts"
import type { Platform } from "./platform/context.ts"
import { createApp } from "./platform/http/app.ts"
import { remember } from "./platform/http/health.ts"
import { healthChecks, jobs as platformJobs } from "./platform/index.ts"
import type { Job } from "./platform/jobs/define.ts"
import { inboundMailRoutes } from "./platform/mail/inbound.routes.ts"
import { outboxRoutes } from "./platform/mail/outbox.routes.ts"
import { searchHealth } from "./platform/search/follow.ts"
import type { SearchSource } from "./platform/search/source.ts"
import { fileRoutes } from "./platform/storage/file.routes.ts"
import { schema } from "./schema.ts"

/** Every job of the hub. */
export const jobs: readonly Job[] = [...platformJobs, ...peopleJobs, ...directoryJobs, ...awardsJobs, ...forumJobs]

/** Everything that can be found, with what to make it from. */
export const searchSources: readonly SearchSource[] = [initiativeSource, threadSource]

/** The API's HTTP application, put together from its domains. */
export function createApi(platform: Platform) {
  return createApp(platform, {
    schema,
    viewerOf,
    authRoutes: authRoutes(platform),
    healthChecks: { ...healthChecks, search: remember(searchHealth(searchSources.map(({ index }) => index)), 2_000) },
    liveSources: [liveUnread, liveThread],
    routes: [
      fileRoutes(platform),
      exportRoutes,
      importReportRoutes,
      initiativeRoutes,
      judgingRoutes,
      forumRoutes,
      insightRoutes,
      inboundMailRoutes,
      outboxRoutes,
    ],
  })
}
