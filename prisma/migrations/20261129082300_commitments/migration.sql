-- CreateEnum
CREATE TYPE "CommitmentScheme" AS ENUM ('PRACTISE', 'HEALTH_AMBASSADOR');

-- CreateEnum
CREATE TYPE "CommitmentMeasure" AS ENUM ('APPLICATIONS', 'PLACES', 'PLACES_OF_TARGET_GROUPS', 'STILL_IN_TOUCH', 'AMBASSADORS', 'ACTIVITIES', 'PEOPLE_MET');

-- AlterTable
ALTER TABLE "Thread" ADD COLUMN     "commitmentId" UUID,
ADD COLUMN     "roundId" UUID;

-- CreateTable
CREATE TABLE "Commitment" (
    "id" UUID NOT NULL,
    "organisationId" UUID NOT NULL,
    "scheme" "CommitmentScheme" NOT NULL,
    "statement" TEXT NOT NULL,
    "champion" TEXT NOT NULL,
    "applyUrl" TEXT,
    "inPlace" TEXT[],
    "madeById" UUID NOT NULL,
    "madeAt" TIMESTAMPTZ(3) NOT NULL,
    "reportDueAt" TIMESTAMPTZ(3) NOT NULL,
    "reportAskedAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),
    "endReason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "isDemonstration" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Commitment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CommitmentReport" (
    "id" UUID NOT NULL,
    "commitmentId" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "account" TEXT NOT NULL,
    "reportedById" UUID NOT NULL,
    "reportedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CommitmentReport_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CommitmentFigure" (
    "reportId" UUID NOT NULL,
    "measure" "CommitmentMeasure" NOT NULL,
    "value" INTEGER NOT NULL,

    CONSTRAINT "CommitmentFigure_pkey" PRIMARY KEY ("reportId","measure")
);

-- CreateIndex
CREATE INDEX "Commitment_reportDueAt_idx" ON "Commitment"("reportDueAt");

-- CreateIndex
CREATE UNIQUE INDEX "Commitment_organisationId_scheme_key" ON "Commitment"("organisationId", "scheme");

-- CreateIndex
CREATE UNIQUE INDEX "CommitmentReport_commitmentId_year_key" ON "CommitmentReport"("commitmentId", "year");

-- CreateIndex
CREATE INDEX "Thread_roundId_lastPostAt_id_idx" ON "Thread"("roundId", "lastPostAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Thread_commitmentId_lastPostAt_id_idx" ON "Thread"("commitmentId", "lastPostAt" DESC, "id" DESC);

-- AddForeignKey
ALTER TABLE "Commitment" ADD CONSTRAINT "Commitment_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Commitment" ADD CONSTRAINT "Commitment_madeById_fkey" FOREIGN KEY ("madeById") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CommitmentReport" ADD CONSTRAINT "CommitmentReport_commitmentId_fkey" FOREIGN KEY ("commitmentId") REFERENCES "Commitment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CommitmentReport" ADD CONSTRAINT "CommitmentReport_reportedById_fkey" FOREIGN KEY ("reportedById") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CommitmentFigure" ADD CONSTRAINT "CommitmentFigure_reportId_fkey" FOREIGN KEY ("reportId") REFERENCES "CommitmentReport"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Thread" ADD CONSTRAINT "Thread_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Thread" ADD CONSTRAINT "Thread_commitmentId_fkey" FOREIGN KEY ("commitmentId") REFERENCES "Commitment"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What Prisma's schema language cannot say -----------------------------------------------------------------------

ALTER TABLE "Commitment"
    ADD CONSTRAINT "Commitment_ended_check" CHECK (("endedAt" IS NULL) = ("endReason" IS NULL)),
    ADD CONSTRAINT "Commitment_texts_check" CHECK ("statement" <> '' AND "champion" <> ''),
    ADD CONSTRAINT "Commitment_version_check" CHECK ("version" >= 1);

ALTER TABLE "CommitmentReport" ADD CONSTRAINT "CommitmentReport_year_check" CHECK ("year" BETWEEN 2000 AND 2999);
ALTER TABLE "CommitmentFigure" ADD CONSTRAINT "CommitmentFigure_value_check" CHECK ("value" >= 0);

ALTER TABLE "Thread" ADD CONSTRAINT "Thread_subject_check" CHECK (num_nonnulls("initiativeId", "roundId", "commitmentId") <= 1);
