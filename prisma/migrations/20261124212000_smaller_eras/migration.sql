-- Smaller eras: a part of all documents can be looked at that is fair to all times, and only as much as it takes.
DROP INDEX search_document_words;
ALTER TABLE search_document DROP COLUMN era;
ALTER TABLE search_document ADD COLUMN era integer[] NOT NULL GENERATED ALWAYS AS (ARRAY[id >> 6]) STORED;
ALTER TABLE search_document ALTER COLUMN era SET STORAGE PLAIN;
CREATE INDEX search_document_words ON search_document USING gin (words, heading, facets, marks, era) WITH (fastupdate = off);
