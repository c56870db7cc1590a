import { strFromU8, unzipSync } from "fflate"
import type { Reading } from "../kit/schema-walk.ts"
import { mustAnswer } from "./reading-pages.ts"
import type { SecretRound } from "./secret-round.ts"

/** Every address beside GraphQL and pages that answers with what people wrote, and where it leads to the round, its entry or its people. */
export const files: Record<string, (secret: SecretRound) => string> = {
  "/export/awards/:round/everything.zip": ({ slug }) => `/export/awards/${slug}/everything.zip`,
  "/export/awards/:round/results.csv": ({ slug }) => `/export/awards/${slug}/results.csv`,
  "/export/awards/:round/sheets.csv": ({ slug }) => `/export/awards/${slug}/sheets.csv`,
  "/export/awards/:round/certificates/:reference.pdf": ({ slug, reference }) => `/export/awards/${slug}/certificates/${reference}.pdf`,
  "/export/collections/:token.csv": ({ ids }) => `/export/collections/${ids.nomination || "none"}.csv`,
  "/export/collections/:token.json": ({ ids }) => `/export/collections/${ids.nomination || "none"}.json`,
  "/export/commitments.csv": () => "/export/commitments.csv",
  "/export/initiatives.csv": () => "/export/initiatives.csv",
  "/export/initiatives.json": () => "/export/initiatives.json",
  "/export/insight/:table.csv": () => "/export/insight/months.csv",
  "/export/mail/:id.html": ({ ids }) => `/export/mail/${ids.round}.html`,
  "/export/my-data.json": () => "/export/my-data.json",
  "/export/organisation-imports/:id.csv": ({ ids }) => `/export/organisation-imports/${ids.round}.csv`,
  "/feeds/initiatives.atom": () => "/feeds/initiatives.atom",
  "/feeds/forum/:space.atom": ({ places }) => `/feeds/forum/${places.space}.atom`,
  "/feeds/forum/:space/:thread.atom": ({ places }) => `/feeds/forum/${places.space}/${places.thread}.atom`,
  "/sitemap.xml": () => "/sitemap.xml",
  "/files/:id": ({ ids }) => `/files/${ids.file || ids.round}`,
}

/** Those that hold something of a round or of a person; on all others nothing of a round is asked for. */
export const filesConcerned = Object.keys(files).filter((pattern) => /awards|my-data|^\/files/.test(pattern))

/** Files as somebody gets them; what is in an archive file by file. */
export async function readFiles(
  secret: SecretRound,
  get: (address: string) => Promise<Response>,
  which: readonly string[] = Object.keys(files),
): Promise<Reading> {
  const read = await Promise.all(
    which.map(async (pattern): Promise<[string, string][]> => {
      const at = files[pattern]?.(secret) ?? ""
      const answer = await get(at)
      mustAnswer(at, answer)
      const type = answer.headers.get("content-type") ?? ""
      if (!/zip/.test(type))
        return [[at, `${answer.status} ${/text|json|xml/.test(type) || at.startsWith("/files/") ? await answer.text() : "a file"}`]]
      const packed = unzipSync(new Uint8Array(await answer.arrayBuffer()))
      return Object.entries(packed).map(([name, bytes]) => [`${at} ${name}`, strFromU8(bytes)])
    }),
  )
  return new Map(read.flat())
}
