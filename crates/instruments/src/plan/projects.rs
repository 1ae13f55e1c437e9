//! 3.2 Projects, partnerships and pilots: how far they are, what they cost, how much of it is found, and what a pilot lacks to teach something.

use super::Material;
use super::phrases::{By, join};
use super::tables::{Long, MOST, heads, row};
use super::writer::Writer;
use reticolo_messages::t;
use reticolo_model::Record;
use reticolo_report::{Align, Block, Cell, Inline, Row, Section};

pub(super) fn section(w: &mut Writer<'_>, m: &Material) -> Option<Section> {
    let open = |kind: &str| -> Vec<&Record> { m.of(kind).iter().filter(|r| !matches!(r.status.as_str(), "shelved" | "stopped")).collect() };
    let (projects, partnerships, pilots) = (open("project"), open("partnership"), open("pilot"));
    if projects.is_empty() && partnerships.is_empty() && pilots.is_empty() {
        return None;
    }
    let records = projects.iter().chain(&partnerships).chain(&pilots).copied();
    let by = w.counting(records);
    let sum = |field: &str| projects.iter().filter_map(|r| r.body_cents(field)).sum::<i64>();
    let (cost, found) = (sum("money_total"), sum("money_found"));
    let n = w.number("projects.number", "projects", &[], projects.len(), &by);
    let money = w.money("projects.money", "projects_money", &[], cost, &by);
    let mut blocks = Vec::new();
    let finding = if projects.is_empty() {
        Inline::plain(t(w.language, "plan-projects-finding_none"))
    } else if cost > 0 {
        let part = w.part("projects.found.part", "projects_found_part", &[], ratio(found, cost), &by);
        w.say_n("plan-projects-finding", projects.len(), &[("number", &n), ("money", &money), ("part", &part)], &[])
    } else {
        w.say_n("plan-projects-finding_number", projects.len(), &[("number", &n)], &[])
    };
    if !projects.is_empty() {
        let mut text = w.say("plan-projects-text", &[], &[]);
        text.push(Inline::text(" "));
        text.extend(w.states("project", &projects, &by));
        text.push(Inline::text("."));
        if cost > 0 {
            let found = w.money("projects.found", "projects_found", &[], found, &by);
            let gap = w.money("projects.gap", "projects_gap", &[], cost - sum("money_found"), &by);
            text = join(text, w.say("plan-projects-money", &[("money", &money), ("found", &found), ("gap", &gap)], &[]));
        }
        let without = projects.iter().filter(|p| p.body.get("responsibilities").is_none()).count();
        if without > 0 {
            let n = w.number("projects.without_matrix", "projects_without_matrix", &[], without, &by);
            text = join(text, w.say_n("plan-projects-without_matrix", without, &[("number", &n)], &[]));
        }
        let note = w.note(Vec::new(), Vec::new(), &by);
        blocks.push(Block::Paragraph { text, notes: vec![note] });
        blocks.push(table(w, m, projects, (cost, found), &by));
    }
    if !partnerships.is_empty() {
        let n = w.number("partnerships.number", "partnerships", &[], partnerships.len(), &by);
        let mut text = w.say_n("plan-projects-partnerships", partnerships.len(), &[("number", &n)], &[]);
        text.push(Inline::text(" "));
        text.extend(w.states("partnership", &partnerships, &by));
        text.push(Inline::text("."));
        blocks.push(Block::Paragraph { text, notes: Vec::new() });
    }
    if !pilots.is_empty() {
        let n = w.number("pilots.number", "pilots", &[], pilots.len(), &by);
        let mut text = w.say_n("plan-projects-pilots", pilots.len(), &[("number", &n)], &[]);
        text.push(Inline::text(" "));
        text.extend(w.states("pilot", &pilots, &by));
        text.push(Inline::text("."));
        let lacks = |fields: [&str; 2]| pilots.iter().filter(|p| fields.iter().any(|f| p.body.get(*f).is_none())).count();
        let bare = lacks(["baseline_on", "stop_rule"]);
        if bare > 0 {
            let n = w.number("pilots.bare", "pilots_bare", &[], bare, &by);
            text = join(text, w.say_n("plan-projects-bare", bare, &[("number", &n)], &[]));
        }
        blocks.push(Block::Paragraph { text, notes: Vec::new() });
    }
    Some(w.section("projects", finding, blocks))
}

/// A part of money; nothing of nothing is nothing.
pub(super) fn ratio(part: i64, whole: i64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "a share of money")]
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

/// The projects, the dearest first; of equals by title.
fn table(w: &mut Writer<'_>, m: &Material, mut projects: Vec<&Record>, (cost, found): (i64, i64), by: &By) -> Block {
    projects.sort_by(|a, b| {
        b.body_cents("money_total").cmp(&a.body_cents("money_total")).then_with(|| a.title.cmp(&b.title)).then(a.id.cmp(&b.id))
    });
    let mut rows = Vec::new();
    for p in projects.iter().take(MOST) {
        let label = [("title", p.title.as_str())];
        let mut euro = |field: &str| match p.body_cents(field) {
            Some(cents) => w.euro(&format!("project.{}.{field}", p.id), field_label(field), &label, cents, by).cell(),
            None => Cell::Missing,
        };
        let (total, there) = (euro("money_total"), euro("money_found"));
        rows.push(row(vec![
            Cell::text(&p.title),
            Cell::text(m.where_of(w.language, p)),
            Cell::text(w.state("project", &p.status)),
            total,
            there,
        ]));
    }
    let whole = |w: &mut Writer<'_>, id: &str, key: &str, cents: i64| w.euro(id, key, &[], cents, by).cell();
    let total = Row {
        cells: vec![
            Cell::text(t(w.language, "plan-total")),
            Cell::text(""),
            Cell::text(""),
            whole(w, "projects.money", "projects_money", cost),
            whole(w, "projects.found", "projects_found", found),
        ],
        total: true,
    };
    let table = Long {
        id: "table-projects",
        caption: Inline::plain(t(w.language, "plan-projects-table")),
        columns: heads(
            w,
            [
                ("project", Align::Text),
                ("envelope-unit", Align::Text),
                ("plan-column-state", Align::Text),
                ("plan-column-cost", Align::Number),
                ("plan-column-found", Align::Number),
            ],
        ),
        rows,
        all: projects.len(),
        total: Some(total),
        by: by.clone(),
        wide: true,
        notes: Vec::new(),
    };
    w.long(table)
}

fn field_label(field: &str) -> &'static str {
    if field == "money_total" { "project_cost" } else { "project_found" }
}
