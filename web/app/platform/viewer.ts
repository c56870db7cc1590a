import { useRouteLoaderData } from "@remix-run/react"
import type { loader } from "../root.tsx"

/** Whom people write to about the hub itself, if anybody is named. */
export function useContactEmail() {
  return useRouteLoaderData<typeof loader>("root")?.contactEmail ?? null
}

/** Who is signed in, on every page; null for visitors. For pages and their parts: the API decides what they may do. */
export function useViewer() {
  return useRouteLoaderData<typeof loader>("root")?.viewer ?? null
}
