import type { BetterAuthPlugin, GenericEndpointContext } from "better-auth"
import { createAuthEndpoint, createAuthMiddleware } from "better-auth/api"
import { deleteSessionCookie, setSessionCookie } from "better-auth/cookies"
import { generateRandomString } from "better-auth/crypto"
import { z } from "zod"

const challengeSeconds = 600

/**
 * The library asks for the second factor after a password only. This plug-in asks for it after a sign-in link and after
 * the organisation's sign-in too, with the same challenge, so that the same page and mutation answer it.
 */
export const secondFactor = (publicUrl: string) =>
  ({
    id: "hub-second-factor",
    endpoints: {
      /** Signs a person in who has shown otherwise who they are. */
      startSession: createAuthEndpoint.serverOnly({ method: "POST", body: z.object({ personId: z.uuid() }) }, async (ctx) => {
        const user = await ctx.context.internalAdapter.findUserById(ctx.body.personId)
        if (!user) return ctx.json({ outcome: "refused" as const })
        if (hasSecondFactor(user)) {
          await challenge(ctx, user.id)
          return ctx.json({ outcome: "second-factor" as const })
        }
        const session = await ctx.context.internalAdapter.createSession(user.id)
        if (!session) return ctx.json({ outcome: "refused" as const })
        await setSessionCookie(ctx, { session, user })
        return ctx.json({ outcome: "signed-in" as const })
      }),
    },
    hooks: {
      after: [
        {
          matcher: (context) => context.path?.startsWith("/callback/") ?? false,
          handler: createAuthMiddleware(async (ctx) => {
            const made = ctx.context.newSession
            if (!made || !hasSecondFactor(made.user)) return
            deleteSessionCookie(ctx, true)
            await ctx.context.internalAdapter.deleteSession(made.session.token)
            ctx.context.setNewSession(null)
            await challenge(ctx, made.user.id)
            const next = new URL(ctx.context.responseHeaders?.get("location") ?? "/", publicUrl)
            throw ctx.redirect(`${publicUrl}/sign-in/two-factor?next=${encodeURIComponent(next.pathname + next.search)}`)
          }),
        },
      ],
    },
  }) satisfies BetterAuthPlugin

const hasSecondFactor = (user: Record<string, unknown>) => user.twoFactorEnabled === true

/** Remembers whom the next code must come from, as the library's two-factor plug-in does after a password. */
async function challenge(ctx: GenericEndpointContext, personId: string): Promise<void> {
  const cookie = ctx.context.createAuthCookie("two_factor", { maxAge: challengeSeconds })
  const identifier = `2fa-${generateRandomString(20)}`
  const expiresAt = new Date(Date.now() + challengeSeconds * 1000)
  await ctx.context.internalAdapter.createVerificationValue({ identifier, value: personId, expiresAt })
  await ctx.context.internalAdapter.createVerificationValue({ identifier: `2fa-attempts-${identifier}`, value: "0", expiresAt })
  await ctx.setSignedCookie(cookie.name, identifier, ctx.context.secret, cookie.attributes)
}
