import { type ArchivedFile, zipped } from "../platform/http/archive.ts"
import { csvOf, type Table } from "../platform/http/table.ts"
import {
  answersTable,
  criteriaTable,
  eligibilityAnswersTable,
  eligibilityTable,
  entriesTable,
  extensionsTable,
  panelTable,
} from "./entry-export.reads.ts"
import {
  allocationTable,
  announcementsTable,
  auditTrailTable,
  conflictsTable,
  decisionsTable,
  discussionTable,
  feedbackTable,
  resultsTable,
  sheetsTable,
} from "./judging-export.reads.ts"
import type { Exported } from "./round-export.reads.ts"

/** The tables of the export in the order of a round's life, with what a line of each is. */
const tables: Record<string, [line: string, table: (exported: Exported) => Table]> = {
  criteria: ["what entries are judged by, with its weight and scale", criteriaTable],
  panel: ["somebody who was asked to judge", panelTable],
  extensions: ["more time that was granted, and why", extensionsTable],
  entries: ["an entry, as it was last submitted", entriesTable],
  answers: ["an answer in an entry, each time it was submitted, with the question as it was", answersTable],
  "eligibility-answers": ["a yes-or-no answer in an entry, each time it was submitted", eligibilityAnswersTable],
  eligibility: ["whether an entry may take part, who decided it and why, and what its entrant said against it", eligibilityTable],
  conflicts: ["a panel member's conflict of interest with an entry: found by the hub, declared or recorded", conflictsTable],
  allocation: ["a reader of an entry: proposed, given, given back or taken back, and why", allocationTable],
  sheets: ["a reader's score and reason for one criterion; sheets that are not handed in are their readers' own", sheetsTable],
  discussion: ["what a reader or a manager said about an entry", discussionTable],
  results: ["an entry's marks, raw and adjusted, and its rank", resultsTable],
  decisions: ["a decision about an entry, with its reason; the last one counts", decisionsTable],
  feedback: ["what an entrant reads about an entry, or about one criterion of it", feedbackTable],
  announcements: ["an announcement of the results: planned, made or cancelled", announcementsTable],
  "audit-trail": ["an act in the round: who, what, when, before and after", auditTrailTable],
}

/** Everything about a round as a ZIP archive of tables, read while it is sent. */
export function roundArchive(exported: Exported): AsyncGenerator<Uint8Array> {
  const at = exported.context.clock.now()
  return zipped(filesOf(exported, at), at)
}

function* filesOf(exported: Exported, at: Date): Generator<ArchivedFile> {
  yield { name: "README.txt", bytes: bytesOf([readme(exported, at)]) }
  for (const [name, [, table]] of Object.entries(tables)) yield { name: `${name}.csv`, bytes: csvOf(table(exported)) }
}

async function* bytesOf(texts: string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield Buffer.from(text)
}

/** What the files are, for whoever opens the archive years later. */
const readme = ({ round, context }: Exported, at: Date) =>
  [
    round.title,
    `${context.env.PUBLIC_URL}/awards/${round.slug}`,
    "",
    `Everything the hub holds about this round, written out at ${at.toISOString()}.`,
    "It names readers and says what they wrote in confidence: keep it where only the managers of the round can read it.",
    "",
    "Each file is a table (CSV, UTF-8) that any spreadsheet opens. A line is:",
    ...Object.entries(tables).map(([name, [line]]) => `- ${name}.csv: ${line}.`),
    "",
    "Reference names an entry, the same in every file. Times are those in London, with their distance from Universal Time.",
    "What would run as a formula has an apostrophe in front of it.",
    "Files that belong to entries are not here; entries.csv gives their addresses.",
    "",
  ].join("\r\n")
