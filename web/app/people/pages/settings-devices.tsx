import type { LoaderFunctionArgs } from "@remix-run/node"
import { Form, useActionData, useLoaderData } from "@remix-run/react"
import { action as hubAction } from "../../platform/action.server.ts"
import { askApi, query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { leaveFlash } from "../../platform/flash.server.ts"
import { refusal, textOf } from "../../platform/forms.ts"
import { demandViewer } from "../../platform/session.server.ts"
import { titled } from "../../platform/titles.ts"
import { Button, ErrorSummary } from "../../ui/form/form.tsx"
import { Tag } from "../../ui/tag/tag.tsx"
import { Minute } from "../../ui/time/time.tsx"
import { sessionsPath, signInPath } from "../account-paths.ts"
import { deviceName } from "../parts/device.server.ts"
import { SettingsBreadcrumbs } from "../parts/settings-breadcrumbs.tsx"
import { goOn } from "../parts/sign-in.server.ts"

export const meta = () => titled("Devices you are signed in on")

const document = graphql(`
  query Devices {
    viewer {
      sessions {
        id
        startedAt
        expiresAt
        userAgent
        isThisOne
      }
    }
  }
`)

export async function loader(args: LoaderFunctionArgs) {
  const { sessions } = demandViewer(args.request, (await query(args, document)).viewer)
  const devices = sessions.map(({ userAgent, ...session }) => ({ ...session, name: deviceName(userAgent) }))
  return { devices: devices.toSorted((a, b) => Number(b.isThisOne) - Number(a.isThisOne)) }
}

const endOne = graphql(`
  mutation EndSession($id: ID!) {
    endSession(id: $id) {
      __typename
      ...RefusedAct
    }
  }
`)
const endAll = graphql(`
  mutation SignOutEverywhere {
    signOutEverywhere
  }
`)

export const action = hubAction(async (args) => {
  const form = await args.request.formData()
  if (textOf(form, "intent") === "everywhere") {
    const { setCookies } = await askApi(args, endAll)
    return goOn(signInPath(), ...setCookies, await leaveFlash("You are signed out on every device."))
  }
  const { endSession: result } = await query(args, endOne, { id: textOf(form, "id") })
  if (result.__typename !== "Viewer") return refusal(form, result)
  return goOn(sessionsPath, await leaveFlash("That device is signed out."))
})

export default function Devices() {
  const { devices } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  return (
    <>
      <SettingsBreadcrumbs />
      <ErrorSummary state={state} />
      <h1>Devices you are signed in on</h1>
      <p>If you do not know one of them, sign it out and choose a new password.</p>
      <ul className="hub-rows">
        {devices.map(({ id, name, startedAt, expiresAt, isThisOne }) => (
          <li key={id}>
            {name} {isThisOne && <Tag colour="green">This device</Tag>}
            <span className="hub-rows__detail">
              Signed in on <Minute at={startedAt} />, until <Minute at={expiresAt} /> at the latest{" "}
              {!isThisOne && (
                <Form method="post" className="hub-inline-form">
                  <input type="hidden" name="id" value={id} />
                  <button className="hub-link-button" type="submit">
                    Sign out<span className="nhsuk-u-visually-hidden"> the device: {name}</span>
                  </button>
                </Form>
              )}
            </span>
          </li>
        ))}
      </ul>
      <Form method="post">
        <Button kind="secondary" name="intent" value="everywhere">
          Sign out everywhere, here too
        </Button>
      </Form>
    </>
  )
}
