-- DropIndex
DROP INDEX "SavedSearch_frequency_toldUpTo_idx";

-- AlterTable
ALTER TABLE "SavedSearch" DROP COLUMN "toldUpTo";

-- CreateTable
CREATE TABLE "SavedSearchMatch" (
    "searchId" UUID NOT NULL,
    "initiativeId" UUID NOT NULL,
    "foundAt" TIMESTAMPTZ(3) NOT NULL,
    "toldAt" TIMESTAMPTZ(3),
    "seenAt" TIMESTAMPTZ(3),

    CONSTRAINT "SavedSearchMatch_pkey" PRIMARY KEY ("searchId","initiativeId")
);

-- CreateIndex
CREATE INDEX "SavedSearchMatch_initiativeId_idx" ON "SavedSearchMatch"("initiativeId");

-- CreateIndex
CREATE INDEX "SavedSearchMatch_foundAt_idx" ON "SavedSearchMatch"("foundAt");

-- AddForeignKey
ALTER TABLE "SavedSearchMatch" ADD CONSTRAINT "SavedSearchMatch_searchId_fkey" FOREIGN KEY ("searchId") REFERENCES "SavedSearch"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SavedSearchMatch" ADD CONSTRAINT "SavedSearchMatch_initiativeId_fkey" FOREIGN KEY ("initiativeId") REFERENCES "Initiative"("id") ON DELETE CASCADE ON UPDATE CASCADE;
