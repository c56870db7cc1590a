import type { HealthCheck } from "./http/health.ts"
import { remember } from "./http/health.ts"
import type { Job } from "./jobs/define.ts"
import { forgetOldMailJob, sendMailJob } from "./mail/deliver.job.ts"
import { mailHealth } from "./mail/transport.ts"
import { forgetOldMissesJob } from "./search/misses.ts"
import { removeStrayBytesJob, removeUnusedFilesJob } from "./storage/file.service.ts"
import { fileStorage } from "./storage/storage.ts"

/** Work of the platform itself. */
export const jobs: readonly Job[] = [sendMailJob, forgetOldMailJob, removeStrayBytesJob, removeUnusedFilesJob, forgetOldMissesJob]

/** What /health reports of the platform, beside the database. */
export const healthChecks: Record<string, HealthCheck> = {
  jobs: remember(({ jobs }) => jobs.health(), 2_000),
  mail: remember(({ env }) => mailHealth(env)),
  storage: remember(async ({ env }) => (await fileStorage(env)).health()),
}
