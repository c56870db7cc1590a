import { z } from "zod"

const port = z.coerce.number("must be a number").int("must be a whole number").min(1).max(65535)
const address = z.url("must be an address such as https://hub.example.nhs.uk").transform((url) => url.replace(/\/$/, ""))

const envSchema = z
  .object({
    /** Where this server listens. */
    PORT: port.default(3000),
    /** The API's port on this machine; not needed when API_URL is set. */
    API_PORT: port.default(4000),
    API_URL: address.optional(),
    /** The address that people use; cookies and security headers follow its scheme. */
    PUBLIC_URL: address.optional(),
    NODE_ENV: z.enum(["development", "test", "production"]).default("production"),
    /** Whose X-Forwarded-… headers count: addresses, or the number of proxies (Express's "trust proxy"). */
    TRUST_PROXY: z
      .string()
      .default("loopback")
      .transform((text) => (/^\d+$/.test(text) ? Number(text) : text)),
    /** Whom people write to about the hub itself. */
    CONTACT_EMAIL: z.email("must be an e-mail address").optional(),
    LOG_LEVEL: z.enum(["silent", "error", "warn", "info", "debug"]).default("info"),
  })
  .transform((env) => ({
    ...env,
    API_URL: env.API_URL ?? `http://127.0.0.1:${env.API_PORT}`,
    PUBLIC_URL: env.PUBLIC_URL ?? `http://localhost:${env.PORT}`,
  }))

export type Env = z.output<typeof envSchema>

/** Reads the settings once. Throws one error that explains everything that is wrong with them. */
export function readEnv(source: Record<string, string | undefined> = process.env): Env {
  const result = envSchema.safeParse(Object.fromEntries(Object.entries(source).filter(([, value]) => value !== "")))
  if (result.success) return result.data
  const lines = result.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`)
  throw new Error(`These settings cannot be used:\n${lines.join("\n")}\nSee docs/operations.md for what each one means.`)
}
