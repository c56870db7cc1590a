import { count, perCent, reached, score } from "../../initiative.ts"
import type { WrittenInitiative } from "../initiative.ts"

export const admissions: readonly WrittenInitiative[] = [
  {
    slug: "contextual-offers-five-programmes",
    organisation: "calder-ridge-university",
    evidence: {
      level: 4,
      reason:
        "Four intakes on five programmes show the same, and a second university that adopted the method reports similar results. The analysis was checked by an outside statistician.",
    },
    publishedDaysAgo: 487,
    content: {
      title: "Contextual offers in five health programmes: two grades lower, same results",
      summary:
        "Applicants from low-participation areas, from schools with weak results or with time in care receive an offer two grades below the standard one. By the end of the second year nobody could tell who they were.",
      aims: ["widen-access", "diverse-workforce"],
      themes: ["admissions-contextual-data", "access-to-professions"],
      interventions: ["application-support", "toolkit"],
      targetGroups: ["low-participation", "free-school-meals", "care-leavers", "first-generation"],
      stages: ["years-11-13", "further-higher-education"],
      professions: ["nursing", "midwifery", "allied-health"],
      regions: ["yorkshire-and-the-humber"],
      workStatus: "running",
      startedOn: "Y-6-10",
      need: "Admissions is where good outreach comes to nothing. Of the pupils on our own summer school who applied to physiotherapy, 7 in 10 were turned down automatically because of one grade.",
      activity:
        "1. **Flags.** Postcode, school results in the last three years, and time in care, all of which arrive with the application. We do not use what cannot be checked.\n2. **Offer.** Two flags, or care alone, lead to an offer two grades lower. The letter says so and says why, in four sentences that pupils helped us write.\n3. **No list.** Tutors and placements are not told who had which offer.\n4. **Support for all.** Writing workshops in the first term are open to everybody and scheduled, not optional.",
      results:
        "Over four intakes 388 students had a contextual offer. Their share of entrants went from 9 to 23 per cent. Average marks at the end of Year 1 were 1.4 points below the others'; by the end of Year 2 the difference was 0.2. The same number left.",
      evaluation:
        "All 1,690 students of four intakes; marks, completion and fitness to practise, with programme and sex taken into account. An outside statistician repeated the analysis. The University of North Mersey has used the same flags for two years and finds no difference in its second year either.",
      lessons:
        "- Course leaders feared placements. There was no difference there at any time.\n- Pupils were afraid that it was a mistake, so the letter matters more than the rule.\n- Schools' results must be those of three years. One good year otherwise shuts the door on the next class.\n- Two programmes opted out at first and joined when they saw the figures.",
      adviceToAdopters:
        "Begin with your own data: compare degree results of past students by school type at the same entry grades. It takes an analyst a week and ends most of the argument. Our flags, letter and code are free to use.",
      measures: [
        reached("Students with a contextual offer", 388, { of: 1690, period: "Four intakes", method: "Admissions records" }),
        perCent("Entrants from low-participation areas", 23, {
          from: 9,
          period: "Latest intake and the one before we began",
          method: "Admissions records",
        }),
        score("Average mark at the end of Year 2", 61.3, {
          from: 61.5,
          of: 279,
          period: "Three intakes",
          method: "Examination records; baseline is students with the standard offer",
        }),
        perCent("Left before the end of Year 2", 8, {
          of: 388,
          from: 8,
          period: "Three intakes",
          method: "Student records; baseline as above",
        }),
      ],
      costBand: "under-5k",
      costNote: "Half an analyst for three months at the start; about a week a year since.",
      fundingSources: ["university-outreach"],
      partners: [["north-mersey-university", "Adopted the method and shares results"]],
      links: [{ label: "Flags, letter and analysis", url: "https://calder-ridge.demo.example/contextual" }],
    },
  },
  {
    slug: "reading-applications-blind",
    organisation: "cherwell-meadow-university",
    evidence: {
      level: 3,
      reason:
        "Applications were assigned at random to be read with or without the school's name: the strongest design in this directory, and it found no effect.",
    },
    publishedDaysAgo: 329,
    content: {
      title: "Reading applications blind to school: a fair test that made no difference",
      summary:
        "For one year half of our applications were read without name, school and address. It changed nothing about who was invited. We report it because others are about to spend money on the same idea.",
      aims: ["widen-access"],
      themes: ["admissions-contextual-data"],
      targetGroups: ["low-participation", "minority-ethnic"],
      stages: ["years-11-13"],
      professions: ["medicine", "healthcare-science"],
      regions: ["thames-valley"],
      workStatus: "completed",
      startedOn: "Y-3-10",
      endedOn: "Y-2-06",
      need: "We believed that readers favour schools they know. Readers believed that they do not. Somebody had to be wrong.",
      activity:
        "1,206 applications were drawn by lot. Half went to readers as usual, half with name, school, address and any giveaway in the statement blacked out by two students. Readers scored both with the same sheet.",
      results:
        "State-school applicants were invited at 31 per cent in the ordinary half and 30 per cent in the blind half. For minority ethnic applicants it was 33 and 34. What did differ by school were grades and admissions-test scores, which count for three quarters and cannot be blacked out.",
      evaluation: "Random allocation, numbers fixed beforehand, analysed as planned. We could have detected a difference of six points.",
      lessons:
        "Blacking out cost 190 hours. We now spend them on the admissions test workshop. A negative result is a result; our vice-chancellor took some convincing to publish it.",
      adviceToAdopters: "Test before you adopt. If your readers know one another's schools less well than ours do, you may find otherwise.",
      measures: [
        perCent("State-school applicants invited, read blind", 30, {
          of: 412,
          from: 31,
          period: "One admissions round",
          method: "Random allocation; baseline is the half read as usual",
        }),
        perCent("Minority ethnic applicants invited, read blind", 34, {
          of: 230,
          from: 33,
          period: "One admissions round",
          method: "Random allocation",
        }),
      ],
      costBand: "under-5k",
      fundingSources: ["own-budget"],
    },
  },
  {
    slug: "compact-with-twelve-colleges",
    organisation: "north-mersey-university",
    evidence: {
      level: 2,
      reason: "Applications and entrants from the colleges before and after. Other universities' recruitment from them is not known.",
    },
    publishedDaysAgo: 277,
    content: {
      title: "A compact with twelve colleges: what you do counts, what you promise we keep",
      summary:
        "Students at twelve colleges earn points for work experience, volunteering and a project. With enough of them they have a guaranteed interview.",
      aims: ["widen-access"],
      themes: ["admissions-contextual-data", "outreach"],
      interventions: ["application-support", "volunteering", "mentoring"],
      targetGroups: ["low-participation", "first-generation", "mature-learners"],
      stages: ["years-11-13", "further-higher-education"],
      professions: ["nursing", "allied-health"],
      regions: ["north-west"],
      workStatus: "running",
      startedOn: "Y-4-09",
      need: "Colleges prepare students for a moving target. Each university, and each tutor, wants something else.",
      activity:
        "One page says what counts and for how much. College tutors award the points; we check one in ten. Care at home counts as much as a placement. So does a Saturday job: forty weeks of turning up.",
      results:
        "Guaranteed interviews: 319 last year. Entrants from the twelve colleges rose from 74 to 141 and their first-year pass rate did not change (88 per cent).",
      lessons:
        "Counting the Saturday job was proposed by a student and opposed by everybody else. It is now the most used line on the page.",
      measures: [
        count("Entrants from the twelve colleges", 141, { from: 74, period: "A year", method: "Admissions records" }),
        reached("Students with enough points for an interview", 905, { period: "Three years", method: "College records" }),
      ],
      costBand: "5k-25k",
      fundingSources: ["university-outreach"],
      partners: [["irwell-gate-college", "One of the twelve; chairs the group"]],
    },
  },
  {
    slug: "interviewers-trained-first",
    organisation: "arden-heath-university",
    evidence: { level: 2, reason: "Differences between interviewers' scores were measured before and after." },
    publishedDaysAgo: 239,
    content: {
      title: "Every interviewer is trained before the first interview, including the dean",
      summary: "A two-hour session with filmed interviews showed how far apart we were. We came closer, and offers changed.",
      aims: ["widen-access", "diverse-workforce"],
      themes: ["admissions-contextual-data"],
      interventions: ["cpd-advisers", "toolkit"],
      targetGroups: ["minority-ethnic", "low-participation", "disabled"],
      stages: ["advisers"],
      professions: ["medicine", "nursing"],
      regions: ["west-midlands"],
      workStatus: "running",
      startedOn: "Y-3-09",
      need: "Two people watched the same film of the same applicant. One gave 4 out of 10 ('not confident'), the other 9 ('thoughtful').",
      activity:
        "Nobody interviews without the session. Six films, scored alone, then shown on one screen with everybody's marks. Interviewers who are still two points away from the rest come again. Applicants who stammer, who do not look you in the eye, and who speak with accents are in the films on purpose.",
      results: "The spread of marks halved. Offers to applicants from schools new to us rose by a third.",
      lessons: "Showing the marks, with names, before coffee: uncomfortable and effective. Senior people must go first.",
      measures: [
        score("Spread of marks for the same film (standard deviation)", 0.9, { from: 1.9, of: 122, method: "Six films, before and after" }),
        perCent("Offers made to applicants from schools new to us", 12, { from: 9, period: "Two rounds", method: "Admissions records" }),
        reached("Interviewers trained", 122, { period: "Two years" }),
      ],
      costBand: "5k-25k",
      costNote: "Films £7,800 once.",
      fundingSources: ["own-budget"],
      partners: [["severn-forge", "Clinicians who interview"]],
    },
  },
  {
    slug: "values-based-group-interviews",
    organisation: "tynemoor",
    evidence: { level: 2, reason: "Turnover in the first year before and after, for all healthcare assistants hired." },
    publishedDaysAgo: 169,
    content: {
      title: "Values-based group interviews for healthcare assistants",
      summary: "No form beyond name and telephone number. Eight people, three tasks, patients among the judges.",
      aims: ["widen-access"],
      themes: ["admissions-contextual-data", "pre-employment"],
      interventions: ["application-support"],
      targetGroups: ["no-qualifications", "long-term-unemployed"],
      stages: ["adults-seeking-work"],
      professions: ["support-workforce"],
      regions: ["north-east"],
      workStatus: "running",
      startedOn: "Y-2-04",
      need: "We had 1,900 applications a year for healthcare assistants and sifted them by spelling.",
      activity:
        "Groups of eight do three things together: plan a birthday on a ward, talk with a patient who plays herself, and write down in their own way what they would hand over. Two staff and one patient watch and decide the same afternoon. Everybody is rung on the next day, by somebody who was there.",
      results: "One in three people we hire now has no GCSEs. Turnover in the first year has fallen from 24 to 15 per cent.",
      lessons: "Patients on the panel choose differently from us, and they have been right more often.",
      measures: [perCent("Left in the first year", 15, { of: 214, from: 24, period: "Year before and last year", method: "Payroll" })],
      costBand: "none",
      fundingSources: ["own-budget"],
    },
  },
  {
    slug: "adjustments-asked-for-once",
    organisation: "broads-university",
    evidence: { level: 1, reason: "A clear process and early numbers; no outcome for students yet." },
    publishedDaysAgo: 86,
    content: {
      title: "Reasonable adjustments, asked for once",
      summary: "Disabled applicants tell us once what helps. It travels with them from interview to placement, if they say so.",
      aims: ["widen-access"],
      themes: ["admissions-contextual-data", "retention-progression"],
      interventions: ["application-support", "toolkit"],
      targetGroups: ["disabled", "learning-disability"],
      stages: ["years-11-13", "further-higher-education"],
      professions: ["nursing", "allied-health"],
      regions: ["east-of-england"],
      workStatus: "running",
      startedOn: "Y-1-09",
      need: "One student had explained her epilepsy eleven times in her first year to eleven people.",
      activity:
        "A one-page passport, owned by the student, with three parts: what helps, what to do if, who may see this. Placement managers agreed to accept it without a form of their own. Nine of eleven do.",
      results:
        "Sixty-seven students have a passport, four fifths of those who declared a disability. Placement starts have been smoother, say the practice educators; we will count late starts this year.",
      measures: [reached("Students with a passport", 67, { period: "First year" })],
      costBand: "none",
      fundingSources: ["own-budget"],
    },
  },
  {
    slug: "portfolio-entry-to-podiatry",
    organisation: "itchen-vale-university",
    evidence: { level: 0, reason: "" },
    publishedDaysAgo: 12,
    content: {
      title: "Portfolio entry to podiatry for people without A levels",
      summary: "Applicants bring evidence of what they can do. A shoe repairer was our first.",
      aims: ["widen-access"],
      themes: ["admissions-contextual-data"],
      targetGroups: ["mature-learners", "no-qualifications"],
      stages: ["adults-seeking-work"],
      professions: ["allied-health"],
      regions: ["wessex"],
      workStatus: "running",
      need: "Applications to podiatry have fallen for five years, and those who apply are nearly all eighteen. The job suits people who have worked with their hands.",
      activity:
        "Three pieces of evidence, chosen by the applicant, and a practical afternoon with plaster, a foot and a conversation. Two podiatrists and a patient decide.",
      results: "Nine applicants and three offers so far.",
      costBand: "not-stated",
    },
  },
]
