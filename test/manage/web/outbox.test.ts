import { act } from "@hub/api/platform/act"
import { createContext } from "@hub/api/platform/context"
import { paragraph, sendMail } from "@hub/api/platform/mail/mail.service"
import { makePersonWithRole } from "@hub/seed/builders"
import { expect, test } from "vitest"
import { useHub } from "../../kit/hub.ts"
import { useSite } from "../../kit/site.ts"

const hub = useHub()
const site = useSite(hub)

test("a message of the outbox shows where answers go and how it is stopped, and leads to how it looks", async () => {
  await act(createContext(hub.platform), (unit) =>
    sendMail(unit, {
      to: { address: "priya@example.org", name: "Priya Shah" },
      kind: "test.letter",
      subject: "About your submission",
      parts: [paragraph("An editor has read it.")],
      reason: "You get this because you submitted it.",
      replyTo: "amara@example.org",
      unsubscribe: [{ label: "Stop these e-mails", path: "/unsubscribe/abc" }],
      dedupeKey: "one",
    }),
  )
  const visitor = await site.visitor(await makePersonWithRole(hub, "ADMINISTRATOR"))
  const page = await visitor.visit("/manage/outbox")
  const headers = page.text("main article dl")
  expect(headers).toContain("amara@example.org")
  expect(headers).toMatch(/List-Unsubscribe\s*<http\S+\/unsubscribe\/abc>/)
  const answer = await visitor.fetch(page.$('main article a[target="_blank"]').attr("href") ?? "")
  expect(answer.status).toBe(200)
  expect(answer.headers.get("content-security-policy"), "the one it came with, and no other").toMatch(/^default-src 'none';.*; sandbox$/)
  expect(await answer.text()).toContain("An editor has read it.")
})
