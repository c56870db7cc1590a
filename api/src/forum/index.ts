import type { Job } from "../platform/jobs/define.ts"
import "./mail-reply.service.ts"
import "./moderation.graphql.ts"
import "./moderation-act.graphql.ts"
import "./personal-data.service.ts"
import "./poll.graphql.ts"
import "./post.graphql.ts"
import "./reading.graphql.ts"
import "./space.graphql.ts"
import "./thread.graphql.ts"
import "./thread-search.graphql.ts"
import "./writing.graphql.ts"
import { tellOfPostJob } from "./notification.service.ts"
import { projectThreadsJob } from "./thread.jobs.ts"

export { forumRoutes } from "./forum.routes.ts"
export { threadSource } from "./thread.search.ts"

export const jobs: readonly Job[] = [projectThreadsJob, tellOfPostJob]
