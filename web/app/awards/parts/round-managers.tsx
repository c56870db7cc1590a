import { Form } from "@remix-run/react"
import { type FormState, issueOf, typedOr } from "../../platform/forms.ts"
import { Details } from "../../ui/details/details.tsx"
import { Button, TextInput } from "../../ui/form/form.tsx"

/** Who manages one round besides the award managers for the whole hub. */
export function RoundManagers({
  managers,
  state,
}: {
  managers: readonly { id: string; person: { name: string } }[]
  state: FormState | null | undefined
}) {
  const reasonOf = (id: string) => `dismissReason.${id}`
  const isWrong = ["email", ...managers.map(({ id }) => reasonOf(id))].some((field) => issueOf(state, field))
  return (
    <Details summary="Who else manages this round" open={isWrong}>
      {managers.length === 0 && <p>Only the award managers for the whole hub.</p>}
      <ul className="hub-rows">
        {managers.map(({ id, person }) => (
          <li key={id}>
            {person.name}
            <Form method="post">
              <input type="hidden" name="grant" value={id} />
              <TextInput
                name={reasonOf(id)}
                label={`Why does ${person.name} no longer manage it?`}
                state={state}
                defaultValue={typedOr(state, reasonOf(id))}
              />
              <Button kind="secondary" className="nhsuk-button--small" name="act" value="dismiss">
                End it<span className="nhsuk-u-visually-hidden"> for {person.name}</span>
              </Button>
            </Form>
          </li>
        ))}
      </ul>
      <Form method="post" noValidate>
        <TextInput
          name="email"
          type="email"
          label="E-mail address of somebody with an account"
          state={state}
          defaultValue={typedOr(state, "email")}
        />
        <Button kind="secondary" name="act" value="appoint">
          Make them a manager of this round
        </Button>
      </Form>
    </Details>
  )
}
