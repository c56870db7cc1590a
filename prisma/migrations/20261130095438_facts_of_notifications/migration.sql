-- AlterTable
ALTER TABLE "Notification" ADD COLUMN     "facts" JSONB;

-- What waits for its mail had its facts in its key.
UPDATE "Notification"
   SET "facts" = jsonb_build_object('adoptionId', split_part("dedupeKey", ':', 2), 'stage', split_part("dedupeKey", ':', 3))
 WHERE "kind" = 'adoption.moved' AND "mailedAt" IS NULL;
UPDATE "Notification" SET "facts" = jsonb_build_object('frequency', split_part("dedupeKey", ':', 2))
 WHERE "kind" = 'saved-search.found' AND "mailedAt" IS NULL;
