import { builder } from "../platform/builder.ts"
import { RateLimitedError, WrongStateError } from "../platform/errors.ts"
import { Hub } from "../platform/hub.graphql.ts"
import { startOrganisationSignIn } from "./organisation-sign-in.service.ts"

const SignInMethodKind = builder.enumType("SignInMethodKind", {
  description: "A way of showing who one is.",
  values: {
    PASSWORD: { description: "signIn" },
    LINK: { description: "requestSignInLink" },
    ORGANISATION: { description: "startOrganisationSignIn" },
  } as const,
})

const SignInMethod = builder.objectRef<{ kind: "PASSWORD" | "LINK" | "ORGANISATION"; label: string }>("SignInMethod").implement({
  description: "A way of signing in that is set up here.",
  fields: (t) => ({
    kind: t.expose("kind", { type: SignInMethodKind, description: "Which way." }),
    label: t.exposeString("label", { description: 'What people call it, for example "NHS login".' }),
  }),
})

builder.objectField(Hub, "signInMethods", (t) =>
  t.field({
    type: [SignInMethod],
    description: "The ways of signing in that are set up here, at most three.",
    resolve: (_hub, _args, { env }) => [
      { kind: "PASSWORD" as const, label: "Password" },
      { kind: "LINK" as const, label: "Link by e-mail" },
      ...(env.OIDC_ISSUER ? [{ kind: "ORGANISATION" as const, label: env.OIDC_NAME }] : []),
    ],
  }),
)

const OrganisationSignIn = builder.objectRef<{ url: string }>("OrganisationSignIn").implement({
  description: "Where the person shows their organisation who they are.",
  fields: (t) => ({
    url: t.exposeString("url", { description: "Send the browser there, with the cookie of this answer set; it comes back signed in." }),
  }),
})

builder.mutationField("startOrganisationSignIn", (t) =>
  t.field({
    type: OrganisationSignIn,
    description: "Begins signing in by an organisation (OpenID Connect).",
    args: { next: t.arg.string({ description: "Path on the web site to go to afterwards." }) },
    errors: { types: [WrongStateError, RateLimitedError] },
    resolve: (_root, { next }, context) => startOrganisationSignIn(context, next),
  }),
)
