-- Full text and boxes on PostgreSQL: generated columns with their indexes.
CREATE TABLE search (
    territory bigint NOT NULL,
    record uuid NOT NULL,
    words text NOT NULL,
    stems text NOT NULL,
    minx double precision,
    miny double precision,
    maxx double precision,
    maxy double precision,
    found tsvector GENERATED ALWAYS AS (setweight(to_tsvector('simple', words), 'A') || setweight(to_tsvector('simple', stems), 'B')) STORED,
    box geometry GENERATED ALWAYS AS (ST_MakeEnvelope(minx, miny, maxx, maxy, 4326)) STORED,
    PRIMARY KEY (territory, record)
);
CREATE INDEX search_found ON search USING gin (found);
CREATE INDEX search_box ON search USING gist (box);
