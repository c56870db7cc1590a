import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { Form, useActionData, useLoaderData } from "@remix-run/react"
import { useRef, useState } from "react"
import { action as guarded } from "../../platform/action.server.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import type { ThreadKind } from "../../platform/api/generated/graphql.ts"
import { londonInstant } from "../../platform/dates.ts"
import { leaveFlash } from "../../platform/flash.server.ts"
import { readDay, refusal, textOf, textsOf, typedOr } from "../../platform/forms.ts"
import { demandViewer } from "../../platform/session.server.ts"
import { titled } from "../../platform/titles.ts"
import { Breadcrumbs } from "../../ui/breadcrumbs/breadcrumbs.tsx"
import { DateInput } from "../../ui/date-input/date-input.tsx"
import { Details } from "../../ui/details/details.tsx"
import { Button, Checkboxes, ErrorSummary, Radios, Select, TextArea, TextInput } from "../../ui/form/form.tsx"
import { keepDraft, keptNowhere } from "../parts/draft.server.ts"
import { DraftKeeper } from "../parts/draft.tsx"
import { DraftNotice } from "../parts/draft-notice.tsx"
import { Editor } from "../parts/editor.tsx"
import { addPicture } from "../parts/picture.server.ts"
import { previewOf } from "../parts/preview.server.ts"
import { unlessTyping } from "../parts/revalidation.ts"
import { taken } from "../parts/taken.server.ts"
import { ThreadRow } from "../parts/thread-row.tsx"
import { SubjectLink } from "../parts/thread-subject.tsx"
import { TagBoxes } from "../parts/thread-tags.tsx"
import { threadKinds } from "../parts/words.ts"
import { forumPath, threadPath } from "../paths.ts"

export const meta = () => titled("Start a thread")

const document = graphql(`
  query Ask(
    $initiative: String!
    $isInitiative: Boolean!
    $round: String!
    $isRound: Boolean!
    $organisation: String!
    $scheme: String!
    $isCommitment: Boolean!
    $draft: String!
  ) {
    viewer {
      id
      emailVerified
    }
    spaces {
      id
      slug
      name
      readersInWords
      viewerCanStart
      viewerCanAnnounce
    }
    ...TagTerms
    initiative(slug: $initiative) @include(if: $isInitiative) {
      id
      ...ThreadSubject
    }
    round(slug: $round) @include(if: $isRound) {
      id
      ...ThreadSubject
    }
    commitment(organisation: $organisation, scheme: $scheme) @include(if: $isCommitment) {
      id
      ...ThreadSubject
    }
    postDraft(target: $draft) {
      target
      updatedAt
      options
      terms
      title
      body
      kind
      space
    }
  }
`)

const similarDocument = graphql(`
  query SimilarThreads($title: String!) {
    similarThreads(title: $title) {
      ...ThreadRow
    }
  }
`)

const startMutation = graphql(`
  mutation StartThread(
    $space: ID!
    $kind: ThreadKind!
    $title: String!
    $body: String!
    $terms: [ID!]!
    $about: ID
    $poll: PollInput
    $draft: String!
  ) {
    startThread(space: $space, kind: $kind, title: $title, body: $body, terms: $terms, about: $about, poll: $poll, draft: $draft) {
      __typename
      ... on Thread {
        slug
        state
        space {
          slug
        }
      }
      ...RefusedAct
    }
  }
`)

export const shouldRevalidate = unlessTyping

/** What is typed about one thing is another draft than what is typed about another. */
function draftTarget(parameters: URLSearchParams): string {
  const about = [...parameters].filter(([name]) => ["initiative", "round", "organisation", "commitment"].includes(name))
  return about.length > 0 ? `new:${new URLSearchParams(about.toSorted())}` : "new"
}

export async function loader(args: LoaderFunctionArgs) {
  const parameters = new URL(args.request.url).searchParams
  const named = (name: string) => parameters.get(name) ?? ""
  const draft = draftTarget(parameters)
  const { viewer, spaces, initiative, round, commitment, ...rest } = await query(args, document, {
    ...{ initiative: named("initiative"), isInitiative: parameters.has("initiative") },
    ...{ round: named("round"), isRound: parameters.has("round") },
    ...{ organisation: named("organisation"), scheme: named("commitment"), isCommitment: parameters.has("commitment") },
    draft,
  })
  demandViewer(args.request, viewer)
  return {
    ...rest,
    about: initiative ?? round ?? commitment ?? null,
    draftTarget: draft,
    space: named("space"),
    spaces: spaces.filter(({ viewerCanStart }) => viewerCanStart),
    isConfirmed: viewer?.emailVerified ?? false,
  }
}

/** The names of what the form calls otherwise than the API. */
const fieldNames: Record<string, string> = { termIds: "terms", "poll.options": "options", "poll.closesAt": "closesOn" }

async function start(args: ActionFunctionArgs, form: FormData) {
  const kind = (textOf(form, "kind") || "QUESTION") as ThreadKind
  const closes = readDay(form, "closesOn")
  if (kind === "POLL" && "issue" in closes) return refusal(form, { issues: [closes.issue] })
  const space = textOf(form, "spaceId")
  if (!space) return refusal(form, { issues: [{ field: "spaceId", message: "Choose where to ask" }] })
  const thread = {
    space,
    kind,
    title: textOf(form, "title"),
    body: textOf(form, "body"),
    terms: textsOf(form, "terms"),
    about: textOf(form, "about") || null,
    draft: draftTarget(new URL(args.request.url).searchParams),
    poll:
      kind === "POLL"
        ? {
            options: textOf(form, "options").split("\n"),
            isMultiple: textOf(form, "isMultiple") === "yes",
            closesAt: "value" in closes && closes.value ? londonInstant(`${closes.value}T23:59`) : null,
          }
        : null,
  }
  const answer = await taken(query(args, startMutation, thread))
  if ("refused" in answer) return refusal(form, answer.refused)
  const { startThread: result } = answer
  if (result.__typename !== "Thread") {
    const issues =
      "issues" in result ? result.issues.map(({ field, message }) => ({ field: fieldNames[field] ?? field, message })) : undefined
    return refusal(form, { message: result.message, ...(issues && { issues }) })
  }
  const headers =
    result.state === "WAITING"
      ? { "Set-Cookie": await leaveFlash("Thank you. A moderator reads your post before others see it.") }
      : undefined
  throw redirect(threadPath(result.space.slug, result.slug), headers && { headers })
}

export const action = guarded(async (args) => {
  const form = await args.request.formData()
  const intent = textOf(form, "intent")
  if (intent === "draft") return { ...(await keepDraft(args, form)), state: null, preview: null, similar: null }
  const unfit = await addPicture(args, form)
  if (unfit) return { state: unfit, preview: await previewOf(args, textOf(form, "body")), similar: null }
  if (intent === "preview")
    return { state: refusal(form, { issues: [] }), preview: await previewOf(args, textOf(form, "body")), similar: null }
  const title = textOf(form, "title").trim()
  // Looked up once for each title: whoever has seen them posts.
  if (title !== "" && textOf(form, "seen") !== title) {
    const { similarThreads: similar } = await query(args, similarDocument, { title })
    if (similar.length > 0) return { state: refusal(form, { issues: [] }), preview: await previewOf(args, textOf(form, "body")), similar }
  }
  return { state: await start(args, form), preview: null, similar: null }
}, keptNowhere)

export default function Ask() {
  const { spaces, space, about, postDraft: draft, draftTarget, isConfirmed, ...terms } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const state = answer && "state" in answer ? answer.state : null
  const similar = answer && "similar" in answer ? answer.similar : null
  const form = useRef<HTMLFormElement>(null)
  const [restored] = useState(draft)
  const chosen = state ? (state.values["terms"] ?? []) : (draft?.terms ?? [])
  const wanted = (spaces.find(({ slug }) => slug === space) ?? spaces.find(({ id }) => id === draft?.space))?.id ?? ""
  const canAnnounce = spaces.some(({ viewerCanAnnounce }) => viewerCanAnnounce)
  const kind = typedOr(state, "kind", draft?.kind || "QUESTION")
  const [asksForVotes, setAsksForVotes] = useState(kind === "POLL")
  return (
    <>
      <Breadcrumbs items={[{ to: forumPath, label: "Forum" }]} />
      <ErrorSummary state={state} />
      <h1>{about ? "Ask a question" : "Start a thread"}</h1>
      {about && (
        <p>
          About <SubjectLink subject={about} />. {whoIsTold[about.__typename]}
        </p>
      )}
      {!isConfirmed && (
        <p>Confirm your e-mail address before you write: use the link in the message we sent you when you made your account.</p>
      )}
      {similar && (
        <section className="hub-panel" aria-labelledby="similar">
          <h2 className="nhsuk-heading-m" id="similar">
            Has it been answered already?
          </h2>
          <p>These are like yours. If none of them helps, press “Post it anyway” below.</p>
          <ul className="hub-rows">
            {similar.map((thread) => (
              <ThreadRow key={thread.id} thread={thread} showSpace />
            ))}
          </ul>
        </section>
      )}
      <DraftNotice draft={restored} />
      <Form
        method="post"
        encType="multipart/form-data"
        ref={form}
        onChange={({ target }) => {
          if (target instanceof HTMLInputElement && target.name === "kind") setAsksForVotes(target.value === "POLL")
        }}
      >
        {about && <input type="hidden" name="about" value={about.id} />}
        {similar && <input type="hidden" name="seen" value={typedOr(state, "title").trim()} />}
        <TextInput
          name="title"
          label="Your question or subject, in a line"
          hint="For example: has anyone run cadets with a special school?"
          maxLength={150}
          state={state}
          defaultValue={typedOr(state, "title", draft?.title)}
        />
        <Editor
          name="body"
          label="What you want to know or say"
          state={state}
          defaultValue={typedOr(state, "body", draft?.body)}
          preview={answer && "preview" in answer ? answer.preview : null}
        />
        <Select
          name="spaceId"
          label="Where"
          hint="Everybody who can read that space can read this."
          state={state}
          options={[
            { value: "", label: "Choose a space" },
            ...spaces.map(({ id, name, readersInWords }) => ({ value: id, label: `${name} (${readersInWords.toLowerCase()})` })),
          ]}
          defaultValue={typedOr(state, "spaceId", wanted)}
        />
        <Radios
          name="kind"
          label="What is it?"
          state={state}
          options={Object.entries(threadKinds)
            .filter(([value]) => value !== "ANNOUNCEMENT" || canAnnounce)
            .map(([value, { label }]) => ({ value, label }))}
          defaultValue={kind}
        />
        <Details summary="Options of a poll" open={asksForVotes}>
          <TextArea
            name="options"
            label="Options, one on each line"
            rows={4}
            state={state}
            defaultValue={typedOr(state, "options", draft?.options)}
          />
          <Checkboxes
            name="isMultiple"
            label="Voting"
            options={[{ value: "yes", label: "People may choose more than one" }]}
            defaultValues={state?.values["isMultiple"] ?? []}
          />
          <DateInput name="closesOn" label="Last day to vote (optional)" state={state} />
        </Details>
        <Details summary="Tags: whom and what it is about" open={chosen.length > 0}>
          <TagBoxes terms={terms} chosen={chosen} state={state} />
        </Details>
        {!similar && <p className="hub-muted">If something like it was asked before, you see that first.</p>}
        <div className="hub-actions">
          <Button name="intent" value="post">
            {similar ? "Post it anyway" : "Post"}
          </Button>
          <Button kind="secondary" name="intent" value="preview">
            Preview
          </Button>
        </div>
        <DraftKeeper form={form} target={draftTarget} />
      </Form>
    </>
  )
}

const whoIsTold = {
  Initiative: "Its contact, those who have taken it up and those who follow it are told.",
  Round: "Those who manage the round are told.",
  Commitment: "The leads of the organisation are told.",
}
