import { createServer, type IncomingMessage } from "node:http"
import type { AddressInfo } from "node:net"

/** As much of an S3 service as the hub uses, in memory: objects of one bucket, put, read, listed and removed. */
export async function startBucket(): Promise<{ endpoint: string; objects: Map<string, Buffer>; close(): Promise<void> }> {
  const objects = new Map<string, Buffer>()
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? "/", "http://bucket")
    const key = decodeURIComponent(url.pathname.split("/").slice(2).join("/"))
    const body = await read(request)
    const send = (status: number, content: string | Buffer = "", headers: Record<string, string> = {}) =>
      response.writeHead(status, { "content-type": "application/xml", ...headers }).end(request.method === "HEAD" ? "" : content)
    const missing = () => send(404, "<Error><Code>NoSuchKey</Code><Message>There is no such key.</Message></Error>")
    if (!request.headers.authorization?.startsWith("AWS4-HMAC-SHA256")) return send(403, "<Error><Code>AccessDenied</Code></Error>")
    if (request.method === "PUT") {
      objects.set(key, body)
      return send(200, "", { etag: '"1"' })
    }
    if (request.method === "DELETE") {
      objects.delete(key)
      return send(204)
    }
    if (request.method === "POST" && url.searchParams.has("delete")) {
      for (const [, name = ""] of body.toString().matchAll(/<Key>([^<]*)<\/Key>/g)) objects.delete(name)
      return send(200, "<DeleteResult/>")
    }
    if (key === "") {
      const prefix = url.searchParams.get("prefix") ?? ""
      const found = [...objects].filter(([name]) => name.startsWith(prefix))
      const contents = found.map(([name, { length }]) => `<Contents><Key>${name}</Key><Size>${length}</Size></Contents>`)
      return send(
        200,
        `<ListBucketResult><KeyCount>${found.length}</KeyCount><IsTruncated>false</IsTruncated>${contents.join("")}</ListBucketResult>`,
      )
    }
    const object = objects.get(key)
    return object ? send(200, object, { "content-type": "application/octet-stream", "content-length": String(object.length) }) : missing()
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    objects,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function read(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}
