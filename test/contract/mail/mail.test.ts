import { act } from "@hub/api/platform/act"
import { type Context, createContext } from "@hub/api/platform/context"
import { sendMailJob } from "@hub/api/platform/mail/deliver.job"
import { button, type Mail, paragraph, sendMail } from "@hub/api/platform/mail/mail.service"
import { resendMail } from "@hub/api/platform/mail/outbox.service"
import { closeMailTransports, mailHealth } from "@hub/api/platform/mail/transport"
import { makePersonWithRole } from "@hub/seed/builders"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { useHub } from "../../kit/hub.ts"
import { type MailServer, startMailServer } from "../../kit/mail-server.ts"

const hub = useHub()

let server: MailServer
let port = 0

beforeEach(async () => {
  server = await startMailServer()
  port = server.port
})
afterEach(async () => {
  closeMailTransports()
  await server.close()
  await hub.reset()
})

const withServer = (): Context => {
  const context = createContext(hub.platform)
  return { ...context, env: { ...context.env, SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: "The Hub <hub@hub.example.org>" } }
}
const letter = (own: Partial<Mail> = {}): Mail => ({
  to: { address: "priya@example.org", name: "Priya Shah" },
  kind: "test.letter",
  subject: "Zoë’s summer school – what next?",
  parts: [paragraph("An editor has read it: “Très bien” 👩‍⚕️."), button("Open it", "/submissions/1")],
  reason: "You get this because you submitted it.",
  dedupeKey: crypto.randomUUID(),
  ...own,
})
const write = (own: Partial<Mail> = {}) => act(withServer(), (act) => sendMail(act, letter(own)))
/** Runs what is due, as a worker would; failures wait for their next attempt. */
const deliver = () => hub.platform.jobs.drain(withServer, { failures: "keep" })
const letTimePass = () => hub.db.$executeRaw`update pgboss.job set start_after = now() - interval '1 second' where state < 'active'`
const theMail = async () => {
  const [mail, ...more] = await hub.mail()
  expect(more).toEqual([])
  return mail
}

describe("a message", () => {
  test("arrives as it was written", async () => {
    const [id] = await write({
      replyTo: "editor@example.org",
      unsubscribe: [{ label: "Stop these e-mails", path: "/unsubscribe/abc" }],
      headers: { "List-Id": "<hub.example.org>" },
    })
    await deliver()
    const [mail, ...more] = server.received
    expect(more).toEqual([])
    expect(mail?.subject).toBe("Zoë’s summer school – what next?")
    expect([mail?.to].flat()[0]?.value).toEqual([{ address: "priya@example.org", name: "Priya Shah" }])
    expect(mail?.from?.value).toEqual([{ address: "hub@hub.example.org", name: "The Hub" }])
    expect(mail?.replyTo?.value).toEqual([{ address: "editor@example.org", name: "" }])
    expect(mail?.messageId).toBe(`<${id}@hub.example.org>`)
    expect(mail?.text).toContain("Hello Priya Shah")
    expect(mail?.text).toContain("An editor has read it: “Très bien” 👩‍⚕️.")
    expect(mail?.html).toContain("Très bien” 👩‍⚕️.")
    expect(mail?.headers.get("auto-submitted")).toBe("auto-generated")
    expect(mail?.headers.get("list")).toMatchObject({ unsubscribe: { url: `${hub.platform.env.PUBLIC_URL}/unsubscribe/abc` } })
    expect(mail?.headers.get("list-unsubscribe-post") ?? mail?.headers.get("list")).toBeTruthy()
    expect(await theMail()).toMatchObject({ status: "SENT", attempts: 1, error: null, sentAt: hub.clock.now() })
  })

  test("is answered to whom the hub names for questions, unless it is passed on for somebody", async () => {
    const named = () => ({ ...withServer(), env: { ...withServer().env, CONTACT_EMAIL: "office@hub.example.org" } })
    await write()
    await write({ replyTo: "editor@example.org" })
    await hub.platform.jobs.drain(named, { failures: "keep" })
    const answered = server.received.map(({ replyTo }) => replyTo?.value[0]?.address)
    expect(answered.toSorted()).toEqual(["editor@example.org", "office@hub.example.org"])
  })

  test("is sent once, however often its job is delivered", async () => {
    const [mailId = ""] = await write()
    await act(withServer(), (act) => act.enqueueAll(sendMailJob, [{ mailId }, { mailId }]))
    await deliver()
    expect(server.received).toHaveLength(1)
  })

  test("sent again after a crash between “accepted” and the note of it is recognisable by its Message-ID", async () => {
    const [mailId = ""] = await write()
    await deliver()
    await hub.db.mailMessage.update({ where: { id: mailId }, data: { status: "QUEUED" } })
    await act(withServer(), (act) => act.enqueue(sendMailJob, { mailId }))
    await deliver()
    expect(new Set(server.received.map(({ messageId }) => messageId)).size).toBe(1)
    expect(server.received).toHaveLength(2)
  })

  test("with a way in is emptied once it is sent", async () => {
    await write({ isSecret: true, parts: [button("Sign in", "/sign-in/link?token=secret")] })
    await deliver()
    expect(server.received[0]?.text).toContain("token=secret")
    const mail = await theMail()
    expect(mail?.text).not.toContain("secret")
    expect(mail?.html).not.toContain("secret")
  })

  test("that was forgotten meanwhile is not sent", async () => {
    await write()
    await hub.db.mailMessage.deleteMany()
    await deliver()
    expect(server.received).toEqual([])
  })
})

describe("a mail server", () => {
  test("that is away: the message waits, says why, and is delivered once when it is back", async () => {
    await server.close()
    await write()
    await deliver()
    expect(await theMail()).toMatchObject({ status: "QUEUED", attempts: 1, error: expect.stringContaining("ECONNREFUSED") })
    await letTimePass()
    await deliver()
    expect(await theMail()).toMatchObject({ status: "QUEUED", attempts: 2 })
    server = await startMailServer(port)
    await letTimePass()
    await deliver()
    await letTimePass()
    await deliver()
    expect(server.received).toHaveLength(1)
    expect(await theMail()).toMatchObject({ status: "SENT", attempts: 3, error: null })
    expect(await hub.platform.jobs.deadLetters.count()).toBe(0)
  })

  test("that breaks off an open connection: the same", async () => {
    await write()
    await deliver()
    await server.close()
    server = await startMailServer(port)
    await write()
    for (let attempt = 0; attempt < 3; attempt++) {
      await deliver()
      await letTimePass()
    }
    expect(server.received).toHaveLength(1)
    expect((await hub.mail()).map(({ status }) => status)).toEqual(["SENT", "SENT"])
  })

  test("that is busy for now (4xx): tried again", async () => {
    server.refuse = { code: 451, text: "Try again later" }
    await write()
    await deliver()
    expect(await theMail()).toMatchObject({ status: "QUEUED", error: expect.stringContaining("Try again later") })
    server.refuse = null
    await letTimePass()
    await deliver()
    expect(server.received).toHaveLength(1)
  })

  test("that refuses for good (5xx): failed at once with its reason, until an administrator resends it", async () => {
    server.refuse = { code: 550, text: "No such user here" }
    const [id = ""] = await write()
    await deliver()
    await letTimePass()
    await deliver()
    expect(await theMail()).toMatchObject({ status: "FAILED", attempts: 1, error: expect.stringContaining("No such user here") })
    server.refuse = null
    const administrator = await makePersonWithRole(hub, "ADMINISTRATOR")
    const context = { ...(await hub.contextAs(administrator)), env: withServer().env }
    expect(await resendMail(context, id)).toMatchObject({ status: "QUEUED", error: null })
    await expect(resendMail(context, id)).rejects.toThrow(/waiting to be sent/)
    await deliver()
    expect(server.received).toHaveLength(1)
    expect(await theMail()).toMatchObject({ status: "SENT", attempts: 2 })
    await expect(resendMail(context, id)).rejects.toThrow(/sent already/)
    expect(await hub.db.auditEvent.count({ where: { action: "mail.resend", subjectId: id, actorId: administrator.id } })).toBe(1)
  })

  test("that stays away for more than a day: failed, for an administrator to resend", async () => {
    await server.close()
    const [mailId = ""] = await write()
    expect(sendMailJob.retries).toBeGreaterThanOrEqual(30)
    await sendMailJob.handle(withServer(), { mailId }, { number: 31, isLast: true })
    expect(await theMail()).toMatchObject({ status: "FAILED", error: expect.stringContaining("ECONNREFUSED") })
    server = await startMailServer(port)
  })

  test("is reported by /health: up, down, or not configured", async () => {
    const { env } = withServer()
    expect(await mailHealth(env)).toEqual({ state: "up" })
    await server.close()
    expect(await mailHealth({ SMTP_URL: `smtp://127.0.0.1:${port}/` })).toEqual({ state: "down", detail: "ESOCKET" })
    expect((await mailHealth({ SMTP_URL: undefined })).state).toBe("not configured")
    expect(await (await hub.fetch("/health")).json()).toMatchObject({
      dependencies: { mail: { state: "not configured" }, storage: { state: "up" }, jobs: { state: "up" } },
    })
    server = await startMailServer(port)
  })
})
