-- AlterTable
ALTER TABLE "Person" ADD COLUMN     "mailPausedAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "Post" ADD COLUMN     "mailKey" TEXT;

-- CreateIndex
CREATE UNIQUE INDEX "Post_mailKey_key" ON "Post"("mailKey");
