-- AlterTable
ALTER TABLE "Post" ADD COLUMN     "toldTo" UUID;
