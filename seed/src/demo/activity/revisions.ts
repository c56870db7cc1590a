import type { CaseStudy } from "@hub/api/directory/case-study.input"
import { count, perCent, reached, score } from "../../initiative.ts"

/** An earlier version, told as what was different from today's. */
type Earlier = { publishedDaysAgo: number; changeNote: string | null; different: Partial<CaseStudy> }

/**
 * Entries that were revised: their earlier versions, oldest first, and what the editor noted of the present one.
 * The oldest was published when the entry was.
 */
export const histories: Readonly<Record<string, { earlier: readonly Earlier[]; revisedDaysAgo: number; changeNote: string }>> = {
  "stepping-up-summer-school": {
    earlier: [
      {
        publishedDaysAgo: 431,
        changeNote: null,
        different: {
          title: "Stepping Up: a summer school for pupils on free school meals",
          results:
            "Over two summers 118 pupils finished the week out of 122 who started. Teachers tell us that more of them are applying for health courses; we are collecting figures.",
          evaluation: "Confidence was asked on Monday morning and Friday afternoon with the same six questions.",
          adviceToAdopters: "",
          measures: [
            reached("Pupils who completed the week", 118, { of: 122, period: "Two summers", method: "Daily register" }),
            score("Confidence to apply, six questions, 1 to 5", 4.2, {
              from: 3,
              period: "Monday to Friday of the week",
              method: "Paper questionnaire",
            }),
          ],
          links: [],
        },
      },
      {
        publishedDaysAgo: 298,
        changeNote: "Adds a comparison with pupils who lost the draw, and advice for others. Evidence raised from 2 to 3.",
        different: {
          results:
            "Over two summers 118 pupils finished the week out of 122 who started. By the January after, 60 per cent had applied for a health course. Among pupils who had been put forward but lost the draw it was 39 per cent.",
          measures: [
            reached("Pupils who completed the week", 118, { of: 122, period: "Two summers", method: "Daily register" }),
            perCent("Applied for a health course by the following January", 60, {
              of: 114,
              from: 39,
              period: "Two cohorts",
              method: "Reported by schools; baseline is pupils who lost the draw for a place (61)",
            }),
          ],
          links: [],
        },
      },
    ],
    revisedDaysAgo: 54,
    changeNote: "Figures of the third summer; link to the timetable and consent form.",
  },
  "placements-by-need": {
    earlier: [
      {
        publishedDaysAgo: 476,
        changeNote: null,
        different: {
          summary:
            "We took work experience out of consultants' inboxes. One form, a published points table and a draw within each band: in the first year, pupils on free school meals got 29 per cent of places instead of 6.",
          results:
            "In the year before, 6 per cent of places went to pupils who were eligible for free school meals; in the first year of the new system 29 per cent.",
          evaluation: "Eligibility is confirmed by schools for all who are placed.",
          measures: [
            perCent("Places that went to pupils eligible for free school meals", 29, {
              of: 601,
              from: 6,
              period: "First year and the year before",
              method: "Confirmed by schools",
            }),
            reached("Pupils placed", 601, { period: "First year", method: "Placement register" }),
          ],
        },
      },
      {
        publishedDaysAgo: 260,
        changeNote: "Second year; figures of two neighbouring trusts added as a comparison. Evidence raised from 2 to 3.",
        different: {
          summary:
            "We took work experience out of consultants' inboxes. One form, a published points table and a draw within each band: pupils on free school meals now get 38 per cent of places instead of 6.",
          measures: [
            perCent("Places that went to pupils eligible for free school meals", 38, {
              of: 629,
              from: 6,
              period: "Second year and the year before we began",
              method: "Confirmed by schools",
            }),
            reached("Pupils placed", 1230, { period: "Two years", method: "Placement register" }),
            perCent("Did not turn up on the first morning", 6, {
              of: 629,
              from: 11,
              period: "Second year and the year before we began",
              method: "Placement register",
            }),
          ],
        },
      },
    ],
    revisedDaysAgo: 71,
    changeNote: "Third year. Adds what pupils say on the last day.",
  },
  "ten-weeks-to-a-first-shift": {
    earlier: [
      {
        publishedDaysAgo: 540,
        changeNote: null,
        different: {
          summary:
            "Three weeks of preparation, seven weeks on placement and a guaranteed interview for adults who have been out of work for more than a year.",
          evaluation: "Telephone calls at 26 weeks and payroll. An independent evaluation has been commissioned.",
          measures: [
            reached("People who started", 268, { period: "Three years, this trust", method: "Programme register" }),
            perCent("Of those who finished, in work six months later", 77, {
              of: 219,
              period: "Three years",
              method: "Telephone at 26 weeks, payroll",
            }),
          ],
          regions: ["yorkshire-and-the-humber"],
        },
      },
    ],
    revisedDaysAgo: 163,
    changeNote: "Results of the independent evaluation and of the second and third trust. Evidence raised from 2 to 4.",
  },
  "skeleton-in-the-suitcase": {
    earlier: [
      {
        publishedDaysAgo: 409,
        changeNote: null,
        different: {
          measures: [
            reached("Children", 1180, { period: "Three years", method: "Club registers" }),
            count("Different jobs in 100 drawings", 21, {
              from: 4,
              of: 240,
              period: "Before and after six sessions",
              method: "Drawings from nine schools, coded blind",
            }),
          ],
          adviceToAdopters: "",
          costBand: "not-stated",
        },
      },
    ],
    revisedDaysAgo: 44,
    changeNote: "Fourth year, cost, and what others should know before copying it. Several readers had asked.",
  },
  "two-hundred-ambassadors-one-booking-page": {
    earlier: [
      {
        publishedDaysAgo: 441,
        changeNote: null,
        different: {
          title: "One hundred and fifty ambassadors and one booking page",
          measures: [
            count("Ambassadors trained", 152, { period: "Two and a half years", method: "Training records" }),
            reached("Pupils in visits", 6300, { period: "School year", method: "Teachers' numbers for 221 visits" }),
          ],
          lessons: "- The most booked person is a mortuary technician.\n- Do not let people bring slides.",
        },
      },
    ],
    revisedDaysAgo: 88,
    changeNote: "New title, the last school year's figures and more lessons.",
  },
}
