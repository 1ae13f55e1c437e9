//! `check`, `bench` and `dist`: what is done beside demonstration and tests.

use crate::run::{Done, TempFolder, capture, cargo, command, has, root, show, timed};
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

/// The measurements, in release; `bench/README.md` says how each is taken. `--peers` compares every method with its peer.
pub fn bench(args: &[String]) -> Done {
    if let Some(("--peers", rest)) = args.split_first().map(|(first, rest)| (first.as_str(), rest)) {
        return peers(rest);
    }
    timed("bench", || show(cargo().args(["run", "--release", "--manifest-path", "bench/Cargo.toml", "--"]).args(args)))
}

/// Installs the peers into an environment that is thrown away, and compares row by row.
fn peers(args: &[String]) -> Done {
    let bench = root().join("bench");
    timed("bench", || show(cargo().args(["build", "--release", "--manifest-path", "bench/Cargo.toml"])))?;
    let temp = TempFolder::new("peers")?;
    let python = temp.0.join("bin/python");
    timed("peers", || {
        show(command("python3").args(["-m", "venv"]).arg(&temp.0))?;
        show(command(&python).args(["-m", "pip", "install", "--quiet", "-r"]).arg(bench.join("requirements.txt")))
    })?;
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| bench.join("target"), |folder| root().join(folder));
    let mut compare = command(&python);
    compare.arg(bench.join("compare.py")).arg("--program").arg(target.join("release/reticolo-bench"));
    if let Some(shared) = std::env::var_os("RETICOLO_SHARED")
        .map_or_else(|| Some(root().join("../shared")), |folder| Some(folder.into()))
        .filter(|p| p.is_dir())
    {
        compare.arg("--shared").arg(shared);
    }
    timed("rows", || show(compare.args(args)))
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
