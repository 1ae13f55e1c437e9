-- Documents: bytes that a record names by their SHA-256 (a logo, an issued plan), each kept once.
CREATE TABLE document (
    territory bigint NOT NULL,
    digest {text} NOT NULL,
    media {text} NOT NULL,
    name {text} NOT NULL,
    bytes {blob} NOT NULL,
    PRIMARY KEY (territory, digest)
) {table};
