-- DropIndex
DROP INDEX "Thread_title_idx";

-- CreateIndex
CREATE INDEX "Thread_spaceId_kind_lastPostAt_id_idx" ON "Thread"("spaceId", "kind", "lastPostAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Thread_spaceId_createdAt_id_idx" ON "Thread"("spaceId", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Thread_title_idx" ON "Thread" USING GIST ("title" gist_trgm_ops);
