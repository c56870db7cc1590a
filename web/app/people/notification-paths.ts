export const notificationsPath = "/my/notifications"

/** Leads to what a notification is about, and notes that it was read. */
export const notificationPath = (id: string) => `${notificationsPath}/${encodeURIComponent(id)}`
