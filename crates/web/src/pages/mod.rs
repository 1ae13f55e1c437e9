//! The pages, one file each.

pub mod account;
pub mod actors;
mod actors_svg;
pub mod admin;
pub mod admin_users;
pub mod analyses;
mod analyses_parts;
mod area_filter;
pub mod atlas;
pub mod atlas_parts;
pub mod basins;
mod basins_parts;
pub mod conflict;
pub mod data_sets;
pub mod duplicates;
pub mod editions;
pub mod exchange;
pub mod exchange_pair;
pub mod files;
pub mod form;
pub mod form_fields;
mod form_mend;
pub mod form_rows;
mod form_ties;
pub mod functional;
mod functional_form;
mod functional_parts;
mod glance;
pub mod grid;
mod grid_area;
mod grid_parts;
pub mod harmony;
mod harmony_moves;
pub mod harmony_needs;
pub mod heritage;
pub mod history;
pub mod home;
mod home_parts;
pub mod hotspots;
pub mod import;
mod import_apply;
pub mod import_check;
pub mod import_columns;
mod import_parts;
pub mod import_publish;
pub mod jobs;
pub mod latencies;
pub mod links;
pub mod list;
pub mod list_parts;
mod list_where;
pub mod map_parts;
pub mod merge;
pub mod named_map;
pub mod named_parts;
pub mod network;
mod network_svg;
pub mod placement;
pub mod plan;
pub mod plan_words;
pub mod production;
mod production_parts;
pub mod record;
mod record_files;
mod record_links;
pub mod search;
mod search_parts;
pub mod services;
pub mod structural;
mod supply;
mod unit_map;
pub mod vocabularies;
mod vocabulary_entry;
pub mod what_if;
mod what_if_forms;
mod what_if_parts;

pub use area_filter::title as area_title;

use crate::App;
use crate::errors::{Answer, Fault};
use crate::guard::plain;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect};
use reticolo_instruments::WorkError;
use reticolo_model::{Kind, Record};
use uuid::Uuid;

/// `/health`: for machines that watch. It asks the database one thing.
pub async fn health(State(app): State<App>) -> Answer {
    app.wb.head().await?;
    Ok(plain(StatusCode::OK, "ok\n"))
}

/// An id in an address; anything else is a page that does not exist.
pub fn id(text: &str) -> Result<Uuid, Fault> {
    Uuid::parse_str(text).map_err(|_| Fault::NotFound)
}

/// A kind in an address.
pub fn kind(code: &str) -> Result<&'static Kind, Fault> {
    reticolo_model::kinds::find(code).ok_or(Fault::NotFound)
}

/// A record under its own kind only: each has one address.
pub fn of_kind(record: &Record, kind: &Kind) -> Result<(), Fault> {
    if record.kind == kind.code { Ok(()) } else { Err(Fault::Work(WorkError::NotFound(record.id.to_string()))) }
}

/// On to another page after a form.
pub fn go(address: &str) -> Answer {
    Ok(Redirect::to(address).into_response())
}

/// The first value a form gives for a name.
pub fn given<'a>(form: &'a [(String, String)], name: &str) -> &'a str {
    form.iter().find(|(n, _)| n == name).map_or("", |(_, v)| v.as_str())
}
