import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react"
import { action as guarded } from "../../platform/action.server.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { issueOf, typedOr } from "../../platform/forms.ts"
import { titled } from "../../platform/titles.ts"
import { DateInput } from "../../ui/date-input/date-input.tsx"
import { Details } from "../../ui/details/details.tsx"
import { Button, ErrorSummary, TextArea } from "../../ui/form/form.tsx"
import { SummaryList } from "../../ui/summary-list/summary-list.tsx"
import { TaskList } from "../../ui/task-list/task-list.tsx"
import { Minute } from "../../ui/time/time.tsx"
import { Warning } from "../../ui/warning/warning.tsx"
import { isEditable, loadManagedRound } from "../forms/round.server.ts"
import { actOnRound } from "../forms/round-acts.server.ts"
import { judgingPaths } from "../judging-paths.ts"
import { NextStep } from "../parts/next-step.tsx"
import { RoundCrumbs } from "../parts/round-crumbs.tsx"
import { RoundManagers } from "../parts/round-managers.tsx"
import { RoundTag } from "../parts/round-tag.tsx"
import { awardPaths } from "../paths.ts"

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(`Manage: ${data?.round.title ?? ""}`)

const exportQuery = graphql(`
  query CanExportRound($round: String!) {
    judgingManagement(round: $round) {
      viewerCanExport
    }
  }
`)

export async function loader(args: LoaderFunctionArgs) {
  const round = await loadManagedRound(args)
  const { judgingManagement } = await query(args, exportQuery, { round: round.slug })
  return { round, canEdit: isEditable(round), canExport: judgingManagement?.viewerCanExport ?? false }
}

export const action = guarded(actOnRound)

export default function ManageRound() {
  const { round, canEdit, canExport } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  const { slug, gaps, categories, criteria, eligibilityQuestions } = round
  const required = gaps.filter(({ isRequired }) => isRequired)
  const isClosed = round.state !== "DRAFT" && round.state !== "OPEN"
  const when = (at: string | null | undefined) => (at ? <Minute at={at} /> : "Not said")
  const change = (to: string) => (canEdit ? to : null)
  const isWrong = (...fields: string[]) => fields.some((field) => issueOf(state, field) !== undefined)
  return (
    <>
      <RoundCrumbs round={round} />
      <ErrorSummary state={state} />
      <span className="nhsuk-caption-l">{round.award.name}</span>
      <h1>{round.title}</h1>
      <p>
        <RoundTag
          state={round.state}
          label={round.isApproved && round.state === "DRAFT" ? "Approved, opens by itself" : round.stateLabel}
        />
      </p>
      {round.state === "DRAFT" && (
        <section aria-labelledby="missing">
          <h2 id="missing">{required.length > 0 ? "What is still missing before it can open" : "Ready to open"}</h2>
          {required.length === 0 && <p>Nothing that is required is missing.</p>}
          <ul>
            {gaps.map(({ part, missing, why, isRequired }) => (
              <li key={part + missing}>
                <strong>{missing}</strong>
                {!isRequired && " (advised)"}. {why}.
              </li>
            ))}
          </ul>
          <Form method="post">
            <input type="hidden" name="version" value={round.version} />
            {round.isApproved ? (
              <Button kind="secondary" name="act" value="unapprove">
                Take the approval back
              </Button>
            ) : (
              <>
                {round.opensOnApproval ? (
                  <Warning heading="It opens as soon as you approve it">
                    <p>
                      Its opening time, {when(round.opensAt)}, has passed. Once approved, visitors see the round at once, entries are taken,
                      and the set-up cannot change any more. If it should open later, change its dates first.
                    </p>
                  </Warning>
                ) : (
                  <p className="hub-prose">
                    Once approved, visitors see the round, and it opens by itself{round.opensAt && <> on {when(round.opensAt)}</>}. The
                    set-up cannot change after it has opened.
                  </p>
                )}
                {required.length === 0 && (
                  <Button name="act" value="approve">
                    Approve the round
                  </Button>
                )}
              </>
            )}
          </Form>
        </section>
      )}
      <NextStep round={round} />
      <h2>Work on this round</h2>
      <TaskList
        tasks={[
          { id: "entries", name: "Entries and eligibility", to: awardPaths.eligibility(slug), status: "" },
          { id: "panel", name: "Panel", to: awardPaths.panel(slug), status: "" },
          ...(isClosed
            ? [
                { id: "judging", name: "Readers and their progress", to: judgingPaths.manage(slug), status: "" },
                { id: "results", name: "Results", to: judgingPaths.manageResults(slug), status: "" },
              ]
            : []),
          { id: "preview", name: "Preview as entrant and as panel member", to: awardPaths.preview(slug), status: "" },
          { id: "trail", name: "Everything that was done", to: awardPaths.trail(slug), status: "" },
          ...(round.isApproved ? [{ id: "public", name: "The page visitors see", to: awardPaths.round(slug), status: "" }] : []),
        ]}
      />
      {canExport && (
        <p className="hub-prose">
          <a href={judgingPaths.everything(slug)}>Take everything away (ZIP)</a>: entries, readers, scores, decisions, feedback and the
          record of every act, as tables. It says in confidence who read what, so keep it among the managers of the round.
        </p>
      )}
      <h2>Set-up</h2>
      <SummaryList
        rows={[
          { label: "Summary", value: round.summary || "Not written", change: change(awardPaths.details(slug)) },
          { label: "Opens", value: when(round.opensAt), change: change(`${awardPaths.details(slug)}#opensAt`) },
          { label: "Closes", value: when(round.closesAt), change: change(`${awardPaths.details(slug)}#closesAt`) },
          { label: "Scores due", value: when(round.scoresDueAt), change: change(`${awardPaths.details(slug)}#scoresDueAt`) },
          {
            label: "Results expected",
            value: when(round.resultsExpectedAt),
            change: change(`${awardPaths.details(slug)}#resultsExpectedAt`),
          },
          {
            label: "Readers of each entry",
            value: round.readersPerNomination,
            change: change(`${awardPaths.details(slug)}#readersPerNomination`),
          },
        ]}
      />
      <h3>Categories</h3>
      {categories.length === 0 && <p>None yet.</p>}
      <SummaryList
        rows={categories.map(({ id, title, scope, shortlistSize, winnerCount }) => ({
          id,
          label: title,
          value: `${shortlistSize} shortlisted, ${winnerCount} to win${scope === "PER_REGION" ? ", in every region" : ""}`,
          change: change(awardPaths.editCategory(slug, id)),
        }))}
      />
      {canEdit && (
        <p>
          <Link to={awardPaths.editCategory(slug)}>Add a category</Link>
        </p>
      )}
      <h3>Criteria</h3>
      {criteria.length === 0 && <p>None yet.</p>}
      <SummaryList
        rows={criteria.map(({ id, title, weight, wordLimit, categoryId }) => ({
          id,
          label: title,
          value: `Weight ${weight}, up to ${wordLimit} words, ${categories.find((category) => category.id === categoryId)?.title ?? "every category"}`,
          change: change(awardPaths.editCriterion(slug, id)),
        }))}
      />
      {canEdit && (
        <p>
          <Link to={awardPaths.editCriterion(slug)}>Add a criterion</Link>
        </p>
      )}
      <h3>Eligibility questions</h3>
      {eligibilityQuestions.length === 0 && <p>None. Managers decide who may take part by what entries say.</p>}
      <SummaryList
        rows={eligibilityQuestions.map(({ id, question, expectedAnswer }) => ({
          id,
          label: question,
          value: expectedAnswer ? "Has to be yes" : "Has to be no",
          change: change(awardPaths.editQuestion(slug, id)),
        }))}
      />
      {canEdit && (
        <p>
          <Link to={awardPaths.editQuestion(slug)}>Add a question</Link>
        </p>
      )}
      {(round.state === "OPEN" || round.state === "CLOSED") && (
        <Details summary="Give everybody more time" open={isWrong("until", "reason")}>
          <Form method="post">
            <DateInput name="until" label="Until" withTime state={state} hint="London time; what arrives at or after it is late" />
            <TextArea
              name="reason"
              label="Why?"
              hint="Entrants read it, and it stays on record"
              rows={3}
              state={state}
              defaultValue={typedOr(state, "reason")}
            />
            <Button kind="secondary" name="act" value="extend">
              Extend the round
            </Button>
          </Form>
        </Details>
      )}
      {round.viewerCanAppointManagers && <RoundManagers managers={round.managers} state={state} />}
    </>
  )
}
