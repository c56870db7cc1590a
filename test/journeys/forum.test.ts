import { sendDigestsJob } from "@hub/api/people/notification-digest.service"
import { act } from "@hub/api/platform/act"
import { listenForMail } from "@hub/api/platform/mail/inbound-smtp"
import { closeMailTransports, mailTransport } from "@hub/api/platform/mail/transport"
import {
  joinOrganisation,
  makeInitiative,
  makeOrganisation,
  makePerson,
  makePersonWithRole,
  makePost,
  makeSpace,
  makeThread,
} from "@hub/seed/builders"
import type { ParsedMail } from "mailparser"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { answerFrom } from "../forum/mail-samples.ts"
import { useBrowser, type Visit } from "../kit/browser.ts"
import { useHub } from "../kit/hub.ts"
import { type MailServer, startMailServer } from "../kit/mail-server.ts"
import { freePort } from "../kit/ports.ts"
import { useSite } from "../kit/site.ts"

/** Mail goes out through a real server and comes in through another: the hub's own. */
const [out, into] = [await freePort(), await freePort()]
const hub = useHub({
  env: {
    SMTP_URL: `smtp://127.0.0.1:${out}`,
    MAIL_FROM: "The Hub <hub@hub.example.org>",
    REPLY_ADDRESS: "hub@reply.example.org",
    INBOUND_SMTP_PORT: into,
  },
})
const browser = useBrowser(hub, useSite(hub))
let server: MailServer
let inbound: Awaited<ReturnType<typeof listenForMail>>
let space: { id: string }

beforeAll(async () => {
  server = await startMailServer(out)
  inbound = await listenForMail(hub.platform)
  space = await makeSpace(hub, { slug: "placements", name: "Placements" })
  await makeInitiative(hub, { slug: "cadets", content: { title: "Cadets at sixteen" } })
})
afterAll(async () => {
  closeMailTransports()
  await inbound?.stop()
  await server.close()
})

async function known(name: string) {
  const person = await makePerson(hub, { name })
  await joinOrganisation(hub, person, await makeOrganisation(hub))
  return person
}

/** What the mail server has taken for somebody, oldest first. */
async function received({ email }: { email: string }): Promise<ParsedMail[]> {
  await hub.runJobs()
  return server.received.filter(({ to }) => [to].flat().some((list) => list?.value.some(({ address }) => address === email)))
}

/** Threads that are alike are shown first, if there are any. */
async function postAnyway({ page, press }: Visit, title: string) {
  const post = page.getByRole("button", { name: "Post it anyway" })
  await post
    .or(page.getByRole("heading", { level: 1, name: title }))
    .first()
    .waitFor()
  if (await post.count()) await press("Post it anyway")
}

const ways = [
  { javaScript: true, width: 1280 },
  { javaScript: false, width: 320 },
]

describe.each(ways)("with JavaScript $javaScript, $width pixels wide", (options) => {
  const word = options.javaScript ? "walruses" : "narwhals"

  test("a question from an initiative's page is answered by e-mail, accepted, and found by somebody else", async () => {
    const [amara, neil] = [await known("Amara Okafor"), await known("Neil Jolliffe")]
    const asks = await browser.open({ as: amara, ...options })
    await asks.go("/initiatives/cadets")
    await asks.arriveAt("Cadets at sixteen")
    await asks.follow("Ask a question")
    await asks.arriveAt("Ask a question")
    await asks.fill("Your question or subject, in a line", `Who pays for the ${word}?`)
    await asks.fill("What you want to know or say", `I wonder, @${neil.handle}: do **you**?`)
    await asks.field("Where").selectOption({ label: "Placements (everybody can read this)" })
    await asks.press("Post")
    await postAnyway(asks, `Who pays for the ${word}?`)
    await asks.arriveAt(`Who pays for the ${word}?`)
    await asks.sees("About the initiative")

    const [mail] = await received(neil)
    expect(mail?.subject).toContain("Amara Okafor mentions you")
    expect(mail?.text).toContain("do you?")
    const answer = answerFrom("Outlook on Windows", {
      from: neil.email,
      to: mail?.replyTo?.value[0]?.address ?? "",
      quoted: mail?.text ?? "",
      messageId: `<${word}@outlook.example>`,
    })
    await mailTransport({ SMTP_URL: `smtp://127.0.0.1:${into}` })?.sendMail({
      envelope: { from: neil.email, to: mail?.replyTo?.value[0]?.address ?? "" },
      raw: answer,
    })

    await asks.page.reload()
    await asks.sees("We do, since 2014.")
    expect(await asks.page.getByText("Hello Neil Jolliffe").count()).toBe(0)
    await asks.press("Accept as the answer the post by Neil Jolliffe")
    await asks.page.locator(".hub-post--accepted").getByText("We do, since 2014.").waitFor()
    await asks.arriveAt(`Who pays for the ${word}?`)

    await hub.runJobs()
    const finds = await browser.open({ ...options })
    await finds.go("/forum/search")
    await finds.arriveAt("Search the forum")
    await finds.fill("Words", word)
    await finds.field("Words").press("Enter")
    await finds.page
      .getByRole("link", { name: `Who pays for the ${word}?` })
      .first()
      .click()
    await finds.arriveAt(`Who pays for the ${word}?`)
    await finds.page.locator(".hub-post--accepted").getByText("We do, since 2014.").waitFor()
  })

  test("a post is flagged, hidden with a reason, and brought back on appeal by another moderator", async () => {
    const author = await known("Neil Jolliffe")
    const thread = await makeThread(hub, { spaceId: space.id, title: `A day with ${word}` })
    for (let before = 0; before < 8; before++) await makePost(hub, thread, { body: `Something else, ${before}.` })
    await makePost(hub, thread, { authorId: author.id, body: "A pupil of ours did well." })
    const reader = await browser.open({ as: await known("Priya Raman"), ...options })
    await reader.go(`/forum/placements/${thread.slug}`)
    await reader.follow("Tell a moderator about the post by Neil Jolliffe")
    await reader.arriveAt("Tell a moderator about this post")
    await reader.tick("It says too much about a person: a pupil, a patient, an applicant")
    await reader.press("Tell a moderator")
    await reader.arriveAt(`A day with ${word}`)
    // They are led far down to the post, and see there that it was done.
    const done = reader.page.locator(".hub-flash").getByText("Thank you. A moderator will look at it.")
    await done.waitFor()
    await expect.poll(async () => (await done.boundingBox())?.y ?? -1).toBeGreaterThan(0)

    const decides = async (name: string) => browser.open({ as: await makePersonWithRole(hub, "MODERATOR", { name }), ...options })
    const mina = await decides("Mina Halloran")
    await mina.go("/manage/moderation")
    await mina.arriveAt("Moderation")
    await mina.follow("Decide about the post by Neil Jolliffe")
    await mina.arriveAt("Decide about a post")
    await mina.tick("Hide it")
    await mina.fill("Why", "It names a pupil.")
    await mina.press("Decide")
    await mina.arriveAt("Moderation")
    await mina.sees("The post is hidden. Its author is told why.")
    await mina.go(`/forum/placements/${thread.slug}/moderate`)
    await mina.arriveAt("Decide about a thread")
    await mina.go(`/forum/placements/${thread.slug}/split`)
    await mina.arriveAt("Move replies to a thread of their own")

    const mails = await received(author)
    expect(mails.at(-1)?.text).toContain("It names a pupil.")
    const path = new URL(/(http\S+\/my\/moderation)/.exec(mails.at(-1)?.text ?? "")?.[1] ?? "").pathname
    const appeals = await browser.open({ as: author, ...options })
    await appeals.go(path)
    await appeals.arriveAt("Decisions about what you wrote")
    await appeals.follow(/^Appeal/)
    await appeals.arriveAt("A decision about what you wrote")
    await appeals.fill("Why the decision is wrong", "The pupil is invented: it is an example.")
    await appeals.press("Appeal")
    await appeals.arriveAt("Decisions about what you wrote")

    const otto = await decides("Otto Lindqvist")
    await otto.go("/manage/moderation")
    await otto.arriveAt("Moderation")
    await otto.follow("Decide about the appeal by Neil Jolliffe")
    await otto.arriveAt("Decide about an appeal")
    await otto.tick("The decision does not stand")
    await otto.fill("Why", "You are right, it is an example.")
    await otto.press("Decide")
    await otto.arriveAt("Moderation")
    expect((await received(author)).at(-1)?.subject).toBe("You were right to appeal: the decision does not stand")

    await reader.go(`/forum/placements/${thread.slug}`)
    await reader.sees("A pupil of ours did well.")
    await reader.go("/forum/moderation-log")
    await reader.arriveAt("What moderators do")
  })

  test("a poll is started, voted in, closed, and shows its result", async () => {
    const asks = await browser.open({ as: await known("Amara Okafor"), ...options })
    await asks.go("/forum/ask?space=placements")
    await asks.arriveAt("Start a thread")
    await asks.fill("Your question or subject, in a line", `Shall we have a forum for ${word}?`)
    await asks.fill("What you want to know or say", "Say what you think.")
    await asks.tick("Poll")
    // With a script the options open by themselves.
    if (!options.javaScript) await asks.page.getByText("Options of a poll").click()
    await asks.fill("Options, one on each line", "Yes\nNot yet")
    await asks.press("Post")
    await postAnyway(asks, `Shall we have a forum for ${word}?`)
    await asks.arriveAt(`Shall we have a forum for ${word}?`)

    const votes = await browser.open({ as: await known("Neil Jolliffe"), ...options })
    await votes.go(new URL(asks.page.url()).pathname)
    await votes.arriveAt(`Shall we have a forum for ${word}?`)
    await votes.sees("You see the result once you have voted")
    await votes.tick("Yes")
    await votes.press("Vote")
    await votes.sees("1 person has voted.")
    await votes.arriveAt(`Shall we have a forum for ${word}?`)

    await asks.go(new URL(asks.page.url()).pathname)
    await asks.page.getByText("Close this poll now").click()
    await asks.sees("Nobody can vote any more")
    await asks.press("Close the poll")
    await asks.sees("Closed on")
    await asks.arriveAt(`Shall we have a forum for ${word}?`)
  })
})

test("a summary of the day comes by mail, leads to what it tells of, and ends with one click", async () => {
  const [follower, helper] = [await known("Priya Raman"), await known("Neil Jolliffe")]
  await hub.db.person.update({ where: { id: follower.id }, data: { notificationFrequency: "DAILY" } })
  const thread = await makeThread(hub, { spaceId: space.id, title: "Uniforms in the summer" })
  await hub.db.threadSubscription.create({
    data: { personId: follower.id, threadId: thread.id, level: "EVERYTHING", updatedAt: hub.clock.now() },
  })
  const id = Buffer.from(`Thread:${thread.id}`).toString("base64")
  for (const body of ["We have some.", "So have we."])
    await hub
      .as(helper)
      .mutate(`mutation($id: ID!, $body: String!) { replyToThread(thread: $id, body: $body) { ... on Post { id } } }`, { id, body })
      .then(() => hub.clock.advance(60_000))
  expect(await received(follower)).toEqual([])
  hub.clock.advance(25 * 60 * 60 * 1000)
  await act(await hub.contextAs(null), (unit) => unit.enqueue(sendDigestsJob, {}))
  const [mail, ...more] = await received(follower)
  expect(more).toEqual([])
  expect(mail?.subject).toBe("1 update from the hub")
  expect(mail?.text).toContain("2 replies in “Uniforms in the summer”")

  const [link = ""] = /http\S+\/forum\/placements\/\S+/.exec(mail?.text ?? "") ?? []
  const reads = await browser.open({ as: follower })
  await reads.go(link)
  await reads.arriveAt("Uniforms in the summer")
  await reads.sees("So have we.")

  const list = mail?.headers.get("list") as { unsubscribe?: { url?: string } } | undefined
  const url = list?.unsubscribe?.url ?? ""
  expect(mail?.headerLines.find(({ key }) => key === "list-unsubscribe-post")?.line).toContain("List-Unsubscribe=One-Click")
  const ended = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: "List-Unsubscribe=One-Click",
  })
  expect(ended.status).toBe(200)
  expect((await hub.db.person.findUniqueOrThrow({ where: { id: follower.id } })).notificationFrequency).toBe("NEVER")
})

test("what somebody else writes is announced on the open page, moves nothing, and leaves what is being typed alone", async () => {
  const [reader, writer] = [await known("Priya Raman"), await known("Neil Jolliffe")]
  const thread = await makeThread(hub, { spaceId: space.id, title: "Bursaries in the autumn" })
  for (let count = 0; count < 6; count++) await makePost(hub, thread)
  const reads = await browser.open({ as: reader })
  await reads.go(`/forum/placements/${thread.slug}`)
  await reads.arriveAt("Bursaries in the autumn")
  await reads.fill("Your reply", "I am in the middle of")
  const place = () => reads.page.evaluate<number>("document.getElementById('reply').getBoundingClientRect().top")
  const before = await place()

  const writes = await browser.open({ as: writer })
  await writes.go(`/forum/placements/${thread.slug}`)
  for (const [text, shown, said] of [
    ["Ours begin in May.", "Ours begin in May.", "1 new post."],
    [`And, @${reader.handle}, the forms are easy.`, "the forms are easy.", "2 new posts."],
  ] as const) {
    await writes.fill("Your reply", text)
    await writes.press("Post the reply")
    await writes.page.getByRole("article").getByText(shown).waitFor()
    await reads.page.getByRole("status").getByText(said).waitFor()
  }
  expect(await place()).toBe(before)
  expect(await reads.page.getByText("Ours begin in May.").count()).toBe(0)
  await hub.runJobs()
  await reads.page.getByRole("link", { name: "Notifications 1 not read" }).waitFor()
  await reads.arriveAt("Bursaries in the autumn")

  await reads.follow("Show them")
  await reads.page.locator("article:focus").getByText("Ours begin in May.").waitFor()
  await reads.sees("the forms are easy.")
  expect(await reads.field("Your reply").inputValue()).toBe("I am in the middle of")
  expect(await reads.page.getByRole("status").getByText("new post").count()).toBe(0)
  await reads.page.getByRole("link", { name: "Notifications", exact: true }).waitFor()
})
