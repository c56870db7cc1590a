/** The only door of the people domain for the domains to its right. */
export { type Notice, notify } from "./notification.service.ts"
export { onOrganisationChanged } from "./organisation.events.ts"
export { Organisation } from "./organisation.graphql.ts"
export { holdPersonalData } from "./personal-data.ts"
export { Region } from "./region.graphql.ts"
export { onTermChanged } from "./term.events.ts"
export { Term } from "./term.graphql.ts"
