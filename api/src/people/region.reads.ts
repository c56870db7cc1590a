import type { Region } from "@hub/prisma"
import DataLoader from "dataloader"
import type { Context } from "../platform/context.ts"

const loaderKey = Symbol("region loader")

/** Regions by id, fetched together once a request. */
export function regionLoader(context: Context): DataLoader<string, Region> {
  return context.once(
    loaderKey,
    () =>
      new DataLoader(async (ids: readonly string[]) => {
        const regions = await context.db.region.findMany({ where: { id: { in: [...ids] } } })
        const byId = new Map(regions.map((region) => [region.id, region]))
        return ids.map((id) => byId.get(id) ?? new Error(`There is no region ${id}`))
      }),
  )
}
