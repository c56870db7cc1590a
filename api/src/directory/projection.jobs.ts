import type { Taxonomy } from "@hub/prisma"
import { z } from "zod"
import { onOrganisationChanged, onTermChanged } from "../people/public.ts"
import { type Act, act } from "../platform/act.ts"
import { defineJob } from "../platform/jobs/define.ts"
import { subjectsWith } from "../platform/search/projection.ts"
import { termFields } from "./case-study.input.ts"
import { initiativeIndex } from "./initiative.facets.ts"
import { projectInitiatives } from "./initiative.search.ts"

/** Initiatives of one job; few enough that readers never wait for its transaction. */
const portion = 50

/** Brings what readers see of some initiatives up to date after something they name has changed. */
export const projectInitiativesJob = defineJob({
  name: "project-initiatives",
  schema: z.object({ initiativeIds: z.array(z.uuid()).max(portion) }),
  handle: (context, { initiativeIds }) => act(context, (unit) => projectInitiatives(unit, initiativeIds)),
})

function enqueue(unit: Act, ids: readonly string[]): Promise<void> {
  const portions = Array.from({ length: Math.ceil(ids.length / portion) }, (_, at) => ids.slice(at * portion, (at + 1) * portion))
  return unit.enqueueAll(
    projectInitiativesJob,
    portions.map((initiativeIds) => ({ initiativeIds })),
  )
}

const facetOf = Object.fromEntries(Object.entries(termFields).map(([facet, taxonomy]) => [taxonomy, facet])) as Record<Taxonomy, string>

onTermChanged(async (unit, termId) => {
  const { taxonomy, slug } = await unit.tx.term.findUniqueOrThrow({ where: { id: termId } })
  await enqueue(unit, await subjectsWith(unit.tx, initiativeIndex.kind, facetOf[taxonomy], slug))
})

onOrganisationChanged(async (unit, organisationId) => {
  const named = await unit.tx.initiative.findMany({
    where: { OR: [{ organisationId }, { partners: { some: { organisationId } } }] },
    select: { id: true },
  })
  await enqueue(
    unit,
    named.map(({ id }) => id),
  )
})
