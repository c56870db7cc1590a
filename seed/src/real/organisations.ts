import type { OrganisationSeed } from "../organisation.ts"

/**
 * The organisations named by the 2014 strategy for the entries of this folder. Codes are given only where they are certain.
 * An import of the official lists may later add codes and postcodes.
 */
export const realOrganisations = [
  {
    slug: "st-georges-university-of-london",
    name: "St George's, University of London",
    kind: "UNIVERSITY",
    region: "south-london",
    ukprn: "10007782",
    about: "A university of medicine and health sciences in Tooting, beside St George's Hospital.",
  },
  {
    slug: "university-of-manchester",
    name: "University of Manchester",
    kind: "UNIVERSITY",
    region: "north-west",
    ukprn: "10007798",
    about: "A university with programmes in medicine, dentistry, pharmacy, nursing, midwifery and other health professions.",
  },
  {
    slug: "health-education-east-of-england",
    name: "Health Education East of England",
    kind: "ARMS_LENGTH_BODY",
    region: "east-of-england",
    about: "The Local Education and Training Board for the East of England, part of Health Education England.",
  },
  {
    slug: "plymouth-hospitals",
    name: "Plymouth Hospitals NHS Trust",
    kind: "NHS_TRUST",
    region: "south-west",
    odsCode: "RK9",
    about: "Runs Derriford Hospital in Plymouth.",
  },
  {
    slug: "salford-royal",
    name: "Salford Royal NHS Foundation Trust",
    kind: "NHS_TRUST",
    region: "north-west",
    odsCode: "RM3",
    about: "Provides hospital and community services for the city of Salford.",
  },
  {
    slug: "skills-for-health-academy-north-west",
    name: "Skills for Health Academy North West",
    kind: "OTHER",
    region: "north-west",
    about: "A training body for the health sector in the North West; partner in the Salford pre-employment programme.",
  },
  {
    slug: "salford-college",
    name: "Salford College",
    kind: "FURTHER_EDUCATION_COLLEGE",
    region: "north-west",
    about: "The further-education partner in the Salford pre-employment programme, as the 2014 strategy names it.",
  },
  {
    slug: "health-education-north-west",
    name: "Health Education North West",
    kind: "ARMS_LENGTH_BODY",
    region: "north-west",
    about: "The Local Education and Training Board for the North West, part of Health Education England.",
  },
  {
    slug: "medical-schools-council",
    name: "Medical Schools Council",
    kind: "PROFESSIONAL_BODY",
    region: "national",
    about: "Represents the medical schools of the United Kingdom and coordinates the Selecting for Excellence project.",
  },
] as const satisfies readonly OrganisationSeed[]
