import { count, perCent, pounds, reached } from "../../initiative.ts"
import type { WrittenInitiative } from "../initiative.ts"

export const preEmployment: readonly WrittenInitiative[] = [
  {
    slug: "ten-weeks-to-a-first-shift",
    organisation: "humberbank",
    evidence: {
      level: 4,
      reason:
        "Run in three trusts by different teams with similar results, and evaluated by a university that was not involved, with a comparison group from Jobcentre records.",
    },
    publishedDaysAgo: 540,
    content: {
      title: "Ten weeks to a first shift: pre-employment for adults who have been out of work for years",
      summary:
        "Three weeks of preparation, seven weeks on placement and a guaranteed interview. Seven in ten of those who finish are in work six months later, in three trusts running.",
      aims: ["widen-access"],
      themes: ["pre-employment", "support-worker-development"],
      interventions: ["work-placement", "application-support", "mentoring"],
      targetGroups: ["long-term-unemployed", "no-qualifications", "lone-parents", "mature-learners"],
      stages: ["adults-seeking-work"],
      professions: ["support-workforce", "non-clinical"],
      regions: ["yorkshire-and-the-humber", "north-east"],
      workStatus: "running",
      startedOn: "Y-6-02",
      need: "In the streets around the hospital one adult in five is out of work, while we paid agencies for 300 healthcare assistant shifts a week. When we looked at why local people did not apply, we found that they did: 1,100 in a year, of whom we shortlisted 60. Most fell at the online form.",
      activity:
        "- **Weeks 1 to 3.** College staff teach in our training centre: communication, infection control, moving and handling, maths and English in small doses. Benefits adviser on site every Wednesday.\n- **Weeks 4 to 10.** Sixteen hours a week on placement with a named support worker, who is paid an extra hour a week for it. Wards, outpatients, sterile services, catering and stores.\n- **Interview.** Everybody who attends nine days in ten is interviewed for a real vacancy. Nobody fills in the online form.\n- **After.** The same adviser rings at four, twelve and twenty-six weeks and comes in when there is trouble, which is usually childcare or a sick-note.",
      results:
        "Four hundred and six people have started in our trust in five years, 331 finished, 262 of them were in work six months later, 214 with us. After two years, 81 per cent of those 214 were still here, compared with 68 per cent of other new healthcare assistants.\n\nThe neighbouring trusts, who began two years later, report 66 and 73 per cent in work.",
      evaluation:
        "The University of Cheviot's economics group compared participants with people of the same age, sex, postcode and length of unemployment in Jobcentre records. Six months on, 65 per cent of all starters were in work against 27 per cent of the others. The benefit to the public purse was put at £3.10 for every pound after two years; we quote that with caution, since it leans on assumptions about benefits.",
      lessons:
        "1. Placements fail on supervisors, not participants. Choose and pay them.\n2. Benefits rules change. Have somebody who knows them, on site, with time.\n3. Take people with convictions. We decide case by case, before week one, so that nobody finishes and is then refused.\n4. Say from the start how many vacancies there are.",
      adviceToAdopters:
        "Begin with a director of nursing who is spending too much on agencies. Do the sums with them. You need fifteen vacancies in sight before you recruit twenty people, a college that will teach at your place, and one determined coordinator who cannot be moved to another project.\n\nA pack with everything from the session plans to the letter for the benefits office is free to use; three trusts have changed it for themselves.",
      measures: [
        reached("People who started", 406, { period: "Five years, this trust", method: "Programme register" }),
        perCent("Of those who finished, in work six months later", 79, {
          of: 331,
          period: "Five years",
          method: "Telephone at 26 weeks, payroll",
        }),
        perCent("Of those who started, in work six months later", 65, {
          of: 406,
          from: 27,
          period: "Five years",
          method: "Independent evaluation; baseline is matched people in Jobcentre records",
        }),
        perCent("Of those we employed, still here after two years", 81, {
          of: 148,
          from: 68,
          period: "First three years",
          method: "Payroll; baseline is other new healthcare assistants",
        }),
        pounds("Less spent on agency healthcare assistants", 184_000, {
          period: "A year, third against first",
          method: "Finance ledger; other causes not excluded",
        }),
      ],
      costBand: "over-100k",
      costNote: "About £1,450 a starter, three fifths of it from Jobcentre Plus and the European Social Fund.",
      fundingSources: ["jobcentre-plus", "european-social-fund", "own-budget"],
      partners: [
        ["wearmouth-vale-college", "Teaches the first three weeks"],
        ["cheviot-university", "Evaluated the programme independently"],
        ["tynemoor", "Runs the programme since its third year"],
      ],
      links: [{ label: "Programme pack", url: "https://humberbank.demo.example/first-shift" }],
      pictureConsent: "no-people",
    },
  },
  {
    slug: "supported-internships-three-hospitals",
    organisation: "solentmere",
    evidence: {
      level: 3,
      reason:
        "Employment of interns is set against that of people with a learning disability in the same counties. The three hospitals had similar results, but no one outside has evaluated them.",
    },
    publishedDaysAgo: 498,
    content: {
      title: "Supported internships for young people with a learning disability in three hospitals",
      summary:
        "A school year of three job rotations with a job coach beside you. Two in three interns leave with paid work of at least sixteen hours a week.",
      aims: ["widen-access", "diverse-workforce"],
      themes: ["pre-employment"],
      interventions: ["internship", "work-placement", "mentoring"],
      targetGroups: ["learning-disability", "disabled"],
      stages: ["further-higher-education", "adults-seeking-work"],
      professions: ["support-workforce", "non-clinical"],
      regions: ["wessex"],
      workStatus: "running",
      startedOn: "Y-5-09",
      need: "Fewer than one in ten adults with a learning disability in our counties has paid work. Two in three want it. As a trust we bought services for them and employed four.",
      activity:
        "Ten to twelve interns a year at each site, aged 18 to 24. They come to work every day with everybody else, have an hour in a classroom in the morning, then go to their department: linen, sterile services, pharmacy stores, medical records, the crèche, the plaster room.\n\nA tutor from the college and two job coaches are based in the hospital all year. Each task is taken apart and taught step by step, often with photographs. In the third term the coach steps back and looks for a job with the intern, here or elsewhere.",
      results:
        "Five years, 148 interns, 139 finished, 97 in paid work for at least sixteen hours a week within six months. Sixty-one of those jobs are with us. Not one of the departments that has had an intern has asked to stop.\n\nIn sterile services, packing errors fell by a third after the interns' step-by-step photographs went up for everyone.",
      evaluation:
        "We count a job only if it is paid at the going rate, lasts thirteen weeks and is at least sixteen hours a week. The county figure for paid work of any length (7 per cent) is the only comparison there is; interns are younger and chose to come, so it flatters us.",
      lessons:
        "- Parents are more afraid of this than interns. Give them an evening before and a telephone number.\n- Do not recruit departments by e-mail. Walk round with an intern from last year.\n- Interview by doing. Our first interns were asked about their strengths and weaknesses in a room with three people. It told us nothing and we are still sorry.",
      adviceToAdopters: "One job coach for every five interns, from day one. Do not begin with fewer and hope.",
      measures: [
        reached("Interns", 148, { period: "Five years, three hospitals", method: "College enrolments" }),
        perCent("In paid work, 16 hours a week or more, within six months", 66, {
          of: 148,
          from: 7,
          period: "Five years",
          method: "Job coach records; baseline is the county rate for any paid work",
        }),
        count("Jobs with the trust", 61, { of: 97, period: "Five years", method: "Payroll" }),
      ],
      costBand: "over-100k",
      costNote:
        "£9,800 an intern a year, nearly all education and supported-employment funding that exists already; the trust gives rooms and supervision.",
      fundingSources: ["local-authority", "charity-or-trust", "own-budget"],
      partners: [
        ["first-rung", "Trains and employs the job coaches"],
        [{ name: "Two further-education colleges" }, "Employ the tutors"],
      ],
    },
  },
  {
    slug: "care-leavers-named-person",
    organisation: "wyreford-council",
    evidence: { level: 2, reason: "Jobs and how long they lasted are compared with the council's care leavers of the two years before." },
    publishedDaysAgo: 334,
    content: {
      title: "Care leavers: a guaranteed interview and a named person for a year",
      summary:
        "The council and the hospital treat care leavers as any family firm treats its own children: we keep a place open and we ring them up.",
      aims: ["widen-access"],
      themes: ["pre-employment", "mentoring", "apprenticeships-cadets"],
      interventions: ["mentoring", "application-support", "work-placement"],
      targetGroups: ["care-leavers", "neet"],
      stages: ["years-11-13", "adults-seeking-work"],
      professions: ["support-workforce", "non-clinical"],
      regions: ["west-midlands"],
      workStatus: "running",
      startedOn: "Y-3-04",
      need: "Of our 190 care leavers aged 17 to 21, 48 per cent were not in education, employment or training. As corporate parents we had 6,000 jobs between us and had given them eleven.",
      activity:
        "Every vacancy up to Band 3 at the trust and scale 4 at the council is shown to care leavers a week early. Whoever applies and meets the essential points is seen. Each has a named person in the workplace, never their manager, who has lunch with them weekly for a year and can spend £300 without asking: a deposit for shoes, a bus pass, a locksmith.",
      results:
        "In three years 54 started in jobs or apprenticeships, and 39 were still in work a year later. In the two years before, 11 started and 4 stayed.",
      lessons: "Things go wrong in the sixth week, not the first. And the birthday: somebody should know the date.",
      measures: [
        reached("Care leavers who started a job or apprenticeship", 54, {
          of: 190,
          period: "Three years",
          method: "Payroll of both employers",
        }),
        perCent("Still in work after a year", 72, {
          of: 54,
          from: 36,
          period: "Three years",
          method: "Payroll; baseline is the two years before",
        }),
      ],
      costBand: "5k-25k",
      costNote: "The £300 funds and training for named people. Wages come from vacancies.",
      fundingSources: ["local-authority"],
      partners: [["severn-forge", "Offers vacancies and named people"]],
    },
  },
  {
    slug: "school-hours-jobs",
    organisation: "lea-marshes",
    evidence: { level: 2, reason: "Employment before and after is given for everybody who started, with how long it lasted." },
    publishedDaysAgo: 262,
    content: {
      title: "School-hours jobs: a pre-employment course for lone parents",
      summary:
        "A six-week course between school runs, leading to posts that we cut to fit school hours. The posts were the difficult part.",
      aims: ["widen-access"],
      themes: ["pre-employment", "returning"],
      interventions: ["work-placement", "application-support"],
      targetGroups: ["lone-parents", "long-term-unemployed", "carers"],
      stages: ["adults-seeking-work"],
      professions: ["non-clinical", "support-workforce"],
      regions: ["north-central-and-east-london"],
      workStatus: "running",
      startedOn: "Y-2-09",
      need: "We had run pre-employment courses before and lone parents did well on them. Then we offered them a seven o'clock start.",
      activity:
        "First we worked with nine departments to find work that can be done from half past nine to half past two: clinic preparation, discharge lounges, mealtimes, phlebotomy, switchboard peaks. That gave 26 term-time posts. Only then did we open the course, six weeks in the children's centre with a crèche.",
      results:
        "Fifty-two parents in four groups; 37 are in post and eleven more took up college places. Nobody has left because of childcare, which used to be the most frequent reason.",
      lessons:
        "Matrons feared that everyone would want these hours. Some do, and it turns out that two people at peak times beat one all day.",
      adviceToAdopters:
        "Posts first, people second. Bring finance to the first meeting, because term-time contracts upset their spreadsheets.",
      measures: [
        reached("Lone parents who started the course", 52, { period: "Four groups", method: "Register" }),
        count("In a school-hours post", 37, { of: 52, from: 0, period: "Four groups", method: "Payroll" }),
        perCent("Of those in post, still there after nine months", 92, { of: 26, period: "First three groups", method: "Payroll" }),
      ],
      costBand: "5k-25k",
      fundingSources: ["jobcentre-plus", "local-authority"],
    },
  },
  {
    slug: "kitchen-laundry-estates",
    organisation: "trentside",
    evidence: { level: 2, reason: "Literacy and employment are recorded before and after. No comparison." },
    publishedDaysAgo: 183,
    content: {
      title: "Kitchen, laundry, estates: a first job for people without qualifications",
      summary: "Work trials in departments where nobody asks for a certificate, with a reading tutor in the staff room.",
      aims: ["widen-access", "career-progression"],
      themes: ["pre-employment", "support-worker-development"],
      interventions: ["work-placement", "mentoring"],
      targetGroups: ["no-qualifications", "long-term-unemployed", "minority-ethnic"],
      stages: ["adults-seeking-work", "current-workforce"],
      professions: ["non-clinical"],
      regions: ["east-midlands"],
      workStatus: "running",
      startedOn: "Y-3-06",
      need: "Our forms asked for two GCSEs for the job of washing pans. When we asked why, nobody remembered.",
      activity:
        "We took the requirement out of 31 job descriptions. Applicants come for a two-day paid trial. A tutor is in the staff room on Tuesdays and Thursdays over the change of shifts, for anyone, without signing up. The catering manager, who left school at fourteen, opens each trial day.",
      results:
        "Ninety-four people in work who would not have been shortlisted before. Twenty-eight have since passed a Level 1 in English or maths, and six have moved to Band 3.",
      lessons: "Put the tutor where people already sit. In the education centre we had two learners; in the staff room, thirty.",
      measures: [
        reached("People hired after a trial", 94, { of: 131, period: "Two and a half years", method: "Payroll" }),
        count("Passed a Level 1 in English or maths", 28, { of: 94, from: 0, method: "Awarding body results" }),
      ],
      costBand: "5k-25k",
      fundingSources: ["own-budget", "european-social-fund"],
    },
  },
  {
    slug: "english-for-the-ward",
    organisation: "newcomers-in-health",
    evidence: { level: 2, reason: "Test scores before and after, and jobs, for all participants." },
    publishedDaysAgo: 140,
    content: {
      title: "English for the ward: refugee nurses and doctors get ready to work",
      summary:
        "Twenty weeks of English in clinical settings for health professionals who came as refugees, with a paid support post meanwhile.",
      aims: ["widen-access", "diverse-workforce"],
      themes: ["pre-employment", "returning", "access-to-professions"],
      interventions: ["bridging-programme", "work-placement", "mentoring"],
      targetGroups: ["minority-ethnic", "returners"],
      stages: ["adults-seeking-work"],
      professions: ["medicine", "nursing"],
      regions: ["north-central-and-east-london", "north-west-london"],
      workStatus: "running",
      startedOn: "Y-4-10",
      need: "Some 400 refugees with a health qualification live in our two areas. Most work below their skill or not at all, and the language tests are written for people who have been to school here.",
      activity:
        "Two days of class a week around what happens on a ward: handover, a telephone call from the laboratory, a relative who is angry. The other days participants work as healthcare assistants, paid, with a mentor from their own profession.",
      results: "A paediatrician who had been driving a minicab for six years now works as one again. She is one of 17.",
      lessons: "The language test is about essays; the ward is about speaking on the telephone. Teach both and say which is which.",
      measures: [
        reached("Participants", 83, { period: "Four years" }),
        count("Registered and working in their profession", 17, { of: 83, method: "Registers of the regulators" }),
        count("In a paid support post meanwhile", 49, { of: 83, from: 6 }),
      ],
      costBand: "25k-100k",
      fundingSources: ["charity-or-trust"],
      partners: [["lea-marshes", "Placements"]],
    },
  },
  {
    slug: "care-academy-with-a-job",
    organisation: "ashby-moor-care",
    evidence: { level: 1, reason: "Numbers of starters only; what became of them is said in words." },
    publishedDaysAgo: 52,
    content: {
      title: "Care academy: three weeks, then a job if you still want it",
      summary: "Three weeks in a care home with pay from the first day. Either side may say no at the end.",
      aims: ["widen-access"],
      themes: ["pre-employment"],
      interventions: ["work-placement"],
      targetGroups: ["long-term-unemployed", "neet", "men-under-represented"],
      stages: ["adults-seeking-work"],
      professions: ["support-workforce"],
      regions: ["east-midlands"],
      workStatus: "running",
      startedOn: "Y-1-03",
      need: "Four in ten new carers left us within ninety days, usually saying that it was not what they had expected.",
      activity:
        "Fifteen days in one home: five watching, five side by side with a carer, five on the rota with somebody at hand. Training is done in the afternoons, on the same residents' stories.",
      results: "Most stay. Those who leave tend to leave in the first week, which is better for residents than in the third month.",
      measures: [reached("Starters", 45, { period: "First year" })],
      costBand: "not-stated",
      fundingSources: ["own-budget"],
    },
  },
  {
    slug: "laundry-apprenticeship-stopped",
    organisation: "tamarside",
    evidence: { level: 1, reason: "An honest description of something that did not work, with the reasons as the team sees them." },
    publishedDaysAgo: 367,
    content: {
      title: "A laundry scheme for prison leavers, and why we stopped it",
      summary: "Five people started, none finished. We write this down so that others need not make the same three mistakes.",
      aims: ["widen-access"],
      themes: ["pre-employment"],
      interventions: ["work-placement"],
      targetGroups: ["long-term-unemployed", "no-qualifications"],
      stages: ["adults-seeking-work"],
      professions: ["non-clinical"],
      regions: ["south-west"],
      workStatus: "stopped",
      startedOn: "Y-3-01",
      endedOn: "Y-2-02",
      need: "The open prison is four miles away and the laundry could not fill its shifts.",
      activity:
        "With the resettlement team we offered six months in the laundry, with a placement mentor and a place on a Level 1 course. People came by bus from the prison in the last month of their sentence and were to be hired on release.",
      results: "All five left within four months. Two went to better jobs, which we should count as success and did not at the time.",
      lessons:
        "1. We asked for volunteers to supervise and got one person. When she went on holiday there was nobody.\n2. Wages were paid monthly in arrears. People leave prison with £46.\n3. We told the whole department who they were. We had no business to.",
      adviceToAdopters: "Talk to the resettlement team before the governor. Pay weekly for the first two months.",
      measures: [reached("People who started", 5, { period: "Thirteen months" }), count("In the post after six months", 0, { of: 5 })],
      costBand: "under-5k",
      fundingSources: ["own-budget"],
    },
  },
]
