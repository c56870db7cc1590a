const steps = [1, 2, 3, 4]

/** How strong the evidence is, as a word and a meter of four steps. */
export function EvidenceTag({ level, label }: { level: number; label: string }) {
  return (
    <span className={`hub-evidence hub-evidence--${level}`}>
      <svg className="hub-evidence__meter" viewBox="0 0 46 14" width="46" height="14" aria-hidden="true" focusable="false">
        {steps.map((step) => (
          <rect
            key={step}
            className={step <= level ? "hub-evidence__on" : "hub-evidence__off"}
            x={(step - 1) * 12 + 0.5}
            y={0.5}
            width={9}
            height={13}
            rx={2}
          />
        ))}
      </svg>
      <span>
        <span className="nhsuk-u-visually-hidden">Evidence: </span>
        {label}
      </span>
    </span>
  )
}
