//! The user's guide: its commands are run from an empty folder as they stand, both languages must say the same ones, and what it links to
//! must be there. What the commands made is then recomputed from the files by a script that shares no code with the program.

use crate::compile;
use crate::run::{Done, capture, command, has, root, show};
use crate::test::{Run, shared};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

const LANGUAGES: [&str; 2] = ["it", "en"];

fn source(language: &str) -> PathBuf {
    root().join("docs/guide").join(language).join("src")
}

pub fn read(path: &Path) -> Result<String, String> {
    std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

/// The chapters in the order of the contents.
fn chapters(language: &str) -> Result<Vec<PathBuf>, String> {
    let folder = source(language);
    let contents = read(&folder.join("SUMMARY.md"))?;
    Ok(links(&contents).into_iter().filter(|link| link.ends_with(".md")).map(|link| folder.join(link)).collect())
}

/// Where the links and pictures of a text lead.
fn links(text: &str) -> Vec<&str> {
    text.split("](").skip(1).filter_map(|rest| rest.split([')', ' ']).next()).collect()
}

/// What stands in the blocks marked `sh`, one after the other.
pub fn commands(text: &str) -> String {
    let mut out = String::new();
    let mut inside = false;
    for line in text.lines() {
        match (inside, line.trim_end()) {
            (false, "```sh") => inside = true,
            (true, "```") => inside = false,
            (true, line) => out.push_str(&format!("{line}\n")),
            (false, _) => {}
        }
    }
    out
}

/// All commands of a guide as one script.
fn script(language: &str) -> Result<String, String> {
    chapters(language)?.iter().map(|chapter| Ok(commands(&read(chapter)?))).collect()
}

pub fn run(run: &mut Run) -> Done {
    run.tally.check("guide: both languages have the same chapters and commands", alike());
    run.tally.check("guide: what it links to is there", linked());
    let data = shared().join("data");
    if !data.is_dir() {
        run.tally.skipped.push(format!("the guide's commands: {} is not there", data.display()));
        return Ok(());
    }
    let folder = run.temp.0.join("guide");
    run.tally.check("guide: its commands run from an empty folder", walked(&folder, &data));
    run.tally.check("guide: the plan it ends in has 8 to 40 pages", pages(&folder.join("plan-it.pdf")));
    run.tally.check("guide: the plan's figures, recomputed from the files", recomputed(&folder, &shared()));
    Ok(())
}

fn alike() -> Result<String, String> {
    let names = |language: &str| -> Result<Vec<PathBuf>, String> {
        let folder = source(language);
        Ok(chapters(language)?.iter().map(|c| c.strip_prefix(&folder).unwrap_or(c).to_path_buf()).collect())
    };
    let [it, en] = [names(LANGUAGES[0])?, names(LANGUAGES[1])?];
    if it != en {
        return Err(format!("the chapters differ: {it:?} and {en:?}"));
    }
    let [a, b] = [script(LANGUAGES[0])?, script(LANGUAGES[1])?];
    match a.lines().zip(b.lines()).find(|(a, b)| a != b) {
        Some((a, b)) => Err(format!("the commands differ: `{a}` and `{b}`")),
        None if a.lines().count() != b.lines().count() => Err("one language has more commands than the other".to_owned()),
        None => Ok(format!("{} chapters, {} lines of commands", it.len(), a.lines().count())),
    }
}

fn linked() -> Result<String, String> {
    let mut missing = BTreeSet::new();
    let mut found = 0;
    for language in LANGUAGES {
        let mut files = chapters(language)?;
        files.push(source(language).join("SUMMARY.md"));
        for file in files {
            let text = read(&file)?;
            for link in links(&text).into_iter().filter(|l| !l.contains("://") && !l.starts_with('#')) {
                let path = file.parent().unwrap_or(&file).join(link.split('#').next().unwrap_or(link));
                found += 1;
                if !path.exists() {
                    missing.insert(format!("{}: {link}", file.strip_prefix(root()).unwrap_or(&file).display()));
                }
            }
        }
    }
    if missing.is_empty() { Ok(format!("{found} links")) } else { Err(missing.into_iter().collect::<Vec<_>>().join("\n")) }
}

/// Runs the commands with the built program first on the path.
fn walked(folder: &Path, data: &Path) -> Result<String, String> {
    std::fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let script = script(LANGUAGES[0])?;
    let binary = compile::binary();
    let own = binary.parent().unwrap_or(&binary).to_path_buf();
    let path = std::env::join_paths(std::iter::once(own).chain(std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default())));
    let mut bash = command("bash");
    bash.args(["-euo", "pipefail", "-c", &script]).current_dir(folder).env("DATA", data).env("RETICOLO_LANGUAGE", "it");
    bash.env("PATH", path.map_err(|error| error.to_string())?);
    // The script is long: what is told of a failure is what it printed.
    capture(&mut bash).map_err(|why| why.split_once("failed (").map_or(why.clone(), |(_, rest)| rest.to_owned()))?;
    Ok(format!("{} lines", script.lines().count()))
}

fn pages(file: &Path) -> Result<String, String> {
    let info = capture(command("pdfinfo").arg(file))?;
    let property = |name: &str| info.lines().find_map(|line| line.strip_prefix(name)).map_or("", str::trim);
    match property("Pages:").parse() {
        Ok(n @ 8..=40u64) if property("Tagged:") == "yes" => Ok(format!("{n} pages")),
        _ => Err(format!("pages: {}, tagged: {}", property("Pages:"), property("Tagged:"))),
    }
}

fn recomputed(folder: &Path, shared: &Path) -> Result<String, String> {
    let mut python = command("python3");
    python.arg("e2e/recompute.py").arg(shared).arg(folder.join("plan.json")).arg(folder.join("plan-it.html"));
    let told = capture(&mut python)?;
    Ok(told.trim().lines().last().unwrap_or_default().to_owned())
}

/// `cargo xtask guide`: the guide as pages, in `target/guide`.
pub fn book() -> Done {
    let tools = root().join("target/tools");
    let own = tools.join("bin/mdbook");
    if !own.is_file() && !has("mdbook") {
        show(crate::run::cargo().args(["install", "--locked", "--quiet", "mdbook", "--root"]).arg(&tools))?;
    }
    let mdbook = if own.is_file() { own } else { "mdbook".into() };
    for language in LANGUAGES {
        let (from, to) = (root().join("docs/guide").join(language), root().join("target/guide").join(language));
        show(command(&mdbook).arg("build").arg(&from).arg("--dest-dir").arg(&to))?;
        println!("   {}", to.join("index.html").display());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_are_those_of_the_marked_blocks() {
        assert_eq!(commands("a\n```sh\none\ntwo\n```\nb\n```console\nthree\n```\n```sh\nfour\n```\n"), "one\ntwo\nfour\n");
    }

    #[test]
    fn links_are_found() {
        assert_eq!(links("[a](b.md) and ![c](d.png \"e\") and [f](https://g)"), ["b.md", "d.png", "https://g"]);
    }
}
