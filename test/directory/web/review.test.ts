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
