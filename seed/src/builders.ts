/** Builders make valid things with unique names in one line, for tests and for worlds. */
export { joinOrganisation, makeOrganisation, type OwnOrganisation } from "./builders/organisation.ts"
export { giveRole, makePerson, makePersonWithRole, type RoleScope } from "./builders/person.ts"
export { anyRegion, makeRegion } from "./builders/region.ts"
export { unique } from "./builders/unique.ts"
export type { World } from "./builders/world.ts"
