import { Form, Link, useLocation } from "@remix-run/react"
import { type FocusEvent, type KeyboardEvent, useState } from "react"
import { useLive } from "../../platform/live.ts"

const sections = [
  { to: "/initiatives", label: "Directory" },
  { to: "/forum", label: "Forum" },
  { to: "/calls", label: "Calls for best practice" },
  { to: "/awards", label: "Awards" },
  { to: "/organisations", label: "Organisations" },
  { to: "/regions", label: "Regions" },
]

export type HeaderViewer = { name: string; unread: number; canManage: boolean }

/** The hub's own header: a service, not an NHS body, so no NHS logo. */
export function Header({ viewer }: { viewer: HeaderViewer | null }) {
  const { pathname } = useLocation()
  return (
    <header>
      <div className="hub-header">
        <div className="nhsuk-width-container hub-header__row">
          <Link className="hub-header__name" to="/">
            <Mark />
            <span>
              Widening Participation <span className="hub-header__hub">Hub</span>
            </span>
          </Link>
          {/* The home page and the directory have a search of their own. */}
          {pathname !== "/" && pathname !== "/initiatives" && <HeaderSearch />}
          <Account viewer={viewer} />
        </div>
      </div>
      <nav className="hub-nav hub-no-print" aria-label="Main">
        <div className="nhsuk-width-container">
          <ul className="hub-nav__list">
            {sections.map(({ to, label }) => (
              <li key={to}>
                <Link className="hub-nav__link" to={to} aria-current={currentness(pathname, to)}>
                  {label}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      </nav>
    </header>
  )
}

function currentness(pathname: string, to: string): "page" | "true" | undefined {
  if (pathname === to) return "page"
  return pathname.startsWith(`${to}/`) ? "true" : undefined
}

/** Paths that come together in an open door. */
function Mark() {
  return (
    <svg className="hub-header__mark" aria-hidden="true" focusable="false" width="40" height="40" viewBox="0 0 32 32">
      <rect x="1" y="1" width="30" height="30" rx="6" fill="currentColor" />
      <path className="hub-header__way" d="M6 25 13.5 12M26 25 18.5 12M16 25v-9" fill="none" strokeWidth="3" strokeLinecap="round" />
      <circle className="hub-header__goal" cx="16" cy="8.5" r="3" />
    </svg>
  )
}

function HeaderSearch() {
  return (
    <Form className="hub-header__search hub-no-print" action="/initiatives" role="search" aria-label="Directory">
      <label className="nhsuk-u-visually-hidden" htmlFor="header-search">
        Search the directory
      </label>
      <input className="nhsuk-input" id="header-search" name="q" type="search" placeholder="Search the directory" autoComplete="off" />
      <button type="submit">
        <span className="nhsuk-u-visually-hidden">Search</span>
        <svg aria-hidden="true" focusable="false" width="24" height="24" viewBox="0 0 24 24">
          <circle cx="10.5" cy="10.5" r="6.5" fill="none" stroke="currentColor" strokeWidth="2.5" />
          <path d="m15.5 15.5 5 5" stroke="currentColor" strokeWidth="2.5" strokeLinecap="round" />
        </svg>
      </button>
    </Form>
  )
}

/** Pages on the way to being signed in: nobody wants to come back to them. */
const onTheWay = /^\/(sign-|signed-|verify-email|reset-password|forgotten-password|check-your-mail|unsubscribe)/

function Account({ viewer }: { viewer: HeaderViewer | null }) {
  const { pathname, search } = useLocation()
  if (viewer) return <SignedInAccount viewer={viewer} />
  const wanted = onTheWay.test(pathname) ? new URLSearchParams(search).get("next") : pathname + search
  const next = wanted && wanted !== "/" ? `?next=${encodeURIComponent(wanted)}` : ""
  return (
    <nav className="hub-header__account hub-no-print" aria-label="Your account">
      <Link to={`/sign-in${next}`}>Sign in</Link>
      <Link to={`/sign-up${next}`}>Create an account</Link>
    </nav>
  )
}

function SignedInAccount({ viewer }: { viewer: HeaderViewer }) {
  const { key } = useLocation()
  const unread = useUnread(viewer)
  return (
    <nav className="hub-header__account hub-no-print" aria-label="Your account">
      {viewer.canManage && <Link to="/manage">Manage</Link>}
      <Link to="/my/notifications">
        Notifications
        {unread > 0 && (
          <>
            {" "}
            <span className="hub-header__count">
              {unread > 99 ? "99+" : unread}
              <span className="nhsuk-u-visually-hidden"> not read</span>
            </span>
          </>
        )}
      </Link>
      {/* Drawn anew, so closed, on the next page. */}
      <details key={key} className="hub-header__menu" onKeyDown={closeByEscape} onBlur={closeWhenLeft}>
        <summary>
          <span className="nhsuk-u-visually-hidden">Signed in as </span>
          <span className="hub-header__person">{viewer.name}</span>
        </summary>
        <ul>
          <li>
            <Link to="/my">My hub</Link>
          </li>
          <li>
            <Link to="/my/settings">Settings</Link>
          </li>
          <li>
            <Form method="post" action="/sign-out">
              <button type="submit" className="hub-link-button">
                Sign out
              </button>
            </Form>
          </li>
        </ul>
      </details>
    </nav>
  )
}

/** How many notifications wait: as the page was made, and as they come and go while it is open. */
function useUnread(viewer: HeaderViewer): number {
  const [told, setTold] = useState<{ count: number; since: HeaderViewer } | null>(null)
  useLive<{ count: number }>("unread", {}, ({ count }) => setTold({ count, since: viewer }))
  return told?.since === viewer ? told.count : viewer.unread
}

function closeByEscape({ key, currentTarget }: KeyboardEvent<HTMLDetailsElement>): void {
  if (key !== "Escape" || !currentTarget.open) return
  currentTarget.open = false
  currentTarget.querySelector("summary")?.focus()
}

/** Closes when the focus goes elsewhere on the page; a press on nothing focusable leaves it open. */
function closeWhenLeft({ currentTarget, relatedTarget }: FocusEvent<HTMLDetailsElement>): void {
  if (relatedTarget && !currentTarget.contains(relatedTarget)) currentTarget.open = false
}
