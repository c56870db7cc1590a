import type { Job } from "../platform/jobs/define.ts"
import "./judging.graphql.ts"
import "./allocation.graphql.ts"
import "./results.graphql.ts"
import "./outcome.graphql.ts"
import "./judging-audit.reads.ts"
import { announceDueJob } from "./announcement.jobs.ts"

export { judgingRoutes } from "./judging.routes.ts"

export const jobs: readonly Job[] = [announceDueJob]
