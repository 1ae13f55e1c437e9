-- Two records that a person looked at and found to be two things, with the digest of the names that they had then.
CREATE TABLE distinct_pair (
    territory bigint NOT NULL,
    id {uuid} NOT NULL,
    first {uuid} NOT NULL,
    second {uuid} NOT NULL,
    names {text} NOT NULL,
    PRIMARY KEY (territory, id)
) {table};
