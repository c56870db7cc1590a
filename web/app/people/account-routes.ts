import { type RouteConfigEntry, route } from "@remix-run/route-config"

/** Signing in and out, and what e-mails about accounts lead to. */
export const accountRoutes: RouteConfigEntry[] = [
  route("sign-in", "people/pages/sign-in.tsx"),
  route("sign-in/two-factor", "people/pages/second-factor.tsx"),
  route("sign-in/by-mail", "people/pages/sign-in-by-mail.tsx"),
  route("sign-in/link", "people/pages/sign-in-link.tsx"),
  route("sign-in/organisation", "people/pages/sign-in-organisation.ts"),
  route("signed-in", "people/pages/signed-in.tsx"),
  route("sign-out", "people/pages/sign-out.tsx"),
  route("check-your-mail/:what", "people/pages/check-your-mail.tsx"),
]
