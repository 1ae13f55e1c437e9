//! One function a command: words of the command line in, a use case called, an answer out.

mod atlas;
mod demo;
mod duplicates;
mod files;
mod generate;
mod grid;
mod harmony;
mod import;
mod import_report;
mod job;
mod keep;
mod latencies;
mod mappings;
mod matching;
mod network;
mod people;
mod plan;
mod plan_analyses;
mod plan_own;
mod production;
mod search;
mod serve;
mod standing;
mod tables;
mod territory;
mod verbs;
mod verbs_flows;
mod verbs_in;
mod what_if;

use crate::args::{Args, Command, ExampleAct};
use crate::clock;
use reticolo_instruments::structural::StructuralAsk;
use reticolo_instruments::{Result, Who, Workbench};
use reticolo_model::{Audience, Problem};
use std::path::Path;
use std::process::ExitCode;

pub use verbs_in::analysis as analyse_in;

pub async fn run(args: Args) -> Result<ExitCode> {
    let json = args.json;
    match args.command {
        Command::New(new) => territory::new(json, new).await,
        Command::Demo(demo) => demo::demo(json, demo).await,
        Command::Import(import) => import::import(json, import).await,
        Command::Attach(attach) => files::attach(json, attach).await,
        Command::Files { dir, act } => files::files(json, &dir, act).await,
        Command::Mappings { file, show } => mappings::mappings(json, file.as_deref(), show.as_deref()),
        Command::Analyse { verb } => verbs::run(json, &verb).await,
        Command::Production(ask) => production::production(json, &ask).await,
        Command::Heritage(ask) => production::heritage(json, &ask).await,
        Command::Match(ask) => matching::of_territory(json, ask).await,
        Command::Harmony(ask) => harmony::harmony(json, &ask).await,
        Command::WhatIf(words) => what_if::what_if(json, &words).await,
        Command::Grid(ask) => grid::grid(json, ask).await,
        Command::Place(ask) => grid::place(json, ask).await,
        Command::Atlas(ask) => atlas::atlas(json, ask).await,
        Command::Latencies(ask) => latencies::latencies(json, &ask).await,
        Command::Duplicates(ask) => duplicates::duplicates(json, &ask).await,
        Command::Plan(plan) => plan::plan(json, plan).await,
        Command::Search(asked) => search::search(json, asked).await,
        Command::Vocabularies(asked) => search::vocabularies(json, asked).await,
        Command::Serve(serve) => serve::serve(json, &serve).await,
        Command::Export(export) => territory::export(json, export).await,
        Command::Stale { dir, kind } => standing::stale(json, &dir, kind.as_deref()).await,
        Command::Needs { dir, days, unit, category, out } => {
            standing::needs(json, &dir, &StructuralAsk { days, unit, category }, out.as_deref()).await
        }
        Command::Network { dir, id, hops, as_of, kind, out } => {
            let ask = network::asked(&id, hops, as_of, kind)?;
            network::network(json, &dir, &ask, out.as_deref()).await
        }
        Command::Check { dir } => keep::check(json, &dir).await,
        Command::Doctor { dir } => keep::doctor(json, &dir).await,
        Command::Backup { dir, out } => keep::backup(json, &dir, &out).await,
        Command::Restore { file, dir, database, erasures } => keep::restore(json, &file, &dir, database, erasures.as_deref()).await,
        Command::User { dir, act } => people::user(json, &dir, act).await,
        Command::Person { dir, act } => people::person(json, &dir, act).await,
        Command::Example { act: ExampleAct::Generate(ask) } => generate::generate(json, *ask).await,
        Command::Example { act: ExampleAct::Files { dir, folder } } => generate::files(json, &dir, &folder).await,
        Command::Job { dir, id } => job::job(&dir, id).await,
        Command::Routes => {
            crate::output::print_json(&reticolo_web::routes());
            Ok(ExitCode::SUCCESS)
        }
    }
}

/// The password of the database comes from the environment, never from a file.
fn password() -> Option<String> {
    std::env::var("RETICOLO_DATABASE_PASSWORD").ok()
}

async fn open(dir: &Path) -> Result<Workbench> {
    Workbench::open(dir, clock::clock(), password()).await
}

/// `public`, `signed-in` or `named:USER`.
async fn audience(wb: &Workbench, text: &str) -> Result<Audience> {
    Ok(match text {
        "public" => Audience::Public,
        "signed-in" => Audience::SignedIn,
        other => match other.strip_prefix("named:") {
            Some(name) => Audience::User(wb.user_id(&Who::CommandLine, name).await?),
            None => return Err(Problem::new("problem-audience", other).into()),
        },
    })
}

/// The extension of a file in small letters.
fn extension(path: &Path) -> String {
    path.extension().map(|e| e.to_string_lossy().to_ascii_lowercase()).unwrap_or_default()
}
