import type { LoaderFunctionArgs } from "@remix-run/node"
import { Link, useLoaderData } from "@remix-run/react"
import { query } from "../../platform/api/client.server.ts"
import { graphql } from "../../platform/api/generated/gql.ts"
import { demandViewer } from "../../platform/session.server.ts"
import { titled } from "../../platform/titles.ts"
import { Breadcrumbs } from "../../ui/breadcrumbs/breadcrumbs.tsx"
import { SummaryList } from "../../ui/summary-list/summary-list.tsx"
import {
  emailSettingsPath,
  erasePath,
  notificationSettingsPath,
  passwordSettingsPath,
  personPath,
  profileSettingsPath,
  sessionsPath,
  twoFactorPath,
} from "../account-paths.ts"
import { organisationPath } from "../organisation-paths.ts"
import { frequencyInWords } from "../parts/frequencies.ts"

export const meta = () => titled("Settings")

const document = graphql(`
  query Settings {
    viewer {
      name
      email
      handle
      jobTitle
      about
      isContactable
      isProfileHidden
      hasPassword
      twoFactorEnabled
      notificationFrequency
      digestHour
      digestWeekday
      sessions {
        id
      }
      roles {
        id
        label
        isInEffect
        region {
          name
        }
      }
      memberships {
        isLead
        organisation {
          slug
          name
        }
      }
    }
  }
`)

export async function loader(args: LoaderFunctionArgs) {
  return demandViewer(args.request, (await query(args, document)).viewer)
}

export default function Settings() {
  const viewer = useLoaderData<typeof loader>()
  const { length: devices } = viewer.sessions
  return (
    <>
      <Breadcrumbs items={[{ to: "/my", label: "My hub" }]} />
      <h1>Settings</h1>
      <h2>What others see</h2>
      <SummaryList
        rows={[
          { label: "Name", value: viewer.name, change: profileSettingsPath },
          { label: "What you do", value: viewer.jobTitle ?? "Not said", change: `${profileSettingsPath}#jobTitle` },
          {
            label: "About you",
            value: <span className="hub-keep-lines">{viewer.about ?? "Not said"}</span>,
            change: `${profileSettingsPath}#about`,
          },
          {
            label: "Contact by peers",
            value: contactInWords(viewer),
            change: `${profileSettingsPath}#isContactable`,
          },
          {
            label: "Your page",
            value: viewer.isProfileHidden ? "Hidden from others" : "Everybody can see it",
            change: `${profileSettingsPath}#isProfileHidden`,
          },
        ]}
      />
      <p>
        <Link to={personPath(viewer.handle)}>{viewer.isProfileHidden ? "See your hidden page" : "See your page as others do"}</Link>
      </p>
      <h2>Organisations and roles</h2>
      <SummaryList
        rows={[
          { label: "Organisations", value: <Organisations memberships={viewer.memberships} /> },
          ...(viewer.roles.length > 0 ? [{ label: "Roles", value: <Roles roles={viewer.roles} /> }] : []),
        ]}
      />
      <h2>Signing in</h2>
      <SummaryList
        rows={[
          { label: "E-mail address", value: viewer.email, change: emailSettingsPath },
          { label: "Password", value: viewer.hasPassword ? "Set" : "None", change: passwordSettingsPath },
          { label: "Two-step sign-in", value: viewer.twoFactorEnabled ? "On" : "Off", change: twoFactorPath },
          { label: "Devices", value: devices === 1 ? "Signed in on this one only" : `Signed in on ${devices}`, change: sessionsPath },
        ]}
      />
      <h2>E-mail</h2>
      <SummaryList
        rows={[
          { label: "About what you follow", value: frequencyInWords(viewer), change: notificationSettingsPath },
          { label: "About your own submissions", value: "Always at once" },
        ]}
      />
      <h2>Your data</h2>
      <ul>
        <li>
          <a href="/export/my-data.json" download>
            Download everything the hub holds about you
          </a>{" "}
          (a JSON file)
        </li>
        <li>
          <Link to={erasePath}>Erase your account</Link>
        </li>
      </ul>
    </>
  )
}

type SettingsData = ReturnType<typeof useLoaderData<typeof loader>>

function contactInWords({ isContactable, isProfileHidden }: Pick<SettingsData, "isContactable" | "isProfileHidden">): string {
  if (!isContactable) return "Not willing to be contacted"
  return isProfileHidden ? "Willing, but nobody can: your page is hidden" : "Willing to be contacted"
}

function Organisations({ memberships }: Pick<SettingsData, "memberships">) {
  if (memberships.length === 0)
    return (
      <>
        None yet. <Link to="/organisations">Find yours</Link> and join it to share case studies in its name.
      </>
    )
  return (
    <ul className="hub-plain-list">
      {memberships.map(({ isLead, organisation: { slug, name } }) => (
        <li key={slug}>
          <Link to={organisationPath(slug)}>{name}</Link>
          {isLead && ", as a lead"}
        </li>
      ))}
    </ul>
  )
}

function Roles({ roles }: Pick<SettingsData, "roles">) {
  return (
    <ul className="hub-plain-list">
      {roles.map(({ id, label, region, isInEffect }) => (
        <li key={id}>
          {label}
          {region && `, ${region.name}`}
          {!isInEffect && " (waits for two-step sign-in)"}
        </li>
      ))}
    </ul>
  )
}
