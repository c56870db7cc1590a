-- CreateTable
CREATE TABLE "SearchMiss" (
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "count" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "SearchMiss_pkey" PRIMARY KEY ("kind","text","day")
);

-- CreateIndex
CREATE INDEX "SearchMiss_day_idx" ON "SearchMiss"("day");
