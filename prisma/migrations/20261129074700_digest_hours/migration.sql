-- AlterTable
ALTER TABLE "Person" ADD COLUMN     "digestHour" INTEGER NOT NULL DEFAULT 7,
ADD COLUMN     "digestWeekday" INTEGER NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "DigestRun" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "DigestRun_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Person_digestHour_id_idx" ON "Person"("digestHour", "id");

ALTER TABLE "Person"
    ADD CONSTRAINT "Person_digestHour_check" CHECK ("digestHour" BETWEEN 0 AND 23),
    ADD CONSTRAINT "Person_digestWeekday_check" CHECK ("digestWeekday" BETWEEN 1 AND 7);
ALTER TABLE "DigestRun" ADD CONSTRAINT "DigestRun_id_check" CHECK ("id" = 1);
