import { typedOr } from "../../platform/forms.ts"
import { Radios, TextArea, TextInput } from "../../ui/form/form.tsx"
import type { Entry, EntryState } from "../forms/entry.server.ts"
import { EntryExtras } from "./entry-extras.tsx"
import { WordCount } from "./word-count.tsx"

type Props = {
  categories: Entry["round"]["categories"]
  questions: Entry["round"]["eligibilityQuestions"]
  /** Those that are answered in the category of the answers. */
  criteria: Pick<Entry["round"]["criteria"][number], "id" | "title" | "question" | "guidance" | "wordLimit">[]
  answers: Entry["draft"]["answers"]
  state: EntryState | null
}

/** Everything an entrant is asked, with what they have answered so far. The form around it is the page's. */
export function EntryFields({ categories, questions, criteria, answers, state }: Props) {
  return (
    <>
      <Radios
        name="categoryId"
        label="Category"
        hint="Save after you change it: other categories may ask other questions"
        state={state}
        defaultValue={typedOr(state, "categoryId", answers.categoryId)}
        options={categories.map(({ id, title }) => ({ value: id, label: title }))}
      />
      <TextInput name="title" label="Title" maxLength={120} state={state} defaultValue={typedOr(state, "title", answers.title)} />
      <TextArea
        name="summary"
        label="Summary"
        hint="What it is about, in a few sentences"
        rows={4}
        maxLength={400}
        state={state}
        defaultValue={typedOr(state, "summary", answers.summary)}
      />
      {questions.map(({ id, question, help }) => {
        const given = answers.eligibility.find(({ questionId }) => questionId === id)
        return (
          <Radios
            key={id}
            name={`eligibility.${id}`}
            label={question}
            {...(help && { hint: help })}
            state={state}
            defaultValue={typedOr(state, `eligibility.${id}`, given === undefined ? "" : given.answer ? "yes" : "no")}
            options={[
              { value: "yes", label: "Yes" },
              { value: "no", label: "No" },
            ]}
          />
        )
      })}
      {criteria.map(({ id, title, question, guidance, wordLimit }) => {
        const name = `responses.${id}`
        return (
          <div key={id} className="nhsuk-form-group">
            <h2 className="nhsuk-heading-m">{title}</h2>
            <TextArea
              name={name}
              label={question}
              {...(guidance && { hint: guidance })}
              rows={10}
              state={state}
              defaultValue={typedOr(state, name, answers.responses.find(({ criterionId }) => criterionId === id)?.text)}
            />
            <WordCount id={name.replaceAll(".", "-")} max={wordLimit} />
          </div>
        )
      })}
      <EntryExtras answers={answers} state={state} />
    </>
  )
}
