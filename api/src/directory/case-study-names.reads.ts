import { nameShown, personLoader } from "../people/public.ts"
import type { Context } from "../platform/context.ts"
import { type CaseStudy, termFields } from "./case-study.input.ts"
import type { Names } from "./case-study.words.ts"

const namesKey = Symbol("names of terms and regions")

/** What the slugs and ids in these case studies are called now. At most three statements a request, however many are asked for. */
export async function namesIn(context: Context, ...caseStudies: CaseStudy[]): Promise<Names> {
  const ids = caseStudies.flatMap(({ contactPersonId }) => contactPersonId ?? [])
  const [{ terms, regions }, people] = await Promise.all([
    context.once(namesKey, () => termsAndRegions(context)),
    personLoader(context).loadMany(ids),
  ])
  const names = new Map(people.flatMap((person) => (person && !(person instanceof Error) ? [[person.id, nameShown(person)]] : [])))
  return {
    term: (taxonomy, slug) => terms.get(`${taxonomy} ${slug}`),
    region: (slug) => regions.get(slug),
    person: (id) => names.get(id),
  }
}

/** There are some hundreds of terms at most, so one reading serves every version of a history. */
async function termsAndRegions({ db }: Context) {
  const [terms, regions] = await Promise.all([
    db.term.findMany({ where: { taxonomy: { in: Object.values(termFields) } }, select: { taxonomy: true, slug: true, label: true } }),
    db.region.findMany({ select: { slug: true, name: true } }),
  ])
  return {
    terms: new Map(terms.map(({ taxonomy, slug, label }) => [`${taxonomy} ${slug}`, label])),
    regions: new Map(regions.map(({ slug, name }) => [slug, name])),
  }
}
