import { makeOrganisation, makePerson, makePersonWithRole, makeSubmission } from "@hub/seed/builders"
import { expect, test } from "vitest"
import { useHub } from "../../kit/hub.ts"
import { useSite } from "../../kit/site.ts"
import { problems } from "../../people/account-pages.ts"

const hub = useHub()
const site = useSite(hub)

test("a case study is declined in a form of its own, with a reason that its submitter reads", async () => {
  const editor = await makePersonWithRole(hub, "EDITOR")
  const submitter = await makePerson(hub)
  const { id: organisationId } = await makeOrganisation(hub)
  const { reference } = await makeSubmission(hub, {
    organisationId,
    state: "UNDER_REVIEW",
    submitterId: submitter.id,
    assignedToId: editor.id,
  })
  const review = await (await site.visitor(editor)).visit(`/manage/submissions/${reference}`)
  const unfit = await review.submit("Decline it for good", { declineReason: " " })
  expect(problems(unfit).summary).toHaveLength(1)
  expect(unfit.$("#declineReason-error").length).toBe(1)
  expect(unfit.$("details:has(#declineReason)").attr("open")).toBeDefined()
  const declined = await unfit.submit("Decline it for good", { declineReason: "This is an advertisement for a course." })
  expect(declined.text("main")).toContain("Declined. The submitter is told why.")
  expect((await hub.db.submission.findUniqueOrThrow({ where: { reference } })).state).toBe("DECLINED")
})

test("what the editor asked for is not told as the reason of what came after", async () => {
  const editor = await makePersonWithRole(hub, "EDITOR")
  const { id: organisationId } = await makeOrganisation(hub)
  const { id: submitterId } = await makePerson(hub)
  const reader = await site.visitor(editor)
  const page = async (state: "CHANGES_REQUESTED" | "RESUBMITTED") => {
    const own = {
      organisationId,
      submitterId,
      assignedToId: editor.id,
      state,
      submittedAt: hub.clock.now(),
      decisionReason: "Of how many?",
    }
    const { reference } = await makeSubmission(hub, own)
    return (await reader.visit(`/manage/submissions/${reference}`)).text("main")
  }
  expect(await page("CHANGES_REQUESTED")).toContain("The reason given: Of how many?")
  expect(await page("RESUBMITTED")).toContain("What the editor had asked for: Of how many?")
})
