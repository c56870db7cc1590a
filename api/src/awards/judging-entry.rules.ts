import { z } from "zod"

/** What a reader sees of an entry: what was last submitted, and nothing of what was saved afterwards. */
export type EntryToRead = {
  title: string
  summary: string
  /** By criterion. */
  answers: ReadonlyMap<string, string>
}

const content = z.object({
  title: z.string().catch(""),
  summary: z.string().catch(""),
  responses: z.array(z.object({ criterionId: z.string(), text: z.string() })).catch([]),
})

/** Reads the content of a snapshot. What it does not say is empty. */
export function entryOf(snapshot: unknown): EntryToRead {
  const { title, summary, responses } = content.catch({ title: "", summary: "", responses: [] }).parse(snapshot)
  return { title, summary, answers: new Map(responses.map(({ criterionId, text }) => [criterionId, text])) }
}
