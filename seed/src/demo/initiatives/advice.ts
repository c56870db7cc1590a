import { count, perCent, reached, score } from "../../initiative.ts"
import type { WrittenInitiative } from "../initiative.ts"

export const advice: readonly WrittenInitiative[] = [
  {
    slug: "one-careers-desk-nine-employers",
    organisation: "tynemoor",
    evidence: {
      level: 2,
      reason:
        "Enquiries, their outcome and the time taken are recorded before and after. What became of people who were sent elsewhere is not known.",
    },
    publishedDaysAgo: 466,
    content: {
      title: "One careers desk for nine health employers",
      summary:
        "Nine employers used to answer the same questions nine times, or not at all. Now one desk with one telephone number answers for all of them and passes people on by name.",
      aims: ["widen-access"],
      themes: ["information-advice-guidance", "outreach"],
      interventions: ["careers-event", "application-support", "webinar"],
      targetGroups: ["long-term-unemployed", "neet", "mature-learners", "first-generation"],
      stages: ["years-11-13", "adults-seeking-work", "advisers"],
      professions: ["any"],
      regions: ["north-east"],
      workStatus: "running",
      startedOn: "Y-4-01",
      need: "We rang all nine switchboards one Tuesday and asked how to become an occupational therapist. Two gave us the right answer. Three put us through to recruitment, who said to look at the website. One said that you need a degree in medicine.\n\nPeople with a parent in the health service do not ring the switchboard. Everybody else does.",
      activity:
        "Two advisers, qualified in careers guidance, sit in the library of our main hospital and answer by telephone, e-mail and at the door. All nine employers' switchboards, web pages and reception desks point to them.\n\n1. Listen first: a conversation of twenty minutes, not a leaflet.\n2. Find somebody: 240 members of staff in nine organisations have agreed to be rung about their job.\n3. Follow up after four weeks, whatever happened.\n\nOnce a month there is a webinar in the evening for parents and carers, and once a term a breakfast for careers teachers and Jobcentre advisers.",
      results:
        "Enquiries rose from about 900 a year across nine organisations to 4,300. Four weeks later, 57 per cent have taken a step they can name: applied, visited, enrolled, spoken to somebody. Before, nobody knew.\n\nThe switchboard supervisor tells us that this is the best thing anybody has done for her team in twenty years.",
      evaluation:
        "The desk's own log, checked by internal audit in the second year. Four-week calls reach 71 per cent of people; the rest are not counted as having taken a step.",
      lessons:
        "- Employers worry that the desk will send good people to somebody else. Publish where people went, every quarter, and the worry goes.\n- We began with a website. It was good and nobody came. The telephone made the difference.\n- Qualified guidance advisers are worth it. An enthusiastic nurse tells everybody to be a nurse.",
      adviceToAdopters:
        "Get the nine signatures before you hire. Share the cost by headcount, not equally, or the small ones leave. Our agreement is two pages and we are glad to send it.",
      measures: [
        reached("People who asked the desk", 4310, {
          from: 900,
          period: "Last full year",
          method: "Enquiry log; baseline estimated from nine organisations",
        }),
        perCent("Had taken a step they could name four weeks later", 57, {
          of: 3060,
          period: "Last full year",
          method: "Telephone call after four weeks",
        }),
        score("Usefulness of the conversation, 1 to 5", 4.6, { of: 1240, period: "Last full year", method: "Text message survey" }),
      ],
      costBand: "25k-100k",
      costNote: "£84,000 a year: two advisers, telephone, a little print. Shared by headcount among nine employers.",
      fundingSources: ["own-budget", "health-education-england"],
      partners: [
        ["cheviot-university", "Sends its admissions team to the desk once a week"],
        ["wearmouth-vale-college", "Takes people on to access courses without a new interview"],
        [{ name: "Seven other health and care employers" }, "Share the cost and lend staff"],
      ],
    },
  },
  {
    slug: "teachers-day-on-the-wards",
    organisation: "wharfedale-valley",
    evidence: {
      level: 2,
      reason:
        "Teachers' knowledge was tested before, on the day and six months later; use in lessons was reported by the teachers themselves.",
    },
    publishedDaysAgo: 281,
    content: {
      title: "A day on the wards for teachers and careers advisers",
      summary:
        "Teachers shadow three members of staff whose jobs they had not heard of, and leave with one lesson they can teach next week. We stopped talking to pupils directly for a year to find out whether this reaches more of them.",
      aims: ["widen-access"],
      themes: ["information-advice-guidance", "outreach"],
      interventions: ["cpd-advisers", "visits-tours", "toolkit"],
      targetGroups: ["low-participation", "first-generation"],
      stages: ["advisers", "years-10-11", "years-11-13"],
      professions: ["any"],
      regions: ["yorkshire-and-the-humber"],
      workStatus: "running",
      startedOn: "Y-3-03",
      need: "A careers teacher at one of our schools told us that she advises two hundred pupils a year on health and had last been in a hospital to have her own children. In the quiz we gave to 60 teachers the average score was four out of fifteen. Two thirds thought that physiotherapists work mostly with athletes.",
      activity:
        "Twelve teachers at a time, eight days a year. Each shadows three people for ninety minutes. After lunch they write a lesson in pairs with a member of staff who will come and teach it with them once. The trust pays for supply cover, which is the reason heads let them come.",
      results:
        "Quiz scores rose from 4.0 to 11.2 out of 15, and were 9.8 after six months. Of 171 teachers, 122 had taught the lesson at least once by then, to about 6,400 pupils by their own estimate.",
      evaluation:
        "The quiz was the same each time with the answers in a different order. The number of pupils is the teachers' estimate and should be read as such.",
      lessons: "Invite the form tutor, not only the head of careers. And never, ever start before the school bus has arrived.",
      measures: [
        reached("Teachers and careers advisers who came", 171, { period: "Two years", method: "Signing-in sheet" }),
        score("Quiz about health careers, out of 15", 11.2, {
          from: 4,
          of: 171,
          period: "Morning and evening of the day",
          method: "Fifteen questions",
        }),
        count("Taught the lesson within six months", 122, { of: 171, method: "E-mail survey, 148 replies; no reply counted as no" }),
      ],
      costBand: "5k-25k",
      costNote: "£17,600 a year, of which supply cover £13,200.",
      fundingSources: ["health-education-england"],
      partners: [["holderness-lane-academy", "Helped to design the day"]],
    },
  },
  {
    slug: "toolkit-tested-on-form-tutors",
    organisation: "allied-health-guild",
    evidence: {
      level: 3,
      reason:
        "Schools were put into two groups by lot; pupils in those with the toolkit could name twice as many professions as those without.",
    },
    publishedDaysAgo: 219,
    content: {
      title: "A careers toolkit for form tutors, tested on form tutors",
      summary:
        "Ten-minute activities for registration time about twelve allied health professions. Every activity was thrown out unless a tutor who had never seen it could run it from one side of paper.",
      aims: ["widen-access"],
      themes: ["information-advice-guidance"],
      interventions: ["toolkit", "cpd-advisers"],
      targetGroups: ["low-participation", "free-school-meals"],
      stages: ["primary-years-7-9", "years-10-11", "advisers"],
      professions: ["allied-health"],
      regions: ["national"],
      workStatus: "completed",
      startedOn: "Y-3-09",
      endedOn: "Y-1-07",
      need: "Schools receive about three careers packs a week. We asked 40 form tutors what they do with them.",
      activity:
        "We drafted 34 activities and watched tutors use them without help. Nineteen failed: too long, too many scissors, or funny only to physiotherapists. Fifteen are in the toolkit, each on one page, with the answers on the back.",
      results:
        "In 22 schools that used it for a term, pupils in Year 9 could name 5.4 of twelve professions and say what they do. In 21 schools that had to wait for it, 2.6.",
      evaluation:
        "Forty-three schools drew lots. A teacher not involved in the project marked the answers without knowing the school. The difference held for pupils on free school meals.",
      lessons: "A toolkit is not outreach. Nothing changed in schools where a tutor left it in the drawer, and one in five did.",
      adviceToAdopters: "It is free to print and to change. Tell us what you changed.",
      measures: [
        reached("Pupils in schools with the toolkit", 4950, { period: "Autumn term", method: "School rolls" }),
        score("Professions a pupil can name and explain, out of 12", 5.4, {
          from: 2.6,
          of: 1870,
          period: "End of term",
          method: "Written task; baseline is 21 schools without the toolkit",
        }),
      ],
      costBand: "25k-100k",
      costNote: "£61,000 over two years, mostly design and evaluation. It costs nothing to use.",
      fundingSources: ["charity-or-trust", "own-budget"],
      links: [{ label: "Download the fifteen activities", url: "https://allied-health-guild.demo.example/form-time" }],
    },
  },
  {
    slug: "ask-a-healthcare-scientist",
    organisation: "healthcare-science-society",
    evidence: { level: 1, reason: "Attendance is counted and the idea explained. There are no outcomes yet." },
    publishedDaysAgo: 151,
    content: {
      title: "Ask a healthcare scientist: a webinar on the first Wednesday of the month",
      summary: "Forty minutes at four o'clock, one scientist at the bench, questions from classrooms all over the country.",
      aims: ["widen-access"],
      themes: ["information-advice-guidance"],
      interventions: ["webinar", "ask-the-expert"],
      targetGroups: ["low-participation"],
      stages: ["years-10-11", "years-11-13"],
      professions: ["healthcare-science"],
      regions: ["national"],
      workStatus: "running",
      startedOn: "Y-2-10",
      need: "Most of the fifty or so kinds of healthcare scientist have never been seen by a pupil. One scientist can visit one school in a morning, or eighty from the bench.",
      activity:
        "The scientist does something on camera in the first two minutes. Questions are typed and read out by a student. We never ask people to introduce themselves; it takes ten minutes and loses the room.",
      results: "On average 140 pupils join live. Eleven scientists who swore that they would never be on camera have done it twice.",
      lessons: "Record it. Twice as many watch later, in lessons.",
      measures: [reached("Pupils in classrooms that joined live", 2300, { period: "Sixteen webinars", method: "Teachers' numbers" })],
      costBand: "under-5k",
      fundingSources: ["own-budget"],
    },
  },
  {
    slug: "jobcentre-advisers-morning",
    organisation: "brentwater",
    evidence: { level: 2, reason: "Referrals from the Jobcentres involved were counted for six months before and after." },
    publishedDaysAgo: 118,
    content: {
      title: "A morning in the hospital for every Jobcentre adviser in the borough",
      summary: "If advisers know what a ward clerk does, they send us people who can do it.",
      aims: ["widen-access"],
      themes: ["information-advice-guidance", "pre-employment"],
      interventions: ["cpd-advisers", "visits-tours"],
      targetGroups: ["long-term-unemployed", "lone-parents"],
      stages: ["advisers", "adults-seeking-work"],
      professions: ["support-workforce", "non-clinical"],
      regions: ["north-west-london"],
      workStatus: "completed",
      startedOn: "Y-2-05",
      endedOn: "Y-1-05",
      need: "In six months eleven Jobcentre advisers had sent us 190 people, and we had shortlisted 21. Neither side knew why.",
      activity:
        "Eight at a time, from nine until noon: an hour each with a ward clerk, a porter and the person who shortlists. They read last month's rejected applications, with names removed, and say which ones they would have rescued.",
      results: "People whom these Jobcentres referred were three times as likely to be shortlisted as before.",
      lessons: "Reading the rejected applications was our recruiter's idea and it is the best part of the morning.",
      measures: [
        reached("Advisers", 64, { period: "One year" }),
        perCent("Referred applicants who were shortlisted", 34, {
          of: 205,
          from: 11,
          period: "Six months after and before",
          method: "Recruitment system",
        }),
      ],
      costBand: "none",
      fundingSources: ["jobcentre-plus", "own-budget"],
    },
  },
  {
    slug: "careers-evenings-where-people-pray",
    organisation: "severn-forge",
    evidence: {
      level: 2,
      reason:
        "Enquiries and applications by ethnic group are given for the year before and the year after. Other recruitment went on at the same time.",
    },
    publishedDaysAgo: 90,
    content: {
      title: "Careers evenings at the mosque, the gurdwara and the church hall",
      summary:
        "Staff go back to the places where they themselves worship and meet, with a film of their working day and their mothers in the front row.",
      aims: ["diverse-workforce", "widen-access"],
      themes: ["information-advice-guidance", "ambassadors"],
      interventions: ["careers-event", "ask-the-expert"],
      targetGroups: ["minority-ethnic", "mature-learners"],
      stages: ["years-11-13", "adults-seeking-work", "advisers"],
      professions: ["nursing", "midwifery", "allied-health", "support-workforce"],
      regions: ["west-midlands"],
      workStatus: "running",
      startedOn: "Y-2-11",
      need: "Our patients speak about sixty languages. On the surgical wards the staff speak nine. Families we talked to thought well of medicine and pharmacy and poorly of nursing, mostly because of what it meant for young women's hours and uniform.",
      activity:
        "Each evening has one film of eight minutes about somebody from that congregation, food, and tables. Questions about night shifts, sleeves and headscarves, caring for men, and pay are answered by people who have asked them. There is a form to take away for a visit, and someone who will ring.",
      results:
        "Applications to our nursing apprenticeship from people of Pakistani, Bangladeshi and Somali heritage went from 14 to 61 in a year.",
      lessons:
        "The uniform policy was friendlier than everybody believed, ourselves included. We put it on one page in plain English and it answered half the questions.",
      adviceToAdopters: "Go where you are invited, and go back. The second visit is the one that counts.",
      measures: [
        reached("People who came", 720, { period: "Eleven evenings", method: "Counted at the door" }),
        count("Applications for the nursing apprenticeship from three communities", 61, {
          from: 14,
          period: "Year before and year after",
          method: "Recruitment system, self-declared",
        }),
      ],
      costBand: "under-5k",
      costNote: "Films £2,400, food given by the hosts.",
      fundingSources: ["charity-or-trust"],
      pictureConsent: "no-people",
    },
  },
]
