import { type LoaderFunctionArgs, type MetaFunction, redirect, type SerializeFrom } from "@remix-run/node"
import { Link, useActionData, useLoaderData } from "@remix-run/react"
import { action as hubAction } from "../../platform/action.server.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { leaveFlash } from "../../platform/flash.server.ts"
import { refusal, textOf } from "../../platform/forms.ts"
import { titled } from "../../platform/titles.ts"
import { useViewer } from "../../platform/viewer.ts"
import { Breadcrumbs } from "../../ui/breadcrumbs/breadcrumbs.tsx"
import { ErrorSummary } from "../../ui/form/form.tsx"
import { PreviousNext } from "../../ui/pagination/previous-next.tsx"
import { DemonstrationTag } from "../../ui/tag/tag.tsx"
import { personPath, profileSettingsPath } from "../account-paths.ts"
import { organisationPath, regionPath } from "../organisation-paths.ts"
import { MessageForm } from "../parts/message-form.tsx"

const pageSize = 10

const document = graphql(`
  query Person($handle: String!, $first: Int, $last: Int, $after: String, $before: String) {
    person(handle: $handle) {
      name
      handle
      jobTitle
      about
      askMeAbout
      isContactable
      isDemonstration
      isProfileHidden
      interests {
        id
        label
      }
      forum {
        postCount
        answerCount
        thanksCount
        answeredThreads {
          id
          slug
          title
          space {
            slug
            name
          }
        }
      }
      adoptions(first: 10) {
        totalCount
        edges {
          node {
            id
            stageInWords
            organisation {
              name
            }
            initiative {
              slug
              title
            }
          }
        }
      }
      organisations {
        slug
        name
        region {
          slug
          name
        }
      }
      contributions(first: $first, last: $last, after: $after, before: $before) {
        totalCount
        edges {
          node {
            initiative {
              slug
              title
              organisation {
                name
              }
            }
          }
        }
        pageInfo {
          hasNextPage
          hasPreviousPage
          startCursor
          endCursor
        }
      }
    }
  }
`)

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(data?.person.name ?? "A person")

export async function loader(args: LoaderFunctionArgs) {
  const { searchParams } = new URL(args.request.url)
  const before = searchParams.get("before")
  const { person } = await query(args, document, {
    handle: args.params["handle"] ?? "",
    ...(before ? { last: pageSize, before } : { first: pageSize, after: searchParams.get("after") }),
  })
  if (!person) throw new Response("", { status: 404 })
  return { person }
}

const contactMutation = graphql(`
  mutation ContactPerson($handle: String!, $message: String!) {
    contactPerson(handle: $handle, message: $message) {
      __typename
      ... on Person {
        name
      }
      ...RefusedAct
    }
  }
`)

export const action = hubAction(async (args) => {
  const form = await args.request.formData()
  const handle = args.params["handle"] ?? ""
  const { contactPerson: result } = await query(args, contactMutation, { handle, message: textOf(form, "message") })
  if (result.__typename !== "Person") return refusal(form, result)
  return redirect(personPath(handle), { headers: { "Set-Cookie": await leaveFlash(`Your message is on its way to ${result.name}.`) } })
})

const address = (side: "before" | "after", cursor: string | null) => `?${new URLSearchParams({ [side]: cursor ?? "" })}#contributions`

export default function PersonPage() {
  const { person } = useLoaderData<typeof loader>()
  const { edges, totalCount, pageInfo } = person.contributions
  const initiatives = edges.flatMap(({ node }) => node.initiative ?? [])
  const adoptions = person.adoptions.edges.flatMap(({ node }) => (node.initiative ? [{ ...node, initiative: node.initiative }] : []))
  const viewer = useViewer()
  const isViewer = viewer?.handle === person.handle
  const state = useActionData<typeof action>()
  return (
    <>
      <Breadcrumbs items={[]} />
      <ErrorSummary state={state} />
      <h1>{person.name}</h1>
      {person.jobTitle && <p className="hub-lede">{person.jobTitle}</p>}
      {person.isDemonstration && (
        <p>
          <DemonstrationTag />
        </p>
      )}
      <div className="hub-prose">
        {person.about && <p className="hub-keep-lines">{person.about}</p>}
        {person.askMeAbout && (
          <p>
            <strong>Ask me about:</strong> {person.askMeAbout}
          </p>
        )}
        {person.interests.length > 0 && <p>Works on {person.interests.map(({ label }) => label.toLowerCase()).join(", ")}.</p>}
        {person.isContactable && !isViewer && (
          <MessageForm name={person.name} here={personPath(person.handle ?? "")} isSignedIn={viewer !== null} state={state} />
        )}
        {!isViewer && person.isProfileHidden && <p>This page is hidden: only {person.name} and administrators see it.</p>}
        {isViewer && (
          <p>
            {person.isProfileHidden ? "Your page is hidden: only you and administrators see it." : "This is how others see you."}{" "}
            <Link to={profileSettingsPath}>Change it</Link>
          </p>
        )}
      </div>
      {person.organisations.length > 0 && (
        <>
          <h2>{person.organisations.length === 1 ? "Organisation" : "Organisations"}</h2>
          <ul className="hub-rows">
            {person.organisations.map(({ slug, name, region }) => (
              <li key={slug}>
                <Link to={organisationPath(slug)}>{name}</Link>
                {region && (
                  <span className="hub-rows__detail">
                    <Link to={regionPath(region.slug)}>{region.name}</Link>
                  </span>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {initiatives.length > 0 && (
        <>
          <h2 id="contributions">
            Contact for {totalCount === 1 ? "one initiative" : `${totalCount.toLocaleString("en-GB")} initiatives`}
          </h2>
          <ul className="hub-rows">
            {initiatives.map(({ slug, title, organisation }) => (
              <li key={slug}>
                <Link to={`/initiatives/${slug}`}>{title}</Link>
                <span className="hub-rows__detail">{organisation.name}</span>
              </li>
            ))}
          </ul>
          <PreviousNext
            label="Pages of initiatives"
            previous={pageInfo.hasPreviousPage ? address("before", pageInfo.startCursor) : null}
            next={pageInfo.hasNextPage ? address("after", pageInfo.endCursor) : null}
          />
        </>
      )}
      {adoptions.length > 0 && (
        <>
          <h2>Takes up</h2>
          <ul className="hub-rows">
            {adoptions.map(({ id, stageInWords, organisation, initiative }) => (
              <li key={id}>
                <Link to={`/initiatives/${initiative.slug}`}>{initiative.title}</Link>
                <span className="hub-rows__detail">
                  {organisation.name} {stageInWords} it
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {person.forum && person.forum.postCount > 0 && <ForumContribution {...person.forum} />}
    </>
  )
}

type ForumProps = NonNullable<SerializeFrom<typeof loader>["person"]["forum"]>

/** What somebody has done in the forum, told and not ranked. */
function ForumContribution({ postCount, answerCount, thanksCount, answeredThreads }: ForumProps) {
  const times = (count: number, one: string, many: string) => `${count.toLocaleString("en-GB")} ${count === 1 ? one : many}`
  const done = [
    times(postCount, "post", "posts"),
    ...(answerCount > 0 ? [times(answerCount, "accepted answer", "accepted answers")] : []),
    ...(thanksCount > 0 ? [`thanked ${times(thanksCount, "time", "times")}`] : []),
  ]
  return (
    <>
      <h2>In the forum</h2>
      <p>{done.join(", ")}.</p>
      {answeredThreads.length > 0 && (
        <ul className="hub-rows">
          {answeredThreads.map(({ id, slug, title, space }) => (
            <li key={id}>
              <Link to={`/forum/${space.slug}/${slug}`}>{title}</Link>
              <span className="hub-rows__detail">Answered in {space.name}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
