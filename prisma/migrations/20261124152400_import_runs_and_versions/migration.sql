-- CreateEnum
CREATE TYPE "OrganisationImportStatus" AS ENUM ('RUNNING', 'DONE', 'FAILED');

-- AlterTable
ALTER TABLE "Call" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "Organisation" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "Region" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "OrganisationImport" (
    "id" UUID NOT NULL,
    "fileName" TEXT NOT NULL,
    "status" "OrganisationImportStatus" NOT NULL DEFAULT 'RUNNING',
    "rows" JSONB NOT NULL,
    "rowCount" INTEGER NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "created" INTEGER NOT NULL DEFAULT 0,
    "updated" INTEGER NOT NULL DEFAULT 0,
    "unchanged" INTEGER NOT NULL DEFAULT 0,
    "refused" JSONB NOT NULL,
    "startedById" UUID,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "OrganisationImport_pkey" PRIMARY KEY ("id")
);

-- The last line of what the application checks.
ALTER TABLE "OrganisationImport"
    ADD CONSTRAINT "OrganisationImport_position_check" CHECK ("position" BETWEEN 0 AND "rowCount"),
    ADD CONSTRAINT "OrganisationImport_done_check" CHECK (("status" = 'DONE') = ("finishedAt" IS NOT NULL)),
    ADD CONSTRAINT "OrganisationImport_counts_check" CHECK ("created" + "updated" + "unchanged" <= "position");
ALTER TABLE "Call" ADD CONSTRAINT "Call_version_check" CHECK ("version" >= 1);
ALTER TABLE "Organisation" ADD CONSTRAINT "Organisation_version_check" CHECK ("version" >= 1);
ALTER TABLE "Region" ADD CONSTRAINT "Region_version_check" CHECK ("version" >= 1);
