import { data, type LoaderFunctionArgs } from "@remix-run/node"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"

const document = graphql(`
  query Complete($text: String!, $isPerson: Boolean!) {
    mentionablePeople(text: $text) @include(if: $isPerson) {
      handle
      name
      jobTitle
    }
    mentionableInitiatives(text: $text) @skip(if: $isPerson) {
      slug
      title
    }
  }
`)

/** One thing to put into the text: what is shown, and what is written for it. */
export type Completion = { label: string; detail: string; insert: string }

/** What @… or [[… in a text being written may become. */
export async function loader(args: LoaderFunctionArgs) {
  const parameters = new URL(args.request.url).searchParams
  const isPerson = parameters.get("for") !== "initiative"
  const { mentionablePeople = [], mentionableInitiatives = [] } = await query(args, document, { text: parameters.get("q") ?? "", isPerson })
  const completions: Completion[] = isPerson
    ? mentionablePeople.map(({ handle, name, jobTitle }) => ({ label: name, detail: jobTitle ?? "", insert: `@${handle} ` }))
    : mentionableInitiatives.map(({ slug, title }) => ({
        label: title,
        detail: "",
        insert: `[${title.replace(/[[\]\\]/g, "\\$&")}](/initiatives/${slug}) `,
      }))
  return data({ completions })
}
