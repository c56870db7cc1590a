-- For search engines that follow the projection. What they have taken over they keep themselves, by version and id of the rows in
-- search_document; rows without an audience are the tombstones.

-- Tells this database from every other: names of indexes begin with it, so that hubs can share a search server.
CREATE TABLE search_origin (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid()
);
CREATE UNIQUE INDEX search_origin_only_one ON search_origin ((true));
INSERT INTO search_origin DEFAULT VALUES;

-- Who does what one process at a time may do, and until when it holds unless renewed.
CREATE TABLE search_lease (
    name   text        PRIMARY KEY,
    holder uuid        NOT NULL,
    until  timestamptz NOT NULL
);

-- Changes in the order in which engines take them over.
DROP INDEX search_document_version;
CREATE INDEX search_document_version ON search_document (kind, version, id);
