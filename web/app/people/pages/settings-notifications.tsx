import type { LoaderFunctionArgs } from "@remix-run/node"
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react"
import { action as hubAction } from "../../platform/action.server.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import type { NotificationFrequency, Weekday } from "../../platform/api/generated/graphql.ts"
import { leaveFlash } from "../../platform/flash.server.ts"
import { refusal, textOf, typedOr } from "../../platform/forms.ts"
import { demandViewer } from "../../platform/session.server.ts"
import { titled } from "../../platform/titles.ts"
import { Button, ErrorSummary, Radios, Select } from "../../ui/form/form.tsx"
import { Inset } from "../../ui/inset/inset.tsx"
import { Day } from "../../ui/time/time.tsx"
import { emailSettingsPath, settingsPath } from "../account-paths.ts"
import { frequencyLabels, hourInWords, hours, weekdayLabels } from "../parts/frequencies.ts"
import { SettingsBreadcrumbs } from "../parts/settings-breadcrumbs.tsx"
import { goOn } from "../parts/sign-in.server.ts"

export const meta = () => titled("E-mail about what you follow")

const document = graphql(`
  query NotificationSettings {
    viewer {
      notificationFrequency
      digestHour
      digestWeekday
      mailPausedAt
    }
  }
`)

export async function loader(args: LoaderFunctionArgs) {
  return demandViewer(args.request, (await query(args, document)).viewer)
}

const mutation = graphql(`
  mutation UpdateNotificationSettings($frequency: NotificationFrequency!, $hour: Int, $weekday: Weekday) {
    updateNotificationSettings(frequency: $frequency, hour: $hour, weekday: $weekday) {
      __typename
      ...RefusedAct
    }
  }
`)

const resumeMutation = graphql(`
  mutation ResumeMail {
    resumeMail {
      mailPausedAt
    }
  }
`)

const isWeekday = (text: string): text is Weekday => Object.hasOwn(weekdayLabels, text)
const isFrequency = (text: string): text is NotificationFrequency => Object.hasOwn(frequencyLabels, text)

export const action = hubAction(async (args) => {
  const form = await args.request.formData()
  if (textOf(form, "intent") === "resume") {
    await query(args, resumeMutation)
    return goOn(settingsPath, await leaveFlash("We send you e-mail again."))
  }
  const frequency = textOf(form, "frequency")
  if (!isFrequency(frequency)) return refusal(form, { issues: [{ field: "frequency", message: "Choose how often" }] })
  const hour = Number(textOf(form, "hour"))
  if (!hours.includes(hour)) return refusal(form, { issues: [{ field: "hour", message: "Choose an hour from the list" }] })
  const weekday = textOf(form, "weekday")
  if (!isWeekday(weekday)) return refusal(form, { issues: [{ field: "weekday", message: "Choose a day from the list" }] })
  const { updateNotificationSettings: result } = await query(args, mutation, { frequency, hour, weekday })
  if (result.__typename !== "Viewer") return refusal(form, result)
  return goOn(settingsPath, await leaveFlash("Your choice about e-mail is saved."))
})

export default function NotificationSettings() {
  const { notificationFrequency, digestHour, digestWeekday, mailPausedAt } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  return (
    <>
      <SettingsBreadcrumbs />
      <div className="hub-prose">
        <ErrorSummary state={state} />
        <h1>E-mail about what you follow</h1>
        <p>
          You always find it among your <Link to="/my/notifications">notifications</Link>. E-mail about your own submissions and your
          account is sent at once, whatever you choose here.
        </p>
        {mailPausedAt && (
          <Inset>
            <p>
              Your mail provider sends back what we send to you, so we stopped on <Day at={mailPausedAt} />. If the address is wrong,{" "}
              <Link to={emailSettingsPath}>change it</Link>. If it is right and takes mail again, say so.
            </p>
            <Form method="post">
              <input type="hidden" name="intent" value="resume" />
              <Button kind="secondary">Send me e-mail again</Button>
            </Form>
          </Inset>
        )}
        <Form method="post">
          <Radios
            name="frequency"
            label="How often do you want e-mail?"
            options={Object.entries(frequencyLabels).map(([value, label]) => ({ value, label }))}
            state={state}
            defaultValue={typedOr(state, "frequency", notificationFrequency)}
          />
          <Select
            name="hour"
            label="At what time?"
            hint="When summaries come, daily or weekly. It is the time in the United Kingdom."
            options={hours.map((hour) => ({ value: String(hour), label: hourInWords(hour) }))}
            state={state}
            defaultValue={typedOr(state, "hour", String(digestHour))}
          />
          <Select
            name="weekday"
            label="On which day?"
            hint="When summaries come weekly."
            options={Object.entries(weekdayLabels).map(([value, label]) => ({ value, label }))}
            state={state}
            defaultValue={typedOr(state, "weekday", digestWeekday)}
          />
          <div className="hub-actions">
            <Button>Save</Button>
            <Link to={settingsPath}>Cancel</Link>
          </div>
        </Form>
      </div>
    </>
  )
}
