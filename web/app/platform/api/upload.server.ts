import type { ActionFunctionArgs } from "@remix-run/node"

type Uploaded = { fileId: string; isPicture: boolean }

/** Hands a chosen file on to the API. Answers its id, or what is wrong with it in words for the person. */
export async function uploadFile({ request, context }: ActionFunctionArgs, file: File): Promise<Uploaded | { problem: string }> {
  const response = await fetch(`${context.apiUrl}/files`, {
    method: "POST",
    headers: {
      "content-type": "application/octet-stream",
      "x-file-name": encodeURIComponent(file.name),
      "x-request-id": context.requestId,
      "x-forwarded-for": context.clientIp,
      cookie: request.headers.get("cookie") ?? "",
    },
    body: await file.arrayBuffer(),
    signal: request.signal,
  }).catch(() => null)
  const body = (await response?.json().catch(() => null)) as { id?: string; width?: number | null; message?: string } | null
  if (response?.ok && body?.id) return { fileId: body.id, isPicture: typeof body.width === "number" }
  return { problem: body?.message ?? "The file could not be uploaded. Try again." }
}
