import { type RouteConfigEntry, route } from "@remix-run/route-config"

/** Signing in and out, one's own account, and what e-mails about accounts lead to. */
export const accountRoutes: RouteConfigEntry[] = [
  route("sign-in", "people/pages/sign-in.tsx"),
  route("sign-in/two-factor", "people/pages/second-factor.tsx"),
  route("sign-in/by-mail", "people/pages/sign-in-by-mail.tsx"),
  route("sign-in/link", "people/pages/sign-in-link.tsx"),
  route("sign-in/organisation", "people/pages/sign-in-organisation.ts"),
  route("signed-in", "people/pages/signed-in.tsx"),
  route("sign-out", "people/pages/sign-out.tsx"),
  route("sign-up", "people/pages/sign-up.tsx"),
  route("verify-email", "people/pages/verify-email.tsx"),
  route("forgotten-password", "people/pages/forgotten-password.tsx"),
  route("reset-password", "people/pages/reset-password.tsx"),
  route("check-your-mail/:what", "people/pages/check-your-mail.tsx"),
  route("my/settings", "people/pages/settings.tsx"),
  route("my/settings/profile", "people/pages/settings-profile.tsx"),
  route("my/settings/email", "people/pages/settings-email.tsx"),
  route("my/settings/password", "people/pages/settings-password.tsx"),
  route("my/settings/notifications", "people/pages/settings-notifications.tsx"),
  route("my/settings/devices", "people/pages/settings-devices.tsx"),
  route("my/settings/two-factor", "people/pages/two-factor.tsx"),
  route("my/settings/two-factor/backup-codes", "people/pages/backup-codes.tsx"),
  route("my/settings/two-factor/turn-off", "people/pages/two-factor-off.tsx"),
  route("my/settings/erase", "people/pages/erase.tsx"),
  route("people", "people/pages/peers.tsx"),
  route("people/:handle", "people/pages/person.tsx"),
]
