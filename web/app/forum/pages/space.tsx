import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node"
import { Form, Link, useLoaderData } from "@remix-run/react"
import { action as guarded } from "../../platform/action.server.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import type { ThreadKind } from "../../platform/api/generated/graphql.ts"
import { leaveFlash } from "../../platform/flash.server.ts"
import { refusal } from "../../platform/forms.ts"
import { titled } from "../../platform/titles.ts"
import { useViewer } from "../../platform/viewer.ts"
import { Breadcrumbs } from "../../ui/breadcrumbs/breadcrumbs.tsx"
import { Details } from "../../ui/details/details.tsx"
import { EmptyState } from "../../ui/empty-state/empty-state.tsx"
import { Button, Select } from "../../ui/form/form.tsx"
import { Html } from "../../ui/markdown/html.tsx"
import { PreviousNext } from "../../ui/pagination/previous-next.tsx"
import { DemonstrationTag } from "../../ui/tag/tag.tsx"
import { keepSubscription, markVisit } from "../parts/reading.server.ts"
import { Subscription } from "../parts/subscription.tsx"
import { ThreadRow } from "../parts/thread-row.tsx"
import { countOf, threadKinds } from "../parts/words.ts"
import { askPath, forumPath, spaceFeedPath, spacePath } from "../paths.ts"

const document = graphql(`
  query Space($slug: String!, $kind: ThreadKind, $unanswered: Boolean!, $after: String) {
    viewer {
      id
    }
    space(slug: $slug) {
      id
      viewerSubscription
      slug
      name
      about
      readers
      readersInWords
      guidelines
      threadCount
      postCount
      isClosed
      viewerCanStart
      isDemonstration
      pinnedThreads {
        ...ThreadRow
      }
    }
    threads(space: $slug, kind: $kind, unanswered: $unanswered, first: 25, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          ...ThreadRow
        }
      }
    }
  }
`)

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data
    ? [
        ...titled(data.space.name),
        { name: "description", content: data.space.about },
        // A feed reader is signed in as nobody.
        ...(data.space.readers === "EVERYBODY"
          ? [
              {
                tagName: "link",
                rel: "alternate",
                type: "application/atom+xml",
                title: data.space.name,
                href: spaceFeedPath(data.space.slug),
              },
            ]
          : []),
      ]
    : titled("Forum")

/** What the list can be narrowed to, by the value in the address. */
const shown = [
  { value: "", label: "Everything" },
  { value: "unanswered", label: "Questions without an accepted answer" },
  ...Object.entries(threadKinds).map(([kind, { label }]) => ({ value: kind.toLowerCase(), label: `${label}s` })),
]

export async function loader(args: LoaderFunctionArgs) {
  const parameters = new URL(args.request.url).searchParams
  const show = shown.find(({ value }) => value === parameters.get("show"))?.value ?? ""
  const after = parameters.get("after")
  const { space, threads, viewer } = await query(args, document, {
    slug: args.params.space ?? "",
    kind: show === "" || show === "unanswered" ? null : (show.toUpperCase() as ThreadKind),
    unanswered: show === "unanswered",
    after,
  })
  if (!space) throw new Response("", { status: 404 })
  if (viewer) await markVisit(args, space.id)
  return {
    space,
    show,
    threads: threads.edges.map(({ node }) => node),
    next: threads.pageInfo.hasNextPage ? threads.pageInfo.endCursor : null,
    isFirstPage: after === null,
  }
}

export const action = guarded(async (args) => {
  const form = await args.request.formData()
  const problem = await keepSubscription(args, form)
  if (problem) return refusal(form, problem)
  return redirect(args.request.url, { headers: { "Set-Cookie": await leaveFlash("Saved what you want to hear of this space.") } })
})

export default function Space() {
  const { space, show, threads, next, isFirstPage } = useLoaderData<typeof loader>()
  const viewer = useViewer()
  const { slug, name, about, readersInWords, guidelines, threadCount, postCount, isClosed, isDemonstration, pinnedThreads } = space
  const listed = show === "" ? threads.filter(({ id }) => !pinnedThreads.some((pinned) => pinned.id === id)) : threads
  const address = (after: string | null) => {
    const parameters = new URLSearchParams({ ...(show && { show }), ...(after && { after }) }).toString()
    return `${spacePath(slug)}${parameters && `?${parameters}`}`
  }
  return (
    <>
      <Breadcrumbs items={[{ to: forumPath, label: "Forum" }]} />
      <h1>{name}</h1>
      <p className="hub-lede">{about}</p>
      <p className="hub-muted">
        {countOf(threadCount, "thread")}, {countOf(postCount, "post")}. {readersInWords}. {isDemonstration && <DemonstrationTag />}
      </p>
      {space.viewerCanStart && (
        <Link className="nhsuk-button hub-no-print" to={askPath({ space: slug })}>
          Start a thread
        </Link>
      )}
      {!viewer && !isClosed && (
        <p className="hub-no-print">
          <Link to={`/sign-in?next=${encodeURIComponent(askPath({ space: slug }))}`}>Sign in to start a thread</Link>
        </p>
      )}
      {isClosed && <p>This space is closed: what is here can be read, and nothing new can be written.</p>}
      {guidelines && (
        <Details summary="Guidelines of this space">
          <Html html={guidelines} />
        </Details>
      )}
      <Form className="hub-filter-bar" method="get" role="search" aria-label="Threads of this space">
        <Select name="show" label="Show" options={shown} defaultValue={show} />
        <Button kind="secondary">Show</Button>
      </Form>
      {isFirstPage && show === "" && pinnedThreads.length > 0 && (
        <section aria-labelledby="pinned">
          <h2 className="nhsuk-heading-m" id="pinned">
            Pinned
          </h2>
          <ul className="hub-rows">
            {pinnedThreads.map((thread) => (
              <ThreadRow key={thread.id} thread={thread} />
            ))}
          </ul>
        </section>
      )}
      <h2 className="nhsuk-heading-m">Threads</h2>
      {listed.length === 0 ? (
        <EmptyState heading={show === "" ? "Nobody has started a thread here yet" : "There are none of these here"}>
          {show === "" ? (
            <p>Be the first: a short question is enough.</p>
          ) : (
            <p>Choose “Everything” above to see all threads of this space.</p>
          )}
        </EmptyState>
      ) : (
        <ul className="hub-rows">
          {listed.map((thread) => (
            <ThreadRow key={thread.id} thread={thread} />
          ))}
        </ul>
      )}
      {viewer && (
        <Subscription of="space" id={space.id} level={space.viewerSubscription} otherwise="Only what names me (as for all spaces)" />
      )}
      {space.readers === "EVERYBODY" && (
        <p className="hub-small hub-no-print">
          <a href={spaceFeedPath(slug)}>Follow this space in a feed reader (Atom)</a>
        </p>
      )}
      <PreviousNext label="Pages of threads" previous={isFirstPage ? null : address(null)} next={next && address(next)} />
    </>
  )
}
