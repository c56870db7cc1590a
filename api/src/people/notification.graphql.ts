import { builder } from "../platform/builder.ts"
import { NotFoundError, ValidationError } from "../platform/errors.ts"
import { pageSize } from "../platform/paging.ts"
import {
  type UnsubscribeLink as LinkOfMail,
  markAllNotificationsRead,
  markNotificationRead,
  unsubscribe,
  unsubscribeLink,
} from "./notification.service.ts"
import { notificationsVisibleTo } from "./notification.visibility.ts"
import { NotificationFrequency, Viewer } from "./viewer.graphql.ts"

export const Notification = builder.prismaNode("Notification", {
  id: { field: "id" },
  select: { id: true, personId: true },
  description: "Something the viewer should know. Nobody else sees it.",
  runScopesOnType: true,
  authScopes: ({ personId }, { viewer }) => viewer?.id === personId,
  fields: (t) => ({
    kind: t.exposeString("kind", { description: 'What it is about, as noun.verb: "submission.published".' }),
    title: t.exposeString("title", { description: "One line." }),
    body: t.exposeString("body", { nullable: true, description: "More, in a paragraph." }),
    path: t.exposeString("path", { description: "Where to read on: a path on the web site." }),
    createdAt: t.expose("createdAt", { type: "DateTime", description: "When it happened." }),
    readAt: t.expose("readAt", { type: "DateTime", nullable: true, description: "When the viewer read it; null while it is unread." }),
  }),
})

builder.prismaObjectFields(Viewer, (t) => ({
  notifications: t.relatedConnection("notifications", {
    cursor: "id",
    description: "What they should know, newest first.",
    totalCount: true,
    args: { unreadOnly: t.arg.boolean({ defaultValue: false, description: "Leave out what was read." }) },
    complexity: ({ first }) => ({ field: 1, multiplier: pageSize(first) }),
    query: ({ unreadOnly }, { viewer }) => ({
      where: { ...(unreadOnly && { readAt: null }), ...(viewer && notificationsVisibleTo(viewer)) },
      orderBy: [{ createdAt: "desc" as const }, { id: "desc" as const }],
    }),
  }),
  unreadNotificationCount: t.relationCount("notifications", {
    description: "How many notifications they have not read.",
    where: (_args, { viewer }) => ({ readAt: null, ...(viewer && notificationsVisibleTo(viewer)) }),
  }),
}))

const UnsubscribeLink = builder.objectRef<LinkOfMail>("UnsubscribeLink").implement({
  description: "What a link that ends mail would end.",
  fields: (t) => ({
    address: t.exposeString("address", { description: 'Whose mail, shortened: "p…@example.org".' }),
    notificationFrequency: t.expose("notificationFrequency", {
      type: NotificationFrequency,
      description: "How often it is sent now; NEVER once the link was used.",
    }),
  }),
})

builder.queryField("unsubscribeLink", (t) =>
  t.field({
    type: UnsubscribeLink,
    nullable: true,
    description: "The link that ends mail, by its token; null when it is not complete, or the account has gone. Reading it ends nothing.",
    args: { token: t.arg.string({ required: true, description: "As in /unsubscribe/<token>." }) },
    resolve: (_root, { token }, context) => unsubscribeLink(context, token),
  }),
)

const Unsubscribed = builder.objectRef<{ notificationFrequency: "NEVER" }>("Unsubscribed").implement({
  description: "Mail about what a person follows has ended.",
  fields: (t) => ({
    notificationFrequency: t.expose("notificationFrequency", {
      type: NotificationFrequency,
      description: "Their setting now. They can change it back when they are signed in.",
    }),
  }),
})

builder.mutationFields((t) => ({
  markNotificationRead: t.field({
    type: Notification,
    description: "Notes that the viewer has read a notification. Doing it again changes nothing.",
    authScopes: { signedIn: true },
    errors: { types: [NotFoundError] },
    args: { id: t.arg.globalID({ required: true, description: "The notification." }) },
    resolve: (_root, { id }, context) => markNotificationRead(context, id.id),
  }),
  markAllNotificationsRead: t.int({
    description: "Notes that the viewer has read all notifications. Gives how many were unread.",
    authScopes: { signedIn: true },
    args: {
      until: t.arg({ type: "DateTime", description: "Only those up to this instant: what came after the list was shown stays unread." }),
    },
    resolve: (_root, { until }, context) => markAllNotificationsRead(context, until ?? null),
  }),
  unsubscribe: t.field({
    type: Unsubscribed,
    description:
      "Ends mail about what a person follows, replies and mentions, by the token of a link in that mail; nobody has to be signed in. Mail about what they are responsible for still comes.",
    errors: { types: [ValidationError] },
    args: { token: t.arg.string({ required: true, description: "As in /unsubscribe/<token>." }) },
    resolve: (_root, { token }, context) => unsubscribe(context, token),
  }),
}))
