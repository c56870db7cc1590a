import type { ActionFunctionArgs } from "@remix-run/node"

type Uploaded = { fileId: string; isPicture: boolean }

/** The file chosen in a control; null if there is none, which browsers send as one without a name. An empty one counts: the API says so. */
export function chosenFile(form: FormData, name: string): File | null {
  const file = form.get(name)
  return file instanceof File && file.name !== "" ? file : null
}

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
