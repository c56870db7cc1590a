import type { Random } from "./random.ts"

const syllables =
  "al bar bea bro car chel dan der don el en ford gan hal ham har hol ing ken lan lay ley low mar mel mor nor oak per pen rad red rin ros sal sand shaw sto sut tam ter thor ton ul ver wal wel wes wick win wor yar".split(
    " ",
  )

/** Made-up place names: the long tail of words that each stand in few texts. */
export function places(random: Random, count: number): string[] {
  const names = new Set<string>()
  while (names.size < count) {
    const name = Array.from({ length: 2 + random.below(2) }, () => random.pick(syllables)).join("")
    names.add(`${name[0]?.toUpperCase()}${name.slice(1)}`)
  }
  return [...names]
}

const people =
  "pupils|students|young people|apprentices|cadets|support workers|carers|care leavers|returners|mature learners|teachers|careers advisers|parents|ambassadors|mentors|volunteers|jobseekers|graduates|school leavers|refugees".split(
    "|",
  )
const things =
  "summer school|mentoring scheme|work placement|taster day|careers fair|bridging course|skills club|open evening|residential|internship|shadowing week|pre-employment course|cadet programme|interview workshop|application clinic|ambassador network|webinar|toolkit|hospital tour|simulation session".split(
    "|",
  )
const places_ =
  "ward|laboratory|pharmacy|ambulance station|health centre|college|university|library|community hall|school|theatre suite|maternity unit|care home|job centre|clinic|lecture room".split(
    "|",
  )
const verbs =
  "met|shadowed|supported|taught|interviewed|guided|visited|joined|organised|led|recorded|compared|practised|discussed|reviewed|planned|observed|welcomed|encouraged|advised".split(
    "|",
  )
const results =
  "confidence|attendance|applications|offers|interview skills|grades|retention|understanding of health careers|aspirations|progression|job starts|completion".split(
    "|",
  )
const subjects =
  "nursing|midwifery|medicine|dentistry|physiotherapy|radiography|pharmacy|paramedic science|healthcare science|occupational therapy|dietetics|speech therapy|podiatry|optometry|biomedical science|social care".split(
    "|",
  )

/** A text of about this many words about made-up work, with a few place names in it. */
export function prose(random: Random, names: readonly string[], words: number): string {
  const sentences: string[] = []
  for (let length = 0; length < words; ) {
    const sentence = random.pick(patterns)(random, names)
    sentences.push(sentence)
    length += sentence.split(" ").length
  }
  return sentences.join(" ")
}

const patterns: readonly ((random: Random, names: readonly string[]) => string)[] = [
  (r, names) =>
    `In ${r.pickCommon(names)} the ${r.pick(people)} ${r.pick(verbs)} staff of the ${r.pick(places_)} and talked about ${r.pickCommon(subjects)}.`,
  (r) => `Each ${r.pick(things)} lasted ${2 + r.below(12)} weeks, and ${r.pick(people)} ${r.pick(verbs)} one another between the sessions.`,
  (r) => `The ${r.pick(results)} of the ${r.pick(people)} rose while the ${r.pick(things)} ran, and fell again when it stopped.`,
  (r, names) => `Partners from ${r.pickCommon(names)} and ${r.pickCommon(names)} ${r.pick(verbs)} the ${r.pick(things)} with us.`,
  (r) => `We ${r.pick(verbs)} ${5 + r.below(300)} ${r.pick(people)} before and after, and compared their ${r.pick(results)}.`,
  (r) => `Most ${r.pick(people)} had never been inside a ${r.pick(places_)} before, and few knew what ${r.pickCommon(subjects)} involves.`,
  (r) => `Travel was the hardest part: without a bus the ${r.pick(people)} could not reach the ${r.pick(places_)} in time.`,
  (r) => `A ${r.pick(things)} needs one person who answers the telephone, a room, and ${r.pick(people)} who come back.`,
]

/** A title of a made-up initiative. */
export function title(random: Random, names: readonly string[]): string {
  const thing = random.pick(things)
  return random.pick([
    `${thing[0]?.toUpperCase()}${thing.slice(1)} for ${random.pick(people)} in ${random.pickCommon(names)}`,
    `${random.pickCommon(names)} ${thing}: ${random.pick(people)} into ${random.pickCommon(subjects)}`,
    `${random.pick(people).replace(/^./, (first) => first.toUpperCase())} and ${random.pickCommon(subjects)} at the ${random.pick(places_)}`,
  ])
}

export const measured = (random: Random): string =>
  `${random.pick(people).replace(/^./, (first) => first.toUpperCase())} with better ${random.pick(results)}`
