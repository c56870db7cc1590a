import { type ActionFunctionArgs, redirect } from "@remix-run/node"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import type { ReactionKind } from "../../platform/api/generated/graphql.ts"
import { leaveFlash } from "../../platform/flash.server.ts"
import { refusal, textOf, textsOf } from "../../platform/forms.ts"
import { permalink } from "../paths.ts"
import { keepDraft } from "./draft.server.ts"
import { addPicture } from "./picture.server.ts"
import { previewOf } from "./preview.server.ts"
import { keepSubscription } from "./reading.server.ts"
import { taken } from "./taken.server.ts"

const replyMutation = graphql(`
  mutation ReplyToThread($thread: ID!, $body: String!, $replyTo: ID) {
    replyToThread(thread: $thread, body: $body, replyTo: $replyTo) {
      __typename
      ... on Post {
        anchor
        state
      }
      ...RefusedAct
    }
  }
`)

const reactMutation = graphql(`
  mutation ReactToPost($id: ID!, $kind: ReactionKind!, $on: Boolean!) {
    reactToPost(id: $id, kind: $kind, on: $on) {
      __typename
      ...RefusedAct
    }
  }
`)

const acceptMutation = graphql(`
  mutation AcceptAnswer($thread: ID!, $post: ID) {
    acceptAnswer(thread: $thread, post: $post) {
      __typename
      ...RefusedAct
    }
  }
`)

const voteMutation = graphql(`
  mutation VoteInPoll($thread: ID!, $options: [ID!]!) {
    voteInPoll(thread: $thread, options: $options) {
      __typename
      ...RefusedAct
    }
  }
`)

const closeMutation = graphql(`
  mutation ClosePoll($thread: ID!) {
    closePoll(thread: $thread) {
      __typename
      ...RefusedAct
    }
  }
`)

/** What people do on the page of a thread: reply, look at their reply first, react, accept an answer, vote, close a poll. */
export async function actOnThread(args: ActionFunctionArgs) {
  const form = await args.request.formData()
  const { space = "", thread: slug = "" } = args.params
  const here = new URL(args.request.url)
  const back = `${here.pathname}${here.search}`
  const thread = textOf(form, "thread")
  switch (textOf(form, "intent")) {
    case "draft":
      return { ...(await keepDraft(args, form)), state: null, preview: null }
    case "preview":
      return {
        state: (await addPicture(args, form)) ?? refusal(form, { issues: [] }),
        preview: await previewOf(args, textOf(form, "body")),
      }
    case "subscribe": {
      const problem = await keepSubscription(args, form)
      if (problem) return { state: refusal(form, problem), preview: null }
      return redirect(back, { headers: { "Set-Cookie": await leaveFlash("Saved what you want to hear of this thread.") } })
    }
    case "react": {
      const [kind, on] = textOf(form, "reaction").split(":")
      const { reactToPost: result } = await query(args, reactMutation, {
        id: textOf(form, "post"),
        kind: kind as ReactionKind,
        on: on === "on",
      })
      return result.__typename === "Post" ? redirect(`${back}#${textOf(form, "anchor")}`) : { state: refusal(form, result), preview: null }
    }
    case "accept": {
      const { acceptAnswer: result } = await query(args, acceptMutation, { thread, post: textOf(form, "post") || null })
      if (result.__typename !== "Thread") return { state: refusal(form, result), preview: null }
      const said = textOf(form, "post") ? "You have accepted this answer." : "No answer is accepted any more."
      return redirect(back, { headers: { "Set-Cookie": await leaveFlash(said) } })
    }
    case "vote": {
      const { voteInPoll: result } = await query(args, voteMutation, { thread, options: textsOf(form, "options") })
      return result.__typename === "Thread"
        ? redirect(back, { headers: { "Set-Cookie": await leaveFlash("Your vote is counted.") } })
        : { state: refusal(form, result), preview: null }
    }
    case "close-poll": {
      const { closePoll: result } = await query(args, closeMutation, { thread })
      return result.__typename === "Thread"
        ? redirect(back, { headers: { "Set-Cookie": await leaveFlash("The poll is closed. Everybody sees the result.") } })
        : { state: refusal(form, result), preview: null }
    }
    default: {
      const unfit = await addPicture(args, form)
      if (unfit) return { state: unfit, preview: await previewOf(args, textOf(form, "body")) }
      const reply = { thread, body: textOf(form, "body"), replyTo: textOf(form, "replyTo") || null }
      const answer = await taken(query(args, replyMutation, reply))
      if ("refused" in answer) return { state: refusal(form, answer.refused), preview: null }
      const { replyToThread: result } = answer
      if (result.__typename !== "Post") return { state: refusal(form, result), preview: null }
      const headers =
        result.state === "WAITING"
          ? { "Set-Cookie": await leaveFlash("Thank you. A moderator reads your post before others see it.") }
          : undefined
      return redirect(permalink(space, slug, result.anchor), headers && { headers })
    }
  }
}
