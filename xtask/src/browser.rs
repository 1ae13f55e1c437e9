//! Every page in a real browser: the example served by the real program, looked at by `e2e/pages.mjs`. The long version looks at an empty,
//! an overfull and a hostile territory too.

use crate::run::{Done, capture, command, root, show};
use crate::server::{Server, reticolo};
use crate::suite::Show;
use crate::test::{Run, inside};
use std::path::Path;

const EXAMPLE: &str = "example";
const USER: &str = "browser";
/// Lives as long as the territory it is set in: one test run.
const PASSWORD: &str = "a long word for one run only";

pub fn run(run: &mut Run) -> Done {
    let demo = run.demo()?;
    pages(run, EXAMPLE, &demo)?;
    if run.deep {
        for (name, make) in [("empty", empty as fn(&Path, &Path) -> Done), ("overfull", overfull), ("hostile", hostile)] {
            let folder = run.temp.0.join(name);
            make(&demo, &folder)?;
            pages(run, name, &folder)?;
        }
    }
    Ok(())
}

fn pages(run: &mut Run, name: &str, territory: &Path) -> Done {
    let (known, routes) = (inside(&run.temp.0, "routes.json"), inside(&run.temp.0, &format!("pages-{name}.json")));
    std::fs::write(&known, capture(&mut reticolo(&["routes", "--json"]))?).map_err(|error| format!("{known}: {error}"))?;
    let link = add_user(territory, USER, "administrator")?;
    // A link that nobody follows, for the page behind it.
    let other = add_user(territory, "newcomer", "reader")?;
    let server = Server::start(territory)?;
    show(command("node").arg("xtask/src/routes.mjs").envs([
        ("BASE_URL", server.base.as_str()),
        ("KINDS", &kinds()?),
        ("ROUTES_IN", &known),
        ("ROUTES_FILE", &routes),
        ("SET_UP_LINK", &other),
    ]))?;
    let mut node = command("node");
    node.args(["--test", "--test-reporter=spec"]).current_dir(root().join("e2e"));
    node.envs([
        ("BASE_URL", server.base.as_str()),
        ("ROUTES_FILE", &routes),
        ("RETICOLO_TOKEN_LINK", &link),
        ("E2E_USER", USER),
        ("E2E_PASSWORD", PASSWORD),
    ]);
    if run.deep {
        node.env("DEEP", "1");
    }
    if name != EXAMPLE {
        // What people do on a page is tried on the example: elsewhere there may be nothing to do it with.
        node.args(["--test-name-pattern", " at (360|1280)"]);
    }
    node.arg("pages.mjs");
    if !run.tally.run(&format!("browser, {name}"), &mut node, Show::All, run.limit)? {
        println!("   the server said:\n{}", server.log());
    }
    if name == EXAMPLE {
        // The account is there by now: a file is brought in and taken back, and an analyst's day is walked by keyboard.
        for script in ["import", "walk"] {
            let mut more = command("node");
            more.args(["--test", "--test-reporter=spec", &format!("{script}.mjs")]).current_dir(root().join("e2e"));
            more.envs([("BASE_URL", server.base.as_str()), ("E2E_USER", USER), ("E2E_PASSWORD", PASSWORD)]);
            if !run.tally.run(&format!("browser, {script}"), &mut more, Show::All, run.limit)? {
                println!("   the server said:\n{}", server.log());
            }
        }
    }
    Ok(())
}

/// Adds somebody; the path of the page where they set their password.
pub fn add_user(territory: &Path, name: &str, role: &str) -> Result<String, String> {
    let told = capture(&mut reticolo(&["user", &territory.to_string_lossy(), "add", name, "--role", role]))?;
    set_up_link(&told).map(str::to_owned).ok_or_else(|| format!("`reticolo user … add` printed no set-up link:\n{told}"))
}

/// The codes of all kinds, divided by commas, as they are declared.
fn kinds() -> Result<String, String> {
    let file = root().join("crates/model/src/kinds/mod.rs");
    let text = std::fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
    let list = text.split("kinds![").nth(1).and_then(|rest| rest.split(']').next()).ok_or("no list of kinds")?;
    Ok(list.split(',').map(str::trim).filter(|kind| !kind.is_empty()).collect::<Vec<_>>().join(","))
}

/// The address of the page where the first password is set, from whatever the command printed around it.
fn set_up_link(told: &str) -> Option<&str> {
    let link = &told[told.find("/set-up/")?..];
    Some(&link[..link.find(|c: char| c.is_whitespace() || "\"'<>)”".contains(c)).unwrap_or(link.len())])
}

/// A territory with nothing in it.
fn empty(demo: &Path, folder: &Path) -> Done {
    let configuration = demo.join("reticolo.toml");
    let text = std::fs::read_to_string(&configuration).map_err(|error| format!("{}: {error}", configuration.display()))?;
    let code = setting(&text, "territory").ok_or("the example's reticolo.toml names no territory")?;
    capture(&mut reticolo(&["new", &folder.to_string_lossy(), "--name", "Empty", "--territory", code])).map(drop)
}

/// The generated territory at several times its size.
fn overfull(_demo: &Path, folder: &Path) -> Done {
    capture(&mut reticolo(&["example", "generate", &folder.to_string_lossy(), "--scale", "5", "--seed", "1"])).map(drop)
}

/// A territory whose records are named as badly as can be.
fn hostile(demo: &Path, folder: &Path) -> Done {
    empty(demo, folder)?;
    let names = [
        "<script>document.title = 'taken'</script>".to_owned(),
        "\"'><img src=x onerror=alert(1)>".to_owned(),
        "<b>not bold</b> & not &amp;amp; either".to_owned(),
        "{{ 7 * 7 }} ${7 * 7} #{7 * 7}".to_owned(),
        "right to left \u{202e}dna dnuora".to_owned(),
        "M".repeat(480),
        "a ".repeat(240),
        "=cmd|' /C calc'!A0".to_owned(),
        "../../../etc/passwd".to_owned(),
        "שלום العالم 𝒽ℯ𝓁𝓁ℴ 👩‍👩‍👧‍👦 Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢".to_owned(),
    ];
    let dir = folder.to_string_lossy();
    for (kind, field, value) in [
        ("actor", "nature", "public_body"),
        ("need", "category", "social"),
        ("offer", "category", "social"),
        ("initiative", "phase", "planned"),
        ("asset", "class", "service_facility"),
    ] {
        let mut csv = format!("key,title,summary,{field}\n");
        for (number, name) in names.iter().enumerate() {
            let cell = name.replace('"', "\"\"");
            csv.push_str(&format!("{number},\"{cell}\",\"{cell}\",{value}\n"));
        }
        let file = folder.with_extension(format!("{kind}.csv"));
        std::fs::write(&file, csv).map_err(|error| format!("{}: {error}", file.display()))?;
        capture(&mut reticolo(&["import", &dir, &file.to_string_lossy(), "--as", kind, "--visibility", "public", "--skip-bad-rows"]))?;
    }
    Ok(())
}

/// A text in a simple TOML file.
pub fn setting<'t>(toml: &'t str, key: &str) -> Option<&'t str> {
    let line = toml.lines().find_map(|line| line.strip_prefix(key)?.trim_start().strip_prefix('='))?;
    line.trim().strip_prefix('"')?.strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_link_is_found_in_what_is_printed() {
        assert_eq!(set_up_link("Open http://127.0.0.1:8080/set-up/abc-DEF_1 within an hour."), Some("/set-up/abc-DEF_1"));
        assert_eq!(set_up_link("{\"link\":\"/set-up/abc\"}"), Some("/set-up/abc"));
        assert_eq!(set_up_link("no link"), None);
    }

    #[test]
    fn kinds_are_read_from_their_list() {
        assert!(kinds().expect("the list").split(',').any(|kind| kind == "asset"));
    }

    #[test]
    fn a_setting_is_read() {
        assert_eq!(setting("name = \"A b\"\nterritory = \"X1\"\n", "territory"), Some("X1"));
        assert_eq!(setting("name = \"A b\"\n", "territory"), None);
    }
}
