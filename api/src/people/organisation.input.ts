import { OrganisationKind } from "@hub/prisma"
import { z } from "zod"

const line = (max: number, name: string) =>
  z
    .string()
    .transform((value) => value.replaceAll("\0", "").trim())
    .pipe(z.string().max(max, `${name} must be ${max} characters or fewer`))

const optionalCode = (form: RegExp, message: string) =>
  z
    .string()
    .transform((value) => value.trim().toUpperCase())
    .refine((value) => value === "" || form.test(value), message)

/** What a lead may change of the organisation's page. */
export const organisationPageInput = z.object({
  about: line(4000, "About"),
  website: line(500, "Website").refine(
    (value) => value === "" || (URL.canParse(value) && /^https?:$/.test(new URL(value).protocol)),
    "Website must be a web address that starts with https:// or http://",
  ),
})

/** What an administrator keeps: who the organisation is. */
export const organisationInput = organisationPageInput.extend({
  name: line(200, "Name").refine((name) => name !== "", "Enter the organisation's name"),
  kind: z.enum(OrganisationKind),
  regionId: z.uuid("Choose a region"),
  odsCode: optionalCode(/^[A-Z0-9]{3,12}$/, "An ODS code is 3 to 12 letters and digits, such as RM3"),
  ukprn: optionalCode(/^\d{8}$/, "A UKPRN is 8 digits"),
  postcode: optionalCode(/^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$/, "Enter a full UK postcode, such as M6 8HD"),
  emailDomains: z.array(z.string()).max(20, "Give 20 domains or fewer"),
})

export type OrganisationInput = z.input<typeof organisationInput>
export type OrganisationPageInput = z.input<typeof organisationPageInput>
