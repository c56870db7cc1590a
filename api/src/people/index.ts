import type { Job } from "../platform/jobs/define.ts"
import "./account.graphql.ts"
import "./audit.graphql.ts"
import "./membership.graphql.ts"
import "./notification.graphql.ts"
import "./organisation.graphql.ts"
import "./person.graphql.ts"
import "./profile.graphql.ts"
import "./region.graphql.ts"
import "./role.graphql.ts"
import "./session.graphql.ts"
import "./term.graphql.ts"
import "./two-factor.graphql.ts"
import "./viewer.graphql.ts"
import { mailNotificationsJob, sendDigestsJob } from "./notification-mail.service.ts"

export { authRoutes, viewerOf } from "./auth.ts"

export const jobs: readonly Job[] = [mailNotificationsJob, sendDigestsJob]
