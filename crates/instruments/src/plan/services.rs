//! 3.1d Services: where they are, which places have none, how far the nearest is, and what one more site would change.

use super::Material;
use super::maps::{Classed, classed};
use super::people::two_dots;
use super::phrases::{By, NEAR, capitalised, join};
use super::tables::{Long, MOST, heads, row};
use super::units::UnitColumn;
use super::writer::{Figure, Writer};
use crate::services::{AccessQuestion, AccessView, ServiceClass};
use crate::{Result, Workbench};
use reticolo_messages::{t, tr};
use reticolo_model::Record;
use reticolo_report::{
    Align, Block, Cell, Column, Comparison, Inline, LegendCount, LegendSites, Mark, MarkShape, Note, Row, Section, Shown, Statement,
};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A table of the farthest has so many rows.
const FARTHEST: usize = 6;

/// Services that are told in sentences; where there are more, a table has them all.
const TOLD: usize = 3;
/// Units without a service that are named in a sentence.
const NAMED: usize = 24;

/// What is known of one service.
pub(super) struct Known {
    pub code: String,
    pub view: Arc<AccessView>,
    /// At the newest date that what lies around has too, where that is another.
    common: Option<Arc<AccessView>>,
    sets: Vec<String>,
}

impl Known {
    /// Whether its list holds what lies around too.
    pub fn covers_around(&self, m: &Material) -> bool {
        self.sets.iter().any(|s| m.covers_around("asset", s))
    }

    fn without_share(view: &crate::services::AccessArea) -> f64 {
        view.without_own_people / view.totals.people
    }
}

/// The services whose lists hold all there is, those first that leave most people without one in their own unit.
pub(super) async fn known(wb: &Workbench, m: &Material, classes: &[ServiceClass]) -> Result<Vec<Known>> {
    let inside = m.inside_codes();
    let everybody: Vec<&str> = m.places.units.iter().map(|u| u.code.as_str()).collect();
    let Some(newest) = m.book.newest(super::book::code::RESIDENTS, &inside) else { return Ok(Vec::new()) };
    let shared =
        m.book.newest(super::book::code::RESIDENTS, &everybody).filter(|l| everybody.len() > inside.len() && l.period != newest.period);
    let mut out = Vec::new();
    for class in classes.iter().filter(|c| c.inside > 0) {
        let sets = sets_of(m, &class.code);
        if sets.iter().any(|s| m.is_partial(s)) {
            continue;
        }
        let ask = |period: &str| AccessQuestion { period: Some(period.to_owned()), ..AccessQuestion::new(&class.code) };
        let view = wb.access(&m.who, &ask(&newest.period)).await?;
        let common = match shared {
            Some(leaf) => Some(wb.access(&m.who, &ask(&leaf.period)).await?),
            None => None,
        };
        out.push(Known { code: class.code.clone(), view, common, sets });
    }
    out.sort_by(|a, b| b.view.inside.without_own_people.total_cmp(&a.view.inside.without_own_people).then(a.code.cmp(&b.code)));
    Ok(out)
}

fn sets_of(m: &Material, service: &str) -> Vec<String> {
    let sets: BTreeSet<&str> = m
        .of("asset")
        .iter()
        .filter(|r| r.body_text("service") == Some(service))
        .filter_map(|r| r.origin.as_ref())
        .map(|o| o.data_set.as_str())
        .collect();
    sets.into_iter().map(str::to_owned).collect()
}

pub(super) fn by_of(w: &mut Writer<'_>, m: &Material, known: &Known, method: &str) -> By {
    let mut sets: Vec<&str> = known.sets.iter().map(String::as_str).collect();
    let people = m.book.newest(super::book::code::RESIDENTS, &m.inside_codes()).map(|l| l.data_set.clone()).unwrap_or_default();
    sets.push(&people);
    w.by(&sets, method)
}

pub(super) fn section(w: &mut Writer<'_>, m: &Material, all: &[Known], classes: &[ServiceClass]) -> Section {
    let Some(first) = all.first() else {
        let finding = Inline::plain(t(w.language, "plan-services-finding_missing"));
        let mut blocks = vec![w.missing("services")];
        blocks.extend(partial(w, m, classes));
        return w.section("services", finding, blocks);
    };
    let by = by_of(w, m, first, "access");
    let name = t(w.language, &format!("service-{}-many", first.code));
    let far = far(first);
    let n =
        w.number(&format!("services.{}.without", first.code), "units_without", &[("service", &name)], first.view.without_own.len(), &by);
    let far_number = w.number(&format!("services.{}.far", first.code), "units_far", &[("service", &name)], far.len(), &by);
    let (one, opening, word) = (one(w, &first.code), w.opening(&n), w.word(&far_number));
    let km = w.given(NEAR);
    let finding = if first.view.without_own.is_empty() {
        w.say("plan-services-finding_all", &[], &[("service", &capitalised(&name))])
    } else if far.is_empty() {
        w.say_n("plan-services-finding_near", n_of(&first.view), &[("number", &opening), ("km", &km)], &[("service", &one)])
    } else {
        w.say_n("plan-services-finding_far", n_of(&first.view), &[("number", &opening), ("far", &word), ("km", &km)], &[("service", &one)])
    };
    let mut blocks = Vec::new();
    for (i, known) in all.iter().take(TOLD).enumerate() {
        blocks.push(service(w, m, known, i == 0));
    }
    if all.len() > TOLD {
        blocks.push(others(w, m, all));
    }
    blocks.extend(neither(w, m, all));
    blocks.extend(partial(w, m, classes));
    blocks.push(table(w, first, &by));
    blocks.push(figure(w, m, first, &by));
    w.section("services", finding, blocks)
}

fn n_of(view: &AccessView) -> usize {
    view.without_own.len()
}

/// "a library", as a sentence says one of them.
fn one(w: &Writer<'_>, code: &str) -> String {
    t(w.language, &format!("service-{code}-one"))
}

fn far(known: &Known) -> Vec<&crate::services::AccessRow> {
    known.view.rows.iter().filter(|r| r.covered == Some(false)).collect()
}

/// One service in words: sites, units without one and their people, distances, what the border changes.
fn service(w: &mut Writer<'_>, m: &Material, known: &Known, main: bool) -> Block {
    let by = by_of(w, m, known, "access");
    let (code, view) = (known.code.as_str(), &known.view);
    let many = t(w.language, &format!("service-{code}-many"));
    let opening = capitalised(&many);
    let single = one(w, code);
    let words = [("service", many.as_str()), ("one", single.as_str()), ("opening", opening.as_str()), ("around", m.around.within.as_str())];
    let to = w.period(&view.period, &by);
    let id = |key: &str| format!("services.{code}.{key}");
    let sites = w.number(&id("sites"), "sites", &words[..1], view.inside.sites, &by);
    let with = w.number(&id("with"), "units_with", &words[..1], view.inside.totals.units - view.inside.without_own, &by);
    let units = w.number("units.inside", "units", &[], view.rows.len(), &by);
    let mut text = w.say("plan-services-text", &[("sites", &sites), ("with", &with), ("units", &units)], &words);
    let mut notes = Vec::new();
    if view.inside.without_own > 0 {
        let n = w.number(&id("without"), "units_without", &words[..1], view.inside.without_own, &by);
        let people = w.people(&id("without.people"), "people_without", &words[..1], view.inside.without_own_people, &by);
        let part = w.part(&id("without.part"), "part_without", &words[..1], Known::without_share(&view.inside), &by);
        let args = [("number", &n), ("people", &people), ("part", &part), ("to", &to)];
        text = join(text, w.say_n("plan-services-without", view.inside.without_own, &args, &words));
        // They are named: who lives in one of them looks for it.
        let names: Vec<&str> = view.without_own.iter().map(|u| m.places.name(u)).collect();
        text = join(text, Inline::plain(t(w.language, "plan-services-they_are")));
        text = join(text, w.names(&id("without"), &names, NAMED, &by));
        text.push(Inline::text("."));
        let title = w.say("plan-services-without_note", &[("people", &people), ("part", &part)], &[]);
        let of = w.say("plan-services-without_note_text", &[("to", &to)], &words);
        notes.push(w.note(title, of, &by));
        if let Some((sentence, comparison)) = around(w, m, known, &by) {
            text = join(text, sentence);
            if main {
                statement(w, m, known, (&part, &people, &n, &units), Some(comparison), &by);
            }
        } else if main {
            statement(w, m, known, (&part, &people, &n, &units), None, &by);
        }
    }
    let far = far(known);
    let km = w.given(NEAR);
    if far.is_empty() {
        text = join(text, w.say("plan-services-all_near", &[("km", &km)], &words));
    } else {
        let n = w.number(&id("far"), "units_far", &words[..1], far.len(), &by);
        let people = w.people(&id("far.people"), "people_far", &words[..1], view.inside.totals.uncovered_people, &by);
        text = join(text, w.say_n("plan-services-far", far.len(), &[("number", &n), ("people", &people), ("km", &km)], &words));
        if let Some(without) = &view.without_beyond {
            let n = w.number(&id("far.inside"), "units_far_inside", &words[..1], without.totals.uncovered_units, &by);
            let people = w.people(&id("far.inside.people"), "people_far_inside", &words[..1], without.totals.uncovered_people, &by);
            text = join(text, w.say("plan-services-border", &[("number", &n), ("people", &people)], &words));
        }
    }
    if main {
        let factor = w.decimal("services.factor", "factor", &[], view.question.factor, 1, "", &By::default());
        let title = Inline::plain(t(w.language, "plan-services-straight"));
        let mut text = w.say("plan-services-straight_text", &[("factor", &factor)], &[]);
        if view.seats_not_stated > 0 {
            let n = w.number("services.seats.not_stated", "seats_not_stated", &[], view.seats_not_stated, &by);
            text = join(text, w.say_n("plan-services-straight_inside", view.seats_not_stated, &[("number", &n)], &[]));
        }
        notes.push(w.note(title, text, &by));
        if !matches!(view.capacity, crate::services::Capacity::Known { .. }) {
            let title = Inline::plain(t(w.language, "plan-services-capacity"));
            notes.push(Note { title, text: Inline::plain(t(w.language, "plan-services-capacity_text")) });
        }
    }
    Block::Paragraph { text, notes }
}

/// All services in a table, those first that most people have not in their own unit.
fn others(w: &mut Writer<'_>, m: &Material, all: &[Known]) -> Block {
    let mut rows = Vec::new();
    let mut together = by_of(w, m, &all[0], "access");
    for known in all.iter().take(MOST) {
        let by = by_of(w, m, known, "access");
        together = together.and(&by);
        let (code, view) = (known.code.as_str(), &known.view);
        let name = t(w.language, &format!("service-{code}-many"));
        let words = [("service", name.as_str())];
        let id = |key: &str| format!("services.{code}.{key}");
        let sites = w.number(&id("sites"), "sites", &words, view.inside.sites, &by).cell();
        let without = w.number(&id("without"), "units_without", &words, view.inside.without_own, &by).cell();
        let people = w.people(&id("without.people"), "people_without", &words, view.inside.without_own_people, &by).cell();
        let part = w.part(&id("without.part"), "part_without", &words, Known::without_share(&view.inside), &by).cell();
        let far = w.people(&id("far.people"), "people_far", &words, view.inside.totals.uncovered_people, &by).cell();
        rows.push(row(vec![Cell::text(capitalised(&name)), sites, without, people, part, far]));
    }
    let far = Column { title: tr(w.language, "plan-column-far", &[("km", &NEAR.to_string())]), align: Align::Number };
    let mut columns = heads(
        w,
        [
            ("plan-column-service", Align::Text),
            ("plan-column-sites", Align::Number),
            ("plan-column-units_without", Align::Number),
            ("plan-column-people_without", Align::Number),
            ("plan-column-part", Align::Number),
        ],
    );
    columns.push(far);
    w.given(NEAR);
    let table = Long {
        id: "table-services-each",
        caption: Inline::plain(t(w.language, "plan-services-all")),
        columns,
        rows,
        all: all.len(),
        total: None,
        by: together,
        wide: true,
        notes: Vec::new(),
    };
    w.long(table)
}

/// The same share here and around, at a date that both have.
fn around(w: &mut Writer<'_>, m: &Material, known: &Known, by: &By) -> Option<(Vec<Inline>, Comparison)> {
    let view = known.common.as_ref().unwrap_or(&known.view);
    let there = view.around.as_ref().filter(|a| a.totals.people > 0.0 && a.sites > 0)?;
    if !known.covers_around(m) {
        return None;
    }
    let code = &known.code;
    let by = match m.book.at(super::book::code::RESIDENTS, &view.period) {
        Some(leaf) => by.and(&w.by(&[&leaf.data_set], "access")),
        None => by.clone(),
    };
    let (a, b) = (Known::without_share(&view.inside), Known::without_share(there));
    let name = t(w.language, &format!("service-{code}-many"));
    let here = w.part(&format!("services.{code}.common.here"), "part_without_common", &[("service", &name), ("place", &m.name)], a, &by);
    let other =
        w.part(&format!("services.{code}.common.around"), "part_without_common", &[("service", &name), ("place", &m.around.name)], b, &by);
    let to = w.period(&view.period, &by);
    let text = w.say("plan-services-around", &[("here", &here), ("there", &other), ("to", &to)], &[("around", &m.around.within)]);
    let drawing = two_dots(m, (a, &here), (b, &other));
    Some((text.clone(), Comparison { alt: text, drawing }))
}

fn statement(
    w: &mut Writer<'_>,
    m: &Material,
    known: &Known,
    figures: (&Figure, &Figure, &Figure, &Figure),
    comparison: Option<Comparison>,
    by: &By,
) {
    let (part, people, n, units) = figures;
    let single = one(w, &known.code);
    let mut text = w.say("plan-services-summary", &[("people", people), ("number", n), ("units", units)], &[("one", &single)]);
    if comparison.is_some()
        && let Some((sentence, _)) = around(w, m, known, by)
    {
        text = join(text, sentence);
    }
    w.fact("uneven", true);
    w.summary.push(Statement {
        figure: part.text.clone(),
        value_id: Some(part.id.clone()),
        label: w.say("plan-services-label", &[], &[("one", &single)]),
        text,
        comparison,
    });
}

/// Who lives where none of the services is.
fn neither(w: &mut Writer<'_>, m: &Material, all: &[Known]) -> Option<Block> {
    if all.len() < 2 {
        return None;
    }
    let without: Vec<BTreeSet<&str>> = all.iter().map(|k| k.view.without_own.iter().map(String::as_str).collect()).collect();
    let none: Vec<&str> = all[0].view.without_own.iter().map(String::as_str).filter(|u| without.iter().all(|of| of.contains(u))).collect();
    let leaf = m.book.newest(super::book::code::RESIDENTS, &m.inside_codes())?;
    let mut by = by_of(w, m, &all[0], "access");
    for k in &all[1..] {
        by = by.and(&by_of(w, m, k, "access"));
    }
    if none.is_empty() {
        return None;
    }
    let n = w.number("services.none", "units_no_service", &[], none.len(), &by);
    let people = w.people("services.none.people", "people_no_service", &[], leaf.total(none.iter().copied()).unwrap_or(0.0), &by);
    let names: Vec<&str> = none.iter().map(|u| m.places.name(u)).collect();
    let list = w.names("services.none", &names, NAMED, &by);
    let mut text = w.say_n("plan-services-neither", none.len(), &[("number", &n), ("people", &people)], &[]);
    text = join(text, list);
    text.push(Inline::text("."));
    let note = w.note(Vec::new(), Vec::new(), &by);
    Some(Block::Paragraph { text, notes: vec![note] })
}

/// Lists that do not hold all there is: how many sites and where, and that nothing follows for the others.
fn partial(w: &mut Writer<'_>, m: &Material, classes: &[ServiceClass]) -> Vec<Block> {
    let codes: BTreeSet<&str> = classes.iter().map(|c| c.code.as_str()).collect();
    let mut sets: BTreeMap<&str, Vec<&Record>> = BTreeMap::new();
    for r in m.inside("asset").filter(|r| r.body_text("service").is_some_and(|s| codes.contains(s))) {
        let set = r.origin.as_ref().map_or("", |o| o.data_set.as_str());
        if m.is_partial(set) {
            sets.entry(set).or_default().push(r);
        }
    }
    sets.into_iter()
        .map(|(set, records)| {
            let by = w.by(&[set], "counts");
            let units: BTreeSet<&str> = records
                .iter()
                .flat_map(|r| r.place.iter().flat_map(|p| &p.units))
                .map(|u| u.unit.as_str())
                .filter(|u| m.places.is_inside(u))
                .collect();
            let title = m.data_sets.get(set).map_or("", |(r, _)| r.title.as_str()).to_owned();
            let words = [("title", title.as_str())];
            let n = w.number(&format!("services.list.{set}"), "listed", &words, records.len(), &by);
            let k = w.number(&format!("services.list.{set}.units"), "listed_units", &words, units.len(), &by);
            let text = w.say("plan-services-partial", &[("number", &n), ("units", &k)], &words);
            let note = w.note(Vec::new(), Vec::new(), &by);
            Block::Paragraph { text, notes: vec![note] }
        })
        .collect()
}

/// The farthest units: nearest site, kilometres, residents; the total of all beyond the threshold at the foot.
fn table(w: &mut Writer<'_>, known: &Known, by: &By) -> Block {
    let view = &known.view;
    let mut rows: Vec<&crate::services::AccessRow> = view.rows.iter().filter(|r| r.nearest_km.is_some()).collect();
    rows.sort_by(|a, b| b.nearest_km.unwrap_or(0.0).total_cmp(&a.nearest_km.unwrap_or(0.0)).then(a.code.cmp(&b.code)));
    let many = t(w.language, &format!("service-{}-many", known.code));
    let column = |title: String, align| Column { title, align };
    let l = w.language;
    let mut out = Vec::new();
    for r in rows.iter().take(FARTHEST) {
        let site = r.nearest.and_then(|i| view.sites.get(i));
        let mut at = site.and_then(|s| s.unit_name.clone()).unwrap_or_default();
        if let Some(s) = site.filter(|s| s.beyond)
            && let Some(province) = s.unit.as_deref().and_then(|u| crate::reference::municipalities().by_code(u))
        {
            at = format!("{at} ({})", province.province_acronym);
        }
        let words = [("service", many.as_str()), ("place", r.name.as_str())];
        let km = w.decimal(&format!("services.{}.km.{}", known.code, r.code), "km_of", &words, r.nearest_km.unwrap_or(0.0), 1, "", by);
        let people = w.people(&format!("residents.now.{}", r.code), "residents_of", &words[1..], r.people.unwrap_or(0.0), by);
        out.push(Row { cells: vec![Cell::text(r.name.clone()), Cell::text(at), km.cell(), people.cell()], total: false });
    }
    let far = far(known);
    if !far.is_empty() {
        let people = w.people(
            &format!("services.{}.far.people", known.code),
            "people_far",
            &[("service", &many)],
            view.inside.totals.uncovered_people,
            by,
        );
        let label = tr(l, "plan-services-table_total", &[("km", &w.given(NEAR).text)]);
        out.push(Row { cells: vec![Cell::text(label), Cell::text(""), Cell::text(""), people.cell()], total: true });
    }
    Block::Table {
        id: "table-services".to_owned(),
        caption: Inline::plain(tr(l, "plan-services-table", &[("service", &many)])),
        columns: vec![
            column(t(l, "envelope-unit"), Align::Text),
            column(t(l, "plan-column-nearest"), Align::Text),
            column(t(l, "plan-column-km"), Align::Number),
            column(t(l, "plan-column-residents"), Align::Number),
        ],
        rows: out,
        source: by.marks(),
        extract: None,
        wide: false,
        notes: Vec::new(),
    }
}

/// Kilometres to the nearest site, the sites themselves, and the hypothesis of one more.
fn figure(w: &mut Writer<'_>, m: &Material, known: &Known, by: &By) -> Block {
    let view = &known.view;
    let many = t(w.language, &format!("service-{}-many", known.code));
    let single = one(w, &known.code);
    let values: BTreeMap<String, f64> =
        view.rows.iter().filter_map(|r| Some((r.code.clone(), if r.own_sites > 0 { 0.0 } else { r.nearest_km? }))).collect();
    let mut order: Vec<(&str, f64)> = values.iter().map(|(u, x)| (u.as_str(), *x)).collect();
    order.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(b.0)));
    let mut named: Vec<&str> = order.iter().take(2).map(|(u, _)| *u).collect();
    named.extend(view.one_more.iter().map(|o| o.unit.as_str()));
    let title = tr(w.language, "plan-services-map_title", &[("one", &single)]);
    let mut drawing =
        classed(w, m, &Classed { id: "map.services", title: &title, values: &values, places: 0, unit: "km", named: &named, by });
    drawing.marks = view
        .sites
        .iter()
        .filter_map(|s| {
            let shape = if s.beyond { MarkShape::SiteBeyond } else { MarkShape::SiteInside };
            Some(Mark { at: s.at?, shape, value: 1.0, name: s.title.clone(), label: None, text: Shown::default() })
        })
        .collect();
    let l = w.language;
    let count = |key: &str| LegendCount { label: t(l, key), count: Shown::default() };
    drawing.legend.sites = Some(LegendSites {
        inside: count("plan-legend-site"),
        beyond: view.sites.iter().any(|s| s.beyond).then(|| count("plan-legend-site_beyond")),
        edge: None,
    });
    let mut notes = Vec::new();
    let source = w.note(Vec::new(), Inline::plain(t(l, "plan-services-map_note")), by);
    notes.push(source);
    if let Some(more) = &view.one_more {
        let people = w.people(
            &format!("services.{}.more", known.code),
            "people_more",
            &[("service", &many), ("place", &more.name)],
            more.people,
            by,
        );
        let n = w.number(
            &format!("services.{}.more.units", known.code),
            "units_more",
            &[("service", &many), ("place", &more.name)],
            more.units.len(),
            by,
        );
        let km = w.given(NEAR);
        let text = w.say_n(
            "plan-services-more",
            more.units.len(),
            &[("people", &people), ("number", &n), ("km", &km)],
            &[("place", &more.name), ("one", &single)],
        );
        notes.push(w.note(Inline::plain(t(l, "plan-services-more_title")), text, by));
    }
    let farthest = order.first().copied().unwrap_or(("", 0.0));
    let place = m.places.name(farthest.0);
    let km = w.decimal(
        &format!("services.{}.km.{}", known.code, farthest.0),
        "km_of",
        &[("service", &many), ("place", place)],
        farthest.1,
        1,
        "",
        by,
    );
    let caption = w.say("plan-services-map", &[("km", &km)], &[("place", place), ("one", &single)]);
    super::maps::figure("figure-services", caption, drawing, by.marks(), notes)
}

/// So many services have a column in the table of units.
const COLUMNS: usize = 2;

/// Kilometres to the nearest site of each service; 0 where the unit has one.
pub(super) fn unit_columns(w: &mut Writer<'_>, all: &[Known], shown: &BTreeSet<&str>) -> Vec<UnitColumn> {
    let mut out = Vec::new();
    for known in all.iter().take(COLUMNS) {
        let sets: Vec<&str> = known.sets.iter().map(String::as_str).collect();
        let by = w.by(&sets, "access");
        let many = t(w.language, &format!("service-{}-many", known.code));
        let mut cells = BTreeMap::new();
        for r in known.view.rows.iter().filter(|r| shown.contains(r.code.as_str())) {
            let Some(km) = (if r.own_sites > 0 { Some(0.0) } else { r.nearest_km }) else { continue };
            let words = [("service", many.as_str()), ("place", r.name.as_str())];
            let km = w.decimal(&format!("services.{}.km.{}", known.code, r.code), "km_of", &words, km, 1, "", &by);
            cells.insert(r.code.clone(), if r.own_sites > 0 { Cell::text(t(w.language, "plan-units-own")) } else { km.cell() });
        }
        let title = tr(w.language, "plan-units-km", &[("one", &t(w.language, &format!("service-{}-one", known.code)))]);
        out.push(UnitColumn { title, cells, whole: None, by });
    }
    out
}
