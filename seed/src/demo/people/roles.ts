import type { Role } from "@hub/prisma"
import type { RegionSlug } from "../../reference/regions.ts"
import { type DemoPerson, person } from "./person.ts"

/** One person for each thing there is to do, to sign in as. */
export const mainPeople: readonly DemoPerson[] = [
  person("priya-raman", "Priya Raman", "Careers adviser", {
    about: "I advise adults who want to move into health. Here to find out what is on near us.",
    tryAs: "Reader with an account: saves, follows and asks, belongs to no organisation",
    joinedDaysAgo: 140,
  }),
  person("hannah-whitfield", "Hannah Whitfield", "Widening participation officer", {
    about: "Runs the Stepping Up summer school at Ribblemere. Ask me about bursaries and consent forms.",
    isContactable: true,
    memberships: [{ organisation: "ribblemere", role: "MEMBER", status: "ACTIVE" }],
    tryAs: "Submitter at Ribblemere: drafts, submissions in every state, feedback on last year’s award entry",
  }),
  person("amara-okafor", "Amara Okafor", "Outreach manager", {
    about: "Looking for things that work in small schools and long valleys.",
    isContactable: true,
    memberships: [{ organisation: "wharfedale-valley", role: "MEMBER", status: "ACTIVE" }],
    tryAs: "Widening participation lead at Wharfedale Valley: compares, collects and records adoptions",
  }),
  person("miriam-adler", "Miriam Adler", "Directory editor", {
    about: "Edits the directory. Happy to talk about a submission before you write it.",
    isContactable: true,
    roles: [{ role: "EDITOR" }],
    tryAs: "Editor: the queue, comments on fields, evidence ratings, publishing",
    joinedDaysAgo: 800,
  }),
  person("kofi-mensah", "Kofi Mensah", "Directory editor", {
    roles: [{ role: "EDITOR" }],
    tryAs: "Second editor, so that work can be shared out",
    joinedDaysAgo: 640,
  }),
  person("siobhan-kelleher", "Siobhán Kelleher", "Awards manager", {
    roles: [{ role: "AWARD_MANAGER" }],
    tryAs: "Award manager: a round that takes entries, one being judged, one with results",
  }),
  person("tomasz-nowak", "Tomasz Nowak", "Community manager", {
    roles: [{ role: "MODERATOR" }],
    tryAs: "Moderator: posts that wait or were flagged, an appeal, a warned member",
  }),
  person("oonagh-brady", "Oonagh Brady", "Moderator of the forum", {
    roles: [{ role: "MODERATOR" }],
    tryAs: "Second moderator, for appeals against what the first decided",
    joinedDaysAgo: 420,
  }),
  person("ruth-ferreira", "Ruth Ferreira", "Service manager", {
    roles: [{ role: "ADMINISTRATOR" }],
    tryAs: "Administrator: people, organisations, taxonomies, audit log, outbox",
    joinedDaysAgo: 900,
  }),
  person("imran-chaudhry", "Imran Chaudhry", "National programme lead", {
    about: "Looks after the widening participation programme nationally.",
    isContactable: true,
    roles: [{ role: "NATIONAL_TEAM" }],
    tryAs: "National team: what the whole country offers and lacks",
    joinedDaysAgo: 900,
  }),
]

/** Members of award panels, from different kinds of organisation. */
export const panelMembers: readonly DemoPerson[] = [
  panelMember("esther-goldberg", "Professor Esther Goldberg", "Professor of nursing education"),
  panelMember("delroy-simmonds", "Delroy Simmonds", "Chief operating officer"),
  panelMember("anjali-menon", "Anjali Menon", "Policy manager, charity"),
  panelMember("huw-bevan", "Huw Bevan", "College principal"),
  panelMember("zainab-sesay", "Zainab Sesay", "Former apprentice, now team leader"),
]

/** The single point of contact of each region. */
export const regionalLeads: readonly DemoPerson[] = [
  regionalLead("north-east", "maureen-hedley", "Maureen Hedley"),
  regionalLead("north-west", "abdul-rahman-siddiqui", "Abdul Rahman Siddiqui"),
  regionalLead("yorkshire-and-the-humber", "karen-metcalfe", "Karen Metcalfe"),
  regionalLead("west-midlands", "marcus-delaney", "Marcus Delaney"),
  regionalLead("east-midlands", "bhavna-solanki", "Bhavna Solanki"),
  regionalLead("east-of-england", "robert-catchpole", "Robert Catchpole"),
  regionalLead("thames-valley", "nia-fellowes", "Nia Fellowes"),
  regionalLead("north-west-london", "hassan-warsame", "Hassan Warsame"),
  regionalLead("north-central-and-east-london", "chidi-eze", "Chidi Eze"),
  regionalLead("south-west", "loveday-pascoe", "Loveday Pascoe"),
  regionalLead("wessex", "graham-whitlock", "Graham Whitlock"),
  regionalLead("south-london", "shanice-duberry", "Shanice Duberry"),
  regionalLead("kent-surrey-and-sussex", "veronika-horakova", "Veronika Horáková"),
  regionalLead("national", "stephen-achterberg", "Stephen Achterberg", "National coordinator for widening participation"),
]

/** People who ask to join an organisation or have just begun to write, so that leads and moderators have something to decide. */
export const newcomers: readonly DemoPerson[] = [
  person("kit-farrow", "Kit Farrow", "Careers adviser", { joinedDaysAgo: 2 }),
  person("bryony-vale", "Bryony Vale", "Training consultant", { joinedDaysAgo: 1 }),
  person("gavin-strood", "Gavin Strood", "Recruitment consultant", { joinedDaysAgo: 9 }),
  person("lewis-garside", "Lewis Garside", "Placement coordinator", {
    memberships: [
      {
        organisation: "ribblemere",
        role: "MEMBER",
        status: "REQUESTED",
        message: "I started in the placements team last month and will take over work experience from Hannah.",
      },
    ],
    joinedDaysAgo: 6,
  }),
  person("mei-ling-chan", "Mei Ling Chan", "Student ambassador", {
    memberships: [
      {
        organisation: "north-mersey-university",
        role: "MEMBER",
        status: "REQUESTED",
        message: "Second-year occupational therapy student; I help with the compact.",
      },
    ],
    joinedDaysAgo: 3,
  }),
]

function panelMember(handle: string, name: string, jobTitle: string): DemoPerson {
  const roles: { role: Role }[] = [{ role: "PANEL_MEMBER" }]
  return person(handle, name, jobTitle, {
    roles,
    tryAs: handle === "esther-goldberg" ? "Panel member: some score sheets in, one begun, one nomination out of reach" : null,
  })
}

function regionalLead(region: RegionSlug, handle: string, name: string, jobTitle = "Regional widening participation lead"): DemoPerson {
  return person(handle, name, jobTitle, {
    isContactable: true,
    roles: [{ role: "REGIONAL_LEAD", region }],
    tryAs: region === "north-west" ? "Regional lead of the North West" : null,
    joinedDaysAgo: 700,
  })
}
