import { Form } from "@remix-run/react"
import type { ReactNode } from "react"
import { Button, Select, TextInput } from "../../ui/form/form.tsx"
import { kindOf, kindValue, organisationKindLabels, organisationKinds } from "./organisation-kinds.ts"

/** What an address narrows a list by organisation to, and which page of it, for the API; and what the form shows as chosen. */
export function readOrganisationFilter(url: string, pageSize: number) {
  const { searchParams } = new URL(url)
  const name = searchParams.get("name")?.trim().slice(0, 200) ?? ""
  const kind = kindOf(searchParams.get("kind"))
  const region = searchParams.get("region") ?? ""
  const before = searchParams.get("before")
  return {
    filter: { ...(name && { name }), ...(kind && { kinds: [kind] }), ...(region && { regions: [region] }) },
    page: before ? { last: pageSize, before } : { first: pageSize, after: searchParams.get("after") },
    chosen: { name, kind: kind ? kindValue(kind) : "", region },
  }
}

type Chosen = { name: string; kind: string; region: string }
type PageInfo = { hasPreviousPage: boolean; hasNextPage: boolean; startCursor: string | null; endCursor: string | null }

/** Whether anything is chosen, its parameters, and the addresses of the pages before and after this one. */
export function narrowedPages(path: string, chosen: Record<string, string>, pageInfo: PageInfo) {
  const pairs = Object.entries(chosen).filter(([, value]) => value !== "")
  const page = (cursor: "before" | "after", at: string | null) => `${path}?${new URLSearchParams([...pairs, [cursor, at ?? ""]])}`
  return {
    isNarrowed: pairs.length > 0,
    parameters: String(new URLSearchParams(pairs)),
    previous: pageInfo.hasPreviousPage ? page("before", pageInfo.startCursor) : null,
    next: pageInfo.hasNextPage ? page("after", pageInfo.endCursor) : null,
  }
}

type Props = { label: string; nameLabel: string; chosen: Chosen; regions: readonly { slug: string; name: string }[]; children?: ReactNode }

/** Narrows a list by organisation: name, kind, region, and what else the list is narrowed by. */
export function OrganisationFilter({ label, nameLabel, chosen, regions, children }: Props) {
  return (
    <Form key={JSON.stringify(chosen)} className="hub-filter-bar hub-no-print" aria-label={label}>
      <TextInput name="name" label={nameLabel} type="search" defaultValue={chosen.name} />
      <Select
        name="kind"
        label="Kind"
        defaultValue={chosen.kind}
        options={[
          { value: "", label: "All kinds" },
          ...organisationKinds.map((kind) => ({ value: kindValue(kind), label: organisationKindLabels[kind] })),
        ]}
      />
      <Select
        name="region"
        label="Region"
        defaultValue={chosen.region}
        options={[{ value: "", label: "All regions" }, ...regions.map(({ slug, name }) => ({ value: slug, label: name }))]}
      />
      {children}
      <Button>Find</Button>
    </Form>
  )
}
