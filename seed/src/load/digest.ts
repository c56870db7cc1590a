import { createHash } from "node:crypto"

/** Bytes that look like chance and are the same for the same text. */
export const digest = (text: string): Buffer => createHash("sha256").update(text).digest()
