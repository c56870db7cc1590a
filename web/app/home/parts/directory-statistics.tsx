type Props = { initiativeCount: number; organisationCount: number; adoptionCount: number; peopleReached: number }

/** The directory in four figures; the one that counts is how often something was taken up elsewhere. */
export function Statistics({ initiativeCount, organisationCount, adoptionCount, peopleReached }: Props) {
  const figures = [
    { label: "initiatives", value: initiativeCount },
    { label: "organisations run them", value: organisationCount },
    { label: adoptionCount === 1 ? "time taken up elsewhere" : "times taken up elsewhere", value: adoptionCount },
    { label: "people reached", value: peopleReached },
  ].filter(({ value }) => value > 0)
  if (figures.length === 0) return null
  return (
    <ul className="hub-statistics" aria-label="The directory in figures">
      {figures.map(({ label, value }) => (
        <li key={label}>
          <strong>{value.toLocaleString("en-GB")}</strong> <span>{label}</span>
        </li>
      ))}
    </ul>
  )
}
