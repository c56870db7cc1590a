import { Link } from "@remix-run/react"
import type { ReactNode } from "react"

export type Task = {
  /** Distinguishes the task on the page. */
  id: string
  name: string
  to: string
  hint?: ReactNode
  /** How far it is, as text or a tag. */
  status: ReactNode
}

/** What is to be done, in any order, and how far each part is. */
export function TaskList({ tasks }: { tasks: readonly Task[] }) {
  return (
    <ul className="nhsuk-task-list">
      {tasks.map(({ id, name, to, hint, status }) => (
        <li key={id} className="nhsuk-task-list__item nhsuk-task-list__item--with-link">
          <div className="nhsuk-task-list__name-and-hint">
            <Link className="nhsuk-link nhsuk-task-list__link" to={to} aria-describedby={hint ? `${id}-hint ${id}-status` : `${id}-status`}>
              {name}
            </Link>
            {hint && (
              <div className="nhsuk-task-list__hint" id={`${id}-hint`}>
                {hint}
              </div>
            )}
          </div>
          <div className="nhsuk-task-list__status" id={`${id}-status`}>
            {status}
          </div>
        </li>
      ))}
    </ul>
  )
}
