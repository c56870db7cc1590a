import type { Thread } from "@hub/prisma"
import { visibleRoundLoader } from "../awards/public.ts"
import { commitmentLoader, loadInitiative } from "../directory/public.ts"
import type { Context } from "../platform/context.ts"
import { NotFoundError } from "../platform/errors.ts"
import { isUuid } from "../platform/input.ts"

/** What a thread is about: one of these, or nothing. */
export type SubjectColumns = Pick<Thread, "initiativeId" | "roundId" | "commitmentId">

export const noSubject: SubjectColumns = { initiativeId: null, roundId: null, commitmentId: null }

/** The same thing as another thread is about. */
export const subjectOf = ({ initiativeId, roundId, commitmentId }: SubjectColumns): SubjectColumns => ({
  initiativeId,
  roundId,
  commitmentId,
})

/** The initiative, round or commitment that a thread is about; null when it is about none, or one the viewer may not know of. */
export async function loadSubject(context: Context, { initiativeId, roundId, commitmentId }: SubjectColumns) {
  if (initiativeId) return loadInitiative(context, initiativeId)
  if (roundId) return visibleRoundLoader(context).load(roundId)
  return commitmentId ? commitmentLoader(context).load(commitmentId) : null
}

const columns: Record<string, keyof SubjectColumns> = { Initiative: "initiativeId", Round: "roundId", Commitment: "commitmentId" }

/** What a new thread is to be about, by its id in the API. What the viewer may not know of is not found. */
export async function requireSubject(context: Context, about: { typename: string; id: string } | null): Promise<SubjectColumns> {
  if (!about) return noSubject
  const column = columns[about.typename]
  const subject = column && isUuid(about.id) ? { ...noSubject, [column]: about.id } : null
  if (!subject || !(await loadSubject(context, subject))) throw new NotFoundError("What the thread is about")
  return subject
}
