import type { Job } from "../platform/jobs/define.ts"
import "./attachment.reads.ts"
import "./call.graphql.ts"
import "./case-study.graphql.ts"
import "./initiative.graphql.ts"
import "./reading-list.graphql.ts"
import "./initiative-lifecycle.graphql.ts"
import "./contact.graphql.ts"
import "./contribution.graphql.ts"
import "./peer.graphql.ts"
import "./collection.graphql.ts"
import "./commitment.graphql.ts"
import "./adoption.graphql.ts"
import "./initiative-list.graphql.ts"
import "./personal-data.service.ts"
import "./initiative-revision.graphql.ts"
import "./statistics.graphql.ts"
import "./review.graphql.ts"
import "./saved-search.graphql.ts"
import "./submission.graphql.ts"
import "./adoption.mail.ts"
import "./notification.mail.ts"
import "./saved-search.mail.ts"
import { askForReportsJob } from "./commitment.jobs.ts"
import { askForConfirmationJob } from "./confirmation.jobs.ts"
import { tellFollowersJob } from "./follow.jobs.ts"
import { projectInitiativesJob } from "./projection.jobs.ts"
import { publishScheduledJob } from "./publish.jobs.ts"
import { savedSearchJobs } from "./saved-search.jobs.ts"

export { initiativeRoutes } from "./initiative.routes.ts"
export { initiativeSource } from "./initiative.search.ts"

export const jobs: readonly Job[] = [
  askForConfirmationJob,
  askForReportsJob,
  projectInitiativesJob,
  publishScheduledJob,
  tellFollowersJob as Job,
  ...savedSearchJobs,
]
