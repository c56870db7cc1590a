import { graphql } from "../../platform/api/generated/gql.ts"
import type { Role, SpaceKind, SpaceReaders, SpaceSettings, SpaceToManageFragment } from "../../platform/api/generated/graphql.ts"
import { type FormState, textOf, typedOr } from "../../platform/forms.ts"
import { Radios, Select, TextArea, TextInput } from "../../ui/form/form.tsx"

graphql(`
  fragment SpaceToManage on Space {
    id
    slug
    name
    about
    guidelinesText
    kind
    region {
      id
    }
    readers
    readerRole
    position
    isClosed
    version
  }
`)

const kinds: Record<SpaceKind, string> = { GENERAL: "General", THEME: "A theme", REGION: "A region", PANEL: "A panel or working group" }
const readers: Record<SpaceReaders, string> = {
  EVERYBODY: "Everybody, visitors too",
  MEMBERS: "Members: whoever is signed in",
  ROLE: "Only people with one role, and moderators",
}
const roles: Record<Role, string> = {
  EDITOR: "Editors",
  AWARD_MANAGER: "Award managers",
  PANEL_MEMBER: "Panel members",
  REGIONAL_LEAD: "Regional leads",
  NATIONAL_TEAM: "The national team",
  MODERATOR: "Moderators",
  ADMINISTRATOR: "Administrators",
}
const optionsOf = (words: Record<string, string>) => Object.entries(words).map(([value, label]) => ({ value, label }))
const none = { value: "", label: "None" }

/** What the form says of a space. The API checks it. */
export const readSpace = (form: FormData): SpaceSettings => ({
  name: textOf(form, "name"),
  about: textOf(form, "about"),
  guidelines: textOf(form, "guidelines"),
  kind: (textOf(form, "kind") || "GENERAL") as SpaceKind,
  region: textOf(form, "region") || null,
  readers: (textOf(form, "readers") || "MEMBERS") as SpaceReaders,
  readerRole: (textOf(form, "readerRole") || null) as Role | null,
  position: Math.trunc(Number(textOf(form, "position"))) || 0,
})

type Props = {
  state: FormState | null | undefined
  regions: readonly { id: string; name: string }[]
  stored?: SpaceToManageFragment | undefined
}

/** Everything an administrator says of a space. */
export function SpaceFields({ state, regions, stored }: Props) {
  const field = (name: string, value: string) => ({ name, state, defaultValue: typedOr(state, name, value) })
  return (
    <>
      <TextInput
        {...field("name", stored?.name ?? "")}
        label="Name"
        hint={stored ? "The address stays as it is" : "The address is made from it"}
        maxLength={80}
      />
      <TextArea {...field("about", stored?.about ?? "")} label="What belongs here" hint="In a sentence" rows={3} maxLength={300} />
      <TextArea
        {...field("guidelines", stored?.guidelinesText ?? "")}
        label="Guidelines (optional)"
        hint="House rules beyond those of the forum. Lists and links as in Markdown."
        maxLength={5_000}
      />
      <Select {...field("kind", stored?.kind ?? "THEME")} label="What it is for" options={optionsOf(kinds)} />
      <Select
        {...field("region", stored?.region?.id ?? "")}
        label="Region (optional)"
        hint="Its moderators look after the space, and a role that may read it counts in this region only"
        options={[none, ...regions.map(({ id, name }) => ({ value: id, label: name }))]}
      />
      <Radios
        {...field("readers", stored?.readers ?? "MEMBERS")}
        label="Who may read it"
        hint="Holds at once for everything in it: pages, search, feeds, notifications and mail"
        options={optionsOf(readers)}
      />
      <Select {...field("readerRole", stored?.readerRole ?? "")} label="Which role, if only one" options={[none, ...optionsOf(roles)]} />
      <TextInput
        {...field("position", String(stored?.position ?? 0))}
        label="Place in the list of its kind"
        hint="0 comes first"
        inputMode="numeric"
        width={3}
      />
    </>
  )
}
