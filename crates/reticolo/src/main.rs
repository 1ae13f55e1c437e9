//! The command line: it alone reads the clock and the environment, opens territories and starts the server.

mod args;
mod args_atlas;
mod args_files;
mod args_harmony;
mod args_match;
mod args_network;
mod args_plan;
mod args_production;
mod args_regions;
mod clock;
mod commands;
mod output;

use args::{Args, Command};
use clap::Parser;
use std::process::ExitCode;

/// How the C library keeps what was freed, for as long as a server lives: in one pool for all threads, and large pieces not at all. With
/// as many pools as it makes otherwise a server holds nearly twice what it uses.
const SPARING: [(&str, &str); 3] = [("MALLOC_ARENA_MAX", "1"), ("MALLOC_TRIM_THRESHOLD_", "2000000"), ("MALLOC_MMAP_THRESHOLD_", "131072")];

/// A plan of a country is held in two pools: with as many as there are otherwise it takes a third more, and is no sooner done.
const TWO_POOLS: [(&str, &str); 1] = [("MALLOC_ARENA_MAX", "2")];

/// Begins a server, or what writes a plan, once more with these words in its environment, where they are read before anything else is; whoever set the first
/// of them is heeded. Answers only where that could not be.
fn sparing(args: &Args) {
    use std::os::unix::process::CommandExt;
    let words: &[(&str, &str)] = match args.command {
        Command::Serve(_) | Command::Demo(_) => &SPARING,
        Command::Plan(_) | Command::Job { .. } => &TWO_POOLS,
        _ => return,
    };
    if std::env::var_os(SPARING[0].0).is_some() {
        return;
    }
    if let Ok(program) = std::env::current_exe() {
        let _ = std::process::Command::new(program).args(std::env::args_os().skip(1)).envs(words.iter().copied()).exec();
    }
}

fn main() -> ExitCode {
    let args = Args::parse();
    sparing(&args);
    tracing_subscriber::fmt()
        .with_env_filter(tracing_subscriber::EnvFilter::try_from_env("RETICOLO_LOG").unwrap_or_else(|_| "warn".into()))
        .with_writer(std::io::stderr)
        .init();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::FAILURE;
        }
    };
    match runtime.block_on(commands::run(args)) {
        Ok(code) => code,
        Err(error) => {
            output::refuse(&error);
            ExitCode::FAILURE
        }
    }
}
