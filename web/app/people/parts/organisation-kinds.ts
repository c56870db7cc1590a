import type { OrganisationKind } from "../../platform/api/generated/graphql.ts"

/** What each kind of organisation is called. */
export const organisationKindLabels: Record<OrganisationKind, string> = {
  NHS_TRUST: "NHS trust",
  PRIMARY_CARE: "Primary care",
  SOCIAL_CARE: "Social care",
  UNIVERSITY: "University",
  FURTHER_EDUCATION_COLLEGE: "Further-education college",
  SCHOOL: "School",
  PROFESSIONAL_BODY: "Professional body",
  CHARITY: "Charity",
  LOCAL_AUTHORITY: "Local authority",
  ARMS_LENGTH_BODY: "Arm's-length body",
  OTHER: "Other",
}

export const organisationKinds = Object.keys(organisationKindLabels) as OrganisationKind[]

/** A kind as addresses write it: "nhs-trust". */
export const kindValue = (kind: OrganisationKind): string => kind.toLowerCase().replaceAll("_", "-")

/** The kind an address names; undefined for anything else. */
export const kindOf = (value: string | null): OrganisationKind | undefined => organisationKinds.find((kind) => kindValue(kind) === value)
