//! What an import says when it has ended: how the file was read, what came of its rows, what is for people to settle, and last
//! who sees what came in.

use crate::output::{bad_cell, language, line};
use reticolo_instruments::survey::ImportReport;
use reticolo_messages::{Language, euro, has, t, tn, tr};
use reticolo_model::money;
use std::path::Path;

/// Of a long list so many lines are shown; `--json` has them all.
const SHOWN: usize = 20;
/// Of what is only perhaps so, fewer.
const FEW: usize = 5;

fn count(n: impl TryInto<i64>) -> i64 {
    n.try_into().unwrap_or(i64::MAX)
}

/// The first of many things, a line each, and how many more there are.
fn list<T>(l: Language, all: &[T], say: impl Fn(&T) -> String) {
    first(l, all, SHOWN, say);
}

fn first<T>(l: Language, all: &[T], shown: usize, say: impl Fn(&T) -> String) {
    for one in all.iter().take(shown) {
        line!("  − {}", say(one));
    }
    if all.len() > shown {
        line!("  {}", tn(l, "cli-import-more", count(all.len() - shown), &[]));
    }
}

/// A line that is only said when there is something to say.
fn told(l: Language, key: &str, n: impl TryInto<i64>, args: &[(&str, &str)]) {
    let n = count(n);
    if n > 0 {
        line!("{}", tn(l, key, n, args));
    }
}

pub fn tell(report: &ImportReport, dir: &Path) {
    let l = language();
    if report.proposed {
        line!("{}\n{}", t(l, "cli-import-proposed"), report.mapping.trim_end());
    }
    for cell in &report.bad {
        eprintln!("{}", bad_cell(cell));
    }
    read_as(l, report);
    rows(l, report);
    places(l, report);
    figures(l, report);
    references(l, report);
    to_settle(l, report);
    end(l, report, dir);
}

fn read_as(l: Language, report: &ImportReport) {
    let found: Vec<String> = report
        .read_as
        .iter()
        .map(|(code, value)| {
            let key = format!("read-{}-{value}", code.replace('_', "-"));
            if code == "parts" {
                return tr(l, "read-parts", &[("parts", value)]);
            }
            if has(l, &key) { t(l, &key) } else { value.clone() }
        })
        .collect();
    if !found.is_empty() {
        line!("{}", tr(l, "cli-import-read_as", &[("found", &found.join(", "))]));
    }
}

fn rows(l: Language, report: &ImportReport) {
    if let Some(file) = &report.rejected_file {
        line!("{}", tn(l, "cli-import-rejected", count(report.bad_rows), &[("file", &file.display().to_string())]));
    }
    let number = |key: &str, n: usize| tn(l, key, count(n), &[]);
    line!(
        "{}: {}; {}, {}, {}, {}.",
        report.data_set,
        tn(l, "cli-import-read", count(report.rows), &[]),
        number("cli-import-new", report.added),
        number("cli-import-changed", report.changed),
        number("cli-import-same", report.same),
        number("cli-import-removed", report.removed),
    );
    told(l, "cli-import-met", report.met, &[]);
    if !report.ignored.is_empty() {
        line!("{}", tr(l, "cli-import-ignored", &[("columns", &report.ignored.join(", "))]));
    }
    if !report.kept_by_units.is_empty() {
        line!("{}", tr(l, "cli-import-kept_by_units", &[("columns", &report.kept_by_units.join(", "))]));
    }
}

fn places(l: Language, report: &ImportReport) {
    let names: Vec<String> = report.names_met.iter().take(SHOWN).map(|(written, kept)| format!("{written} → {kept}")).collect();
    let names = names.join(", ") + if report.names_met.len() > SHOWN { ", …" } else { "" };
    told(l, "cli-import-names_met", report.names_met.len(), &[("names", &names)]);
    told(l, "cli-import-outside", report.outside, &[]);
    told(l, "cli-import-left_out", report.left_out, &[]);
    if let Some(cents) = report.left_out_money.as_deref().and_then(|m| money::cents(m).ok()) {
        line!("{}", tr(l, "cli-import-left_out_money", &[("money", &euro(l, cents))]));
    }
    told(l, "cli-import-places_unknown", report.places_unknown, &[]);
    told(l, "cli-import-doubtful", report.doubtful, &[]);
    if !report.followed.is_empty() {
        line!("{}", tr(l, "cli-import-followed", &[("codes", &report.followed.join(", "))]));
    }
}

fn figures(l: Language, report: &ImportReport) {
    told(l, "cli-import-figures", report.figures, &[]);
    told(l, "cli-import-suppressed", report.suppressed, &[]);
    told(l, "cli-import-merged", report.merged, &[]);
    told(l, "cli-import-zeros", report.zeros, &[]);
    told(l, "cli-import-sums", report.sums.len(), &[]);
    list(l, &report.sums, |s| {
        let [stated, summed] = [s.stated, s.summed].map(reticolo_model::canonical::number);
        let args = [("total", s.total.as_str()), ("unit", &s.unit), ("period", &s.period), ("stated", &stated), ("summed", &summed)];
        tr(l, "cli-import-sum", &args)
    });
    list(l, &report.also_in, |a| a.sentence(l));
}

fn references(l: Language, report: &ImportReport) {
    told(l, "cli-import-created", report.created, &[]);
    told(l, "cli-import-linked", report.linked, &[]);
    told(l, "cli-import-unlinked", report.unlinked, &[]);
    told(l, "cli-import-not_found", report.not_found.len(), &[]);
    list(l, &report.not_found, |(column, text, rows)| {
        tn(l, "cli-import-not_found_one", count(*rows), &[("column", column), ("text", text)])
    });
}

fn to_settle(l: Language, report: &ImportReport) {
    told(l, "cli-import-look_alikes", report.look_alikes.len(), &[]);
    first(l, &report.look_alikes, FEW, |a| {
        let row = a.row.to_string();
        tr(l, "cli-import-look_alike", &[("row", &row), ("title", &a.title), ("key", &a.key), ("other", &a.record_key)])
    });
    told(l, "cli-import-kept_by_hand", report.kept_by_hand.len(), &[]);
    list(l, &report.kept_by_hand, |k| {
        let args = [("title", k.title.as_str()), ("field", &k.field), ("by_hand", &k.by_hand), ("in_file", &k.in_file)];
        tr(l, "cli-import-kept", &args)
    });
    if report.removed == 0 && !report.missing.is_empty() {
        list(l, &report.missing, Clone::clone);
        line!("{}", tn(l, "cli-import-missing", count(report.missing.len()), &[]));
    }
}

fn end(l: Language, report: &ImportReport, dir: &Path) {
    if report.dry_run {
        line!("{}", t(l, "cli-dry_run"));
    } else {
        match report.seq {
            None => line!("{}", t(l, "cli-import-unchanged")),
            Some(seq) => line!("{}", tr(l, "cli-import-undo", &[("dir", &dir.display().to_string()), ("seq", &seq.to_string())])),
        }
    }
    if let Some(visibility) = report.visibility {
        let words = t(l, &format!("visibility-{}", visibility.code()));
        line!("{}", tn(l, "cli-import-visible", count(report.published), &[("visibility", &words)]));
    }
}
