//! The project's one door: `cargo xtask demo`, `test`, `ui`, `guide`, `pictures`, `check`, `bench`, `dist`. Each checks what is missing, installs what it
//! can and says how long it took. Uses the standard library only, because on a fresh clone it is compiled before anything else.
#![expect(clippy::disallowed_methods, reason = "this program measures how long builds and tests take")]

mod browser;
mod clients;
mod compile;
mod contract;
mod demo;
mod guide;
mod methods;
mod pictures;
mod postgres;
mod run;
mod server;
mod setup;
mod suite;
mod test;
mod tools;

use std::process::ExitCode;

const HELP: &str = "\
cargo xtask COMMAND

  demo [--dir DIR] [--listen ADDR] [--no-serve]   build everything, load the example, serve it
  test [--deep] [--only STEP]…                    the whole test command; --deep takes the long versions
  ui                                              build the styles and scripts of the pages
  guide                                           the user's guide as pages (installs mdbook where it is not there)
  pictures [methods]                              the pictures of guide and README, taken of the example; the examples of docs/methods
  check                                           format, lints, licences of the dependencies
  bench [ARGS…]                                   the measurements of bench/; --peers [--only WORDS] compares each method with its peer
  dist                                            one stripped binary, its checksum, a systemd unit

Needed: Rust (rustup reads rust-toolchain.toml), Node 20 or later, a C compiler and make.
";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let done = match args.split_first().map(|(command, rest)| (command.as_str(), rest)) {
        Some(("demo", rest)) => demo::run(rest),
        Some(("test", rest)) => test::run(rest),
        Some(("ui", [])) => setup::ui(),
        Some(("guide", [])) => guide::book(),
        Some(("pictures", rest)) => pictures::run(rest),
        Some(("check", [])) => tools::check(),
        Some(("bench", rest)) => tools::bench(rest),
        Some(("dist", [])) => tools::dist(),
        Some(("help" | "--help" | "-h", _)) | None => {
            print!("{HELP}");
            return ExitCode::SUCCESS;
        }
        Some((command, _)) => {
            eprintln!("cargo xtask {}: not known, or wrong arguments\n\n{HELP}", run::plain(command));
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            if !why.is_empty() {
                eprintln!("{why}");
            }
            ExitCode::FAILURE
        }
    }
}
