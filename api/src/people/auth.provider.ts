import type { GenericOAuthConfig } from "better-auth/plugins/generic-oauth"
import type { Env } from "../platform/env.ts"

/** The one OpenID provider, as it stands in addresses and in the Account table. */
export const providerId = "organisation"

/** Sign-in by an organisation through OpenID Connect: code flow with PKCE and a checked ID token. */
export function organisationProvider(env: Env): GenericOAuthConfig {
  return {
    providerId,
    discoveryUrl: `${env.OIDC_ISSUER?.replace(/\/$/, "")}/.well-known/openid-configuration`,
    clientId: env.OIDC_CLIENT_ID ?? "",
    ...(env.OIDC_CLIENT_SECRET && { clientSecret: env.OIDC_CLIENT_SECRET }),
    scopes: ["openid", "email", "profile"],
    pkce: true,
    requireIdTokenVerification: true,
    mapProfileToUser: (profile) => ({ name: String(profile.name || profile.email || "").slice(0, 100) }),
  }
}
