import type { ActionFunctionArgs } from "@remix-run/node"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import type { Role } from "../../platform/api/generated/graphql.ts"
import { type FormState, refusal, textOf } from "../../platform/forms.ts"

const grantMutation = graphql(`
  mutation GrantRole($email: String!, $role: Role!, $region: ID) {
    grantRole(email: $email, role: $role, region: $region) {
      __typename
      ...RefusedAct
    }
  }
`)
const revokeMutation = graphql(`
  mutation RevokeRole($id: ID!, $reason: String!) {
    revokeRole(id: $id, reason: $reason) {
      __typename
      ...RefusedAct
    }
  }
`)
const suspendMutation = graphql(`
  mutation SuspendPerson($id: ID!, $reason: String!) {
    suspendPerson(id: $id, reason: $reason) {
      __typename
      ...RefusedAct
    }
  }
`)
const reinstateMutation = graphql(`
  mutation ReinstatePerson($id: ID!, $reason: String!) {
    reinstatePerson(id: $id, reason: $reason) {
      __typename
      ...RefusedAct
    }
  }
`)

export const roleOptions: readonly { value: Role; label: string }[] = [
  { value: "ADMINISTRATOR", label: "Administrator" },
  { value: "EDITOR", label: "Directory editor" },
  { value: "AWARD_MANAGER", label: "Award manager" },
  { value: "PANEL_MEMBER", label: "Panel member" },
  { value: "MODERATOR", label: "Forum moderator" },
  { value: "REGIONAL_LEAD", label: "Regional lead" },
  { value: "NATIONAL_TEAM", label: "National team" },
]

/** Does what a form of the page of people asks for: what to say of it, or what is wrong. Each reason stands in the row it belongs to. */
export async function saveOfPeople(args: ActionFunctionArgs, form: FormData): Promise<string | FormState> {
  const [id, reason] = [textOf(form, "id"), textOf(form, "reason")]
  const refused = (result: Parameters<typeof refusal>[1]): FormState => {
    const state = refusal(form, result)
    return { ...state, issues: state.issues.map(({ field, message }) => ({ field: field === "reason" ? `reason-${id}` : field, message })) }
  }
  switch (textOf(form, "intent")) {
    case "revoke": {
      const { revokeRole: result } = await query(args, revokeMutation, { id, reason })
      return result.__typename === "RoleGrant" ? "The role is taken away." : refused(result)
    }
    case "suspend": {
      const { suspendPerson: result } = await query(args, suspendMutation, { id, reason })
      return result.__typename === "Person" ? "They are kept out, and are told why." : refused(result)
    }
    case "reinstate": {
      const { reinstatePerson: result } = await query(args, reinstateMutation, { id, reason })
      return result.__typename === "Person" ? "They can sign in again, and are told." : refused(result)
    }
    default: {
      const { grantRole: result } = await query(args, grantMutation, {
        email: textOf(form, "email"),
        role: (textOf(form, "role") || "EDITOR") as Role,
        region: textOf(form, "regionId") || null,
      })
      return result.__typename === "RoleGrant" ? "The role is given. The person is told." : refused(result)
    }
  }
}
