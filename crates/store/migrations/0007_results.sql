-- Long work: what is asked, for whom, and its key; at most one of a key waits or runs at a time.
ALTER TABLE job ADD COLUMN work_key {text};
ALTER TABLE job ADD COLUMN question {text};
ALTER TABLE job ADD COLUMN audience {text};
CREATE UNIQUE INDEX job_once ON job (territory, work_key) WHERE state IN ('queued', 'running', 'cancelling');

-- What long work came to, by what was asked, of which data and for whom. Only a copy: it can be made again.
CREATE TABLE result (
    territory bigint NOT NULL,
    work_key {text} NOT NULL,
    method {text} NOT NULL,
    audience {text} NOT NULL,
    made {text} NOT NULL,
    bytes {blob} NOT NULL,
    PRIMARY KEY (territory, work_key)
) {table};
