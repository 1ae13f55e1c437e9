//! 3.1g, first part: basins of like places, from the documented default set of indicators; what is missing where the set is not there.

use super::Material;
use super::maps::{alike, circles};
use super::phrases::{By, join};
use super::writer::Writer;
use crate::basins::{Basin, BasinsQuestion, BasinsView, name_of, traits_words};
use crate::{Result, WorkError, Workbench};
use reticolo_messages::{integer, list_words, t};
use reticolo_report::{Block, Drawing, Inline, Legend, LegendCount, LegendMarks, Shown};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The basins of the default question; nothing where its indicators are not there, or cannot tell places apart.
pub(super) async fn found(wb: &Workbench, m: &Material) -> Result<Option<Arc<BasinsView>>> {
    match wb.basins(&m.who, &BasinsQuestion::default()).await {
        Ok(view) => Ok(Some(view)),
        Err(WorkError::Invalid(_)) => Ok(None),
        Err(other) => Err(other),
    }
}

/// What was found in one sentence, and what the section says of it.
pub(super) fn part(w: &mut Writer<'_>, m: &Material, view: Option<&BasinsView>) -> (Option<Vec<Inline>>, Vec<Block>) {
    let Some(view) = view else { return (None, vec![w.missing("alike")]) };
    let sets: BTreeSet<&str> = view.indicators.iter().map(|i| i.indicator.data_set.as_str()).collect();
    let sets: Vec<&str> = sets.into_iter().collect();
    let mut by = w.by(&sets, "sums");
    by.method = method(w, view);
    let n = w.number("alike.number", "alike", &[], view.basins.len(), &by);
    let part = w.part("alike.part", "alike_part", &[], view.ratio, &by);
    let finding = w.say_n("plan-alike-finding", view.basins.len(), &[("number", &w.word(&n)), ("part", &part)], &[]);
    let mut text = w.say_n("plan-alike-text", view.basins.len(), &[("number", &w.word(&n)), ("part", &part)], &[]);
    text.push(Inline::text(" "));
    for (i, one) in view.indicators.iter().enumerate() {
        let period = w.period(&one.period, &by);
        text.push(Inline::text(if i > 0 { "; " } else { "" }));
        text.extend(w.say("plan-alike-indicator", &[("period", &period)], &[("title", &one.indicator.title)]));
    }
    text.push(Inline::text("."));
    text = join(text, standing(w, view, &by));
    let note = w.note(Vec::new(), Inline::plain(t(w.language, "plan-alike-note")), &by);
    let mut blocks = vec![Block::Paragraph { text: text.clone(), notes: vec![note] }];
    let items = view.basins.iter().map(|basin| item(w, m, view, basin, &by)).collect();
    blocks.push(Block::List { items, notes: Vec::new() });
    let caption = w.say("plan-alike-map", &[], &[]);
    blocks.push(Block::Figure {
        id: "figure-alike".to_owned(),
        alt: join(caption.clone(), text),
        caption,
        drawing: drawing(w, m, view),
        source: by.marks(),
        wide: false,
        notes: Vec::new(),
    });
    if !view.missing.is_empty() {
        let left = w.number("alike.missing", "alike_missing", &[], view.missing.len(), &by);
        blocks.push(Block::Paragraph {
            text: w.say_n("plan-alike-left_out", view.missing.len(), &[("number", &left)], &[]),
            notes: Vec::new(),
        });
    }
    (Some(finding), blocks)
}

/// Whether the basins stand, with the figure and its threshold.
fn standing(w: &mut Writer<'_>, view: &BasinsView, by: &By) -> Vec<Inline> {
    let Some(s) = &view.stability else { return Vec::new() };
    let replicates = w.number("alike.replicates", "alike_replicates", &[], s.replicates as usize, by);
    let agreement = w.decimal("alike.agreement", "alike_agreement", &[], s.agreement, 2, "", by);
    let threshold = w.decimal("alike.threshold", "alike_threshold", &[], s.threshold, 2, "", by);
    let key = if s.stable { "plan-alike-stable" } else { "plan-alike-unstable" };
    w.say(key, &[("replicates", &replicates), ("agreement", &agreement), ("threshold", &threshold)], &[])
}

/// "Bacino di … (4 comuni, 5 096 residenti): più anziani. Comprende …".
fn item(w: &mut Writer<'_>, m: &Material, view: &BasinsView, basin: &Basin, by: &By) -> Vec<Inline> {
    let l = w.language;
    let name = name_of(l, &m.places, basin);
    let words = [("name", name.as_str())];
    let units = w.number(&format!("alike.{}.units", basin.seat), "alike_units", &words, basin.units.len(), by);
    let mut out = match (&view.size, basin.size) {
        (Some(of), Some(size)) if size > 0.0 && of.code == super::book::code::RESIDENTS => {
            let both = by.and(&w.by(&[&of.data_set], "sums"));
            let people = w.people(&format!("alike.{}.people", basin.seat), "alike_people", &words, size, &both);
            w.say_n("plan-alike-basin_people", basin.units.len(), &[("units", &units), ("people", &people)], &words)
        }
        _ => w.say_n("plan-alike-basin", basin.units.len(), &[("units", &units)], &words),
    };
    out.push(Inline::text(format!(": {}. ", lower(&traits_words(l, view, basin)))));
    if basin.units.len() > 1 {
        let names: Vec<String> = basin.units.iter().map(|u| m.places.name(u).to_owned()).collect();
        out.push(Inline::text(format!("{}.", list_words(l, &names))));
    }
    out
}

/// As it stands within a sentence.
fn lower(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().collect::<String>() + letters.as_str())
}

/// Neighbours of one basin are joined by a line, and each basin bears the name of its place; it needs no colour.
fn drawing(w: &Writer<'_>, m: &Material, view: &BasinsView) -> Drawing {
    let l = w.language;
    let count = |key: &str| LegendCount { label: t(l, key), count: Shown::default() };
    let legend = Legend {
        title: t(l, "plan-alike-map_title"),
        marks: Some(LegendMarks { filled: count("plan-alike-map_unit"), hollow: None, zero: None }),
        ..Legend::default()
    };
    let of: BTreeMap<&str, i64> = view.rows.iter().filter_map(|r| Some((r.code.as_str(), i64::from(r.basin?)))).collect();
    let mut drawing = alike(m, legend, &of);
    let named = |code: &str| view.basins.iter().any(|b| b.seat == code).then(Shown::default);
    drawing.marks = circles(m, of.keys().map(|code| (*code, 1.0, named(code))));
    Drawing::Map(drawing)
}

/// The method with its papers and what was asked.
fn method(w: &mut Writer<'_>, view: &BasinsView) -> String {
    let l = w.language;
    let sources: Vec<String> =
        view.method.sources.iter().take(3).map(|s| format!("{}, doi:{}", s.citation.trim_end_matches('.'), s.doi)).collect();
    let q = &view.question;
    let parameters = vec![
        (t(l, "basins-method"), t(l, &format!("basins-method-{}", q.method))),
        (t(l, "basins-k"), integer(l, i64::from(q.k.unwrap_or_default()))),
        (t(l, "basins-replicates"), integer(l, i64::from(q.replicates.unwrap_or_default()))),
        (t(l, "hotspot-seed"), q.seed.to_string()),
        (t(l, "analysis-digest"), view.input_digest[..16].to_owned()),
    ];
    w.method("regions", &sources.join("; "), parameters, Some("/basins"))
}
