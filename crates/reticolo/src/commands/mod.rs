//! One function a command: words of the command line in, a use case called, an answer out.

mod analyse;
mod demo;
mod duplicates;
mod import;
mod import_report;
mod keep;
mod mappings;
mod people;
mod plan;
mod plan_own;
mod serve;
mod services;
mod territory;

use crate::args::{Args, Command, Method};
use crate::clock;
use reticolo_instruments::{Result, Who, Workbench};
use reticolo_model::{Audience, Problem};
use std::path::Path;
use std::process::ExitCode;

pub async fn run(args: Args) -> Result<ExitCode> {
    let json = args.json;
    match args.command {
        Command::New(new) => territory::new(json, new).await,
        Command::Demo(demo) => demo::demo(json, demo).await,
        Command::Import(import) => import::import(json, import).await,
        Command::Mappings { file, show } => mappings::mappings(json, file.as_deref(), show.as_deref()),
        Command::Analyse { method: Method::Hotspots(hotspots) } => analyse::hotspots(json, hotspots).await,
        Command::Analyse { method: Method::Access(access) } => services::access(json, &access),
        Command::Analyse { method: Method::Inequality(inequality) } => services::inequality(json, &inequality),
        Command::Analyse { method: Method::Duplicates(ask) } => duplicates::of_file(json, &ask),
        Command::Duplicates(ask) => duplicates::duplicates(json, &ask).await,
        Command::Plan(plan) => plan::plan(json, plan).await,
        Command::Serve(serve) => serve::serve(json, &serve.dir, &serve.listen).await,
        Command::Export(export) => territory::export(json, export).await,
        Command::Check { dir } => keep::check(json, &dir).await,
        Command::Doctor { dir } => keep::doctor(json, &dir).await,
        Command::Backup { dir, out } => keep::backup(json, &dir, &out).await,
        Command::Restore { file, dir, database, erasures } => keep::restore(json, &file, &dir, database, erasures.as_deref()).await,
        Command::User { dir, act } => people::user(json, &dir, act).await,
        Command::Person { dir, act } => people::person(json, &dir, act).await,
        Command::Example { act } => territory::generate(json, act).await,
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
