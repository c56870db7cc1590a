import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import Provider from "oidc-provider"

/** What the provider says of somebody. */
export type Claims = { email?: string; email_verified?: boolean; name?: string }

export type OpenIdProvider = {
  issuer: string
  client: { id: string; secret: string }
  /** Who can sign in there, by login. */
  accounts: Map<string, Claims>
  /** What a browser does that is sent there: signs in, agrees, and is sent back. Returns the address it is sent back to. */
  visit(url: string, login: string): Promise<string>
  stop(): Promise<void>
}

/** A real OpenID provider (oidc-provider) that insists on PKCE. */
export async function startOpenIdProvider(redirectUri: string): Promise<OpenIdProvider> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const client = { id: "hub", secret: "a secret that only the hub and the provider know" }
  const accounts = new Map<string, Claims>()
  const provider = new Provider(issuer, {
    clients: [{ client_id: client.id, client_secret: client.secret, redirect_uris: [redirectUri] }],
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
    pkce: { required: () => true },
    cookies: { keys: ["one key of the provider's own"] },
    findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id, ...accounts.get(id) }) }),
  })
  server.on("request", provider.callback())
  return { issuer, client, accounts, visit: (url, login) => visit(url, login, redirectUri), stop: () => stop(server) }
}

async function visit(start: string, login: string, redirectUri: string): Promise<string> {
  const cookies = new Map<string, string>()
  let [url, form]: [string, URLSearchParams | null] = [start, null]
  for (let step = 0; step < 20; step++) {
    if (url.startsWith(redirectUri)) return url
    const response: Response = await fetch(url, {
      redirect: "manual",
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; ") },
      ...(form && { method: "POST", body: form }),
    })
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ""] = cookie.split(";")
      cookies.set(pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1))
    }
    const location = response.headers.get("location")
    if (location) {
      ;[url, form] = [new URL(location, url).href, null]
      continue
    }
    const page = await response.text()
    const [, action] = /<form[^>]*action="([^"]+)"/.exec(page) ?? []
    const [, prompt] = /name="prompt" value="(\w+)"/.exec(page) ?? []
    if (!action || !prompt) throw new Error(`The provider shows a page without a form: ${response.status} ${page.slice(0, 500)}`)
    ;[url, form] = [new URL(action, url).href, new URLSearchParams({ prompt, ...(prompt === "login" && { login, password: "any" }) })]
  }
  throw new Error("The provider does not send the browser back")
}

async function stop(server: ReturnType<typeof createServer>): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve))
  server.closeAllConnections()
  await closed
}
