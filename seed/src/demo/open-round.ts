import type { DemoAward, DemoRound } from "./award.ts"

/** The award for people. */
export const championAward: DemoAward = {
  slug: "champion-award",
  name: "Widening Participation Champion Award",
  summary: "Honours the people behind the work: ambassadors, mentors, and teams who do it beside their own job.",
  about:
    "Nominate a colleague, your team or yourself. You do not need figures from a whole programme: tell what one person or one team did, and what changed for somebody because of it.",
}

/** A round that takes entries. */
export const openRound: DemoRound = {
  round: {
    slug: "champion-award-demonstration",
    title: "Champion Award (demonstration round)",
    summary: "Open for nominations, to try the hub with.",
    guidance: "Two short questions. Whoever you nominate is asked whether they agree before the entry is judged.",
  },
  categories: [
    { slug: "ambassador", title: "Ambassador or mentor", about: "For one person who gave their own time to open a door for others." },
    { slug: "team", title: "Team", about: "For two people or more who made widening participation part of how they work." },
  ],
  questions: [
    { question: "Did the work you describe happen in the last two years?", help: null, expectedAnswer: true },
    {
      question: "Did those who were helped have to pay to take part?",
      help: "Fares and meals that were given back do not count as paying.",
      expectedAnswer: false,
    },
  ],
  criteria: [
    {
      title: "What they did",
      question: "What did they do that was not already their job?",
      guidance: "Readers look for something that would not have happened without them.",
      weight: 2,
      answeredBy: "activity",
      scale: [
        ["Their job, done well", "Nothing beyond the role is described."],
        ["A little more", "Something extra, once."],
        ["More, again and again", "Kept up for months, beside their own work."],
        ["Others joined in", "They brought colleagues or partners with them."],
        ["It will outlast them", "It carries on without them."],
      ],
    },
    {
      title: "What changed",
      question: "What changed for somebody because of it?",
      guidance: "One person’s story told well is enough. Readers look for what the person can do now.",
      weight: 1,
      answeredBy: "results",
      scale: [
        ["Not told", "It is hard to see whom it helped."],
        ["Named", "Somebody was helped; how is left open."],
        ["Told", "What changed for them is clear."],
        ["Told by them", "They say it in their own words, or somebody who saw it does."],
        ["And it spread", "Others followed the same way."],
      ],
    },
  ],
}
