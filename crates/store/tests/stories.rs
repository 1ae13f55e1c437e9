//! One story told to both engines: what the store promises, on SQLite in a temporary folder and on PostgreSQL
//! in a fresh database of the server that `RETICOLO_TEST_POSTGRES` names.

#[path = "stories/harness.rs"]
#[macro_use]
mod harness;

#[path = "stories/access.rs"]
mod access;
#[path = "stories/attaching.rs"]
mod attaching;
#[path = "stories/audiences.rs"]
mod audiences;
#[path = "stories/data.rs"]
mod data;
#[path = "stories/documents.rs"]
mod documents;
#[path = "stories/finding.rs"]
mod finding;
#[path = "stories/merging.rs"]
mod merging;
#[path = "stories/people.rs"]
mod people;
#[path = "stories/searching.rs"]
mod searching;
#[path = "stories/staging.rs"]
mod staging;
#[path = "stories/standing.rs"]
mod standing;
#[path = "stories/taking_back.rs"]
mod taking_back;
#[path = "stories/tying.rs"]
mod tying;
#[path = "stories/whole.rs"]
mod whole;
#[path = "stories/writing.rs"]
mod writing;
