import { type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { Form, Link, useLoaderData } from "@remix-run/react"
import { action as hubAction } from "../../platform/action.server.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { formatMinute } from "../../platform/dates.ts"
import { leaveFlash } from "../../platform/flash.server.ts"
import { textOf } from "../../platform/forms.ts"
import { demandViewer } from "../../platform/session.server.ts"
import { titled } from "../../platform/titles.ts"
import { Button } from "../../ui/form/form.tsx"
import { PreviousNext } from "../../ui/pagination/previous-next.tsx"
import { Tag } from "../../ui/tag/tag.tsx"
import { notificationPath, notificationsPath } from "../notification-paths.ts"

export const meta = () => titled("Notifications")

const document = graphql(`
  query Notifications($after: String) {
    hub {
      now
    }
    viewer {
      unreadNotificationCount
      notifications(first: 25, after: $after) {
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          node {
            id
            title
            body
            createdAt
            readAt
          }
        }
      }
    }
  }
`)

export async function loader(args: LoaderFunctionArgs) {
  const after = new URL(args.request.url).searchParams.get("after")
  const { hub, viewer } = await query(args, document, { after })
  return { ...demandViewer(args.request, viewer), shownAt: hub.now, isFirstPage: after === null }
}

const readAll = graphql(`
  mutation MarkAllNotificationsRead($until: DateTime!) {
    markAllNotificationsRead(until: $until)
  }
`)

export const action = hubAction(async (args) => {
  const form = await args.request.formData()
  const shownAt = new Date(textOf(form, "shownAt"))
  const until = (Number.isNaN(shownAt.getTime()) ? new Date() : shownAt).toISOString()
  const { markAllNotificationsRead: count } = await query(args, readAll, { until })
  return redirect(notificationsPath, {
    headers: {
      "Set-Cookie": await leaveFlash(count === 1 ? "1 notification is marked as read" : `${count} notifications are marked as read`),
    },
  })
})

export default function Notifications() {
  const { notifications, unreadNotificationCount: unread, shownAt, isFirstPage } = useLoaderData<typeof loader>()
  const { edges, pageInfo } = notifications
  return (
    <>
      <h1>Notifications</h1>
      {edges.length === 0 && <p>{isFirstPage ? "There is nothing new for you." : "There is nothing more."}</p>}
      {unread > 0 && (
        <Form method="post">
          <input type="hidden" name="shownAt" value={shownAt} />
          <Button kind="secondary">Mark all as read</Button>
        </Form>
      )}
      {edges.length > 0 && (
        <ul className="hub-title-list">
          {edges.map(({ node: { id, title, body, createdAt, readAt } }) => (
            <li key={id}>
              <h2 className="nhsuk-heading-s">
                {/* Fetched when it is opened and not before: fetching it marks it as read. */}
                <Link to={notificationPath(id)} prefetch="none">
                  {title}
                </Link>{" "}
                {!readAt && <Tag colour="blue">New</Tag>}
              </h2>
              {body && <p className="hub-keep-lines">{body}</p>}
              <p className="hub-muted hub-small">
                <time dateTime={createdAt}>{formatMinute(createdAt)}</time>
              </p>
            </li>
          ))}
        </ul>
      )}
      <PreviousNext
        label="Pages of notifications"
        previous={isFirstPage ? null : notificationsPath}
        next={pageInfo.hasNextPage ? `?after=${encodeURIComponent(pageInfo.endCursor ?? "")}` : null}
      />
      <p>
        <Link to="/my/settings/notifications">Choose how often you get e-mail about them</Link>
      </p>
    </>
  )
}
