//! Units with their figures, and who borders whom.

use super::{Asked, Given, Setting, SettingKind, Source, figure};
use crate::atlas::Series;
use crate::{Result, WorkError};
use reticolo_formats::geojson::{Feature, write_feature_collection};
use reticolo_model::Unit;
use serde_json::{Map, json};

const INDICATORS: Setting = Setting::new("indicators", SettingKind::Indicators);
const SIZE: Setting = Setting::new("size", SettingKind::Indicator);

pub static CONTIGUITY: Source = Source { verb: "contiguity", gives: &["geometry"], settings: &[], make: |asked| Box::pin(shapes(asked)) };

pub static HOTSPOTS: Source = Source {
    verb: "hotspots",
    gives: &["units", "edges"],
    settings: &[Setting::new("indicator", SettingKind::Indicator).required()],
    make: |asked| Box::pin(hotspots(asked)),
};

pub static REGIONS: Source =
    Source { verb: "regions", gives: &["units", "edges"], settings: &[INDICATORS, SIZE], make: |asked| Box::pin(regions(asked)) };

pub static INEQUALITY: Source = Source {
    verb: "inequality",
    gives: &["values"],
    settings: &[Setting::new("indicator", SettingKind::Indicator).required(), SIZE],
    make: |asked| Box::pin(inequality(asked)),
};

pub static SIMILAR: Source = Source { verb: "similar", gives: &["units"], settings: &[INDICATORS], make: |asked| Box::pin(similar(asked)) };

/// The units inside, in the order of the territory.
pub(super) async fn inside(asked: &Asked<'_>) -> Result<Vec<Unit>> {
    Ok(asked.wb.places().await?.inside().cloned().collect())
}

/// The same with who borders whom, numbered in that order.
async fn bordering(asked: &Asked<'_>) -> Result<(Vec<Unit>, Vec<(u32, u32)>)> {
    let places = asked.wb.places().await?;
    let found = tokio::task::spawn_blocking(move || places.inside_borders().0.edges()).await;
    Ok((inside(asked).await?, found.map_err(|e| WorkError::Report(e.to_string()))?))
}

pub(super) fn named(given: &mut Given, units: &[Unit]) {
    given.names.extend(units.iter().map(|u| (u.code.clone(), u.name.clone())));
}

/// A row a unit: its code, its name, and a column a series.
pub(super) fn table(given: &mut Given, argument: &str, units: &[Unit], columns: &[(String, &Series)]) -> Result<()> {
    let mut header = vec!["unit".to_owned(), "name".to_owned()];
    header.extend(columns.iter().map(|(name, _)| name.clone()));
    let row = |unit: &Unit| {
        let mut row = vec![unit.code.clone(), unit.name.clone()];
        row.extend(columns.iter().map(|(_, series)| figure(series.values.get(&unit.code).copied())));
        row
    };
    given.table(argument, &header, &units.iter().map(row).collect::<Vec<_>>())?;
    named(given, units);
    Ok(())
}

fn edges(given: &mut Given, edges: &[(u32, u32)]) -> Result<()> {
    let rows: Vec<Vec<String>> = edges.iter().map(|(a, b)| vec![a.to_string(), b.to_string()]).collect();
    given.table("edges", &["i", "j"], &rows)
}

/// The figures of the indicator that a setting names.
pub(super) async fn one(asked: &Asked<'_>, setting: &str) -> Result<Series> {
    let code = asked.setting(setting).ok_or_else(|| asked.lacks(setting))?;
    of_code(asked, code).await
}

/// The newest figures of an indicator.
pub(super) async fn of_code(asked: &Asked<'_>, code: &str) -> Result<Series> {
    let indicator = asked.wb.indicator(asked.who, code).await?;
    asked.wb.series(asked.who, &indicator, None).await
}

/// The figures of the indicators that are named, else of the usual ones.
async fn several(asked: &Asked<'_>) -> Result<Vec<Series>> {
    asked.wb.basin_columns(asked.who, &asked.list("indicators"), &*asked.wb.places().await?).await
}

/// Units without a figure are said.
pub(super) fn missing(asked: &Asked<'_>, given: &mut Given, units: &[Unit], columns: &[Series]) {
    let out = units.iter().filter(|u| columns.iter().any(|c| !c.values.contains_key(&u.code))).count();
    given.note(asked, "source-units_without", out);
}

async fn shapes(asked: &Asked<'_>) -> Result<Given> {
    let mut given = Given::default();
    let units = inside(asked).await?;
    let features = units.iter().enumerate().map(|(n, u)| {
        let mut properties = Map::new();
        properties.insert("unit".into(), json!(u.code));
        properties.insert("name".into(), json!(u.name));
        Feature { number: n as u64 + 1, id: None, properties, geometry: u.geometry.clone() }
    });
    let bytes = write_feature_collection(Vec::new(), features).map_err(WorkError::io("geometry.geojson"))?;
    given.file("geometry", "geometry.geojson", bytes);
    given.argument("property", "unit");
    named(&mut given, &units);
    Ok(given)
}

async fn hotspots(asked: &Asked<'_>) -> Result<Given> {
    let series = one(asked, "indicator").await?;
    let (units, borders) = bordering(asked).await?;
    let mut given = Given::default();
    given.cite([&series]);
    missing(asked, &mut given, &units, std::slice::from_ref(&series));
    table(&mut given, "units", &units, &[(series.indicator.code.clone(), &series)])?;
    edges(&mut given, &borders)?;
    given.argument("column", series.indicator.code);
    Ok(given)
}

async fn regions(asked: &Asked<'_>) -> Result<Given> {
    let columns = several(asked).await?;
    let size = asked.wb.basin_size(asked.who, asked.setting("size").unwrap_or_default()).await?;
    let (units, borders) = bordering(asked).await?;
    let mut given = Given::default();
    given.cite(columns.iter().chain(&size));
    missing(asked, &mut given, &units, &columns);
    let mut told: Vec<(String, &Series)> = columns.iter().map(|s| (s.indicator.code.clone(), s)).collect();
    told.extend(size.iter().map(|s| ("size".to_owned(), s)));
    table(&mut given, "units", &units, &told)?;
    edges(&mut given, &borders)?;
    given.argument("columns", columns.iter().map(|s| s.indicator.code.as_str()).collect::<Vec<_>>().join(","));
    if size.is_some() && asked.question.argument("floor").is_some() {
        given.argument("floor-column", "size");
    }
    Ok(given)
}

async fn inequality(asked: &Asked<'_>) -> Result<Given> {
    let series = one(asked, "indicator").await?;
    let people = asked.wb.demand(asked.who, asked.setting("size").unwrap_or_default(), None).await?;
    let units = inside(asked).await?;
    let mut given = Given::default();
    let both = |u: &&Unit| series.values.contains_key(&u.code) && people.values.contains_key(&u.code);
    let rows: Vec<Vec<String>> = units
        .iter()
        .filter(both)
        .map(|u| vec![u.code.clone(), figure(series.values.get(&u.code).copied()), figure(people.values.get(&u.code).copied())])
        .collect();
    given.cite([&series, &people]);
    missing(asked, &mut given, &units, &[series, people]);
    given.table("values", &["id", "value", "weight"], &rows)?;
    named(&mut given, &units);
    Ok(given)
}

async fn similar(asked: &Asked<'_>) -> Result<Given> {
    let columns = several(asked).await?;
    let units = inside(asked).await?;
    let mut given = Given::default();
    given.cite(&columns);
    let told: Vec<(String, &Series)> = columns.iter().map(|s| (s.indicator.code.clone(), s)).collect();
    table(&mut given, "units", &units, &told)?;
    given.argument("columns", columns.iter().map(|s| s.indicator.code.as_str()).collect::<Vec<_>>().join(","));
    given.argument("key", "unit");
    Ok(given)
}
