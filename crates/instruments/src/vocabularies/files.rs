//! A vocabulary as a file: CSV, JSON, and SKOS in Turtle.

use super::{Entry, List, ties_of};
use reticolo_messages::Language;
use serde_json::{Value, json};
use std::fmt::Write;

/// One row an entry, each after the one it stands under.
#[must_use]
pub fn csv(list: &List) -> String {
    let mut out = String::from("code,parent,name_it,name_en,since,until,successor,uri,own,retired\n");
    let cell =
        |text: &str| if text.contains([',', '"', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.to_owned() };
    let yes = |yes: bool| if yes { "true" } else { "" };
    for e in &list.entries {
        let texts = [&e.code, &e.parent, &e.name_it, &e.name_en, &e.since, &e.until, &e.successor, &e.uri].map(|t| cell(t));
        let _ = writeln!(out, "{},{},{}", texts.join(","), yes(e.own), yes(e.retired));
    }
    out
}

/// The list with its entries, and what each is in other lists.
#[must_use]
pub fn json(list: &List) -> Value {
    let entry = |e: &Entry| {
        let mut value = json!(e);
        let ties = ties_of(list.code, &e.code);
        if !ties.is_empty() {
            value["ties"] = json!(ties);
        }
        value
    };
    json!({
        "code": list.code, "title_it": list.title(Language::It), "title_en": list.title(Language::En), "version": list.version,
        "source": list.source, "licence": list.licence, "editing": list.editing,
        "entries": list.entries.iter().map(entry).collect::<Vec<_>>(),
    })
}

/// SKOS: a scheme and its concepts, with addresses below `base` (the address of the list's page).
#[must_use]
pub fn turtle(list: &List, base: &str) -> String {
    let mut out = String::from(
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n@prefix dcterms: <http://purl.org/dc/terms/> .\n@prefix owl: <http://www.w3.org/2002/07/owl#> .\n\n",
    );
    let scheme = format!("<{}>", iri(base));
    let concept =
        |list: &str, code: &str| format!("<{}>", iri(&format!("{}/{list}#{code}", base.rsplit_once('/').map_or(base, |(b, _)| b))));
    let names = |out: &mut String, it: &str, en: &str| {
        for (text, language) in [(it, "it"), (en, "en")].into_iter().filter(|(text, _)| !text.is_empty()) {
            let _ = write!(out, " ;\n    skos:prefLabel {}@{language}", literal(text));
        }
    };
    let _ = write!(out, "{scheme} a skos:ConceptScheme");
    names(&mut out, &list.title(Language::It), &list.title(Language::En));
    let _ = writeln!(
        out,
        " ;\n    owl:versionInfo {} ;\n    dcterms:source {} ;\n    dcterms:rights {} .\n",
        literal(list.version),
        literal(list.source),
        literal(list.licence)
    );
    for e in &list.entries {
        let _ = write!(
            out,
            "{} a skos:Concept ;\n    skos:inScheme {scheme} ;\n    skos:notation {}",
            concept(list.code, &e.code),
            literal(&e.code)
        );
        names(&mut out, &e.name_it, &e.name_en);
        if e.parent.is_empty() {
            let _ = write!(out, " ;\n    skos:topConceptOf {scheme}");
        } else {
            let _ = write!(out, " ;\n    skos:broader {}", concept(list.code, &e.parent));
        }
        if !e.uri.is_empty() {
            let _ = write!(out, " ;\n    skos:closeMatch <{}>", iri(&e.uri));
        }
        for tie in ties_of(list.code, &e.code) {
            let how = match tie.how {
                "exact" => "skos:exactMatch",
                "broader" => "skos:broadMatch",
                "narrower" => "skos:narrowMatch",
                _ => "skos:relatedMatch",
            };
            let _ = write!(out, " ;\n    {how} {}", concept(tie.list, &tie.code));
        }
        if e.retired {
            let _ = write!(out, " ;\n    owl:deprecated true");
        }
        out.push_str(" .\n");
    }
    out
}

/// An address as Turtle takes it between `<` and `>`.
fn iri(text: &str) -> String {
    text.chars().filter(|c| !matches!(c, '<' | '>' | '"' | '{' | '}' | '|' | '^' | '`' | '\\') && !c.is_control() && *c != ' ').collect()
}

fn literal(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => {
                out.push('\\');
                out.push(c);
            }
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::super::base;
    use super::*;

    #[test]
    fn files_hold_every_entry() {
        let list = base("ateco_2025").expect("a list");
        let rows = csv(&list);
        assert_eq!(rows.lines().count(), list.entries.len() + 1);
        let mut read = ::csv::Reader::from_reader(rows.as_bytes());
        assert!(read.records().all(|r| r.is_ok_and(|r| r.len() == 10)));
        assert_eq!(json(&list)["entries"].as_array().map(Vec::len), Some(list.entries.len()));
        let skos = turtle(&list, "https://example.org/vocabularies/ateco_2025");
        assert_eq!(skos.matches(" a skos:Concept ;").count(), list.entries.len());
        assert!(skos.contains("<https://example.org/vocabularies/nace_2#01.1>"));
        assert_eq!(literal("a \"b\" \\ c\nd"), r#""a \"b\" \\ c\nd""#);
    }
}
