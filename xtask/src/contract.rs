//! The API against its own description: schemathesis makes requests of every operation, right and wrong ones, as a visitor and as an
//! administrator, and holds each answer against what `/api/v1/openapi.json` says. What an administrator writes changes what is asked
//! next, so that no two runs are the same: the short version only reads as one, the long one writes too.

use crate::run::{Done, capture, command, root};
use crate::server::{Server, reticolo};
use crate::setup;
use crate::test::Run;
use std::path::Path;

/// What is asked of each operation; the long version makes requests up as well.
const PHASES: [&str; 2] = ["examples,coverage", "examples,coverage,fuzzing"];

pub fn run(run: &mut Run) -> Done {
    let valley = run.temp.0.join("contract");
    let dir = valley.to_string_lossy();
    capture(&mut reticolo(&["example", "generate", &dir, "--seed", "52"]))?;
    capture(&mut reticolo(&["user", &dir, "add", "prova", "--role", "administrator"]))?;
    let token = capture(&mut reticolo(&["user", &dir, "token", "prova"]))?;
    let token = token.lines().find(|line| line.len() == 64).ok_or("no token")?.to_owned();
    let python = setup::readers()?;
    let server = Server::start(&valley)?;
    // What it keeps for itself goes with the run's own folder.
    let beside = run.temp.0.clone();
    for (who, token) in [("a visitor", None), ("an administrator", Some(token.as_str()))] {
        let reads = token.is_some() && !run.deep;
        let said = held(&python, &server, PHASES[usize::from(run.deep)], token, reads, &beside);
        run.tally.check(&format!("contract: schemathesis finds nothing as {who}"), said);
    }
    Ok(())
}

fn held(python: &Path, server: &Server, phases: &str, token: Option<&str>, reads: bool, beside: &Path) -> Result<String, String> {
    let mut st = command(python.with_file_name("st"));
    st.current_dir(beside);
    st.arg("--config-file").arg(root().join("e2e/schemathesis.toml")).args(["--no-color", "run"]);
    st.arg(format!("{}/api/v1/openapi.json", server.base));
    st.args(["--phases", phases, "--seed", "1", "--max-examples", "10", "--workers", "1", "--continue-on-failure"]);
    if let Some(token) = token {
        st.args(["--header", &format!("Authorization: Bearer {token}")]);
    }
    if reads {
        st.args(["--include-method", "GET"]);
    }
    let said = capture(&mut st)?;
    let line = said.lines().map(str::trim).find(|line| line.contains(" generated, "));
    Ok(line.unwrap_or("no count").to_owned())
}
