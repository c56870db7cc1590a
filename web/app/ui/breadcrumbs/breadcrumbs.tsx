import { Link } from "@remix-run/react"

/** The way to this page, from the home page. Narrow screens show only the last step of it. */
export function Breadcrumbs({ items }: { items: readonly { to: string; label: string }[] }) {
  const way = [{ to: "/", label: "Home" }, ...items]
  const last = way[way.length - 1] ?? { to: "/", label: "Home" }
  return (
    <nav className="nhsuk-breadcrumb hub-no-print" aria-label="Breadcrumb">
      <ol className="nhsuk-breadcrumb__list">
        {way.map(({ to, label }) => (
          <li key={to} className="nhsuk-breadcrumb__list-item">
            <Link className="nhsuk-breadcrumb__link" to={to}>
              {label}
            </Link>
          </li>
        ))}
      </ol>
      <Link className="nhsuk-back-link" to={last.to}>
        <span className="nhsuk-u-visually-hidden">Back to </span>
        {last.label}
      </Link>
    </nav>
  )
}
