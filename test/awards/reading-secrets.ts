import type { Reading } from "../kit/schema-walk.ts"
import type { Phase } from "./round-phases.ts"
import { type SecretRound, secrets, type ViewerName } from "./secret-round.ts"
import { mayRead, type Secret } from "./who-may-read.ts"

/** What decides a round, as the API says it: it stands by itself in an answer, and in quotes in the data of a page. */
const outcomes = /(?:^|")(?:WINNER|HIGHLY_COMMENDED|FINALIST|SHORTLISTED|NOT_SHORTLISTED|SCORED)(?:$|\\?")/

/** The secrets that stand in what somebody reads, with the places where they stand. */
export function secretsIn(reading: Reading): Map<Secret, string[]> {
  const found = new Map<Secret, string[]>()
  const add = (secret: Secret, place: string) => found.set(secret, [...(found.get(secret) ?? []), place])
  for (const [place, value] of reading) {
    for (const [secret, words] of Object.entries(secrets) as [Secret, string][]) if (value.includes(words)) add(secret, place)
    if (outcomes.test(value)) add("an outcome", place)
  }
  return found
}

/** The secrets somebody may read in a phase. */
export const allowedTo = (viewer: ViewerName, phase: Phase): Secret[] =>
  (Object.keys(mayRead) as Secret[]).filter((secret) => mayRead[secret][viewer]?.includes(phase))

/** Every place where somebody reads a secret that they may not. */
export function leaksIn(reading: Reading, viewer: ViewerName, phase: Phase): string[] {
  const allowed = allowedTo(viewer, phase)
  return [...secretsIn(reading)].flatMap(([secret, places]) =>
    allowed.includes(secret) ? [] : places.map((place) => `${viewer}, ${phase}: ${secret} at ${place}`),
  )
}

/** What differs between two readings: a trace of what was done between them. */
export function tracesBetween(before: Reading, after: Reading): string[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((place) => {
    // What was not there to be asked about is as good as nothing.
    const [was, is] = [before.get(place) ?? "null", after.get(place) ?? "null"]
    if (was === is) return []
    const at = Math.max(0, [...was].findIndex((letter, index) => letter !== is[index]) - 60)
    return [`${place}: ${was.slice(at, at + 160)} became ${is.slice(at, at + 160)}`]
  })
}

/** What differs from one phase to the next, each with the phase that brought it. */
export function tracesAlong(phases: readonly Phase[], readingAt: (phase: Phase) => Reading): string[] {
  return phases
    .slice(1)
    .flatMap((phase, index) => tracesBetween(readingAt(phases[index] ?? phase), readingAt(phase)).map((trace) => `${phase}: ${trace}`))
}

/** The mail somebody has had, whole. */
export async function readMail({ hub, people }: SecretRound, viewer: ViewerName): Promise<Reading> {
  if (viewer === "visitor") return new Map()
  const mails = await hub.mail(people[viewer].email)
  return new Map(mails.map(({ kind, subject, text, html }, index) => [`mail ${index} ${kind}`, `${subject}\n${text}\n${html}`]))
}
