/** Something a round lacks before it can open: what, why it matters, and the part of the set-up where it is mended. */
export type RoundGap = {
  part: "ROUND" | "DATES" | "CATEGORIES" | "CRITERIA" | "ELIGIBILITY" | "PANEL"
  missing: string
  why: string
  /** True when the round cannot open without. */
  isRequired: boolean
}

/** What decides whether a round is ready. */
export type RoundSetup = {
  summary: string
  guidance: string
  opensAt: Date | null
  closesAt: Date | null
  scoresDueAt: Date | null
  resultsExpectedAt: Date | null
  readersPerNomination: number
  categories: readonly { id: string; title: string }[]
  criteria: readonly { title: string; categoryId: string | null; scale: readonly unknown[] }[]
  eligibilityQuestions: readonly unknown[]
  panelMembers: readonly { state: string }[]
}

/** Everything a round still lacks at an instant, what is required first. Empty when nothing is missing. */
export function gapsOfRound(round: RoundSetup, now: Date): RoundGap[] {
  const gaps: RoundGap[] = []
  const must = (isMet: boolean, part: RoundGap["part"], missing: string, why: string) => {
    if (!isMet) gaps.push({ part, missing, why, isRequired: true })
  }
  const should = (isMet: boolean, part: RoundGap["part"], missing: string, why: string) => {
    if (!isMet) gaps.push({ part, missing, why, isRequired: false })
  }
  must(round.summary !== "", "ROUND", "Sum the round up in a few sentences", "It is what people read before they decide to enter")
  must(round.guidance !== "", "ROUND", "Say how entries are judged", "Entrants believe in a result they can follow")
  must(round.opensAt !== null, "DATES", "Say when it opens", "The clock opens the round")
  must(round.closesAt !== null, "DATES", "Say when it closes", "Entries are late from that second on")
  must(!round.closesAt || round.closesAt > now, "DATES", "Choose a closing date that has not passed", "Nobody could enter")
  must(round.categories.length > 0, "CATEGORIES", "Add a category", "Every entry is entered in one")
  for (const { id, title } of round.categories)
    must(
      round.criteria.some(({ categoryId }) => categoryId === null || categoryId === id),
      "CRITERIA",
      `Add a criterion for “${title}”`,
      "Without one, entrants are asked nothing and readers score nothing",
    )
  for (const { title, scale } of round.criteria)
    must(scale.length >= 2, "CRITERIA", `Describe the scale of “${title}”`, "Readers who share a description score alike")
  should(round.scoresDueAt !== null, "DATES", "Say when readers should have finished", "They are reminded by it")
  should(round.resultsExpectedAt !== null, "DATES", "Say when results may be expected", "Entrants ask otherwise")
  should(
    round.eligibilityQuestions.length > 0,
    "ELIGIBILITY",
    "Ask whether an entry may take part",
    "It spares people the work of an entry that cannot win",
  )
  const accepted = round.panelMembers.filter(({ state }) => state === "ACCEPTED").length
  should(
    accepted >= round.readersPerNomination,
    "PANEL",
    `Invite more panel members: ${accepted} accepted so far`,
    `Each entry needs ${round.readersPerNomination} readers`,
  )
  return gaps.toSorted((a, b) => Number(b.isRequired) - Number(a.isRequired))
}
