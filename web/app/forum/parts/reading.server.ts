import type { LoaderFunctionArgs } from "@remix-run/node"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import type { SubscriptionLevel } from "../../platform/api/generated/graphql.ts"
import { textOf } from "../../platform/forms.ts"

const readMutation = graphql(`
  mutation MarkThreadRead($thread: ID!, $position: Int!) {
    markThreadRead(thread: $thread, position: $position) {
      __typename
    }
  }
`)

const visitMutation = graphql(`
  mutation VisitSpace($space: ID!) {
    visitSpace(space: $space) {
      __typename
    }
  }
`)

const subscribeMutation = graphql(`
  mutation SubscribeToThread($thread: ID!, $level: SubscriptionLevel) {
    subscribeToThread(thread: $thread, level: $level) {
      __typename
      ...RefusedAct
    }
  }
`)

const followMutation = graphql(`
  mutation SubscribeToSpace($space: ID!, $level: SubscriptionLevel) {
    subscribeToSpace(space: $space, level: $level) {
      __typename
      ...RefusedAct
    }
  }
`)

/** Notes that the viewer has this page of a thread before them. */
export async function markRead(args: LoaderFunctionArgs, thread: string, position: number): Promise<void> {
  await query(args, readMutation, { thread, position })
}

/** Notes that the viewer looks into a space. */
export async function markVisit(args: LoaderFunctionArgs, space: string): Promise<void> {
  await query(args, visitMutation, { space })
}

/** Keeps how much the viewer wants to hear of a thread or space; null when it is done, else why not. */
export async function keepSubscription(args: LoaderFunctionArgs, form: FormData): Promise<{ message: string } | null> {
  const level = (textOf(form, "level") || null) as SubscriptionLevel | null
  const thread = textOf(form, "thread")
  if (thread) {
    const { subscribeToThread: result } = await query(args, subscribeMutation, { thread, level })
    return result.__typename === "Thread" ? null : result
  }
  const { subscribeToSpace: result } = await query(args, followMutation, { space: textOf(form, "space"), level })
  return result.__typename === "Space" ? null : result
}
