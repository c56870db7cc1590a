/** Builders make valid things with unique names in one line, for tests and for worlds. */
export { buildCaseStudy } from "./builders/case-study.ts"
export { makeCommitment } from "./builders/commitment.ts"
export { makePost, makeSpace, makeThread, type OwnPost, type OwnThread } from "./builders/forum.ts"
export { caseStudy, makeInitiative, type OwnInitiative, reviseInitiative } from "./builders/initiative.ts"
export { type JudgedRound, makeCriterion, makeJudgedRound, makeNomination, makePanelMember, makeReading } from "./builders/judging.ts"
export { joinOrganisation, makeOrganisation, type OwnOrganisation } from "./builders/organisation.ts"
export { givePassword, giveRole, makePerson, makePersonWithRole, type RoleScope } from "./builders/person.ts"
export { anyRegion, makeRegion } from "./builders/region.ts"
export {
  answersFor,
  makeAward,
  makeEntry,
  makeRound,
  type OwnEntry,
  type RoundWithSetup,
  scale,
} from "./builders/round.ts"
export { makeSubmission, type OwnSubmission } from "./builders/submission.ts"
export { makeTerm } from "./builders/term.ts"
export { unique } from "./builders/unique.ts"
export type { World } from "./builders/world.ts"
