import { Link } from "@remix-run/react"

/** The way to this page, from the home page. */
export function Breadcrumbs({ items }: { items: readonly { to: string; label: string }[] }) {
  return (
    <nav className="nhsuk-breadcrumb hub-no-print" aria-label="Breadcrumb">
      <ol className="nhsuk-breadcrumb__list">
        {[{ to: "/", label: "Home" }, ...items].map(({ to, label }) => (
          <li key={to} className="nhsuk-breadcrumb__list-item">
            <Link className="nhsuk-breadcrumb__link" to={to}>
              {label}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  )
}
