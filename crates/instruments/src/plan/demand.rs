//! 3.1a What is asked for and what is offered, on record: by service, by place, how far each need is on its way.

use super::Material;
use super::maps::{Circles, greatest_first};
use super::phrases::{By, join};
use super::tables::{Long, MOST, heads, row};
use super::writer::Writer;
use reticolo_messages::t;
use reticolo_model::Record;
use reticolo_model::vocabulary::SERVICES;
use reticolo_report::{Align, Block, Cell, Inline};
use std::collections::BTreeMap;

/// So many places are named on the map.
const NAMED: usize = 4;

/// What of a service is asked for and offered.
#[derive(Default)]
struct Asked {
    needs: usize,
    people: i64,
    offers: usize,
}

/// The finding and the blocks of what is on record.
pub(super) fn on_record(w: &mut Writer<'_>, m: &Material, needs: &[&Record], offers: &[&Record]) -> (Vec<Inline>, Vec<Block>) {
    let by = w.counting(needs.iter().chain(offers).copied());
    let n = w.number("needs.number", "needs", &[], needs.len(), &by);
    let o = w.number("offers.number", "offers", &[], offers.len(), &by);
    let mut text = w.say("plan-needs-text", &[("needs", &n), ("offers", &o)], &[]);
    let number = |r: &Record, field: &str| r.body.get(field).and_then(serde_json::Value::as_i64);
    let people: i64 = needs.iter().filter_map(|r| number(r, "people")).sum();
    if people > 0 {
        #[expect(clippy::cast_precision_loss, reason = "people are whole")]
        let people = w.people("needs.people", "needs_people", &[], people as f64, &by);
        text = join(text, w.say("plan-needs-people", &[("people", &people)], &[]));
    }
    if !needs.is_empty() {
        text = join(text, w.say("plan-needs-states", &[], &[]));
        text.push(Inline::text(" "));
        text.extend(w.states("need", needs, &by));
        text.push(Inline::text("."));
    }
    let of = |test: &dyn Fn(&Record) -> bool| needs.iter().filter(|r| test(r)).count();
    let structural = of(&|r| r.body.get("structural").and_then(serde_json::Value::as_bool) == Some(true));
    let inferred = of(&|r| r.body_text("form") == Some("inferred"));
    let lots = m.inside("lot").filter(|r| r.status != "closed").count();
    for (key, count) in [("structural", structural), ("inferred", inferred), ("lots", lots)] {
        if count > 0 {
            let n = w.number(&format!("needs.{key}"), &format!("needs_{key}"), &[], count, &by);
            text = join(text, w.say_n(&format!("plan-needs-{key}"), count, &[("number", &n)], &[]));
        }
    }
    let note = w.note(Vec::new(), Vec::new(), &by);
    let mut services: BTreeMap<&str, Asked> = BTreeMap::new();
    for r in needs {
        let asked = services.entry(r.body_text("category").unwrap_or_default()).or_default();
        asked.needs += 1;
        asked.people += number(r, "people").unwrap_or(0);
    }
    for r in offers {
        services.entry(r.body_text("category").unwrap_or_default()).or_default().offers += 1;
    }
    let mut order: Vec<(&str, Asked)> = services.into_iter().filter(|(code, _)| !code.is_empty()).collect();
    order.sort_by(|a, b| (b.1.people, b.1.needs, a.0).cmp(&(a.1.people, a.1.needs, b.0)));
    let finding = match order.first().filter(|(_, a)| a.needs > 0) {
        Some((first, _)) => {
            let service = m.names.label(w.language, &SERVICES, first);
            let key = if people > 0 { "plan-needs-finding_people" } else { "plan-needs-finding_most" };
            w.say_n(key, needs.len(), &[("needs", &n), ("offers", &o)], &[("service", &service)])
        }
        None => w.say("plan-needs-finding", &[("needs", &n), ("offers", &o)], &[]),
    };
    let mut blocks = vec![Block::Paragraph { text, notes: vec![note] }, table(w, m, &order, &by)];
    if !needs.is_empty() {
        blocks.extend(figure(w, m, needs, &by));
    }
    (finding, blocks)
}

/// Each service with what is asked of it and what is offered, those first that concern most people.
fn table(w: &mut Writer<'_>, m: &Material, order: &[(&str, Asked)], by: &By) -> Block {
    let mut rows = Vec::new();
    for (code, asked) in order.iter().take(MOST) {
        let name = m.names.label(w.language, &SERVICES, code);
        let label = [("service", name.as_str())];
        let needs = w.number(&format!("needs.of.{code}"), "needs_of", &label, asked.needs, by).cell();
        let people = w.whole(&format!("needs.of.{code}.people"), "needs_people_of", &label, asked.people, "", by).cell();
        let offers = w.number(&format!("offers.of.{code}"), "offers_of", &label, asked.offers, by).cell();
        rows.push(row(vec![Cell::text(name), needs, people, offers]));
    }
    let table = Long {
        id: "table-needs",
        caption: Inline::plain(t(w.language, "plan-needs-table")),
        columns: heads(
            w,
            [
                ("plan-column-service", Align::Text),
                ("grid-side_demand", Align::Number),
                ("plan-column-people", Align::Number),
                ("grid-side_supply", Align::Number),
            ],
        ),
        rows,
        all: order.len(),
        total: None,
        by: by.clone(),
        wide: false,
        notes: Vec::new(),
    };
    w.long(table)
}

/// A circle a unit, its area the number of needs that touch it.
fn figure(w: &mut Writer<'_>, m: &Material, needs: &[&Record], by: &By) -> Option<Block> {
    let per_unit = m.per_unit(needs.iter().copied());
    let (first, most) = *greatest_first(&per_unit).first()?;
    let circles = Circles { id: "needs.unit", value: "needs_in", title: "grid-side_demand", named: NAMED };
    let drawing = circles.draw(w, m, &per_unit, by);
    let place = [("place", m.places.name(first))];
    let n = w.number(&format!("needs.unit.{first}"), "needs_in", &place, most, by);
    let caption = w.say_n("plan-needs-map", most, &[("number", &n)], &place);
    Some(super::maps::figure(
        "figure-needs",
        caption,
        drawing,
        by.marks(),
        vec![w.note(Vec::new(), Inline::plain(t(w.language, "plan-needs-map_note")), by)],
    ))
}
