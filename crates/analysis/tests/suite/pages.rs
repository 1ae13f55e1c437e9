//! Every card has its page in `docs/methods`: what stands between the marks is made of the card (`RETICOLO_WRITE=1` writes it), the rest by hand.
//! Each ends in an example on the example territory: commands, their answer (which `cargo xtask pictures` writes) and a picture with words.

use reticolo_analysis::catalogue::{CATALOGUE, Card, Field, Oracle, Parameter};
use std::fmt::Write as _;
use std::path::Path;

const MARKS: [&str; 2] = ["<!-- card -->", "<!-- /card -->"];
const PARTS: [&str; 5] = ["## How to read it", "## Formula", "## Limits", "## Example", EXAMPLE];
/// "On" the example territory, whatever it is.
const EXAMPLE: &str = "\n## On ";
const ANSWER: [&str; 2] = ["<!-- answer -->\n```text\n", "```\n<!-- /answer -->"];
/// What a picture says in words is a sentence at least.
const WORDS: usize = 6;
/// Bytes of a picture, and of all together.
const LARGEST: [u64; 2] = [60_000, 1_500_000];

fn parameter(p: &Parameter) -> String {
    format!("| `{}` | {} | {} | {} | {} |", p.name, p.unit, p.default, p.range.replace('|', ", "), p.help.en.replace('|', ", "))
}

fn field(f: &Field) -> String {
    format!("| `{}` | {} | {} |", f.name, f.unit, f.help.en.replace('|', ", "))
}

fn told(card: &Card) -> String {
    let mut out = String::new();
    let _ = writeln!(out, "\n**{}** ({})\n", card.question.en, card.question.it);
    let _ = writeln!(out, "| parameter | unit | unless said | range | |\n|---|---|---|---|---|");
    card.parameters.iter().for_each(|p| out.push_str(&(parameter(p) + "\n")));
    let _ = writeln!(out, "\n| result | unit | |\n|---|---|---|");
    card.results.iter().for_each(|f| out.push_str(&(field(f) + "\n")));
    let _ = writeln!(out, "\nCost: {}\n", card.cost.en);
    for source in card.sources {
        let _ = writeln!(out, "- {} <https://doi.org/{}>", source.citation, source.doi);
    }
    let checked = match card.oracle {
        Oracle::Folder(folder) => format!(" and the reference answers of published tools (`{folder}`)"),
        Oracle::Tests(file) => format!(" and those of `crates/analysis/tests/suite/{file}.rs`"),
        Oracle::Cases => String::new(),
    };
    let _ = writeln!(
        out,
        "\nChecked against the cases of `oracles/{}`{checked}; its laws are in `{}.rs`, its measurements in `bench/peers/{}.py`. In the workbench: `{}`.\n",
        card.id, card.laws, card.bench, card.page
    );
    out
}

#[test]
fn every_card_has_a_page_that_says_what_the_card_says() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/methods");
    let mut wrong = Vec::new();
    for card in CATALOGUE {
        let path = folder.join(card.id).with_extension("md");
        let Ok(text) = std::fs::read_to_string(&path) else {
            wrong.push(format!("{}: no page", card.id));
            continue;
        };
        let parts: Vec<&str> = PARTS.iter().filter(|p| !text.contains(*p)).copied().collect();
        if !parts.is_empty() || !text.starts_with("# ") {
            wrong.push(format!("{}: lacks {parts:?} or a title", card.id));
        }
        let split = text.split_once(MARKS[0]).and_then(|(before, rest)| Some((before, rest.split_once(MARKS[1])?)));
        let Some((before, (now, after))) = split else {
            wrong.push(format!("{}: lacks its marks", card.id));
            continue;
        };
        let wanted = told(card);
        if now.trim() != wanted.trim() {
            if std::env::var_os("RETICOLO_WRITE").is_some() {
                std::fs::write(&path, format!("{before}{}\n{wanted}{}{after}", MARKS[0], MARKS[1])).unwrap();
            } else {
                wrong.push(format!("{}: the page does not say what the card says (RETICOLO_WRITE=1 writes it)", card.id));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What is wrong with the example of a page; else how large its picture is.
fn example(folder: &Path, text: &str) -> Result<u64, String> {
    let (_, section) = text.split_once(EXAMPLE).ok_or("no example")?;
    let (question, rest) = section.split_once("```sh\n").ok_or("no commands in a block marked `sh`")?;
    let (commands, rest) = rest.split_once("```\n").ok_or("its commands do not end")?;
    let (_, rest) = rest.split_once(ANSWER[0]).ok_or("the answer lacks its first mark")?;
    let (answer, rest) = rest.split_once(ANSWER[1]).ok_or("the answer lacks its last mark")?;
    let (reading, picture) = rest.split_once("<!-- picture /").ok_or("no picture, or no address where it is taken")?;
    if question.trim().is_empty() || !commands.contains("reticolo ") || answer.trim().is_empty() || reading.trim().is_empty() {
        return Err("question, commands, answer or how to read it is empty".to_owned());
    }
    let (_, picture) = picture.split_once(" -->\n![").ok_or("no picture after its address")?;
    let (words, rest) = picture.split_once("](").ok_or("a picture without words")?;
    let file = rest.split(')').next().unwrap_or_default();
    if words.split_whitespace().count() < WORDS {
        return Err(format!("the words for {file} say too little: “{words}”"));
    }
    let bytes = std::fs::metadata(folder.join(file)).map_err(|e| format!("{file}: {e}"))?.len();
    if bytes == 0 || bytes > LARGEST[0] { Err(format!("{file} has {bytes} bytes")) } else { Ok(bytes) }
}

#[test]
fn every_page_has_an_example_with_its_answer_and_a_picture_in_words() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/methods");
    let (mut wrong, mut all) = (Vec::new(), 0);
    for card in CATALOGUE {
        let text = std::fs::read_to_string(folder.join(card.id).with_extension("md")).unwrap_or_default();
        match example(&folder, &text) {
            Ok(bytes) => all += bytes,
            Err(why) => wrong.push(format!("{}: {why}", card.id)),
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(all <= LARGEST[1], "all pictures together have {all} bytes");
}
