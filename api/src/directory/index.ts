import type { Job } from "../platform/jobs/define.ts"
import "./call.graphql.ts"
import "./case-study.graphql.ts"
import "./initiative.graphql.ts"
import "./initiative-list.graphql.ts"
import "./review.graphql.ts"
import "./submission.graphql.ts"
import { askForConfirmationJob } from "./confirmation.jobs.ts"
import { publishScheduledJob } from "./publish.jobs.ts"

export const jobs: readonly Job[] = [askForConfirmationJob, publishScheduledJob]
