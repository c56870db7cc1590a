import { organisationKindLabels, organisationKinds } from "../../people/public.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import type { OrganisationToManageFragment } from "../../platform/api/generated/graphql.ts"
import { type FormState, typedOr } from "../../platform/forms.ts"
import { Select, TextArea, TextInput } from "../../ui/form/form.tsx"

graphql(`
  fragment OrganisationToManage on Organisation {
    id
    slug
    name
    kind
    odsCode
    ukprn
    postcode
    website
    about
    closedAt
    version
    emailDomains
    region {
      id
      name
    }
  }
`)

type Props = {
  state: FormState | null | undefined
  regions: readonly { id: string; name: string }[]
  stored?: OrganisationToManageFragment
}

/** Everything an administrator keeps of an organisation. */
export function OrganisationFields({ state, regions, stored }: Props) {
  const field = (name: string, value: string | null | undefined) => ({ name, state, defaultValue: typedOr(state, name, value ?? "") })
  return (
    <>
      <TextInput {...field("name", stored?.name)} label="Name" maxLength={200} />
      <Select
        {...field("kind", stored?.kind ?? "NHS_TRUST")}
        label="Kind"
        options={organisationKinds.map((kind) => ({ value: kind, label: organisationKindLabels[kind] }))}
      />
      <Select
        {...field("regionId", stored?.region.id)}
        label="Region"
        options={[
          ...(stored ? [] : [{ value: "", label: "Choose a region" }]),
          ...regions.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <TextInput
        {...field("odsCode", stored?.odsCode)}
        label="ODS code"
        hint="Of NHS bodies, such as RM3. Imports go by it."
        width={10}
        spellCheck={false}
      />
      <TextInput {...field("ukprn", stored?.ukprn)} label="UKPRN" hint="Of education providers: 8 digits" width={10} inputMode="numeric" />
      <TextInput {...field("postcode", stored?.postcode)} label="Postcode" width={10} />
      <TextArea
        {...field("emailDomains", stored?.emailDomains.join("\n"))}
        label="E-mail domains"
        hint="One a line, such as royalexample.nhs.uk. Whoever has confirmed an address under one of them joins at once. Domains that many share, such as nhs.net, are refused."
        rows={3}
      />
      <TextInput {...field("website", stored?.website)} label="Website" inputMode="url" hint="Starts with https://" />
      <TextArea {...field("about", stored?.about)} label="About" hint="Its leads can change this too" rows={5} maxLength={4000} />
    </>
  )
}
