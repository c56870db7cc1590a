import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node"
import { Link, useActionData, useLoaderData, useLocation } from "@remix-run/react"
import { Fragment, useRef } from "react"
import { action as guarded } from "../../platform/action.server.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { leaveFlash } from "../../platform/flash.server.ts"
import { titled } from "../../platform/titles.ts"
import { useViewer } from "../../platform/viewer.ts"
import { Breadcrumbs } from "../../ui/breadcrumbs/breadcrumbs.tsx"
import { ErrorSummary } from "../../ui/form/form.tsx"
import { Inset } from "../../ui/inset/inset.tsx"
import { Pagination } from "../../ui/pagination/pagination.tsx"
import { DemonstrationTag, Tag } from "../../ui/tag/tag.tsx"
import { keptNowhere } from "../parts/draft.server.ts"
import { NewPosts } from "../parts/new-posts.tsx"
import { Poll } from "../parts/poll.tsx"
import { Post } from "../parts/post.tsx"
import { PostActions } from "../parts/post-actions.tsx"
import { markRead } from "../parts/reading.server.ts"
import { ReplyForm } from "../parts/reply-form.tsx"
import { unlessTyping } from "../parts/revalidation.ts"
import { Subscription } from "../parts/subscription.tsx"
import { actOnThread } from "../parts/thread-actions.server.ts"
import { SubjectLink } from "../parts/thread-subject.tsx"
import { ThreadSummary } from "../parts/thread-summary.tsx"
import { ThreadTrace } from "../parts/thread-trace.tsx"
import { countOf, threadKinds } from "../parts/words.ts"
import { editThreadPath, forumPath, moderateThreadPath, permalink, postPath, spacePath, threadFeedPath, threadPath } from "../paths.ts"

const document = graphql(`
  query Thread($slug: String!, $page: Int!) {
    viewer {
      id
    }
    thread(slug: $slug) {
      id
      slug
      title
      kind
      state
      stateReason
      isAnswered
      isDemonstration
      replyCount
      lastPosition
      space {
        slug
        name
        readers
      }
      terms {
        id
        label
      }
      about {
        ...ThreadSubject
      }
      ...ThreadTrace
      viewerSubscription
      viewerUnreadCount
      firstUnread {
        page
        anchor
      }
      viewerCanChange
      viewerCanModerate
      viewerCanReply
      viewerCanAccept
      draftTarget
      viewerDraft {
        target
        body
        updatedAt
      }
      poll {
        ...Poll
      }
      posts(page: $page) {
        page
        pageCount
        posts {
          ...Post
          ...PostActions
        }
      }
      acceptedAnswer {
        id
        page
        anchor
        reactionCount
        author {
          name
        }
      }
      author {
        name
      }
      participants {
        id
        name
        handle
      }
      mostAppreciated {
        id
        page
        anchor
        reactionCount
        author {
          name
        }
      }
    }
  }
`)

const findPost = graphql(`
  query FindPost($post: String!) {
    postByAnchor(id: $post) {
      page
      anchor
      thread {
        slug
        space {
          slug
        }
      }
    }
  }
`)

const quotedDocument = graphql(`
  query QuotedPost($post: String!) {
    postByAnchor(id: $post) {
      id
      body
      author {
        name
      }
      thread {
        id
      }
    }
  }
`)

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  if (!data) return titled("Forum")
  const { thread, origin } = data
  const { page } = thread.posts
  return [
    ...titled(page > 1 ? `${thread.title} (page ${page})` : thread.title),
    // A feed reader is signed in as nobody.
    ...(thread.space.readers === "EVERYBODY"
      ? [
          {
            tagName: "link",
            rel: "alternate",
            type: "application/atom+xml",
            title: thread.title,
            href: threadFeedPath(thread.space.slug, thread.slug),
          },
        ]
      : []),
    { tagName: "link", rel: "canonical", href: origin + threadPath(thread.space.slug, thread.slug, page) },
  ]
}

export const shouldRevalidate = unlessTyping

export async function loader(args: LoaderFunctionArgs) {
  const { searchParams, origin } = new URL(args.request.url)
  const slug = args.params.thread ?? ""
  const wanted = searchParams.get("post")
  const found = wanted ? (await query(args, findPost, { post: wanted })).postByAnchor : null
  // It was merged into another thread or made one of its own since somebody kept this address.
  if (found && found.thread.slug !== slug) throw redirect(permalink(found.thread.space.slug, found.thread.slug, found.anchor), 302)
  const page = found?.page ?? (Math.trunc(Number(searchParams.get("page"))) || 1)
  const { thread, viewer } = await query(args, document, { slug, page: Math.min(Math.max(page, 1), 1_000_000) })
  if (!thread) throw new Response("", { status: 404 })
  // It was moved or merged since somebody kept this address.
  if (thread.slug !== slug || thread.space.slug !== args.params.space) {
    const word =
      thread.slug === slug
        ? `This thread is in the space “${thread.space.name}” now.`
        : "The thread you looked for was merged into this one: what was said there is below."
    const headers = { "Set-Cookie": await leaveFlash(word, "Important") }
    throw redirect(threadPath(thread.space.slug, thread.slug), { status: 301, headers })
  }
  const last = thread.posts.posts.at(-1)
  if (viewer && last) await markRead(args, thread.id, last.position)
  const quoted = await quotedPost(args, thread.id, searchParams.get("quote"))
  return { thread, origin, quoted: quoted?.body ? { id: quoted.id, text: inQuotes(quoted.author.name, quoted.body) } : null }
}

/** The post that a reply begins with, whatever page is shown meanwhile. */
async function quotedPost(args: LoaderFunctionArgs, thread: string, anchor: string | null) {
  if (!anchor) return null
  const { postByAnchor: post } = await query(args, quotedDocument, { post: anchor.replace(/^post-/, "") })
  return post?.thread.id === thread ? post : null
}

/** The words of a post as a quotation. What it quotes itself is left out, and its pictures are links: only their author can show them. */
function inQuotes(name: string, body: string): string {
  const lines = body
    .replaceAll("![", "[")
    .split("\n")
    .filter((line) => !line.startsWith(">"))
  return [`${name} wrote:`, "", ...lines.join("\n").trim().split("\n")].map((line) => `> ${line}`.trimEnd()).join("\n")
}

export const action = guarded(actOnThread, keptNowhere)

export default function Thread() {
  const { thread, quoted } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const state = answer && "state" in answer ? answer.state : null
  const intent = state?.values["intent"]?.[0]
  const viewer = useViewer()
  const { pathname } = useLocation()
  // What somebody has typed stays before them when the thread is locked meanwhile.
  const answerable = useRef<string | null>(null)
  if (thread.viewerCanReply) answerable.current = thread.id
  const canType = answerable.current === thread.id || intent === "reply"
  const own = { id: thread.id, slug: thread.slug, canReply: thread.viewerCanReply, canAccept: thread.viewerCanAccept }
  const { slug, title, kind, state: stands, stateReason, isAnswered, isDemonstration, replyCount, space, terms, about, posts } = thread
  return (
    <>
      <Breadcrumbs
        items={[
          { to: forumPath, label: "Forum" },
          { to: spacePath(space.slug), label: space.name },
        ]}
      />
      <ErrorSummary state={state} />
      <h1>{title}</h1>
      <p className="hub-thread-row__tags">
        <Tag colour={threadKinds[kind].colour}>{threadKinds[kind].label}</Tag>
        {kind === "QUESTION" && isAnswered && <Tag colour="green">Answered</Tag>}
        {stands === "LOCKED" && <Tag colour="grey">Locked</Tag>}
        {isDemonstration && <DemonstrationTag />}
      </p>
      <p className="hub-muted">
        {countOf(replyCount, "reply", "replies")}
        {terms.length > 0 && <>. About {terms.map(({ label }) => label.toLowerCase()).join(", ")}</>}.
      </p>
      {about && (
        <p>
          About <SubjectLink subject={about} />
        </p>
      )}
      <ThreadTrace thread={thread} />
      {stands !== "OPEN" && (
        <Inset>
          <p>
            {stands === "LOCKED" && "A moderator has locked this thread: it can be read, and nobody can reply."}
            {stands === "HIDDEN" && "A moderator has hidden this thread: only moderators see it."}
            {stands === "WAITING" && "This thread waits for a moderator. Only you and moderators see it until then."}
            {stateReason && ` ${stateReason}`}
          </p>
        </Inset>
      )}
      {thread.viewerCanChange && (
        <p className="hub-no-print">
          <Link to={editThreadPath(space.slug, slug)}>Change the title and tags</Link>
        </p>
      )}
      {thread.viewerCanModerate && (
        <p className="hub-no-print">
          <Link to={moderateThreadPath(space.slug, slug)}>Lock, hide, move, merge or split this thread</Link>
        </p>
      )}
      {thread.firstUnread && (
        <p className="hub-no-print">
          <Link to={postPath(space.slug, slug, thread.firstUnread)}>
            {(thread.viewerUnreadCount ?? 1) === 1
              ? "Go to the post you have not read"
              : `Go to the first of ${countOf(thread.viewerUnreadCount ?? 1, "post")} you have not read`}
          </Link>
        </p>
      )}
      {posts.pageCount > 1 && (
        <ThreadSummary
          space={space.slug}
          thread={slug}
          author={thread.author}
          accepted={thread.acceptedAnswer}
          appreciated={thread.mostAppreciated}
          participants={thread.participants}
        />
      )}
      {posts.posts.map((post) => (
        <Fragment key={post.id}>
          <Post post={post} space={space.slug} thread={slug}>
            <PostActions post={post} space={space.slug} thread={own} />
          </Post>
          {post.position === 1 && thread.poll && (
            <Poll
              poll={thread.poll}
              thread={thread.id}
              canVote={thread.viewerCanReply}
              isLocked={stands === "LOCKED"}
              state={intent === "vote" ? state : null}
            />
          )}
        </Fragment>
      ))}
      <NewPosts space={space.slug} thread={slug} page={posts.page} lastPosition={thread.lastPosition} />
      <Pagination page={posts.page} pages={posts.pageCount} href={(page) => threadPath(space.slug, slug, page)} />
      {canType && (
        <ReplyForm
          key={thread.id}
          thread={thread.id}
          draftTarget={thread.draftTarget}
          draft={thread.viewerDraft}
          quoted={quoted}
          state={intent === "reply" || intent === "preview" ? state : null}
          preview={answer && "preview" in answer ? answer.preview : null}
        />
      )}
      {viewer && <Subscription of="thread" id={thread.id} level={thread.viewerSubscription} otherwise="As I chose for the space" />}
      {!viewer && (
        <p className="hub-no-print" id="reply">
          <Link to={`/sign-in?next=${encodeURIComponent(`${pathname}#reply`)}`}>
            Sign in to {thread.poll && !thread.poll.isClosed ? "vote or reply" : "reply"}
          </Link>
        </p>
      )}
    </>
  )
}
