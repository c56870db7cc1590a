-- AlterTable
ALTER TABLE "Thread" ADD COLUMN     "splitFromId" UUID;

-- CreateIndex
CREATE INDEX "Thread_splitFromId_idx" ON "Thread"("splitFromId");

-- AddForeignKey
ALTER TABLE "Thread" ADD CONSTRAINT "Thread_splitFromId_fkey" FOREIGN KEY ("splitFromId") REFERENCES "Thread"("id") ON DELETE SET NULL ON UPDATE CASCADE;
