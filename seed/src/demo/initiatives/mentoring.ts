import { count, perCent, reached, score } from "../../initiative.ts"
import type { WrittenInitiative } from "../initiative.ts"

export const mentoring: readonly WrittenInitiative[] = [
  {
    slug: "two-years-one-mentor",
    organisation: "effra-university",
    evidence: {
      level: 3,
      reason:
        "First-year progress of mentored students is compared with that of applicants who were eligible and wait-listed, with entry grades taken into account.",
    },
    publishedDaysAgo: 421,
    content: {
      title: "Two years, one mentor: from Year 12 to the end of the first year at university",
      summary:
        "Most mentoring stops at the offer. Ours starts eighteen months before and goes on for a year after, with the same person. Fewer students leave.",
      aims: ["widen-access", "career-progression"],
      themes: ["mentoring", "retention-progression", "outreach"],
      interventions: ["mentoring", "application-support", "visits-tours"],
      targetGroups: ["first-generation", "free-school-meals", "minority-ethnic"],
      stages: ["years-11-13", "further-higher-education"],
      professions: ["nursing", "allied-health", "ambulance"],
      regions: ["south-london"],
      workStatus: "running",
      startedOn: "Y-5-01",
      need: "Of our students who leave in the first year, half do so before Christmas, and most of them were helped a great deal to get in. One wrote on her leaving form: 'Everybody was so interested in me until I came.'",
      activity:
        "Mentors are second-year students, junior staff and a few retired nurses. They are matched by hand, after both have met three people at a tea.\n\nThey meet once a month until the application, twice in the month of interviews, and weekly in the first half-term at university. There is an outline for each meeting, which most abandon by the fourth, as they should. A coordinator reads short notes and steps in when two meetings are missed.",
      results:
        "Of 128 students who were mentored into our first year, 4 left in it (3 per cent). Among those who were eligible but had to wait for a mentor and came without, it was 11 of 97.\n\nMentored students also use the library desk and the money adviser more. They say that their mentor walked there with them.",
      evaluation:
        "When mentors ran short, places went by date of sign-up, so the waiting list is a reasonable comparison. We adjusted for entry points and programme. Small numbers; the difference would arise by chance about one time in thirty.",
      lessons:
        "- Match for talk, not for profession. A future paramedic did best with a retired health visitor.\n- Summer is when it breaks. A postcard in August, from the mentor, is on the coordinator's list.\n- Mentors need a mentor.",
      adviceToAdopters: "Do not begin with more students than you can keep for two years. We began with twenty, and would again.",
      measures: [
        reached("Young people with a mentor", 263, { period: "Four years", method: "Programme records" }),
        perCent("Left in the first year", 3, {
          of: 128,
          from: 11,
          period: "Three intakes",
          method: "Student records; baseline is 97 eligible students without a mentor",
        }),
        score("'There is somebody here I can ask', 1 to 5", 4.7, {
          from: 3.8,
          of: 119,
          period: "November of the first year",
          method: "Student survey; baseline is all first-years",
        }),
      ],
      costBand: "25k-100k",
      costNote: "£46,000 a year, a coordinator and mentors' hours.",
      fundingSources: ["university-outreach", "health-education-england"],
      partners: [
        ["wandleside", "Releases junior staff as mentors"],
        ["norbury-rise-school", "Suggests pupils"],
      ],
    },
  },
  {
    slug: "e-mentoring-an-hour-from-anywhere",
    organisation: "west-moor-university",
    evidence: {
      level: 2,
      reason:
        "Applications of those who took part are known and compared with what they had planned before. Half did not answer the last survey.",
    },
    publishedDaysAgo: 355,
    content: {
      title: "E-mentoring for pupils who live more than an hour from a university",
      summary:
        "Sixteen weeks of written conversation between a pupil and a student on a health course, in a moderated system, with one visit in the middle.",
      aims: ["widen-access"],
      themes: ["mentoring", "outreach"],
      interventions: ["e-mentoring", "taster-day", "application-support"],
      targetGroups: ["low-participation", "first-generation"],
      stages: ["years-10-11", "years-11-13"],
      professions: ["nursing", "allied-health", "midwifery"],
      regions: ["south-west"],
      workStatus: "running",
      startedOn: "Y-4-10",
      need: "From the school at the end of the line it takes two hours and ten minutes to reach our nearest campus. We had been to that school twice in five years.",
      activity:
        "Pairs write once a week through a website that staff read. Each week has a question (What surprised you? What is boring about it? How do you pay for food?). In week eight the pupil spends a day at the campus with the mentor and a travel grant. We tried video and went back to writing: pupils told us they could think about the answer.",
      results:
        "Three hundred and forty pairs in four years, 281 kept it up for at least twelve weeks. Of 196 who had to decide, 118 applied to a health course somewhere; 71 had meant to.",
      lessons:
        "Reply within three days or lose them. Mentors sign up to that, and the coordinator answers for them when they are on placement.",
      adviceToAdopters: "Read every message in the first fortnight, then sample. In four years we have stepped in eleven times.",
      measures: [
        reached("Pupils with an e-mentor", 340, { period: "Four years", method: "System log" }),
        perCent("Kept it up for twelve weeks or more", 83, { of: 340, method: "System log" }),
        count("Applied for a health course", 118, { of: 196, from: 71, method: "Survey; baseline is what the same pupils had planned" }),
      ],
      costBand: "5k-25k",
      fundingSources: ["university-outreach"],
    },
  },
  {
    slug: "reverse-mentoring-board-and-band-two",
    organisation: "brentwater",
    evidence: {
      level: 2,
      reason: "Staff survey answers and decisions of the board are given before and after. Other changes happened in the same year.",
    },
    publishedDaysAgo: 286,
    content: {
      title: "Reverse mentoring: Band 2 staff mentor the board",
      summary:
        "Fourteen directors each have a mentor in Band 2 or 3, most of them from minority ethnic groups. The agenda is set by the mentor.",
      aims: ["diverse-workforce", "career-progression"],
      themes: ["mentoring", "positive-action-leadership"],
      interventions: ["mentoring"],
      targetGroups: ["minority-ethnic", "support-workers"],
      stages: ["current-workforce"],
      professions: ["any"],
      regions: ["north-west-london"],
      workStatus: "running",
      startedOn: "Y-2-03",
      need: "More than half of our staff are from minority ethnic groups and one of fifteen directors. Directors thought that promotion was fair. Staff did not. Both were sincere.",
      activity:
        "Nine meetings in a year, alternately in the mentor's workplace and the director's office, once at the time of the mentor's hardest shift. Mentors are trained, paid for the time, and supported by a coach from outside who reports to nobody.",
      results:
        "The board changed the acting-up policy, which had been in nobody's mind. Four of fourteen mentors were promoted within the year. 'Believe that the trust offers equal opportunities for promotion' rose from 58 to 66 per cent among minority ethnic staff.",
      lessons: "Twice a director gave advice. The coach stopped it. The rule is on a card: *you may ask; you may not advise*.",
      measures: [
        count("Pairs that met at least seven times", 14, { of: 15, period: "First year", method: "Coach's record" }),
        perCent("Minority ethnic staff who believe that promotion is fair", 66, {
          from: 58,
          of: 1410,
          period: "Two staff surveys",
          method: "Staff survey",
        }),
      ],
      costBand: "5k-25k",
      fundingSources: ["own-budget"],
    },
  },
  {
    slug: "student-midwives-who-are-parents",
    organisation: "calder-ridge-university",
    evidence: { level: 2, reason: "Retention of student parents is reported for three years before and two after." },
    publishedDaysAgo: 244,
    content: {
      title: "Peer mentors for student midwives who are parents",
      summary:
        "Lone parents in the first year are paired with parents in the third. They share shifts, lifts and a cupboard full of outgrown school uniform.",
      aims: ["career-progression"],
      themes: ["mentoring", "retention-progression"],
      interventions: ["mentoring"],
      targetGroups: ["lone-parents", "mature-learners"],
      stages: ["further-higher-education"],
      professions: ["midwifery", "nursing"],
      regions: ["yorkshire-and-the-humber"],
      workStatus: "running",
      startedOn: "Y-3-09",
      need: "One in three of our student midwives has children. They left twice as often as others, always in a placement block, nearly always over childcare.",
      activity:
        "We publish the names of volunteers in August and let people choose. The programme office gives rotas ten weeks ahead, which was harder to obtain than the mentors.",
      results: "In two years 3 of 44 student parents left. In the three years before it was 13 of 61.",
      lessons: "The ten weeks' notice probably did more than the mentoring. We cannot tell them apart and keep both.",
      measures: [
        perCent("Student parents who left in the first year", 7, {
          of: 44,
          from: 21,
          period: "Two intakes; three before",
          method: "Student records",
        }),
        reached("Student parents with a mentor", 44, { period: "Two years" }),
      ],
      costBand: "none",
      fundingSources: ["own-budget"],
    },
  },
  {
    slug: "buddies-on-the-internship",
    organisation: "first-rung",
    evidence: { level: 1, reason: "Described, with counts. It is part of a larger programme whose results are reported elsewhere." },
    publishedDaysAgo: 147,
    content: {
      title: "A buddy at lunch: volunteers beside supported interns",
      summary: "Job coaches teach the job. Buddies are for lunch, jokes and how the drinks machine works.",
      aims: ["diverse-workforce"],
      themes: ["mentoring", "pre-employment"],
      interventions: ["mentoring", "internship", "volunteering"],
      targetGroups: ["learning-disability"],
      stages: ["further-higher-education", "current-workforce"],
      professions: ["any"],
      regions: ["wessex", "south-west", "thames-valley"],
      workStatus: "running",
      startedOn: "Y-3-09",
      need: "Interns told us that they liked the work and hated the lunch hour.",
      activity:
        "Any member of staff can be a buddy for a term. Two hours' training, given by former interns. One intern, two buddies, so that nobody eats alone when one is off sick.",
      results:
        "Interns with a buddy are a little more likely to finish, but then buddies were offered first at the friendliest sites. Staff say that they understand their colleagues better; several had never spoken with somebody with a learning disability.",
      lessons: "Ask interns whether they want one. About one in five does not.",
      measures: [
        reached("Interns with a buddy", 96, { of: 119, period: "Two years" }),
        count("Buddies trained", 210, { period: "Two years" }),
      ],
      costBand: "under-5k",
      fundingSources: ["charity-or-trust"],
      partners: [["solentmere", "First site"]],
    },
  },
  {
    slug: "mentors-for-the-access-year",
    organisation: "irwell-gate-college",
    evidence: { level: 2, reason: "Completion of the access diploma is compared with the year before, for all students." },
    publishedDaysAgo: 122,
    content: {
      title: "Mentors for adults in their access year",
      summary: "Each mature learner on the access to health diploma has a nurse, therapist or scientist who took the same course.",
      aims: ["widen-access"],
      themes: ["mentoring", "access-to-professions"],
      interventions: ["mentoring", "application-support"],
      targetGroups: ["mature-learners", "no-qualifications", "lone-parents"],
      stages: ["further-higher-education", "adults-seeking-work"],
      professions: ["nursing", "allied-health", "healthcare-science"],
      regions: ["north-west"],
      workStatus: "running",
      startedOn: "Y-2-09",
      need: "A quarter of our access students stop in February. The first marks have come, the boiler has broken and nobody at home understands why they are doing this.",
      activity:
        "We wrote to everybody who had passed the diploma in ten years. Seventy-one of them, now qualified, offered two evenings a term.",
      results: "Completion went from 71 to 83 per cent. In February we lost eight instead of nineteen.",
      lessons: "The letter to former students cost £140 and was the best money the department has spent.",
      measures: [
        perCent("Completed the access diploma", 83, {
          of: 94,
          from: 71,
          period: "Last year and the year before we began",
          method: "College records",
        }),
        reached("Learners with a mentor", 131, { period: "Two years" }),
      ],
      costBand: "under-5k",
      fundingSources: ["own-budget"],
      partners: [["ribblemere", "Gives mentors time"]],
    },
  },
  {
    slug: "care-experienced-mentors",
    organisation: "cherwell-meadow-university",
    evidence: { level: 1, reason: "Eleven students: the account is careful and the numbers are too small to be a measure." },
    publishedDaysAgo: 83,
    content: {
      title: "Care-experienced students, care-experienced staff",
      summary:
        "Eleven students on health courses who grew up in care meet staff who did too. We had not known that there were any. There were nine.",
      aims: ["diverse-workforce", "career-progression"],
      themes: ["mentoring", "retention-progression"],
      interventions: ["mentoring"],
      targetGroups: ["care-leavers"],
      stages: ["further-higher-education", "current-workforce"],
      professions: ["medicine", "healthcare-science"],
      regions: ["thames-valley"],
      workStatus: "running",
      startedOn: "Y-2-10",
      need: "Students who grew up in care arrive without anybody to ring when the boiler breaks or the marks are bad, and are often the only one on their course who knows it.",
      activity:
        "An announcement in the staff bulletin, without any names, asked who had been in care and would like to know others. A professor of surgery replied within the hour. There is supper once a month, a room to leave things in over the summer, and somebody to come to graduation.",
      results:
        "All eleven students are still here. One said that Christmas was the first thing the group sorted out and the thing she had been dreading since her offer.",
      lessons: "Confidential means confidential: the list is on paper and in one drawer.",
      measures: [reached("Students", 11, { period: "Two years" }), count("Still on their course", 11, { of: 11 })],
      costBand: "under-5k",
      fundingSources: ["university-outreach"],
    },
  },
]
