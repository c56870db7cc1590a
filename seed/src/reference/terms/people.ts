import { taxonomy } from "./shape.ts"

export const targetGroups = taxonomy("TARGET_GROUP", [
  {
    slug: "free-school-meals",
    label: "Eligible for free school meals or pupil premium",
    definition: "Young people who have been eligible for free school meals, or for whom their school receives pupil premium.",
  },
  {
    slug: "first-generation",
    label: "First generation to university",
    definition: "People whose parents did not go to university.",
  },
  {
    slug: "low-participation",
    label: "State schools in low-participation neighbourhoods",
    definition: "Pupils of state schools in areas from which few young people go on to higher education.",
  },
  {
    slug: "neet",
    label: "Young people not in education, employment or training",
    definition: "People aged 16 to 24 who are neither learning nor working.",
  },
  {
    slug: "long-term-unemployed",
    label: "Long-term unemployed",
    definition: "Adults who have been out of work for twelve months or more.",
  },
  { slug: "lone-parents", label: "Lone parents", definition: "People who bring up a child without a partner in the household." },
  { slug: "carers", label: "Carers", definition: "Adults and young people who look after somebody without being paid for it." },
  {
    slug: "disabled",
    label: "Disabled people",
    definition: "People with a long-term impairment or condition that affects everyday life.",
  },
  {
    slug: "learning-disability",
    label: "People with a learning disability",
    definition: "People who need support to understand, learn or live independently because of a learning disability.",
    parentSlug: "disabled",
  },
  { slug: "care-leavers", label: "Care leavers", definition: "People who are or have been looked after by a local authority." },
  {
    slug: "minority-ethnic",
    label: "Minority ethnic groups",
    definition: "People from black, Asian, mixed and other minority ethnic backgrounds, including Gypsy, Roma and Traveller people.",
  },
  {
    slug: "men-under-represented",
    label: "Men in under-represented professions",
    definition: "Men and boys who might enter professions in which few men work, such as midwifery or nursing.",
  },
  { slug: "mature-learners", label: "Mature learners", definition: "People who start or return to learning at 21 or older." },
  {
    slug: "no-qualifications",
    label: "People without qualifications",
    definition: "Adults without GCSEs or their equivalent, among them people who need help with reading or numbers.",
  },
  {
    slug: "returners",
    label: "Returners to practice",
    definition: "Health professionals whose registration has lapsed or who have had a long break.",
  },
  {
    slug: "support-workers",
    label: "Existing support workers (Bands 1–4)",
    definition: "Staff already working in support roles, clinical or not, at Agenda for Change Bands 1 to 4 or the like.",
  },
])

/** Stages of life, from the engagement model of the 2014 strategy (Appendix 3), with adults added. */
export const stages = taxonomy("STAGE", [
  { slug: "primary-years-7-9", label: "Primary and Years 7–9", definition: "Children up to about 14." },
  { slug: "years-10-11", label: "Years 10–11", definition: "Pupils of about 14 to 16, up to their GCSEs." },
  { slug: "years-11-13", label: "Years 11–13", definition: "Young people of about 16 to 18 in school, sixth form or college." },
  { slug: "further-higher-education", label: "Further and higher education", definition: "Students of colleges and universities." },
  { slug: "adults-seeking-work", label: "Adults seeking work", definition: "Adults who are looking for a job or a new career." },
  { slug: "current-workforce", label: "Current workforce", definition: "People who already work in health or social care." },
  {
    slug: "advisers",
    label: "The people who advise them",
    definition: "Teachers, careers advisers, Jobcentre staff, parents and employers.",
  },
])

export const professions = taxonomy("PROFESSION", [
  { slug: "medicine", label: "Medicine", definition: "Doctors of every specialty, and physician roles." },
  { slug: "dentistry", label: "Dentistry", definition: "Dentists, dental nurses, hygienists, therapists and technicians." },
  { slug: "nursing", label: "Nursing", definition: "Adult, children's, mental health and learning disability nursing." },
  { slug: "midwifery", label: "Midwifery", definition: "Midwives." },
  {
    slug: "allied-health",
    label: "Allied health professions",
    definition: "Physiotherapy, occupational therapy, radiography, dietetics, speech and language therapy and others.",
  },
  { slug: "healthcare-science", label: "Healthcare science", definition: "Laboratory, physiological and physical sciences." },
  { slug: "pharmacy", label: "Pharmacy", definition: "Pharmacists and pharmacy technicians, in hospitals and in the community." },
  { slug: "ambulance", label: "Ambulance", definition: "Paramedics, emergency care staff and control rooms." },
  {
    slug: "health-visiting",
    label: "Health visiting",
    definition: "Nurses and midwives who work with families and young children.",
    parentSlug: "nursing",
  },
  {
    slug: "support-workforce",
    label: "Support workforce",
    definition: "Healthcare assistants, assistant practitioners, therapy and maternity support workers, care workers.",
  },
  {
    slug: "non-clinical",
    label: "Non-clinical",
    definition: "Administration, finance, informatics, estates, catering, portering and management.",
  },
  { slug: "any", label: "Any", definition: "Not limited to one profession." },
])

export const fundingSources = taxonomy("FUNDING_SOURCE", [
  { slug: "own-budget", label: "Own budget", definition: "Paid from the organisation's ordinary budget or in staff time." },
  {
    slug: "health-education-england",
    label: "Health Education England or its local boards",
    definition: "Money from Health Education England or a Local Education and Training Board (LETB).",
  },
  {
    slug: "university-outreach",
    label: "University outreach or access agreement",
    definition: "Money that a university sets aside for fair access.",
  },
  { slug: "charity-or-trust", label: "Charity or trust", definition: "A grant from a charity, foundation or hospital charity." },
  { slug: "european-social-fund", label: "European Social Fund", definition: "European money for skills and employment." },
  {
    slug: "jobcentre-plus",
    label: "Jobcentre Plus",
    definition: "Money or training places from Jobcentre Plus or the Department for Work and Pensions.",
  },
  { slug: "local-authority", label: "Local authority", definition: "Money from a council." },
  { slug: "other", label: "Other", definition: "Any other source, such as a company or the participants' employers." },
])
