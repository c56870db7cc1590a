import type { AdoptionStage } from "@hub/prisma"
import type { DemoOrganisationSlug } from "../organisations.ts"
import { leadHandle } from "../people.ts"

/** An organisation's record of taking an initiative up. */
export type DemoAdoption = {
  initiative: string
  organisation: DemoOrganisationSlug
  /** Handle of who keeps the record. */
  person: string
  /** Where it stands: the stage of the last step. */
  stage: AdoptionStage
  /** Each stage it went through, oldest first. */
  steps: readonly { stage: AdoptionStage; daysAgo: number }[]
  localChanges: string
  outcome: string
}

const stages: Record<string, AdoptionStage> = { i: "INTERESTED", p: "PILOTING", a: "ADOPTED", d: "ADAPTED", s: "STOPPED" }
const keepers: Partial<Record<DemoOrganisationSlug, string>> = { ribblemere: "hannah-whitfield", "wharfedale-valley": "amara-okafor" }

/**
 * `way` names each stage by a letter (interested, piloting, adopted, aDapted, stopped) with the days before the load,
 * as in "i210 p150 d40".
 */
function takesUp(initiative: string, organisation: DemoOrganisationSlug, way: string, localChanges = "", outcome = ""): DemoAdoption {
  const steps = way.split(" ").map((step) => ({ stage: stages[step.slice(0, 1)]!, daysAgo: Number(step.slice(1)) }))
  const person = keepers[organisation] ?? leadHandle(organisation)
  return { initiative, organisation, person, stage: steps.at(-1)!.stage, steps, localChanges, outcome }
}

/** Who took up what. A few entries are adopted by many, most by nobody, as in life. */
export const demoAdoptions: readonly DemoAdoption[] = [
  takesUp(
    "placements-by-need",
    "ribblemere",
    "i410 p350 a190",
    "We give an extra point to anybody whose bus takes more than 45 minutes. Otherwise the form is theirs with our name on it.",
    "After one year 31 per cent of places went to pupils eligible for free school meals. It had been 4.",
  ),
  takesUp(
    "placements-by-need",
    "trentside",
    "i395 p300 d120",
    "No draw: our governors would not have it. We rank by points and, where points are equal, by date.",
    "The share rose from 8 to 22 per cent. Schools complain a little about the date rule, and we think that they are right.",
  ),
  takesUp(
    "placements-by-need",
    "weald-and-downs",
    "i280 a100",
    "",
    "In its second term. Two consultants asked for an exception and did not get it.",
  ),
  takesUp("placements-by-need", "chiltern-vale", "i230 p60", "We are trying it in two departments first."),
  takesUp(
    "placements-by-need",
    "wharfedale-valley",
    "i150 p48",
    "Postcodes say little in a dale, so we use journey time and school instead.",
  ),
  takesUp("placements-by-need", "tamarside", "i90"),
  takesUp("placements-by-need", "solentmere", "i33"),
  takesUp(
    "placements-by-need",
    "brentwater",
    "i400 p310 s200",
    "",
    "Stopped when the coordinator's post was cut. With half a post the draw was late twice and departments went back to their old ways. We would do it again with a whole one.",
  ),
  takesUp(
    "ten-weeks-to-a-first-shift",
    "tynemoor",
    "i530 p480 a330",
    "Two weeks of preparation instead of three, because the college already runs a week of its own.",
    "One hundred and twelve people in two years, 66 per cent of starters in work after six months.",
  ),
  takesUp(
    "ten-weeks-to-a-first-shift",
    "ribblemere",
    "i500 p420 a250",
    "We added the pharmacy stores and the mortuary as placements.",
    "Seventy-three per cent of finishers in work. The finance director now asks when the next group starts.",
  ),
  takesUp(
    "ten-weeks-to-a-first-shift",
    "swale-reach",
    "i380 p290 d140",
    "Community bases cannot take sixteen hours a week of placement each, so people move between three. A bus pass is part of it.",
    "Completion is lower (68 per cent), mostly because of travel.",
  ),
  takesUp("ten-weeks-to-a-first-shift", "severn-forge", "i210 a90"),
  takesUp("ten-weeks-to-a-first-shift", "lea-marshes", "i160 p75", "School-hours version for lone parents, joined to our own course."),
  takesUp("ten-weeks-to-a-first-shift", "tamarside", "i120"),
  takesUp("ten-weeks-to-a-first-shift", "purbeck-coast-council", "i64"),
  takesUp(
    "contextual-offers-five-programmes",
    "north-mersey-university",
    "i470 p420 a280",
    "We use the same flags and a letter rewritten by our own students.",
    "No difference in second-year results after two intakes. Entrants from low-participation areas: 14 per cent, from 8.",
  ),
  takesUp("contextual-offers-five-programmes", "broads-university", "i330 p210 a80", "One grade lower in the first year, two from now on."),
  takesUp(
    "contextual-offers-five-programmes",
    "west-moor-university",
    "i250 d110",
    "Distance from the nearest university counts as a flag here.",
  ),
  takesUp("contextual-offers-five-programmes", "effra-university", "i190 p95"),
  takesUp("contextual-offers-five-programmes", "soar-valley-university", "i85"),
  takesUp(
    "contextual-offers-five-programmes",
    "cherwell-meadow-university",
    "i340 s220",
    "",
    "Our admissions committee decided to wait for its own analysis. It is due next year and we may be back.",
  ),
  takesUp(
    "two-hundred-ambassadors-one-booking-page",
    "tynemoor",
    "i400 p330 a200",
    "The careers desk takes the bookings, so there is no page.",
    "Sixty ambassadors, 40 schools.",
  ),
  takesUp(
    "two-hundred-ambassadors-one-booking-page",
    "ribblemere",
    "i360 a170",
    "",
    "Ninety ambassadors after a year. The thank-you card to managers is the cleverest thing in it.",
  ),
  takesUp("two-hundred-ambassadors-one-booking-page", "fenbridge", "i220 p130 d40", "Scientists only, and visits by video count."),
  takesUp("two-hundred-ambassadors-one-booking-page", "pennine-fold", "i180 a60", "Joined with our support-worker ambassadors."),
  takesUp("two-hundred-ambassadors-one-booking-page", "exmoor-quantock", "i77"),
  takesUp("two-hundred-ambassadors-one-booking-page", "solentmere", "i50 p12"),
  takesUp(
    "band-two-to-registered-nurse",
    "humberbank",
    "i510 p400 a180",
    "Step 1 is our own maths and English on the ward.",
    "Thirty-one in training, none qualified yet. Turnover among healthcare assistants has fallen since we announced it.",
  ),
  takesUp("band-two-to-registered-nurse", "weald-and-downs", "i300 p150"),
  takesUp("band-two-to-registered-nurse", "lea-marshes", "i240 a70", "Backfill is paid in two lumps, April and October."),
  takesUp(
    "band-two-to-registered-nurse",
    "trentside",
    "i130 s45",
    "",
    "No university near us lets people in half-way. We are talking to one and will record it again if it works.",
  ),
  takesUp("next-step-positive-action", "tynemoor", "i480 p390 a230", "", "Eleven of 24 promoted within eighteen months."),
  takesUp(
    "next-step-positive-action",
    "solentmere",
    "i350 p240 d90",
    "Open to disabled staff as well, with separate sponsors.",
    "Two groups so far. Mixing worked better than some of us expected.",
  ),
  takesUp("next-step-positive-action", "orwell-shore", "i260 p140"),
  takesUp("next-step-positive-action", "chiltern-vale", "i110"),
  takesUp(
    "supported-internships-three-hospitals",
    "fenbridge",
    "i450 p370 a190",
    "Laboratories instead of linen: our interns label, sort and track samples.",
    "Ten interns, seven in paid work, and the fewest lost samples for years.",
  ),
  takesUp(
    "supported-internships-three-hospitals",
    "wharfedale-valley",
    "i320 p200 d85",
    "One hospital, five interns, shared with a garden centre and a hotel.",
    "Four of five in paid work.",
  ),
  takesUp("supported-internships-three-hospitals", "severn-forge", "i170 p70"),
  takesUp("supported-internships-three-hospitals", "purbeck-coast-council", "i140"),
  takesUp(
    "toolkit-tested-on-form-tutors",
    "holderness-lane-academy",
    "i200 a150",
    "Every tutor group, Tuesdays.",
    "Tutors keep it going without being reminded.",
  ),
  takesUp("toolkit-tested-on-form-tutors", "gipping-valley-school", "i190 a120"),
  takesUp("toolkit-tested-on-form-tutors", "norbury-rise-school", "i170 a100", "", "Used by 18 of 24 tutors in the first term."),
  takesUp("toolkit-tested-on-form-tutors", "spitalgate-school", "i95 p40"),
  takesUp(
    "toolkit-tested-on-form-tutors",
    "healthcare-science-society",
    "i160 d66",
    "We made seven activities of our own on the same pattern, for scientists.",
  ),
  takesUp(
    "stepping-up-summer-school",
    "wharfedale-valley",
    "i280 p190 d60",
    "Three days and no bursary, but paid travel and a phone voucher.",
    "Nineteen pupils. Four did not come back on the second day, as we had been warned.",
  ),
  takesUp(
    "stepping-up-summer-school",
    "weald-and-downs",
    "i240 a105",
    "",
    "We had a summer school already; the draw and the bursary are new.",
  ),
  takesUp("stepping-up-summer-school", "solentmere", "i115"),
  takesUp("stepping-up-summer-school", "trentside", "i44"),
  takesUp("skeleton-in-the-suitcase", "exmoor-quantock", "i390 a280", "", "Two suitcases, eleven schools."),
  takesUp(
    "skeleton-in-the-suitcase",
    "itchen-vale-university",
    "i270 d130",
    "Podiatry version with feet. The skeleton is called Denise.",
    "Nine clubs.",
  ),
  takesUp("skeleton-in-the-suitcase", "canalside-dental", "i140 d55", "Teeth."),
  takesUp("skeleton-in-the-suitcase", "wharfedale-valley", "i20"),
  takesUp(
    "teachers-day-on-the-wards",
    "tamarside",
    "i220 p150 a60",
    "Half a day, because supply cover is scarce.",
    "Thirty-four teachers so far.",
  ),
  takesUp("teachers-day-on-the-wards", "chiltern-vale", "i130 p50"),
  takesUp("teachers-day-on-the-wards", "lea-marshes", "i88"),
  takesUp(
    "one-careers-desk-nine-employers",
    "swale-reach",
    "i350 p210",
    "Five employers, one adviser, joined to the work experience clearing house.",
  ),
  takesUp("one-careers-desk-nine-employers", "ribblemere", "i100"),
  takesUp("back-on-the-register-school-hours", "solentmere", "i260 p170 a75", "", "Twelve of thirteen completed."),
  takesUp("back-on-the-register-school-hours", "brentwater", "i125"),
  takesUp(
    "mature-nursing-students-who-stay",
    "high-weald-university",
    "i240 p120",
    "We began with the telephone, as advised. Ours said: parking.",
  ),
  takesUp("placement-travel-paid-before", "broads-university", "i140 a50", "", "Audit was against, then for."),
  takesUp("school-hours-jobs", "brentwater", "i170 p80"),
  takesUp("care-certificate-passport", "shoreline-care", "i180 p110", "With two hospitals at once, which may have been unwise."),
  takesUp(
    "work-experience-in-a-box",
    "carrick-roads-college",
    "i200 d90",
    "A classroom, not a ward. It works less well, as they said it would.",
  ),
]
