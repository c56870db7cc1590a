/**
 * Whether a page of another site makes the browser send this. Browsers say where a request comes from (Sec-Fetch-Site, or
 * Origin in older ones); what names neither is no browser, and has no cookies that somebody else could use.
 */
export function isFromAnotherSite(header: (name: string) => string | null | undefined): boolean {
  const site = header("sec-fetch-site")
  if (site) return site !== "same-origin" && site !== "none"
  const origin = header("origin")
  if (!origin) return false
  return !URL.canParse(origin) || new URL(origin).host !== (header("x-forwarded-host") ?? header("host"))
}

export const crossSiteRefusal = "This form was sent from another site, so it was not accepted. Open the page here and send it again."
