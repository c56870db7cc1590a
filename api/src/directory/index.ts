import type { Job } from "../platform/jobs/define.ts"
import "./case-study.graphql.ts"
import "./initiative.graphql.ts"

export const jobs: readonly Job[] = []
