//! What has to be there before anything is built or tested: Node and the pages' scripts, and for the tests a browser, PostgreSQL and
//! the programs that read our exports. Missing Debian packages are installed where that is allowed; elsewhere one sentence names them.

use crate::run::{Done, capture, command, has, root, show, timed};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

const LEAST_NODE: u32 = 20;

/// Styles and scripts of the pages, built if their sources are newer than what was built.
pub fn ui() -> Done {
    node()?;
    let ui = root().join("ui");
    packages(&ui)?;
    let sources = ["src", "styles", "build.mjs", "tsconfig.json", "package-lock.json"].map(|name| newest(&ui.join(name)));
    let built = ["app.js", "app.css"].map(|name| modified(&ui.join("dist").join(name)));
    if built.iter().min().copied().flatten() > sources.into_iter().max().flatten() {
        println!("   ui: built already");
        return Ok(());
    }
    show(command("npm").args(["run", "--silent", "build"]).current_dir(&ui))
}

/// Whether the scripts' types hold.
pub fn ui_types() -> Done {
    show(command("npm").args(["run", "--silent", "check"]).current_dir(root().join("ui")))
}

/// `npm ci` in a folder, unless it was done for this very lock file.
pub fn packages(folder: &Path) -> Done {
    let name = folder.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    if modified(&folder.join("node_modules/.package-lock.json")) >= modified(&folder.join("package-lock.json")) {
        println!("   {name}: packages are there");
        return Ok(());
    }
    show(command("npm").args(["ci", "--no-fund", "--no-audit"]).current_dir(folder))
}

fn node() -> Done {
    let found = capture(command("node").arg("--version")).unwrap_or_default();
    let major: u32 = found.trim().trim_start_matches('v').split('.').next().and_then(|n| n.parse().ok()).unwrap_or(0);
    if major >= LEAST_NODE && has("npm") {
        return Ok(());
    }
    let found = if major == 0 { "none was found".to_owned() } else { format!("{} was found", found.trim()) };
    Err(format!(
        "Node {LEAST_NODE} or later with npm is needed to build the pages' scripts ({found}): install it, for example from nodejs.org, and try again."
    ))
}

/// Programs and files the tests need, each with the Debian package that has it.
fn missing() -> Vec<&'static str> {
    let mut wanted = Vec::new();
    for (program, package) in [
        ("chromium", "chromium"),
        ("pdfinfo", "poppler-utils"),
        ("ogrinfo", "gdal-bin"),
        ("curl", "curl"),
        ("python3", "python3"),
        ("setpriv", "util-linux"),
    ] {
        let elsewhere = program == "chromium" && std::env::var_os("E2E_CHROMIUM").is_some();
        if !elsewhere && !has(program) {
            wanted.push(package);
        }
    }
    if postgres_programs().is_none() {
        wanted.push("postgresql");
    }
    wanted
}

/// What the tests use from outside.
pub fn outside_programs() -> Done {
    let wanted = missing();
    if !wanted.is_empty() {
        install(&wanted)?;
    }
    let version = postgres_version().ok_or("PostgreSQL (15 or later) is needed for the tests, and was not found after installing it.")?;
    if !postgis(&version) {
        let package = format!("postgresql-{version}-postgis-3");
        install(&[&package])?;
    }
    match missing().as_slice() {
        [] => Ok(()),
        still => Err(format!("the tests still lack: {}", still.join(", "))),
    }
}

fn install(packages: &[&str]) -> Done {
    if !(has("apt-get") && is_root()) {
        return Err(format!(
            "the tests need these Debian packages, or what your system calls them: install {} and try again.",
            packages.join(" ")
        ));
    }
    let apt = || {
        let mut apt = command("apt-get");
        apt.env("DEBIAN_FRONTEND", "noninteractive");
        apt
    };
    timed(&format!("apt: {}", packages.join(" ")), || {
        show(apt().args(["update", "-qq"]))?;
        show(apt().args(["install", "-y", "-qq", "--no-install-recommends"]).args(packages))
    })
}

/// A Python that has the readers of the standards' formats (`e2e/requirements.txt`), in an environment of its own.
pub fn readers() -> Result<PathBuf, String> {
    let list = root().join("e2e/requirements.txt");
    let folder = root().join("target/python");
    let (python, done) = (folder.join("bin/python3"), folder.join("done"));
    if modified(&done) >= modified(&list) && python.is_file() {
        return Ok(python);
    }
    timed("python: readers of formats", || {
        show(command("python3").args(["-m", "venv", "--clear"]).arg(&folder))?;
        show(command(&python).args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r"]).arg(&list))
    })?;
    std::fs::write(&done, "").map_err(|error| format!("{}: {error}", done.display()))?;
    Ok(python)
}

pub fn is_root() -> bool {
    capture(command("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}

/// The folder with `initdb` and `postgres`: the newest of Debian's, else that of the path.
pub fn postgres_programs() -> Option<PathBuf> {
    let debian = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten().filter_map(|entry| {
        let version: u32 = entry.file_name().to_str()?.parse().ok()?;
        let programs = entry.path().join("bin");
        programs.join("initdb").is_file().then_some((version, programs))
    });
    // A release with PostGIS goes before a newer one without.
    debian.max_by_key(|(version, _)| (postgis(&version.to_string()), *version)).map(|(_, programs)| programs).or_else(|| {
        let path = std::env::var_os("PATH")?;
        std::env::split_paths(&path).find(|folder| folder.join("initdb").is_file() && folder.join("postgres").is_file())
    })
}

fn postgres_version() -> Option<String> {
    let text = capture(command(postgres_programs()?.join("postgres")).arg("--version")).ok()?;
    let number = text.split_whitespace().find(|word| word.starts_with(|c: char| c.is_ascii_digit()))?;
    number.split('.').next().map(str::to_owned)
}

fn postgis(version: &str) -> bool {
    let debian = Path::new("/usr/share/postgresql").join(version).join("extension/postgis.control");
    let own = || {
        let config = postgres_programs_on_path()?.join("pg_config");
        let share = capture(command(config).arg("--sharedir")).ok()?;
        Path::new(share.trim()).join("extension/postgis.control").is_file().then_some(())
    };
    debian.is_file() || (!Path::new("/usr/lib/postgresql").join(version).is_dir() && own().is_some())
}

fn postgres_programs_on_path() -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).find(|folder| folder.join("pg_config").is_file())
}

fn modified(path: &Path) -> Option<SystemTime> {
    std::fs::metadata(path).and_then(|m| m.modified()).ok()
}

/// The newest change in a file or anywhere in a folder.
fn newest(path: &Path) -> Option<SystemTime> {
    let inside = std::fs::read_dir(path).into_iter().flatten().flatten().map(|entry| newest(&entry.path()));
    inside.chain([modified(path)]).max().flatten()
}
