import { count, perCent, reached, score } from "../../initiative.ts"
import type { WrittenInitiative } from "../initiative.ts"

export const workExperience: readonly WrittenInitiative[] = [
  {
    slug: "placements-by-need",
    organisation: "wandleside",
    evidence: {
      level: 3,
      reason:
        "Who received placements is shown for three years before and three after, beside two neighbouring trusts that changed nothing.",
    },
    publishedDaysAgo: 476,
    content: {
      title: "Placements by postcode and need, not by whom you know",
      summary:
        "We took work experience out of consultants' inboxes. One form, a published points table and a draw within each band: pupils on free school meals now get 44 per cent of places instead of 6.",
      aims: ["widen-access"],
      themes: ["work-experience"],
      interventions: ["work-placement", "application-support", "toolkit"],
      targetGroups: ["free-school-meals", "low-participation", "first-generation", "care-leavers"],
      stages: ["years-10-11", "years-11-13"],
      professions: ["any"],
      regions: ["south-london"],
      workStatus: "running",
      startedOn: "Y-4-09",
      need: "We had 2,400 requests a year and 600 places. We wrote to everybody who had had a place in the spring term and asked how they came by it. Sixty-eight per cent said a relative or a family friend. The medical director's own letter to colleagues began: 'This includes my nephew.'",
      activity:
        "- All placements, in every department, go through one form. A consultant who takes somebody privately is asked about it at appraisal.\n- The form asks about free school meals, care, caring, the school's results and whether a parent went to university. A points table, printed on the form, says what each is worth.\n- Within each band places are drawn by lot, once a term, with two head teachers present.\n- Everybody who is offered a place has a telephone call, a travel card and lunch. Everybody who is not is invited to a simulation afternoon.\n- A placement has a plan: four things to see, one thing to do, one person to ask.",
      results:
        "In the year before, 6 per cent of places went to pupils who were eligible for free school meals; now 44 per cent. A quarter come from schools that had never sent anybody. Drop-out on the first morning, which everybody predicted, has fallen, because of the telephone call.\n\nThe number of places has not suffered: 640 last year.",
      evaluation:
        "Eligibility is confirmed by schools for all who are placed. Two neighbouring trusts gave us their figures: 7 and 9 per cent in both periods. Pupils' own views are asked on the last day; we have not yet followed them into later study.",
      lessons:
        "1. Publish the points table. Complaints stopped within a term, because everybody could see where they stood.\n2. The chief executive turned down her own neighbour in the first week and told the senior team. Nothing else we did had as much effect.\n3. Some departments offered fewer places when they could not choose. They came back when they met the pupils.\n4. It takes a full-time coordinator. We tried with half and the draw was late twice.",
      adviceToAdopters:
        "Do the letter first: ask last term's pupils how they got in, and take the answer to the board. Then ask for three things only: one form, one coordinator, no exceptions. Our points table is a starting point. In the country a postcode says less and a bus timetable more.",
      measures: [
        perCent("Places that went to pupils eligible for free school meals", 44, {
          of: 640,
          from: 6,
          period: "Last year and the year before we began",
          method: "Confirmed by schools",
        }),
        reached("Pupils placed", 1870, { period: "Three years", method: "Placement register" }),
        perCent("Did not turn up on the first morning", 4, {
          of: 640,
          from: 11,
          period: "Last year and the year before we began",
          method: "Placement register",
        }),
        score("'I did something, I did not only watch', 1 to 5", 4.3, {
          from: 2.7,
          of: 588,
          period: "Last year; baseline from the spring term before",
          method: "Last-day questionnaire",
        }),
      ],
      costBand: "25k-100k",
      costNote: "One coordinator (Band 5), £11,000 for travel and lunches.",
      fundingSources: ["own-budget", "charity-or-trust"],
      partners: [
        ["norbury-rise-school", "Sits at the draw"],
        ["young-carers-springboard", "Helps young carers with the form"],
      ],
      links: [{ label: "Form and points table", url: "https://wandleside.demo.example/work-experience" }],
      pictureConsent: "no-people",
    },
  },
  {
    slug: "work-experience-in-a-box",
    organisation: "chiltern-vale",
    evidence: { level: 2, reason: "Interest and knowledge were measured before and after for almost all pupils, in two school years." },
    publishedDaysAgo: 318,
    content: {
      title: "Work experience in a box: a simulated week when wards cannot take under-16s",
      summary:
        "Five days in a closed ward with actors, mannequins and real staff. Thirty pupils at once, no patient disturbed, and nobody spends the week filing.",
      aims: ["widen-access"],
      themes: ["work-experience", "outreach"],
      interventions: ["hands-on", "work-placement", "visits-tours"],
      targetGroups: ["free-school-meals", "low-participation", "disabled"],
      stages: ["years-10-11"],
      professions: ["nursing", "medicine", "allied-health", "pharmacy"],
      regions: ["thames-valley"],
      workStatus: "running",
      startedOn: "Y-3-06",
      need: "Our insurers and our matrons agreed on one thing: nobody under sixteen on a ward. So Year 10 pupils, the age at which they choose, went to medical records and learned that the health service has many shelves.",
      activity:
        "A ward of eight beds is empty each June for cleaning. We fill it with volunteers from the patients' panel, two actors and four mannequins. Pupils arrive as a new shift: handover, drug round, a fall, an unhappy relative, a discharge. They change role each day and are, in turn, nurse, therapist, pharmacist, doctor and ward clerk.\n\nStaff come for an hour each, 46 of them in a week. The scripts are in the box, with the props.",
      results:
        "In three summers 176 pupils. The share who could say what a discharge coordinator does rose from none to nearly all. More usefully, 61 per cent named a career in health as their first or second choice, against 34 per cent on Monday.",
      lessons:
        "The patients' panel are the stars. One gentleman has had the same stroke eleven times and gets better at it.\n\nGive a pupil who faints a job, not a chair in the corridor.",
      adviceToAdopters:
        "We lend the box. Two trusts have had it. You need a space that looks like a ward, not a classroom; a wheelchair-accessible one, too.",
      measures: [
        reached("Pupils", 176, { of: 180, period: "Three summers", method: "Register" }),
        perCent("Health career as first or second choice", 61, { of: 170, from: 34, period: "Monday and Friday", method: "Questionnaire" }),
        count("Schools that took part", 14, { period: "Three summers" }),
      ],
      costBand: "5k-25k",
      costNote: "£6,300 to build the box, £2,900 a week to run it.",
      fundingSources: ["charity-or-trust", "health-education-england"],
    },
  },
  {
    slug: "looked-after-travel-card",
    organisation: "brecklow-council",
    evidence: { level: 2, reason: "Completion of placements is reported for all young people concerned, against the years before." },
    publishedDaysAgo: 257,
    content: {
      title: "Work experience for looked-after young people, with a paid travel card and a person who rings",
      summary:
        "The virtual school plans each placement with the young person, the carer and the hospital, and the council pays for the bus.",
      aims: ["widen-access"],
      themes: ["work-experience", "mentoring"],
      interventions: ["work-placement", "mentoring"],
      targetGroups: ["care-leavers"],
      stages: ["years-10-11", "years-11-13"],
      professions: ["any"],
      regions: ["east-of-england"],
      workStatus: "running",
      startedOn: "Y-3-05",
      need: "Half of the placements that were arranged for young people in care fell through: a move of home, a form that needed a parent's signature, a first bus at 9.40.",
      activity:
        "The virtual head may sign for every young person. We agreed that with all carers once a year rather than case by case. The placement goes with the young person if they move. Someone rings on the evening of the first day.",
      results: "Forty-eight placements planned, 43 completed. Six young people have been offered Saturday jobs.",
      lessons: "Ask the young person who should know that they are in care. Usually: nobody. That is perfectly possible.",
      measures: [
        reached("Young people placed", 48, { period: "Two and a half years", method: "Virtual school records" }),
        perCent("Placements completed", 90, { of: 48, from: 50, method: "Virtual school records; baseline is the two years before" }),
      ],
      costBand: "under-5k",
      fundingSources: ["local-authority"],
      partners: [
        ["fenbridge", "Placements"],
        ["orwell-shore", "Placements"],
      ],
    },
  },
  {
    slug: "gp-work-experience-no-doctor-in-the-family",
    organisation: "kennetside-gps",
    evidence: {
      level: 2,
      reason: "Applications and offers are known for most participants. There is no comparison yet; one is planned with the university.",
    },
    publishedDaysAgo: 205,
    content: {
      title: "Work experience in general practice for those without a doctor in the family",
      summary:
        "Three days in a surgery and two evenings of reflection, for Year 12 pupils in state schools. Confidentiality is taught, tested and then trusted.",
      aims: ["widen-access"],
      themes: ["work-experience", "access-to-professions"],
      interventions: ["work-placement", "application-support"],
      targetGroups: ["first-generation", "low-participation"],
      stages: ["years-11-13"],
      professions: ["medicine", "nursing"],
      regions: ["thames-valley"],
      workStatus: "running",
      startedOn: "Y-2-02",
      need: "Medical schools ask what you have learned from seeing doctors at work. General practice is where most doctoring happens and has been closed to pupils because 'patients would mind'. We asked 400 patients. Nine per cent minded.",
      activity:
        "An evening on confidentiality with a test at the end (four pupils have failed it, and came back). Then a day with reception, a day with nurses, a day with doctors, always in a surgery where the pupil and family are not known. A second evening is about turning what they saw into something they can say.",
      results: "Seventy-four pupils. Of the 52 who have since applied for medicine, 27 have an offer.",
      lessons: "Start with reception. Pupils see what doctors do not.",
      adviceToAdopters:
        "A sign on the door and a question at the desk is consent enough for most visits, said our patients' group, provided that the pupil leaves when asked and nobody makes a face.",
      measures: [
        reached("Pupils", 74, { period: "Two years", method: "Register" }),
        count("Offers to study medicine", 27, { of: 52, period: "Two application rounds", method: "Told by pupils; 47 of 52 replied" }),
      ],
      costBand: "under-5k",
      fundingSources: ["health-education-england"],
      partners: [["cherwell-meadow-university", "Runs the second evening"]],
    },
  },
  {
    slug: "one-form-across-a-county",
    organisation: "swale-reach",
    evidence: { level: 2, reason: "Numbers of requests, placements and time to answer are given before and after." },
    publishedDaysAgo: 187,
    content: {
      title: "One form and one clearing house for work experience across a county",
      summary: "Five employers answer one application. If the first is full, it goes to the next; the pupil never has to start again.",
      aims: ["widen-access"],
      themes: ["work-experience", "information-advice-guidance"],
      interventions: ["work-placement"],
      targetGroups: ["low-participation", "neet"],
      stages: ["years-10-11", "years-11-13", "adults-seeking-work"],
      professions: ["any"],
      regions: ["kent-surrey-and-sussex"],
      workStatus: "running",
      startedOn: "Y-2-04",
      need: "A pupil could apply to five employers with five forms, wait seven weeks for each and be told by all of them that they had chosen the wrong week.",
      activity:
        "The clearing house is one person and a shared calendar. Each employer opens its places on the first Monday of the term. A third of them are kept until half-term for people who are not in school or whose school was late.",
      results:
        "Time to an answer fell from seven weeks to nine days. Placements rose from 410 to 690 without any employer offering more than it already had: they had been empty in the wrong place.",
      lessons:
        "Disclosure and occupational health rules differed in all five. Agreeing one set took eleven months, and everything else a fortnight.",
      measures: [
        reached("People placed", 690, { from: 410, period: "A year", method: "Clearing house log" }),
        count("Days until an answer", 9, { from: 49, period: "Median", method: "Clearing house log" }),
      ],
      costBand: "25k-100k",
      fundingSources: ["own-budget"],
      partners: [
        ["weald-and-downs", "Offers places"],
        ["shoreline-care", "Offers places"],
      ],
    },
  },
  {
    slug: "theatre-week",
    organisation: "ribblemere",
    evidence: { level: 1, reason: "Feedback in words, and attendance." },
    publishedDaysAgo: 134,
    content: {
      title: "Theatre week: everybody in the room except the surgeon",
      summary: "Year 12 pupils follow operating department practitioners, healthcare scientists, porters and cleaners.",
      aims: ["widen-access"],
      themes: ["work-experience"],
      interventions: ["work-placement", "ask-the-expert"],
      targetGroups: ["low-participation"],
      stages: ["years-11-13"],
      professions: ["allied-health", "healthcare-science", "support-workforce"],
      regions: ["north-west"],
      workStatus: "completed",
      startedOn: "Y-2-02",
      endedOn: "Y-1-02",
      need: "Pupils ask to see an operation. Letting them watch the surgeon's back for a morning teaches them little, and there are nine other people in the room.",
      activity:
        "Eight pupils at a time, five days, a different member of the team each day. On Friday each pupil explains one job to the others.",
      results:
        "Pupils came wanting to see surgery and left asking about anaesthesia. 'I did not know there was a person whose job is to keep the other person breathing.'",
      lessons: "Eat breakfast. We now provide it.",
      measures: [reached("Pupils", 24, { period: "Three weeks" })],
      costBand: "none",
      fundingSources: ["own-budget"],
    },
  },
  {
    slug: "hospice-volunteering-that-counts",
    organisation: "avon-water-hospice",
    evidence: { level: 2, reason: "What volunteers did a year later is known for most, with what they did before." },
    publishedDaysAgo: 101,
    content: {
      title: "Hospice volunteering that counts towards something",
      summary:
        "Six months, three hours a week, a supervisor's reference and a recorded skills log that two universities accept as experience.",
      aims: ["widen-access", "career-progression"],
      themes: ["work-experience", "returning"],
      interventions: ["volunteering"],
      targetGroups: ["carers", "mature-learners", "long-term-unemployed"],
      stages: ["adults-seeking-work", "years-11-13"],
      professions: ["nursing", "support-workforce"],
      regions: ["wessex"],
      workStatus: "running",
      startedOn: "Y-3-01",
      need: "We have 600 volunteers, and until we asked we did not know that one in ten hoped it would lead to work.",
      activity:
        "Volunteers on the scheme have a supervisor, a skills log and a review every two months. They rotate between the day room, the ward and the shop, so that the log is about more than tea.",
      results:
        "Of 63 volunteers on the scheme, 24 were on a course and 15 in paid care work a year later. Former carers bring something that nobody can teach; several needed time before they were ready, and we learned to say so kindly.",
      lessons: "Wait a year after a bereavement. We ask, and we explain why.",
      measures: [
        reached("Volunteers on the scheme", 63, { period: "Two years" }),
        count("On a course or in paid care work a year later", 39, { of: 63, from: 4, method: "Telephone" }),
      ],
      costBand: "under-5k",
      fundingSources: ["charity-or-trust"],
    },
  },
  {
    slug: "shadowing-from-the-islands",
    organisation: "carrick-roads-college",
    evidence: { level: 0, reason: "" },
    publishedDaysAgo: 30,
    content: {
      title: "Shadowing by video for students on the islands",
      summary: "The boat takes three hours and stops in a gale. A tablet on a trolley does not.",
      aims: ["widen-access"],
      themes: ["work-experience"],
      interventions: ["webinar", "ask-the-expert"],
      targetGroups: ["low-participation"],
      stages: ["years-11-13"],
      regions: ["south-west"],
      workStatus: "planned",
      startedOn: "Y+1-01",
      need: "Students on the islands finish college having met two health professionals: their doctor and the district nurse, who are cousins.",
      activity:
        "A nurse, a radiographer and a pharmacist will each wear a microphone for a morning a month. Patients will be asked beforehand, and the trolley will wait outside unless they say yes.",
      results: "Not started. We will report on the first two terms.",
      costBand: "under-5k",
      partners: [["tamarside", "Lends the trolley"]],
    },
  },
  {
    slug: "night-shift-for-career-changers",
    organisation: "weald-and-downs",
    evidence: { level: 1, reason: "What people decided afterwards was asked informally and is reported in words." },
    publishedDaysAgo: 58,
    content: {
      title: "A night shift for adults who think of changing career",
      summary:
        "From eight in the evening to midnight with a nurse, a porter or a site manager: short enough after work, long enough to know.",
      aims: ["widen-access"],
      themes: ["work-experience"],
      interventions: ["taster-day", "work-placement"],
      targetGroups: ["mature-learners", "men-under-represented"],
      stages: ["adults-seeking-work"],
      professions: ["nursing", "support-workforce", "non-clinical"],
      regions: ["kent-surrey-and-sussex"],
      workStatus: "running",
      startedOn: "Y-1-01",
      need: "Adults who think of changing career cannot take a week off to see what it is like, and the day shift is not what puts people off.",
      activity:
        "Two visitors a night, twice a month. An hour's briefing at half past six about confidentiality and what to do if you feel faint, then four hours beside one person, then tea and a frank conversation.",
      results: "About a third say yes at midnight, a third say no, and a third want to see something else. All three are useful.",
      measures: [reached("Adults", 87, { period: "First year" })],
      costBand: "none",
      fundingSources: ["own-budget"],
    },
  },
]
