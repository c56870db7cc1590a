import type { TypedDocumentNode } from "@graphql-typed-document-node/core"
import type { AppLoadContext } from "@remix-run/node"
import { redirect } from "@remix-run/node"
import { print } from "graphql"

type Args = { request: Request; context: AppLoadContext }
type TopLevelError = { message: string; extensions?: { code?: string; faultId?: string } }

/** Documents are printed once: they never change while the process runs. */
const printed = new WeakMap<object, string>()
function text(document: TypedDocumentNode<never, never> | object): string {
  const known = printed.get(document)
  if (known) return known
  const made = print(document as Parameters<typeof print>[0])
  printed.set(document, made)
  return made
}

export type ApiAnswer<T> = {
  data: T
  /** Cookies to pass on to the browser (signing in and out). */
  setCookies: string[]
}

/**
 * Asks the API on behalf of the browser. Not signed in leads to the sign-in page and back; not allowed, not reachable and
 * faults are thrown as responses that the error page explains.
 */
export async function askApi<T, V>({ request, context }: Args, document: TypedDocumentNode<T, V>, variables?: V): Promise<ApiAnswer<T>> {
  const response = await fetch(`${context.apiUrl}/graphql`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      accept: "application/graphql-response+json, application/json",
      "x-request-id": context.requestId,
      "x-forwarded-for": context.clientIp,
      "user-agent": request.headers.get("user-agent") ?? "",
      cookie: request.headers.get("cookie") ?? "",
    },
    body: JSON.stringify({ query: text(document), variables: variables ?? {} }),
    signal: request.signal,
  }).catch((error: unknown) => {
    if (request.signal.aborted) throw error
    throw new Response("The service behind this page does not answer.", { status: 503 })
  })
  const body = (await response.json().catch(() => null)) as { data?: T; errors?: TopLevelError[] } | null
  const error = body?.errors?.[0]
  if (error) throw asResponse(error, request)
  if (!body?.data) throw new Response("The service behind this page gave no answer.", { status: 503 })
  return { data: body.data, setCookies: response.headers.getSetCookie() }
}

/** Only the data: for pages that set no cookie. */
export async function query<T, V>(args: Args, document: TypedDocumentNode<T, V>, variables?: V): Promise<T> {
  return (await askApi(args, document, variables)).data
}

function asResponse({ message, extensions }: TopLevelError, request: Request): Response {
  switch (extensions?.code) {
    case "UNAUTHENTICATED": {
      // A form that was sent comes back to its page, which has kept what was typed.
      const { pathname, search } = new URL(request.url)
      return redirect(`/sign-in?next=${encodeURIComponent(pathname + search)}`)
    }
    case "FORBIDDEN":
      return new Response(message, { status: 403 })
    default:
      return new Response(extensions?.faultId ?? "", { status: 500, statusText: "Fault" })
  }
}
