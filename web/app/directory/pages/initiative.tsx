import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { Link, useActionData, useLoaderData } from "@remix-run/react"
import { Honours, organisationPath, PersonLink } from "../../people/public.ts"
import { action as hubAction } from "../../platform/action.server.ts"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { titled } from "../../platform/titles.ts"
import { Breadcrumbs } from "../../ui/breadcrumbs/breadcrumbs.tsx"
import { ErrorSummary } from "../../ui/form/form.tsx"
import { Html } from "../../ui/markdown/html.tsx"
import { actOnInitiative } from "../parts/initiative-actions.server.ts"
import { InitiativeActions } from "../parts/initiative-actions.tsx"
import { InitiativeCard } from "../parts/initiative-card.tsx"
import { initiativeData } from "../parts/initiative-data.ts"
import { InitiativeEvidence } from "../parts/initiative-evidence.tsx"
import { InitiativeFacts } from "../parts/initiative-facts.tsx"
import { InitiativeMore } from "../parts/initiative-more.tsx"
import { InitiativeNotices } from "../parts/initiative-notices.tsx"
import { InitiativeShare } from "../parts/initiative-share.tsx"
import { MeasureFigure } from "../parts/measure-figure.tsx"
import { ThreadsAbout } from "../parts/threads-about.tsx"
import { initiativePath, initiativesPath } from "../paths.ts"

const document = graphql(`
  query Initiative($slug: String!) {
    viewer {
      ...InitiativeViewer
    }
    collections(mine: true, first: 50) {
      ...OwnCollections
    }
    initiative(slug: $slug) {
      ...InitiativeActions
      ...InitiativeFacts
      ...InitiativeMore
      threads(first: 5) {
        totalCount
        edges {
          node {
            ...ThreadAbout
          }
        }
      }
      slug
      title
      summary
      isDemonstration
      isOverdueForConfirmation
      archived {
        at
        reason
      }
      evidence {
        level
        label
        explanation
        reason
        ratedAt
      }
      measures {
        ...MeasureFigure
      }
      narratives {
        field
        heading
        html
      }
      contact {
        name
        handle
        jobTitle
      }
      honours {
        ...Honour
      }
      similar(first: 3) {
        ...InitiativeCard
      }
    }
  }
`)

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  if (!data) return titled("Initiative")
  const { initiative, origin } = data
  return [
    ...titled(initiative.title),
    { name: "description", content: initiative.summary },
    { tagName: "link", rel: "canonical", href: origin + initiativePath(initiative.slug) },
    { property: "og:title", content: initiative.title },
    { property: "og:description", content: initiative.summary },
    ...(initiative.archived ? [{ name: "robots", content: "noindex" }] : [{ "script:ld+json": initiativeData(initiative, origin) }]),
  ]
}

export async function loader(args: LoaderFunctionArgs) {
  const { initiative, viewer, collections } = await query(args, document, { slug: args.params.slug ?? "" })
  if (!initiative) throw new Response("", { status: 404 })
  return { initiative, viewer, collections, origin: new URL(args.request.url).origin }
}

export const action = hubAction(actOnInitiative)

export default function Initiative() {
  const { initiative, viewer, collections, origin } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  const { title, summary, organisation, measures, narratives, contact, similar, evidence } = initiative
  return (
    <>
      <Breadcrumbs items={[{ to: initiativesPath(), label: "Directory" }]} />
      <ErrorSummary state={state} />
      <InitiativeNotices {...initiative} />
      <h1>{title}</h1>
      <p className="hub-byline">
        <Link to={organisationPath(organisation.slug)}>{organisation.name}</Link>
      </p>
      <p className="hub-lede">{summary}</p>
      {/* Where there is one column, what can be done comes after all that is said. */}
      <p className="hub-no-print hub-narrow-only">
        <a href="#actions">Save it, ask about it, take it up</a>
      </p>
      <div className="hub-columns hub-columns--aside-last">
        <div>
          {measures.length > 0 && (
            <section aria-labelledby="figures">
              <h2 className="nhsuk-heading-m" id="figures">
                What came of it, in figures
              </h2>
              <div className="hub-figures">
                {measures.map((measure, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: figures have no identity and never change place on a page
                  <MeasureFigure key={index} measure={measure} />
                ))}
              </div>
            </section>
          )}
          <InitiativeEvidence evidence={evidence} />
          <Honours honours={initiative.honours} />
          {narratives.map(({ field, heading, html }) => (
            <section key={field}>
              <h2 className="nhsuk-heading-m">{heading}</h2>
              <Html html={html} />
            </section>
          ))}
          <InitiativeMore initiative={initiative} />
          <ThreadsAbout threads={initiative.threads} about={{ initiative: initiative.slug }} />
          <InitiativeShare initiative={initiative} origin={origin} />
        </div>
        <aside aria-label="Contact and facts">
          <InitiativeActions initiative={initiative} viewer={viewer} collections={collections} state={state} />
          <section className="hub-facts">
            <h2 className="nhsuk-heading-s">Whom to ask</h2>
            {contact ? (
              <p>
                <PersonLink person={contact} />
                {contact.jobTitle && (
                  <>
                    <br />
                    {contact.jobTitle}
                  </>
                )}
              </p>
            ) : (
              <p>
                Nobody is named. Ask <Link to={organisationPath(organisation.slug)}>{organisation.name}</Link>.
              </p>
            )}
          </section>
          <InitiativeFacts initiative={initiative} />
        </aside>
      </div>
      {similar.length > 0 && (
        <section className="hub-no-print">
          <h2 className="nhsuk-heading-m">Similar initiatives</h2>
          <ul className="hub-results">
            {similar.map((other) => (
              <li key={other.slug}>
                <InitiativeCard initiative={other} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
