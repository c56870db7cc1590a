import { data, type LinksFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node"
import {
  isRouteErrorResponse,
  Link,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useLocation,
  useRouteError,
  useRouteLoaderData,
} from "@remix-run/react"
import { type ReactNode, useContext } from "react"
import { AnswerContext } from "./platform/answer.ts"
import { query } from "./platform/api/client.server.ts"
import { graphql } from "./platform/api/generated/gql.ts"
import { takeFlash } from "./platform/flash.server.ts"
import { hasSession } from "./platform/session.server.ts"
import styles from "./styles.scss?url"
import { ErrorPage, headingOf } from "./ui/error-page/error-page.tsx"
import { Flash } from "./ui/flash/flash.tsx"
import { Inset } from "./ui/inset/inset.tsx"
import { Footer } from "./ui/layout/footer.tsx"
import { Header } from "./ui/layout/header.tsx"
import { PageChange } from "./ui/layout/page-change.tsx"

export const links: LinksFunction = () => [
  { rel: "stylesheet", href: styles },
  { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
  { rel: "search", type: "application/opensearchdescription+xml", title: "Widening Participation Hub", href: "/opensearch.xml" },
  { rel: "alternate", type: "application/atom+xml", title: "Newest initiatives", href: "/feeds/initiatives.atom" },
]

export const meta: MetaFunction = ({ error }) => [
  {
    title: error
      ? `${headingOf(isRouteErrorResponse(error) ? error.status : 500)} – Widening Participation Hub`
      : "Widening Participation Hub",
  },
]

const rootQuery = graphql(`
  query Root {
    viewer {
      name
      handle
      unreadNotificationCount
      roles {
        role
        isInEffect
      }
    }
  }
`)

/** Roles that have pages of their own under /manage. */
const managing = ["EDITOR", "ADMINISTRATOR", "AWARD_MANAGER", "MODERATOR", "REGIONAL_LEAD", "NATIONAL_TEAM"]

export async function loader(args: LoaderFunctionArgs) {
  // Visitors are most of the readers, and the API need not be asked who they are.
  const { viewer } = hasSession(args.request) ? await query(args, rootQuery) : { viewer: null }
  const roles = viewer?.roles.filter(({ isInEffect }) => isInEffect).map(({ role }) => role) ?? []
  const { flash, setCookie } = await takeFlash(args.request)
  return data(
    {
      viewer: viewer && {
        name: viewer.name,
        handle: viewer.handle,
        unread: viewer.unreadNotificationCount,
        roles,
        // Roles that decide wait until their holder has set up two-step sign-in.
        hasWaitingRole: viewer.roles.some(({ isInEffect }) => !isInEffect),
        canManage: roles.some((role) => managing.includes(role)),
      },
      flash,
      contactEmail: args.context.contactEmail,
    },
    setCookie ? { headers: { "Set-Cookie": setCookie } } : undefined,
  )
}

export function Layout({ children }: { children: ReactNode }) {
  const { nonce } = useContext(AnswerContext)
  const root = useRouteLoaderData<typeof loader>("root")
  // The page that changed in place still knows who was signed in before the session ended.
  const error = useRouteError()
  const isSignedOut = isRouteErrorResponse(error) && error.status === 401
  return (
    <html lang="en-GB">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="theme-color" content="#003087" />
        <Meta />
        <Links />
      </head>
      <body suppressHydrationWarning>
        <script
          nonce={nonce}
          suppressHydrationWarning
          // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours; the design system wants the class before the page is drawn.
          dangerouslySetInnerHTML={{
            __html: "document.body.className+=' js-enabled'+('noModule' in HTMLScriptElement.prototype?' nhsuk-frontend-supported':'')",
          }}
        />
        <a className="nhsuk-skip-link" href="#main">
          Skip to main content
        </a>
        <Header viewer={isSignedOut ? null : (root?.viewer ?? null)} />
        <PageChange />
        <div className="hub-page">
          <div className="nhsuk-width-container">
            <main className="nhsuk-main-wrapper" id="main" tabIndex={-1}>
              {root?.flash && <Flash {...root.flash} />}
              {root?.viewer?.hasWaitingRole && !isSignedOut && <WaitingRole />}
              {children}
            </main>
          </div>
        </div>
        <Footer contactEmail={root?.contactEmail ?? null} />
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  )
}

/** Leads people who have been given a role to what it still needs; it goes once that is done. */
function WaitingRole() {
  const { pathname } = useLocation()
  if (pathname.startsWith("/my/settings/two-factor")) return null
  return (
    <Inset>
      <p>
        Your role begins to count once you have set up two-step sign-in. <Link to="/my/settings/two-factor">Set it up now</Link>
      </p>
    </Inset>
  )
}

export default function Root() {
  return <Outlet />
}

export function ErrorBoundary() {
  const error = useRouteError()
  return isRouteErrorResponse(error) ? <ErrorPage status={error.status} detail={error.data} /> : <ErrorPage status={500} detail="" />
}
