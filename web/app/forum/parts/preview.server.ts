import type { ActionFunctionArgs } from "@remix-run/node"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"

const document = graphql(`
  query PreviewPost($body: String!) {
    previewPost(body: $body)
  }
`)

/** A text as it will look when it is posted. */
export async function previewOf(args: ActionFunctionArgs, body: string): Promise<string> {
  return (await query(args, document, { body })).previewPost
}
