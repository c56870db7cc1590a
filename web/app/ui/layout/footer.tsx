import { Link } from "@remix-run/react"

const columns = [
  {
    heading: "Find and share",
    links: [
      { to: "/initiatives", label: "Directory of initiatives" },
      { to: "/collections", label: "Collections" },
      { to: "/calls", label: "Calls for best practice" },
      { to: "/organisations", label: "Organisations" },
      { to: "/commitments", label: "Commitments" },
      { to: "/regions", label: "Regions" },
    ],
  },
  {
    heading: "About",
    links: [
      { to: "/about", label: "About the hub" },
      { to: "/accessibility", label: "Accessibility" },
      { to: "/privacy", label: "Privacy" },
      { to: "/terms", label: "Terms of use" },
      { to: "/developers", label: "For developers" },
    ],
  },
]

export function Footer({ contactEmail }: { contactEmail: string | null }) {
  return (
    <footer className="hub-footer hub-no-print">
      <div className="nhsuk-width-container hub-footer__row">
        <p className="hub-footer__purpose">
          <strong>Widening Participation Hub</strong>
          <br />A shared directory of what widens participation in health careers: who did it, what it cost, and what came of it. Entries
          marked “demonstration” are invented.
          {contactEmail && (
            <>
              <br />
              Questions about the hub: <a href={`mailto:${contactEmail}`}>{contactEmail}</a>
            </>
          )}
        </p>
        {columns.map(({ heading, links }) => (
          <nav key={heading} aria-label={heading}>
            <h2 className="hub-footer__heading">{heading}</h2>
            <ul>
              {links.map(({ to, label }) => (
                <li key={to}>
                  <Link to={to}>{label}</Link>
                </li>
              ))}
            </ul>
          </nav>
        ))}
      </div>
    </footer>
  )
}
