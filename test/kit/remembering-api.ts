import { createServer } from "node:http"
import type { AddressInfo } from "node:net"

export type RememberingApi = { url: string; forget(): void; stop(): Promise<void> }

type Kept = { status: number; headers: [string, string][]; body: Buffer }

/** What says how a body came here, which is sent on in another way. */
const ofTheWay = /^(connection|keep-alive|transfer-encoding|content-length|content-encoding)$/

/**
 * Stands between a site and its API: what the same browser asks GraphQL again is answered from memory until told to forget.
 * A walk over many pages while nothing happens so asks for what they share only once; everything else is passed on.
 */
export async function rememberApi(apiUrl: () => string): Promise<RememberingApi> {
  const memory = new Map<string, Promise<Kept>>()
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const body = Buffer.concat(chunks)
    const ask = async (): Promise<Kept> => {
      const { host: _, connection: __, "content-length": ___, ...headers } = request.headers
      const answer = await fetch(`${apiUrl()}${request.url}`, {
        method: request.method ?? "GET",
        headers: headers as Record<string, string>,
        redirect: "manual",
        ...(body.length > 0 && { body }),
      })
      return {
        status: answer.status,
        headers: [...answer.headers].filter(([name]) => !ofTheWay.test(name)),
        body: Buffer.from(await answer.arrayBuffer()),
      }
    }
    const key = `${request.headers.cookie ?? ""}\n${body}`
    const asked = request.url === "/graphql" ? (memory.get(key) ?? ask()) : ask()
    if (request.url === "/graphql") memory.set(key, asked)
    const kept = await asked.catch((error: Error): Kept => ({ status: 502, headers: [], body: Buffer.from(error.message) }))
    response.writeHead(kept.status, kept.headers.flat())
    response.end(kept.body)
  })
  server.keepAliveTimeout = 120_000
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(0, "127.0.0.1", resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    forget: () => memory.clear(),
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
    },
  }
}
