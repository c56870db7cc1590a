import type { AppLoadContext } from "@remix-run/node"
import { signInNeeded } from "../session.server.ts"
import { forget, prepare, requestBody } from "./document.server.ts"
import type { TypedDocumentString } from "./generated/graphql.ts"

type Args = { request: Request; context: AppLoadContext }
type TopLevelError = { message: string; extensions?: { code?: string; faultId?: string } }
type Body<T> = { data?: T | null; errors?: TopLevelError[] }

export type ApiAnswer<T> = {
  data: T
  /** Cookies to pass on to the browser (signing in and out). */
  setCookies: string[]
}

const patienceMilliseconds = 30_000

/**
 * Asks the API on behalf of the browser. Throws responses that the error page explains: not allowed, not reachable, faults.
 * Not signed in leads a page to the sign-in page and back; in an action, `action` keeps what was typed.
 */
export async function askApi<T, V>(args: Args, document: TypedDocumentString<T, V>, variables?: V): Promise<ApiAnswer<T>> {
  const { request, context } = args
  const sent = prepare(document)
  let answer = await post<T>(args, requestBody(sent, variables ?? {}))
  if (answer.body?.errors?.[0]?.extensions?.code === "PERSISTED_QUERY_NOT_FOUND") {
    forget(sent)
    answer = await post<T>(args, requestBody(sent, variables ?? {}))
  }
  const error = answer.body?.errors?.[0]
  if (error) throw asResponse(error, request, context)
  if (!answer.body?.data) throw new Response("The service behind this page gave no answer.", { status: 503 })
  return { data: answer.body.data, setCookies: answer.setCookies }
}

/** Only the data: for pages that set no cookie. */
export async function query<T, V>(args: Args, document: TypedDocumentString<T, V>, variables?: V): Promise<T> {
  return (await askApi(args, document, variables)).data
}

async function post<T>({ request, context }: Args, body: string): Promise<{ body: Body<T> | null; setCookies: string[] }> {
  const response = await fetch(`${context.apiUrl}/graphql`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      accept: "application/graphql-response+json, application/json",
      // The two stand side by side: packing and unpacking would cost more than the way.
      "accept-encoding": "identity",
      "x-request-id": context.requestId,
      "x-forwarded-for": context.clientIp,
      "user-agent": request.headers.get("user-agent") ?? "",
      cookie: request.headers.get("cookie") ?? "",
    },
    body,
    signal: AbortSignal.any([request.signal, AbortSignal.timeout(patienceMilliseconds)]),
  }).catch((error: unknown) => {
    if (request.signal.aborted) throw error
    throw new Response("The service behind this page does not answer.", { status: 503 })
  })
  context.madeFrom(response.headers.get("hub-edition"))
  return { body: (await response.json().catch(() => null)) as Body<T> | null, setCookies: response.headers.getSetCookie() }
}

function asResponse({ message, extensions }: TopLevelError, request: Request, context: AppLoadContext): Response {
  switch (extensions?.code) {
    case "UNAUTHENTICATED":
      return signInNeeded(request)
    case "FORBIDDEN":
      return new Response(message, { status: 403 })
    case "NOT_FOUND":
      return new Response(message, { status: 404 })
    case "BAD_USER_INPUT":
      // What a page hands on comes from its address, so somebody has cut or changed that. A form's fault would be ours.
      if (request.method === "GET" || request.method === "HEAD") return new Response(message, { status: 404 })
      return fault(message, context)
    case "RATE_LIMITED":
      return new Response(message, { status: 429 })
    case "INTERNAL_SERVER_ERROR":
      return new Response(extensions.faultId ?? context.requestId, { status: 500, statusText: "Fault" })
    default:
      return fault(message, context)
  }
}

/** The API refused the document itself: the web site is at fault, so its log must say why. */
function fault(message: string, context: AppLoadContext): Response {
  context.reportFault(new Error(`The API refused a document: ${message}`))
  return new Response(context.requestId, { status: 500, statusText: "Fault" })
}
