import { count, perCent, reached, score } from "../../initiative.ts"
import type { WrittenInitiative } from "../initiative.ts"

export const outreach: readonly WrittenInitiative[] = [
  {
    slug: "skeleton-in-the-suitcase",
    organisation: "tamarside",
    evidence: {
      level: 2,
      reason:
        "Children's drawings and answers were collected before and after in a sample of schools. Reach is well recorded; nothing is known yet about later choices.",
    },
    publishedDaysAgo: 409,
    content: {
      title: "Skeleton in the suitcase: primary science clubs run by radiographers",
      summary:
        "Six after-school sessions for 8- to 10-year-olds with a plastic skeleton, real X-rays and a radiographer who lets them be the detective.",
      aims: ["widen-access"],
      themes: ["outreach", "ambassadors"],
      interventions: ["skills-club", "hands-on", "ask-the-expert"],
      targetGroups: ["free-school-meals", "low-participation"],
      stages: ["primary-years-7-9"],
      professions: ["allied-health"],
      regions: ["south-west"],
      workStatus: "running",
      startedOn: "Y-4-09",
      need: "By eleven, many children have decided what people like them do. We asked 200 eight-year-olds to draw somebody who works in a hospital: 121 drew a doctor, 58 a nurse, and 11 a cleaner. No radiographer, and 14 of the doctors were women.",
      activity:
        "A suitcase arrives in week one with a skeleton called Derek, nine X-rays and a case to solve. Each week the children learn one thing they need: bones, how pictures are made, why we wear badges that measure radiation, how to keep a frightened patient still. In week six they present the diagnosis to their parents in white coats cut from old sheets.\n\nThe head teacher offers the places, first to children on pupil premium. Eighteen radiographers and two dietitians take turns; it counts towards their professional development.",
      results:
        "One hundred and sixteen clubs in 38 primary schools. Two schools have started clubs of their own. Afterwards children drew radiographers, porters, 'the person who mends the machine' and, in one class, Derek.",
      evaluation:
        "Drawings before and after from 14 schools, coded by two students who did not know which was which. It shows what children know about, not what they will become.",
      lessons:
        "- Six sessions, not one. In the first year we offered single lessons, and the drawings did not change.\n- Radiation badges fascinate children and worry some parents. A letter home beforehand settles it.\n- Buy the cheaper skeleton. It will lose a hand.",
      adviceToAdopters:
        "The suitcase costs £340. The time costs more: each club is nine hours of a radiographer. Departments agree because it helps with recruitment at the other end; ask ours.",
      measures: [
        reached("Children", 1740, { period: "Four years", method: "Club registers" }),
        count("Different jobs in 100 drawings", 23, {
          from: 4,
          of: 380,
          period: "Before and after six sessions",
          method: "Drawings from 14 schools, coded blind",
        }),
        perCent("Places taken by children on pupil premium", 52, { of: 1740, method: "Schools' figures" }),
      ],
      costBand: "5k-25k",
      fundingSources: ["charity-or-trust", "own-budget"],
      partners: [["west-moor-university", "Students help to run clubs"]],
      pictureConsent: "no-people",
    },
  },
  {
    slug: "health-quarter-year-7-to-13",
    organisation: "spitalgate-school",
    evidence: {
      level: 3,
      reason: "Destinations over five years are compared with those of three schools with similar intakes, from published figures.",
    },
    publishedDaysAgo: 376,
    content: {
      title: "Health Quarter: one school, one hospital, every year from 7 to 13",
      summary:
        "Instead of many events for many schools, the hospital next door works with us in every year group. Seven times as many leavers now go on to health courses.",
      aims: ["widen-access", "diverse-workforce"],
      themes: ["outreach", "work-experience", "mentoring"],
      interventions: ["visits-tours", "skills-club", "work-placement", "mentoring", "application-support"],
      targetGroups: ["free-school-meals", "minority-ethnic", "first-generation"],
      stages: ["primary-years-7-9", "years-10-11", "years-11-13"],
      professions: ["any"],
      regions: ["north-central-and-east-london"],
      workStatus: "running",
      startedOn: "Y-7-09",
      need: "Our playground looks onto the ambulance bay. In 2,000 days of school, our pupils' contact with the hospital was as patients and, once a year, a talk by whoever was free.",
      activity:
        "| Year | What happens |\n| --- | --- |\n| 7 | Every pupil visits; a treasure hunt for 20 jobs |\n| 8 | Skills club after school, 30 places |\n| 9 | Before options: a lesson by staff in each science class |\n| 10 | A week's placement for all who want it |\n| 11 | Mentors for 25 pupils through their GCSEs |\n| 12 | A half-day each week in a department, two terms |\n| 13 | Interviews, money, and a named person at the university |\n\nA teacher and a hospital manager share the job of coordinator and an office with doors to both sides.",
      results:
        "Seven years ago 3 leavers went on to health courses or apprenticeships. Last year it was 22 of 131. In three schools with similar pupils the number went from 4 to 9 on average. Fifty-eight former pupils now work at the hospital.",
      evaluation:
        "Published destination figures and our own. The comparison schools were chosen by the council's statistician before we began.",
      lessons:
        "It took four years before anything showed. The hospital wanted to stop in the third; the head of nursing, who had been a pupil here, did not let it.\n\nYear 8 is where you lose boys. The skills club became mixed again when we moved it from Friday.",
      adviceToAdopters:
        "Choose one school and stay. Write the agreement for seven years and have the chair of the governors and the chair of the trust sign it in front of children.",
      measures: [
        count("Leavers who went on to health courses or apprenticeships", 22, {
          of: 131,
          from: 3,
          period: "Last year and seven years ago",
          method: "Destination records",
        }),
        reached("Pupils who took part in the last school year", 1080, { period: "Last school year", method: "School register" }),
        count("Former pupils who work at the hospital", 58, { from: 17, method: "Payroll, with consent" }),
      ],
      costBand: "25k-100k",
      costNote: "About £55,000 a year in shared posts.",
      fundingSources: ["own-budget", "local-authority"],
      partners: [["lea-marshes", "The hospital next door"]],
    },
  },
  {
    slug: "mobile-simulation-skills-club",
    organisation: "itchen-vale-university",
    evidence: { level: 2, reason: "Interest before and after, from nearly all clubs; no follow-up." },
    publishedDaysAgo: 290,
    content: {
      title: "A skills club on wheels for Years 7 to 9",
      summary: "A lorry with two hospital bays parks at the same school every Wednesday for five weeks. Then it moves on.",
      aims: ["widen-access"],
      themes: ["outreach"],
      interventions: ["skills-club", "hands-on"],
      targetGroups: ["low-participation", "free-school-meals"],
      stages: ["primary-years-7-9"],
      professions: ["nursing", "allied-health", "ambulance"],
      regions: ["wessex"],
      workStatus: "running",
      startedOn: "Y-3-04",
      need: "We bought the simulation lorry to train staff in far-off community hospitals. It stood still on three days out of five.",
      activity:
        "Twenty pupils, five Wednesdays, from the end of lessons until the late bus. They learn to take a pulse, lift safely, dress a wound and talk to somebody who is frightened. On the last day each teaches a skill to an adult they have brought along.",
      results: "Sixty-four clubs. 'I would like to work in health' went from 31 to 55 per cent, and a little more among boys.",
      lessons: "Five weeks at one school beats one day at five. Check the turning circle of the school's drive.",
      measures: [
        reached("Pupils", 1214, { period: "Three years", method: "Registers" }),
        perCent("Would like to work in health", 55, {
          of: 1090,
          from: 31,
          period: "First and last session",
          method: "Show of coloured cards, counted",
        }),
      ],
      costBand: "25k-100k",
      costNote: "£38,000 a year for driver, fuel and tutors; the lorry was there already.",
      fundingSources: ["university-outreach", "health-education-england"],
    },
  },
  {
    slug: "tours-that-end-in-the-canteen",
    organisation: "solentmere",
    evidence: { level: 1, reason: "Described in a lively way, with attendance and teachers' comments." },
    publishedDaysAgo: 229,
    content: {
      title: "Tours that end in the staff canteen",
      summary:
        "After the tour, each pupil has lunch beside somebody who works here. It is the only part anybody remembers, so we made it an hour.",
      aims: ["widen-access"],
      themes: ["outreach"],
      interventions: ["visits-tours", "ask-the-expert"],
      targetGroups: ["low-participation"],
      stages: ["primary-years-7-9", "years-10-11"],
      professions: ["any"],
      regions: ["wessex"],
      workStatus: "running",
      startedOn: "Y-2-10",
      need: "We used to walk forty children past forty doors.",
      activity:
        "Fifteen pupils, three stops of twenty minutes at places where something can be touched, then lunch. Staff sign up for a chair through the canteen till: it prints 'Would you eat with a pupil on Thursday?' and people say yes.",
      results:
        "Demand has tripled. Two departments that refused tours now ask for them, because fifteen children who are expected are easier than forty who are not.",
      lessons: "Put shy staff beside shy children. They are fine.",
      measures: [
        reached("Pupils", 540, { period: "Two school years", method: "Visit log" }),
        count("Members of staff who had lunch with a pupil", 310, { period: "Two school years" }),
      ],
      costBand: "under-5k",
      fundingSources: ["own-budget"],
    },
  },
  {
    slug: "ear-eye-and-hand",
    organisation: "gipping-valley-school",
    evidence: { level: 0, reason: "" },
    publishedDaysAgo: 36,
    content: {
      title: "The ear, the eye and the hand: three hands-on mornings for Year 8",
      summary: "An audiologist, an optometrist and an occupational therapist each take over the science block for a morning.",
      aims: ["widen-access"],
      themes: ["outreach"],
      interventions: ["hands-on", "ask-the-expert"],
      targetGroups: ["low-participation", "disabled"],
      stages: ["primary-years-7-9"],
      professions: ["healthcare-science", "allied-health"],
      regions: ["east-of-england"],
      workStatus: "running",
      startedOn: "Y-1-10",
      need: "Our pupils choose options at thirteen. Until now the only health professional they had met in school was the nurse with the needle.",
      activity:
        "Thirty pupils at a time go round four tables in a morning: hear through a simulator, look into an eye, make a splint, guess what the tool is for.",
      results: "Option choices come in next term and we shall compare them with last year's.",
      lessons: "A pupil who wears two hearing aids explained them to his year better than the audiologist did, and knew it.",
      measures: [reached("Pupils", 148)],
      costBand: "none",
    },
  },
  {
    slug: "after-the-big-event",
    organisation: "healthcare-science-society",
    evidence: {
      level: 2,
      reason: "Numbers who stayed in touch are known; a similar stall the year before without the card serves as a baseline.",
    },
    publishedDaysAgo: 177,
    content: {
      title: "After the big event: keeping in touch with the forty who really meant it",
      summary:
        "National science fairs reach thousands for four minutes each. We give every hundredth visitor's worth of effort to those who come back.",
      aims: ["widen-access"],
      themes: ["outreach", "information-advice-guidance"],
      interventions: ["careers-event", "skills-club", "e-mentoring"],
      targetGroups: ["first-generation", "low-participation"],
      stages: ["years-10-11"],
      professions: ["healthcare-science"],
      regions: ["national", "west-midlands", "north-west"],
      workStatus: "completed",
      startedOn: "Y-3-03",
      endedOn: "Y-1-12",
      need: "We spent £14,000 on a stall, counted 6,000 visitors and met none of them again.",
      activity:
        "At the next fair each visitor could take a postcard to send, with a stamp on it. Anyone who posted it was invited to a skills club at the nearest laboratory and given an e-mentor.",
      results:
        "Of 5,800 visitors 412 posted the card and 163 came to a club. Twenty-eight have since started science courses. From the stall of the year before we know of two.",
      lessons: "The stamp is a better test of interest than any questionnaire.",
      measures: [
        reached("Young people who came to a skills club", 163, {
          of: 5800,
          period: "Two fairs",
          method: "Club registers; of all visitors to the stall",
        }),
        count("Started a course towards healthcare science", 28, {
          of: 163,
          from: 2,
          method: "Contact with members; baseline is a stall without cards",
        }),
      ],
      costBand: "25k-100k",
      fundingSources: ["own-budget", "charity-or-trust"],
    },
  },
  {
    slug: "farm-families-and-health-careers",
    organisation: "exmoor-quantock",
    evidence: { level: 1, reason: "Thoughtful description; attendance only." },
    publishedDaysAgo: 155,
    content: {
      title: "Farm families and health careers: a stand at the livestock market",
      summary:
        "Children of farms know birth, illness, machines and early mornings. We went to tell them, and their parents, that this is experience.",
      aims: ["widen-access"],
      themes: ["outreach", "information-advice-guidance"],
      interventions: ["careers-event", "ask-the-expert"],
      targetGroups: ["low-participation", "carers", "men-under-represented"],
      stages: ["years-10-11", "years-11-13", "advisers"],
      professions: ["nursing", "midwifery", "ambulance", "non-clinical"],
      regions: ["south-west"],
      workStatus: "running",
      startedOn: "Y-2-03",
      need: "Schools told us that their farm pupils never sign up for anything after school: they go home to work.",
      activity:
        "Second Friday of the month, beside the ring, from seven. A paramedic who grew up on a hill farm, a midwife who lambs, an estates engineer. Bacon rolls.",
      results: "Parents do most of the talking. Several have come back with a son or daughter, and one came back for herself.",
      lessons: "Shift work is no drawback to people who milk. Say so.",
      measures: [reached("Conversations of more than five minutes", 260, { period: "Eighteen market days", method: "Tally" })],
      costBand: "under-5k",
      fundingSources: ["own-budget"],
    },
  },
  {
    slug: "toothbrush-to-dental-school",
    organisation: "canalside-dental",
    evidence: { level: 1, reason: "Says why and what; counts of classes." },
    publishedDaysAgo: 48,
    content: {
      title: "From toothbrush to dental school: reception class first, sixth form last",
      summary: "The same dental team visits the same schools every other year, so that a child meets us seven times.",
      aims: ["widen-access"],
      themes: ["outreach"],
      interventions: ["visits-tours", "hands-on"],
      targetGroups: ["free-school-meals"],
      stages: ["primary-years-7-9", "years-10-11"],
      professions: ["dentistry"],
      regions: ["north-central-and-east-london"],
      workStatus: "running",
      startedOn: "Y-3-09",
      need: "In our ward four in ten five-year-olds have decay. Prevention and careers are the same visit.",
      activity:
        "Reception: brush a crocodile's teeth. Year 2: count your own. Year 4: what sugar does. Year 6: meet the team and what each of them studied. Years 8, 10 and 12: visits to the practice, longer each time.",
      results:
        "The first reception class is now in Year 2 and greeted us by name. Two sixth-formers who helped have applied for dental nursing.",
      measures: [reached("Children", 2480, { period: "Two and a half years" }), score("Children who remember our names, out of 10", 7.5)],
      costBand: "under-5k",
      fundingSources: ["local-authority"],
    },
  },
]
