import { complete, count, type InitiativeSeed, perCent, reached } from "../initiative.ts"
import type { realOrganisations } from "./organisations.ts"

type RealOrganisationSlug = (typeof realOrganisations)[number]["slug"]

/** Where every fact of this file comes from. No address is given because none has been checked. */
const source = "Source: Health Education England, *Widening Participation: It Matters!* (2014)"
const notStated = "How it was collected is not stated in the source"

/**
 * Entries about real work, true to the 2014 strategy (Box 2, sections 3.7 and 3.9). What it does not say is left empty here,
 * so that these entries show honestly what is missing.
 */
export const realInitiatives: readonly InitiativeSeed<RealOrganisationSlug>[] = [
  {
    slug: "st-georges-summer-schools",
    organisation: "st-georges-university-of-london",
    evidence: {
      level: 1,
      reason:
        "One figure from those who attended, taken afterwards. The number of people, how they were asked and what they thought before are not stated, so a change cannot be shown.",
    },
    publishedDaysAgo: 24,
    content: complete({
      title: "Residential summer schools, outreach and student ambassadors at St George's",
      summary:
        "St George's brings young people from groups that are under-represented in medicine and other health professions to residential summer schools, supported by outreach and student ambassadors.",
      aims: ["widen-access", "diverse-workforce"],
      themes: ["access-to-professions", "outreach", "ambassadors"],
      interventions: ["summer-school"],
      professions: ["medicine", "any"],
      regions: ["south-london"],
      need: "Few entrants to medicine come from less advantaged homes: of the trainee doctors surveyed by the General Medical Council in 2013, eight per cent had received free school meals at some point, against a quarter of the population. Inspiring people to apply, and giving them the confidence to, is part of the answer.",
      activity:
        "- Residential summer schools\n- Other supported outreach\n- Student ambassadors who take part in both\n\nThe source does not describe the length, the programme or the selection of participants.",
      results: "Nine in ten of those who attended the summer school said that they would like to pursue a career in healthcare.",
      evaluation: `The source does not state how many people were asked, or when.\n\n${source}, Box 2 and section 3.9.`,
      measures: [perCent("Summer school attenders who would like to pursue a healthcare career", 90, { method: notStated })],
      costBand: "not-stated",
    }),
    partnerOrganisations: [],
  },
  {
    slug: "manchester-access-programme",
    organisation: "university-of-manchester",
    evidence: {
      level: 1,
      reason:
        "Participants judged afterwards that their expectations had improved. There is no number of people and no measure from before, so this describes rather than measures.",
    },
    publishedDaysAgo: 24,
    content: complete({
      title: "Manchester Access Programme: clearer expectations before applying",
      summary:
        "The University of Manchester supports young people from under-represented groups who want to enter medicine and other health professions, so that they know what the programme they apply for will be like.",
      aims: ["widen-access", "diverse-workforce"],
      themes: ["access-to-professions", "outreach"],
      professions: ["medicine", "any"],
      regions: ["north-west"],
      need: "People without contacts in a profession have little to go on when they choose a programme. The 2014 strategy asks universities to help applicants from disadvantaged backgrounds feel inspired and confident to apply, and to get past their picture of what studying at a selective university is like.",
      activity:
        "The strategy reports on the university's work together with that of St George's, London: residential summer schools, other supported outreach and student ambassadors. It does not say which of these belong to the Manchester Access Programme.",
      results: "93 per cent of those who attended had much better expectations of the programme they wished to apply for.",
      evaluation: `The number of participants and the way they were asked are not stated.\n\n${source}, Box 2.`,
      measures: [perCent("Attenders with much better expectations of the programme they wished to apply for", 93, { method: notStated })],
      costBand: "not-stated",
    }),
    partnerOrganisations: [],
  },
  {
    slug: "east-of-england-health-ambassadors",
    organisation: "health-education-east-of-england",
    evidence: {
      level: 1,
      reason:
        "The scheme counts what it did: ambassadors trained and young people reached. What changed for those young people is not reported.",
    },
    publishedDaysAgo: 23,
    content: complete({
      title: "Health Ambassador scheme across the East of England",
      summary:
        "Health Education East of England recruits and supports health ambassadors and puts them in touch with schools, to raise interest and ambition for careers in health.",
      aims: ["widen-access"],
      themes: ["ambassadors", "information-advice-guidance", "outreach"],
      interventions: ["ask-the-expert"],
      professions: ["any"],
      regions: ["east-of-england"],
      workStatus: "running",
      need: "Careers guidance in many schools has become thinner, and few young people know how wide the choice of careers in health is.",
      activity:
        "1. Recruit people who work in health as ambassadors.\n2. Train and support them.\n3. Put them in contact with schools.\n\nThe scheme is one of the models behind the Health Ambassador commitment that the strategy invites organisations to make.",
      results:
        "More than 400 ambassadors have been trained, and the scheme has supported contact with more than 39,000 young people who are interested in careers in health.",
      evaluation: `Both figures are rounded down in the source ("over 400", "over 39,000"), which does not give the period.\n\n${source}, Box 2.`,
      measures: [
        count("Health ambassadors trained (more than)", 400, { method: notStated }),
        reached("Young people in contact with the scheme (more than)", 39_000, { method: notStated }),
      ],
      costBand: "not-stated",
    }),
    partnerOrganisations: [],
  },
  {
    slug: "plymouth-project-search",
    organisation: "plymouth-hospitals",
    evidence: {
      level: 2,
      reason:
        "Jobs gained were counted, for people who began as college interns. How many began is not stated, so there is no success rate.",
    },
    publishedDaysAgo: 22,
    content: complete({
      title: "Project SEARCH: a nine-month internship for people with a learning disability",
      summary:
        "Plymouth Hospitals set up Project SEARCH to recruit people with learning disabilities. A nine-month internship takes them from college to work; 13 have found jobs with the trust or its service providers.",
      aims: ["widen-access", "diverse-workforce"],
      themes: ["pre-employment"],
      interventions: ["internship"],
      targetGroups: ["learning-disability"],
      stages: ["further-higher-education"],
      regions: ["south-west"],
      workStatus: "running",
      need: "Only 2.4 per cent of NHS staff have declared a disability, against 17 per cent of the population. Part of the gap is people not saying; part of it is people not being hired.",
      activity:
        "The trust offers a nine-month internship that leads from college to work, set up specifically to attract people with learning disabilities to jobs in the trust.",
      results: "13 people have found employment within the trust or with its service providers.",
      evaluation: `The source counts the people who found jobs. It does not state how many started, in which years, or how long they stayed in work.\n\n${source}, Box 2.`,
      measures: [
        count("Interns who found a job in the trust or with its service providers", 13, {
          method: "Count of people in jobs, as reported in the source",
        }),
      ],
      costBand: "not-stated",
    }),
    partnerOrganisations: [],
  },
  {
    slug: "salford-pre-employment-programme",
    organisation: "salford-royal",
    evidence: {
      level: 2,
      reason:
        "Jobs gained were counted, and the trust now recruits this way, which is an outcome in itself. The number who started is not stated and there is no comparison.",
    },
    publishedDaysAgo: 22,
    content: complete(
      {
        title: "A 14-week pre-employment programme that became a way to recruit",
        summary:
          "Four weeks of sector training, ten weeks of placement and up to six months of support afterwards. 45 participants have found a job, and Salford Royal now uses the programme as a key recruitment pathway.",
        aims: ["widen-access"],
        themes: ["pre-employment"],
        interventions: ["work-placement"],
        stages: ["adults-seeking-work"],
        regions: ["north-west"],
        need: "A range of trusts run pre-employment programmes to reach disadvantaged people and help them into entry-level jobs. The 2014 strategy links this to health itself: being out of work makes people ill, and getting back into work reverses some of that.",
        activity:
          "1. Four weeks of training based on the health sector\n2. Ten weeks on placement\n3. Up to six months of support after the programme\n\nThe programme is made to measure by the trust, the Skills for Health Academy North West and Salford College.",
        results: "45 participants have found employment. The trust uses the programme as one of its main ways to recruit.",
        evaluation: `The source reports the number of people in jobs, not how many started nor the period.\n\n${source}, Box 2.`,
        measures: [count("Participants who found employment", 45, { method: "Count of people in jobs, as reported in the source" })],
        costBand: "not-stated",
      },
      [
        { organisationId: null, name: "Skills for Health Academy North West", role: "Designs and runs the programme with the trust" },
        { organisationId: null, name: "Salford College", role: "Runs the programme with the trust" },
      ],
    ),
    partnerOrganisations: ["skills-for-health-academy-north-west", "salford-college"],
  },
  {
    slug: "north-west-cadets",
    organisation: "health-education-north-west",
    evidence: {
      level: 1,
      reason: "The size of the programme and its routes onward are described. How many complete it, and where they go, is not reported.",
    },
    publishedDaysAgo: 21,
    content: complete({
      title: "400 cadets a year at Levels 2 and 3",
      summary:
        "Health Education North West commissions 400 cadets each year in subjects such as informatics, business administration, finance and health. They go on to work, to higher education, or both.",
      aims: ["widen-access", "career-progression"],
      themes: ["apprenticeships-cadets"],
      professions: ["support-workforce", "non-clinical"],
      regions: ["north-west"],
      workStatus: "running",
      need: "People aged 16 to 21 are under-represented among those whom the NHS employs directly, while youth unemployment is high. Clear vocational routes are one of the things that policy on social mobility asks for.",
      activity:
        "Cadets are commissioned each year across a number of subject areas, including informatics, business administration, finance and health. Programmes are at Level 2 or Level 3. Those who complete can enter the workforce, progress to higher education, or both.",
      evaluation: `The source states the number commissioned; it gives no figures on completion or destinations.\n\n${source}, section 3.7.`,
      measures: [
        reached("Cadets commissioned", 400, { period: "Each year", method: "Number of places commissioned, as stated in the source" }),
      ],
      costBand: "not-stated",
      fundingSources: ["health-education-england"],
    }),
    partnerOrganisations: [],
  },
  {
    slug: "selecting-for-excellence",
    organisation: "medical-schools-council",
    evidence: {
      level: 1,
      reason:
        "The project sets out why selection needs to change and what it will do. The strategy was written before its final report and gives no outcomes.",
    },
    publishedDaysAgo: 21,
    content: complete({
      title: "Selecting for Excellence: fairer ways into medical school",
      summary:
        "A national project coordinated by the Medical Schools Council looks at how medical schools select, so that more people from a range of backgrounds apply and are chosen, and encourages fair access to work experience.",
      aims: ["widen-access", "diverse-workforce"],
      themes: ["access-to-professions", "admissions-contextual-data", "work-experience"],
      professions: ["medicine"],
      regions: ["national"],
      need: "In 2012 there were more than 95,000 applications for places at medical schools in England. With that much demand, schools can choose by attainment alone, and selection has repeatedly failed to widen participation. Over a third of the trainee doctors surveyed in 2013 had been to a private school, compared with seven per cent of the population.",
      activity:
        "The project brings together the medical schools, the General Medical Council, the Department of Health, Health Education England and others to:\n\n- consider how more people from a range of socio-economic backgrounds can apply and be selected\n- make clear what selection should look for in a future doctor\n- encourage models that give fair access to work experience.",
      results:
        "When the strategy was published the project had issued an interim report and was due to report in December 2014. Health Education England undertook to support its recommendations.",
      evaluation: `${source}, section 3.9. Later results are not part of this entry.`,
      costBand: "not-stated",
    }),
    partnerOrganisations: [],
  },
]
