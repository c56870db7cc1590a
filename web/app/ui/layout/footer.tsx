import { Link } from "@remix-run/react"

export function Footer() {
  return (
    <footer className="hub-footer">
      <div className="nhsuk-width-container">
        <ul>
          <li>
            <Link to="/about">About the hub</Link>
          </li>
          <li>
            <Link to="/developers">For developers</Link>
          </li>
          <li>
            <Link to="/accessibility">Accessibility</Link>
          </li>
          <li>
            <Link to="/privacy">Privacy</Link>
          </li>
        </ul>
        <p>A shared directory of what works in widening participation in health careers. Entries marked “demonstration” are invented.</p>
      </div>
    </footer>
  )
}
