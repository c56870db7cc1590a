import { resolveOffsetConnection } from "@pothos/plugin-relay"
import { demand } from "../auth.ts"
import { builder } from "../builder.ts"
import { NotFoundError } from "../errors.ts"
import { canOperate } from "../operate.policy.ts"
import { defaultPageSize, maxPageSize, pageSize } from "../paging.ts"
import type { DeadLetter } from "./dead-letters.ts"
import { summariseData, withoutAddresses } from "./failed-job.rules.ts"
import { discardFailedJob, replayFailedJob } from "./failed-job.service.ts"

const FailedJob = builder.objectRef<DeadLetter>("FailedJob").implement({
  description: "Background work that failed each time it was tried. For administrators.",
  runScopesOnType: true,
  authScopes: (_job, { viewer }) => canOperate(viewer).allowed,
  fields: (t) => ({
    id: t.exposeID("id", { description: "For replayFailedJob and discardFailedJob." }),
    name: t.exposeString("name", { description: 'What it does, as verb-noun: "send-mail".' }),
    summary: t.string({
      description: "What it was about: ids and figures, no personal data.",
      resolve: ({ data }) => summariseData(data),
    }),
    error: t.string({
      description: "Why the last attempt failed.",
      resolve: ({ error }) => withoutAddresses([error?.message ?? "It did not finish in time.", error?.cause].filter(Boolean).join(": ")),
    }),
    attempts: t.exposeInt("attempts", { description: "How often it was tried." }),
    enqueuedAt: t.expose("enqueuedAt", { type: "DateTime", description: "When the work was first set going." }),
    failedAt: t.expose("failedAt", { type: "DateTime", description: "When it was given up." }),
  }),
})

builder.queryField("failedJobs", (t) =>
  t.connection(
    {
      type: FailedJob,
      description: "Work that failed for good and waits for a decision, latest first. For administrators.",
      authScopes: { signedIn: true },
      complexity: ({ first }) => ({ field: 1, multiplier: pageSize(first) }),
      resolve: (_root, args, { viewer, jobs }) => {
        demand(viewer, canOperate(viewer))
        const options = { args, defaultSize: defaultPageSize, maxSize: maxPageSize }
        return resolveOffsetConnection(options, ({ limit, offset }) => jobs.deadLetters.list(limit, offset))
      },
    },
    {
      fields: (t) => ({
        totalCount: t.int({ description: "All of them.", resolve: (_connection, _args, { jobs }) => jobs.deadLetters.count() }),
      }),
    },
  ),
)

builder.mutationFields((t) => ({
  replayFailedJob: t.field({
    type: FailedJob,
    description: "Tries failed work again, as often as when it was new. For administrators.",
    authScopes: { signedIn: true },
    errors: { types: [NotFoundError] },
    args: { id: t.arg.id({ required: true, description: "As in FailedJob.id." }) },
    resolve: (_root, { id }, context) => replayFailedJob(context, id),
  }),
  discardFailedJob: t.field({
    type: FailedJob,
    description: "Gives failed work up. For administrators.",
    authScopes: { signedIn: true },
    errors: { types: [NotFoundError] },
    args: { id: t.arg.id({ required: true, description: "As in FailedJob.id." }) },
    resolve: (_root, { id }, context) => discardFailedJob(context, id),
  }),
}))
