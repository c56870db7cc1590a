import { Form, Link, useLocation } from "@remix-run/react"

const sections = [
  { to: "/initiatives", label: "Directory" },
  { to: "/calls", label: "Calls" },
  { to: "/organisations", label: "Organisations" },
  { to: "/regions", label: "Regions" },
]

/** The hub's own header: a service, not an NHS body, so no NHS logo. */
export function Header({ viewer }: { viewer: { name: string; unread?: number; canManage?: boolean } | null }) {
  const { pathname } = useLocation()
  const here = (to: string) => pathname === to || pathname.startsWith(`${to}/`)
  return (
    <header className="hub-no-print">
      <div className="hub-header">
        <div className="nhsuk-width-container hub-header__row">
          <Link className="hub-header__name" to="/">
            <svg aria-hidden="true" focusable="false" width="34" height="34" viewBox="0 0 32 32">
              <circle cx="16" cy="16" r="15" fill="none" stroke="currentColor" strokeWidth="2" />
              <path d="M16 7 8 25h4l4-9 4 9h4z" fill="currentColor" />
            </svg>
            Widening Participation Hub
          </Link>
          <nav className="hub-header__account" aria-label="Your account">
            {viewer ? (
              <>
                <Link to="/my">{viewer.name}</Link>
                <Link to="/my/notifications">Notifications{viewer.unread ? ` (${viewer.unread} new)` : ""}</Link>
                {viewer.canManage && <Link to="/manage">Manage</Link>}
                <Form method="post" action="/sign-out">
                  <button type="submit" className="hub-link-button">
                    Sign out
                  </button>
                </Form>
              </>
            ) : (
              <>
                <Link to={`/sign-in?next=${encodeURIComponent(pathname)}`}>Sign in</Link>
                <Link to="/sign-up">Create an account</Link>
              </>
            )}
          </nav>
        </div>
      </div>
      <nav className="hub-nav" aria-label="Main">
        <div className="nhsuk-width-container">
          <ul className="hub-nav__list">
            {sections.map(({ to, label }) => (
              <li key={to}>
                <Link className="hub-nav__link" to={to} aria-current={here(to) ? (pathname === to ? "page" : "true") : undefined}>
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
