import { act } from "@hub/api/platform/act"
import { type Context, createContext } from "@hub/api/platform/context"
import { forgetOldMailJob } from "@hub/api/platform/mail/deliver.job"
import { button, forgetMail, type Mail, paragraph, sendMail } from "@hub/api/platform/mail/mail.service"
import { makePerson, makePersonWithRole } from "@hub/seed/builders"
import { afterEach, describe, expect, test } from "vitest"
import { useHub } from "../../kit/hub.ts"

const hub = useHub()
afterEach(() => hub.reset())

let count = 0
const letter = (own: Partial<Mail> = {}): Mail => ({
  to: { address: "priya@example.org", name: "Priya Shah" },
  kind: "test.letter",
  subject: "About your submission",
  parts: [paragraph("An editor has read it."), button("Open it", "/submissions/1")],
  reason: "You get this because you submitted it.",
  dedupeKey: `key ${++count}`,
  ...own,
})

/** With a mail server set up (nothing is sent to it here). */
const withServer = (): Context => {
  const context = createContext(hub.platform)
  return { ...context, env: { ...context.env, SMTP_URL: "smtp://127.0.0.1:1" } }
}
const send = (mail: Mail, context = createContext(hub.platform)) => act(context, (act) => sendMail(act, mail))

describe("writing mail", () => {
  test("happens with the act or not at all", async () => {
    await expect(
      act(createContext(hub.platform), async (act) => {
        await sendMail(act, letter())
        throw new Error("refused")
      }),
    ).rejects.toThrow("refused")
    expect(await hub.mail()).toEqual([])
  })

  test("with a key used before writes nothing", async () => {
    expect(await send(letter({ dedupeKey: "once" }))).toHaveLength(1)
    expect(await send(letter({ dedupeKey: "once", subject: "Again" }))).toEqual([])
    expect((await hub.mail()).map(({ subject }) => subject)).toEqual(["About your submission"])
  })

  test("without a mail server keeps it to be read; with one it waits to be sent", async () => {
    await send(letter({ to: { address: "one@example.org" } }))
    await send(letter({ to: { address: "two@example.org" } }), withServer())
    expect((await hub.mail()).map(({ toAddress, status }) => [toAddress, status])).toEqual([
      ["one@example.org", "KEPT"],
      ["two@example.org", "QUEUED"],
    ])
    expect(await hub.platform.jobs.depth()).toEqual([{ name: "send-mail", waiting: 1, active: 0 }])
  })

  test("offers to end it with one click where it can be ended", async () => {
    await send(letter({ unsubscribe: [{ label: "Stop these e-mails", path: "/unsubscribe/abc" }] }))
    const [mail] = await hub.mail()
    expect(mail?.headers).toEqual({
      "List-Unsubscribe": `<${hub.platform.env.PUBLIC_URL}/unsubscribe/abc>`,
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    })
  })

  test("is forgotten after 90 days, what waits excepted, and at once with an account", async () => {
    await send(letter({ to: { address: "old@example.org" } }))
    await send(letter({ to: { address: "waiting@example.org" } }), withServer())
    hub.clock.advance(89 * 24 * 60 * 60 * 1000)
    await send(letter({ to: { address: "young@example.org" } }))
    hub.clock.advance(2 * 24 * 60 * 60 * 1000)
    const context = createContext(hub.platform)
    await forgetOldMailJob.handle(context, {}, { number: 1, isLast: false })
    expect((await hub.mail()).map(({ toAddress }) => toAddress).sort()).toEqual(["waiting@example.org", "young@example.org"])
    await act(context, (act) => forgetMail(act, "young@example.org"))
    expect((await hub.mail()).map(({ toAddress }) => toAddress)).toEqual(["waiting@example.org"])
  })
})

const list = `query ($status: MailStatus, $address: String) { mailMessages(status: $status, address: $address) {
  totalCount edges { node { id kind toAddress toName subject text status error attempts createdAt sentAt } } } }`
const resend = `mutation ($id: ID!) { resendMail(id: $id) { ... on MailMessage { id status } } }`
const globalId = (id: string) => Buffer.from(`MailMessage:${id}`).toString("base64")

describe("the outbox", () => {
  test("shows administrators what was written, newest first, by state and address", async () => {
    await send(letter({ to: { address: "one@example.org" } }))
    hub.clock.advance(1000)
    await send(letter({ to: { address: "Two@Example.org" } }), withServer())
    const administrator = hub.as(await makePersonWithRole(hub, "ADMINISTRATOR"))
    const addresses = async (filter: Record<string, string> = {}) => {
      const { mailMessages } = await administrator.query(list, filter)
      expect(mailMessages.totalCount).toBe(mailMessages.edges.length)
      return mailMessages.edges.map((edge: { node: { toAddress: string } }) => edge.node.toAddress)
    }
    expect(await addresses()).toEqual(["Two@Example.org", "one@example.org"])
    expect(await addresses({ status: "QUEUED" })).toEqual(["Two@Example.org"])
    expect(await addresses({ address: "two@" })).toEqual(["Two@Example.org"])
    expect(await addresses({ status: "SENT" })).toEqual([])
  })

  test("as many statements for three messages as for one", async () => {
    const administrator = hub.as(await makePersonWithRole(hub, "ADMINISTRATOR"))
    await send(letter())
    await administrator.query(list)
    const one = await hub.statements(() => administrator.query(list))
    await send(letter())
    await send(letter())
    expect(await hub.statements(() => administrator.query(list))).toHaveLength(one.length)
  })

  test("is closed to everybody else, by every way in", async () => {
    const [id] = await send(letter())
    const node = `{ node(id: "${globalId(id ?? "")}") { id ... on MailMessage { toAddress } } }`
    for (const role of ["EDITOR", "REGIONAL_LEAD", null] as const) {
      const other = hub.as(role ? await makePersonWithRole(hub, role) : await makePerson(hub))
      await other.expectForbidden(list)
      await other.expectForbidden(resend, { id: globalId(id ?? "") })
      expect((await other.raw(node)).data?.node ?? null).toBeNull()
    }
    await hub.visitor.expectUnauthenticated(list)
    await hub.visitor.expectUnauthenticated(resend, { id: globalId(id ?? "") })
    expect((await hub.visitor.raw(node)).data?.node ?? null).toBeNull()
  })

  test("shows a way in only while there is no mail server to send it", async () => {
    await send(letter({ parts: [button("Sign in", "/sign-in/link?token=secret")], isSecret: true }))
    const administrator = hub.as(await makePersonWithRole(hub, "ADMINISTRATOR"))
    const text = async () => (await administrator.query(list)).mailMessages.edges[0].node.text
    expect(await text()).toContain("token=secret")
    await hub.db.mailMessage.updateMany({ data: { status: "QUEUED" } })
    expect(await text()).not.toContain("secret")
  })

  test("shows where answers go, how it is stopped, and its HTML, in which nothing can run, to administrators alone", async () => {
    const [id] = await send(
      letter({
        replyTo: "amara@example.org",
        unsubscribe: [{ label: "Stop these e-mails", path: "/unsubscribe/abc" }],
        parts: [paragraph("<script>1</script>")],
      }),
    )
    const [person, editor] = [await makePersonWithRole(hub, "ADMINISTRATOR"), await makePersonWithRole(hub, "EDITOR")]
    const administrator = hub.as(person)
    const fields = `{ mailMessages { edges { node { replyTo listUnsubscribe htmlPath } } } }`
    const read = async () => (await administrator.query(fields)).mailMessages.edges[0].node
    const path = `/export/mail/${id}.html`
    const listUnsubscribe = `<${hub.platform.env.PUBLIC_URL}/unsubscribe/abc>`
    expect(await read()).toEqual({ replyTo: "amara@example.org", listUnsubscribe, htmlPath: path })
    const answer = await hub.fetch(path, { as: person })
    expect(answer.status).toBe(200)
    expect(answer.headers.get("content-type")).toBe("text/html; charset=utf-8")
    expect(answer.headers.get("content-security-policy")).toMatch(/^default-src 'none'; style-src 'unsafe-inline';.*; sandbox$/)
    expect(await answer.text()).toContain("&lt;script&gt;1&lt;/script&gt;")
    expect([(await hub.fetch(path)).status, (await hub.fetch(path, { as: editor })).status]).toEqual([404, 404])
    for (const wrong of ["nonsense", "01a20902-8d40-757c-82fb-5844104db8d9"])
      expect((await hub.fetch(`/export/mail/${wrong}.html`, { as: person })).status).toBe(404)

    await hub.db.mailMessage.updateMany({ data: { isSecret: true, status: "QUEUED" } })
    expect(await read(), "what holds a way in is withheld in every form").toMatchObject({ listUnsubscribe: null, htmlPath: null })
    expect((await hub.fetch(path, { as: person })).status).toBe(404)
  })

  test("resends nothing while there is no mail server, and says what to do", async () => {
    const [id] = await send(letter())
    const administrator = hub.as(await makePersonWithRole(hub, "ADMINISTRATOR"))
    const refusal = await administrator.refused("WrongStateError", resend, { id: globalId(id ?? "") })
    expect(refusal.message).toContain("SMTP_URL")
    await administrator.refused("NotFoundError", resend, { id: globalId("01a20902-8d40-757c-82fb-5844104db8d9") })
    await administrator.refused("NotFoundError", resend, { id: globalId("nonsense") })
  })
})
