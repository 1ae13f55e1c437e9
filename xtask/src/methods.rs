//! The worked examples of `docs/methods`: each page says its commands in its own text, they are run on the example territory, and what the
//! program answers stands between two marks. `cargo xtask pictures` writes the answers and takes the pictures; the tests ask again.

use crate::compile;
use crate::guide::{commands, read};
use crate::run::{Done, capture, command, root, show};
use crate::server::Server;
use crate::test::Run;
use std::path::{Path, PathBuf};

const SECTION: &str = "## On Terni\n";
const MARKS: [&str; 2] = ["<!-- answer -->\n", "<!-- /answer -->"];
/// An answer longer than this is read by nobody: the commands choose what is shown of it.
const LINES: usize = 16;
const WIDTH: usize = 118;

fn folder() -> PathBuf {
    root().join("docs/methods")
}

fn pages() -> Result<Vec<PathBuf>, String> {
    let folder = folder();
    let entries = std::fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut pages: Vec<PathBuf> = entries.flatten().map(|e| e.path()).filter(|p| p.extension().is_some_and(|e| e == "md")).collect();
    pages.sort();
    Ok(pages)
}

/// A page in three: what stands before the answer, the answer, what stands after it.
fn parts(text: &str) -> Result<[&str; 3], String> {
    let section = text.find(SECTION).ok_or("no section “On Terni”")?;
    let begin = text[section..].find(MARKS[0]).ok_or("the section lacks its first mark")? + section + MARKS[0].len();
    let end = text[begin..].find(MARKS[1]).ok_or("the section lacks its last mark")? + begin;
    Ok([&text[..begin], &text[begin..end], &text[end..]])
}

/// A folder in which the commands find the territory as `terni` and their files as `files`.
fn workplace(territory: &Path, folder: &Path) -> Done {
    let wrong = |error: std::io::Error| format!("{}: {error}", folder.display());
    std::fs::create_dir_all(folder).map_err(wrong)?;
    for (name, to) in [("terni", territory.to_path_buf()), ("files", self::folder().join("files"))] {
        std::os::unix::fs::symlink(to, folder.join(name)).map_err(wrong)?;
    }
    Ok(())
}

/// What a page's commands say, as it stands between the marks. What the program refuses is said too; the last command must succeed.
fn answer(page: &str, folder: &Path) -> Result<String, String> {
    let [before, ..] = parts(page)?;
    let script = commands(&before[before.find(SECTION).unwrap_or_default()..]);
    if script.is_empty() {
        return Err("no commands in a block marked `sh`".to_owned());
    }
    let binary = compile::binary();
    let own = binary.parent().unwrap_or(&binary).to_path_buf();
    let path = std::env::join_paths(std::iter::once(own).chain(std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default())));
    let mut bash = command("bash");
    bash.args(["-uc", &format!("exec 2>&1\n{script}")]).current_dir(folder).env("RETICOLO_LANGUAGE", "en").env("LC_ALL", "C.UTF-8");
    bash.env("PATH", path.map_err(|error| error.to_string())?);
    let said = capture(&mut bash).map_err(|why| why.split_once("failed (").map_or(why.clone(), |(_, rest)| rest.to_owned()))?;
    if let Some(line) = said.lines().find(|l| l.starts_with("error: ") || l.contains("panicked at") || l.contains("command not found")) {
        return Err(line.to_owned());
    }
    let shown = shown(&said);
    match shown.lines().count() {
        0 => Err("the commands say nothing".to_owned()),
        n if n > LINES => Err(format!("{n} lines, more than {LINES}")),
        _ => Ok(format!("```text\n{shown}```\n")),
    }
}

/// Cells that tabs divide stand below each other, and long sentences are folded.
fn shown(said: &str) -> String {
    let lines: Vec<Vec<&str>> = said.lines().map(|line| line.split('\t').collect()).collect();
    let mut out = String::new();
    for table in lines.chunk_by(|a, b| a.len() == b.len()) {
        let width = |column: usize| table.iter().map(|row| row[column].chars().count()).max().unwrap_or_default();
        let widths: Vec<usize> = (0..table[0].len()).map(width).collect();
        for row in table {
            let cells = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:width$}"));
            let line = cells.collect::<Vec<_>>().join("  ");
            out.push_str(&if row.len() > 1 { line.trim_end().to_owned() } else { folded(line.trim_end()) });
            out.push('\n');
        }
    }
    out
}

fn folded(line: &str) -> String {
    let mut out = String::new();
    let mut width = 0;
    for word in line.split(' ') {
        let long = word.chars().count();
        if width > 0 && width + 1 + long > WIDTH {
            out.push_str("\n  ");
            width = 2;
        } else if width > 0 {
            out.push(' ');
            width += 1;
        }
        out.push_str(word);
        width += long;
    }
    out
}

/// Asks every page's commands again: each is given to `each` with its text and the answer.
fn asked(territory: &Path, folder: &Path, mut each: impl FnMut(&Path, &str, &str) -> Done) -> Result<usize, String> {
    workplace(territory, folder)?;
    let (pages, mut wrong) = (pages()?, Vec::new());
    for page in &pages {
        let done = read(page).and_then(|text| each(page, &text, &answer(&text, folder)?));
        wrong.extend(done.err().map(|why| format!("{}: {why}", page.file_name().unwrap_or_default().to_string_lossy())));
    }
    if wrong.is_empty() { Ok(pages.len()) } else { Err(wrong.join("\n")) }
}

/// The step of the tests.
pub fn check(run: &mut Run) -> Done {
    let territory = run.demo()?;
    let asked = asked(&territory, &run.temp.0.join("methods"), |_, text, answer| {
        let [_, now, _] = parts(text)?;
        let mut lines = now.lines().zip(answer.lines());
        match lines.find(|(a, b)| a != b) {
            Some((a, b)) => Err(format!("it says “{a}”, the program “{b}” (`cargo xtask pictures` writes it)")),
            None if now.lines().count() != answer.lines().count() => Err("the program says another number of lines".to_owned()),
            None => Ok(()),
        }
    });
    run.tally.check("methods: what the pages show of the example is what the program says", asked.map(|n| format!("{n} pages")));
    Ok(())
}

/// Writes the answers into the pages.
pub fn write(territory: &Path, folder: &Path) -> Done {
    let written = asked(territory, folder, |page, text, answer| {
        let [before, now, after] = parts(text)?;
        if now == answer {
            return Ok(());
        }
        println!("   {}", page.strip_prefix(root()).unwrap_or(page).display());
        std::fs::write(page, format!("{before}{answer}{after}")).map_err(|error| error.to_string())
    });
    written.map(drop)
}

/// Takes the picture that each page names, where the commands were run: a page may bring what they wrote.
pub fn pictures(server: &Server, workplace: &Path, user: &[(&str, &str)]) -> Done {
    let mut node = command("node");
    node.arg("methods.mjs").current_dir(root().join("e2e"));
    node.env("BASE_URL", &server.base).env("PAGES", folder()).env("FOLDER", workplace);
    show(node.envs(user.iter().copied()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_stand_below_each_other_and_long_lines_are_folded() {
        assert_eq!(shown("a\tb\nlong\tc\nA sentence.\n"), "a     b\nlong  c\nA sentence.\n");
        let long = "word ".repeat(40);
        let told = shown(&long);
        assert!(told.lines().count() == 2 && told.lines().all(|l| l.chars().count() <= WIDTH), "{told}");
    }

    #[test]
    fn a_page_is_parted_at_its_marks() {
        let page = "# A\n## On Terni\n<!-- answer -->\nold\n<!-- /answer -->\nb\n";
        assert_eq!(parts(page), Ok(["# A\n## On Terni\n<!-- answer -->\n", "old\n", "<!-- /answer -->\nb\n"]));
        assert!(parts("# A\n<!-- answer -->\n<!-- /answer -->").is_err());
    }
}
