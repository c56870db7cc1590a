import { writeFileSync } from "node:fs"
import path from "node:path"
import { load } from "cheerio"
import { type Server, startServer } from "./servers.ts"
import { peersFolder } from "./world.ts"

/** Express with a hand-written template for the list of the directory, in the frame of the hub's own page but without its script. */
export async function pagePeer({
  hub,
  web,
  databaseUrl,
  folder,
}: {
  hub: Server
  web: Server
  databaseUrl: string
  folder: string
}): Promise<Server> {
  const $ = load(await (await fetch(`${web.url}/initiatives`)).text())
  $("script, link[rel=modulepreload]").remove()
  $("details.hub-facet").first().before("<!--facets-->")
  $("details.hub-facet").remove()
  $("ol.hub-results").html("<!--cards-->")
  const frame = $.html()
  if (!frame.includes("<!--facets-->") || !frame.includes("<!--cards-->"))
    throw new Error("The page of the list has no facets or no results any more: bring test/load/page.ts up to date")
  const answer = await fetch(`${hub.url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query: "{ initiatives(first: 1) { facets { name label values { value label count } } } }" }),
  })
  const { data } = (await answer.json()) as { data: { initiatives: { facets: unknown } } }
  const files = { FRAME_FILE: path.join(folder, "frame.html"), FACETS_FILE: path.join(folder, "facets.json") }
  writeFileSync(files.FRAME_FILE, frame)
  writeFileSync(files.FACETS_FILE, JSON.stringify(data.initiatives.facets))
  return startServer("Express", path.join(peersFolder, "express.mjs"), {
    env: { DATABASE_URL: databaseUrl, ...files },
    ready: "/initiatives",
  })
}

/** What the two pages do not have in common, in words; empty when both say the same. */
export async function sameText(web: Server, peer: Server): Promise<string> {
  const wordsOf = async ({ url }: Server) => {
    const $ = load(await (await fetch(`${url}/initiatives`)).text())
    $("script, style").remove()
    // Blanks between elements, which the eye sees and the text of the document does not.
    $("main *").append(" ")
    return $("main").text().split(/\s+/).filter(Boolean)
  }
  const [ours, theirs] = [await wordsOf(web), await wordsOf(peer)]
  const left = new Map<string, number>()
  for (const word of ours) left.set(word, (left.get(word) ?? 0) + 1)
  for (const word of theirs) left.set(word, (left.get(word) ?? 0) - 1)
  const different = [...left].filter(([, count]) => count !== 0)
  const share = different.reduce((sum, [, count]) => sum + Math.abs(count), 0) / ours.length
  if (share > 0.05)
    throw new Error(
      `The hub's page and its peer say different things (${(share * 100).toFixed(1)}% of the words): ${different
        .slice(0, 12)
        .map(([word]) => word)
        .join(" ")}. Bring test/load/peers/express.mjs up to date.`,
    )
  return share === 0 ? "" : `The page's peer differs from the hub's page in ${(share * 100).toFixed(1)}% of the words.`
}
