-- Bounds the work of a search however much matches: documents are grouped into eras by age, so that the newest can be looked at first,
-- and carry their counted values packed, so that counting them is not the database's work.

-- Values that are counted have small numbers of their own: two bytes each are enough for them.
CREATE SEQUENCE search_mark_number AS integer;
ALTER SEQUENCE search_mark_number OWNED BY search_facet.number;
SELECT setval('search_mark_number', nextval('search_facet_number'));

ALTER TABLE search_document
    ADD COLUMN packed bytea NOT NULL DEFAULT '',
    ADD COLUMN era integer[] NOT NULL GENERATED ALWAYS AS (ARRAY[id >> 11]) STORED;
ALTER TABLE search_document
    ALTER COLUMN packed SET STORAGE PLAIN,
    ALTER COLUMN era SET STORAGE PLAIN;
UPDATE search_document
   SET packed = coalesce((SELECT string_agg(int2send(number::int2), '') FROM unnest(facets) AS number), '');

DROP INDEX search_document_words;
CREATE INDEX search_document_words ON search_document USING gin (words, heading, facets, marks, era) WITH (fastupdate = off);
