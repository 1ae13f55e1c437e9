//! The command line: it alone reads the clock and the environment, opens territories and starts the server.

mod args;
mod args_analyse;
mod args_atlas;
mod args_files;
mod args_harmony;
mod args_match;
mod args_plan;
mod args_production;
mod args_what_if;
mod clock;
mod commands;
mod output;

use args_analyse::Said;
use std::process::ExitCode;

/// It gives back what is freed while the server lives on; the C library keeps it, since small things that stay lie between. How it does that is set
/// where it is built (`.cargo/config.toml`).
#[cfg(not(target_env = "msvc"))]
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

fn main() -> ExitCode {
    let said = args_analyse::read();
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
    let done = runtime.block_on(async {
        match said {
            Said::Plain(args) => commands::run(*args).await,
            Said::InTerritory(asked) => commands::analyse_in(*asked).await,
        }
    });
    match done {
        Ok(code) => code,
        Err(error) => {
            output::refuse(&error);
            ExitCode::FAILURE
        }
    }
}
