-- What Prisma's schema language cannot say of the forum: refusals, checks and indexes over a part of a table.

-- Records that nobody may rewrite ---------------------------------------------------------------------------------

CREATE TRIGGER "PostRevision_immutable" BEFORE UPDATE ON "PostRevision"
    FOR EACH ROW EXECUTE FUNCTION hub_refuse_change();
CREATE TRIGGER "ModerationAct_keep" BEFORE DELETE ON "ModerationAct"
    FOR EACH ROW EXECUTE FUNCTION hub_refuse_change();

-- An accepted answer is a post of its own thread, and not the question itself.
CREATE FUNCTION forum_accepted_answer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW."acceptedPostId" IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM "Post" WHERE "id" = NEW."acceptedPostId" AND "threadId" = NEW."id" AND "position" > 1
    ) THEN
        RAISE EXCEPTION 'The accepted answer is no answer of thread %', NEW."id"
            USING ERRCODE = 'check_violation', CONSTRAINT = 'Thread_acceptedPostId_check', TABLE = 'Thread';
    END IF;
    RETURN NULL;
END;
$$;
CREATE TRIGGER "Thread_acceptedPostId_check" AFTER INSERT OR UPDATE OF "acceptedPostId" ON "Thread"
    FOR EACH ROW EXECUTE FUNCTION forum_accepted_answer();

-- A vote is for an option of the poll it is cast in.
CREATE FUNCTION forum_vote_in_poll() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT 1 FROM "PollBallot" b JOIN "PollOption" o ON o."pollId" = b."pollId" WHERE b."id" = NEW."ballotId" AND o."id" = NEW."optionId"
    ) THEN
        RAISE EXCEPTION 'The option belongs to another poll'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'PollVote_optionId_check', TABLE = 'PollVote';
    END IF;
    RETURN NULL;
END;
$$;
CREATE TRIGGER "PollVote_optionId_check" AFTER INSERT OR UPDATE ON "PollVote"
    FOR EACH ROW EXECUTE FUNCTION forum_vote_in_poll();

-- Values ----------------------------------------------------------------------------------------------------------

ALTER TABLE "Space"
    ADD CONSTRAINT "Space_slug_check" CHECK ("slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    ADD CONSTRAINT "Space_readerRole_check" CHECK (("readers" = 'ROLE') = ("readerRole" IS NOT NULL)),
    ADD CONSTRAINT "Space_regionId_check" CHECK ("kind" <> 'REGION' OR "regionId" IS NOT NULL),
    ADD CONSTRAINT "Space_counts_check" CHECK ("threadCount" >= 0 AND "postCount" >= 0),
    ADD CONSTRAINT "Space_version_check" CHECK ("version" >= 1);

ALTER TABLE "Thread"
    ADD CONSTRAINT "Thread_slug_check" CHECK ("slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    ADD CONSTRAINT "Thread_mergedIntoId_check" CHECK (("state" = 'MERGED') = ("mergedIntoId" IS NOT NULL) AND "mergedIntoId" <> "id"),
    ADD CONSTRAINT "Thread_stateReason_check" CHECK ("state" IN ('OPEN', 'MERGED') OR "stateReason" IS NOT NULL),
    ADD CONSTRAINT "Thread_accepted_check" CHECK ("acceptedPostId" IS NULL OR ("kind" = 'QUESTION' AND "acceptedAt" IS NOT NULL)),
    ADD CONSTRAINT "Thread_counts_check" CHECK ("postCount" >= 0 AND "postCount" <= "lastPosition"),
    ADD CONSTRAINT "Thread_version_check" CHECK ("version" >= 1);

ALTER TABLE "Post"
    ADD CONSTRAINT "Post_position_check" CHECK ("position" >= 1),
    ADD CONSTRAINT "Post_stateReason_check" CHECK ("state" NOT IN ('WAITING', 'HIDDEN') OR "stateReason" IS NOT NULL),
    ADD CONSTRAINT "Post_deletedAt_check" CHECK (("state" = 'DELETED') = ("deletedAt" IS NOT NULL)),
    ADD CONSTRAINT "Post_reactionCount_check" CHECK ("reactionCount" >= 0),
    ADD CONSTRAINT "Post_version_check" CHECK ("version" >= 1);
ALTER TABLE "PostRevision" ADD CONSTRAINT "PostRevision_number_check" CHECK ("number" >= 1);

ALTER TABLE "Mention" ADD CONSTRAINT "Mention_one_check" CHECK (num_nonnulls("personId", "initiativeId") = 1);

ALTER TABLE "Poll" ADD CONSTRAINT "Poll_voterCount_check" CHECK ("voterCount" >= 0);
ALTER TABLE "PollOption" ADD CONSTRAINT "PollOption_voteCount_check" CHECK ("voteCount" >= 0 AND "position" >= 0);

ALTER TABLE "ReadMark" ADD CONSTRAINT "ReadMark_position_check" CHECK ("position" >= 0);
ALTER TABLE "SpaceVisit" ADD CONSTRAINT "SpaceVisit_newSince_check" CHECK ("newSince" <= "visitedAt");

ALTER TABLE "Flag" ADD CONSTRAINT "Flag_decidedAt_check" CHECK (("state" = 'OPEN') = ("decidedAt" IS NULL));
ALTER TABLE "ModerationAct"
    ADD CONSTRAINT "ModerationAct_until_check" CHECK (("kind" = 'SUSPEND') = ("until" IS NOT NULL)),
    ADD CONSTRAINT "ModerationAct_appeal_check" CHECK (num_nonnulls("appeal", "appealedAt", "appealState") IN (0, 3)),
    -- Whoever is appealed against does not decide the appeal.
    ADD CONSTRAINT "ModerationAct_appealDeciderId_check" CHECK ("appealDeciderId" <> "moderatorId");
ALTER TABLE "ForumStanding"
    ADD CONSTRAINT "ForumStanding_counts_check" CHECK ("postCount" >= 0 AND "acceptedCount" >= 0);
ALTER TABLE "Notification" ADD CONSTRAINT "Notification_count_check" CHECK ("count" >= 1);

-- Parts of tables that lists walk ---------------------------------------------------------------------------------

CREATE INDEX "Thread_pinned_idx" ON "Thread" ("spaceId", "pinnedAt") WHERE "pinnedAt" IS NOT NULL;
CREATE INDEX "Thread_unanswered_idx" ON "Thread" ("lastPostAt" DESC, "id" DESC)
    WHERE "kind" = 'QUESTION' AND "acceptedPostId" IS NULL AND "state" = 'OPEN';
CREATE INDEX "Thread_waiting_idx" ON "Thread" ("createdAt") WHERE "state" = 'WAITING';
CREATE INDEX "Post_waiting_idx" ON "Post" ("createdAt") WHERE "state" = 'WAITING';
CREATE INDEX "Post_appreciated_idx" ON "Post" ("threadId", "reactionCount" DESC, "position") WHERE "state" = 'PUBLISHED' AND "reactionCount" > 0;
CREATE INDEX "Flag_open_idx" ON "Flag" ("postId") WHERE "state" = 'OPEN';
CREATE INDEX "ModerationAct_appeals_idx" ON "ModerationAct" ("appealedAt") WHERE "appealState" = 'OPEN';
CREATE INDEX "ForumStanding_suspended_idx" ON "ForumStanding" ("suspendedUntil") WHERE "suspendedUntil" IS NOT NULL;
-- Completion of @mentions: by the beginning of a handle or of a word of the name.
CREATE INDEX "Person_mention_idx" ON "Person" USING gin (("handle" || ' ' || "name") gin_trgm_ops) WHERE "erasedAt" IS NULL;
