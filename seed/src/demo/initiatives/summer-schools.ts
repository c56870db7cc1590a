import { count, perCent, reached, score } from "../../initiative.ts"
import type { WrittenInitiative } from "../initiative.ts"

export const summerSchools: readonly WrittenInitiative[] = [
  {
    slug: "stepping-up-summer-school",
    organisation: "ribblemere",
    evidence: {
      level: 3,
      reason:
        "Applications to health courses were compared between those who attended and those who applied in the same years but lost the draw for a place. Numbers are small, but the two groups were alike.",
    },
    publishedDaysAgo: 431,
    content: {
      title: "Stepping Up: a week-long summer school for pupils on free school meals",
      summary:
        "Sixty Year 12 pupils a year, all eligible for free school meals, spend five days on the wards and in the skills laboratory. Places are drawn by lot, which lets us compare those who came with those who did not.",
      aims: ["widen-access", "diverse-workforce"],
      themes: ["outreach", "access-to-professions", "work-experience"],
      interventions: ["summer-school", "hands-on", "application-support", "visits-tours"],
      targetGroups: ["free-school-meals", "first-generation", "low-participation"],
      stages: ["years-11-13"],
      professions: ["medicine", "nursing", "allied-health", "healthcare-science"],
      regions: ["north-west"],
      workStatus: "running",
      startedOn: "Y-4-07",
      need: "When we looked at who came to us on work experience, we did not like what we saw. Of 210 placements in one year, 140 went to children of staff or of staff's friends, and we could find only nine pupils who had ever been eligible for free school meals. In the secondary schools nearest to the hospital it is one pupil in three.\n\nTeachers told us that the pupils we wanted to meet had jobs in the summer. They could not give up a week's pay to watch somebody else work.",
      activity:
        "We run one week in the last week of July, Monday to Friday, nine to four.\n\n- **Who comes.** Twelve partner schools name pupils in Year 12 who are or have been eligible for free school meals and have five GCSEs at grade C or above. We ask for no personal statement. If there are more than sixty names, we draw lots in front of two teachers.\n- **What they do.** Two days in the skills laboratory, two days in departments in groups of three, one day at the university on applications, interviews and money.\n- **What we pay.** Travel, lunch and a bursary of £120, handed over on the Friday. The bursary was the hardest thing to get agreed and the thing pupils mention first.\n- **Afterwards.** Each pupil keeps the name of one member of staff, who rings in October before the application deadline and again in January.",
      results:
        "Over three summers 178 pupils finished the week out of 183 who started. By the January after, 61 per cent had applied for a health course. Among pupils who had been put forward but lost the draw it was 38 per cent.\n\nWe also see more applications to less famous courses. In the first year almost everybody wanted to be a doctor or a nurse on Monday; by Friday there were three future radiographers, two podiatrists and somebody who wanted to build ventilators.",
      evaluation:
        "Because places are drawn by lot, the pupils who lost the draw (94 over three years) are a fair comparison. Schools told us who had applied for what, for both groups, by the end of January. Two schools did not reply in the second year and are left out for both groups.\n\nConfidence was asked on Monday morning and Friday afternoon with the same six questions. We do not put much weight on that: everybody is confident on a Friday.",
      lessons:
        "1. **Pay them.** In the pilot we paid travel only, and eleven of forty did not come back on the second day. With the bursary we lose one or two a year.\n2. **Do not ask for a statement.** The first year we did, and chose the pupils who already had somebody to help them write it.\n3. **Tell departments early.** Theatres need the list eight weeks ahead for occupational health. We once had three pupils in a corridor all morning because we forgot.\n4. The Friday bursary queue needs two people and a lockable box.",
      adviceToAdopters:
        "You need one coordinator for about twelve weeks a year, a skills laboratory you can have for two days, and a director who will defend the bursary. Start with twenty pupils. If your schools do not know who is eligible for free school meals *now*, ask who has been in the last six years (pupil premium lists show it).\n\nWe will share the consent form, the risk assessment and the timetable with anybody who writes to us.",
      measures: [
        reached("Pupils who completed the week", 178, {
          of: 183,
          period: "Three summers",
          method: "Daily register",
        }),
        perCent("Applied for a health course by the following January", 61, {
          of: 171,
          from: 38,
          period: "Three cohorts",
          method: "Reported by schools; baseline is pupils who lost the draw for a place (94)",
        }),
        score("Confidence to apply, six questions, 1 to 5", 4.1, {
          from: 2.9,
          period: "Monday to Friday of the week",
          method: "Paper questionnaire before and after, 176 answers",
        }),
      ],
      costBand: "5k-25k",
      costNote:
        "About £19,000 a year: bursaries £7,200, lunches and travel £5,100, the rest coordinator time. The hospital charity pays the bursaries.",
      fundingSources: ["own-budget", "charity-or-trust"],
      partners: [
        ["north-mersey-university", "Hosts the day on applications and money"],
        [{ name: "Twelve secondary schools" }, "Name pupils and report applications"],
      ],
      links: [{ label: "Timetable and consent form", url: "https://ribblemere.demo.example/stepping-up" }],
      pictureConsent: "no-people",
    },
  },
  {
    slug: "five-nights-on-campus",
    organisation: "broads-university",
    evidence: {
      level: 2,
      reason:
        "Intentions before and after, and actual enrolment two years later, are reported for most participants. There is no comparison group.",
    },
    publishedDaysAgo: 388,
    content: {
      title: "Five nights on campus: a residential in nursing, midwifery and physiotherapy",
      summary:
        "A residential summer school for 48 Year 12 students whose parents did not go to university or who have been on free school meals, run by students who were in their place two years earlier.",
      aims: ["widen-access"],
      themes: ["outreach", "access-to-professions", "ambassadors"],
      interventions: ["summer-school", "hands-on", "mentoring"],
      targetGroups: ["first-generation", "free-school-meals", "low-participation"],
      stages: ["years-11-13"],
      professions: ["nursing", "midwifery", "allied-health"],
      regions: ["east-of-england"],
      workStatus: "running",
      startedOn: "Y-6-07",
      need: "Our county has some of the longest school bus rides in England. A day trip to the university means three hours on a coach and two hours on campus, and students go home having seen a lecture theatre. Those who start with us and leave in the first term often say that they did not know what living away would be like.",
      activity:
        "Students arrive on Sunday evening and leave on Friday. They live in the hall that first-years live in, cook together, and spend each day on one patient's journey: a fall at home, the ambulance, surgery, the ward, rehabilitation and home again. Midwifery students follow a pregnancy instead.\n\nEight student ambassadors live with them. Six of the eight came to the summer school themselves. On Thursday evening parents are invited for supper, and about half come; we send a minibus to the two furthest towns.",
      results:
        "Of 141 students in the first three summers, 87 were in higher education two years later and 52 of them on a health course, 23 with us. Among those 23 one has left.\n\nParents' evening has turned out to matter. A father who had told his daughter that nursing was 'bedpans' asked the simulation technician questions for an hour.",
      evaluation:
        "Enrolment comes from the students themselves and from our records: we ring everybody in the second autumn and reach nine in ten. Intentions were asked before arrival and on the last day. We have not found a fair group to compare with and do not claim that the summer school alone explains the figures.",
      lessons:
        "Sunday arrival is right: on Monday morning they know where the bathroom is. We stopped inviting celebrity speakers, whom nobody remembered.\n\nTwo students with caring duties could not stay the night. We now offer them a day place with a taxi and it has worked every year since.",
      adviceToAdopters:
        "Safeguarding takes longer than the programme. Begin in November for July: checks for ambassadors, a night-time rota of staff, a written plan for the student who wants to go home at two in the morning. There is one every year.",
      measures: [
        reached("Students who stayed the week", 141, { of: 144, period: "First three summers", method: "Register" }),
        perCent("On a health course two years later", 37, {
          of: 141,
          period: "First three cohorts",
          method: "Telephone follow-up, 127 reached; others counted as no",
        }),
        perCent("Sure that they wanted a health course", 82, {
          of: 138,
          from: 55,
          period: "Before arrival and last day",
          method: "Questionnaire",
        }),
      ],
      costBand: "25k-100k",
      costNote: "£710 a student, most of it board and lodging. Paid from the access agreement.",
      fundingSources: ["university-outreach"],
      partners: [["fenbridge", "Simulation suite for two days"]],
    },
  },
  {
    slug: "summer-school-on-a-hospital-site",
    organisation: "weald-and-downs",
    evidence: {
      level: 2,
      reason:
        "Knowledge of health careers was tested before and after with the same quiz, for nearly everybody who came. Longer-term outcomes are not yet known.",
    },
    publishedDaysAgo: 236,
    content: {
      title: "Summer school on a hospital site instead of a campus",
      summary:
        "Four days in August for 14- and 15-year-olds on free school meals from seaside schools, held entirely in our smaller hospital, including the laundry, the kitchens and the control room.",
      aims: ["widen-access"],
      themes: ["outreach", "information-advice-guidance"],
      interventions: ["summer-school", "visits-tours", "ask-the-expert"],
      targetGroups: ["free-school-meals", "low-participation"],
      stages: ["years-10-11"],
      professions: ["any"],
      regions: ["kent-surrey-and-sussex"],
      workStatus: "running",
      startedOn: "Y-2-08",
      need: "The resort has the lowest rate of progression to higher education in the county. Summer schools are held in university towns forty miles away, and our schools stopped sending pupils when the coach grant ended.",
      activity:
        "Thirty pupils a year come for four days. Every department that can take four pupils for an hour does so, and each pupil keeps a 'job passport': twelve jobs to find, with one question to ask each person ('What did you want to be at fifteen?'). Lunch is in the staff canteen with whoever is there. On the last day they present one job that they had never heard of to their families.",
      results:
        "Pupils could name 6 health jobs on average on the first morning and 19 on the last. Four asked to come back to volunteer, which we had not planned and now offer.",
      lessons:
        "A working hospital in August has fewer doctors on leave than we feared and more estates staff with time. The best hour of the week was in the laundry. Nobody had thought to ask the laundry before.",
      measures: [
        reached("Pupils who attended at least three of four days", 57, { of: 60, period: "Two summers", method: "Register" }),
        count("Health jobs a pupil can name in five minutes", 19, {
          from: 6,
          period: "First and last day",
          method: "Timed quiz, 55 pupils",
        }),
      ],
      costBand: "under-5k",
      costNote: "Lunches, polo shirts and £900 for a youth worker.",
      fundingSources: ["own-budget"],
    },
  },
  {
    slug: "future-dentists-saturday-and-summer",
    organisation: "canalside-dental",
    evidence: { level: 1, reason: "A clear account of what is done and why. Only attendance has been recorded so far." },
    publishedDaysAgo: 172,
    content: {
      title: "Saturday sessions and a summer school for future dentists and dental nurses",
      summary:
        "Six Saturdays and a three-day summer school in a training practice, for Year 10 to 12 pupils with free school meals. Half the group follows dentistry, half dental nursing, and they swap.",
      aims: ["widen-access", "diverse-workforce"],
      themes: ["access-to-professions", "outreach"],
      interventions: ["summer-school", "skills-club", "hands-on"],
      targetGroups: ["free-school-meals", "minority-ethnic"],
      stages: ["years-10-11", "years-11-13"],
      professions: ["dentistry"],
      regions: ["north-central-and-east-london"],
      workStatus: "running",
      startedOn: "Y-1-10",
      need: "Every dentist in our partnership had a dentist in the family or went to a school that sent somebody to dental school each year. Our patients' children have neither.",
      activity:
        "Plaster, wax, phantom heads, a good deal of washing up. Pupils learn to mix, carve and polish, take impressions of each other's fingers, and role-play the nervous patient. A dental nurse leads every session together with a dentist, so that nobody leaves thinking that one of them is the assistant of the other.",
      results:
        "Thirty-one of 38 pupils came to at least four sessions. Eleven have asked for work experience in a practice near home, and two parents have asked about dental nursing for themselves.",
      lessons: "Start times matter more than content. At nine on a Saturday we had seven pupils, at eleven we had twenty-two.",
      adviceToAdopters:
        "Any training practice with four chairs can do this. Ask your indemnity provider for a letter before the first session.",
      measures: [reached("Pupils who came to at least four sessions", 31, { of: 38, period: "First year", method: "Register" })],
      costBand: "under-5k",
      fundingSources: ["health-education-england", "own-budget"],
      partners: [["roding-university", "Lends phantom heads"]],
    },
  },
  {
    slug: "behind-the-blood-test",
    organisation: "fenbridge",
    evidence: { level: 2, reason: "Choice of A-level subjects was recorded before the week and after it, for 39 of 44 pupils." },
    publishedDaysAgo: 129,
    content: {
      title: "Behind the blood test: a summer school in healthcare science",
      summary: "Four days in the laboratories for Year 11 pupils on free school meals who are about to choose their A levels.",
      aims: ["widen-access"],
      themes: ["outreach"],
      interventions: ["summer-school", "hands-on"],
      targetGroups: ["free-school-meals", "low-participation"],
      stages: ["years-10-11"],
      professions: ["healthcare-science"],
      regions: ["east-of-england"],
      workStatus: "running",
      startedOn: "Y-2-07",
      need: "Pupils drop science at sixteen without having met anybody who uses it except their teacher. Our laboratories employ 400 people and advertise for months.",
      activity:
        "Pupils follow one tube of (pig's) blood from the phlebotomist to the result on the ward computer. They stain it, count it, culture it and finally explain to a junior doctor what it means.",
      results: "Twenty-six of the 39 who told us took at least one science further; eighteen had planned to.",
      lessons: "The week after GCSEs works. The week before results day does not: nobody could think of anything else.",
      measures: [
        reached("Pupils", 44, { period: "Two summers" }),
        count("Took at least one science at A level or BTEC", 26, { of: 39, from: 18, method: "Asked by telephone in September" }),
      ],
      costBand: "5k-25k",
      fundingSources: ["health-education-england"],
    },
  },
  {
    slug: "ten-till-two-summer-school",
    organisation: "young-carers-springboard",
    evidence: {
      level: 2,
      reason: "Attendance and plans were followed for a year for most of the young carers, with answers from before. No comparison.",
    },
    publishedDaysAgo: 95,
    content: {
      title: "Ten till two: a summer school that fits around caring",
      summary:
        "Young carers miss summer schools because somebody needs them at home. Ours runs from ten to two, close to home, with respite care arranged for the person they look after.",
      aims: ["widen-access"],
      themes: ["outreach", "information-advice-guidance", "mentoring"],
      interventions: ["summer-school", "mentoring", "visits-tours"],
      targetGroups: ["carers", "free-school-meals"],
      stages: ["years-10-11", "years-11-13"],
      professions: ["nursing", "allied-health", "support-workforce"],
      regions: ["south-london"],
      workStatus: "running",
      startedOn: "Y-3-08",
      need: "A girl of sixteen told us she knew more about insulin than her biology teacher, and that she had never thought of it as something one could do for a living. Two in three of our young carers receive free school meals. None had been to a summer school, because none could be away overnight or even all day.",
      activity:
        "Ten days over three weeks, ten till two. Mornings are practical: moving and handling, first aid, observation charts, a visit to the stroke unit. After lunch there is an hour with a mentor about school, money and what to do when caring and coursework collide.\n\nWe arrange a sitter or day centre for the person cared for. That is a third of the cost and the whole of the secret.",
      results:
        "Of 46 young carers in two summers, 43 came on at least eight days. A year later 29 were on a course that leads to health or social care; before the summer 12 had said that they wanted to.",
      lessons:
        "Do not call it respite. Do not invite them to talk about being a carer in front of strangers. They came for the stethoscopes.",
      adviceToAdopters:
        "Work with your carers' organisation from the first day. Hospitals do not know who the young carers are, and schools know about half.",
      measures: [
        reached("Young carers who came on at least eight of ten days", 43, { of: 46, period: "Two summers", method: "Register" }),
        count("On a course leading to health or social care", 29, {
          of: 46,
          from: 12,
          period: "One year later",
          method: "Telephone; baseline is stated wishes before",
        }),
      ],
      costBand: "5k-25k",
      costNote: "£310 a head, £105 of it respite care.",
      fundingSources: ["charity-or-trust", "local-authority"],
      partners: [["wandleside", "Stroke unit visits and trainers"]],
      pictureConsent: "no-people",
    },
  },
  {
    slug: "travelling-summer-school",
    organisation: "exmoor-quantock",
    evidence: { level: 0, reason: "" },
    publishedDaysAgo: 41,
    content: {
      title: "The travelling summer school: three market towns, three days each",
      summary: "A van, six staff and a set of mannequins visit market towns whose pupils live too far from any university to come to one.",
      aims: ["widen-access"],
      themes: ["outreach"],
      interventions: ["summer-school", "hands-on"],
      targetGroups: ["low-participation", "free-school-meals"],
      stages: ["primary-years-7-9", "years-10-11"],
      professions: ["any"],
      regions: ["south-west"],
      workStatus: "running",
      startedOn: "Y-1-07",
      need: "The nearest university is ninety minutes away by car, and most of our families have one car, which is at work.",
      activity:
        "We set up in the village hall or the livestock market. Pupils on free school meals book first; after a week the rest of the places are open to all.",
      results:
        "All three towns have asked us back. It is too early to say more; the schools have agreed to tell us what pupils choose at fourteen.",
      measures: [reached("Children and young people", 212, { period: "First summer" })],
      costBand: "5k-25k",
    },
  },
]
