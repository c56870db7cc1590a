import { addToNotificationMail, sayInNotificationMail } from "../people/public.ts"

const submitted = "You get this because you submitted this case study."
const reviews = "You get this because you review case studies that are submitted in this region."
const assigned = "You get this because you review this case study."
const follows = "You get this because you follow this initiative; you can stop following it on its page."

// What mail about the directory asks for, and of whom.
sayInNotificationMail({
  "submission.submitted": { button: "Read it, and take it for review", reason: reviews },
  "submission.resubmitted": { button: "See what was changed", reason: assigned },
  "submission.assigned": {
    button: "Read it and review it",
    reason: "You get this because another editor gave you this case study to review.",
  },
  "submission.withdrawn": { button: "See the case study", reason: assigned },
  "submission.changesRequested": { button: "See what to change", reason: submitted },
  "submission.declined": { button: "See your case study", reason: submitted },
  "submission.published": { button: "See its page", reason: submitted },
  "initiative.confirm": {
    button: "Confirm, revise or archive it",
    reason: "You get this because you are the contact of this initiative, or lead the organisation that owns it.",
  },
  "initiative.revised": { button: "See what it says now", reason: follows },
  "initiative.archived": { button: "See its page", reason: follows },
  "initiative.archivedOwn": {
    button: "See its page",
    reason: "You get this because you are the contact of this initiative, submitted it, or lead the organisation that owns it.",
  },
  "initiative.rated": { button: "See how strong its evidence is" },
  "adoption.moved": { button: "See who has taken it up" },
  "commitment.report": { button: "Write the report", reason: "You get this because you are a lead of this organisation on the hub." },
})

// Both sides of a review write to each other; the page that a message leads to is its reader's.
addToNotificationMail(
  async (_act, items) =>
    new Map(
      items
        .filter(({ kind }) => kind === "submission.commented")
        .map(({ id, path }) => [id, { button: "Read it and answer", reason: path.startsWith("/manage/") ? assigned : submitted }]),
    ),
)

/** News of an initiative that goes to whoever answers for it and to whoever follows it. */
const ofBoth = ["initiative.rated", "adoption.moved"]
const slugIn = (path: string) => /^\/initiatives\/([^/?#]+)/.exec(path)?.[1] ?? ""

// Each is told which of them they are.
addToNotificationMail(async ({ tx }, items) => {
  const told = items.filter(({ kind }) => ofBoth.includes(kind))
  if (told.length === 0) return new Map()
  const initiatives = await tx.initiative.findMany({
    where: { slug: { in: [...new Set(told.map(({ path }) => slugIn(path)))] } },
    select: {
      slug: true,
      contactPersonId: true,
      organisation: {
        select: {
          memberships: {
            where: { status: "ACTIVE", role: "LEAD", personId: { in: told.map(({ personId }) => personId) } },
            select: { personId: true },
          },
        },
      },
    },
  })
  const bySlug = new Map(initiatives.map((initiative) => [initiative.slug, initiative]))
  const reasonOf = ({ path, personId }: { path: string; personId: string }) => {
    const initiative = bySlug.get(slugIn(path))
    if (initiative?.contactPersonId === personId) return "You get this because you are the contact of this initiative."
    const leads = initiative?.organisation.memberships.some((lead) => lead.personId === personId)
    return leads ? "You get this because you lead the organisation that owns this initiative, or follow it." : follows
  }
  return new Map(told.map((item) => [item.id, { reason: reasonOf(item) }]))
})
