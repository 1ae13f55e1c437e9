//! 2.2 What is latent: how many of which rule, and the first of them with why, how sure and what can be done.

use super::Material;
use super::tables::{Long, MOST, heads};
use super::writer::Writer;
use crate::latencies::{Arg, Finding, RULES, Said};
use crate::{Result, Workbench};
use reticolo_messages::{percent, t};
use reticolo_report::{Align, Block, Cell, Inline, Row, Section};
use std::collections::BTreeSet;

/// What is open for the plan's audience on its day, the surest and greatest first, as it is said.
pub(super) async fn open(wb: &Workbench, m: &Material, day: &str, l: reticolo_messages::Language) -> Result<Vec<(Finding, Said)>> {
    wb.open_findings(&m.who, day, l).await
}

pub(super) fn section(w: &mut Writer<'_>, found: &[(Finding, Said)]) -> Section {
    let l = w.language;
    if found.is_empty() {
        return w.section("latencies", Inline::plain(t(l, "plan-latencies-finding_none")), vec![w.missing("latencies")]);
    }
    let sets: BTreeSet<&str> = found.iter().flat_map(|(f, _)| f.data.iter().map(String::as_str)).collect();
    let sets: Vec<&str> = sets.into_iter().collect();
    let by = w.by(&sets, "latencies");
    let number = w.number("latencies.number", "latencies", &[], found.len(), &by);
    let finding = w.say_n("plan-latencies-finding", found.len(), &[("number", &w.opening(&number))], &[]);
    let mut text = w.say_n("plan-latencies-text", found.len(), &[("number", &number)], &[]);
    let kinds: Vec<(&str, usize)> =
        RULES.iter().map(|r| (r.code, found.iter().filter(|(f, _)| f.rule == r.code).count())).filter(|(_, n)| *n > 0).collect();
    for (i, (code, n)) in kinds.iter().enumerate() {
        let name = t(l, &format!("latency_rule-{code}")).to_lowercase();
        let figure = w.number(&format!("latencies.rule.{code}"), "latencies_rule", &[("rule", &name)], *n, &by);
        text.push(Inline::text(if i == 0 { " " } else { ", " }));
        text.push(Inline::text(format!("{name} ")));
        text.push(figure.inline());
    }
    text.push(Inline::text("."));
    let rows = found.iter().take(MOST).enumerate().map(|(i, (f, said))| row(w, i, f, said)).collect();
    let table = Long {
        id: "table-latencies",
        caption: Inline::plain(t(l, "plan-latencies-table")),
        columns: heads(
            w,
            [
                ("plan-latencies-what", Align::Text),
                ("plan-latencies-where", Align::Text),
                ("plan-latencies-sure", Align::Number),
                ("plan-latencies-do", Align::Text),
            ],
        ),
        rows,
        all: found.len(),
        total: None,
        by: by.clone(),
        wide: true,
        notes: Vec::new(),
    };
    let table = w.long(table);
    let note = w.note(Vec::new(), Inline::plain(t(l, "plan-latencies-note")), &by);
    w.section("latencies", finding, vec![Block::Paragraph { text, notes: vec![note] }, table])
}

/// One of them; every number that its sentences say is entered in the annex.
fn row(w: &mut Writer<'_>, i: usize, finding: &Finding, said: &Said) -> Row {
    let sets: Vec<&str> = finding.data.iter().map(String::as_str).collect();
    let by = &w.by(&sets, "latencies");
    let title = [("title", said.title.as_str())];
    let id = |part: &str| format!("latencies.{i}.{part}");
    let whole = |w: &mut Writer<'_>, part: &str, n: i64| drop(w.whole(&id(part), "latencies_part", &title, n, "", by));
    whole(w, "n", finding.n);
    whole(w, "more", i64::try_from(finding.units.len().saturating_sub(3)).unwrap_or(0));
    for (name, arg) in &finding.args {
        match arg {
            Arg::Count(n) => whole(w, name, *n),
            #[expect(clippy::cast_possible_truncation, reason = "people are whole")]
            Arg::People(x) => whole(w, name, x.round() as i64),
            Arg::Percent(x) => drop(w.part(&id(name), "latencies_part", &title, *x, by)),
            Arg::Km(x) => drop(w.decimal(&id(name), "latencies_part", &title, *x, 1, "km", by)),
            Arg::Number(x) => drop(w.decimal(&id(name), "latencies_part", &title, *x, 1, "", by)),
            Arg::Euro(cents) => drop(w.money(&id(name), "latencies_part", &title, *cents, by)),
            _ => {}
        }
    }
    if let Some(people) = finding.people {
        w.people(&id("people"), "latencies_part", &title, people, by);
    }
    let sure = w.figure(
        &id("sure"),
        reticolo_messages::tr(w.language, "plan-value-latencies_sure", &title),
        serde_json::json!(finding.confidence),
        "%",
        percent(w.language, f64::from(finding.confidence) / 100.0, 0),
        &by.data,
        Some(&by.method),
    );
    let what = format!("{}. {}", said.title, said.why);
    Row { cells: vec![Cell::text(what), Cell::text(said.place.clone()), sure.cell(), Cell::text(said.suggestion.clone())], total: false }
}
