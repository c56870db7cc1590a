import { northAndMidlands } from "./organisations/north-and-midlands.ts"
import { southAndNational } from "./organisations/south-and-national.ts"

/** Every organisation of the demonstration world. None exists, and none has a code that a real one could have. */
export const demoOrganisations = [...northAndMidlands, ...southAndNational] as const

export type DemoOrganisationSlug = (typeof demoOrganisations)[number]["slug"]
