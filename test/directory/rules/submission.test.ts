import {
  canDecideSubmission,
  canReadSubmission,
  canReviewSubmission,
  canStartSubmission,
  canWriteSubmission,
} from "@hub/api/directory/submission.policy"
import { openStates, submissionAfter, submissionEvents, submissionMoves, submissionReference } from "@hub/api/directory/submission.rules"
import type { Viewer } from "@hub/api/platform/auth"
import { SubmissionState } from "@hub/prisma"
import fc from "fast-check"
import { describe, expect, test } from "vitest"

const states = Object.values(SubmissionState)

/** What domain.md says, written out once more and by hand: each state, and what may happen there. */
const expected: Record<SubmissionState, string[]> = {
  DRAFT: ["save>DRAFT", "submit>SUBMITTED", "withdraw>WITHDRAWN"],
  SUBMITTED: ["assign>UNDER_REVIEW", "withdraw>WITHDRAWN"],
  UNDER_REVIEW: [
    "assign>UNDER_REVIEW",
    "decline>DECLINED",
    "publish>PUBLISHED",
    "requestChanges>CHANGES_REQUESTED",
    "review>UNDER_REVIEW",
    "schedule>SCHEDULED",
    "unassign>SUBMITTED",
    "withdraw>WITHDRAWN",
  ],
  CHANGES_REQUESTED: ["assign>CHANGES_REQUESTED", "decline>DECLINED", "save>CHANGES_REQUESTED", "submit>RESUBMITTED", "withdraw>WITHDRAWN"],
  RESUBMITTED: [
    "assign>RESUBMITTED",
    "decline>DECLINED",
    "publish>PUBLISHED",
    "requestChanges>CHANGES_REQUESTED",
    "review>RESUBMITTED",
    "schedule>SCHEDULED",
    "withdraw>WITHDRAWN",
  ],
  SCHEDULED: ["publish>PUBLISHED", "unschedule>UNDER_REVIEW", "withdraw>WITHDRAWN"],
  PUBLISHED: [],
  DECLINED: [],
  WITHDRAWN: ["reopen>DRAFT"],
}

describe("the life of a submission: draft → submitted → under review → changes requested ⇄ resubmitted → published | declined", () => {
  test.each(states)("%s: every event leads where it should, or nowhere", (state) => {
    const happening = submissionEvents.flatMap((event) => {
      const next = submissionAfter(state, event)
      return next ? [`${event}>${next}`] : []
    })
    expect(happening.toSorted()).toEqual(expected[state].toSorted())
  })

  test("the submitter can withdraw before publication, from every open state", () => {
    for (const state of openStates) expect(submissionAfter(state, "withdraw")).toBe("WITHDRAWN")
  })

  test("every state can be reached from a draft", () => {
    const reached = new Set<SubmissionState>(["DRAFT"])
    for (const state of reached) for (const next of Object.values(submissionMoves[state])) reached.add(next)
    expect([...reached].toSorted()).toEqual(states.toSorted())
  })
})

test("a reference can be read aloud: no letter or digit is taken for another", () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 6, maxLength: 6 }), (bytes) => {
      expect(submissionReference(bytes)).toMatch(/^CS-[23456789ABCDEFGHJKMNPQRSTVWXYZ]{6}$/)
    }),
  )
})

const region = "region-north"
const submission = { submitterId: "hannah", organisationId: "ribblemere", organisation: { regionId: region }, assignedToId: "miriam" }

const someone = (id: string, own: Partial<Viewer> = {}): Viewer => ({
  id,
  name: id,
  email: `${id}@example.org`,
  emailVerified: true,
  twoFactorEnabled: true,
  sessionId: "s",
  grants: [],
  memberships: [],
  ...own,
})
const member = { organisationId: "ribblemere", isLead: false }
const everywhere = { organisationId: null, regionId: null, roundId: null }

const people: Record<string, Viewer | null> = {
  visitor: null,
  "somebody signed in": someone("priya"),
  submitter: someone("hannah", { memberships: [member] }),
  "submitter who left": someone("hannah"),
  "another member": someone("tom", { memberships: [member] }),
  lead: someone("gareth", { memberships: [{ ...member, isLead: true }] }),
  "lead elsewhere": someone("amara", { memberships: [{ organisationId: "wharfedale", isLead: true }] }),
  "assigned editor": someone("miriam", { grants: [{ role: "EDITOR", ...everywhere }] }),
  "other editor": someone("kofi", { grants: [{ role: "EDITOR", ...everywhere }] }),
  "editor of the region": someone("ann", { grants: [{ role: "EDITOR", ...everywhere, regionId: region }] }),
  "editor of another region": someone("bo", { grants: [{ role: "EDITOR", ...everywhere, regionId: "region-south" }] }),
  "editor of the same organisation": someone("cy", { grants: [{ role: "EDITOR", ...everywhere }], memberships: [member] }),
  administrator: someone("ruth", { grants: [{ role: "ADMINISTRATOR", ...everywhere }] }),
  moderator: someone("tomasz", { grants: [{ role: "MODERATOR", ...everywhere }] }),
}

/** start, read a draft, read what was sent, write, review, decide. */
const may: Record<keyof typeof people, string> = {
  visitor: "------",
  "somebody signed in": "------",
  submitter: "sdrw--",
  "submitter who left": "-dr---",
  "another member": "sdr---",
  lead: "sdrw--",
  "lead elsewhere": "------",
  "assigned editor": "--r-vx",
  "other editor": "--r-v-",
  "editor of the region": "--r-v-",
  "editor of another region": "------",
  "editor of the same organisation": "sdr---",
  administrator: "------",
  moderator: "------",
}

test.each(Object.keys(people))("%s: what they may do with somebody's submission", (name) => {
  const viewer = people[name] ?? null
  const letters = [
    canStartSubmission(viewer, "ribblemere").allowed ? "s" : "-",
    canReadSubmission(viewer, submission, true) ? "d" : "-",
    canReadSubmission(viewer, submission, false) ? "r" : "-",
    canWriteSubmission(viewer, submission).allowed ? "w" : "-",
    canReviewSubmission(viewer, submission).allowed ? "v" : "-",
    canDecideSubmission(viewer, submission).allowed ? "x" : "-",
  ]
  expect(letters.join("")).toBe(may[name])
})
