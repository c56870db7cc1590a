-- What digests look for: of each person, what is neither read nor mailed.
CREATE INDEX "Notification_due_idx" ON "Notification" ("personId", "createdAt") WHERE "mailedAt" IS NULL AND "readAt" IS NULL;
