import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node"
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react"
import { action as guarded } from "../../platform/action.server.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { leaveFlash } from "../../platform/flash.server.ts"
import { refusal, textOf } from "../../platform/forms.ts"
import { titled } from "../../platform/titles.ts"
import { EmptyState } from "../../ui/empty-state/empty-state.tsx"
import { Button, ErrorSummary } from "../../ui/form/form.tsx"
import { Inset } from "../../ui/inset/inset.tsx"
import { Table } from "../../ui/table/table.tsx"
import { Tag } from "../../ui/tag/tag.tsx"
import { Minute } from "../../ui/time/time.tsx"
import { judgingPaths } from "../judging-paths.ts"
import { RoundCrumbs } from "../parts/round-crumbs.tsx"

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(`Readers of ${data?.judging.round.title ?? ""}`)

const manageQuery = graphql(`
  query ManageJudging($round: String!) {
    judgingManagement(round: $round) {
      round {
        slug
        title
        state
        stateName
        scoresDueAt
      }
      readersWanted
      proposedCount
      unevenness
      panel {
        id
        name
        state
        maximumLoad
        declaredAt
        allocated
        begun
        submitted
        returned
        outstanding
        remindedAt
        remindableAt
      }
      nominations {
        reference
        title
        organisation
        category
        readings {
          name
          state
          sheet
        }
        conflicts {
          name
        }
      }
    }
  }
`)

const proposeMutation = graphql(`
  mutation ProposeAllocation($round: String!) {
    proposeAllocation(round: $round) {
      __typename
      ... on AllocationProposal {
        obstacles
      }
      ...RefusedAct
    }
  }
`)

const confirmMutation = graphql(`
  mutation ConfirmAllocation($round: String!) {
    confirmAllocation(round: $round) {
      __typename
      ...RefusedAct
    }
  }
`)

const remindMutation = graphql(`
  mutation RemindPanel($round: String!, $members: [ID!]) {
    remindPanel(round: $round, members: $members) {
      __typename
      ...RefusedAct
    }
  }
`)

export async function loader(args: LoaderFunctionArgs) {
  const { judgingManagement } = await query(args, manageQuery, { round: args.params["round"] ?? "" })
  if (!judgingManagement) throw new Response("", { status: 404 })
  return { judging: judgingManagement }
}

export const action = guarded(async (args) => {
  const form = await args.request.formData()
  const round = args.params["round"] ?? ""
  const back = async (message: string) => redirect(judgingPaths.manage(round), { headers: { "set-cookie": await leaveFlash(message) } })
  switch (textOf(form, "intent")) {
    case "propose": {
      const { proposeAllocation: result } = await query(args, proposeMutation, { round })
      if (result.__typename !== "AllocationProposal") return refusal(form, result)
      return result.obstacles.length === 0
        ? back("Readers are proposed. Look them over, then give the readings out.")
        : { values: {}, issues: result.obstacles.map((message) => ({ field: "", message })) }
    }
    case "confirm": {
      const { confirmAllocation: result } = await query(args, confirmMutation, { round })
      return result.__typename === "JudgingManagement"
        ? back("The readings are given out, and the readers are told.")
        : refusal(form, result)
    }
    default: {
      const member = textOf(form, "member")
      const { remindPanel: result } = await query(args, remindMutation, { round, members: member ? [member] : null })
      return result.__typename === "JudgingManagement"
        ? back("Reminders are on their way. Nobody is reminded twice in a day.")
        : refusal(form, result)
    }
  }
})

export default function ManageJudging() {
  const { round, readersWanted, proposedCount, unevenness, panel, nominations } = useLoaderData<typeof loader>().judging
  const state = useActionData<typeof action>()
  const isOpen = round.state === "CLOSED" || round.state === "JUDGING"
  const lacking = nominations.filter(({ readings }) => readings.filter(isHeld).length < readersWanted).length
  const due = panel.filter(({ outstanding, remindableAt, state: answer }) => outstanding && answer === "ACCEPTED" && !remindableAt)
  return (
    <>
      <RoundCrumbs round={round} />
      <ErrorSummary state={state} />
      <span className="nhsuk-caption-l">{round.stateName}</span>
      <h1>Readers of {round.title}</h1>
      <p>
        <Link to={judgingPaths.manageResults(round.slug)}>Results as they stand</Link>
      </p>
      {isOpen && (
        <Inset>
          <p>
            Each nomination is to have {readersWanted} readers.{" "}
            {lacking === 0 ? "All have them." : `${lacking === 1 ? "1 lacks" : `${lacking} lack`} some.`}
            {proposedCount > 0 &&
              ` ${proposedCount === 1 ? "1 reading is" : `${proposedCount} readings are`} proposed and not yet given out; loads differ by at most ${unevenness}.`}
          </p>
          <Form method="post" className="hub-actions">
            {lacking > 0 && (
              <Button name="intent" value="propose" kind={proposedCount > 0 ? "secondary" : undefined}>
                Propose readers
              </Button>
            )}
            {proposedCount > 0 && (
              <Button name="intent" value="confirm">
                Give the readings out
              </Button>
            )}
          </Form>
        </Inset>
      )}
      <h2>The panel</h2>
      {panel.length === 0 ? (
        <EmptyState heading="Nobody has been asked to judge">
          <p>Invite panel members on the round’s page. Readers can be proposed once they have accepted.</p>
        </EmptyState>
      ) : (
        <>
          {isOpen && due.length > 0 && (
            <Form method="post">
              <Button kind="secondary" name="intent" value="remind">
                Remind all {due.length} who still have something to do
              </Button>
            </Form>
          )}
          <Table
            caption="Progress of the panel"
            stacks
            rows={panel}
            keyOf={({ id }) => id}
            columns={[
              { heading: "Member", cell: ({ name }) => name },
              {
                heading: "Still to do",
                cell: ({ outstanding, state: answer }) =>
                  answer === "DECLINED" ? (
                    <Tag colour="grey">Declined</Tag>
                  ) : outstanding ? (
                    <Tag colour="yellow">{sentence(outstanding)}</Tag>
                  ) : (
                    <Tag colour="green">Nothing</Tag>
                  ),
              },
              {
                heading: "Has",
                numeric: true,
                cell: ({ allocated, maximumLoad }) => (maximumLoad === null ? allocated : `${allocated} of ${maximumLoad}`),
              },
              { heading: "Begun", numeric: true, cell: ({ begun }) => begun },
              { heading: "In", numeric: true, cell: ({ submitted }) => submitted },
              { heading: "Given back", numeric: true, cell: ({ returned }) => returned },
              {
                heading: "Reminder",
                cell: ({ id, name, outstanding, remindableAt, remindedAt, state: answer }) =>
                  isOpen && outstanding && answer === "ACCEPTED" && !remindableAt ? (
                    <Form method="post">
                      <input type="hidden" name="member" value={id} />
                      <Button kind="secondary" className="hub-small-button" name="intent" value="remind">
                        Remind<span className="nhsuk-u-visually-hidden"> {name}</span>
                      </Button>
                    </Form>
                  ) : remindedAt ? (
                    <>
                      Reminded on <Minute at={remindedAt} />
                    </>
                  ) : (
                    ""
                  ),
              },
            ]}
          />
        </>
      )}
      <h2>Nominations</h2>
      {nominations.length === 0 ? (
        <EmptyState heading="No eligible nominations">
          <p>Decide first which entries are eligible. They appear here afterwards.</p>
        </EmptyState>
      ) : (
        <Table
          caption="Who reads what"
          stacks
          rows={nominations}
          keyOf={({ reference }) => reference}
          columns={[
            {
              heading: "Nomination",
              cell: ({ title, reference, organisation }) => (
                <>
                  <Link to={judgingPaths.readers(round.slug, reference)}>{title}</Link>
                  <span className="hub-rows__detail">
                    {organisation}, {reference}
                  </span>
                </>
              ),
            },
            { heading: "Category", cell: ({ category }) => category },
            {
              heading: "Readers",
              cell: ({ readings }) => (
                <ul className="hub-plain-list nhsuk-u-margin-bottom-0">
                  {readings.filter(isHeld).map(({ name, state: reading, sheet }) => (
                    <li key={name}>
                      {name}
                      <span className="hub-rows__detail">{reading === "PROPOSED" ? "Proposed" : (sheet ?? "Not started")}</span>
                    </li>
                  ))}
                </ul>
              ),
            },
            { heading: "May not judge it", cell: ({ conflicts }) => [...new Set(conflicts.map(({ name }) => name))].join(", ") },
          ]}
        />
      )}
    </>
  )
}

const isHeld = ({ state }: { state: string }) => state === "PROPOSED" || state === "ALLOCATED"

/** "has not started" as it stands alone: "Has not started". */
const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
