import { bounceIn } from "@hub/api/platform/mail/bounce"
import { simpleParser } from "mailparser"
import { describe, expect, test } from "vitest"
import { bounceFrom, mailServers } from "../../forum/bounce-samples.ts"
import { answerFrom } from "../../forum/mail-samples.ts"

const [to, recipient] = ["hub+b1@hub.example.org", "neil@trust.example.org"]
const read = async (text: string) => bounceIn(await simpleParser(text, { keepDeliveryStatus: true }))

describe.each(mailServers)("a report of %s", (server) => {
  test.each([
    ["5.1.1", "550-5.1.1 The email account that you tried to reach does not exist."],
    ["5.1.10", "550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient neil@trust.example.org not found by SMTP address lookup"],
    ["5.7.1", "550 5.7.1 Looks like spam"],
  ])("says that it failed, how (%s) and why", async (status, text) => {
    expect(await read(bounceFrom(server, { to, recipient, status, text }))).toEqual({ status, reason: text })
  })

  test("that it may still arrive is no failure", async () => {
    expect(await read(bounceFrom(server, { to, recipient, status: "4.2.2", text: "452 4.2.2 Mailbox full" }))).toBeNull()
  })
})

test("a status that is missing counts as a failure of no known kind", async () => {
  const report = bounceFrom("Postfix", { to, recipient, status: "5.0.0", text: "host not found" })
  expect(await read(report.replace(/^Status:.*\r\n/m, "").replace(/^Diagnostic-Code:.*\r\n/m, ""))).toEqual({
    status: "5.0.0",
    reason: "5.0.0",
  })
})

test("an address with digits in it is not taken for a status", async () => {
  const report = bounceFrom("Postfix", { to, recipient, status: "5.0.0", text: "host 10.5.1.1 said no" })
  expect(await read(report)).toMatchObject({ status: "5.0.0" })
})

test("an answer, and a report that somebody passes on, are none", async () => {
  expect(await read(answerFrom("Thunderbird", { from: recipient, to, quoted: "Hello" }))).toBeNull()
  const report = bounceFrom("Gmail", { to, recipient, status: "5.1.1", text: "550 5.1.1 Unknown" })
  expect(await read(report.replace("multipart/report", "multipart/mixed"))).toBeNull()
  expect(await read(report.replace("report-type=delivery-status", "report-type=disposition-notification"))).toBeNull()
})
