//! The grid from the command line: what stands in each cell, as a file or in the terminal, and the places proposed for records that have
//! none.

use super::{extension, open};
use crate::args::{Grid, Place};
use crate::output::{language, line, print_json, say};
use reticolo_instruments::grid::{Cell, GridAsk, label};
use reticolo_instruments::grid_files::GridFileAsk;
use reticolo_instruments::{Result, Who, WorkError};
use reticolo_messages::{t, tn};
use reticolo_model::Side;
use reticolo_model::grid::Axis;
use serde_json::json;
use std::process::ExitCode;

/// `reticolo grid DIR`.
pub async fn grid(json: bool, ask: Grid) -> Result<ExitCode> {
    let wb = open(&ask.dir).await?;
    let (l, who) = (language(), Who::CommandLine.showing(ask.illustrative));
    let file = GridFileAsk {
        ask: GridAsk { units: ask.unit, areas: ask.saved_area, illustrative: ask.illustrative },
        sides: Side::ON_GRID.to_vec(),
        wide: ask.wide,
        latencies: ask.latencies,
        language: l,
    };
    if let Some(out) = &ask.out {
        let bytes = wb.grid_file(&who, &file, &extension(out)).await?;
        std::fs::write(out, bytes).map_err(WorkError::io(out))?;
        return Ok(ExitCode::SUCCESS);
    }
    let view = wb.grid(&who, &file.ask).await?;
    if json {
        let latent = if ask.latencies { Some(wb.latencies_by_cell(&who, &file.ask).await?) } else { None };
        let one = |c: Cell| {
            let mut told = json!({ "cell": c, "sides": view.cells.get(&c.text()) });
            if let Some(latent) = &latent {
                told["latencies"] = json!(latent.get(&c.text()).copied().unwrap_or(0));
            }
            told
        };
        let cells: Vec<_> = view.shown(ask.wide).into_iter().map(one).collect();
        print_json(&json!({ "cells": cells, "total": view.total, "unplaced": view.unplaced }));
        return Ok(ExitCode::SUCCESS);
    }
    let heads: Vec<String> = Side::ON_GRID.iter().map(|s| t(l, &format!("grid-side_{}", s.code()))).collect();
    line!("{:60} {}", "", heads.iter().map(|h| format!("{h:>10}")).collect::<String>());
    for cell in view.shown(ask.wide) {
        let counts: Vec<i64> = Side::ON_GRID.iter().map(|s| view.records(&cell, *s)).collect();
        if counts.iter().all(|n| *n == 0) {
            continue;
        }
        let whole = name(&view.grid, &cell);
        // A column of figures beside it: what is too long is seen to be cut.
        let name = if whole.chars().count() > 60 { whole.chars().take(59).chain(['…']).collect() } else { whole };
        line!("{name:60} {}", counts.iter().map(|n| format!("{n:>10}")).collect::<String>());
    }
    say(json, tn(l, "grid-unplaced", view.unplaced.values().sum(), &[]).trim_end_matches(':'));
    Ok(ExitCode::SUCCESS)
}

/// A cell in words.
fn name(grid: &reticolo_model::grid::Grid, cell: &Cell) -> String {
    let parts = [(Axis::Area, &cell.area), (Axis::Dimension, &cell.dimension), (Axis::Modality, &cell.modality)];
    parts.map(|(axis, code)| label(language(), grid, axis, code)).join(" · ")
}

/// `reticolo place DIR`: proposals, and with `--confirm` the sure ones put there.
pub async fn place(json: bool, ask: Place) -> Result<ExitCode> {
    let wb = open(&ask.dir).await?;
    let who = Who::CommandLine;
    let unplaced = wb.unplaced(&who, ask.kind.as_deref(), ask.limit).await?;
    let axes = wb.grid_axes().await?;
    if json {
        let rows: Vec<_> = unplaced
            .records
            .iter()
            .map(|(r, p)| json!({ "id": r.id, "kind": r.kind, "title": r.title, "cell": p.cell(), "doubtful": p.doubtful, "proposal": p }))
            .collect();
        print_json(&json!({ "unplaced": unplaced.by_kind, "proposals": rows }));
    }
    let mut sure = Vec::new();
    for (record, proposal) in &unplaced.records {
        let Some(cell) = proposal.cell() else { continue };
        let doubt = if proposal.doubtful.is_empty() { "" } else { "? " };
        say(json, format!("{doubt}{}: {}", record.title, name(&axes, &cell)));
        if proposal.doubtful.is_empty() {
            sure.push((record.id, cell));
        }
    }
    if ask.confirm && !sure.is_empty() {
        let (_, n) = wb.place_on_grid(&who, &sure).await?;
        say(json, tn(language(), "done-placed", i64::try_from(n).unwrap_or(i64::MAX), &[]));
    }
    Ok(ExitCode::SUCCESS)
}
