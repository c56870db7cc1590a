import type { Job } from "../platform/jobs/define.ts"
import "./organisation.graphql.ts"
import "./region.graphql.ts"
import "./session.graphql.ts"
import { mailNotificationsJob, sendDigestsJob } from "./notification-mail.service.ts"

export { authRoutes, viewerOf } from "./auth.ts"

export const jobs: readonly Job[] = [mailNotificationsJob, sendDigestsJob]
