-- What a team would make of the same data by the book: plain columns, join tables, the indexes that the peers' statements want.
-- Filled from the hub's tables, so that peers and hub answer with the same rows; the words are the same tsvector.
DROP SCHEMA IF EXISTS peer CASCADE;
CREATE SCHEMA peer;

CREATE TABLE peer.region (id uuid PRIMARY KEY, slug text NOT NULL UNIQUE, name text NOT NULL);
INSERT INTO peer.region SELECT id, slug, name FROM "Region";

CREATE TABLE peer.organisation (id uuid PRIMARY KEY, slug text NOT NULL UNIQUE, name text NOT NULL, kind text NOT NULL);
INSERT INTO peer.organisation SELECT id, slug, name, kind::text FROM "Organisation";

CREATE TABLE peer.term (id uuid PRIMARY KEY, taxonomy text NOT NULL, slug text NOT NULL, label text NOT NULL, position int NOT NULL, UNIQUE (taxonomy, slug));
INSERT INTO peer.term SELECT id, taxonomy::text, slug, label, position FROM "Term";

CREATE TABLE peer.initiative (
    id uuid PRIMARY KEY,
    slug text NOT NULL UNIQUE,
    organisation_id uuid NOT NULL REFERENCES peer.organisation,
    region_id uuid REFERENCES peer.region,
    title text NOT NULL, summary text NOT NULL, need text NOT NULL, activity text NOT NULL, results text NOT NULL, lessons text NOT NULL,
    evidence_level int NOT NULL, evidence_reason text, cost_band text, work_status text, started_on text NOT NULL, ended_on text NOT NULL,
    published_at timestamptz NOT NULL, updated_at timestamptz NOT NULL,
    words tsvector NOT NULL
);
INSERT INTO peer.initiative
SELECT i.id, i.slug, i."organisationId", g.id, r.content ->> 'title', r.content ->> 'summary', r.content ->> 'need', r.content ->> 'activity',
       r.content ->> 'results', r.content ->> 'lessons', i."evidenceLevel", i."evidenceReason", r.content ->> 'costBand',
       r.content ->> 'workStatus', r.content ->> 'startedOn', r.content ->> 'endedOn', i."firstPublishedAt", i."updatedAt", d.words
  FROM "Initiative" i
  JOIN "Revision" r ON r.id = i."currentRevisionId"
  JOIN search_document d ON d.kind = 'initiative' AND d.subject_id = i.id
  LEFT JOIN peer.region g ON g.slug = r.content -> 'regions' ->> 0
 WHERE i."archivedAt" IS NULL
 ORDER BY i."firstPublishedAt";
CREATE INDEX ON peer.initiative (published_at DESC, id DESC);
CREATE INDEX ON peer.initiative (organisation_id);
CREATE INDEX ON peer.initiative (region_id);
CREATE INDEX ON peer.initiative USING gin (words);

CREATE TABLE peer.theme (initiative_id uuid NOT NULL REFERENCES peer.initiative, term_id uuid NOT NULL REFERENCES peer.term, PRIMARY KEY (initiative_id, term_id));
CREATE TABLE peer.target_group (LIKE peer.theme INCLUDING ALL, FOREIGN KEY (initiative_id) REFERENCES peer.initiative, FOREIGN KEY (term_id) REFERENCES peer.term);
CREATE TABLE peer.other_term (LIKE peer.theme INCLUDING ALL, FOREIGN KEY (initiative_id) REFERENCES peer.initiative, FOREIGN KEY (term_id) REFERENCES peer.term);
INSERT INTO peer.theme SELECT k."initiativeId", t.id FROM "InitiativeTerm" k JOIN peer.term t ON t.id = k."termId" WHERE t.taxonomy = 'THEME';
INSERT INTO peer.target_group SELECT k."initiativeId", t.id FROM "InitiativeTerm" k JOIN peer.term t ON t.id = k."termId" WHERE t.taxonomy = 'TARGET_GROUP';
INSERT INTO peer.other_term SELECT k."initiativeId", t.id FROM "InitiativeTerm" k JOIN peer.term t ON t.id = k."termId" WHERE t.taxonomy NOT IN ('THEME', 'TARGET_GROUP');
CREATE INDEX ON peer.theme (term_id, initiative_id);
CREATE INDEX ON peer.target_group (term_id, initiative_id);
CREATE INDEX ON peer.other_term (term_id, initiative_id);

CREATE TABLE peer.measure (
    initiative_id uuid NOT NULL REFERENCES peer.initiative, position int NOT NULL, what text NOT NULL, value float8 NOT NULL, unit text NOT NULL,
    denominator float8, baseline float8, PRIMARY KEY (initiative_id, position)
);
INSERT INTO peer.measure SELECT m."initiativeId", m.position, m.what, m.value, m.unit::text, m.denominator, m.baseline FROM "ImpactMeasure" m;

-- Search as a team that installs PostGraphile adds it: a function each for the hits and for the counts.
CREATE FUNCTION peer.search(query text, theme text) RETURNS SETOF peer.initiative LANGUAGE sql STABLE AS $$
    SELECT i.* FROM peer.initiative i
     WHERE i.words @@ websearch_to_tsquery('hub_english', query)
       AND EXISTS (SELECT 1 FROM peer.theme k JOIN peer.term t ON t.id = k.term_id WHERE k.initiative_id = i.id AND t.taxonomy = 'THEME' AND t.slug = theme)
     ORDER BY ts_rank('{0.05, 0.2, 0.5, 1}', i.words, websearch_to_tsquery('hub_english', query), 1) DESC, i.published_at DESC, i.id DESC
$$;

CREATE FUNCTION peer.facets(query text, theme text) RETURNS TABLE (facet text, value text, label text, count int) LANGUAGE sql STABLE AS $$
    WITH w AS MATERIALIZED (
        SELECT i.id, i.organisation_id, i.region_id, i.evidence_level, i.cost_band, i.work_status,
               EXISTS (SELECT 1 FROM peer.theme k JOIN peer.term t ON t.id = k.term_id WHERE k.initiative_id = i.id AND t.taxonomy = 'THEME' AND t.slug = theme) AS hit
          FROM peer.initiative i WHERE i.words @@ websearch_to_tsquery('hub_english', query)),
    m AS MATERIALIZED (SELECT * FROM w WHERE hit)
    SELECT 'themes', t.slug, t.label, count(*)::int FROM w JOIN peer.theme k ON k.initiative_id = w.id JOIN peer.term t ON t.id = k.term_id GROUP BY t.id
    UNION ALL
    SELECT 'targetGroups', t.slug, t.label, count(*)::int FROM m JOIN peer.target_group k ON k.initiative_id = m.id JOIN peer.term t ON t.id = k.term_id GROUP BY t.id
    UNION ALL
    SELECT t.taxonomy, t.slug, t.label, count(*)::int FROM m JOIN peer.other_term k ON k.initiative_id = m.id JOIN peer.term t ON t.id = k.term_id GROUP BY t.id
    UNION ALL
    SELECT 'regions', g.slug, g.name, count(*)::int FROM m JOIN peer.region g ON g.id = m.region_id GROUP BY g.id
    UNION ALL
    SELECT 'organisationKinds', o.kind, o.kind, count(*)::int FROM m JOIN peer.organisation o ON o.id = m.organisation_id GROUP BY o.kind
    UNION ALL
    SELECT 'evidence', evidence_level::text, evidence_level::text, count(*)::int FROM m GROUP BY evidence_level
    UNION ALL
    SELECT 'costBands', cost_band, cost_band, count(*)::int FROM m GROUP BY cost_band
    UNION ALL
    SELECT 'workStatus', work_status, work_status, count(*)::int FROM m GROUP BY work_status
$$;
ANALYZE;
