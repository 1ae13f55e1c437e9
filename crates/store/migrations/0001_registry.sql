-- The first tables. `{uuid}`, `{text}`, `{blob}`, `{real}` and `{table}`, `{narrow}` are tokens that dialect.rs fills in per engine.
-- Every table that grows begins its key with the territory (the rules for distribution are in ARCHITECTURE.md).

CREATE TABLE territory (
    territory bigint NOT NULL PRIMARY KEY,
    uri {text} NOT NULL,
    name {text} NOT NULL,
    definition {text} NOT NULL
) {table};

CREATE TABLE chain_head (
    territory bigint NOT NULL PRIMARY KEY,
    seq bigint NOT NULL,
    hash {blob} NOT NULL
) {table};

CREATE TABLE log (
    territory bigint NOT NULL,
    seq bigint NOT NULL,
    hash {blob} NOT NULL,
    act {text} NOT NULL,
    record {uuid},
    batch bigint,
    at {text} NOT NULL,
    author {text} NOT NULL,
    entry {text} NOT NULL,
    PRIMARY KEY (territory, seq)
) {table};
CREATE INDEX log_record ON log (territory, record, seq);
CREATE INDEX log_batch ON log (territory, batch, seq);

CREATE TABLE record (
    territory bigint NOT NULL,
    id {uuid} NOT NULL,
    kind {text} NOT NULL,
    title {text} NOT NULL,
    sort_title {text} NOT NULL,
    visibility {text} NOT NULL,
    data_set {text},
    source_key {text},
    illustrative bigint NOT NULL,
    version bigint NOT NULL,
    changed bigint NOT NULL,
    content {text} NOT NULL,
    minx {real},
    miny {real},
    maxx {real},
    maxy {real},
    wkb {blob},
    PRIMARY KEY (territory, id)
) {table};
CREATE INDEX record_title ON record (territory, kind, sort_title, id);
CREATE INDEX record_changed ON record (territory, kind, changed, id);
CREATE UNIQUE INDEX record_origin ON record (territory, kind, data_set, source_key);

CREATE TABLE named (
    territory bigint NOT NULL,
    record {uuid} NOT NULL,
    reader {uuid} NOT NULL,
    PRIMARY KEY (territory, record, reader)
) {narrow};

-- A record's values stand together; the indexes alone answer counts, for which `seen` tells who sees the record
-- (0 public, 1 signed-in, 2 named; 3 more if illustrative).
CREATE TABLE field (
    territory bigint NOT NULL,
    record {uuid} NOT NULL,
    field {text} NOT NULL,
    item bigint NOT NULL,
    kind {text} NOT NULL,
    seen bigint NOT NULL,
    text {text},
    number {real},
    PRIMARY KEY (territory, record, field, item)
) {narrow};
CREATE INDEX field_text ON field (territory, kind, field, text, record, seen) WHERE text IS NOT NULL;
CREATE INDEX field_number ON field (territory, kind, field, number, record, seen) WHERE number IS NOT NULL;

CREATE TABLE link (
    territory bigint NOT NULL,
    id {uuid} NOT NULL,
    kind {text} NOT NULL,
    from_record {uuid} NOT NULL,
    to_record {uuid} NOT NULL,
    since {text},
    until {text},
    PRIMARY KEY (territory, id)
) {table};
CREATE INDEX link_from ON link (territory, from_record, kind);
CREATE INDEX link_to ON link (territory, to_record, kind);

CREATE TABLE person (
    territory bigint NOT NULL,
    person {uuid} NOT NULL,
    seal {blob} NOT NULL,
    known_by {text},
    PRIMARY KEY (territory, person)
) {table};
CREATE INDEX person_known_by ON person (territory, known_by) WHERE known_by IS NOT NULL;

CREATE TABLE personal (
    territory bigint NOT NULL,
    record {uuid} NOT NULL,
    field {text} NOT NULL,
    seq bigint NOT NULL,
    person {uuid} NOT NULL,
    value {text} NOT NULL,
    PRIMARY KEY (territory, record, field, seq)
) {table};
CREATE INDEX personal_person ON personal (territory, person);

CREATE TABLE account (
    territory bigint NOT NULL,
    account {uuid} NOT NULL,
    name {text} NOT NULL,
    role {text} NOT NULL,
    password {text},
    person {uuid} NOT NULL,
    disabled bigint NOT NULL,
    created {text} NOT NULL,
    PRIMARY KEY (territory, account)
) {table};
CREATE UNIQUE INDEX account_name ON account (territory, name);

-- Sessions of browsers, tokens of programs and set-up links: only digests of the secrets are kept.
CREATE TABLE credential (
    territory bigint NOT NULL,
    digest {blob} NOT NULL,
    purpose {text} NOT NULL,
    account {uuid} NOT NULL,
    csrf {text},
    created {text} NOT NULL,
    expires {text} NOT NULL,
    PRIMARY KEY (territory, digest)
) {table};
CREATE INDEX credential_account ON credential (territory, account, purpose);

CREATE TABLE unit (
    territory bigint NOT NULL,
    code {text} NOT NULL,
    since bigint NOT NULL,
    until bigint,
    data_set {text} NOT NULL,
    content {text} NOT NULL,
    wkb {blob},
    PRIMARY KEY (territory, data_set, code, since)
) {table};

CREATE TABLE data_set_version (
    territory bigint NOT NULL,
    data_set {text} NOT NULL,
    version bigint NOT NULL,
    form {text} NOT NULL,
    seq bigint NOT NULL,
    row_count bigint NOT NULL,
    digest {text} NOT NULL,
    file {text} NOT NULL,
    mapping {text} NOT NULL,
    at {text} NOT NULL,
    withdrawn bigint,
    PRIMARY KEY (territory, data_set, version)
) {table};

-- A row holds from version `since` until version `until` (not included); null: still.
CREATE TABLE observation (
    territory bigint NOT NULL,
    data_set {text} NOT NULL,
    indicator {text} NOT NULL,
    unit {text} NOT NULL,
    period {text} NOT NULL,
    since bigint NOT NULL,
    until bigint,
    number {real},
    mark {text},
    PRIMARY KEY (territory, data_set, indicator, unit, period, since)
) {narrow};

CREATE TABLE flow (
    territory bigint NOT NULL,
    data_set {text} NOT NULL,
    origin {text} NOT NULL,
    destination {text} NOT NULL,
    period {text} NOT NULL,
    since bigint NOT NULL,
    until bigint,
    number {real},
    PRIMARY KEY (territory, data_set, origin, destination, period, since)
) {narrow};

CREATE TABLE job (
    territory bigint NOT NULL,
    job {uuid} NOT NULL,
    kind {text} NOT NULL,
    state {text} NOT NULL,
    done bigint NOT NULL,
    total bigint NOT NULL,
    message {text} NOT NULL,
    author {text} NOT NULL,
    started {text} NOT NULL,
    ended {text},
    PRIMARY KEY (territory, job)
) {table};

CREATE TABLE setting (
    territory bigint NOT NULL,
    name {text} NOT NULL,
    value {text} NOT NULL,
    PRIMARY KEY (territory, name)
) {table};
