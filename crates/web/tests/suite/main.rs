//! All stories of pages and API in one program, which is linked once.

mod actors;
mod acts;
mod api_writes;
mod audience;
mod basins;
mod common;
mod duplicates;
mod exchange;
mod files;
mod grid;
mod harmony;
mod imports;
mod jobs;
mod kinds;
mod latencies;
mod lists;
mod named_maps;
mod ogc;
mod openapi;
mod pages;
mod plan_own;
mod production;
mod roles;
mod search;
mod standing;
mod what_if;
