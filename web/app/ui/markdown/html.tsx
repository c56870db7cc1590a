/** Text that people wrote in Markdown, already turned into safe HTML by the API. */
export function Html({ html }: { html: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: the API has sanitised it against an allow-list of elements.
  return <div className="hub-prose" dangerouslySetInnerHTML={{ __html: html }} />
}

/** A passage in which the API has marked what was looked for. */
export function Marked({ html }: { html: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: the API has escaped everything but its own <mark>.
  return <span dangerouslySetInnerHTML={{ __html: html }} />
}
