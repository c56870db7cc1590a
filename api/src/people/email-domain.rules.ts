/**
 * Domains shared by many organisations or open to anybody: holding an address there proves nothing about where one works,
 * so they let nobody join without asking.
 */
export const sharedDomains: ReadonlySet<string> = new Set([
  "nhs.net",
  "nhs.uk",
  "nhs.scot",
  "wales.nhs.uk",
  "gov.uk",
  "ac.uk",
  "sch.uk",
  "org.uk",
  "co.uk",
  "gmail.com",
  "googlemail.com",
  "hotmail.com",
  "hotmail.co.uk",
  "outlook.com",
  "live.co.uk",
  "live.com",
  "yahoo.com",
  "yahoo.co.uk",
  "icloud.com",
  "me.com",
  "aol.com",
  "btinternet.com",
  "sky.com",
  "talktalk.net",
  "virginmedia.com",
  "protonmail.com",
  "proton.me",
])

const domainForm = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/

/** The domain as stored (lower case, without @), or the reason it cannot be used. */
export function readDomain(text: string): { domain: string } | { refused: string } {
  const domain = text.trim().toLowerCase().replace(/^@/, "")
  if (!domainForm.test(domain)) return { refused: `“${text.trim()}” is not an e-mail domain. Write it like “royalexample.nhs.uk”` }
  if (sharedDomains.has(domain)) return { refused: `${domain} is shared by many organisations, so it cannot show where somebody works` }
  return { domain }
}

/** The domains under which an address counts: "a@ward.trust.nhs.uk" counts for that domain and for "trust.nhs.uk". */
export function domainsOf(email: string): string[] {
  const domain = email.toLowerCase().split("@").at(-1) ?? ""
  const labels = domain.split(".")
  return labels
    .map((_label, start) => labels.slice(start).join("."))
    .filter((candidate) => domainForm.test(candidate) && !sharedDomains.has(candidate))
}
