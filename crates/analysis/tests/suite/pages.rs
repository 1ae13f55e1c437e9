//! Every card has its page in `docs/methods`: what stands between the marks is made of the card (`RETICOLO_WRITE=1` writes it), the rest by hand.

use reticolo_analysis::catalogue::{CATALOGUE, Card, Field, Oracle, Parameter};
use std::fmt::Write as _;
use std::path::Path;

const MARKS: [&str; 2] = ["<!-- card -->", "<!-- /card -->"];
const PARTS: [&str; 4] = ["## How to read it", "## Formula", "## Limits", "## Example"];

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
