import type { Region } from "@hub/prisma"
import { unique } from "./unique.ts"
import type { World } from "./world.ts"

/** A region of the test's own, after those that exist. */
export async function makeRegion({ db }: World, own: Partial<Omit<Region, "id">> = {}): Promise<Region> {
  const word = unique()
  const last = await db.region.aggregate({ _max: { position: true } })
  return db.region.create({ data: { slug: `region-${word}`, name: `Region ${word}`, position: (last._max.position ?? 0) + 1, ...own } })
}

/** Some region: the first there is, or a new one. For things that need a region when it does not matter which. */
export async function anyRegion(world: World): Promise<Region> {
  return (await world.db.region.findFirst({ orderBy: { position: "asc" } })) ?? makeRegion(world)
}
