//! `check`, `bench` and `dist`: what is done beside demonstration and tests.

use crate::run::{Done, capture, cargo, command, has, root, show, timed};
use crate::setup;
use std::fs;

/// Format, lints, the scripts' types, and the licences and sources of the dependencies. All are run; the first failure is told last.
pub fn check() -> Done {
    let deny = || {
        if has("cargo-deny") {
            return show(cargo().args(["deny", "check"]));
        }
        println!("   cargo-deny is not installed, so licences, bans and sources were not looked at: cargo install --locked cargo-deny");
        Ok(())
    };
    let all = [
        timed("format", || show(cargo().args(["fmt", "--all", "--check"]))),
        timed("styles and scripts of the pages", setup::ui),
        timed("types of the scripts", setup::ui_types),
        timed("lints", || show(cargo().args(["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]))),
        timed("dependencies", deny),
    ];
    let failed: Vec<String> = all.into_iter().filter_map(Result::err).collect();
    if failed.is_empty() { Ok(()) } else { Err(failed.join("\n")) }
}

/// The measurements, in release; `bench/README.md` says how each is taken.
pub fn bench(args: &[String]) -> Done {
    timed("bench", || show(cargo().args(["run", "--release", "--manifest-path", "bench/Cargo.toml", "--"]).args(args)))
}

/// One stripped binary with its checksum and a systemd unit, in `dist/out`.
pub fn dist() -> Done {
    timed("styles and scripts of the pages", setup::ui)?;
    timed("release", || show(cargo().args(["build", "--release", "--locked", "--workspace", "--bin", "reticolo"])))?;
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |folder| root().join(folder));
    let out = root().join("dist/out");
    fs::create_dir_all(&out).map_err(|error| format!("{}: {error}", out.display()))?;
    for (from, to) in [
        (target.join("release/reticolo"), "reticolo"),
        (root().join("dist/reticolo.service"), "reticolo.service"),
        (root().join("LICENSE"), "LICENSE"),
    ] {
        fs::copy(&from, out.join(to)).map_err(|error| format!("{}: {error}", from.display()))?;
    }
    let sum = capture(command("sha256sum").arg("reticolo").current_dir(&out))?;
    fs::write(out.join("reticolo.sha256"), &sum).map_err(|error| format!("reticolo.sha256: {error}"))?;
    let bytes = fs::metadata(out.join("reticolo")).map_err(|error| format!("reticolo: {error}"))?.len();
    println!("dist/out/reticolo: {:.1} MB\n{}", bytes as f64 / 1e6, sum.trim());
    Ok(())
}
