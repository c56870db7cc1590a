/** What the HTTP server hands to every loader and action. */
export type HubLoadContext = {
  /** Nonce of this answer's content security policy. */
  nonce: string
  /** Stands in the logs of the web site and of the API, and on pages that explain a fault. */
  requestId: string
  /** Address of the browser, passed on to the API for its rate limits. */
  clientIp: string
  apiUrl: string
  /** The address that people use, without a slash at the end: for canonical links, sharing and citing. */
  publicUrl: string
  /** Notes the edition of the API that an answer was made from; null for an answer that is not the same for everybody. */
  madeFrom(edition: string | null): void
  /** Whom people write to about the hub itself, if anybody is named. */
  contactEmail: string | null
  /** Logs what should not have happened. */
  reportFault(error: unknown): void
}

declare module "@remix-run/node" {
  interface AppLoadContext extends HubLoadContext {}
}
