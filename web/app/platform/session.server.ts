import { redirect } from "@remix-run/node"

/** Leads to the sign-in page and, afterwards, back to the page that was asked for. */
function signInRedirect(request: Request): Response {
  const { pathname, search } = new URL(request.url)
  return redirect(`/sign-in?next=${encodeURIComponent(pathname + search)}`)
}

/**
 * What to throw when somebody has to be signed in: a page leads to the sign-in page and back. A form must not lose what was
 * typed, so it gets an answer that `action` turns into a page which keeps it.
 */
export function signInNeeded(request: Request): Response {
  return request.method === "GET" || request.method === "HEAD" ? signInRedirect(request) : new Response(null, { status: 401 })
}

/** For pages that only people with an account have: `demandViewer(args.request, data.viewer)` gives the viewer or leads to the sign-in page. */
export function demandViewer<T>(request: Request, viewer: T | null | undefined): T {
  if (viewer === null || viewer === undefined) throw signInNeeded(request)
  return viewer
}

/** What the error page gets when a form comes from somebody whose session has ended meanwhile. */
export type KeptForm = {
  kind: "kept-form"
  /** Where the form belongs. */
  to: string
  /** Everything that was typed, except what is secret. */
  fields: [name: string, value: string][]
  /** Names of files that have to be chosen again. */
  files: string[]
}

/** Names of controls whose values are typed anew rather than written into a page. */
const secretFields = /password|^code$|^token$|^secret|^confirmation$/i

/** Keeps a form that cannot be accepted now, so that it can be sent again after signing in. Nothing is stored. */
export function keptForm(url: string, form: FormData): KeptForm {
  const { pathname, search } = new URL(url)
  const kept: KeptForm = { kind: "kept-form", to: pathname + search, fields: [], files: [] }
  for (const [name, value] of form) {
    if (typeof value !== "string") kept.files.push(value.name)
    else if (!secretFields.test(name)) kept.fields.push([name, value])
  }
  kept.files = kept.files.filter((name) => name !== "")
  return kept
}

/** False when the browser sends no cookie that could be a session: then nobody is signed in. */
export function hasSession(request: Request): boolean {
  const cookies = request.headers.get("cookie")?.split(";") ?? []
  return cookies.some((cookie) => !cookie.trim().startsWith("hub.flash="))
}
