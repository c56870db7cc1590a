import type { Job } from "../platform/jobs/define.ts"
import "./post.graphql.ts"
import "./space.graphql.ts"
import "./thread.graphql.ts"

export const jobs: readonly Job[] = []
