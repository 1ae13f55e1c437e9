-- Full text and boxes on SQLite: one narrow table, kept in step with FTS5 and R*Tree by triggers.
CREATE TABLE search (
    doc INTEGER PRIMARY KEY,
    territory INTEGER NOT NULL,
    record BLOB NOT NULL,
    words TEXT NOT NULL,
    stems TEXT NOT NULL,
    minx REAL,
    miny REAL,
    maxx REAL,
    maxy REAL
) STRICT;
CREATE UNIQUE INDEX search_record ON search (territory, record);

CREATE VIRTUAL TABLE search_text USING fts5(words, stems, content='search', content_rowid='doc', tokenize='unicode61 remove_diacritics 2');
INSERT INTO search_text(search_text, rank) VALUES('secure-delete', 1);
CREATE VIRTUAL TABLE search_box USING rtree(doc, minx, maxx, miny, maxy);

CREATE TRIGGER search_added AFTER INSERT ON search BEGIN
    INSERT INTO search_text(rowid, words, stems) VALUES (new.doc, new.words, new.stems);
    INSERT INTO search_box SELECT new.doc, new.minx, new.maxx, new.miny, new.maxy WHERE new.minx IS NOT NULL;
END;
CREATE TRIGGER search_removed AFTER DELETE ON search BEGIN
    INSERT INTO search_text(search_text, rowid, words, stems) VALUES ('delete', old.doc, old.words, old.stems);
    DELETE FROM search_box WHERE doc = old.doc;
END;
