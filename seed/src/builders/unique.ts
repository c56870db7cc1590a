let count = 0

/** A word no other call in this process has had: for names, slugs and addresses that must be unique. */
export function unique(): string {
  count += 1
  return count.toString(36).padStart(3, "0")
}
