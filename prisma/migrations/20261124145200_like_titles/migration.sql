-- Threads with a title like one that is being written.
CREATE INDEX "Thread_title_idx" ON "Thread" USING gin ("title" gin_trgm_ops);
