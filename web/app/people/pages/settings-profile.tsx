import type { LoaderFunctionArgs } from "@remix-run/node"
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react"
import { action as hubAction } from "../../platform/action.server.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { leaveFlash } from "../../platform/flash.server.ts"
import { refusal, textOf, textsOf, typedOr } from "../../platform/forms.ts"
import { demandViewer } from "../../platform/session.server.ts"
import { titled } from "../../platform/titles.ts"
import { Button, Checkboxes, ErrorSummary, TextArea, TextInput } from "../../ui/form/form.tsx"
import { settingsPath } from "../account-paths.ts"
import { SettingsBreadcrumbs } from "../parts/settings-breadcrumbs.tsx"
import { goOn } from "../parts/sign-in.server.ts"

export const meta = () => titled("What others see of you")

const document = graphql(`
  query ProfileSettings {
    viewer {
      name
      jobTitle
      about
      isContactable
      isProfileHidden
      askMeAbout
      interests {
        id
      }
    }
    targetGroups: terms(taxonomy: TARGET_GROUP) {
      id
      label
    }
    themes: terms(taxonomy: THEME) {
      id
      label
    }
  }
`)

export async function loader(args: LoaderFunctionArgs) {
  const { viewer, ...terms } = await query(args, document)
  return { ...demandViewer(args.request, viewer), ...terms }
}

const mutation = graphql(`
  mutation UpdateProfile(
    $name: String!
    $jobTitle: String!
    $about: String!
    $isContactable: Boolean!
    $isProfileHidden: Boolean!
    $askMeAbout: String!
    $interests: [ID!]!
  ) {
    updateProfile(
      name: $name
      jobTitle: $jobTitle
      about: $about
      isContactable: $isContactable
      isProfileHidden: $isProfileHidden
      askMeAbout: $askMeAbout
      interests: $interests
    ) {
      __typename
      ...RefusedAct
    }
  }
`)

export const action = hubAction(async (args) => {
  const form = await args.request.formData()
  const { updateProfile: result } = await query(args, mutation, {
    name: textOf(form, "name"),
    jobTitle: textOf(form, "jobTitle"),
    about: textOf(form, "about"),
    isContactable: textOf(form, "isContactable") === "yes",
    isProfileHidden: textOf(form, "isProfileHidden") === "yes",
    askMeAbout: textOf(form, "askMeAbout"),
    interests: textsOf(form, "interests"),
  })
  if (result.__typename !== "Viewer") return refusal(form, result)
  return goOn(settingsPath, await leaveFlash("Your profile is saved."))
})

export default function ProfileSettings() {
  const { name, jobTitle, about, isContactable, isProfileHidden, askMeAbout, interests, targetGroups, themes } =
    useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  return (
    <>
      <SettingsBreadcrumbs />
      <ErrorSummary state={state} />
      <h1>What others see of you</h1>
      <Form method="post">
        <TextInput name="name" label="Full name" autoComplete="name" state={state} defaultValue={typedOr(state, "name", name)} />
        <TextInput
          name="jobTitle"
          label="What you do"
          hint="In a line, for example “Widening participation lead, North Valley Trust”."
          autoComplete="organization-title"
          maxLength={120}
          state={state}
          defaultValue={typedOr(state, "jobTitle", jobTitle ?? "")}
        />
        <TextArea
          name="about"
          label="About you"
          hint="What you work on and what you can help others with."
          maxLength={2000}
          state={state}
          defaultValue={typedOr(state, "about", about ?? "")}
        />
        <TextInput
          name="askMeAbout"
          label="What others may ask you about"
          hint="In a line, for example “cadets with a special school, and what it costs”."
          maxLength={200}
          state={state}
          defaultValue={typedOr(state, "askMeAbout", askMeAbout ?? "")}
        />
        <Checkboxes
          name="interests"
          label="What you work on"
          hint="Peers find you by it, if you are willing to be contacted."
          options={[...targetGroups, ...themes].map(({ id, label }) => ({ value: id, label }))}
          small
          state={state}
          defaultValues={state ? (state.values["interests"] ?? []) : interests.map(({ id }) => id)}
        />
        <Checkboxes
          name="isContactable"
          label="Contact by peers"
          hint="You are listed under “Find somebody to ask”. They write to you through the hub and do not see your address."
          options={[{ value: "yes", label: "I am willing to be contacted" }]}
          state={state}
          defaultValues={state ? (state.values["isContactable"] ?? []) : isContactable ? ["yes"] : []}
        />
        <Checkboxes
          name="isProfileHidden"
          label="Who sees your page"
          hint="Your name stays with what you write and answer for. Hidden, you have no page, are not found by what you work on, and nobody can call you by @name. You can show it again at any time."
          options={[{ value: "yes", label: "Hide my page from everybody but administrators" }]}
          state={state}
          defaultValues={state ? (state.values["isProfileHidden"] ?? []) : isProfileHidden ? ["yes"] : []}
        />
        <div className="hub-actions">
          <Button>Save</Button>
          <Link to={settingsPath}>Cancel</Link>
        </div>
      </Form>
    </>
  )
}
