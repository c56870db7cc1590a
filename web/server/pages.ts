import { createRequestHandler, type GetLoadContextFunction } from "@remix-run/express"
import type { ServerBuild } from "@remix-run/node"
import type { RequestHandler } from "express"

/**
 * Answers requests for pages. Remix compares an address with every page of the site, several times for each request, so each
 * first step of an address ("/forum/…") has a handler of its own that knows only the pages which can be meant by it.
 */
export function servePages(build: ServerBuild, mode: string, getLoadContext: GetLoadContextFunction): RequestHandler {
  const handlerOf = (part: ServerBuild) => createRequestHandler({ build: part, mode, getLoadContext })
  const steps = new Set(Object.keys(build.routes).map((id) => firstStep(pathOf(build, id))))
  const handlers = new Map([...steps].map((step) => [step, handlerOf(pagesUnder(build, step))]))
  const whole = handlerOf(build)
  return (request, response, next) => (handlers.get(firstStep(request.path)) ?? whole)(request, response, next)
}

/** "forum" of "/forum/:space", and of "/Forum.data", where scripts find the data of a page. */
const firstStep = (path: string): string => /^\/?([^/]*?)(\.data)?(\/|$)/.exec(path)?.[1]?.toLowerCase() ?? ""

/** The path of a page from the root, as its routes write it. */
function pathOf({ routes }: ServerBuild, id: string): string {
  const steps: string[] = []
  for (let route = routes[id]; route; route = route.parentId ? routes[route.parentId] : undefined) if (route.path) steps.unshift(route.path)
  return steps.join("/")
}

/** The site with only those pages whose addresses can begin with this step. */
function pagesUnder(build: ServerBuild, step: string): ServerBuild {
  const isMeant = (id: string) => {
    const own = firstStep(pathOf(build, id))
    return own === step || own === "" || /^[:*]/.test(own)
  }
  const meant = <T>(routes: Record<string, T>) => Object.fromEntries(Object.entries(routes).filter(([id]) => isMeant(id)))
  return { ...build, routes: meant(build.routes), assets: { ...build.assets, routes: meant(build.assets.routes) } }
}
