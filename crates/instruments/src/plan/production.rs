//! 3.1c Productive potential: who is on record by sector and place; where employment by branch is loaded, in what the territory is
//! specialised and how that changed; what waits for data.

use super::Material;
use super::maps::{Circles, greatest_first};
use super::phrases::{By, join};
use super::waiting::empty;
use super::writer::{Figure, Writer};
use crate::production::{self, EmploymentView, ProductionQuestion, ProductionView, SectorView, class_name, standing_word};
use crate::vocabularies::names::Names;
use crate::{Result, Workbench};
use reticolo_messages::{decimal, list_words, t, tr};
use reticolo_report::{Align, Block, Cell, Column, Inline, Row, Section};
use serde_json::json;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Rows of each table; the page and its file have them all.
const SHOWN: usize = 20;
/// So many branches are named in the title, so many places on the map.
const NAMED: usize = 2;
const PLACES: usize = 4;

/// What the section is written from: actors by the way that most of them say, and what is on record by service.
pub(super) struct Found {
    view: Arc<ProductionView>,
    services: SectorView,
    names: Arc<Names>,
}

pub(super) async fn found(wb: &Workbench, m: &Material) -> Result<Found> {
    Ok(Found {
        view: wb.production(&m.who, &ProductionQuestion::default()).await?,
        services: wb.sectors_by(&m.who, production::By::Service).await?,
        names: wb.names().await?,
    })
}

pub(super) fn section(w: &mut Writer<'_>, m: &Material, found: &Found) -> Section {
    let view = &found.view;
    w.fact("production", view.employment.is_some());
    if view.employment.is_none() && view.sectors.actors == 0 {
        return empty(w, "production");
    }
    let by = of_records(w, &view.sectors);
    let mut blocks = Vec::new();
    let actors = w.number("production.actors", "production_actors", &[], view.sectors.actors, &by);
    let finding = match &view.employment {
        Some(e) => {
            let (finding, said) = employment(w, m, e);
            blocks.extend(said);
            finding
        }
        None => w.say("plan-production-finding_actors", &[("number", &actors)], &[]),
    };
    blocks.extend(on_record(w, m, found, &actors, &by));
    blocks.push(w.missing(if view.employment.is_some() { "production_ties" } else { "production" }));
    w.section("production", finding, blocks)
}

fn of_records(w: &mut Writer<'_>, sectors: &SectorView) -> By {
    let sets: Vec<&str> = sectors.data_sets.iter().map(String::as_str).collect();
    w.by(&sets, "counts")
}

/// Actors by class and place in words, as a table and on the map; what is on record by service.
fn on_record(w: &mut Writer<'_>, m: &Material, found: &Found, actors: &Figure, by: &By) -> Vec<Block> {
    let l = w.language;
    let s = &found.view.sectors;
    let name = |code: &str| class_name(l, &found.names, s.by, code);
    let mut text = w.say_n("plan-production-actors", s.actors, &[("number", actors)], &[]);
    let mut per_unit: BTreeMap<&str, usize> = BTreeMap::new();
    for row in s.rows.iter().filter(|r| r.records > 0) {
        per_unit.insert(&row.code, row.records);
    }
    if let Some((unit, n)) = greatest_first(&per_unit).first().copied() {
        let place = [("place", m.places.name(unit))];
        let here = w.number(&format!("production.unit.{unit}"), "production_of", &place, n, by);
        text = join(text, w.say("plan-production-most", &[("number", &here)], &place));
    }
    if s.unclassed > 0 {
        let n = w.number("production.unclassed", "production_unclassed", &[], s.unclassed, by);
        text = join(text, w.say_n(&format!("plan-production-unclassed_{}", s.by.code()), s.unclassed, &[("number", &n)], &[]));
    }
    let mut blocks = vec![Block::Paragraph { text, notes: Vec::new() }];
    if !s.classes.is_empty() {
        let rows: Vec<Row> = s
            .classes
            .iter()
            .take(SHOWN)
            .map(|c| {
                let word = name(&c.code);
                let class = [("class", word.as_str())];
                let id = |what: &str| format!("production.{}.{}.{what}", s.by.code(), c.code);
                let n = w.number(&id("actors"), "production_class", &class, c.actors, by);
                let units = w.number(&id("units"), "production_class_units", &class, c.units, by);
                Row { cells: vec![Cell::text(&word), n.cell(), units.cell()], total: false }
            })
            .collect();
        let titles = [format!("production-class-{}", s.by.code()), "actor-plural".to_owned(), "production-units_with".to_owned()];
        let caption = t(l, &format!("production-by-{}", s.by.code()));
        blocks.push(table(w, "table-production-actors", caption, &titles, rows, s.classes.len(), by));
    }
    if !per_unit.is_empty() {
        blocks.push(figure(w, m, &per_unit, by));
    }
    blocks.extend(services(w, found));
    blocks
}

/// Actors, offers and facilities by service.
fn services(w: &mut Writer<'_>, found: &Found) -> Option<Block> {
    let l = w.language;
    let s = &found.services;
    if s.by == found.view.sectors.by || s.classes.is_empty() {
        return None;
    }
    let by = of_records(w, &found.services);
    let rows: Vec<Row> = s
        .classes
        .iter()
        .take(SHOWN)
        .map(|c| {
            let word = class_name(l, &found.names, s.by, &c.code);
            let class = [("class", word.as_str())];
            let mut cells = vec![Cell::text(&word)];
            for (what, n) in [("actors", c.actors), ("offers", c.offers), ("facilities", c.facilities), ("units", c.units)] {
                let id = format!("production.service.{}.{what}", c.code);
                cells.push(w.number(&id, &format!("production_service_{what}"), &class, n, &by).cell());
            }
            Row { cells, total: false }
        })
        .collect();
    let titles =
        ["production-class-service", "actor-plural", "offer-plural", "production-facilities", "production-units_with"].map(str::to_owned);
    let caption = t(l, "production-by-service");
    Some(table(w, "table-production-services", caption, &titles, rows, s.classes.len(), &by))
}

fn table(w: &mut Writer<'_>, id: &str, caption: String, titles: &[String], rows: Vec<Row>, all: usize, by: &By) -> Block {
    let l = w.language;
    let column = |(i, key): (usize, &String)| Column { title: t(l, key), align: if i == 0 { Align::Text } else { Align::Number } };
    let extract = (all > SHOWN).then(|| {
        let (shown, whole) = (w.given(SHOWN as i64), w.number(&format!("{id}.all"), "production_rows", &[], all, by));
        w.say("plan-extract", &[("shown", &shown), ("all", &whole)], &[])
    });
    Block::Table {
        id: id.to_owned(),
        caption: Inline::plain(caption),
        columns: titles.iter().enumerate().map(column).collect(),
        rows,
        source: by.marks(),
        extract,
        wide: false,
        notes: Vec::new(),
    }
}

/// A circle a unit, its area the number of actors that touch it.
fn figure(w: &mut Writer<'_>, m: &Material, per_unit: &BTreeMap<&str, usize>, by: &By) -> Block {
    let circles = Circles { id: "production.unit", value: "production_of", title: "plan-production-map_title", named: PLACES };
    let drawing = circles.draw(w, m, per_unit, by);
    let with = w.number("production.units", "production_units", &[], per_unit.len(), by);
    let units = w.number("units.inside", "units", &[], m.inside_codes().len(), by);
    let caption = w.say("plan-production-map", &[("with", &with), ("units", &units)], &[]);
    super::maps::figure("figure-production", caption, drawing, by.marks(), Vec::new())
}

/// In what the territory is specialised, and how its employment changed: the finding and what is behind it.
fn employment(w: &mut Writer<'_>, m: &Material, e: &EmploymentView) -> (Vec<Inline>, Vec<Block>) {
    let l = w.language;
    let sets: Vec<&str> = e.sources.keys().map(String::as_str).collect();
    let by = w.by(&sets, "specialisation");
    let total = w.figure(
        "production.total",
        tr(l, "plan-value-production_total", &[("measure", &e.measure)]),
        json!(e.territory_total),
        &e.measure,
        decimal(l, e.territory_total, 0),
        &by.data,
        Some(&by.method),
    );
    let period = w.period(&e.period, &by);
    let (inside, around) = (
        w.number("production.inside", "production_inside", &[], e.inside, &by),
        w.number("production.around", "production_around", &[], e.around, &by),
    );
    let finding = if e.compared {
        let named: Vec<String> = production::strengths(e).into_iter().take(NAMED).map(|b| format!("«{}»", e.branches[b].name)).collect();
        match named.len() {
            0 => Inline::plain(t(l, "production-finding-even")),
            n => w.say_n("production-finding-strong", n, &[], &[("branches", &list_words(l, &named))]),
        }
    } else {
        w.say("plan-production-finding_alone", &[("total", &total), ("units", &inside)], &[("measure", &e.measure)])
    };
    let figures = [("total", &total), ("units", &inside), ("around", &around), ("period", &period)];
    let key = if e.compared { "plan-production-employment" } else { "plan-production-employment_alone" };
    let mut text = w.say(key, &figures, &[("measure", &e.measure)]);
    if let (Some(from), Some(change)) = (&e.from, &e.territory_change) {
        let from = w.period(from, &by);
        let of_change = w.by(&sets, "shift_share");
        let mut part = |what: &str, x: f64| {
            let label = tr(l, "plan-value-production_change", &[("part", &t(l, &format!("plan-production-part_{what}")))]);
            let text = decimal(l, x, 0);
            w.figure(&format!("production.{what}"), label, json!(x), &e.measure, text, &of_change.data, Some(&of_change.method))
        };
        let parts =
            [part("change", change.change), part("national", change.national), part("mix", change.mix), part("local", change.local)];
        let figures = [("from", &from), ("change", &parts[0]), ("national", &parts[1]), ("mix", &parts[2]), ("local", &parts[3])];
        text = join(text, w.say("plan-production-change", &figures, &[("measure", &e.measure)]));
    }
    if !e.left_out.is_empty() {
        let n = w.number("production.left_out", "production_left_out", &[], e.left_out.len(), &by);
        text = join(text, w.say_n("plan-production-left_out", e.left_out.len(), &[("number", &n)], &[]));
    }
    let note = w.note(Vec::new(), Inline::plain(t(l, if e.compared { "plan-production-note" } else { "production-note-alone" })), &by);
    let mut blocks = vec![Block::Paragraph { text, notes: vec![note] }, branches(w, e, &by)];
    if let Some(near) = opportunities(w, m, e, &by) {
        blocks.push(near);
    }
    (finding, blocks)
}

/// A row a branch, the one with most beyond its share first.
fn branches(w: &mut Writer<'_>, e: &EmploymentView, by: &By) -> Block {
    let l = w.language;
    let mut cells: Vec<_> = e.territory.iter().collect();
    cells.sort_by(|a, b| b.excess.unwrap_or(0.0).total_cmp(&a.excess.unwrap_or(0.0)).then(a.branch.cmp(&b.branch)));
    let rows: Vec<Row> = cells
        .iter()
        .take(SHOWN)
        .map(|c| {
            let b = &e.branches[c.branch];
            let id = |what: &str| format!("production.employed.{}.{what}", b.code);
            let label = |w: &Writer<'_>, key: &str| tr(w.language, &format!("plan-value-{key}"), &[("branch", &b.name)]);
            let value_label = label(w, "production_branch");
            let n = w.figure(&id("value"), value_label, json!(c.value), &e.measure, decimal(l, c.value, 0), &by.data, Some(&by.method));
            let mut row = vec![Cell::text(&b.name), n.cell()];
            if e.compared {
                let cell = match (c.quotient, c.low, c.high) {
                    (Some(q), Some(low), Some(high)) => {
                        let text = format!("{} ({}–{})", decimal(l, q, 2), decimal(l, low, 2), decimal(l, high, 2));
                        let quotient_label = label(w, "production_quotient");
                        w.figure(&id("quotient"), quotient_label, json!(q), "", text, &by.data, Some(&by.method)).cell()
                    }
                    _ => Cell::text("–"),
                };
                row.push(cell);
                row.push(Cell::text(standing_word(l, c.standing, false)));
            }
            Row { cells: row, total: false }
        })
        .collect();
    let mut columns =
        vec![Column { title: t(l, "indicator-branch"), align: Align::Text }, Column { title: e.measure.clone(), align: Align::Number }];
    if e.compared {
        columns.push(Column { title: t(l, "production-quotient"), align: Align::Number });
        columns.push(Column { title: t(l, "production-standing"), align: Align::Text });
    }
    let extract = (cells.len() > SHOWN).then(|| {
        let (shown, whole) = (w.given(SHOWN as i64), w.number("production.branches", "production_rows", &[], cells.len(), by));
        w.say("plan-extract", &[("shown", &shown), ("all", &whole)], &[])
    });
    Block::Table {
        id: "table-production-branches".to_owned(),
        caption: Inline::plain(t(l, "plan-production-branches")),
        columns,
        rows,
        source: by.marks(),
        extract,
        wide: false,
        notes: Vec::new(),
    }
}

/// The branches that units are nearest to, by name.
fn opportunities(w: &mut Writer<'_>, m: &Material, e: &EmploymentView, by: &By) -> Option<Block> {
    let first: Vec<String> =
        e.opportunities.iter().take(PLACES).map(|s| format!("{} («{}»)", m.places.name(&s.unit), e.branches[s.cell.branch].name)).collect();
    if first.is_empty() {
        return None;
    }
    let near = w.by(&e.sources.keys().map(String::as_str).collect::<Vec<_>>(), "relatedness");
    let text = w.say("plan-production-opportunities", &[], &[("list", &list_words(w.language, &first))]);
    let note = w.note(Vec::new(), Inline::plain(t(w.language, "production-opportunities_help")), &near.and(by));
    Some(Block::Paragraph { text, notes: vec![note] })
}
