//! 2.2 and 3.2 Where the money may come from: the calls still open on the plan's day, by their deadline, and what was asked of them.

use super::Material;
use super::phrases::{By, join};
use super::tables::{Long, MOST, heads, row, said};
use super::writer::Writer;
use reticolo_messages::t;
use reticolo_model::Record;
use reticolo_report::{Align, Block, Cell, Inline, Section};
use std::collections::BTreeSet;
use uuid::Uuid;

pub(super) fn section(w: &mut Writer<'_>, m: &Material, day: &str) -> Option<Section> {
    let applications: Vec<&Record> = m.of("application").iter().collect();
    if m.of("call").is_empty() && applications.is_empty() {
        return None;
    }
    let mut open: Vec<&Record> = m
        .of("call")
        .iter()
        .filter(|c| matches!(c.status.as_str(), "forecast" | "open" | "closing") && c.body_text("closes_on").is_none_or(|d| d >= day))
        .collect();
    // Those without a deadline last.
    open.sort_by_key(|c| (c.body_text("closes_on").is_none(), c.body_text("closes_on"), c.title.as_str(), c.id));
    let by = w.counting(m.of("call").iter().chain(applications.iter().copied()));
    let n = w.number("calls.open", "calls_open", &[], open.len(), &by);
    let money: i64 = open.iter().filter_map(|c| c.body_cents("money_total")).sum();
    let mut blocks = Vec::new();
    let first = open.first().and_then(|c| c.body_text("closes_on"));
    let finding = match first {
        Some(first) => {
            let day = w.named_day("calls.first", first, &by);
            w.say_n("plan-funding-finding", open.len(), &[("number", &n), ("day", &day)], &[])
        }
        None if open.is_empty() => Inline::plain(t(w.language, "plan-funding-finding_none")),
        None => w.say_n("plan-funding-finding_undated", open.len(), &[("number", &n)], &[]),
    };
    let asked: BTreeSet<Uuid> = m.links.iter().filter(|l| l.kind == "responds_to").map(|l| l.to).collect();
    if !open.is_empty() {
        let mut text = if money > 0 {
            let money = w.money("calls.money", "calls_money", &[], money, &by);
            w.say("plan-funding-text", &[("money", &money)], &[])
        } else {
            Vec::new()
        };
        let free = open.iter().filter(|c| !asked.contains(&c.id)).count();
        if free > 0 {
            let n = w.number("calls.free", "calls_free", &[], free, &by);
            text = join(text, w.say_n("plan-funding-free", free, &[("number", &n)], &[]));
        }
        let note = w.note(Vec::new(), Inline::plain(t(w.language, "plan-funding-note")), &by);
        blocks.push(Block::Paragraph { text, notes: vec![note] });
        blocks.push(table(w, &open, &by));
    }
    if !applications.is_empty() {
        let n = w.number("applications.number", "applications", &[], applications.len(), &by);
        let mut text = w.say_n("plan-funding-applications", applications.len(), &[("number", &n)], &[]);
        text.push(Inline::text(" "));
        text.extend(w.states("application", &applications, &by));
        text.push(Inline::text("."));
        let sum = |field: &str| applications.iter().filter_map(|r| r.body_cents(field)).sum::<i64>();
        let requested = w.money("applications.requested", "applications_requested", &[], sum("requested"), &by);
        let awarded = w.money("applications.awarded", "applications_awarded", &[], sum("awarded"), &by);
        let paid = w.money("applications.paid", "applications_paid", &[], sum("paid"), &by);
        text = join(text, w.say("plan-funding-money", &[("requested", &requested), ("awarded", &awarded), ("paid", &paid)], &[]));
        blocks.push(Block::Paragraph { text, notes: Vec::new() });
    }
    Some(w.section("funding", finding, blocks))
}

fn table(w: &mut Writer<'_>, open: &[&Record], by: &By) -> Block {
    let mut rows = Vec::new();
    for c in open.iter().take(MOST) {
        let label = [("title", c.title.as_str())];
        let money = c.body_cents("money_total").map(|x| w.euro(&format!("call.{}.money", c.id), "call_money", &label, x, by).cell());
        let rate = c
            .body
            .get("rate")
            .and_then(serde_json::Value::as_f64)
            .map(|x| w.part(&format!("call.{}.rate", c.id), "call_rate", &label, x / 100.0, by).cell());
        let until = w.day(&format!("call.{}.closes", c.id), c.body_text("closes_on"), by);
        rows.push(row(vec![
            Cell::text(&c.title),
            said(c.body_text("funder").or(c.body_text("programme"))),
            until,
            money.unwrap_or(Cell::Missing),
            rate.unwrap_or(Cell::Missing),
        ]));
    }
    let table = Long {
        id: "table-calls",
        caption: Inline::plain(t(w.language, "plan-funding-table")),
        columns: heads(
            w,
            [
                ("call", Align::Text),
                ("call-funder", Align::Text),
                ("call-closes_on", Align::Text),
                ("plan-column-euro", Align::Number),
                ("call-rate", Align::Number),
            ],
        ),
        rows,
        all: open.len(),
        total: None,
        by: by.clone(),
        wide: true,
        notes: Vec::new(),
    };
    w.long(table)
}
