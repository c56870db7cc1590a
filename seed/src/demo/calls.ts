import { londonTime } from "../london-time.ts"

/** A call for best practice as it is first loaded. */
export type DemoCall = {
  slug: string
  title: string
  summary: string
  /** Markdown. */
  guidance: string
  /** What the call is after, as slugs of aims. */
  aims: readonly string[]
  opensAt: Date
  /** The first instant at which it is too late. */
  closesAt: Date
}

const aims = ["widen-access", "career-progression", "diverse-workforce"] as const

/** A call that is open when the world is loaded, and the first one, long closed. */
export function demoCalls(now: Date): DemoCall[] {
  return [
    {
      slug: "getting-in-getting-on",
      title: "Getting in, getting on: call for best practice",
      summary:
        "Tell us what you do to help people into health careers and onwards, and what came of it. Small projects, early results and things that did not work are as welcome as large programmes.",
      guidance: openGuidance,
      aims,
      opensAt: londonTime(addDays(now, -38), 9),
      closesAt: londonTime(addDays(now, 46), 17),
    },
    {
      slug: "call-for-best-practice-2014",
      title: "Call for best practice 2014",
      summary:
        "The first call, whose answers began this directory. More than ninety case studies came in, from primary-school projects to programmes for lone parents and support staff. The dates shown are for demonstration only.",
      guidance: firstGuidance,
      aims,
      opensAt: new Date("2014-03-03T09:00:00Z"),
      closesAt: new Date("2014-05-30T16:00:00Z"),
    },
  ]
}

const openGuidance = `## Who can answer

Any organisation that works to widen participation in the health workforce: trusts, general practices, care providers, universities, colleges, schools, councils, charities and professional bodies. Send one case study for each initiative.

## What we look for

1. **Who it is for.** Name the group as exactly as you can. "Disadvantaged young people" tells a reader little; "pupils in Year 12 who have been on free school meals" lets them judge whether it would work for theirs.
2. **What you did,** in enough detail that somebody could begin to copy it.
3. **What came of it.** Give figures with *of how many* and *what it was before*. Two honest figures are better than ten impressive ones.
4. **What you would do differently.** Readers tell us that this is the part they read first.
5. **What it cost,** even roughly.

## What happens next

An editor reads every case study within four weeks, and may ask you for changes. They rate the strength of the evidence and show you the reason. A low rating is no bar to publication: a good idea that is well described is worth sharing.

You can save a draft and come back. Nothing is public until it is published.`

const firstGuidance = `## What the first call asked for

Evidence of developments that

- widen access and recruitment to training or employment in health
- help under-represented groups to progress in their careers
- lead to a more diverse workforce.

## What was learned from it

The answers were rich and very uneven. Many described what was done and not what came of it; target groups were seldom defined. The form has changed since: it asks for figures one by one and says why each part matters.`

const day = 24 * 60 * 60 * 1000

function addDays(from: Date, days: number): Date {
  return new Date(from.getTime() + days * day)
}
