import { signedAddress } from "@hub/api/platform/mail/addresses"
import { listenForMail } from "@hub/api/platform/mail/inbound-smtp"
import { closeMailTransports, mailTransport } from "@hub/api/platform/mail/transport"
import { joinOrganisation, makeOrganisation, makePerson, makePersonWithRole, makePost, makeSpace, makeThread } from "@hub/seed/builders"
import { describe, expect, test } from "vitest"
import { useHub } from "../../kit/hub.ts"
import { freePort } from "../../kit/ports.ts"
import { bounceFrom } from "../bounce-samples.ts"
import { answerFrom, mailPrograms } from "../mail-samples.ts"

const secret = "a secret that mail services show, of enough characters"
const hub = useHub({ env: { REPLY_ADDRESS: "Hub@reply.example.org", INBOUND_SECRET: secret } })
const globalId = (type: string, { id }: { id: string }) => Buffer.from(`${type}:${id}`).toString("base64")
const reply = `mutation($thread: ID!, $body: String!) { replyToThread(thread: $thread, body: $body) { ... on Post { id } } }`

/** What somebody brings to the address for mail. */
const bring = (message: string, headers: Record<string, string> = { authorization: `Bearer ${secret}` }) =>
  hub.fetch("/inbound-mail", { method: "POST", headers: { "content-type": "message/rfc822", ...headers }, body: message })

async function known(name: string) {
  const person = await makePerson(hub, { name, handle: name.toLowerCase().replaceAll(" ", "-") + Math.random().toString(36).slice(2, 6) })
  await joinOrganisation(hub, person, await makeOrganisation(hub))
  return person
}

/** A thread in which somebody was named, with the mail they got about it. */
async function mentioned() {
  const [neil, amara] = [await known("Neil Jolliffe"), await known("Amara Okafor")]
  const thread = await makeThread(hub, { title: "Who pays for uniforms?" })
  await hub
    .as(amara)
    .mutate(reply, { thread: globalId("Thread", thread), body: `What do you do, @${neil.handle}? The *uniforms* cost 40 pounds.` })
  await hub.runJobs()
  const [mail] = await hub.mail(neil.email)
  if (!mail?.replyTo) throw new Error("The mail cannot be answered")
  return { neil, amara, thread, mail, letter: { from: neil.email, to: mail.replyTo, quoted: mail.text } }
}
const bodies = async (thread: { id: string }) =>
  (await hub.db.post.findMany({ where: { threadId: thread.id }, orderBy: { position: "asc" } })).map(({ body }) => body).slice(2)

describe("mail about a post", () => {
  test("says what the post says, and is answered at an address for this person and thread alone", async () => {
    const { mail, amara } = await mentioned()
    expect(mail.subject).toContain(`${amara.name} mentions you`)
    expect(mail.text).toMatch(/^~ Answer by e-mail: write above this line ~\n\nHello Neil Jolliffe/)
    expect(mail.text).toContain("The uniforms cost 40 pounds.")
    expect(mail.text).toMatch(
      /Change what you hear of this thread: http\S+\/forum\/[^/\s]+\/[^/\s?]+#level\nChange which e-mails you get: http\S+\/my\/settings\/notifications\nStop e-mails about this thread: http\S+\/unsubscribe\/thread\/\S+\nStop all e-mails like these: /,
    )
    expect(mail.replyTo).toMatch(/^Hub\+r[0-9a-f]{52}@reply\.example\.org$/)
    expect((mail.replyTo ?? "").indexOf("@")).toBeLessThanOrEqual(64)
  })

  test("keeps the paragraphs, quotations and lists of the post, and names people as the page does", async () => {
    const [neil, amara] = [await known("Neil Jolliffe"), await known("Amara Okafor")]
    const thread = await makeThread(hub)
    const body = `@${neil.handle}, you wrote:\n\n> Who pays?\n> And when?\n\n1. The **trust** does\n2. In May`
    await hub.as(amara).mutate(reply, { thread: globalId("Thread", thread), body })
    await hub.runJobs()
    const [mail] = await hub.mail(neil.email)
    expect(mail?.text).toContain("> @Neil Jolliffe, you wrote:\n> \n> > Who pays? And when?\n> \n> 1. The trust does\n> 2. In May\n")
    expect(mail?.html).toContain("@Neil Jolliffe, you wrote:<br><br>&gt; Who pays? And when?<br><br>1. The trust does<br>2. In May")
  })

  test("cannot be answered when its thread was locked, and does not say what was hidden meanwhile", async () => {
    const [neil, amara] = [await known("Neil Jolliffe"), await known("Amara Okafor")]
    const thread = await makeThread(hub)
    const { id } = await hub.as(amara).mutate(reply, { thread: globalId("Thread", thread), body: `Secret words for @${neil.handle}` })
    await hub.db.thread.update({ where: { id: thread.id }, data: { state: "LOCKED", stateReason: "Enough." } })
    await hub.db.notification.create({
      data: {
        ...{
          personId: neil.id,
          dedupeKey: "test",
          kind: "post.mentioned",
          title: "Amara mentions you",
          threadId: thread.id,
          createdAt: hub.clock.now(),
        },
        path: `/forum/x/${thread.slug}?post=${Buffer.from(id, "base64").toString().slice(5)}#post-x`,
      },
    })
    await hub.runJobs()
    const mails = await hub.mail(neil.email)
    expect(mails.map(({ replyTo }) => replyTo)).toEqual(mails.map(() => null))
  })
})

describe("an answer", () => {
  test.each(mailPrograms)("written with %s is posted without what it quotes", async (program) => {
    const { thread, letter, neil, amara } = await mentioned()
    const response = await bring(answerFrom(program, letter))
    expect([response.status, await response.json()]).toEqual([200, { taken: true }])
    const [body, ...more] = await bodies(thread)
    expect(more).toEqual([])
    expect(body?.replaceAll("–", "-").replaceAll("’", "'")).toBe("We do, since 2014.\n\nAsk our HR team - it's easy.")
    expect(await hub.db.post.findFirstOrThrow({ where: { threadId: thread.id, position: 3 } })).toMatchObject({
      authorId: neil.id,
      state: "PUBLISHED",
    })
    await hub.runJobs()
    hub.clock.advance(5 * 60 * 1000)
    await hub.runJobs()
    expect((await hub.mail(amara.email)).at(-1)?.text).toContain("We do, since 2014.")
  })

  test("that is brought twice is one post, hours later too", async () => {
    const { thread, letter } = await mentioned()
    const message = answerFrom("Gmail in a browser", { ...letter, messageId: "<twice@mail.gmail.com>" })
    await bring(message)
    hub.clock.advance(5 * 60 * 60 * 1000)
    await bring(message)
    expect(await bodies(thread)).toHaveLength(1)
  })

  test("may come by an address in capitals, or one that only the mail server names", async () => {
    const { thread, letter } = await mentioned()
    await bring(answerFrom("Apple Mail", { ...letter, to: letter.to.toUpperCase() }))
    await bring(
      `Delivered-To: ${letter.to}\r\n${answerFrom("Thunderbird", { ...letter, to: "undisclosed@example.org" }).replace("since 2014", "since 2015")}`,
    )
    expect(await bodies(thread)).toHaveLength(2)
  })

  test("follows its thread to where that was merged", async () => {
    const { thread, letter } = await mentioned()
    const into = await makeThread(hub)
    const moderator = hub.as(await makePersonWithRole(hub, "MODERATOR"))
    await moderator.mutate(
      `mutation($id: ID!, $into: String!) { mergeThread(id: $id, into: $into, reason: "The same.") { ... on Thread { id } } }`,
      { id: globalId("Thread", thread), into: into.slug },
    )
    await bring(answerFrom("Apple Mail", letter))
    expect((await bodies(into)).at(-1)).toContain("We do, since 2014.")
  })

  const comesBack = async (letter: { from: string }, why: string) => {
    const mails = await hub.mail(letter.from)
    expect(mails.at(-1)?.subject).toContain("Your answer was not posted")
    expect(mails.at(-1)?.text).toContain(why)
    return mails.at(-1)
  }

  test("from another address is not posted, whoever has the mail; the person is told", async () => {
    const { thread, letter } = await mentioned()
    await bring(answerFrom("Apple Mail", { ...letter, from: "somebody@else.example" }))
    expect(await bodies(thread)).toEqual([])
    expect((await comesBack(letter, "another address"))?.text).not.toContain("since 2014")
    expect(await hub.mail("somebody@else.example")).toEqual([])
  })

  test("of somebody who may no longer post comes back with what they wrote", async () => {
    const closed: [string, (thread: { id: string }, neil: { id: string }) => Promise<unknown>, string][] = [
      ["locked", ({ id }) => hub.db.thread.update({ where: { id }, data: { state: "LOCKED", stateReason: "Enough." } }), "locked"],
      ["hidden", ({ id }) => hub.db.thread.update({ where: { id }, data: { state: "HIDDEN", stateReason: "Enough." } }), "was not found"],
      [
        "moved out of sight",
        async ({ id }) =>
          hub.db.thread.update({
            where: { id },
            data: { spaceId: (await makeSpace(hub, { readers: "ROLE", readerRole: "PANEL_MEMBER" })).id },
          }),
        "was not found",
      ],
      [
        "kept from writing",
        (_, { id }) =>
          hub.db.forumStanding.upsert({
            where: { personId: id },
            create: { personId: id, suspendedUntil: new Date(hub.clock.now().getTime() + 1e9), suspensionReason: "Rude." },
            update: {},
          }),
        "Rude.",
      ],
    ]
    for (const [how, close, why] of closed) {
      const { thread, letter, neil } = await mentioned()
      await close(thread, neil)
      await bring(answerFrom("Apple Mail", letter))
      expect(await bodies(thread), how).toEqual([])
      expect((await comesBack(letter, why))?.text, how).toContain("since 2014")
    }
    const { thread, letter, neil } = await mentioned()
    await hub.db.person.update({ where: { id: neil.id }, data: { suspendedAt: hub.clock.now(), suspensionReason: "Away." } })
    const before = (await hub.mail()).length
    await bring(answerFrom("Apple Mail", letter))
    expect([await bodies(thread), (await hub.mail()).length]).toEqual([[], before])
  })

  test("with nothing above what it quotes comes back; one written by a machine does nothing", async () => {
    const { thread, letter } = await mentioned()
    await bring(answerFrom("Thunderbird", letter).replace("We do, since 2014.", "").replace("Ask our HR team – it’s easy.", ""))
    await comesBack(letter, "nothing above what you answered")
    const before = (await hub.mail()).length
    await bring(`Auto-Submitted: auto-replied\r\n${answerFrom("Apple Mail", letter)}`)
    expect([await bodies(thread), (await hub.mail()).length]).toEqual([[], before])
  })

  test("to an address that was not made here, or was changed, does nothing", async () => {
    const { thread, letter } = await mentioned()
    const forged = letter.to.replace(/.@/, (end) => (end === "0@" ? "1@" : "0@"))
    for (const to of [
      forged,
      letter.to.replace("+r", "+b"),
      letter.to.replace("reply.example.org", "other.example.org"),
      "hub@reply.example.org",
    ]) {
      const response = await bring(answerFrom("Apple Mail", { ...letter, to }))
      expect([response.status, await response.json()], to).toEqual([200, { taken: false }])
    }
    expect(await bodies(thread)).toEqual([])
  })

  test("is taken only from who knows the secret, and up to a size", async () => {
    const { letter, thread } = await mentioned()
    const message = answerFrom("Apple Mail", letter)
    expect((await bring(message, {})).status).toBe(401)
    expect((await bring(message, { authorization: "Bearer nothing" })).status).toBe(401)
    expect((await bring(message + "x".repeat(6 * 1024 * 1024))).status).toBe(413)
    expect(await bodies(thread)).toEqual([])
  })

  test("is taken by SMTP too, for addresses made here and no others", async () => {
    const { letter, thread } = await mentioned()
    const port = await freePort()
    const listening = await listenForMail({ ...hub.platform, env: { ...hub.platform.env, INBOUND_SMTP_PORT: port } })
    const transport = mailTransport({ SMTP_URL: `smtp://127.0.0.1:${port}` })
    const send = (to: string) => transport?.sendMail({ envelope: { from: letter.from, to }, raw: answerFrom("Gmail in a browser", letter) })
    try {
      await expect(send("somebody@example.org")).rejects.toThrow("no such address")
      await send(letter.to)
    } finally {
      closeMailTransports()
      await listening?.stop()
    }
    expect(await bodies(thread)).toHaveLength(1)
    expect(await listenForMail(hub.platform)).toBeNull()
  })
})

describe("mail that does not arrive", () => {
  async function sent() {
    const parts = await mentioned()
    await hub.db.mailMessage.update({ where: { id: parts.mail.id }, data: { status: "SENT" } })
    const to = signedAddress(hub.platform.env, { kind: "bounce", id: parts.mail.id }) ?? ""
    const report = (status: string, text: string) => bounceFrom("Postfix", { to, recipient: parts.neil.email, status, text })
    return { ...parts, report }
  }
  const paused = async ({ id }: { id: string }) => (await hub.db.person.findUniqueOrThrow({ where: { id } })).mailPausedAt

  test("because the address is unknown: nothing more is sent there, the person reads why in the site and begins again", async () => {
    const { neil, amara, thread, report } = await sent()
    await bring(report("5.1.1", "550 5.1.1 User unknown"))
    expect(await paused(neil)).not.toBeNull()
    const notices = `{ viewer { mailPausedAt notifications(first: 5) { edges { node { kind } } } } }`
    const { viewer } = await hub.as(neil).query(notices)
    expect(JSON.stringify(viewer)).toContain("person.mail_paused")
    const before = (await hub.mail(neil.email)).length
    const again = { thread: globalId("Thread", thread), body: `Are you there, @${neil.handle}?` }
    await hub.as(amara).mutate(reply, again)
    await hub.runJobs()
    expect(await hub.mail(neil.email)).toHaveLength(before)
    await hub.visitor.expectUnauthenticated("mutation { resumeMail { mailPausedAt } }")
    expect(await hub.as(neil).mutate("mutation { resumeMail { mailPausedAt } }")).toMatchObject({ mailPausedAt: null })
    await hub.as(amara).mutate(reply, { ...again, body: `And now, @${neil.handle}?` })
    await hub.runJobs()
    expect((await hub.mail(neil.email)).length).toBeGreaterThan(before)
  })

  test("as our own server was not liked: that says nothing of the address", async () => {
    const { neil, mail, report } = await sent()
    await bring(report("5.1.8", "550 5.1.8 Sender address has null MX"))
    expect(await paused(neil)).toBeNull()
    expect(await hub.db.mailMessage.findUniqueOrThrow({ where: { id: mail.id } })).toMatchObject({ status: "FAILED" })
  })

  test("for now, or because one message was not liked: it goes on, until the third in a month", async () => {
    const { neil, report } = await sent()
    await bring(report("4.2.2", "452 4.2.2 Mailbox full"))
    await bring(report("5.7.1", "550 5.7.1 Looks like spam"))
    expect(await paused(neil)).toBeNull()
    for (const key of ["one", "two"]) {
      const mail = await hub.db.mailMessage.create({
        data: {
          dedupeKey: `${neil.id}:${key}`,
          kind: "test",
          toAddress: neil.email,
          subject: key,
          text: key,
          html: key,
          status: "SENT",
          createdAt: hub.clock.now(),
        },
      })
      const to = signedAddress(hub.platform.env, { kind: "bounce", id: mail.id }) ?? ""
      expect(await paused(neil), key).toBeNull()
      await bring(bounceFrom("Postfix", { to, recipient: neil.email, status: "5.7.1", text: "550 5.7.1 No" }))
    }
    expect(await paused(neil)).not.toBeNull()
  })
})

test("several replies that follow at once are one mail", async () => {
  const [follower, amara] = [await known("Priya Raman"), await known("Amara Okafor")]
  const thread = await makeThread(hub, { title: "Uniforms" })
  await makePost(hub, thread)
  await hub.db.threadSubscription.create({
    data: { personId: follower.id, threadId: thread.id, level: "EVERYTHING", updatedAt: hub.clock.now() },
  })
  for (const body of ["One", "Two", "Three"]) {
    hub.clock.advance(20_000)
    await hub.as(amara).mutate(reply, { thread: globalId("Thread", thread), body })
    await hub.runJobs()
  }
  expect(await hub.mail(follower.email)).toEqual([])
  hub.clock.advance(3 * 60_000)
  await hub.runJobs()
  expect((await hub.mail(follower.email)).map(({ subject }) => subject)).toEqual(["3 replies in “Uniforms”"])
})
