import { action as hubAction } from "../../platform/action.server.ts"
import { askApi } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { leaveFlash } from "../../platform/flash.server.ts"
import { titled } from "../../platform/titles.ts"
import { ConfirmPage } from "../../ui/confirm-page/confirm-page.tsx"
import { goOn } from "../parts/sign-in.server.ts"

export const meta = () => titled("Sign out")

const mutation = graphql(`
  mutation SignOut {
    signOut
  }
`)

export const action = hubAction(async (args) => {
  const { setCookies } = await askApi(args, mutation)
  return goOn("/", ...setCookies, await leaveFlash("You are signed out."))
})

/** For whoever typed the address; the header's button does without it. */
export default function SignOut() {
  return (
    <ConfirmPage heading="Sign out?" confirm="Sign out" cancel="/my">
      <p>You will be signed out on this device only.</p>
    </ConfirmPage>
  )
}
