-- CreateEnum
CREATE TYPE "FlagReason" AS ENUM ('SPAM', 'UNKIND', 'PERSONAL_DATA', 'OFF_TOPIC', 'OTHER');

-- CreateEnum
CREATE TYPE "FlagState" AS ENUM ('OPEN', 'UPHELD', 'DISMISSED');

-- CreateEnum
CREATE TYPE "ModerationKind" AS ENUM ('APPROVE_POST', 'HIDE_POST', 'RESTORE_POST', 'LOCK_THREAD', 'UNLOCK_THREAD', 'HIDE_THREAD', 'RESTORE_THREAD', 'MOVE_THREAD', 'MERGE_THREAD', 'SPLIT_THREAD', 'DISMISS_FLAGS', 'WARN', 'SUSPEND', 'REINSTATE');

-- CreateEnum
CREATE TYPE "AppealState" AS ENUM ('OPEN', 'UPHELD', 'OVERTURNED');

-- CreateEnum
CREATE TYPE "PostState" AS ENUM ('WAITING', 'PUBLISHED', 'HIDDEN', 'DELETED');

-- CreateEnum
CREATE TYPE "ReactionKind" AS ENUM ('THANKS', 'AGREE', 'HELPFUL', 'SAME_HERE');

-- CreateEnum
CREATE TYPE "SubscriptionLevel" AS ENUM ('EVERYTHING', 'DIGEST', 'MENTIONS', 'MUTED');

-- CreateEnum
CREATE TYPE "SpaceKind" AS ENUM ('THEME', 'REGION', 'PANEL', 'GENERAL');

-- CreateEnum
CREATE TYPE "SpaceReaders" AS ENUM ('EVERYBODY', 'MEMBERS', 'ROLE');

-- CreateEnum
CREATE TYPE "ThreadKind" AS ENUM ('QUESTION', 'DISCUSSION', 'ANNOUNCEMENT', 'POLL');

-- CreateEnum
CREATE TYPE "ThreadState" AS ENUM ('WAITING', 'OPEN', 'LOCKED', 'HIDDEN', 'MERGED');

-- AlterTable
ALTER TABLE "Notification" ADD COLUMN     "count" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "threadId" UUID;

-- CreateTable
CREATE TABLE "Flag" (
    "id" UUID NOT NULL,
    "postId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "reason" "FlagReason" NOT NULL,
    "note" TEXT,
    "state" "FlagState" NOT NULL DEFAULT 'OPEN',
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "decidedAt" TIMESTAMPTZ(3),
    "decidedById" UUID,

    CONSTRAINT "Flag_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ModerationAct" (
    "id" UUID NOT NULL,
    "kind" "ModerationKind" NOT NULL,
    "moderatorId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "threadId" UUID,
    "postId" UUID,
    "spaceId" UUID,
    "reason" TEXT NOT NULL,
    "until" TIMESTAMPTZ(3),
    "at" TIMESTAMPTZ(3) NOT NULL,
    "appeal" TEXT,
    "appealedAt" TIMESTAMPTZ(3),
    "appealState" "AppealState",
    "appealAnswer" TEXT,
    "appealDecidedAt" TIMESTAMPTZ(3),
    "appealDeciderId" UUID,

    CONSTRAINT "ModerationAct_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ForumStanding" (
    "personId" UUID NOT NULL,
    "postCount" INTEGER NOT NULL DEFAULT 0,
    "acceptedCount" INTEGER NOT NULL DEFAULT 0,
    "firstPostedAt" TIMESTAMPTZ(3),
    "warnedAt" TIMESTAMPTZ(3),
    "suspendedUntil" TIMESTAMPTZ(3),
    "suspensionReason" TEXT,

    CONSTRAINT "ForumStanding_pkey" PRIMARY KEY ("personId")
);

-- CreateTable
CREATE TABLE "Poll" (
    "id" UUID NOT NULL,
    "threadId" UUID NOT NULL,
    "isMultiple" BOOLEAN NOT NULL DEFAULT false,
    "closesAt" TIMESTAMPTZ(3),
    "voterCount" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Poll_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PollOption" (
    "id" UUID NOT NULL,
    "pollId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "voteCount" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "PollOption_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PollBallot" (
    "id" UUID NOT NULL,
    "pollId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "castAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PollBallot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PollVote" (
    "ballotId" UUID NOT NULL,
    "optionId" UUID NOT NULL,

    CONSTRAINT "PollVote_pkey" PRIMARY KEY ("ballotId","optionId")
);

-- CreateTable
CREATE TABLE "Post" (
    "id" UUID NOT NULL,
    "threadId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "authorId" UUID NOT NULL,
    "state" "PostState" NOT NULL DEFAULT 'PUBLISHED',
    "stateReason" TEXT,
    "body" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "rendererVersion" INTEGER NOT NULL,
    "replyToId" UUID,
    "reactionCount" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "editedAt" TIMESTAMPTZ(3),
    "deletedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Post_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PostRevision" (
    "id" UUID NOT NULL,
    "postId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "body" TEXT NOT NULL,
    "editedById" UUID NOT NULL,
    "editedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PostRevision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Reaction" (
    "postId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "kind" "ReactionKind" NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Reaction_pkey" PRIMARY KEY ("postId","personId","kind")
);

-- CreateTable
CREATE TABLE "Mention" (
    "id" UUID NOT NULL,
    "postId" UUID NOT NULL,
    "personId" UUID,
    "initiativeId" UUID,

    CONSTRAINT "Mention_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PostDraft" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "target" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PostDraft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SpaceSubscription" (
    "personId" UUID NOT NULL,
    "spaceId" UUID NOT NULL,
    "level" "SubscriptionLevel" NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SpaceSubscription_pkey" PRIMARY KEY ("personId","spaceId")
);

-- CreateTable
CREATE TABLE "ThreadSubscription" (
    "personId" UUID NOT NULL,
    "threadId" UUID NOT NULL,
    "level" "SubscriptionLevel" NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ThreadSubscription_pkey" PRIMARY KEY ("personId","threadId")
);

-- CreateTable
CREATE TABLE "ReadMark" (
    "personId" UUID NOT NULL,
    "threadId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "readAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ReadMark_pkey" PRIMARY KEY ("personId","threadId")
);

-- CreateTable
CREATE TABLE "SpaceVisit" (
    "personId" UUID NOT NULL,
    "spaceId" UUID NOT NULL,
    "visitedAt" TIMESTAMPTZ(3) NOT NULL,
    "newSince" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SpaceVisit_pkey" PRIMARY KEY ("personId","spaceId")
);

-- CreateTable
CREATE TABLE "Space" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "SpaceKind" NOT NULL,
    "readers" "SpaceReaders" NOT NULL DEFAULT 'EVERYBODY',
    "readerRole" "Role",
    "regionId" UUID,
    "about" TEXT NOT NULL,
    "guidelines" TEXT,
    "position" INTEGER NOT NULL DEFAULT 0,
    "threadCount" INTEGER NOT NULL DEFAULT 0,
    "postCount" INTEGER NOT NULL DEFAULT 0,
    "lastPostAt" TIMESTAMPTZ(3),
    "isDemonstration" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "closedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Space_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Thread" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "spaceId" UUID NOT NULL,
    "authorId" UUID NOT NULL,
    "kind" "ThreadKind" NOT NULL,
    "title" TEXT NOT NULL,
    "state" "ThreadState" NOT NULL DEFAULT 'OPEN',
    "stateReason" TEXT,
    "mergedIntoId" UUID,
    "initiativeId" UUID,
    "acceptedPostId" UUID,
    "acceptedAt" TIMESTAMPTZ(3),
    "acceptedById" UUID,
    "pinnedAt" TIMESTAMPTZ(3),
    "lastPosition" INTEGER NOT NULL DEFAULT 0,
    "postCount" INTEGER NOT NULL DEFAULT 0,
    "lastPostAt" TIMESTAMPTZ(3) NOT NULL,
    "lastAuthorId" UUID,
    "isDemonstration" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Thread_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ThreadTerm" (
    "threadId" UUID NOT NULL,
    "termId" UUID NOT NULL,

    CONSTRAINT "ThreadTerm_pkey" PRIMARY KEY ("threadId","termId")
);

-- CreateIndex
CREATE INDEX "Flag_state_createdAt_idx" ON "Flag"("state", "createdAt");

-- CreateIndex
CREATE INDEX "Flag_personId_createdAt_idx" ON "Flag"("personId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Flag_postId_personId_key" ON "Flag"("postId", "personId");

-- CreateIndex
CREATE INDEX "ModerationAct_personId_at_idx" ON "ModerationAct"("personId", "at");

-- CreateIndex
CREATE INDEX "ModerationAct_postId_idx" ON "ModerationAct"("postId");

-- CreateIndex
CREATE INDEX "ModerationAct_threadId_idx" ON "ModerationAct"("threadId");

-- CreateIndex
CREATE INDEX "ModerationAct_at_idx" ON "ModerationAct"("at");

-- CreateIndex
CREATE UNIQUE INDEX "Poll_threadId_key" ON "Poll"("threadId");

-- CreateIndex
CREATE UNIQUE INDEX "PollOption_pollId_position_key" ON "PollOption"("pollId", "position");

-- CreateIndex
CREATE INDEX "PollBallot_personId_idx" ON "PollBallot"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "PollBallot_pollId_personId_key" ON "PollBallot"("pollId", "personId");

-- CreateIndex
CREATE INDEX "PollVote_optionId_idx" ON "PollVote"("optionId");

-- CreateIndex
CREATE INDEX "Post_authorId_createdAt_idx" ON "Post"("authorId", "createdAt");

-- CreateIndex
CREATE INDEX "Post_replyToId_idx" ON "Post"("replyToId");

-- CreateIndex
CREATE UNIQUE INDEX "Post_threadId_position_key" ON "Post"("threadId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "PostRevision_postId_number_key" ON "PostRevision"("postId", "number");

-- CreateIndex
CREATE INDEX "Reaction_personId_idx" ON "Reaction"("personId");

-- CreateIndex
CREATE INDEX "Mention_personId_idx" ON "Mention"("personId");

-- CreateIndex
CREATE INDEX "Mention_initiativeId_idx" ON "Mention"("initiativeId");

-- CreateIndex
CREATE UNIQUE INDEX "Mention_postId_personId_key" ON "Mention"("postId", "personId");

-- CreateIndex
CREATE UNIQUE INDEX "Mention_postId_initiativeId_key" ON "Mention"("postId", "initiativeId");

-- CreateIndex
CREATE INDEX "PostDraft_updatedAt_idx" ON "PostDraft"("updatedAt");

-- CreateIndex
CREATE UNIQUE INDEX "PostDraft_personId_target_key" ON "PostDraft"("personId", "target");

-- CreateIndex
CREATE INDEX "SpaceSubscription_spaceId_level_idx" ON "SpaceSubscription"("spaceId", "level");

-- CreateIndex
CREATE INDEX "ThreadSubscription_threadId_level_idx" ON "ThreadSubscription"("threadId", "level");

-- CreateIndex
CREATE INDEX "ReadMark_threadId_idx" ON "ReadMark"("threadId");

-- CreateIndex
CREATE INDEX "SpaceVisit_spaceId_idx" ON "SpaceVisit"("spaceId");

-- CreateIndex
CREATE UNIQUE INDEX "Space_slug_key" ON "Space"("slug");

-- CreateIndex
CREATE INDEX "Space_kind_position_idx" ON "Space"("kind", "position");

-- CreateIndex
CREATE UNIQUE INDEX "Thread_slug_key" ON "Thread"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "Thread_acceptedPostId_key" ON "Thread"("acceptedPostId");

-- CreateIndex
CREATE INDEX "Thread_spaceId_lastPostAt_id_idx" ON "Thread"("spaceId", "lastPostAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Thread_lastPostAt_id_idx" ON "Thread"("lastPostAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Thread_initiativeId_lastPostAt_id_idx" ON "Thread"("initiativeId", "lastPostAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Thread_authorId_createdAt_idx" ON "Thread"("authorId", "createdAt");

-- CreateIndex
CREATE INDEX "Thread_mergedIntoId_idx" ON "Thread"("mergedIntoId");

-- CreateIndex
CREATE INDEX "ThreadTerm_termId_idx" ON "ThreadTerm"("termId");

-- CreateIndex
CREATE INDEX "Notification_threadId_idx" ON "Notification"("threadId");

-- AddForeignKey
ALTER TABLE "Flag" ADD CONSTRAINT "Flag_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Flag" ADD CONSTRAINT "Flag_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ModerationAct" ADD CONSTRAINT "ModerationAct_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ForumStanding" ADD CONSTRAINT "ForumStanding_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Poll" ADD CONSTRAINT "Poll_threadId_fkey" FOREIGN KEY ("threadId") REFERENCES "Thread"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PollOption" ADD CONSTRAINT "PollOption_pollId_fkey" FOREIGN KEY ("pollId") REFERENCES "Poll"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PollBallot" ADD CONSTRAINT "PollBallot_pollId_fkey" FOREIGN KEY ("pollId") REFERENCES "Poll"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PollBallot" ADD CONSTRAINT "PollBallot_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PollVote" ADD CONSTRAINT "PollVote_ballotId_fkey" FOREIGN KEY ("ballotId") REFERENCES "PollBallot"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PollVote" ADD CONSTRAINT "PollVote_optionId_fkey" FOREIGN KEY ("optionId") REFERENCES "PollOption"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Post" ADD CONSTRAINT "Post_threadId_fkey" FOREIGN KEY ("threadId") REFERENCES "Thread"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Post" ADD CONSTRAINT "Post_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Post" ADD CONSTRAINT "Post_replyToId_fkey" FOREIGN KEY ("replyToId") REFERENCES "Post"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PostRevision" ADD CONSTRAINT "PostRevision_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reaction" ADD CONSTRAINT "Reaction_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reaction" ADD CONSTRAINT "Reaction_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Mention" ADD CONSTRAINT "Mention_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Mention" ADD CONSTRAINT "Mention_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Mention" ADD CONSTRAINT "Mention_initiativeId_fkey" FOREIGN KEY ("initiativeId") REFERENCES "Initiative"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PostDraft" ADD CONSTRAINT "PostDraft_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SpaceSubscription" ADD CONSTRAINT "SpaceSubscription_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SpaceSubscription" ADD CONSTRAINT "SpaceSubscription_spaceId_fkey" FOREIGN KEY ("spaceId") REFERENCES "Space"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ThreadSubscription" ADD CONSTRAINT "ThreadSubscription_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ThreadSubscription" ADD CONSTRAINT "ThreadSubscription_threadId_fkey" FOREIGN KEY ("threadId") REFERENCES "Thread"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReadMark" ADD CONSTRAINT "ReadMark_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReadMark" ADD CONSTRAINT "ReadMark_threadId_fkey" FOREIGN KEY ("threadId") REFERENCES "Thread"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SpaceVisit" ADD CONSTRAINT "SpaceVisit_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SpaceVisit" ADD CONSTRAINT "SpaceVisit_spaceId_fkey" FOREIGN KEY ("spaceId") REFERENCES "Space"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Space" ADD CONSTRAINT "Space_regionId_fkey" FOREIGN KEY ("regionId") REFERENCES "Region"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Thread" ADD CONSTRAINT "Thread_spaceId_fkey" FOREIGN KEY ("spaceId") REFERENCES "Space"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Thread" ADD CONSTRAINT "Thread_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Thread" ADD CONSTRAINT "Thread_lastAuthorId_fkey" FOREIGN KEY ("lastAuthorId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Thread" ADD CONSTRAINT "Thread_mergedIntoId_fkey" FOREIGN KEY ("mergedIntoId") REFERENCES "Thread"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Thread" ADD CONSTRAINT "Thread_initiativeId_fkey" FOREIGN KEY ("initiativeId") REFERENCES "Initiative"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Thread" ADD CONSTRAINT "Thread_acceptedPostId_fkey" FOREIGN KEY ("acceptedPostId") REFERENCES "Post"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ThreadTerm" ADD CONSTRAINT "ThreadTerm_threadId_fkey" FOREIGN KEY ("threadId") REFERENCES "Thread"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ThreadTerm" ADD CONSTRAINT "ThreadTerm_termId_fkey" FOREIGN KEY ("termId") REFERENCES "Term"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Notification" ADD CONSTRAINT "Notification_threadId_fkey" FOREIGN KEY ("threadId") REFERENCES "Thread"("id") ON DELETE CASCADE ON UPDATE CASCADE;
