import { count, perCent, reached, score } from "../../initiative.ts"
import type { WrittenInitiative } from "../initiative.ts"

export const leadership: readonly WrittenInitiative[] = [
  {
    slug: "next-step-positive-action",
    organisation: "health-skills-agency",
    evidence: {
      level: 4,
      reason:
        "Nine trusts in four regions, an independent evaluation, and a comparison with staff who applied in the same round and had to wait a year.",
    },
    publishedDaysAgo: 503,
    content: {
      title: "Next Step: positive action for minority ethnic staff at Bands 5 to 7",
      summary:
        "Eight months of real projects, a sponsor with power, and practice at interviews. Half were promoted within eighteen months, more than twice as many as among those who had to wait.",
      aims: ["career-progression", "diverse-workforce"],
      themes: ["positive-action-leadership", "mentoring"],
      interventions: ["mentoring", "internship", "application-support"],
      targetGroups: ["minority-ethnic"],
      stages: ["current-workforce"],
      professions: ["any"],
      regions: ["national", "north-west-london", "south-london", "west-midlands", "yorkshire-and-the-humber"],
      workStatus: "running",
      startedOn: "Y-5-01",
      need: "In the nine trusts 38 per cent of staff at Band 5 were from minority ethnic groups, and 9 per cent at Band 8a. At each step up the share fell by about a third. Previous courses had taught people confidence. Participants told us that they had confidence and lacked a vacancy, an acting post, a person who mentions your name.",
      activity:
        "- **Sponsor, not mentor.** Each participant has an executive from another trust whose task is to open two doors and say which.\n- **A real project** that the home trust needs, presented to its board.\n- **Eight days** together, four of them about how decisions are made: budgets, job evaluation, what panels write down.\n- **Interview practice** with people who have chaired panels.\n- **The line manager comes too**, for two half-days. Without the manager there is no place.",
      results:
        "Of 312 participants in four years, 158 were promoted within eighteen months of the start (51 per cent). Among 120 who had applied in the same round and were asked to wait for a year, it was 26 (22 per cent).\n\nThree trusts have since changed how acting-up posts are filled. That may in the end matter more than the course.",
      evaluation:
        "Commissioned from a university outside the nine trusts. Those who waited were drawn by lot after shortlisting whenever there were more people than places, which makes this one of the fairest comparisons there is. Results are similar in all four regions.",
      lessons:
        "1. Call it positive action and explain the law in the first paragraph, or you will spend the year explaining it.\n2. Managers who refuse to come: take it to the director, once.\n3. After the first round we dropped the personality test. Nobody missed it.\n4. People who were not promoted feel it twice. Keep in touch with them for a year.",
      adviceToAdopters:
        "Do not copy the course without the sponsors. Two trusts tried; theirs is a pleasant course. You need twelve executives who will spend a day a month and be asked in public what they did.",
      measures: [
        reached("Participants", 312, { period: "Four years, nine trusts", method: "Programme records" }),
        perCent("Promoted within eighteen months", 51, {
          of: 312,
          from: 22,
          method: "Payroll; baseline is 120 shortlisted applicants who waited a year, drawn by lot",
        }),
        perCent("Minority ethnic staff at Band 8a", 13, { from: 9, period: "Four years, nine trusts", method: "Staff record" }),
        score("'Somebody senior has spoken up for me', 1 to 5", 4.2, { from: 2.3, of: 287, method: "Questionnaire at start and end" }),
      ],
      costBand: "over-100k",
      costNote: "£2,300 a participant, shared between the agency and trusts.",
      fundingSources: ["health-education-england", "own-budget"],
      partners: [
        ["brentwater", "Took part from the first year"],
        ["wandleside", "Took part from the first year"],
        ["severn-forge", "Took part from the second year"],
      ],
      pictureConsent: "no-people",
    },
  },
  {
    slug: "diverse-panels-band-8a",
    organisation: "wandleside",
    evidence: { level: 2, reason: "Appointments by ethnic group before and after, with shortlisting unchanged as a check." },
    publishedDaysAgo: 341,
    content: {
      title: "Mixed panels for every interview at Band 8a and above",
      summary:
        "No panel without a trained minority ethnic member who did not choose the shortlist. A panel that does not appoint has to write to the chief executive and say why.",
      aims: ["diverse-workforce"],
      themes: ["positive-action-leadership"],
      interventions: ["cpd-advisers"],
      targetGroups: ["minority-ethnic", "disabled"],
      stages: ["current-workforce", "advisers"],
      professions: ["any"],
      regions: ["south-london"],
      workStatus: "running",
      startedOn: "Y-3-01",
      need: "White candidates who were shortlisted for senior posts were 2.2 times as likely to be appointed as minority ethnic candidates on the same shortlist.",
      activity:
        "Forty-two members of staff, Band 6 and above, trained for two days and given time in their job plans. A rota, not a favour. The member has a full vote and a right to see the notes. If the panel chooses somebody else over a minority ethnic candidate who could be appointed, it writes four lines to the chief executive.",
      results:
        "The ratio went from 2.2 to 1.3 in two years. The proportion shortlisted did not change, so the difference was made in the room.",
      lessons:
        "Share the load: in the first year six people did half of the panels and were exhausted. And the letter is read; she rang twice.",
      adviceToAdopters: "Measure the ratio first, on your own data. In most places it comes as news.",
      measures: [
        score("Likelihood of appointment from shortlist, white to minority ethnic (1 is equal)", 1.3, {
          from: 2.2,
          of: 214,
          period: "Two years after, two before",
          method: "Recruitment system, 214 appointments",
        }),
        count("Trained panel members", 42, { period: "Now" }),
      ],
      costBand: "under-5k",
      fundingSources: ["own-budget"],
    },
  },
  {
    slug: "disabled-leaders-scheme",
    organisation: "trentside",
    evidence: { level: 1, reason: "A first group of nine is described with care. Their careers are too recent to judge." },
    publishedDaysAgo: 163,
    content: {
      title: "A leadership scheme for disabled staff that began with saying so",
      summary:
        "Three in a hundred of our staff had declared a disability; in an anonymous survey it was sixteen. We worked on that first, then on promotion.",
      aims: ["diverse-workforce", "career-progression"],
      themes: ["positive-action-leadership"],
      interventions: ["mentoring"],
      targetGroups: ["disabled"],
      stages: ["current-workforce"],
      professions: ["any"],
      regions: ["east-midlands"],
      workStatus: "running",
      startedOn: "Y-2-01",
      need: "A scheme for disabled leaders is difficult to run when nobody will say that they are one.",
      activity:
        "Four senior people, one of them our finance director, wrote about their own conditions on the front page of the intranet. We changed the question in the staff system from 'Are you disabled?' to 'Does a condition affect your day?' Then nine people joined a year of coaching and shadowing.",
      results:
        "Declared disability rose from 3 to 8 per cent. Of the nine, four have moved up. One moved out, to a trust that offered home working, and told us why.",
      lessons: "Adjustments took fourteen weeks on average. Nothing about leadership mattered until that was four.",
      measures: [
        perCent("Staff who have declared a disability", 8, { of: 5120, from: 3, period: "Two years", method: "Staff record" }),
        count("Weeks to obtain an adjustment", 4, { from: 14, period: "Average", method: "Occupational health log" }),
      ],
      costBand: "5k-25k",
      fundingSources: ["own-budget"],
    },
  },
  {
    slug: "shadow-board",
    organisation: "pennine-fold",
    evidence: { level: 1, reason: "Describes what was done and some decisions that changed." },
    publishedDaysAgo: 125,
    content: {
      title: "A shadow board that meets a week before the real one",
      summary: "Ten staff from Bands 2 to 6 receive the same papers as the board and send it one page.",
      aims: ["career-progression"],
      themes: ["positive-action-leadership"],
      interventions: ["internship", "mentoring"],
      targetGroups: ["support-workers", "minority-ethnic"],
      stages: ["current-workforce"],
      professions: ["any"],
      regions: ["north-west"],
      workStatus: "completed",
      startedOn: "Y-3-01",
      endedOn: "Y-2-12",
      need: "Of the seventeen people who sat around our board table not one had worked below Band 7 in the past ten years.",
      activity:
        "Members served a year, with a day a month for reading and meeting. A non-executive director came to answer questions and not to give opinions. The one-page response went into the board papers unedited.",
      results:
        "The board changed its mind on three items in twelve meetings, among them the closing of a staff canteen. Papers became shorter, because somebody had to ask what they meant.",
      lessons: "It ended when the chair left. Put it in the standing orders.",
      measures: [
        reached("Members of the shadow board", 20, { period: "Two years" }),
        count("Decisions changed", 3, { of: 96, method: "Minutes" }),
      ],
      costBand: "none",
      fundingSources: ["own-budget"],
    },
  },
  {
    slug: "engineers-from-everywhere",
    organisation: "level-careers",
    evidence: { level: 1, reason: "Sets out a plan with reasons. Nothing has happened yet." },
    publishedDaysAgo: 33,
    content: {
      title: "Engineers from everywhere: women and career changers into clinical engineering",
      summary: "Paid twelve-week returnships in medical equipment departments for women and others who have left engineering.",
      aims: ["diverse-workforce"],
      themes: ["positive-action-leadership", "returning"],
      interventions: ["internship"],
      targetGroups: ["mature-learners", "returners", "minority-ethnic"],
      stages: ["adults-seeking-work"],
      professions: ["healthcare-science", "non-clinical"],
      regions: ["national"],
      workStatus: "planned",
      startedOn: "Y+1-04",
      need: "Hospitals compete for engineers with everybody else and look for them in one place. Women who leave engineering rarely go back; nobody asks them.",
      activity:
        "Six trusts will each take two people. Half the wage comes from us. Departments choose from anonymous descriptions of things that people have mended.",
      results: "Six trusts have signed. The first returners start in spring; we will report numbers, and who stayed, a year later.",
      costBand: "25k-100k",
      fundingSources: ["charity-or-trust", "other"],
    },
  },
]
