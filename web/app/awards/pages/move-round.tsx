import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { action as guarded } from "../../platform/action.server.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { refusal } from "../../platform/forms.ts"
import { titled } from "../../platform/titles.ts"
import { ConfirmPage } from "../../ui/confirm-page/confirm-page.tsx"
import { done } from "../forms/done.server.ts"
import { loadManagedRound } from "../forms/round.server.ts"
import { awardPaths } from "../paths.ts"

const moves = {
  "start-judging": {
    move: "START_JUDGING",
    from: "CLOSED",
    heading: "Start judging?",
    what: "The panel can read and score what is given to them. A round that is being judged does not go back to taking entries.",
    confirm: "Start judging",
    done: "Judging has started.",
  },
  archive: {
    move: "ARCHIVE",
    from: "ANNOUNCED",
    heading: "Archive this round?",
    what: "The round is laid down for good. Its results, certificates and feedback stay where they are.",
    confirm: "Archive the round",
    done: "The round is archived.",
  },
} as const

const advanceMutation = graphql(`
  mutation AdvanceRound($round: ID!, $move: RoundMove!) {
    advanceRound(round: $round, move: $move) {
      __typename
      ...RefusedAct
    }
  }
`)

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(data?.move.heading ?? "Round")

/** The move of the address; absent ones have no page. */
function moveOf(name: string | undefined) {
  if (name !== "start-judging" && name !== "archive") throw new Response("", { status: 404 })
  return moves[name]
}

export async function loader(args: LoaderFunctionArgs) {
  const move = moveOf(args.params.move)
  const { slug, title, state } = await loadManagedRound(args)
  if (state !== move.from) throw redirect(awardPaths.manageRound(slug))
  return { move, round: { slug, title } }
}

export const action = guarded(async (args) => {
  const form = await args.request.formData()
  const { move, done: message } = moveOf(args.params.move)
  const { id, slug } = await loadManagedRound(args)
  const { advanceRound: result } = await query(args, advanceMutation, { round: id, move })
  return result.__typename === "Round" ? done(awardPaths.manageRound(slug), message) : refusal(form, result)
})

export default function MoveRound() {
  const { move, round } = useLoaderData<typeof loader>()
  return (
    <ConfirmPage
      heading={move.heading}
      confirm={move.confirm}
      cancel={awardPaths.manageRound(round.slug)}
      state={useActionData<typeof action>()}
    >
      <p className="hub-lede">{round.title}</p>
      <p>{move.what}</p>
    </ConfirmPage>
  )
}
