-- What Prisma's schema language cannot say: extensions, refusals, check constraints and partial unique indexes.
-- The application checks all of this first and explains it; these are the last line.

CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS fuzzystrmatch;
CREATE EXTENSION IF NOT EXISTS unaccent;

-- Records that nobody may rewrite ---------------------------------------------------------------------------------

CREATE FUNCTION hub_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% on "%" is refused: its rows are kept as they were written', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = TG_NAME, TABLE = TG_TABLE_NAME;
END;
$$;

-- Tests empty all tables between cases; they say so in the session: SET hub.allow_truncate = 'on'.
CREATE FUNCTION hub_refuse_truncate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_setting('hub.allow_truncate', true) IS DISTINCT FROM 'on' THEN
        RAISE EXCEPTION 'TRUNCATE on "%" is refused: its rows are kept as they were written', TG_TABLE_NAME
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = TG_NAME, TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NULL;
END;
$$;

CREATE TRIGGER "AuditEvent_append_only" BEFORE UPDATE OR DELETE ON "AuditEvent"
    FOR EACH ROW EXECUTE FUNCTION hub_refuse_change();
CREATE TRIGGER "AuditEvent_keep_all" BEFORE TRUNCATE ON "AuditEvent"
    FOR EACH STATEMENT EXECUTE FUNCTION hub_refuse_truncate();

CREATE TRIGGER "Revision_immutable" BEFORE UPDATE ON "Revision"
    FOR EACH ROW EXECUTE FUNCTION hub_refuse_change();
CREATE TRIGGER "SubmissionSnapshot_immutable" BEFORE UPDATE ON "SubmissionSnapshot"
    FOR EACH ROW EXECUTE FUNCTION hub_refuse_change();

-- At most one of a kind -------------------------------------------------------------------------------------------

-- The same role in the same scope is given once until it is revoked; an absent scope counts as a scope.
CREATE UNIQUE INDEX "RoleGrant_active_key" ON "RoleGrant" ("personId", "role", "organisationId", "regionId")
    NULLS NOT DISTINCT WHERE "revokedAt" IS NULL;

-- One revision of an initiative is in the works at a time.
CREATE UNIQUE INDEX "Submission_open_revision_key" ON "Submission" ("initiativeId")
    WHERE "initiativeId" IS NOT NULL AND "state" NOT IN ('PUBLISHED', 'DECLINED', 'WITHDRAWN');

-- Values ----------------------------------------------------------------------------------------------------------

ALTER TABLE "Initiative"
    ADD CONSTRAINT "Initiative_slug_check" CHECK ("slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    ADD CONSTRAINT "Initiative_evidenceLevel_check" CHECK ("evidenceLevel" BETWEEN 0 AND 4),
    ADD CONSTRAINT "Initiative_evidenceReason_check" CHECK ("evidenceLevel" = 0 OR "evidenceReason" IS NOT NULL);

ALTER TABLE "Submission"
    ADD CONSTRAINT "Submission_version_check" CHECK ("version" >= 1),
    ADD CONSTRAINT "Submission_evidenceLevel_check" CHECK ("evidenceLevel" BETWEEN 0 AND 4),
    ADD CONSTRAINT "Submission_scheduled_check" CHECK ("state" <> 'SCHEDULED' OR "publishAt" IS NOT NULL),
    ADD CONSTRAINT "Submission_published_check" CHECK ("state" <> 'PUBLISHED' OR "initiativeId" IS NOT NULL),
    ADD CONSTRAINT "Submission_declined_check" CHECK ("state" <> 'DECLINED' OR "decisionReason" IS NOT NULL);

ALTER TABLE "SubmissionSnapshot" ADD CONSTRAINT "SubmissionSnapshot_number_check" CHECK ("number" >= 1);
ALTER TABLE "Revision" ADD CONSTRAINT "Revision_number_check" CHECK ("number" >= 1);

ALTER TABLE "ImpactMeasure"
    ADD CONSTRAINT "ImpactMeasure_position_check" CHECK ("position" >= 0),
    ADD CONSTRAINT "ImpactMeasure_denominator_check" CHECK ("denominator" >= 0);

ALTER TABLE "Adoption" ADD CONSTRAINT "Adoption_version_check" CHECK ("version" >= 1);
ALTER TABLE "CollectionItem" ADD CONSTRAINT "CollectionItem_position_check" CHECK ("position" >= 0);

ALTER TABLE "Call"
    ADD CONSTRAINT "Call_slug_check" CHECK ("slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    ADD CONSTRAINT "Call_dates_check" CHECK ("opensAt" < "closesAt");

ALTER TABLE "Organisation"
    ADD CONSTRAINT "Organisation_slug_check" CHECK ("slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    ADD CONSTRAINT "Organisation_ukprn_check" CHECK ("ukprn" ~ '^[0-9]{8}$');
ALTER TABLE "OrganisationEmailDomain" ADD CONSTRAINT "OrganisationEmailDomain_domain_check" CHECK ("domain" = lower("domain"));

ALTER TABLE "Region"
    ADD CONSTRAINT "Region_slug_check" CHECK ("slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    ADD CONSTRAINT "Region_tile_check" CHECK (("tileColumn" IS NULL) = ("tileRow" IS NULL));

ALTER TABLE "Membership" ADD CONSTRAINT "Membership_refused_check" CHECK ("status" <> 'REFUSED' OR "decidedAt" IS NOT NULL);

-- Two accounts never differ in capitals only.
ALTER TABLE "Person" ADD CONSTRAINT "Person_email_check" CHECK ("email" = lower("email"));

ALTER TABLE "Term"
    ADD CONSTRAINT "Term_parent_check" CHECK ("parentId" <> "id"),
    ADD CONSTRAINT "Term_merged_check" CHECK ("mergedIntoId" <> "id");

ALTER TABLE "StoredFile" ADD CONSTRAINT "StoredFile_size_check" CHECK ("size" >= 0);
