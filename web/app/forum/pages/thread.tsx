import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node"
import { Link, useLoaderData } from "@remix-run/react"
import { initiativePath } from "../../directory/public.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { titled } from "../../platform/titles.ts"
import { Breadcrumbs } from "../../ui/breadcrumbs/breadcrumbs.tsx"
import { Inset } from "../../ui/inset/inset.tsx"
import { Pagination } from "../../ui/pagination/pagination.tsx"
import { DemonstrationTag, Tag } from "../../ui/tag/tag.tsx"
import { Post } from "../parts/post.tsx"
import { ThreadSummary } from "../parts/thread-summary.tsx"
import { countOf, threadKinds } from "../parts/words.ts"
import { forumPath, spacePath, threadPath } from "../paths.ts"

const document = graphql(`
  query Thread($slug: String!, $page: Int!) {
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
      space {
        slug
        name
      }
      terms {
        id
        label
      }
      initiative {
        slug
        title
      }
      posts(page: $page) {
        page
        pageCount
        posts {
          ...Post
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
  query FindPost($slug: String!, $post: String!) {
    thread(slug: $slug) {
      post(id: $post) {
        page
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
    { tagName: "link", rel: "canonical", href: origin + threadPath(thread.space.slug, thread.slug, page) },
  ]
}

export async function loader(args: LoaderFunctionArgs) {
  const { searchParams, origin } = new URL(args.request.url)
  const slug = args.params.thread ?? ""
  const wanted = searchParams.get("post")
  const found = wanted ? (await query(args, findPost, { slug, post: wanted })).thread?.post : null
  const page = found?.page ?? (Math.trunc(Number(searchParams.get("page"))) || 1)
  const { thread } = await query(args, document, { slug, page: Math.min(Math.max(page, 1), 1_000_000) })
  if (!thread) throw new Response("", { status: 404 })
  // It was moved or merged since somebody kept this address.
  if (thread.slug !== slug || thread.space.slug !== args.params.space) throw redirect(threadPath(thread.space.slug, thread.slug), 301)
  return { thread, origin }
}

export default function Thread() {
  const { thread } = useLoaderData<typeof loader>()
  const { slug, title, kind, state, stateReason, isAnswered, isDemonstration, replyCount, space, terms, initiative, posts } = thread
  return (
    <>
      <Breadcrumbs
        items={[
          { to: forumPath, label: "Forum" },
          { to: spacePath(space.slug), label: space.name },
        ]}
      />
      <h1>{title}</h1>
      <p className="hub-thread-row__tags">
        <Tag colour={threadKinds[kind].colour}>{threadKinds[kind].label}</Tag>
        {kind === "QUESTION" && isAnswered && <Tag colour="green">Answered</Tag>}
        {state === "LOCKED" && <Tag colour="grey">Locked</Tag>}
        {isDemonstration && <DemonstrationTag />}
      </p>
      <p className="hub-muted">
        {countOf(replyCount, "reply", "replies")}
        {terms.length > 0 && <>. About {terms.map(({ label }) => label.toLowerCase()).join(", ")}</>}.
      </p>
      {initiative && (
        <p>
          About the initiative <Link to={initiativePath(initiative.slug)}>{initiative.title}</Link>
        </p>
      )}
      {state !== "OPEN" && (
        <Inset>
          <p>
            {state === "LOCKED" && "A moderator has locked this thread: it can be read, and nobody can reply."}
            {state === "HIDDEN" && "A moderator has hidden this thread: only moderators see it."}
            {state === "WAITING" && "This thread waits for a moderator. Only you and moderators see it until then."}
            {stateReason && ` ${stateReason}`}
          </p>
        </Inset>
      )}
      {posts.pageCount > 1 && (
        <ThreadSummary space={space.slug} thread={slug} accepted={thread.acceptedAnswer} appreciated={thread.mostAppreciated} />
      )}
      {posts.posts.map((post) => (
        <Post key={post.id} post={post} space={space.slug} thread={slug} />
      ))}
      <Pagination page={posts.page} pages={posts.pageCount} href={(page) => threadPath(space.slug, slug, page)} />
    </>
  )
}
