/** What the HTTP server hands to every loader and action. */
export type HubLoadContext = {
  /** Nonce of this answer's content security policy. */
  nonce: string
  requestId: string
  /** Address of the browser, passed on to the API for its rate limits. */
  clientIp: string
  apiUrl: string
  /** Logs what should not have happened. */
  reportFault(error: unknown): void
}

declare module "@remix-run/node" {
  interface AppLoadContext extends HubLoadContext {}
}
