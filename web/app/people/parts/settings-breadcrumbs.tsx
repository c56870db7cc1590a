import { Breadcrumbs } from "../../ui/breadcrumbs/breadcrumbs.tsx"
import { settingsPath } from "../account-paths.ts"

/** The way to a page of one's settings. */
export function SettingsBreadcrumbs({ beyond = [] }: { beyond?: readonly { to: string; label: string }[] }) {
  return <Breadcrumbs items={[{ to: "/my", label: "My hub" }, { to: settingsPath, label: "Settings" }, ...beyond]} />
}
