type Described = {
  slug: string
  title: string
  summary: string
  firstPublishedAt: string
  updatedAt: string
  organisation: { name: string; slug: string }
  regions: readonly { name: string }[]
  themes: readonly { label: string }[]
  targetGroups: readonly { label: string }[]
}

/** What search engines read of an entry, in the words of Schema.org. */
export function initiativeData(initiative: Described, origin: string) {
  const { slug, title, summary, firstPublishedAt, updatedAt, organisation, regions, themes, targetGroups } = initiative
  return {
    "@context": "https://schema.org",
    "@type": "Article",
    "@id": `${origin}/initiatives/${slug}`,
    url: `${origin}/initiatives/${slug}`,
    headline: title,
    description: summary,
    datePublished: firstPublishedAt,
    dateModified: updatedAt,
    inLanguage: "en-GB",
    isAccessibleForFree: true,
    author: { "@type": "Organization", name: organisation.name, url: `${origin}/organisations/${organisation.slug}` },
    publisher: { "@type": "Organization", name: "Widening Participation Hub", url: origin },
    keywords: themes.map(({ label }) => label),
    audience: targetGroups.map(({ label }) => ({ "@type": "Audience", audienceType: label })),
    contentLocation: regions.map(({ name }) => ({ "@type": "Place", name })),
  }
}
