import type { ReactNode } from "react"
import { type FormState, typedOr } from "../../platform/forms.ts"
import { Checkboxes, Radios, Select, TextArea, TextInput } from "../../ui/form/form.tsx"
import type { Question } from "../forms/steps.ts"
import type { SubmissionPage, WrittenSubmission } from "../forms/submission.server.ts"
import { AttachmentRows, LinkRows, MeasureRows, PartnerRows } from "./rows.tsx"

type Props = {
  question: Question
  submission: WrittenSubmission
  terms: SubmissionPage["terms"]
  regions: SubmissionPage["regions"]
  state: FormState | null | undefined
  /** How many empty rows to offer. */
  blanks: number
}

/** One question of a step, with what was typed last or is stored. */
export function QuestionField({ question, submission, terms, regions, state, blanks }: Props): ReactNode {
  const { field, label, hint } = question
  const common = { name: field, label, hint, state }
  const content = submission.content
  // A refused form is shown as it was typed; ticks that are not sent are ticks taken away.
  const ticked = (stored: readonly string[]) => (state ? (state.values[field] ?? []) : stored)
  switch (question.kind) {
    case "text":
      return <TextInput {...common} width={question.width} defaultValue={typedOr(state, field, content[field] as string)} />
    case "long":
      return (
        <TextArea
          {...common}
          rows={question.rows ?? 6}
          maxLength={question.max}
          defaultValue={typedOr(state, field, content[field] as string)}
        />
      )
    case "terms":
      return (
        <Checkboxes
          {...common}
          small
          defaultValues={ticked(content[field] as string[])}
          options={terms
            .filter(({ taxonomy }) => taxonomy === question.taxonomy)
            .map(({ slug, label: text, definition }) => ({ value: slug, label: text, hint: definition }))}
        />
      )
    case "regions":
      return (
        <Checkboxes
          {...common}
          small
          defaultValues={ticked(content.regions)}
          options={regions.map(({ slug, name }) => ({ value: slug, label: name }))}
        />
      )
    case "choice":
      return <Radios {...common} options={question.options} defaultValue={typedOr(state, field, (content[field] as string | null) ?? "")} />
    case "contact":
      return (
        <Select
          {...common}
          defaultValue={typedOr(state, field, content.contactPersonId ?? "")}
          options={submission.organisation.members.edges.map(({ node: { person } }) => ({ value: person.id, label: person.name }))}
        />
      )
    case "measures":
      return <MeasureRows {...common} rows={content.measures} blanks={blanks} />
    case "partners":
      return <PartnerRows {...common} rows={content.partners} blanks={blanks} />
    case "links":
      return <LinkRows {...common} rows={content.links} blanks={blanks} />
    case "attachments":
      return <AttachmentRows {...common} rows={content.attachments} />
  }
}
