/** The only door of the people domain for the domains to its right. */
export { keepAuditSecret } from "./audit.reads.ts"
export { messageInput } from "./message.input.ts"
export { noticesOf } from "./notification.live.ts"
export {
  digestReach,
  hoursStruck,
  idsOfMailToken,
  lastDailyDigest,
  lastWeeklyDigest,
  mailToken,
  shortenedAddress,
} from "./notification.rules.ts"
export { type Notice, notify } from "./notification.service.ts"
export { limitNotifications } from "./notification.visibility.ts"
export { type GroupedNotice, notifyGrouped } from "./notification-group.service.ts"
export { addToNotificationMail, sayInNotificationMail } from "./notification-mail.additions.ts"
export { mailSettings } from "./notification-mail.service.ts"
export { onOrganisationChanged } from "./organisation.events.ts"
export { Organisation, OrganisationKind } from "./organisation.graphql.ts"
export { type OrganisationFilter, organisationsWhere } from "./organisation.reads.ts"
export { onPersonChanged } from "./person.events.ts"
export { Person } from "./person.graphql.ts"
export { canSeeProfile, profilesVisibleTo } from "./person.policy.ts"
export { personLoader } from "./person.reads.ts"
export { holdPersonalData } from "./personal-data.ts"
export { hasProfile, nameShown } from "./profile.rules.ts"
export { randomSuffix } from "./random-suffix.ts"
export { Region } from "./region.graphql.ts"
export { regionLoader } from "./region.reads.ts"
export { relayedMail, senderOf } from "./relayed-mail.ts"
export { Role } from "./role.graphql.ts"
export { roleNames } from "./role.rules.ts"
export { onTermChanged } from "./term.events.ts"
export { Term } from "./term.graphql.ts"
export { NotificationFrequency } from "./viewer.graphql.ts"
export { loadReaders, loadViewer } from "./viewer.reads.ts"
