-- AlterTable
ALTER TABLE "Person" ADD COLUMN     "askMeAbout" TEXT;

-- CreateTable
CREATE TABLE "PersonInterest" (
    "personId" UUID NOT NULL,
    "termId" UUID NOT NULL,

    CONSTRAINT "PersonInterest_pkey" PRIMARY KEY ("personId","termId")
);

-- CreateIndex
CREATE INDEX "PersonInterest_termId_idx" ON "PersonInterest"("termId");

-- AddForeignKey
ALTER TABLE "PersonInterest" ADD CONSTRAINT "PersonInterest_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PersonInterest" ADD CONSTRAINT "PersonInterest_termId_fkey" FOREIGN KEY ("termId") REFERENCES "Term"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Peers to ask, in the order of their names.
CREATE INDEX "Person_contactable_idx" ON "Person" ("name", "id") WHERE "isContactable" AND "suspendedAt" IS NULL AND "erasedAt" IS NULL;
