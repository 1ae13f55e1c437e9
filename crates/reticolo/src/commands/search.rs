//! Search over everything, and the vocabularies, from the command line.

use super::open;
use crate::args::{Search, Vocabularies};
use crate::output::{language, line, print_json, say};
use reticolo_instruments::search::{SearchAsk, SearchView};
use reticolo_instruments::vocabularies::{self, Entry, List, files, names::Names, summary};
use reticolo_instruments::{Result, Who, WorkError};
use reticolo_messages::{t, tn, tr};
use reticolo_model::{Problem, kinds};
use serde_json::json;
use std::collections::BTreeMap;
use std::process::ExitCode;
use std::sync::Arc;

/// `reticolo search DIR WORDS`.
pub async fn search(json: bool, search: Search) -> Result<ExitCode> {
    let wb = open(&search.dir).await?;
    let who = match &search.audience {
        Some(text) => Who::Reader(super::audience(&wb, text).await?),
        None => Who::CommandLine,
    };
    let given = [
        ("kind", search.kind),
        ("unit", search.unit),
        ("status", search.status),
        ("data_set", search.data_set),
        ("area", search.area),
        ("dimension", search.dimension),
        ("modality", search.modality),
    ];
    let filters: BTreeMap<String, Vec<String>> = given.into_iter().filter(|(_, v)| !v.is_empty()).map(|(f, v)| (f.to_owned(), v)).collect();
    let ask = SearchAsk { text: search.words.join(" "), filters, after: search.after, limit: search.limit, exact: search.exact };
    let view = wb.search_all(&who.showing(search.illustrative), &ask, language()).await?;
    if json {
        let facets: BTreeMap<&str, BTreeMap<&str, i64>> =
            view.facets.iter().map(|f| (f.field.as_str(), f.values.iter().map(|(v, n, _)| (v.as_str(), *n)).collect())).collect();
        let items: Vec<_> = view.hits.iter().map(|h| json!({ "score": h.score, "snippet": h.snippet, "record": h.record })).collect();
        print_json(&json!({
            "total": view.total, "items": items, "facets": facets, "corrected": view.corrected, "alternatives": view.alternatives,
            "go_to": view.places, "next": view.next,
        }));
    } else {
        say_found(&ask, &view);
    }
    wb.store.close().await;
    Ok(ExitCode::SUCCESS)
}

fn say_found(ask: &SearchAsk, view: &SearchView) {
    let l = language();
    if let Some(corrected) = &view.corrected {
        line!("{} {}", tr(l, "search-nothing", &[("q", ask.text.trim())]), tr(l, "search-shown", &[("q", corrected)]));
        for other in &view.alternatives {
            line!("{} {other}?", t(l, "search-meant"));
        }
    }
    let looked = view.corrected.as_deref().unwrap_or(ask.text.trim());
    line!("{}", tn(l, "search-finding", i64::try_from(view.total).unwrap_or(i64::MAX), &[("q", looked)]));
    for place in &view.places {
        line!("  → {}: {} ({})", t(l, &format!("search-{}", place.what)), place.name, place.code);
    }
    for hit in &view.hits {
        let kind = kinds::find(&hit.record.kind).map_or_else(|| hit.record.kind.clone(), |k| t(l, k.code));
        line!("{}  {} ({kind})", hit.record.id, hit.record.title);
        if let Some(snippet) = &hit.snippet {
            line!("    {}", snippet.pieces.iter().map(|p| p.text.as_str()).collect::<String>());
        }
    }
    if let Some(next) = &view.next {
        line!("--after {next}");
    }
}

/// `reticolo vocabularies [CODE]`.
pub async fn vocabularies(json: bool, asked: Vocabularies) -> Result<ExitCode> {
    let names: Arc<Names> = match &asked.dir {
        Some(dir) => {
            let wb = open(dir).await?;
            let names = wb.names().await?;
            wb.store.close().await;
            names
        }
        None => Arc::default(),
    };
    let l = language();
    let Some(code) = &asked.code else {
        let lists: Vec<_> = vocabularies::all().into_iter().filter_map(|c| names.list(c)).map(|list| summary(&list)).collect();
        if json {
            print_json(&lists);
        } else {
            for one in &lists {
                line!("{:<20} {:>6}  {:<8} {}", one.code, one.entries, one.version, vocabularies::title(l, one.code));
            }
        }
        return Ok(ExitCode::SUCCESS);
    };
    let list = names.list(code).ok_or_else(|| WorkError::NotFound(code.clone()))?;
    if let Some(path) = &asked.out {
        let text = match super::extension(path).as_str() {
            "csv" => files::csv(&list),
            "json" => format!("{}\n", files::json(&list)),
            "ttl" => files::turtle(&list, &format!("urn:reticolo:vocabularies/{code}")),
            other => return Err(Problem::new("problem-vocabulary-form", other).into()),
        };
        std::fs::write(path, text).map_err(WorkError::io(path))?;
        say(json, path.display().to_string());
        return Ok(ExitCode::SUCCESS);
    }
    let shown: Vec<&Entry> = match &asked.find {
        Some(words) => list.find(words, usize::MAX).0,
        None => list.entries.iter().collect(),
    };
    if json {
        let mut value = files::json(&list);
        let wanted = |e: &serde_json::Value| e["code"].as_str().is_some_and(|c| shown.iter().any(|s| s.code == c));
        if asked.find.is_some()
            && let Some(entries) = value["entries"].as_array().cloned()
        {
            value["entries"] = entries.into_iter().filter(wanted).collect();
        }
        print_json(&value);
    } else {
        for entry in shown {
            say_entry(&list, entry, asked.find.is_some());
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// An entry with what it is in other lists, indented by its level.
fn say_entry(list: &List, entry: &Entry, with_ties: bool) {
    let l = language();
    let level = list.above(&entry.code).len();
    line!("{:indent$}{}  {}", "", entry.code, entry.name(l), indent = level * 2);
    for tie in vocabularies::ties_of(list.code, &entry.code).iter().filter(|_| with_ties) {
        line!("{:indent$}  {}: {} {}", "", t(l, &format!("vocabularies-tie_{}", tie.how)), tie.list, tie.code, indent = level * 2);
    }
}
