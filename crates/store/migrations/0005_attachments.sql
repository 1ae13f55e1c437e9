-- Files on records. A row for each log entry that tells of one, so that undo finds the words which the log keeps only as a keyed
-- digest; the row with `present` 1 is how the file stands now. The bytes are documents.
CREATE TABLE attachment (
    territory bigint NOT NULL,
    id {uuid} NOT NULL,
    seq bigint NOT NULL,
    record {uuid} NOT NULL,
    digest {text} NOT NULL,
    person {uuid},
    present bigint NOT NULL,
    content {text} NOT NULL,
    seal {blob} NOT NULL,
    PRIMARY KEY (territory, id, seq)
) {table};
CREATE INDEX attachment_record ON attachment (territory, record, present);
CREATE INDEX attachment_digest ON attachment (territory, digest);
CREATE INDEX attachment_person ON attachment (territory, person) WHERE person IS NOT NULL;
