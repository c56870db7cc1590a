-- AlterTable
ALTER TABLE "Person" ADD COLUMN     "isProfileHidden" BOOLEAN NOT NULL DEFAULT false;
