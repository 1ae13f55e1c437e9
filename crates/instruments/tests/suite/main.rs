//! All stories of the analyses and the registry in one program: each program of its own would compile the crate's generic parts again.

mod actors;
mod analyses;
mod atlas;
mod basins;
mod duplicates;
mod exchange;
mod files;
mod functional;
mod harmony;
mod latencies;
mod ops_stories;
mod placement;
mod plan_numbers;
mod plan_own;
mod production;
mod record_imports;
mod search;
mod services;
mod survey_figures;
mod vocabularies;
mod what_if;
mod work;
