import type { Job } from "../platform/jobs/define.ts"
import "./poll.graphql.ts"
import "./post.graphql.ts"
import "./space.graphql.ts"
import "./thread.graphql.ts"
import "./writing.graphql.ts"
import { projectThreadsJob } from "./thread.jobs.ts"

export const jobs: readonly Job[] = [projectThreadsJob]
