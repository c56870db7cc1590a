import type { ActionFunctionArgs } from "@remix-run/node"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { formatTime } from "../../platform/dates.ts"
import { textOf, textsOf } from "../../platform/forms.ts"

const document = graphql(`
  mutation SavePostDraft(
    $target: String!
    $body: String!
    $title: String!
    $kind: String!
    $space: String!
    $options: String!
    $terms: [String!]!
  ) {
    savePostDraft(target: $target, body: $body, title: $title, kind: $kind, space: $space, options: $options, terms: $terms) {
      __typename
      ... on PostDraft {
        updatedAt
      }
      ...RefusedAct
    }
  }
`)

/** What a form that keeps its text by itself is told. */
export type KeptDraft = { keptAt: string } | { problem: string }

/** Keeps what has been typed so far. */
export async function keepDraft(args: ActionFunctionArgs, form: FormData): Promise<KeptDraft> {
  const { savePostDraft: result } = await query(args, document, {
    target: textOf(form, "target"),
    body: textOf(form, "body"),
    title: textOf(form, "title"),
    kind: textOf(form, "kind"),
    space: textOf(form, "spaceId"),
    options: textOf(form, "options"),
    terms: textsOf(form, "terms"),
  })
  return result.__typename === "PostDraft" ? { keptAt: formatTime(result.updatedAt) } : { problem: result.message }
}

export const keptNowhere = (form: FormData): KeptDraft | null =>
  textOf(form, "intent") === "draft"
    ? { problem: "You are signed out. Copy your text, or send the form: it will be kept while you sign in." }
    : null
