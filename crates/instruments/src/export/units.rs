//! The units as tables, features, lines and a layer: everybody sees them.

use super::books::Book;
use super::layers::Package;
use super::typed::Sort;
use reticolo_formats::{ColumnKind, CsvOut, Feature, ShapeKind, write_feature_collection};
use reticolo_model::Unit;
use reticolo_model::canonical::{canonical, number};
use reticolo_store::{Conn, StoreError, Territory, units};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use std::io::Write;

const UNIT: [&str; 9] = ["code", "name", "inside", "province", "region", "valid_from", "valid_to", "lon", "lat"];

/// The columns of a table of units with these attributes, which follow under their own names.
pub fn unit_columns(attributes: &[String]) -> Vec<String> {
    UNIT.into_iter().map(str::to_owned).chain(attributes.iter().cloned()).collect()
}

/// The cells of a unit: `lon` and `lat` are its seat.
pub fn unit_cells(unit: &Unit, attributes: &[String]) -> Vec<String> {
    let text = |t: &Option<String>| t.clone().unwrap_or_default();
    let mut cells = vec![
        unit.code.clone(),
        unit.name.clone(),
        unit.inside.to_string(),
        text(&unit.province),
        text(&unit.region),
        text(&unit.valid_from),
        text(&unit.valid_to),
        unit.seat.map(|p| number(p[0])).unwrap_or_default(),
        unit.seat.map(|p| number(p[1])).unwrap_or_default(),
    ];
    cells.extend(attributes.iter().map(|a| unit.attributes.get(a).cloned().unwrap_or_default()));
    cells
}

/// A unit as the properties of a feature: numbers and truth values as such, what is empty left out.
pub fn unit_properties(unit: &Unit) -> Map<String, Value> {
    let attributes: Vec<String> = unit.attributes.keys().filter(|a| !UNIT.contains(&a.as_str())).cloned().collect();
    let named = unit_columns(&attributes).into_iter().zip(unit_cells(unit, &attributes));
    let mut properties: Map<String, Value> = named.filter(|(_, cell)| !cell.is_empty()).map(|(name, cell)| (name, json!(cell))).collect();
    properties.insert("inside".to_owned(), json!(unit.inside));
    for (name, i) in [("lon", 0), ("lat", 1)] {
        if let Some(seat) = unit.seat {
            properties.insert(name.to_owned(), json!(seat[i]));
        }
    }
    properties
}

fn sorts(columns: &[String]) -> Vec<Sort> {
    let of = |column: &String| match column.as_str() {
        "inside" => Sort::Yes,
        "lon" | "lat" => Sort::Number,
        _ => Sort::Text,
    };
    columns.iter().map(of).collect()
}

/// All units with the names of their attributes, in order.
async fn all(conn: &mut Conn, t: Territory) -> Result<(Vec<Unit>, Vec<String>), StoreError> {
    let all = units::all(conn, t).await?;
    let named: BTreeSet<&String> = all.iter().flat_map(|u| u.attributes.keys()).collect();
    let attributes = named.into_iter().filter(|a| !UNIT.contains(&a.as_str())).cloned().collect();
    Ok((all, attributes))
}

/// The units by code, in one of the forms that are written straight to `out`; how many.
pub(super) async fn write(conn: &mut Conn, t: Territory, form: &str, out: &mut (dyn Write + Send)) -> Result<u64, StoreError> {
    let (all, attributes) = all(conn, t).await?;
    let rows = all.len() as u64;
    match form {
        "csv" => {
            let mut table = CsvOut::new(out, unit_columns(&attributes))?;
            for unit in &all {
                table.row(unit_cells(unit, &attributes))?;
            }
            table.finish()?;
        }
        "jsonl" => {
            for unit in &all {
                writeln!(out, "{}", canonical(&serde_json::to_value(unit).unwrap_or_default()))?;
            }
        }
        "xlsx" | "ods" => {
            let mut book = Book::new(form, out)?;
            sheet(&mut book, &all, &attributes)?;
            book.finish()?;
        }
        _ => {
            let features = (1..).zip(all).map(|(at, unit)| {
                let properties = unit_properties(&unit);
                Feature { number: at, id: Some(unit.code), properties, geometry: unit.geometry }
            });
            write_feature_collection(out, features)?;
        }
    }
    Ok(rows)
}

/// The units as a sheet of a workbook.
pub(super) async fn write_sheet(conn: &mut Conn, t: Territory, book: &mut Book<'_>) -> Result<u64, StoreError> {
    let (all, attributes) = all(conn, t).await?;
    sheet(book, &all, &attributes)?;
    Ok(all.len() as u64)
}

fn sheet(book: &mut Book<'_>, all: &[Unit], attributes: &[String]) -> Result<(), StoreError> {
    let columns = unit_columns(attributes);
    book.sheet("units", &columns)?;
    let sorts = sorts(&columns);
    for unit in all {
        let cells = unit_cells(unit, attributes);
        book.row(sorts.iter().zip(&cells).map(|(sort, text)| sort.cell(text)))?;
    }
    Ok(())
}

/// The units as a layer of a package.
pub(super) async fn write_layer(conn: &mut Conn, t: Territory, package: &mut Package) -> Result<u64, StoreError> {
    let (all, attributes) = all(conn, t).await?;
    let columns = unit_columns(&attributes);
    let sorts = sorts(&columns);
    let kinds: Vec<(String, ColumnKind)> = columns.into_iter().zip(&sorts).map(|(name, sort)| (name, sort.column())).collect();
    let shapes = ShapeKind::of(all.iter().filter_map(|u| u.geometry.as_ref()));
    let shaped = all.iter().any(|u| u.geometry.is_some());
    package.layer("units", shaped.then_some(shapes), kinds)?;
    let rows = all.len() as u64;
    for unit in all {
        let cells = unit_cells(&unit, &attributes);
        let values = sorts.iter().zip(&cells).map(|(sort, text)| sort.value(text)).collect();
        package.row(unit.geometry, values)?;
    }
    Ok(rows)
}
