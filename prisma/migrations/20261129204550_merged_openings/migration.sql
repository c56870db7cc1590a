-- AlterTable
ALTER TABLE "Post" ADD COLUMN     "mergedFromId" UUID;

-- CreateIndex
CREATE UNIQUE INDEX "Post_mergedFromId_key" ON "Post"("mergedFromId");

-- AddForeignKey
ALTER TABLE "Post" ADD CONSTRAINT "Post_mergedFromId_fkey" FOREIGN KEY ("mergedFromId") REFERENCES "Thread"("id") ON DELETE SET NULL ON UPDATE CASCADE;
