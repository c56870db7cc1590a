/** The only door of the people domain for the domains to its right. */
export { type Notice, notify } from "./notification.service.ts"
