-- CreateEnum
CREATE TYPE "ConflictKind" AS ENUM ('OWN_NOMINATION', 'NOMINEE', 'SAME_ORGANISATION', 'PARTNER_ORGANISATION', 'DECLARED', 'RECORDED');

-- CreateEnum
CREATE TYPE "AllocationState" AS ENUM ('PROPOSED', 'ALLOCATED', 'RETURNED', 'REMOVED');

-- CreateEnum
CREATE TYPE "ScoreSheetState" AS ENUM ('DRAFT', 'SUBMITTED', 'REVISED');

-- CreateEnum
CREATE TYPE "NominationState" AS ENUM ('DRAFT', 'SUBMITTED', 'INELIGIBLE', 'ELIGIBLE', 'ALLOCATED', 'SCORED', 'SHORTLISTED', 'NOT_SHORTLISTED', 'WINNER', 'HIGHLY_COMMENDED', 'FINALIST', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "NomineeKind" AS ENUM ('MYSELF', 'MY_TEAM', 'SOMEBODY_ELSE');

-- CreateEnum
CREATE TYPE "ConsentState" AS ENUM ('ASKED', 'GIVEN', 'REFUSED', 'REPLACED');

-- CreateEnum
CREATE TYPE "Outcome" AS ENUM ('SHORTLISTED', 'NOT_SHORTLISTED', 'WINNER', 'HIGHLY_COMMENDED', 'FINALIST');

-- CreateEnum
CREATE TYPE "AnnouncementState" AS ENUM ('SCHEDULED', 'MADE', 'CANCELLED');

-- CreateEnum
CREATE TYPE "PanelMemberState" AS ENUM ('INVITED', 'ACCEPTED', 'DECLINED', 'REMOVED');

-- CreateEnum
CREATE TYPE "RoundState" AS ENUM ('DRAFT', 'OPEN', 'CLOSED', 'JUDGING', 'MODERATED', 'ANNOUNCED', 'ARCHIVED');

-- CreateEnum
CREATE TYPE "CategoryScope" AS ENUM ('NATIONAL', 'PER_REGION');

-- AlterTable
ALTER TABLE "AuditEvent" ADD COLUMN     "withinId" UUID;

-- AlterTable
ALTER TABLE "RoleGrant" ADD COLUMN     "roundId" UUID;

-- CreateTable
CREATE TABLE "Award" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "about" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "isDemonstration" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Award_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AwardFollow" (
    "personId" UUID NOT NULL,
    "awardId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "AwardFollow_pkey" PRIMARY KEY ("personId","awardId")
);

-- CreateTable
CREATE TABLE "ConflictOfInterest" (
    "id" UUID NOT NULL,
    "nominationId" UUID NOT NULL,
    "panelMemberId" UUID NOT NULL,
    "kind" "ConflictKind" NOT NULL,
    "reason" TEXT,
    "recordedById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ConflictOfInterest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Allocation" (
    "id" UUID NOT NULL,
    "roundId" UUID NOT NULL,
    "nominationId" UUID NOT NULL,
    "panelMemberId" UUID NOT NULL,
    "state" "AllocationState" NOT NULL,
    "isManual" BOOLEAN NOT NULL DEFAULT false,
    "allocatedById" UUID,
    "allocatedAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "endReason" TEXT,

    CONSTRAINT "Allocation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ScoreSheet" (
    "id" UUID NOT NULL,
    "nominationId" UUID NOT NULL,
    "panelMemberId" UUID NOT NULL,
    "state" "ScoreSheetState" NOT NULL DEFAULT 'DRAFT',
    "comment" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "savedAt" TIMESTAMPTZ(3) NOT NULL,
    "submittedAt" TIMESTAMPTZ(3),
    "revisedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ScoreSheet_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Score" (
    "sheetId" UUID NOT NULL,
    "criterionId" UUID NOT NULL,
    "value" INTEGER,
    "reason" TEXT,
    "originalValue" INTEGER,
    "originalReason" TEXT,

    CONSTRAINT "Score_pkey" PRIMARY KEY ("sheetId","criterionId")
);

-- CreateTable
CREATE TABLE "DiscussionPost" (
    "id" UUID NOT NULL,
    "nominationId" UUID NOT NULL,
    "authorId" UUID NOT NULL,
    "body" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "editedAt" TIMESTAMPTZ(3),

    CONSTRAINT "DiscussionPost_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Nomination" (
    "id" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "roundId" UUID NOT NULL,
    "categoryId" UUID NOT NULL,
    "entrantId" UUID NOT NULL,
    "organisationId" UUID NOT NULL,
    "regionId" UUID NOT NULL,
    "nomineeKind" "NomineeKind" NOT NULL,
    "nomineeName" TEXT NOT NULL,
    "nomineeEmail" TEXT,
    "nomineeId" UUID,
    "initiativeId" UUID,
    "state" "NominationState" NOT NULL DEFAULT 'DRAFT',
    "title" TEXT NOT NULL,
    "answers" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "submittedVersion" INTEGER,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "savedAt" TIMESTAMPTZ(3) NOT NULL,
    "submittedAt" TIMESTAMPTZ(3),
    "withdrawnAt" TIMESTAMPTZ(3),
    "eligibilityDecidedById" UUID,
    "eligibilityDecidedAt" TIMESTAMPTZ(3),
    "ineligibleReason" TEXT,
    "appeal" TEXT,
    "appealedAt" TIMESTAMPTZ(3),
    "remindedAt" TIMESTAMPTZ(3),
    "isDemonstration" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Nomination_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "NominationPartner" (
    "nominationId" UUID NOT NULL,
    "organisationId" UUID NOT NULL,

    CONSTRAINT "NominationPartner_pkey" PRIMARY KEY ("nominationId","organisationId")
);

-- CreateTable
CREATE TABLE "NominationSnapshot" (
    "id" UUID NOT NULL,
    "nominationId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "submittedAt" TIMESTAMPTZ(3) NOT NULL,
    "submittedById" UUID NOT NULL,

    CONSTRAINT "NominationSnapshot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "NomineeConsent" (
    "id" UUID NOT NULL,
    "nominationId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "state" "ConsentState" NOT NULL DEFAULT 'ASKED',
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "decidedAt" TIMESTAMPTZ(3),

    CONSTRAINT "NomineeConsent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Decision" (
    "id" UUID NOT NULL,
    "nominationId" UUID NOT NULL,
    "outcome" "Outcome" NOT NULL,
    "isAgainstRanking" BOOLEAN NOT NULL DEFAULT false,
    "reason" TEXT,
    "decidedById" UUID NOT NULL,
    "decidedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Feedback" (
    "id" UUID NOT NULL,
    "nominationId" UUID NOT NULL,
    "criterionId" UUID,
    "body" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "editedById" UUID NOT NULL,
    "editedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Feedback_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Announcement" (
    "id" UUID NOT NULL,
    "roundId" UUID NOT NULL,
    "state" "AnnouncementState" NOT NULL DEFAULT 'SCHEDULED',
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "message" TEXT,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "madeAt" TIMESTAMPTZ(3),

    CONSTRAINT "Announcement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PanelMember" (
    "id" UUID NOT NULL,
    "roundId" UUID NOT NULL,
    "personId" UUID,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "state" "PanelMemberState" NOT NULL DEFAULT 'INVITED',
    "tokenHash" TEXT NOT NULL,
    "invitedById" UUID NOT NULL,
    "invitedAt" TIMESTAMPTZ(3) NOT NULL,
    "respondedAt" TIMESTAMPTZ(3),
    "declineReason" TEXT,
    "maximumLoad" INTEGER,
    "declaredAt" TIMESTAMPTZ(3),
    "remindedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "PanelMember_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PanelMemberTerm" (
    "panelMemberId" UUID NOT NULL,
    "termId" UUID NOT NULL,

    CONSTRAINT "PanelMemberTerm_pkey" PRIMARY KEY ("panelMemberId","termId")
);

-- CreateTable
CREATE TABLE "Round" (
    "id" UUID NOT NULL,
    "awardId" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "guidance" TEXT NOT NULL,
    "state" "RoundState" NOT NULL DEFAULT 'DRAFT',
    "approvedAt" TIMESTAMPTZ(3),
    "opensAt" TIMESTAMPTZ(3),
    "closesAt" TIMESTAMPTZ(3),
    "scoresDueAt" TIMESTAMPTZ(3),
    "resultsExpectedAt" TIMESTAMPTZ(3),
    "readersPerNomination" INTEGER NOT NULL DEFAULT 3,
    "copiedFromId" UUID,
    "followersToldAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "announcedAt" TIMESTAMPTZ(3),
    "isDemonstration" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Round_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Category" (
    "id" UUID NOT NULL,
    "roundId" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "about" TEXT NOT NULL,
    "scope" "CategoryScope" NOT NULL DEFAULT 'NATIONAL',
    "shortlistSize" INTEGER NOT NULL DEFAULT 5,
    "winnerCount" INTEGER NOT NULL DEFAULT 1,
    "position" INTEGER NOT NULL,

    CONSTRAINT "Category_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Criterion" (
    "id" UUID NOT NULL,
    "roundId" UUID NOT NULL,
    "categoryId" UUID,
    "title" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "guidance" TEXT NOT NULL,
    "wordLimit" INTEGER NOT NULL DEFAULT 300,
    "weight" INTEGER NOT NULL DEFAULT 1,
    "isReasonRequired" BOOLEAN NOT NULL DEFAULT true,
    "position" INTEGER NOT NULL,

    CONSTRAINT "Criterion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ScalePoint" (
    "criterionId" UUID NOT NULL,
    "value" INTEGER NOT NULL,
    "label" TEXT NOT NULL,
    "description" TEXT NOT NULL,

    CONSTRAINT "ScalePoint_pkey" PRIMARY KEY ("criterionId","value")
);

-- CreateTable
CREATE TABLE "EligibilityQuestion" (
    "id" UUID NOT NULL,
    "roundId" UUID NOT NULL,
    "question" TEXT NOT NULL,
    "help" TEXT,
    "expectedAnswer" BOOLEAN NOT NULL DEFAULT true,
    "position" INTEGER NOT NULL,

    CONSTRAINT "EligibilityQuestion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Extension" (
    "id" UUID NOT NULL,
    "roundId" UUID NOT NULL,
    "nominationId" UUID,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL,
    "grantedById" UUID NOT NULL,
    "grantedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Extension_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Award_slug_key" ON "Award"("slug");

-- CreateIndex
CREATE INDEX "AwardFollow_awardId_idx" ON "AwardFollow"("awardId");

-- CreateIndex
CREATE INDEX "ConflictOfInterest_panelMemberId_idx" ON "ConflictOfInterest"("panelMemberId");

-- CreateIndex
CREATE UNIQUE INDEX "ConflictOfInterest_nominationId_panelMemberId_kind_key" ON "ConflictOfInterest"("nominationId", "panelMemberId", "kind");

-- CreateIndex
CREATE INDEX "Allocation_panelMemberId_state_idx" ON "Allocation"("panelMemberId", "state");

-- CreateIndex
CREATE INDEX "Allocation_roundId_state_idx" ON "Allocation"("roundId", "state");

-- CreateIndex
CREATE UNIQUE INDEX "Allocation_nominationId_panelMemberId_key" ON "Allocation"("nominationId", "panelMemberId");

-- CreateIndex
CREATE INDEX "ScoreSheet_panelMemberId_idx" ON "ScoreSheet"("panelMemberId");

-- CreateIndex
CREATE UNIQUE INDEX "ScoreSheet_nominationId_panelMemberId_key" ON "ScoreSheet"("nominationId", "panelMemberId");

-- CreateIndex
CREATE INDEX "Score_criterionId_idx" ON "Score"("criterionId");

-- CreateIndex
CREATE INDEX "DiscussionPost_nominationId_createdAt_idx" ON "DiscussionPost"("nominationId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Nomination_reference_key" ON "Nomination"("reference");

-- CreateIndex
CREATE INDEX "Nomination_roundId_state_submittedAt_idx" ON "Nomination"("roundId", "state", "submittedAt");

-- CreateIndex
CREATE INDEX "Nomination_categoryId_idx" ON "Nomination"("categoryId");

-- CreateIndex
CREATE INDEX "Nomination_entrantId_idx" ON "Nomination"("entrantId");

-- CreateIndex
CREATE INDEX "Nomination_organisationId_idx" ON "Nomination"("organisationId");

-- CreateIndex
CREATE INDEX "Nomination_initiativeId_idx" ON "Nomination"("initiativeId");

-- CreateIndex
CREATE UNIQUE INDEX "Nomination_id_roundId_key" ON "Nomination"("id", "roundId");

-- CreateIndex
CREATE INDEX "NominationPartner_organisationId_idx" ON "NominationPartner"("organisationId");

-- CreateIndex
CREATE UNIQUE INDEX "NominationSnapshot_nominationId_number_key" ON "NominationSnapshot"("nominationId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "NomineeConsent_tokenHash_key" ON "NomineeConsent"("tokenHash");

-- CreateIndex
CREATE INDEX "NomineeConsent_nominationId_askedAt_idx" ON "NomineeConsent"("nominationId", "askedAt");

-- CreateIndex
CREATE INDEX "Decision_nominationId_decidedAt_idx" ON "Decision"("nominationId", "decidedAt");

-- CreateIndex
CREATE INDEX "Feedback_criterionId_idx" ON "Feedback"("criterionId");

-- CreateIndex
CREATE UNIQUE INDEX "Feedback_nominationId_criterionId_key" ON "Feedback"("nominationId", "criterionId");

-- CreateIndex
CREATE INDEX "Announcement_state_dueAt_idx" ON "Announcement"("state", "dueAt");

-- CreateIndex
CREATE INDEX "Announcement_roundId_idx" ON "Announcement"("roundId");

-- CreateIndex
CREATE UNIQUE INDEX "PanelMember_tokenHash_key" ON "PanelMember"("tokenHash");

-- CreateIndex
CREATE INDEX "PanelMember_personId_idx" ON "PanelMember"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "PanelMember_roundId_email_key" ON "PanelMember"("roundId", "email");

-- CreateIndex
CREATE UNIQUE INDEX "PanelMember_roundId_personId_key" ON "PanelMember"("roundId", "personId");

-- CreateIndex
CREATE UNIQUE INDEX "PanelMember_id_roundId_key" ON "PanelMember"("id", "roundId");

-- CreateIndex
CREATE INDEX "PanelMemberTerm_termId_idx" ON "PanelMemberTerm"("termId");

-- CreateIndex
CREATE UNIQUE INDEX "Round_slug_key" ON "Round"("slug");

-- CreateIndex
CREATE INDEX "Round_awardId_opensAt_idx" ON "Round"("awardId", "opensAt");

-- CreateIndex
CREATE INDEX "Round_state_opensAt_idx" ON "Round"("state", "opensAt");

-- CreateIndex
CREATE INDEX "Round_state_closesAt_idx" ON "Round"("state", "closesAt");

-- CreateIndex
CREATE UNIQUE INDEX "Category_roundId_slug_key" ON "Category"("roundId", "slug");

-- CreateIndex
CREATE UNIQUE INDEX "Category_id_roundId_key" ON "Category"("id", "roundId");

-- CreateIndex
CREATE INDEX "Criterion_roundId_position_idx" ON "Criterion"("roundId", "position");

-- CreateIndex
CREATE INDEX "Criterion_categoryId_idx" ON "Criterion"("categoryId");

-- CreateIndex
CREATE INDEX "EligibilityQuestion_roundId_position_idx" ON "EligibilityQuestion"("roundId", "position");

-- CreateIndex
CREATE INDEX "Extension_roundId_idx" ON "Extension"("roundId");

-- CreateIndex
CREATE INDEX "Extension_nominationId_idx" ON "Extension"("nominationId");

-- CreateIndex
CREATE INDEX "AuditEvent_withinId_at_idx" ON "AuditEvent"("withinId", "at");

-- CreateIndex
CREATE INDEX "RoleGrant_roundId_idx" ON "RoleGrant"("roundId");

-- AddForeignKey
ALTER TABLE "AwardFollow" ADD CONSTRAINT "AwardFollow_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AwardFollow" ADD CONSTRAINT "AwardFollow_awardId_fkey" FOREIGN KEY ("awardId") REFERENCES "Award"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConflictOfInterest" ADD CONSTRAINT "ConflictOfInterest_nominationId_fkey" FOREIGN KEY ("nominationId") REFERENCES "Nomination"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConflictOfInterest" ADD CONSTRAINT "ConflictOfInterest_panelMemberId_fkey" FOREIGN KEY ("panelMemberId") REFERENCES "PanelMember"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConflictOfInterest" ADD CONSTRAINT "ConflictOfInterest_recordedById_fkey" FOREIGN KEY ("recordedById") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Allocation" ADD CONSTRAINT "Allocation_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Allocation" ADD CONSTRAINT "Allocation_nominationId_roundId_fkey" FOREIGN KEY ("nominationId", "roundId") REFERENCES "Nomination"("id", "roundId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Allocation" ADD CONSTRAINT "Allocation_panelMemberId_roundId_fkey" FOREIGN KEY ("panelMemberId", "roundId") REFERENCES "PanelMember"("id", "roundId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Allocation" ADD CONSTRAINT "Allocation_allocatedById_fkey" FOREIGN KEY ("allocatedById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ScoreSheet" ADD CONSTRAINT "ScoreSheet_nominationId_panelMemberId_fkey" FOREIGN KEY ("nominationId", "panelMemberId") REFERENCES "Allocation"("nominationId", "panelMemberId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Score" ADD CONSTRAINT "Score_sheetId_fkey" FOREIGN KEY ("sheetId") REFERENCES "ScoreSheet"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Score" ADD CONSTRAINT "Score_criterionId_fkey" FOREIGN KEY ("criterionId") REFERENCES "Criterion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Score" ADD CONSTRAINT "Score_criterionId_value_fkey" FOREIGN KEY ("criterionId", "value") REFERENCES "ScalePoint"("criterionId", "value") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Score" ADD CONSTRAINT "Score_criterionId_originalValue_fkey" FOREIGN KEY ("criterionId", "originalValue") REFERENCES "ScalePoint"("criterionId", "value") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DiscussionPost" ADD CONSTRAINT "DiscussionPost_nominationId_fkey" FOREIGN KEY ("nominationId") REFERENCES "Nomination"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DiscussionPost" ADD CONSTRAINT "DiscussionPost_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Nomination" ADD CONSTRAINT "Nomination_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Nomination" ADD CONSTRAINT "Nomination_categoryId_roundId_fkey" FOREIGN KEY ("categoryId", "roundId") REFERENCES "Category"("id", "roundId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Nomination" ADD CONSTRAINT "Nomination_entrantId_fkey" FOREIGN KEY ("entrantId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Nomination" ADD CONSTRAINT "Nomination_nomineeId_fkey" FOREIGN KEY ("nomineeId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Nomination" ADD CONSTRAINT "Nomination_eligibilityDecidedById_fkey" FOREIGN KEY ("eligibilityDecidedById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Nomination" ADD CONSTRAINT "Nomination_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Nomination" ADD CONSTRAINT "Nomination_regionId_fkey" FOREIGN KEY ("regionId") REFERENCES "Region"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Nomination" ADD CONSTRAINT "Nomination_initiativeId_fkey" FOREIGN KEY ("initiativeId") REFERENCES "Initiative"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NominationPartner" ADD CONSTRAINT "NominationPartner_nominationId_fkey" FOREIGN KEY ("nominationId") REFERENCES "Nomination"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NominationPartner" ADD CONSTRAINT "NominationPartner_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NominationSnapshot" ADD CONSTRAINT "NominationSnapshot_nominationId_fkey" FOREIGN KEY ("nominationId") REFERENCES "Nomination"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NomineeConsent" ADD CONSTRAINT "NomineeConsent_nominationId_fkey" FOREIGN KEY ("nominationId") REFERENCES "Nomination"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Decision" ADD CONSTRAINT "Decision_nominationId_fkey" FOREIGN KEY ("nominationId") REFERENCES "Nomination"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Decision" ADD CONSTRAINT "Decision_decidedById_fkey" FOREIGN KEY ("decidedById") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Feedback" ADD CONSTRAINT "Feedback_nominationId_fkey" FOREIGN KEY ("nominationId") REFERENCES "Nomination"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Feedback" ADD CONSTRAINT "Feedback_criterionId_fkey" FOREIGN KEY ("criterionId") REFERENCES "Criterion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Feedback" ADD CONSTRAINT "Feedback_editedById_fkey" FOREIGN KEY ("editedById") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Announcement" ADD CONSTRAINT "Announcement_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Announcement" ADD CONSTRAINT "Announcement_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PanelMember" ADD CONSTRAINT "PanelMember_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PanelMember" ADD CONSTRAINT "PanelMember_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PanelMember" ADD CONSTRAINT "PanelMember_invitedById_fkey" FOREIGN KEY ("invitedById") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PanelMemberTerm" ADD CONSTRAINT "PanelMemberTerm_panelMemberId_fkey" FOREIGN KEY ("panelMemberId") REFERENCES "PanelMember"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PanelMemberTerm" ADD CONSTRAINT "PanelMemberTerm_termId_fkey" FOREIGN KEY ("termId") REFERENCES "Term"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Round" ADD CONSTRAINT "Round_awardId_fkey" FOREIGN KEY ("awardId") REFERENCES "Award"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Round" ADD CONSTRAINT "Round_copiedFromId_fkey" FOREIGN KEY ("copiedFromId") REFERENCES "Round"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Category" ADD CONSTRAINT "Category_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Criterion" ADD CONSTRAINT "Criterion_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Criterion" ADD CONSTRAINT "Criterion_categoryId_roundId_fkey" FOREIGN KEY ("categoryId", "roundId") REFERENCES "Category"("id", "roundId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ScalePoint" ADD CONSTRAINT "ScalePoint_criterionId_fkey" FOREIGN KEY ("criterionId") REFERENCES "Criterion"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EligibilityQuestion" ADD CONSTRAINT "EligibilityQuestion_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Extension" ADD CONSTRAINT "Extension_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Extension" ADD CONSTRAINT "Extension_nominationId_roundId_fkey" FOREIGN KEY ("nominationId", "roundId") REFERENCES "Nomination"("id", "roundId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Extension" ADD CONSTRAINT "Extension_grantedById_fkey" FOREIGN KEY ("grantedById") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoleGrant" ADD CONSTRAINT "RoleGrant_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema language cannot say. The application checks all of this first and explains it; these are the last line.

-- Records that nobody may rewrite ---------------------------------------------------------------------------------

CREATE TRIGGER "NominationSnapshot_immutable" BEFORE UPDATE ON "NominationSnapshot"
    FOR EACH ROW EXECUTE FUNCTION hub_refuse_change();
CREATE TRIGGER "Extension_immutable" BEFORE UPDATE ON "Extension"
    FOR EACH ROW EXECUTE FUNCTION hub_refuse_change();
CREATE TRIGGER "ConflictOfInterest_never_waived" BEFORE UPDATE OR DELETE ON "ConflictOfInterest"
    FOR EACH ROW EXECUTE FUNCTION hub_refuse_change();
CREATE TRIGGER "Decision_append_only" BEFORE UPDATE OR DELETE ON "Decision"
    FOR EACH ROW EXECUTE FUNCTION hub_refuse_change();

-- Who has a conflict is never given the nomination ----------------------------------------------------------------

-- Both sides lock the panel member first, so that a conflict and an allocation at the same moment see each other.
CREATE FUNCTION awards_refuse_conflicted_allocation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW."state" IN ('PROPOSED', 'ALLOCATED') THEN
        PERFORM 1 FROM "PanelMember" WHERE "id" = NEW."panelMemberId" FOR NO KEY UPDATE;
        IF EXISTS (
            SELECT 1 FROM "ConflictOfInterest"
            WHERE "nominationId" = NEW."nominationId" AND "panelMemberId" = NEW."panelMemberId"
        ) THEN
            RAISE EXCEPTION 'this panel member has a conflict of interest with this nomination'
                USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = TG_NAME, TABLE = TG_TABLE_NAME;
        END IF;
    END IF;
    RETURN NEW;
END;
$$;

CREATE FUNCTION awards_refuse_conflict_while_allocated() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM 1 FROM "PanelMember" WHERE "id" = NEW."panelMemberId" FOR NO KEY UPDATE;
    IF EXISTS (
        SELECT 1 FROM "Allocation"
        WHERE "nominationId" = NEW."nominationId" AND "panelMemberId" = NEW."panelMemberId"
            AND "state" IN ('PROPOSED', 'ALLOCATED')
    ) THEN
        RAISE EXCEPTION 'this panel member still has this nomination: take it back first'
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = TG_NAME, TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NEW;
END;
$$;

CREATE TRIGGER "Allocation_conflict" BEFORE INSERT OR UPDATE ON "Allocation"
    FOR EACH ROW EXECUTE FUNCTION awards_refuse_conflicted_allocation();
CREATE TRIGGER "ConflictOfInterest_allocated" BEFORE INSERT ON "ConflictOfInterest"
    FOR EACH ROW EXECUTE FUNCTION awards_refuse_conflict_while_allocated();

-- At most one of a kind -------------------------------------------------------------------------------------------

-- A round is one more scope in which a role is given.
DROP INDEX "RoleGrant_active_key";
CREATE UNIQUE INDEX "RoleGrant_active_key" ON "RoleGrant" ("personId", "role", "organisationId", "regionId", "roundId")
    NULLS NOT DISTINCT WHERE "revokedAt" IS NULL;

-- Only the newest request for consent can be answered.
CREATE UNIQUE INDEX "NomineeConsent_asked_key" ON "NomineeConsent" ("nominationId") WHERE "state" = 'ASKED';

-- Feedback on the whole is one text; that on each criterion is unique by itself.
CREATE UNIQUE INDEX "Feedback_whole_key" ON "Feedback" ("nominationId") WHERE "criterionId" IS NULL;

-- A round has one announcement that is due or made.
CREATE UNIQUE INDEX "Announcement_standing_key" ON "Announcement" ("roundId") WHERE "state" <> 'CANCELLED';

-- Values ----------------------------------------------------------------------------------------------------------

ALTER TABLE "RoleGrant" ADD CONSTRAINT "RoleGrant_round_check" CHECK ("roundId" IS NULL OR "role" = 'AWARD_MANAGER');

ALTER TABLE "Award"
    ADD CONSTRAINT "Award_slug_check" CHECK ("slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    ADD CONSTRAINT "Award_version_check" CHECK ("version" >= 1);

ALTER TABLE "Round"
    ADD CONSTRAINT "Round_slug_check" CHECK ("slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    ADD CONSTRAINT "Round_version_check" CHECK ("version" >= 1),
    ADD CONSTRAINT "Round_readers_check" CHECK ("readersPerNomination" BETWEEN 1 AND 20),
    ADD CONSTRAINT "Round_dates_check" CHECK ("opensAt" < "closesAt"),
    ADD CONSTRAINT "Round_scores_check" CHECK ("closesAt" <= "scoresDueAt"),
    ADD CONSTRAINT "Round_results_check" CHECK ("closesAt" <= "resultsExpectedAt"),
    ADD CONSTRAINT "Round_approved_check"
        CHECK (("state" = 'DRAFT' AND "approvedAt" IS NULL) OR ("approvedAt" IS NOT NULL AND "opensAt" IS NOT NULL AND "closesAt" IS NOT NULL)),
    ADD CONSTRAINT "Round_announced_check" CHECK (("announcedAt" IS NOT NULL) = ("state" IN ('ANNOUNCED', 'ARCHIVED')));

ALTER TABLE "Category"
    ADD CONSTRAINT "Category_slug_check" CHECK ("slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    ADD CONSTRAINT "Category_winners_check" CHECK ("winnerCount" >= 1 AND "winnerCount" <= "shortlistSize"),
    ADD CONSTRAINT "Category_position_check" CHECK ("position" >= 0);

ALTER TABLE "Criterion"
    ADD CONSTRAINT "Criterion_weight_check" CHECK ("weight" BETWEEN 1 AND 100),
    ADD CONSTRAINT "Criterion_wordLimit_check" CHECK ("wordLimit" BETWEEN 1 AND 5000),
    ADD CONSTRAINT "Criterion_position_check" CHECK ("position" >= 0);
ALTER TABLE "ScalePoint" ADD CONSTRAINT "ScalePoint_value_check" CHECK ("value" BETWEEN 0 AND 100);
ALTER TABLE "EligibilityQuestion" ADD CONSTRAINT "EligibilityQuestion_position_check" CHECK ("position" >= 0);

ALTER TABLE "PanelMember"
    ADD CONSTRAINT "PanelMember_email_check" CHECK ("email" = lower("email")),
    ADD CONSTRAINT "PanelMember_version_check" CHECK ("version" >= 1),
    ADD CONSTRAINT "PanelMember_maximumLoad_check" CHECK ("maximumLoad" >= 1),
    ADD CONSTRAINT "PanelMember_accepted_check" CHECK ("state" <> 'ACCEPTED' OR ("personId" IS NOT NULL AND "respondedAt" IS NOT NULL));

ALTER TABLE "Nomination"
    ADD CONSTRAINT "Nomination_version_check" CHECK ("version" >= 1 AND "submittedVersion" <= "version"),
    ADD CONSTRAINT "Nomination_email_check" CHECK ("nomineeEmail" = lower("nomineeEmail")),
    ADD CONSTRAINT "Nomination_nominee_check" CHECK (("nomineeKind" = 'SOMEBODY_ELSE') = ("nomineeEmail" IS NOT NULL)),
    ADD CONSTRAINT "Nomination_submitted_check"
        CHECK (("submittedAt" IS NULL) = ("submittedVersion" IS NULL) AND ("state" IN ('DRAFT', 'WITHDRAWN') OR "submittedAt" IS NOT NULL)),
    ADD CONSTRAINT "Nomination_withdrawn_check" CHECK ("state" <> 'WITHDRAWN' OR "withdrawnAt" IS NOT NULL),
    ADD CONSTRAINT "Nomination_ineligible_check" CHECK ("state" <> 'INELIGIBLE' OR "ineligibleReason" IS NOT NULL),
    ADD CONSTRAINT "Nomination_appeal_check" CHECK (("appeal" IS NULL) = ("appealedAt" IS NULL));

ALTER TABLE "NominationSnapshot" ADD CONSTRAINT "NominationSnapshot_number_check" CHECK ("number" >= 1);
ALTER TABLE "NomineeConsent"
    ADD CONSTRAINT "NomineeConsent_email_check" CHECK ("email" = lower("email")),
    ADD CONSTRAINT "NomineeConsent_decided_check" CHECK (("state" IN ('GIVEN', 'REFUSED')) = ("decidedAt" IS NOT NULL));
ALTER TABLE "Extension" ADD CONSTRAINT "Extension_reason_check" CHECK ("reason" <> '');

ALTER TABLE "Allocation"
    ADD CONSTRAINT "Allocation_ended_check" CHECK (("state" IN ('RETURNED', 'REMOVED')) = ("endedAt" IS NOT NULL)),
    ADD CONSTRAINT "Allocation_reason_check" CHECK ("state" <> 'RETURNED' OR "endReason" IS NOT NULL);

ALTER TABLE "ScoreSheet"
    ADD CONSTRAINT "ScoreSheet_version_check" CHECK ("version" >= 1),
    ADD CONSTRAINT "ScoreSheet_submitted_check" CHECK (("state" = 'DRAFT') = ("submittedAt" IS NULL)),
    ADD CONSTRAINT "ScoreSheet_revised_check" CHECK (("state" = 'REVISED') = ("revisedAt" IS NOT NULL));

ALTER TABLE "Decision" ADD CONSTRAINT "Decision_reason_check" CHECK (NOT "isAgainstRanking" OR "reason" IS NOT NULL);
ALTER TABLE "Feedback" ADD CONSTRAINT "Feedback_version_check" CHECK ("version" >= 1);
ALTER TABLE "Announcement" ADD CONSTRAINT "Announcement_made_check" CHECK (("state" = 'MADE') = ("madeAt" IS NOT NULL));
