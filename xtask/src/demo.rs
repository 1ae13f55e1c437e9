//! `cargo xtask demo`: from a fresh clone to a served example, each part only where its sources changed.

use crate::run::{Done, cargo, timed};
use crate::{compile, run, setup};
use std::os::unix::process::CommandExt;
use std::process::Command;

/// Builds what is missing, then becomes the program's own `demo`, which loads the example where it is not there yet and serves it.
pub fn run(args: &[String]) -> Done {
    check(args)?;
    println!("The first time this takes about 10 minutes on two cores (at most 20); afterwards a few seconds.");
    timed("styles and scripts of the pages", setup::ui)?;
    timed("program", || run::show(cargo().args(compile::BINARY)))?;
    println!("== example");
    // The caller's folder counts for `--dir`, and a service may want to read the terminal's signals itself.
    let error = Command::new(compile::binary()).arg("demo").args(args).exec();
    Err(format!("{} cannot be started: {error}", compile::binary().display()))
}

fn check(args: &[String]) -> Done {
    let mut rest = args.iter();
    while let Some(arg) = rest.next() {
        let known = match arg.as_str() {
            "--no-serve" => true,
            "--dir" | "--listen" => rest.next().is_some(),
            _ => arg.starts_with("--dir=") || arg.starts_with("--listen="),
        };
        if !known {
            return Err(format!(
                "usage: cargo xtask demo [--dir DIR] [--listen ADDR] [--no-serve]; `{}` is not understood",
                run::plain(arg)
            ));
        }
    }
    Ok(())
}
