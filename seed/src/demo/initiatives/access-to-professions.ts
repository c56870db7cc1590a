import { count, perCent, reached, score } from "../../initiative.ts"
import type { WrittenInitiative } from "../initiative.ts"

export const accessToProfessions: readonly WrittenInitiative[] = [
  {
    slug: "foundation-year-into-medicine",
    organisation: "arden-heath-university",
    evidence: {
      level: 3,
      reason:
        "Examination results of foundation-year students are set against those of all other students in the same papers over four years. Selection into the year is not random, so part of the result may be who was chosen.",
    },
    publishedDaysAgo: 512,
    content: {
      title: "A foundation year into medicine for students from low-participation neighbourhoods",
      summary:
        "Twenty students a year enter medicine through a foundation year with lower grades. Four years on, they pass at the same rate as everybody else.",
      aims: ["widen-access", "diverse-workforce"],
      themes: ["access-to-professions", "admissions-contextual-data", "retention-progression"],
      interventions: ["bridging-programme", "mentoring", "work-placement"],
      targetGroups: ["low-participation", "first-generation", "free-school-meals", "care-leavers"],
      stages: ["years-11-13", "further-higher-education"],
      professions: ["medicine"],
      regions: ["west-midlands"],
      workStatus: "running",
      startedOn: "Y-6-09",
      need: "We were founded to train doctors for this region and in our first ten years recruited three in four students from outside it. Of 1,400 applicants in one year, 31 came from the fifth of neighbourhoods with the lowest participation. Two were given an offer and neither met it.",
      activity:
        "The foundation year admits applicants with BBC who meet two of five conditions: a low-participation postcode, a school with results below the national average, free school meals, time in care, or being the first in the family.\n\n- Autumn: chemistry and biology taught again from the beginning, in groups of ten.\n- Spring: a day a week in a general practice or care home, with paid travel.\n- Summer: the first-year anatomy course, taken early and without marks.\n\nStudents who average 60 per cent and pass the professionalism assessment move into Year 1 without another interview.",
      results:
        "Of 79 students admitted in the first four years, 71 moved into Year 1. At the end of Year 2 their pass rate at first attempt was 91 per cent, against 92 per cent for all other students. Attendance is better. In the clinical examination they score a little higher, chiefly in communication.\n\nApplications from low-participation neighbourhoods have gone from 31 to 164 a year.",
      evaluation:
        "The medical education unit, which does not teach on the year, compared marks in identical papers. The comparison group is everybody else in the same year (about 280 students). Small numbers: a difference of less than seven points could be chance.",
      lessons:
        "- The students wanted to be in the same building as Year 1 from the first day. We had put them at the other campus for convenience and moved them at Christmas.\n- Three of the eight who left did so for money. We now settle bursaries before enrolment.\n- Our admissions tutors needed persuading, with figures, every year until the second year's results. After that they asked for more places.",
      adviceToAdopters:
        "Do not run it as a separate course with a separate badge. Put the weakest point of your own applicants first: ours was chemistry, yours may be writing. And agree with the regulator's visiting team early what counts as Year 1.",
      measures: [
        reached("Students admitted to the foundation year", 79, { period: "First four entries", method: "Admissions records" }),
        perCent("Moved into Year 1", 90, { of: 79, period: "First four entries", method: "Student records" }),
        perCent("Passed Year 2 at first attempt", 91, {
          of: 46,
          from: 92,
          period: "Two cohorts",
          method: "Same papers; baseline is all other students",
        }),
        count("Applications from low-participation neighbourhoods", 164, {
          from: 31,
          period: "A year; before and now",
          method: "Admissions records",
        }),
      ],
      costBand: "over-100k",
      costNote: "£260,000 a year in teaching, bursaries and travel, partly recovered through fees.",
      fundingSources: ["university-outreach", "own-budget"],
      partners: [
        ["severn-forge", "Placements in community services"],
        ["tame-valley-skills", "Finds and prepares applicants on four estates"],
      ],
      pictureConsent: "no-people",
    },
  },
  {
    slug: "reach-for-pharmacy",
    organisation: "soar-valley-university",
    evidence: {
      level: 2,
      reason:
        "Entry and first-year results are reported for all participants against the years before. Other changes in admissions at the same time cannot be ruled out.",
    },
    publishedDaysAgo: 347,
    content: {
      title: "Reach for Pharmacy: a bridging course with a guaranteed interview",
      summary:
        "A fourteen-week evening course in calculation, chemistry and scientific writing for college students with BTEC qualifications, ending in a guaranteed interview for the pharmacy degree.",
      aims: ["widen-access", "diverse-workforce"],
      themes: ["access-to-professions", "admissions-contextual-data"],
      interventions: ["bridging-programme", "application-support", "taster-day"],
      targetGroups: ["minority-ethnic", "first-generation", "mature-learners"],
      stages: ["years-11-13", "further-higher-education"],
      professions: ["pharmacy"],
      regions: ["east-midlands"],
      workStatus: "running",
      startedOn: "Y-5-01",
      need: "Students with BTECs were half as likely to be interviewed and, once in, twice as likely to fail the calculation paper. We thought the two were connected and that the second could be mended before the first.",
      activity:
        "Evenings, six to eight, two nights a week from January. One is calculations, taught by a community pharmacist with a stack of real prescriptions. The other alternates between chemistry and writing. There is a mock of the calculation paper every third week, marked the same night.\n\nEverybody who attends twelve weeks gets an interview. The interviewers do not know who came through the course.",
      results:
        "In four years 132 students finished the course, 108 applied to us and 66 were admitted. Nine in ten passed the calculation paper first time. In the four years before, BTEC students passed it at a rate of 62 per cent.",
      evaluation:
        "Admissions and examination records for every student. We changed the wording of our prospectus in the same year as the course began, which may account for some of the applications.",
      lessons:
        "The pharmacist was the making of it. When she was away and a lecturer took the class, attendance fell by a third. People will come out on a wet Tuesday for somebody who does the job.",
      adviceToAdopters:
        "Teach calculations with prescriptions, not with x. Pay a practitioner properly. Give the interview guarantee in writing in the first week.",
      measures: [
        reached("Students who finished the course", 132, { of: 171, period: "Four years", method: "Register" }),
        count("Admitted to the pharmacy degree", 66, { of: 108, period: "Four years", method: "Admissions records" }),
        perCent("Passed the calculation paper first time", 90, {
          of: 58,
          from: 62,
          period: "First-year examination",
          method: "Examination records; baseline is BTEC entrants in the four years before",
        }),
      ],
      costBand: "5k-25k",
      fundingSources: ["university-outreach"],
      partners: [["grand-union-pharmacy", "Releases a pharmacist for two evenings a week"]],
    },
  },
  {
    slug: "men-into-midwifery-evenings",
    organisation: "trentside",
    evidence: { level: 2, reason: "Applications from men were counted for three years before and two after. The numbers are small." },
    publishedDaysAgo: 305,
    content: {
      title: "Men into midwifery and nursing: evenings run by the men who do the job",
      summary:
        "Four evenings a year at the rugby club and the fire station, where male nurses, midwives and health visitors say what the work is and answer anything.",
      aims: ["diverse-workforce", "widen-access"],
      themes: ["access-to-professions", "ambassadors", "information-advice-guidance"],
      interventions: ["taster-day", "ask-the-expert", "careers-event"],
      targetGroups: ["men-under-represented", "mature-learners"],
      stages: ["years-11-13", "adults-seeking-work"],
      professions: ["nursing", "midwifery", "health-visiting"],
      regions: ["east-midlands"],
      workStatus: "running",
      startedOn: "Y-3-02",
      need: "Eight per cent of our nurses are men, one of 214 midwives, and no health visitor until Yusuf joined us. Careers fairs do not help: men walk past the nursing stall.",
      activity:
        "We go where men already are. A nurse, a midwife, a mental health nurse and a health visitor, all men, take a corner each. There is a bar, a mannequin and a fifteen-minute emergency that everybody joins in. No slides. Partners are welcome, and it is often the partner who asks about the pay.",
      results:
        "Applications from men for our sponsored nursing places went from 11 a year to 27. We have a second male midwife in training. Several of the men who came were already care workers and had been told at school that nursing was not for them.",
      lessons:
        "Nobody wants to be asked why a man would do this. They want to be asked about the work. We dropped the poster with the word 'real' on it after the first night.",
      measures: [
        reached("Men and boys who came", 388, { period: "Ten evenings", method: "Counted at the door" }),
        count("Applications from men for sponsored nursing places", 27, {
          from: 11,
          period: "A year; average of two years after and three before",
          method: "Recruitment system",
        }),
      ],
      costBand: "under-5k",
      fundingSources: ["own-budget"],
      partners: [["soar-valley-university", "Lends the birthing simulator"]],
    },
  },
  {
    slug: "paramedic-access-route",
    organisation: "mercian-ambulance",
    evidence: {
      level: 2,
      reason:
        "The make-up of each intake is reported before and after, with completion for the first two. Completion is not compared with the ordinary route.",
    },
    publishedDaysAgo: 274,
    content: {
      title: "A way into paramedic science without A levels",
      summary:
        "A one-year access route from patient transport and the communities we serve, with driving lessons included, because the licence turned out to be the real barrier.",
      aims: ["widen-access", "diverse-workforce"],
      themes: ["access-to-professions", "positive-action-leadership", "support-worker-development"],
      interventions: ["bridging-programme", "work-placement", "application-support"],
      targetGroups: ["minority-ethnic", "mature-learners", "support-workers", "no-qualifications"],
      stages: ["adults-seeking-work", "current-workforce"],
      professions: ["ambulance"],
      regions: ["west-midlands"],
      workStatus: "running",
      startedOn: "Y-4-09",
      need: "In a city where nearly half of young people are from minority ethnic groups, 4 per cent of our paramedics were. We interviewed people who had looked at the job and turned away. The reasons were, in order: the C1 driving licence (about £1,100), A levels, and not knowing a single paramedic.",
      activity:
        "Sixteen places a year, eight for our own patient transport staff and eight for people from six postcodes. A day a week at college for the Level 3 access diploma, two shifts as a third crew member, and driving lessons and the C1 test paid for by us. We advertise through the mosques' football league, two Pentecostal churches and the Sikh community kitchen, where our crews also go to eat.",
      results:
        "Three intakes, 47 starters, 38 completed and 31 now on the paramedic degree or already qualified. Twenty-nine of the 47 are from minority ethnic groups.",
      lessons: "We nearly lost the second intake because the college timetable clashed with Friday prayers and nobody had asked. Ask.",
      adviceToAdopters: "If you do only one thing, pay for the licence.",
      measures: [
        reached("People who started", 47, { period: "Three intakes", method: "Training records" }),
        count("Completed the access year", 38, { of: 47, period: "Three intakes", method: "Training records" }),
        perCent("Starters from minority ethnic groups", 62, { of: 47, from: 4, method: "Self-declared; baseline is all our paramedics" }),
      ],
      costBand: "25k-100k",
      costNote: "£4,300 a place, a quarter of it driving.",
      fundingSources: ["health-education-england", "own-budget"],
    },
  },
  {
    slug: "thursday-interview-circuits",
    organisation: "thameshold-university",
    evidence: {
      level: 3,
      reason:
        "Offers to those who practised are compared with those of applicants from the same schools who did not sign up, which corrects for school but not for keenness.",
    },
    publishedDaysAgo: 198,
    content: {
      title: "Thursday interview circuits for applicants without a doctor in the family",
      summary:
        "Six Thursdays of practice in short interview stations, with real examiners and free travel, for state-school pupils who have an interview anywhere.",
      aims: ["widen-access"],
      themes: ["access-to-professions"],
      interventions: ["application-support", "mentoring"],
      targetGroups: ["first-generation", "low-participation", "minority-ethnic"],
      stages: ["years-11-13"],
      professions: ["medicine", "dentistry", "pharmacy"],
      regions: ["north-west-london"],
      workStatus: "running",
      startedOn: "Y-3-11",
      need: "Private courses charge £250 for an afternoon of interview practice. Our own figures showed that pupils from schools which had never sent us a doctor did as well as others in the written test and a full point worse at interview.",
      activity:
        "Eight stations of six minutes: an ethical question, a role-play, a data problem, a picture. Every pupil has written feedback within two days. Pupils may come even if their interview is at another university; most do.",
      results:
        "Of 164 pupils with an interview, 58 per cent received at least one offer. Pupils of the same schools who had an interview and did not come: 41 per cent.",
      lessons: "The feedback must say one thing to keep and one to change. When we sent a page, nobody read it.",
      measures: [
        reached("Pupils who practised at least twice", 164, { period: "Two winters", method: "Register" }),
        perCent("Received at least one offer", 58, {
          of: 164,
          from: 41,
          period: "Two winters",
          method: "Reported by schools; baseline is 133 pupils of the same schools who did not come",
        }),
        score("Marks in mock stations, out of 10", 7.2, {
          from: 5.6,
          period: "First and last session",
          method: "Scored by trained examiners who had not met the pupil",
        }),
      ],
      costBand: "under-5k",
      fundingSources: ["university-outreach"],
    },
  },
  {
    slug: "dental-nurse-to-therapist",
    organisation: "canalside-dental",
    evidence: { level: 1, reason: "Two people have begun and their progress is described. Too early and too few to measure." },
    publishedDaysAgo: 77,
    content: {
      title: "From dental nurse to dental therapist without a student loan",
      summary: "We pay fees and keep people on three days' wages while they train, in return for three years with us afterwards.",
      aims: ["career-progression"],
      themes: ["access-to-professions", "support-worker-development"],
      targetGroups: ["support-workers", "mature-learners"],
      stages: ["current-workforce"],
      professions: ["dentistry"],
      regions: ["north-central-and-east-london"],
      workStatus: "running",
      startedOn: "Y-1-09",
      need: "We train good dental nurses and then lose them to better-paid work at twenty-five, when they have nowhere left to go with us.",
      activity:
        "Two places a year. Candidates sit in with a therapist for a month before they decide. We hold their old job open for the first term.",
      results: "Two dental nurses are in their second term. One has two children and says that she would not otherwise have considered it.",
      lessons: "Have the tie-in checked by a solicitor. Ours was not enforceable as first drafted.",
      measures: [count("Dental nurses in training", 2, { period: "Now" })],
      costBand: "25k-100k",
      fundingSources: ["own-budget"],
    },
  },
  {
    slug: "deaf-friendly-open-days",
    organisation: "high-weald-university",
    evidence: {
      level: 1,
      reason: "Described well, with reasons and feedback in people's own words. No outcome has been counted beyond attendance.",
    },
    publishedDaysAgo: 63,
    content: {
      title: "Open days in British Sign Language for audiology and speech therapy",
      summary: "Open days planned and led by deaf students and staff, with hearing visitors given the interpreter.",
      aims: ["widen-access", "diverse-workforce"],
      themes: ["access-to-professions", "information-advice-guidance"],
      interventions: ["taster-day", "visits-tours"],
      targetGroups: ["disabled"],
      stages: ["years-11-13", "adults-seeking-work"],
      professions: ["allied-health", "healthcare-science"],
      regions: ["kent-surrey-and-sussex", "south-london"],
      workStatus: "running",
      startedOn: "Y-1-02",
      need: "We train people to work with deaf patients and had not had a deaf applicant in four years.",
      activity:
        "The day is held in BSL with interpretation into English. Course leaders explain placements: how listening checks are done by sight, who pays for interpreters, what happened to the last student who asked.",
      results:
        "Two deaf applicants in the following round, one with a place. Hearing visitors say that it was the first time they had to ask for help to follow.",
      lessons: "'Please contact us to discuss your needs' is read as no. Write down what you already provide.",
      measures: [reached("Visitors, of them 19 deaf", 34, { period: "Two open days" })],
      costBand: "under-5k",
      fundingSources: ["university-outreach"],
    },
  },
]
