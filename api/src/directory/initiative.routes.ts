import { type Request, type Response, Router } from "express"
import { Feed } from "feed"
import type { Context } from "../platform/context.ts"
import type { ContextFor } from "../platform/http/app.ts"
import { escapeXml } from "../platform/http/xml.ts"
import { hubName } from "../platform/hub.ts"
import { collectionCsv, collectionJson } from "./collection-export.ts"
import { commitmentsCsv } from "./commitment-export.ts"
import type { InitiativeCard } from "./initiative.card.ts"
import { canonicalInitiativeQuery, type InitiativeQuery, parseInitiativeQuery } from "./initiative.query.ts"
import { listInitiatives, wholeList } from "./initiative.reads.ts"
import { csv, json, pageOf } from "./initiative-export.ts"

/**
 * Lists of initiatives beside GraphQL, by the same parameters as /initiatives: an Atom feed, CSV and JSON; and what
 * search engines and browsers want to know of the site. Everything here is public.
 */
export function initiativeRoutes(contextFor: ContextFor): Router {
  const router = Router()
  const route = (path: string, answer: (context: Context, request: Request, response: Response) => Promise<void>) =>
    router.get(path, (request, response, next) => {
      contextFor(request, response)
        .then((context) => answer(context, request, response))
        .catch(next)
    })
  route("/feeds/initiatives.atom", atom)
  route("/export/initiatives.csv", csv)
  route("/export/initiatives.json", json)
  route("/export/collections/:token.csv", collectionCsv)
  route("/export/collections/:token.json", collectionJson)
  route("/export/commitments.csv", commitmentsCsv)
  route("/robots.txt", robots)
  route("/sitemap.xml", sitemap)
  route("/opensearch.xml", openSearch)
  return router
}

const queryOf = (request: Request): InitiativeQuery => parseInitiativeQuery(new URL(request.originalUrl, "http://localhost").searchParams)

const feedLength = 50

async function atom(context: Context, request: Request, response: Response): Promise<void> {
  const { env, clock } = context
  const query: InitiativeQuery = { ...queryOf(request), sort: "newest" }
  const { hits } = await listInitiatives(context, query, { limit: feedLength, wants: {} })
  const cards = hits.map(({ card }) => card as InitiativeCard)
  const parameters = canonicalInitiativeQuery(query)
  const self = `${env.PUBLIC_URL}/feeds/initiatives.atom${parameters && `?${parameters}`}`
  const feed = new Feed({
    id: self,
    title: `${hubName}: newest initiatives`,
    link: `${env.PUBLIC_URL}/initiatives${parameters && `?${parameters}`}`,
    language: "en-GB",
    updated: cards.length > 0 ? new Date(Math.max(...cards.map(({ updatedAt }) => Date.parse(updatedAt)))) : clock.now(),
    feedLinks: { atom: self },
  })
  for (const card of cards)
    feed.addItem({
      id: pageOf(context, card),
      title: escapeXml(card.title),
      link: pageOf(context, card),
      // A summary of type html: what people typed is text.
      description: escapeXml(card.summary),
      author: [{ name: card.organisation.name }],
      published: new Date(card.firstPublishedAt),
      date: new Date(card.updatedAt),
    })
  response.type("application/atom+xml").set("Cache-Control", "public, max-age=300").send(feed.atom1())
}

/** At most 50,000 addresses fit into one file (sitemaps.org, "Sitemap index"); the newest are in it. */
const sitemapLength = 49_000

async function sitemap(context: Context, _request: Request, response: Response): Promise<void> {
  const { env } = context
  response.type("application/xml").set("Cache-Control", "public, max-age=3600")
  response.write('<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n')
  for (const path of ["/", "/initiatives", "/organisations", "/regions", "/calls", "/collections", "/commitments", "/about"])
    response.write(`<url><loc>${escapeXml(env.PUBLIC_URL + path)}</loc></url>\n`)
  let count = 0
  const { cards } = await wholeList(context, parseInitiativeQuery(""))
  for await (const card of cards) {
    if (response.destroyed || ++count > sitemapLength) break
    response.write(`<url><loc>${escapeXml(pageOf(context, card))}</loc><lastmod>${card.updatedAt.slice(0, 10)}</lastmod></url>\n`)
  }
  response.end("</urlset>\n")
}

/** Everything that may be read may be found. Pages that are nobody's business say so themselves. */
async function robots({ env }: Context, _request: Request, response: Response): Promise<void> {
  response
    .type("text/plain")
    .set("Cache-Control", "public, max-age=86400")
    .send(`User-agent: *\nAllow: /\n\nSitemap: ${env.PUBLIC_URL}/sitemap.xml\n`)
}

async function openSearch({ env }: Context, _request: Request, response: Response): Promise<void> {
  const address = escapeXml(env.PUBLIC_URL)
  response
    .type("application/opensearchdescription+xml")
    .set("Cache-Control", "public, max-age=86400")
    .send(`<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
<ShortName>WP Hub</ShortName><Description>${hubName}: what widens participation in health careers</Description>
<InputEncoding>UTF-8</InputEncoding>
<Url type="text/html" method="get" template="${address}/initiatives?q={searchTerms}"/>
<Url type="application/atom+xml" template="${address}/feeds/initiatives.atom?q={searchTerms}"/>
</OpenSearchDescription>
`)
}
