import { type DemoThread, reply } from "./shape.ts"

const newMemberWaits = "A moderator looks at links and pictures in the first posts of new members. This one will be read soon."

const consentForm =
  "Does anybody have a consent form we could look at before Monday? Ours is from 2009 and asks parents for things it should not. I would rather copy a good one than write a bad one."

/** Threads in which moderators have, or had, something to decide. */
export const moderatedThreads: readonly DemoThread[] = [
  {
    slug: "step-free-placements",
    space: "work-experience",
    kind: "QUESTION",
    title: "A placement for a pupil who uses a wheelchair: where did you start?",
    by: "nicola-thurlow",
    daysAgo: 4,
    tags: ["TARGET_GROUP:disabled", "INTERVENTION:work-placement"],
    text: "Our nearest hospital was built in 1931 and says so at every door. Whom do we ask first: the ward, the estates team or occupational health?",
    replies: [
      reply(
        "kelly-hodgetts",
        0.6,
        "Estates, and walk the way yourselves before you ask anybody else. We found two doors that nobody had thought of as doors.",
        { thanks: ["nicola-thurlow", "amara-okafor"] },
      ),
      reply(
        "simon-garrod",
        1.1,
        "We have one now. She is the only one in Year 11 at the school by the harbour who uses a chair, her mother is a sister on our stroke unit, and she missed six weeks this spring for an operation. It works well: she starts at ten.",
        {
          flags: [
            { by: "nicola-thurlow", daysAgo: 2.7, reason: "PERSONAL_DATA", note: "Anybody in the town would know who she is." },
            { by: "priya-raman", daysAgo: 2.2, reason: "PERSONAL_DATA" },
          ],
        },
      ),
      reply("lewis-garside", 2.5, consentForm, {
        waits: "You wrote the same in another thread, so a moderator looks at it first. Once is enough: people find it by search.",
      }),
    ],
  },
  {
    slug: "first-open-day-checklist",
    space: "outreach-and-ambassadors",
    kind: "QUESTION",
    title: "Our first open day: what did you forget at yours?",
    by: "lorraine-tebbutt",
    daysAgo: 3,
    tags: ["INTERVENTION:taster-day"],
    text: "Forty pupils, six care homes, one Saturday in March. We have thought of lunch. What else?",
    replies: [
      reply("anwar-hossain", 0.4, "A room for those who need to sit down. There is always one, and there was no chair.", {
        thanks: ["lorraine-tebbutt"],
      }),
      reply("lewis-garside", 1.2, consentForm),
      reply(
        "kit-farrow",
        1.9,
        "We made a checklist after ours went wrong. It is at https://www.example.org/open-day-checklist and you may copy what you like.",
        { waits: newMemberWaits },
      ),
      reply(
        "gavin-strood",
        2.1,
        "Struggling to fill posts? Candidates ready to start from £199. Call now, or see https://jobs.example.com",
        {
          hidden: "This is advertising, and nobody here asked for it.",
          flags: [{ by: "anwar-hossain", daysAgo: 0.8, reason: "SPAM" }],
          acts: [
            { kind: "HIDE_POST", by: "tomasz-nowak", daysAgo: 0.7, reason: "This is advertising, and nobody here asked for it." },
            {
              kind: "SUSPEND",
              by: "tomasz-nowak",
              daysAgo: 0.7,
              days: 30,
              reason: "You wrote advertising into three threads in a day, after we had asked you to stop.",
            },
          ],
        },
      ),
    ],
  },
  {
    slug: "paying-ambassadors",
    space: "outreach-and-ambassadors",
    kind: "DISCUSSION",
    title: "Should ambassadors be paid?",
    by: "gemma-robson",
    daysAgo: 7,
    tags: ["THEME:ambassadors"],
    text: "Ours give two afternoons a term and get a certificate. Some cannot afford to. Do you pay yours, and out of which budget?",
    replies: [
      reply("winston-clarke", 0.8, "We pay travel and a lunch, in cash, on the day. It costs less than the certificate did.", {
        thanks: ["gemma-robson", "ruth-oldroyd"],
      }),
      reply(
        "callum-firth",
        1.4,
        "Anybody who still asks this has plainly never met a student who works nights. Perhaps read something before you write here.",
        { flags: [{ by: "gemma-robson", daysAgo: 5.2, reason: "UNKIND", note: "I asked because I do not know." }] },
      ),
      reply(
        "martin-beadle",
        2.3,
        "We run a day for ambassadors of other schools too: how to speak to Year 9, what to say about money. £45 a head, the next one is in March. Write to me for a place.",
        {
          hidden: "This offers something for sale. Please say what you do at the day instead: others would like to know.",
          flags: [{ by: "yusuf-adan", daysAgo: 4.4, reason: "SPAM", note: "It has a price on it." }],
          acts: [
            {
              kind: "HIDE_POST",
              by: "oonagh-brady",
              daysAgo: 3.9,
              reason: "This offers something for sale. Please say what you do at the day instead: others would like to know.",
              appeal: {
                text: "The £45 is what the hall and the lunch cost us; the school makes nothing on it. If the price is the difficulty I will take it out.",
                daysAgo: 2.8,
              },
            },
          ],
        },
      ),
    ],
  },
  {
    slug: "ready-made-placement-packs",
    space: "work-experience",
    kind: "DISCUSSION",
    title: "Ready-made placement packs for your wards",
    by: "bryony-vale",
    daysAgo: 0.6,
    text: "I have put together packs for a week on a ward: timetable, tasks, a quiz. See https://packs.example.com and https://packs.example.com/prices. First ten customers get one free!",
    waits: newMemberWaits,
  },
  {
    slug: "interview-panels-for-cadets",
    space: "apprenticeships-and-pre-employment",
    kind: "DISCUSSION",
    title: "Who sits on your interview panel for cadets?",
    by: "shabana-iqbal",
    daysAgo: 44,
    tags: ["THEME:apprenticeships-cadets"],
    text: "We have a ward manager, somebody from education and a former cadet. The former cadet asks the best questions. Whom do you have?",
    replies: [
      reply(
        "callum-firth",
        1.5,
        "Not a ward manager who has had the same three questions since 1998, as at my last trust. You know who you are.",
        {
          acts: [
            {
              kind: "WARN",
              by: "oonagh-brady",
              daysAgo: 41,
              reason: "People at that trust know whom you mean. Write about what is done, not about somebody who cannot answer.",
            },
          ],
        },
      ),
      reply("dawn-pattison", 3, "A parent of a cadet from the year before. Applicants stop performing and start talking.", {
        thanks: ["shabana-iqbal"],
        acts: [
          {
            kind: "HIDE_POST",
            by: "tomasz-nowak",
            daysAgo: 40,
            reason: "It says that a parent of a pupil takes part, so the pupil can be recognised.",
            appeal: {
              text: "It names nobody and there are sixty cadets a year. It is the most useful thing we do.",
              daysAgo: 39,
              fell: { by: "oonagh-brady", daysAgo: 38.5, answer: "You are right: nobody can be recognised from this. It is back." },
            },
          },
        ],
      }),
    ],
  },
  {
    slug: "petition-about-parking",
    space: "introductions",
    kind: "DISCUSSION",
    title: "Sign our petition about what students pay for parking",
    by: "patrick-odowd",
    daysAgo: 26,
    text: "Students on placement pay more for a day's parking here than for the bus. Please sign, and ask your people to.",
    locked:
      "It has been said what was to be said, and a petition is not for this forum. What you do about parking has a thread of its own.",
    acts: [
      {
        kind: "LOCK_THREAD",
        by: "tomasz-nowak",
        daysAgo: 21,
        reason:
          "It has been said what was to be said, and a petition is not for this forum. What you do about parking has a thread of its own.",
      },
    ],
    replies: [
      reply("beatriz-lourenco", 0.9, "Ours gave students the staff rate when we showed them what the day costs. No petition needed."),
    ],
  },
]
