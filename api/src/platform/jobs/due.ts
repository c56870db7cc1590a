import type { Database } from "@hub/prisma"
import type { Job } from "./define.ts"

/** Those of these jobs that something waits for now, in one statement for all queues. */
export async function jobsDue(database: Database, jobs: readonly Job[]): Promise<Job[]> {
  const due = await database.sql<{ name: string }>(
    "jobs_due",
    `select q.name from unnest($1::text[]) as q(name) where exists (
       select 1 from pgboss.job j where j.name = q.name and j.state < 'active' and not j.blocked and j.start_after <= pgboss.job_now())`,
    [jobs.map(({ name }) => name)],
  )
  const names = new Set(due.map(({ name }) => name))
  return jobs.filter(({ name }) => names.has(name))
}
