//! Texts to be placed on the grid, and records that may be one thing.

use super::{Asked, Given, Setting, SettingKind, Source, figure};
use crate::Result;
use crate::placement::more;
use reticolo_analysis::linkage::Values;
use reticolo_messages::t;
use reticolo_model::Problem;
use reticolo_model::grid::Axis;

pub static CLASSIFY: Source = Source {
    verb: "classify",
    gives: &["classes", "texts", "confirmed"],
    settings: &[Setting::new("kind", SettingKind::Kind), Setting::new("rows", SettingKind::Number("200"))],
    make: |asked| Box::pin(classify(asked)),
};

pub static SAME: Source = Source {
    verb: "same",
    gives: &["file"],
    settings: &[Setting::new("kind", SettingKind::Kind).required()],
    make: |asked| Box::pin(same(asked)),
};

/// Descriptions of an axis, records that stand on it and records that stand nowhere: what places are proposed from.
async fn classify(asked: &Asked<'_>) -> Result<Given> {
    let code = asked.question.argument("axis").unwrap_or(Axis::Area.code());
    let axis = Axis::ALL
        .into_iter()
        .find(|a| a.code() == code)
        .ok_or_else(|| Problem::new("problem-choice", code).on("axis").with("known", Axis::ALL.map(Axis::code).join(", ")))?;
    let grid = asked.wb.grid_axes().await?;
    let mut given = Given::default();
    let described = crate::placement::described(&grid, axis)?;
    let rows: Vec<Vec<String>> = described
        .iter()
        .map(|d| {
            vec![
                d.code.clone(),
                d.text.clone(),
                d.language.clone(),
                if d.telling { "telling" } else { "description" }.to_owned(),
                code.to_owned(),
            ]
        })
        .collect();
    given.table("classes", &["class", "text", "language", "role", "axis"], &rows)?;
    given.argument("axis", code);
    let placed = asked.wb.placed_records(asked.who).await?;
    // What stands on an entry that is no longer proposed teaches nothing.
    let on =
        |r: &reticolo_model::Record| r.positions.first().map(|p| axis.of(p).to_owned()).filter(|c| described.iter().any(|d| d.code == *c));
    let rows: Vec<Vec<String>> = placed.iter().filter_map(|r| Some(vec![on(r)?, r.title.clone(), more(r), r.language.clone()])).collect();
    given.table("confirmed", &["class", "title", "more", "language"], &rows)?;
    let unplaced = asked.wb.unplaced(asked.who, asked.setting("kind"), asked.whole("rows", 200)?).await?;
    let texts = || unplaced.records.iter().map(|(record, _)| record);
    let rows: Vec<Vec<String>> = texts().map(|r| vec![r.id.to_string(), r.title.clone(), more(r), r.language.clone()]).collect();
    given.table("texts", &["id", "title", "more", "language"], &rows)?;
    let beyond = usize::try_from(unplaced.total).unwrap_or(0).saturating_sub(unplaced.records.len());
    given.note(asked, "source-texts_beyond", beyond);
    given.names.extend(texts().map(|r| (r.id.to_string(), r.title.clone())));
    let entries = described.iter().map(|d| d.code.as_str()).collect::<std::collections::BTreeSet<_>>();
    given.names.extend(entries.into_iter().map(|c| (c.to_owned(), crate::grid::label(asked.language, &grid, axis, c))));
    Ok(given)
}

/// The columns that the page of duplicates compares; of a place its unit alone.
async fn same(asked: &Asked<'_>) -> Result<Given> {
    let code = asked.setting("kind").ok_or_else(|| asked.lacks("kind"))?;
    let compared = asked.wb.compared(asked.who, code).await?;
    let mut columns: Vec<(String, &str, Vec<String>)> = Vec::new();
    for column in compared.columns {
        let texts = |all: Vec<Option<String>>| all.into_iter().map(Option::unwrap_or_default).collect();
        let (how, cells): (&str, Vec<String>) = match column.values {
            Values::Names(all) => ("name", all),
            Values::Words(all) => ("words", all),
            Values::Codes(all) => ("code", all.into_iter().map(|c| c.into_iter().next().unwrap_or_default()).collect()),
            Values::Classes(all) => ("class", texts(all)),
            Values::Numbers(all) => ("number", all.into_iter().map(figure).collect()),
            Values::Days(all) => ("number", all.into_iter().map(|d| d.map(|d| d.to_string()).unwrap_or_default()).collect()),
            Values::Places(all) => ("place", all.into_iter().map(|s| s.units.into_iter().next().unwrap_or_default()).collect()),
        };
        columns.push((column.name, how, cells));
    }
    let header: Vec<&str> = std::iter::once("id").chain(columns.iter().map(|c| c.0.as_str())).collect();
    let row = |(i, (id, _)): (usize, &(uuid::Uuid, String))| {
        std::iter::once(id.to_string()).chain(columns.iter().map(|c| c.2[i].clone())).collect::<Vec<String>>()
    };
    let mut given = Given::default();
    given.table("file", &header, &compared.records.iter().enumerate().map(row).collect::<Vec<_>>())?;
    given.argument("key", "id");
    given.argument("columns", columns.iter().map(|(name, how, _)| format!("{name}={how}")).collect::<Vec<_>>().join(","));
    given.notes.push(t(asked.language, "source-same_columns"));
    given.names.extend(compared.records.iter().map(|(id, title)| (id.to_string(), title.clone())));
    Ok(given)
}
