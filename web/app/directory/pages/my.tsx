import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node"
import { Form, Link, useLoaderData } from "@remix-run/react"
import { action as guarded } from "../../platform/action.server.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { formatDay } from "../../platform/dates.ts"
import { leaveFlash } from "../../platform/flash.server.ts"
import { textOf } from "../../platform/forms.ts"
import { demandViewer } from "../../platform/session.server.ts"
import { titled } from "../../platform/titles.ts"
import { Breadcrumbs } from "../../ui/breadcrumbs/breadcrumbs.tsx"
import { adoptionPath, comparePath, initiativePath } from "../paths.ts"

export const meta: MetaFunction = () => titled("My hub")

const myQuery = graphql(`
  query MyHub {
    viewer {
      name
    }
    readingList(first: 50) {
      totalCount
      edges {
        node {
          savedAt
          initiative {
            id
            slug
            title
            organisation {
              name
            }
          }
        }
      }
    }
    following(first: 50) {
      edges {
        node {
          initiative {
            id
            slug
            title
          }
        }
      }
    }
    myAdoptions(first: 50) {
      edges {
        node {
          id
          stageInWords
          updatedAt
          viewerCanChange
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
  }
`)

const savedMutation = graphql(`
  mutation TakeOffReadingList($initiative: ID!) {
    setSaved(initiative: $initiative, saved: false) {
      __typename
    }
  }
`)
const followedMutation = graphql(`
  mutation StopFollowing($initiative: ID!) {
    setFollowed(initiative: $initiative, followed: false) {
      __typename
    }
  }
`)

export async function loader(args: LoaderFunctionArgs) {
  const data = await query(args, myQuery)
  return { ...data, viewer: demandViewer(args.request, data.viewer) }
}

export const action = guarded(async (args) => {
  const form = await args.request.formData()
  const initiative = textOf(form, "initiative")
  if (textOf(form, "intent") === "unfollow") await query(args, followedMutation, { initiative })
  else await query(args, savedMutation, { initiative })
  return redirect("/my", { headers: { "Set-Cookie": await leaveFlash("Removed. You can add it again on its page.") } })
})

export default function My() {
  const { viewer, readingList, following, myAdoptions } = useLoaderData<typeof loader>()
  const saved = readingList.edges.flatMap(({ node }) => (node.initiative ? [{ ...node, initiative: node.initiative }] : []))
  const followed = following.edges.flatMap(({ node }) => node.initiative ?? [])
  const adoptions = myAdoptions.edges.map(({ node }) => node)
  return (
    <>
      <Breadcrumbs items={[]} />
      <h1>{viewer.name}</h1>
      <p className="hub-actions">
        <Link to="/submit">Your case studies</Link>
        <Link to="/my/nominations">Your award entries</Link>
        <Link to="/my/collections">Your collections</Link>
        <Link to="/my/searches">Your saved searches</Link>
        <Link to="/my/drafts">What you have not posted</Link>
        <Link to="/my/notifications">Notifications</Link>
        <Link to="/my/settings">Settings</Link>
      </p>
      <h2>Reading list</h2>
      {saved.length === 0 ? (
        <p>
          Nothing saved yet. Choose “Save” on the page of an initiative, and it waits for you here.{" "}
          <Link to="/initiatives">Search the directory</Link>
        </p>
      ) : (
        <>
          <ul className="hub-rows">
            {saved.map(({ savedAt, initiative: { id, slug, title, organisation } }) => (
              <li key={id}>
                <Link to={initiativePath(slug)}>{title}</Link>
                <span className="hub-rows__detail">
                  {organisation.name}, saved on {formatDay(savedAt)} <Remove initiative={id} title={title} intent="unsave" label="Remove" />
                </span>
              </li>
            ))}
          </ul>
          {saved.length > 1 && (
            <p>
              <Link to={comparePath(saved.slice(0, 4).map(({ initiative }) => initiative.slug))}>
                Compare the newest {Math.min(saved.length, 4)}
              </Link>
            </p>
          )}
        </>
      )}
      <h2>What you follow</h2>
      {followed.length === 0 ? (
        <p>Nothing yet. Follow an initiative to be told when it is revised or taken up elsewhere.</p>
      ) : (
        <ul className="hub-rows">
          {followed.map(({ id, slug, title }) => (
            <li key={id}>
              <Link to={initiativePath(slug)}>{title}</Link>
              <span className="hub-rows__detail">
                <Remove initiative={id} title={title} intent="unfollow" label="Stop following" />
              </span>
            </li>
          ))}
        </ul>
      )}
      <h2>What your organisation has taken up</h2>
      {adoptions.length === 0 ? (
        <p>Nothing recorded yet. When you try something you found here, say so on its page: it helps its owner and the next reader.</p>
      ) : (
        <ul className="hub-rows">
          {adoptions.map(({ id, stageInWords, updatedAt, viewerCanChange, organisation, initiative }) => (
            <li key={id}>
              {organisation.name} {stageInWords}{" "}
              {initiative && <Link to={`${initiativePath(initiative.slug)}#adoptions`}>{initiative.title}</Link>}
              <span className="hub-rows__detail">
                Changed on {formatDay(updatedAt)}{" "}
                {viewerCanChange && initiative && (
                  <Link to={adoptionPath(id)}>
                    Move it on<span className="nhsuk-u-visually-hidden">: {initiative.title}</span>
                  </Link>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function Remove({ initiative, title, intent, label }: { initiative: string; title: string; intent: string; label: string }) {
  return (
    <Form method="post" className="hub-inline-form">
      <input type="hidden" name="initiative" value={initiative} />
      <button className="hub-link-button" type="submit" name="intent" value={intent}>
        {label}
        <span className="nhsuk-u-visually-hidden">: {title}</span>
      </button>
    </Form>
  )
}
