import { createHmac, timingSafeEqual } from "node:crypto"
import type { Env } from "../env.ts"

/** What mail to an address of the hub's own is about. */
export type AddressKind = "reply" | "bounce"
export type HubAddress = { kind: AddressKind; id: string }
type Settings = Pick<Env, "REPLY_ADDRESS" | "AUTH_SECRET">

const letters: Record<AddressKind, string> = { reply: "r", bounce: "b" }

/**
 * An address that stands for one thing and can only be made here: "hub+r<id><signature>@…". All small letters and digits,
 * because mail servers may change case, and 64 characters at most before the @. Null without REPLY_ADDRESS.
 */
export function signedAddress({ REPLY_ADDRESS, AUTH_SECRET }: Settings, { kind, id }: HubAddress): string | null {
  if (!REPLY_ADDRESS) return null
  const at = REPLY_ADDRESS.lastIndexOf("@")
  return `${REPLY_ADDRESS.slice(0, at)}+${letters[kind]}${id.replaceAll("-", "")}${signature(kind, id, AUTH_SECRET)}${REPLY_ADDRESS.slice(at)}`
}

/** What an address stands for; null when it was not made here. */
export function readAddress({ REPLY_ADDRESS, AUTH_SECRET }: Settings, address: string): HubAddress | null {
  if (!REPLY_ADDRESS) return null
  const at = REPLY_ADDRESS.lastIndexOf("@")
  const [, local, letter, hex = "", given = "", domain] =
    /^([^+@]+)\+([rb])([0-9a-f]{32})([0-9a-f]{20})(@[^@]+)$/.exec(address.trim().toLowerCase()) ?? []
  if (local !== REPLY_ADDRESS.slice(0, at).toLowerCase() || domain !== REPLY_ADDRESS.slice(at).toLowerCase()) return null
  const kind: AddressKind = letter === "r" ? "reply" : "bounce"
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5")
  return timingSafeEqual(Buffer.from(signature(kind, id, AUTH_SECRET)), Buffer.from(given)) ? { kind, id } : null
}

function signature(kind: AddressKind, id: string, secret: string): string {
  return createHmac("sha256", secret).update(`mail:${kind}:${id}`).digest("hex").slice(0, 20)
}
