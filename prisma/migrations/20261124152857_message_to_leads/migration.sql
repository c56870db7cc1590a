-- A message to an initiative without a named contact goes to the leads of its organisation.
ALTER TABLE "ContactMessage" ALTER COLUMN "toId" DROP NOT NULL;
