import { jobs as directoryJobs } from "./directory/index.ts"
import { authRoutes, jobs as peopleJobs, viewerOf } from "./people/index.ts"
import type { Platform } from "./platform/context.ts"
import { createApp } from "./platform/http/app.ts"
import type { Job } from "./platform/jobs/define.ts"
import { forgetOldMailJob, sendMailJob } from "./platform/mail/deliver.job.ts"
import { schema } from "./schema.ts"

/** Every job of the hub. */
export const jobs: readonly Job[] = [sendMailJob, forgetOldMailJob, ...peopleJobs, ...directoryJobs]

/** The API's HTTP application, put together from its domains. */
export function createApi(platform: Platform) {
  return createApp(platform, { schema, viewerOf, authRoutes: authRoutes(platform) })
}
