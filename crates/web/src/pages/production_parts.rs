//! Parts of the page of production: what the territory and its units are specialised in, who is on record, what is waited for.

use super::production::{branch, query_of};
use crate::session::Visit;
use crate::words;
use maud::{Markup, html};
use reticolo_instruments::Act;
use reticolo_instruments::places::Places;
use reticolo_instruments::production::{
    By, Cell, EmploymentUnit, EmploymentView, Parts, ProductionQuestion, ProductionView, Spot, class_name, standing_word,
};
use reticolo_instruments::vocabularies::names::Names;
use reticolo_messages::{Language, date, decimal, integer, list_words, percent, t, tn, tr};

/// Classes that have a column of their own beside a map; the file has them all.
const COLUMNS: usize = 4;
/// So many units without figures are named.
const NAMED: usize = 6;

fn none() -> String {
    "–".to_owned()
}

fn signed(l: Language, x: f64) -> String {
    let text = decimal(l, x, 0);
    if x >= 0.5 { format!("+{text}") } else { text }
}

/// A quotient with its band.
fn quotient(l: Language, cell: &Cell) -> String {
    match (cell.quotient, cell.low, cell.high) {
        (Some(q), Some(low), Some(high)) if cell.standing != "absent" => {
            format!("{} ({}–{})", decimal(l, q, 2), decimal(l, low, 2), decimal(l, high, 2))
        }
        (Some(q), ..) => decimal(l, q, 2),
        _ => none(),
    }
}

/// What is behind the title, and how sure it is.
pub fn lede(l: Language, view: &ProductionView) -> String {
    let s = &view.sectors;
    let mut out = Vec::new();
    if let Some(e) = &view.employment {
        let args = [
            ("total", decimal(l, e.territory_total, 0)),
            ("measure", e.measure.clone()),
            ("units", integer(l, words::count(e.inside))),
            ("around", integer(l, words::count(e.around))),
            ("period", date(l, &e.period)),
        ];
        let args = args.each_ref().map(|(k, v)| (*k, v.as_str()));
        out.push(tr(l, if e.around > 0 { "production-lede-compared" } else { "production-lede-alone" }, &args));
    } else {
        out.push(t(l, "production-lede-waits"));
    }
    if s.unclassed > 0 {
        out.push(tn(l, &format!("production-unclassed-{}", s.by.code()), words::count(s.unclassed), &[]));
    }
    if s.placeless > 0 {
        out.push(tn(l, "production-placeless", words::count(s.placeless), &[]));
    }
    out.join(" ")
}

/// What the territory, or the unit that is asked, is in each branch; and what stands out among units.
pub fn employment(l: Language, view: &ProductionView, e: &EmploymentView, places: &Places) -> Markup {
    let unit = view.question.unit.as_deref().and_then(|u| e.unit(u));
    let (cells, total) = unit.map_or((&e.territory, e.territory_total), |u| (&u.cells, u.total));
    let of = unit.map_or_else(|| t(l, "production-territory"), |u| u.name.clone());
    html! {
        section {
            div class="h" { h2 { (tr(l, "production-branches_of", &[("of", &of)])) } span class="r" { (e.measure) ", " (date(l, &e.period)) } }
            @if view.question.unit.is_some() && unit.is_none() { p class="note look" role="status" { (t(l, "production-unit_without")) } }
            (branches(l, e, cells, total, &of))
            (notes(l, e, places))
        }
        @if let Some(change) = unit.map_or(e.territory_change, |u| u.change) { (moved(l, e, &of, &change)) }
        (units(l, view, e))
        div class="cols serv" {
            (spots(l, e, &e.strengths, places, "strengths"))
            (spots(l, e, &e.opportunities, places, "opportunities"))
        }
    }
}

fn branches(l: Language, e: &EmploymentView, cells: &[Cell], total: f64, of: &str) -> Markup {
    let whole: f64 = e.branches.iter().map(|b| b.whole).sum();
    let changed = e.from.is_some();
    let complex = e.branches.iter().any(|b| b.complexity.is_some());
    let mut rows: Vec<&Cell> = cells.iter().collect();
    rows.sort_by(|a, b| b.excess.unwrap_or(f64::MIN).total_cmp(&a.excess.unwrap_or(f64::MIN)).then(a.branch.cmp(&b.branch)));
    let share = |x: f64, all: f64| if all > 0.0 { percent(l, x / all, 1) } else { none() };
    html! {
        div class="scroll" tabindex="0" role="region" aria-label=(tr(l, "production-branches_of", &[("of", of)])) {
            table class="num" {
                caption class="vh" { (tr(l, "production-branches_of", &[("of", of)])) }
                thead { tr {
                    th { (t(l, "indicator-branch")) } th class="r" { (e.measure) } th class="r" { (t(l, "production-share")) }
                    @if e.compared { th class="r" { (t(l, "production-share_whole")) } th class="r" { (t(l, "production-quotient")) } th { (t(l, "production-standing")) } th class="r" { (t(l, "production-excess")) } }
                    @if changed { th class="r" { (t(l, "production-change")) } th class="r" { (t(l, "production-local")) } }
                    @if complex { th class="r" { (t(l, "production-complexity")) } }
                } }
                tbody { @for cell in rows {
                    @let b = &e.branches[cell.branch];
                    tr {
                        td { (branch(l, &b.name, &b.code)) }
                        td class="r" { (decimal(l, cell.value, 0)) }
                        td class="r" { (share(cell.value, total)) }
                        @if e.compared {
                            td class="r" { (share(b.whole, whole)) }
                            td class="r" { (quotient(l, cell)) }
                            td { (standing(l, cell)) }
                            td class="r" { (cell.excess.map_or_else(none, |x| signed(l, x))) }
                        }
                        @if changed { td class="r" { (cell.change.map_or_else(none, |c| signed(l, c.change))) } td class="r" { (cell.change.map_or_else(none, |c| signed(l, c.local))) } }
                        @if complex { td class="r" { (b.complexity.map_or_else(none, |x| decimal(l, x, 2))) } }
                    }
                } }
            }
        }
    }
}

fn standing(l: Language, cell: &Cell) -> Markup {
    let class = match (cell.opportunity, cell.standing) {
        (true, _) => "sgn w",
        (_, "strength") => "sgn y",
        (_, "weakness") => "sgn hf",
        _ => "sgn",
    };
    html! { @if !cell.standing.is_empty() { span class=(class) { (standing_word(l, cell.standing, cell.opportunity)) } } }
}

/// What the figures leave out.
fn notes(l: Language, e: &EmploymentView, places: &Places) -> Markup {
    let names = |why: &str| {
        let out: Vec<&str> = e.left_out.iter().filter(|x| x.why == why).map(|x| places.name(&x.unit)).collect();
        let mut named: Vec<String> = out.iter().take(NAMED).map(|n| (*n).to_owned()).collect();
        if out.len() > NAMED {
            named.push(tn(l, "production-and_others", words::count(out.len() - NAMED), &[]));
        }
        (out.len(), list_words(l, &named))
    };
    html! {
        ul class="plain c12 mut num" {
            @if e.compared { li { (t(l, "production-note-band")) } } @else { li { (t(l, "production-note-alone")) } }
            @for why in reticolo_instruments::production::REASONS_LEFT_OUT {
                @let (n, named) = names(why);
                @if n > 0 { li { (tn(l, &format!("production-left-{why}"), words::count(n), &[("names", &named)])) } }
            }
            @if e.empty_cells > 0 { li { (tn(l, "production-empty_cells", words::count(e.empty_cells), &[])) } }
            @if !e.wider.is_empty() { li { (tr(l, "production-wider", &[("branches", &e.wider.join(", "))])) } }
            @if !e.no_complexity.is_empty() { li { (t(l, &format!("production-no_complexity-{}", e.no_complexity))) } }
        }
    }
}

/// A change divided in words and figures.
fn moved(l: Language, e: &EmploymentView, of: &str, change: &Parts) -> Markup {
    let (from, to) = (e.from.as_deref().map(|p| date(l, p)).unwrap_or_default(), date(l, &e.period));
    let most = [change.national, change.mix, change.local].iter().fold(1.0, |m: f64, x| m.max(x.abs()));
    html! {
        section {
            div class="h" { h2 { (tr(l, "production-moved", &[("of", of), ("from", &from), ("to", &to), ("change", &signed(l, change.change))])) } }
            table class="num" {
                caption class="vh" { (t(l, "production-parts")) }
                thead { tr { th { (t(l, "production-part")) } th class="r" { (e.measure) } th { span class="vh" { (t(l, "maps-bar")) } } } }
                tbody {
                    @for (part, x) in [("national", change.national), ("mix", change.mix), ("local", change.local)] {
                        tr { td { (t(l, &format!("production-part-{part}"))) } td class="r" { (signed(l, x)) } td { (super::atlas_parts::bar(x.abs() / most)) } }
                    }
                    @for (part, x) in [("competitive", change.competitive), ("allocation", change.allocation)] {
                        tr { td class="mut" { (t(l, &format!("production-part-{part}"))) } td class="r mut" { (signed(l, x)) } td {} }
                    }
                }
            }
            p class="c12 mut num" { (tn(l, "production-changed", words::count(e.changed), &[])) }
        }
    }
}

fn units(l: Language, view: &ProductionView, e: &EmploymentView) -> Markup {
    let mut rows: Vec<&EmploymentUnit> = e.rows.iter().collect();
    rows.sort_by(|a, b| b.total.total_cmp(&a.total).then_with(|| a.code.cmp(&b.code)));
    let to = |code: &str| format!("/production{}", query_of(&ProductionQuestion { unit: Some(code.to_owned()), ..view.question.clone() }));
    html! {
        section {
            div class="h" { h2 { (t(l, "production-units")) } }
            div class="scroll tall" tabindex="0" role="region" aria-label=(t(l, "production-units")) {
                table class="tw card num" {
                    caption class="vh" { (t(l, "production-units")) }
                    thead { tr {
                        th { (t(l, "envelope-unit")) } th class="r" { (e.measure) } th { (t(l, "production-best")) } th class="r" { (t(l, "production-concentration")) }
                        @if e.no_complexity.is_empty() { th class="r" { (t(l, "production-complexity")) } }
                        @if e.from.is_some() { th class="r" { (t(l, "production-change")) } th class="r" { (t(l, "production-local")) } }
                    } }
                    tbody { @for row in rows { tr {
                        td class="ttl" { a href=(to(&row.code)) { (row.name) } }
                        td class="r" data-l=(e.measure) { (decimal(l, row.total, 0)) }
                        td data-l=(t(l, "production-best")) { @match row.best.and_then(|b| row.cells.get(b)) { Some(cell) => { (e.branches[cell.branch].name) " " span class="mut" { (quotient(l, cell)) } }, None => span class="mut" { (t(l, "production-no_strength")) } } }
                        td class="r" data-l=(t(l, "production-concentration")) { (row.herfindahl.map_or_else(none, |x| decimal(l, x, 2))) }
                        @if e.no_complexity.is_empty() { td class="r" data-l=(t(l, "production-complexity")) { (row.complexity.map_or_else(none, |x| decimal(l, x, 2))) } }
                        @if e.from.is_some() { td class="r" data-l=(t(l, "production-change")) { (row.change.map_or_else(none, |c| signed(l, c.change))) } td class="r" data-l=(t(l, "production-local")) { (row.change.map_or_else(none, |c| signed(l, c.local))) } }
                    } } }
                }
            }
        }
    }
}

/// Units and branches that stand out, the most first.
fn spots(l: Language, e: &EmploymentView, spots: &[Spot], places: &Places, what: &str) -> Markup {
    html! {
        section {
            div class="h" { h2 { (t(l, &format!("production-{what}"))) } }
            p class="c12 mut" { (t(l, &format!("production-{what}_help"))) }
            @if spots.is_empty() { p class="mut" { (t(l, &format!("production-{what}_none"))) } }
            @else {
                ul class="ev num" { @for spot in spots {
                    li {
                        span { b { (places.name(&spot.unit)) } ": " (e.branches[spot.cell.branch].name) }
                        span class="v" { @if what == "strengths" { (spot.cell.quotient.map_or_else(none, |q| decimal(l, q, 2))) } @else { (spot.cell.density.map_or_else(none, |d| percent(l, d, 0))) } }
                        span class="s" {
                            @if what == "strengths" { (tr(l, "production-spot_excess", &[("excess", &signed(l, spot.cell.excess.unwrap_or(0.0))), ("measure", &e.measure)])) }
                            @else { (tr(l, "production-spot_density", &[("quotient", &spot.cell.quotient.map_or_else(none, |q| decimal(l, q, 2)))])) }
                        }
                    }
                } }
            }
        }
    }
}

/// Classes with what is on record of each.
pub fn classes(l: Language, names: &Names, view: &ProductionView) -> Markup {
    let s = &view.sectors;
    let wide = s.by == By::Service;
    let most = s.classes.iter().map(reticolo_instruments::production::SectorClass::records).max().unwrap_or(1).max(1);
    #[expect(clippy::cast_precision_loss, reason = "counts of records")]
    let part = |n: usize| n as f64 / most as f64;
    let to =
        |code: &str| format!("/production{}#who", query_of(&ProductionQuestion { class: Some(code.to_owned()), ..view.question.clone() }));
    html! {
        section {
            @if s.classes.is_empty() { p class="mut" { (t(l, &format!("production-none-{}", s.by.code()))) } }
            @else {
                table class="num" {
                    caption class="vh" { (t(l, &format!("production-by-{}", s.by.code()))) }
                    thead { tr {
                        th { (t(l, &format!("production-class-{}", s.by.code()))) } th class="r" { (t(l, "actor-plural")) }
                        @if wide { th class="r" { (t(l, "offer-plural")) } th class="r" { (t(l, "production-facilities")) } }
                        th { span class="vh" { (t(l, "maps-bar")) } } th class="r" { (t(l, "production-units_with")) }
                    } }
                    tbody { @for c in &s.classes { tr class=[(view.question.class.as_ref() == Some(&c.code)).then_some("sel")] {
                        td { a href=(to(&c.code)) { (class_name(l, names, s.by, &c.code)) } }
                        td class="r" { (integer(l, words::count(c.actors))) }
                        @if wide { td class="r" { (integer(l, words::count(c.offers))) } td class="r" { (integer(l, words::count(c.facilities))) } }
                        td { (super::atlas_parts::bar(part(c.records()))) } td class="r" { (integer(l, words::count(c.units))) }
                    } } }
                }
            }
        }
    }
}

/// The units inside with what is on record: the map's twin.
pub fn table(l: Language, names: &Names, view: &ProductionView) -> Markup {
    let s = &view.sectors;
    let shown = s.classes.len().min(COLUMNS);
    let name = |i: usize| class_name(l, names, s.by, &s.classes[i].code);
    let mut rows: Vec<_> = s.rows.iter().collect();
    rows.sort_by(|a, b| b.records.cmp(&a.records).then_with(|| a.name.cmp(&b.name)));
    html! {
        section {
            div class="scroll tall" tabindex="0" role="region" aria-label=(t(l, "map-table_twin")) {
                table id="twin" class="tw card num" {
                    caption class="vh" { (t(l, "map-table_twin")) }
                    thead { tr { th { (t(l, "envelope-unit")) } th class="r" { (t(l, "production-records")) } @for i in 0..shown { th class="r" { (name(i)) } } } }
                    tbody { @for row in rows { tr data-code=(row.code) {
                        td class="ttl" { (row.name) }
                        td class="r" data-l=(t(l, "production-records")) { b { (integer(l, words::count(row.records))) } }
                        @for i in 0..shown { td class="r" data-l=(name(i)) { (integer(l, words::count(row.counts[i]))) } }
                    } } }
                }
            }
            p class="c12 mut" { (t(l, "production-table_note")) }
        }
    }
}

/// What could be said, which data it waits for, and how they come in.
pub fn waits(visit: &Visit, view: &ProductionView) -> Markup {
    let l = visit.language;
    html! {
        section class="mt" {
            div class="h" { h2 { (t(l, "production-waits")) } }
            ul class="say num" { @for wait in &view.waits {
                @let word = |part: &str| t(l, &format!("production-wait-{}{part}", wait.code));
                li { span { (word("")) } p { (word("_data")) " " span class="mut" { (word("_how")) } } }
            } }
            p class="mt" {
                @if visit.may(Act::Import) { a class="btn" href="/import" { (t(l, "page-import")) } " " }
                a href="/records/chain" { (tn(l, "production-chains", words::count(view.chains), &[])) } " · "
                a href="/records/asset?class=technology" { (tn(l, "production-technologies", words::count(view.technologies), &[])) } " · "
                a href="/records/asset?class=productive_capacity" { (tn(l, "production-capacities", words::count(view.capacities), &[])) }
            }
        }
    }
}
