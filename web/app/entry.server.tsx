import { PassThrough } from "node:stream"
import { type AppLoadContext, createReadableStreamFromReadable, type EntryContext } from "@remix-run/node"
import { isRouteErrorResponse, RemixServer } from "@remix-run/react"
import { renderToPipeableStream } from "react-dom/server"
import { AnswerContext } from "./platform/answer.ts"

/** Sends the page when it is whole: it reads the same with and without JavaScript. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  { nonce, requestId }: AppLoadContext,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    let code = status
    const { pipe, abort } = renderToPipeableStream(
      <AnswerContext.Provider value={{ nonce, requestId }}>
        <RemixServer context={remixContext} url={request.url} nonce={nonce} />
      </AnswerContext.Provider>,
      {
        nonce,
        onAllReady() {
          const body = new PassThrough()
          headers.set("Content-Type", "text/html; charset=utf-8")
          // Pages differ with who is signed in and what the last page left: kept by nobody, unless a page says otherwise.
          if (!headers.has("Cache-Control")) headers.set("Cache-Control", "private, no-cache")
          if (code === 503) headers.set("Retry-After", "30")
          resolve(new Response(createReadableStreamFromReadable(body), { headers, status: code }))
          pipe(body)
        },
        onShellError: reject,
        onError() {
          code = 500
        },
      },
    )
    setTimeout(abort, 15_000).unref()
  })
}

/** Faults of loaders and of rendering; the server logs them with the request's id. A reader who left, or asked for what is not there, is no fault. */
export function handleError(error: unknown, { request, context }: { request: Request; context: AppLoadContext }): void {
  if (request.signal.aborted || (isRouteErrorResponse(error) && error.status < 500)) return
  context.reportFault(error)
}
