//! The second half of 1.2: how evenly needs are served, across the cells of the grid and the saved areas, and the action on record that would move
//! it most; where no need is on record, what is missing.

use super::Material;
use super::phrases::{By, join};
use super::writer::{Figure, Writer};
use crate::harmony::words::{Speaker, cell_name};
use crate::harmony::{Across, Coverage, Move, NeedsHarmony, NeedsQuestion};
use crate::services::NeedsBy;
use crate::vocabularies::names::Names;
use crate::{Result, WorkError, Workbench};
use reticolo_messages::{list_words, t};
use reticolo_model::grid::Grid;
use reticolo_model::vocabulary::SERVICES;
use reticolo_report::{Align, Block, Cell, Column, Inline, Row};
use std::sync::Arc;

/// Rows of the table, and names in the sentence.
const SHOWN: usize = 10;
const NAMED: usize = 3;

/// What was found of needs, as of the plan's date.
pub(super) struct Needs {
    cells: Arc<NeedsHarmony>,
    basins: Option<Arc<NeedsHarmony>>,
    best: Option<Move>,
    grid: Arc<Grid>,
    names: Arc<Names>,
}

pub(super) async fn found(wb: &Workbench, m: &Material, day: &str) -> Result<Option<Needs>> {
    let of = |across| NeedsQuestion { across, ..NeedsQuestion::default() };
    let none = |answer: Result<Arc<NeedsHarmony>>| match answer {
        Ok(view) => Ok(Some(view)),
        // No need, or no area, is on record.
        Err(WorkError::Invalid(_)) => Ok(None),
        Err(other) => Err(other),
    };
    let Some(cells) = none(wb.needs_harmony_on(&m.who, &of(Across::Cells), day).await)? else { return Ok(None) };
    let basins = none(wb.needs_harmony_on(&m.who, &of(Across::Basins), day).await)?;
    let moves = wb.harmony_moves_on(&m.who, &Coverage::Needs(of(Across::Cells)), day).await?;
    Ok(Some(Needs { cells, basins, best: moves.rows.first().cloned(), grid: wb.grid_axes().await?, names: wb.names().await? }))
}

/// What the section says of needs.
pub(super) fn blocks(w: &mut Writer<'_>, m: &Material, found: Option<&Needs>) -> Vec<Block> {
    let Some(n) = found else { return vec![w.missing("even_needs")] };
    let v = &n.cells;
    let l = w.language;
    let data = w.data_of(m.of("need").iter());
    let digest = vec![(t(l, "analysis-digest"), v.input_digest[..16].to_owned())];
    let by = By { data, method: w.method("needs_harmony", "", digest, Some("/harmony?of=needs&across=cells")) };
    let number = w.number("needs_even.number", "needs_even_number", &[], v.needs, &by);
    let people = v.by == NeedsBy::People;
    let level = w.part("needs_even.level", if people { "needs_even_people" } else { "needs_even_needs" }, &[], v.inside.mean, &by);
    let key = if people { "plan-even_needs-people" } else { "plan-even_needs-needs" };
    let mut text = w.say_n(key, v.needs, &[("number", &number), ("level", &level)], &[]);
    text = join(text, index(w, "needs_even.cells", "plan-even_needs-cells", v, &by));
    let pulled: Vec<String> = v.pulled_by.iter().take(NAMED).map(|key| quoted(n, w, key)).collect();
    if !pulled.is_empty() {
        text = join(text, w.say("plan-even_needs-pulled", &[], &[("names", &list_words(l, &pulled))]));
    }
    if let Some(basins) = &n.basins {
        text = join(text, index(w, "needs_even.basins", "plan-even_needs-basins", basins, &by));
    }
    let mut notes = vec![w.note(Vec::new(), Inline::plain(t(l, "plan-even_needs-note")), &by)];
    if let Some(best) = &n.best {
        let (said, note) = mover(w, m, n, best, &by);
        text = join(text, said);
        notes.push(note);
    } else {
        text = join(text, w.say("plan-even_needs-no_action", &[], &[]));
    }
    let mut out = vec![Block::Paragraph { text, notes }];
    if !v.pulled_by.is_empty() {
        out.push(table(w, n, &by));
    }
    out
}

fn quoted(n: &Needs, w: &Writer<'_>, key: &str) -> String {
    if key.is_empty() { t(w.language, "harmony-without-cells") } else { format!("«{}»", cell_name(w.language, &n.grid, key)) }
}

/// The index of a view; nothing where there is none, or nothing to compare.
fn index(w: &mut Writer<'_>, id: &str, key: &str, v: &NeedsHarmony, by: &By) -> Vec<Inline> {
    match v.inside.harmony.filter(|_| !v.single) {
        Some(harmony) => {
            let figure = w.decimal(&format!("{id}.harmony"), "harmony", &[], harmony, 3, "", by);
            w.say(key, &[("harmony", &figure)], &[])
        }
        None => Vec::new(),
    }
}

/// The action that would move it most, with how it was read.
fn mover(w: &mut Writer<'_>, m: &Material, n: &Needs, best: &Move, by: &By) -> (Vec<Inline>, reticolo_report::Note) {
    let l = w.language;
    let service = |code: &str| n.names.label(l, &SERVICES, code);
    let speaker = Speaker { l, service: &service, grid: &n.grid, places: &m.places };
    let to = w.part("needs_even.best.level", "needs_even_after", &[], best.moved.after.mean, by);
    let harmony = |w: &mut Writer<'_>, x: Option<f64>| x.map(|x| w.decimal("needs_even.best.harmony", "harmony", &[], x, 3, "", by));
    let harmony: Option<Figure> = harmony(w, best.moved.after.harmony);
    let title = speaker.action(&best.action);
    let words = [("title", title.as_str())];
    let said = match harmony {
        Some(harmony) => {
            let key = if best.moved.falls { "plan-even_needs-best_falls" } else { "plan-even_needs-best" };
            w.say(key, &[("to", &to), ("harmony", &harmony)], &words)
        }
        None => w.say("plan-even_needs-best_level", &[("to", &to)], &words),
    };
    let note = w.note(Vec::new(), Inline::plain(t(l, &format!("harmony-read-{}", best.action.read_as))), by);
    (said, note)
}

fn table(w: &mut Writer<'_>, n: &Needs, by: &By) -> Block {
    let (l, v) = (w.language, &n.cells);
    let mut rows = Vec::new();
    for key in v.pulled_by.iter().take(SHOWN) {
        let Some(row) = v.rows.iter().find(|r| &r.key == key) else { continue };
        let name = if key.is_empty() { t(l, "harmony-without-cells") } else { cell_name(l, &n.grid, key) };
        let words = [("place", name.as_str())];
        let id = if key.is_empty() { "none" } else { key.as_str() };
        let people = w.people(&format!("needs_even.{id}.people"), "needs_even_row", &words, row.people, by);
        let level = w.part(&format!("needs_even.{id}.level"), "needs_even_row_level", &words, row.coverage.unwrap_or(0.0), by);
        rows.push(Row { cells: vec![Cell::text(&name), people.cell(), level.cell()], total: false });
    }
    let extract = (v.pulled_by.len() > SHOWN).then(|| {
        let shown = w.given(i64::try_from(SHOWN).unwrap_or(0));
        let all = w.number("needs_even.pulled", "needs_even_pulled", &[], v.pulled_by.len(), by);
        w.say("plan-extract", &[("shown", &shown), ("all", &all)], &[])
    });
    let column = |key: &str, align| Column { title: t(l, key), align };
    let weight = if v.by == NeedsBy::People { "services-people_short" } else { "harmony-needs_count" };
    Block::Table {
        id: "table-even_needs".to_owned(),
        caption: Inline::plain(t(l, "plan-even_needs-table")),
        columns: vec![
            column("harmony-needs_row-cells", Align::Text),
            column(weight, Align::Number),
            column("harmony-needs_coverage", Align::Number),
        ],
        rows,
        source: by.marks(),
        extract,
        wide: false,
        notes: Vec::new(),
    }
}
