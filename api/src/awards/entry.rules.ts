import type { NominationAnswers, SnapshotContent } from "./nomination.input.ts"

/** What a word is here: anything between white space that has a letter or a digit. The web site counts in the same way. */
export function countWords(text: string): number {
  return text.split(/\s+/u).filter((part) => /[\p{L}\p{N}]/u.test(part)).length
}

/** Something an entry lacks before it can be submitted: where, and what to do. */
export type EntryGap = { field: string; missing: string }

/** The questions of a round, as far as they decide what an entry lacks. */
export type RoundQuestions = {
  categories: readonly { id: string }[]
  criteria: readonly { id: string; categoryId: string | null; title: string; wordLimit: number }[]
  eligibilityQuestions: readonly { id: string; expectedAnswer: boolean }[]
}

/** The criteria an entry of this category answers. */
export function criteriaFor<C extends { categoryId: string | null }>(criteria: readonly C[], categoryId: string): C[] {
  return criteria.filter((criterion) => criterion.categoryId === null || criterion.categoryId === categoryId)
}

/** Everything an entry lacks before it can be submitted, in the order of the form. */
export function gapsOfEntry(answers: NominationAnswers, round: RoundQuestions): EntryGap[] {
  const gaps: EntryGap[] = []
  const lacks = (field: string, missing: string) => gaps.push({ field, missing })
  if (!round.categories.some(({ id }) => id === answers.categoryId)) lacks("categoryId", "Choose a category")
  if (!answers.title) lacks("title", "Give the entry a title")
  if (!answers.summary) lacks("summary", "Sum the entry up in a few sentences")
  for (const question of round.eligibilityQuestions) {
    const given = answers.eligibility.find(({ questionId }) => questionId === question.id)
    if (!given) lacks(`eligibility.${question.id}`, "Answer every question about eligibility")
  }
  for (const { id, title, wordLimit } of criteriaFor(round.criteria, answers.categoryId)) {
    const words = countWords(answers.responses.find(({ criterionId }) => criterionId === id)?.text ?? "")
    if (words === 0) lacks(`responses.${id}`, `Answer “${title}”`)
    if (words > wordLimit) lacks(`responses.${id}`, `Shorten “${title}”: ${words} words, and ${wordLimit} are allowed`)
  }
  if (answers.links.some(({ label, url }) => !label || !url)) lacks("links", "Finish each link: its text and its address")
  if (answers.attachments.some(({ description }) => !description)) lacks("attachments", "Describe each attachment")
  return gaps
}

/** The answers that say the entry may not take part. It can still be submitted: the manager decides. */
export function unexpectedAnswers(answers: NominationAnswers, round: RoundQuestions): string[] {
  return round.eligibilityQuestions
    .filter(({ id, expectedAnswer }) =>
      answers.eligibility.some(({ questionId, answer }) => questionId === id && answer !== expectedAnswer),
    )
    .map(({ id }) => id)
}

/**
 * Whether what is written is anything else than what was submitted last, however often it was saved in between. What is kept of
 * questions that the submitted category does not ask makes no difference.
 */
export function differsFromSubmitted(
  answers: NominationAnswers,
  submitted: SnapshotContent,
  { eligibilityQuestions }: Pick<RoundQuestions, "eligibilityQuestions">,
): boolean {
  const extras = ({ links, attachments }: Pick<NominationAnswers, "links" | "attachments">) => [
    links.map(({ label, url }) => [label, url]),
    attachments.map(({ fileId, description }) => [fileId, description]),
  ]
  const written = [
    [answers.categoryId, answers.title, answers.summary],
    submitted.responses.map((one) => answers.responses.find(({ criterionId }) => criterionId === one.criterionId)?.text ?? ""),
    eligibilityQuestions.map(({ id }) => answers.eligibility.find(({ questionId }) => questionId === id)?.answer ?? null),
    answers.partnerIds.toSorted(),
    extras(answers),
  ]
  const frozen = [
    [submitted.category.id, submitted.title, submitted.summary],
    submitted.responses.map(({ text }) => text),
    submitted.eligibility.map(({ answer }) => answer),
    submitted.partners.map(({ id }) => id).toSorted(),
    extras(submitted),
  ]
  return JSON.stringify(written) !== JSON.stringify(frozen)
}
