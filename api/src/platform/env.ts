import { randomBytes } from "node:crypto"
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { resolve } from "node:path"
import { z } from "zod"

const port = (fallback: number) => z.coerce.number().int().min(1).max(65535).default(fallback)
const optionalUrl = z.url().optional()

/** Every setting of the API. docs/operations.md lists them with examples; a guard keeps the two alike. */
export const envSchema = z
  .object({
    NODE_ENV: z.enum(["development", "test", "production"]).default("production"),
    API_PORT: port(4000),
    PORT: port(3000),
    /** Address at which people reach the web site; links in mail start with it. */
    PUBLIC_URL: optionalUrl,
    DATA_DIR: z.string().default(".data"),
    DATABASE_URL: z
      .string()
      .regex(/^postgres(ql)?:\/\//, "must start with postgresql://")
      .optional(),
    MEILI_URL: optionalUrl,
    MEILI_KEY: z.string().optional(),
    SMTP_URL: z
      .string()
      .regex(/^smtps?:\/\//, "must start with smtp:// or smtps://")
      .optional(),
    MAIL_FROM: z.string().default("Widening Participation Hub <hub@localhost>"),
    /** Address under which the hub takes answers and reports of mail that did not arrive; what stands for each is put behind a "+". */
    REPLY_ADDRESS: z
      .email("must be an e-mail address")
      .regex(/^[^+@]{1,10}@/, "must have at most 10 characters before the @, and no +")
      .optional(),
    /** What a mail service shows when it brings mail to /inbound-mail. */
    INBOUND_SECRET: z.string().min(32, "must be 32 characters or more").optional(),
    /** Port on which the API takes mail itself. */
    INBOUND_SMTP_PORT: z.coerce.number().int().min(1).max(65535).optional(),
    /** Whom people write to about the hub itself; answers to its mail go there. */
    CONTACT_EMAIL: z.email("must be an e-mail address").optional(),
    S3_BUCKET: z.string().optional(),
    S3_REGION: z.string().default("eu-west-2"),
    S3_ENDPOINT: optionalUrl,
    S3_ACCESS_KEY_ID: z.string().optional(),
    S3_SECRET_ACCESS_KEY: z.string().optional(),
    /** Signs session cookies. Made and kept in the data folder when not set. */
    AUTH_SECRET: z.string().min(32, "must be 32 characters or more").optional(),
    OIDC_ISSUER: optionalUrl,
    OIDC_CLIENT_ID: z.string().optional(),
    OIDC_CLIENT_SECRET: z.string().optional(),
    /** Name of the organisation that signs people in, for the button: "NHS login". */
    OIDC_NAME: z.string().default("your organisation"),
    /** Whether editors, award managers and administrators need a second factor before their role counts. Default: on in production. */
    REQUIRE_TWO_FACTOR: z.enum(["on", "off"]).optional(),
    TRUST_PROXY: z.string().default("loopback"),
    LOG_LEVEL: z.enum(["silent", "error", "warn", "info", "debug"]).default("info"),
  })
  .refine((env) => !env.OIDC_ISSUER || env.OIDC_CLIENT_ID, { path: ["OIDC_CLIENT_ID"], message: "is needed when OIDC_ISSUER is set" })
  .refine((env) => env.REPLY_ADDRESS || (!env.INBOUND_SECRET && !env.INBOUND_SMTP_PORT), {
    path: ["REPLY_ADDRESS"],
    message: "is needed when INBOUND_SECRET or INBOUND_SMTP_PORT is set",
  })

export type Env = Omit<z.output<typeof envSchema>, "PUBLIC_URL" | "AUTH_SECRET" | "REQUIRE_TWO_FACTOR"> & {
  PUBLIC_URL: string
  AUTH_SECRET: string
  REQUIRE_TWO_FACTOR: boolean
}

/** Reads the settings once. Throws one error that explains everything that is wrong with them. */
export function readEnv(source: Record<string, string | undefined> = process.env): Env {
  const filled = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ""))
  const result = envSchema.safeParse(filled)
  if (!result.success) {
    const lines = result.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`)
    throw new Error(`These settings cannot be used:\n${lines.join("\n")}\nSee docs/operations.md for what each one means.`)
  }
  const env = result.data
  return {
    ...env,
    PUBLIC_URL: env.PUBLIC_URL?.replace(/\/$/, "") ?? `http://localhost:${env.PORT}`,
    AUTH_SECRET: env.AUTH_SECRET ?? keptSecret(env.DATA_DIR),
    REQUIRE_TWO_FACTOR: env.REQUIRE_TWO_FACTOR ? env.REQUIRE_TWO_FACTOR === "on" : env.NODE_ENV === "production",
  }
}

/** A secret of this installation, so that sessions outlive a restart without any configuration. */
function keptSecret(dataDir: string): string {
  const file = resolve(dataDir, "auth-secret")
  if (existsSync(file)) return readFileSync(file, "utf8").trim()
  mkdirSync(resolve(dataDir), { recursive: true })
  const secret = randomBytes(32).toString("hex")
  writeFileSync(file, secret, { mode: 0o600 })
  return secret
}
