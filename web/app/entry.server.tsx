import { Writable } from "node:stream"
import type { AppLoadContext, EntryContext } from "@remix-run/node"
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
          headers.set("Content-Type", "text/html; charset=utf-8")
          // Pages differ with who is signed in and what the last page left: kept by nobody, unless a page says otherwise.
          if (!headers.has("Cache-Control")) headers.set("Cache-Control", "private, no-cache")
          if (code === 503) headers.set("Retry-After", "30")
          pipe(gathered((body) => resolve(new Response(body, { headers, status: code }))))
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

/** Takes the pieces of a page, each of which would otherwise go through several streams by itself, and hands over the whole. */
function gathered(done: (whole: Buffer<ArrayBuffer>) => void): Writable {
  const pieces: Buffer[] = []
  return new Writable({
    write(piece, _encoding, next) {
      pieces.push(piece)
      next()
    },
    final(next) {
      done(Buffer.concat(pieces))
      next()
    },
  })
}

/** Faults of loaders and of rendering; the server logs them with the request's id. A reader who left, or asked for what is not there, is no fault. */
export function handleError(error: unknown, { request, context }: { request: Request; context: AppLoadContext }): void {
  if (request.signal.aborted || (isRouteErrorResponse(error) && error.status < 500)) return
  context.reportFault(error)
}
