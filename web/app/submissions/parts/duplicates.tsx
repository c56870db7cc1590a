type Duplicate = { title: string; path: string; organisation: string; reason: string }

/** What may be the same already, with the reason. */
export function Duplicates({ duplicates }: { duplicates: readonly Duplicate[] }) {
  if (duplicates.length === 0) return null
  return (
    <div className="nhsuk-warning-callout">
      <h2 className="nhsuk-warning-callout__label">
        <span className="nhsuk-u-visually-hidden">Important: </span>Is it in the directory already?
      </h2>
      <ul className="nhsuk-list nhsuk-list--bullet">
        {duplicates.map(({ title, path, organisation, reason }) => (
          <li key={path}>
            <a href={path}>{title}</a>, {organisation}. {reason}.
          </li>
        ))}
      </ul>
      <p>If yours is different, go on: say in the summary what is different.</p>
    </div>
  )
}
