import { taxonomy } from "./shape.ts"

/** What the call for best practice asks for. */
export const aims = taxonomy("AIM", [
  {
    slug: "widen-access",
    label: "Widen access and recruitment to training or employment",
    definition: "Helps people who would otherwise not get in to start training or a job in health.",
  },
  {
    slug: "career-progression",
    label: "Career progression for under-represented groups",
    definition: "Helps people who are already in, but rarely get on, to move up or across.",
  },
  {
    slug: "diverse-workforce",
    label: "A more diverse workforce",
    definition: "Makes the workforce look more like the people it serves.",
  },
])

export const themes = taxonomy("THEME", [
  {
    slug: "access-to-professions",
    label: "Access to professions",
    definition: "Opens the way into regulated professions such as medicine, nursing or pharmacy to people who seldom enter them.",
  },
  {
    slug: "information-advice-guidance",
    label: "Information, advice and guidance",
    definition: "Tells people, and those who advise them, what careers there are in health and how to get into them.",
  },
  {
    slug: "pre-employment",
    label: "Pre-employment",
    definition: "Prepares people who are out of work for a first job in health, usually with training and a placement.",
  },
  {
    slug: "apprenticeships-cadets",
    label: "Apprenticeships and cadets",
    definition: "Combines paid or supported work in health with a qualification, from traineeship to higher apprenticeship.",
  },
  {
    slug: "work-experience",
    label: "Work experience",
    definition: "Lets people see and try the work for a short time, in a real or simulated workplace.",
  },
  {
    slug: "ambassadors",
    label: "Ambassadors",
    definition: "Staff and students who tell others about their work, in schools, colleges and communities.",
  },
  {
    slug: "mentoring",
    label: "Mentoring",
    definition: "Gives people somebody with experience who supports them over time.",
  },
  {
    slug: "outreach",
    label: "Outreach with schools and colleges",
    definition: "Works with pupils and students over time, on their ground or ours, to raise ambition and attainment.",
  },
  {
    slug: "support-worker-development",
    label: "Support-worker development (Bands 1–4)",
    definition: "Helps support staff gain skills, qualifications and promotion, up to professional training.",
  },
  {
    slug: "returning",
    label: "Return to practice or to work",
    definition: "Helps people come back to their profession, or to work at all, after a break.",
  },
  {
    slug: "admissions-contextual-data",
    label: "Admissions and contextual data",
    definition: "Changes how applicants are chosen, for example by taking their circumstances into account.",
  },
  {
    slug: "retention-progression",
    label: "Retention and progression on programmes",
    definition: "Helps students and trainees from under-represented groups to stay, pass and move on.",
  },
  {
    slug: "positive-action-leadership",
    label: "Positive action and leadership",
    definition: "Lawful steps to help under-represented staff reach senior posts.",
  },
])

/** What is done, from the engagement model of the 2014 strategy (Appendix 3). */
export const interventions = taxonomy("INTERVENTION", [
  { slug: "visits-tours", label: "Visits and tours", definition: "Groups see a workplace or campus and meet the people there." },
  {
    slug: "ask-the-expert",
    label: "Ask the expert",
    definition: "A professional tells the story of their work and answers questions, in person or online.",
  },
  { slug: "hands-on", label: "Hands-on exploration", definition: "People try out skills and equipment for themselves." },
  { slug: "skills-club", label: "Skills club", definition: "A group that meets regularly, often after school, to practise skills." },
  {
    slug: "summer-school",
    label: "Summer school or residential",
    definition: "Several days of taught and practical sessions in the holidays, with or without staying overnight.",
  },
  { slug: "taster-day", label: "Taster day", definition: "A single day or evening that shows what a course or job is like." },
  {
    slug: "bridging-programme",
    label: "Bridging programme",
    definition: "A course that closes the gap between what people have and what entry requires.",
  },
  { slug: "work-placement", label: "Work placement", definition: "A planned period in a workplace, supervised and with a purpose." },
  { slug: "volunteering", label: "Volunteering", definition: "Unpaid work that people choose to do, with support and a way on." },
  {
    slug: "internship",
    label: "Internship",
    definition: "A longer spell of structured work, paid or supported, that may lead to a job.",
  },
  { slug: "mentoring", label: "Mentoring", definition: "Regular meetings with somebody more experienced." },
  {
    slug: "e-mentoring",
    label: "E-mentoring",
    definition: "Mentoring by message or video, within a moderated service.",
    parentSlug: "mentoring",
  },
  {
    slug: "application-support",
    label: "Application and interview support",
    definition: "Practical help with forms, statements, tests and interviews.",
  },
  { slug: "careers-event", label: "Careers event", definition: "A fair, exhibition or evening about careers in health." },
  {
    slug: "cpd-advisers",
    label: "CPD for teachers and advisers",
    definition: "Training for teachers, careers advisers and others whom people ask for advice.",
  },
  { slug: "webinar", label: "Webinar", definition: "A live session online that people join from where they are." },
  { slug: "toolkit", label: "Toolkit", definition: "Ready-made materials that others can use by themselves." },
])
