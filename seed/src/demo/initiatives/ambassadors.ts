import { count, perCent, reached, score } from "../../initiative.ts"
import type { WrittenInitiative } from "../initiative.ts"

export const ambassadors: readonly WrittenInitiative[] = [
  {
    slug: "two-hundred-ambassadors-one-booking-page",
    organisation: "wharfedale-valley",
    evidence: {
      level: 2,
      reason:
        "Reach is well recorded and pupils' interest was measured before and after in a sample of classes. What pupils do later is not known.",
    },
    publishedDaysAgo: 441,
    content: {
      title: "Two hundred ambassadors and one booking page",
      summary:
        "Schools book a person, not a talk: they choose from two hundred short profiles, and the manager has already said yes to five half-days a year.",
      aims: ["widen-access"],
      themes: ["ambassadors", "outreach", "information-advice-guidance"],
      interventions: ["ask-the-expert", "careers-event", "visits-tours"],
      targetGroups: ["low-participation", "first-generation"],
      stages: ["primary-years-7-9", "years-10-11", "years-11-13"],
      professions: ["any"],
      regions: ["yorkshire-and-the-humber"],
      workStatus: "running",
      startedOn: "Y-4-06",
      need: "We had enthusiasts, about fifteen of them, who went everywhere. Schools that knew them had three visits a year. Twenty-six schools had none. When one enthusiast retired, a whole valley was left out.",
      activity:
        "1. **Permission first.** Managers agree once, in writing, to five half-days a year for each ambassador. It is in the job plan.\n2. **Half a day's training.** Tell your story in four minutes, answer the pay question, what to do when a child discloses something.\n3. **Profiles.** A photograph, three sentences, what you wanted to be at fourteen. Written by a sixth-former who interviewed you.\n4. **Booking.** Teachers pick a person and a date. Schools without a visit in the last year see the calendar two weeks before the others do.\n5. **Thanks.** A card from the class goes to the ambassador's manager. That was the communications team's idea and is what keeps managers on board.",
      results:
        "Two hundred and eight ambassadors from 61 occupations; 318 visits in the last school year to 74 of 79 secondary and middle schools. In classes that we asked, the share of pupils who could see themselves working in health went from 29 to 47 per cent.",
      evaluation:
        "Every visit is logged. In 31 classes pupils answered two questions a week before and a week after. Some teachers chose their keenest class, so the true difference is probably smaller.",
      lessons:
        "- Ambassadors leave when nobody asks them. A quarter of ours were never booked in the first year; now we offer those names first.\n- The most booked person is a mortuary technician.\n- Do not let people bring slides.",
      adviceToAdopters:
        "The booking page is an ordinary calendar tool. The hard parts are job plans and the list of schools that nobody visits. Start with those two.",
      measures: [
        count("Ambassadors trained", 208, { period: "Three and a half years", method: "Training records" }),
        reached("Pupils in visits", 9140, { period: "Last school year", method: "Teachers' numbers for 318 visits" }),
        count("Schools visited at least once", 74, {
          of: 79,
          from: 53,
          period: "Last school year and the year before we began",
          method: "Visit log",
        }),
        perCent("Could see themselves working in health", 47, {
          of: 806,
          from: 29,
          period: "A week before and after",
          method: "Questionnaire in 31 classes",
        }),
      ],
      costBand: "25k-100k",
      costNote: "A coordinator (four days a week), travel and training. £39,000 a year.",
      fundingSources: ["health-education-england", "own-budget"],
      partners: [
        ["holderness-lane-academy", "Sixth-formers write the profiles"],
        ["calder-ridge-university", "Trains the ambassadors"],
      ],
      pictureConsent: "no-people",
    },
  },
  {
    slug: "support-workers-as-ambassadors",
    organisation: "pennine-fold",
    evidence: { level: 1, reason: "A good idea, well explained, with counts of activity." },
    publishedDaysAgo: 248,
    content: {
      title: "Support workers as ambassadors: the people whom pupils ask real questions",
      summary:
        "Healthcare assistants, receptionists and drivers visit schools in pairs. Several have since applied for training themselves.",
      aims: ["widen-access", "career-progression"],
      themes: ["ambassadors", "support-worker-development"],
      interventions: ["ask-the-expert"],
      targetGroups: ["support-workers", "low-participation"],
      stages: ["years-10-11", "current-workforce"],
      professions: ["support-workforce", "non-clinical"],
      regions: ["north-west"],
      workStatus: "running",
      startedOn: "Y-3-01",
      need: "Ambassadors are usually people with degrees. Pupils who do not see themselves going to university conclude that there is nothing for them.",
      activity:
        "Thirty support workers, in pairs, with uniforms and the contents of their pockets. The session is 'What is in my pockets and why'. It takes twenty minutes and needs no equipment.",
      results:
        "In 60 visits they have met some 1,700 pupils. What we did not expect: nine of the thirty have started a qualification since. One said that she had told so many fourteen-year-olds they could do it that she had to.",
      lessons: "Pay them their hourly rate including the bus. Some of our bank staff were losing money by coming.",
      measures: [
        reached("Pupils", 1700, { period: "Two years", method: "Visit log, rounded" }),
        count("Ambassadors who began a qualification themselves", 9, { of: 30, method: "Training records" }),
      ],
      costBand: "under-5k",
      fundingSources: ["own-budget"],
    },
  },
  {
    slug: "patients-and-staff-speak-together",
    organisation: "orwell-shore",
    evidence: {
      level: 2,
      reason: "Attitudes were measured with a published scale before, after and three months later in twelve classes.",
    },
    publishedDaysAgo: 226,
    content: {
      title: "Patients and staff speak together: mental health careers in schools",
      summary:
        "A nurse and somebody she has nursed visit a Year 9 class together. Careers come last, after everything else has been asked.",
      aims: ["diverse-workforce", "widen-access"],
      themes: ["ambassadors", "outreach"],
      interventions: ["ask-the-expert"],
      targetGroups: ["low-participation", "disabled"],
      stages: ["primary-years-7-9"],
      professions: ["nursing", "allied-health", "support-workforce"],
      regions: ["east-of-england"],
      workStatus: "running",
      startedOn: "Y-3-10",
      need: "Mental health nursing is the branch that young people choose least and know least about. What they know is from films.",
      activity:
        "Twenty-two pairs, all trained together for two days. The person who has used services decides what is told. Each class has two visits, a fortnight apart, because the good questions come the second time.",
      results:
        "Scores on the stigma scale improved by a fifth and were still better after three months. 'Would consider mental health nursing' went from 3 to 14 per cent.",
      evaluation: "Twelve classes, 311 pupils, a published scale, scored by the university. No comparison classes.",
      lessons: "Pay both people the same. And have a counsellor in school that week: somebody will need one.",
      measures: [
        reached("Pupils", 2150, { period: "Two and a half school years", method: "Teachers' numbers" }),
        perCent("Would consider mental health nursing", 14, {
          of: 298,
          from: 3,
          period: "Before and three months after",
          method: "Questionnaire in twelve classes",
        }),
        score("Stigma scale (lower is better)", 31, { from: 39, of: 298, method: "Published scale" }),
      ],
      costBand: "5k-25k",
      fundingSources: ["charity-or-trust"],
      partners: [["gipping-valley-school", "First school to take part"]],
    },
  },
  {
    slug: "student-nurses-back-to-their-sixth-forms",
    organisation: "roding-university",
    evidence: { level: 2, reason: "Applications from the schools visited are counted for two years before and two after." },
    publishedDaysAgo: 160,
    content: {
      title: "Student nurses go back to their own sixth forms",
      summary: "Black, Asian and minority ethnic student nurses return to the school they left two years ago, paid for their time.",
      aims: ["diverse-workforce", "widen-access"],
      themes: ["ambassadors", "access-to-professions"],
      interventions: ["ask-the-expert", "application-support"],
      targetGroups: ["minority-ethnic", "first-generation"],
      stages: ["years-11-13"],
      professions: ["nursing", "midwifery", "health-visiting"],
      regions: ["north-central-and-east-london"],
      workStatus: "running",
      startedOn: "Y-3-02",
      need: "Schools advise their best students to try for medicine. Those who do not get in take a year out or do something else. Nobody mentions nursing, least of all to the children of nurses.",
      activity:
        "Forty-four students, each with one school. They go four times in a year: assembly, a lesson, personal statements, and tea for parents.",
      results: "Applications to us from those schools rose from 85 to 149.",
      lessons:
        "They are not lecturers and should not be asked about entry requirements. Send an admissions tutor along for the third visit.",
      measures: [
        count("Applications from the 44 schools", 149, {
          from: 85,
          period: "A year; two years after and two before",
          method: "Admissions records",
        }),
        reached("Sixth-formers met", 3300, { period: "Two years", method: "Students' logs" }),
      ],
      costBand: "5k-25k",
      fundingSources: ["university-outreach"],
      partners: [["spitalgate-school", "Pilot school"]],
    },
  },
  {
    slug: "we-train-the-recruiters",
    organisation: "open-latch",
    evidence: { level: 2, reason: "Changes to adverts and interviews were counted, and hires before and after." },
    publishedDaysAgo: 114,
    content: {
      title: "We train the recruiters: ambassadors with a learning disability",
      summary: "Four of us who work in hospitals teach the people who write job adverts. We read them aloud.",
      aims: ["diverse-workforce"],
      themes: ["ambassadors", "admissions-contextual-data"],
      interventions: ["cpd-advisers", "ask-the-expert"],
      targetGroups: ["learning-disability"],
      stages: ["advisers", "current-workforce"],
      professions: ["any"],
      regions: ["yorkshire-and-the-humber"],
      workStatus: "running",
      startedOn: "Y-2-06",
      need: "We looked at 40 job adverts for cleaners, porters and kitchen staff. We could not understand 33 of them. Neither could the people who wrote them.",
      activity:
        "We read an advert out loud, slowly. Then we ask what it means. Then we write it again together. It takes a morning. We bring biscuits.",
      results:
        "Five trusts changed their adverts. They hired 26 people with a learning disability in the year after. The year before it was 7.",
      lessons: "Do not say 'simple'. Say 'clear'.",
      measures: [
        count("People with a learning disability hired by five trusts", 26, {
          from: 7,
          period: "Year before and year after",
          method: "Told by the trusts",
        }),
        reached("Recruiters trained", 118, { period: "Two years" }),
      ],
      costBand: "5k-25k",
      fundingSources: ["charity-or-trust"],
      partners: [
        ["humberbank", "First trust"],
        ["wharfedale-valley", "Second trust"],
      ],
    },
  },
  {
    slug: "men-in-care-week",
    organisation: "shoreline-care",
    evidence: { level: 1, reason: "One week, described." },
    publishedDaysAgo: 66,
    content: {
      title: "Men in care week",
      summary: "For one week in March every social media post, school visit and home visit story was told by a man who works for us.",
      aims: ["diverse-workforce"],
      themes: ["ambassadors"],
      interventions: ["careers-event", "visits-tours"],
      targetGroups: ["men-under-represented"],
      stages: ["adults-seeking-work", "years-11-13"],
      professions: ["support-workforce"],
      regions: ["kent-surrey-and-sussex"],
      workStatus: "completed",
      startedOn: "Y-1-03",
      endedOn: "Y-1-03",
      need: "Seven in a hundred of our carers are men. A third of the people we care for are.",
      activity:
        "Nine men took turns: a former lorry driver on the radio, a student on social media, a retired policeman at two schools. Everybody who rang that week spoke to one of them.",
      results:
        "Thirty-one men asked about work, six have started. Some of our clients asked for a man to help them wash and said that they had not known they could ask.",
      measures: [count("Men who enquired", 31, { from: 5, period: "The week; baseline is a usual week" })],
      costBand: "none",
    },
  },
  {
    slug: "ambassadors-in-polish-urdu-somali",
    organisation: "trentside",
    evidence: { level: 1, reason: "Described, with attendance." },
    publishedDaysAgo: 27,
    content: {
      title: "Career conversations in Polish, Urdu, Somali and Romanian",
      summary:
        "Staff hold drop-ins in their first language at the library. Many who come have a profession from home and clean offices here.",
      aims: ["widen-access", "diverse-workforce"],
      themes: ["ambassadors", "information-advice-guidance"],
      interventions: ["ask-the-expert"],
      targetGroups: ["minority-ethnic", "returners"],
      stages: ["adults-seeking-work"],
      professions: ["any"],
      regions: ["east-midlands"],
      workStatus: "running",
      startedOn: "Y-1-05",
      need: "People whose English is still growing do not go to careers fairs. Many have more experience than those who do.",
      activity:
        "Two members of staff for each language, one evening a month, at the library. They explain how qualifications from abroad are recognised, what pays meanwhile, and who can help with the forms.",
      results:
        "A physiotherapist from Poznań and a pharmacist from Lahore have begun the road to registration. Twenty-two people have taken support posts.",
      lessons: "The library's own staff know everybody. We advertise nowhere else.",
      measures: [reached("Visitors", 143, { period: "Eight drop-ins" })],
      costBand: "none",
      fundingSources: ["own-budget"],
    },
  },
]
