import { type Request, type Response, Router } from "express"
import { Feed } from "feed"
import type { Context } from "../platform/context.ts"
import type { ContextFor } from "../platform/http/app.ts"
import { escapeXml } from "../platform/http/xml.ts"
import { hubName } from "../platform/hub.ts"
import { feedOfSpace, feedOfThread } from "./feed.reads.ts"

/** Atom feeds of a space and of a thread. They show what the one who asks may read: a feed reader, which has no session, what visitors may. */
export function forumRoutes(contextFor: ContextFor): Router {
  const router = Router()
  const route = (path: string, answer: (context: Context, request: Request, response: Response) => Promise<void>) =>
    router.get(path, (request, response, next) => {
      contextFor(request, response)
        .then((context) => answer(context, request, response))
        .catch(next)
    })
  route("/feeds/forum/:space.atom", spaceFeed)
  route("/feeds/forum/:space/:thread.atom", threadFeed)
  return router
}

/** `id` is that of the thing in the database: its address changes when it is moved, and a reader would take it for another. */
type Entry = { id: string; path: string; title: string; html: string; author: string; writtenAt: Date; changedAt: Date }
type FeedParts = { title: string; path: string; self: string; madeAt: Date; entries: readonly Entry[] }

const nothing = (response: Response) => void response.status(404).json({ error: "There is no such feed, or you may not read it." })

async function spaceFeed(context: Context, request: Request, response: Response): Promise<void> {
  const slug = String(request.params.space)
  const space = await feedOfSpace(context, slug)
  if (!space) return nothing(response)
  const entries = space.threads.map(({ id, slug: thread, title, author, createdAt, html, changedAt }) => ({
    id,
    path: `/forum/${slug}/${thread}`,
    title,
    html,
    author: author.name,
    writtenAt: createdAt,
    changedAt,
  }))
  send(context, response, {
    title: space.name,
    path: `/forum/${slug}`,
    self: `/feeds/forum/${slug}.atom`,
    madeAt: space.createdAt,
    entries,
  })
}

async function threadFeed(context: Context, request: Request, response: Response): Promise<void> {
  const thread = await feedOfThread(context, String(request.params.thread))
  if (!thread) return nothing(response)
  const path = `/forum/${thread.space.slug}/${thread.slug}`
  // It was moved or merged since somebody took this address.
  if (thread.space.slug !== request.params.space || thread.slug !== request.params.thread)
    return response.redirect(301, `${context.env.PUBLIC_URL}/feeds${path}.atom`)
  const entries = thread.posts.map(({ id, html, position, author, createdAt, editedAt }) => ({
    id,
    path: `${path}?post=${id}#post-${id}`,
    title: position === 1 ? thread.title : `Reply by ${author.name}`,
    html,
    author: author.name,
    writtenAt: createdAt,
    changedAt: editedAt ?? createdAt,
  }))
  send(context, response, { title: thread.title, path, self: `/feeds${path}.atom`, madeAt: thread.createdAt, entries })
}

function send({ env, viewer }: Context, response: Response, { title, path, self, madeAt, entries }: FeedParts): void {
  const feed = new Feed({
    id: env.PUBLIC_URL + self,
    title: `${hubName}: ${title}`,
    link: env.PUBLIC_URL + path,
    language: "en-GB",
    updated: new Date(Math.max(madeAt.getTime(), ...entries.map(({ changedAt }) => changedAt.getTime()))),
    feedLinks: { atom: env.PUBLIC_URL + self },
  })
  for (const { id, path: place, title: heading, html, author, writtenAt, changedAt } of entries)
    feed.addItem({
      id: `urn:uuid:${id}`,
      title: escapeXml(heading),
      link: env.PUBLIC_URL + place,
      content: html,
      author: [{ name: author }],
      published: writtenAt,
      date: changedAt,
    })
  // What somebody reads because of who they are is theirs alone.
  response
    .type("application/atom+xml")
    .set("Cache-Control", viewer ? "private, no-store" : "public, max-age=300")
    .send(feed.atom1())
}
