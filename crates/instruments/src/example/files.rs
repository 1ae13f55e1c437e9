//! The example of a territory as plain files with their mappings, so that imports can be tried on what is known to be sound: in a new
//! territory they give the same records and ties. Not in them: shapes that are no points, dates and weights of ties, several positions
//! of one record, how exactly an address is known, ties to indicators, and ties that the kind of the later file could have drawn as well.

use super::figures::INDICATORS;
use super::piece::{SORTS, number_of};
use crate::export::{self, Ties, What};
use crate::gate::Who;
use crate::survey::{IndicatorSpec, Mapping, Reference};
use crate::{Result, WorkError, Workbench};
use reticolo_formats::CsvOut;
use reticolo_model::{Audience, Record, Visibility};
use reticolo_store::{StoreError, links, records};
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;
use uuid::Uuid;

/// A column that names other records: the tie, the other kind, and whether the tie starts at the row's record.
type Column = (String, &'static str, bool);

/// Writes the example that a territory holds into a folder; the files in the order in which they are to be imported, each with what it
/// is read as.
pub async fn write_files(bench: &Workbench, folder: &Path) -> Result<Vec<(String, String)>> {
    std::fs::create_dir_all(folder).map_err(WorkError::io(folder))?;
    let mut out = Vec::new();
    for (name, form, what) in [("units", "geojson", What::Units), ("indicators", "csv", What::Indicators), ("flows", "csv", What::Flows)] {
        let path = folder.join(format!("{name}.{form}"));
        let mut file = BufWriter::new(File::create(&path).map_err(WorkError::io(&path))?);
        bench.export(&Who::CommandLine, what, Audience::Everything, form, &mut file).await?;
        put(folder, name, &mapping(name, name))?;
        out.push((format!("{name}.{form}"), name.to_owned()));
    }
    let mut conn = bench.store.reader().await?;
    let mut of: BTreeMap<Uuid, (usize, String)> = BTreeMap::new();
    for (s, sort) in SORTS.iter().enumerate() {
        records::each(&mut conn, bench.territory, sort.kind, |r| {
            if let Some(origin) = r.origin.filter(|o| o.data_set == sort.data_set) {
                of.insert(r.id, (s, origin.key));
            }
            Ok(())
        })
        .await?;
    }
    // A tie stands in the file of whichever end comes later.
    let mut ties: BTreeMap<Uuid, BTreeMap<Column, Vec<String>>> = BTreeMap::new();
    for link in links::all(&mut conn, bench.territory).await? {
        let (Some((from, from_key)), Some((to, to_key))) = (of.get(&link.from), of.get(&link.to)) else { continue };
        // Where both kinds may be tied to each other in this way, a column cannot say that the tie starts at the other.
        let both = crate::registry::kind(SORTS[*to].kind)?.link(&link.kind).is_some_and(|r| r.to.contains(&SORTS[*from].kind));
        if from < to && both {
            continue;
        }
        let (row, column, key) = if from >= to {
            (link.from, (link.kind, SORTS[*to].kind, true), to_key)
        } else {
            (link.to, (link.kind, SORTS[*from].kind, false), from_key)
        };
        ties.entry(row).or_default().entry(column).or_default().push(key.clone());
    }
    for (s, sort) in SORTS.iter().enumerate() {
        let kind = crate::registry::kind(sort.kind)?;
        let mut columns: Vec<&Column> = ties.iter().filter(|(id, _)| of[*id].0 == s).flat_map(|(_, c)| c.keys()).collect();
        columns.sort();
        columns.dedup();
        let path = folder.join(format!("{}.csv", sort.kind));
        let file = BufWriter::new(File::create(&path).map_err(WorkError::io(&path))?);
        // The ties have columns of their own here, by key.
        let required: Vec<String> = export::ties(kind).map(|(rule, to)| export::tie_column(rule, to)).collect();
        let shown = export::columns(kind, false);
        let header: Vec<String> = shown
            .iter()
            .filter(|c| !required.contains(c))
            .cloned()
            .chain(["area", "dimension", "modality"].map(str::to_owned))
            .chain(columns.iter().map(|c| named(c)))
            .collect();
        let mut table = CsvOut::new(file, &header).map_err(StoreError::from)?;
        let mut all: Vec<Record> = Vec::new();
        records::each(&mut conn, bench.territory, sort.kind, |r| {
            if of.contains_key(&r.id) {
                all.push(r);
            }
            Ok(())
        })
        .await?;
        all.sort_by(|a, b| of[&a.id].1.cmp(&of[&b.id].1));
        for record in &all {
            let all = shown.iter().zip(export::cells(kind, record, &Ties::default(), false));
            let mut cells: Vec<String> = all.filter(|(c, _)| !required.contains(c)).map(|(_, cell)| cell).collect();
            let spot = (record.positions.len() == 1).then(|| &record.positions[0]);
            cells.extend(spot.map_or_else(|| vec![String::new(); 3], |p| vec![p.area.clone(), p.dimension.clone(), p.modality.clone()]));
            let none = BTreeMap::new();
            let tied = ties.get(&record.id).unwrap_or(&none);
            // One row for each further tie of a sort: what a row says again is the same record.
            for i in 0..tied.values().map(Vec::len).max().unwrap_or(0).max(1) {
                let keys = columns.iter().map(|c| tied.get(*c).and_then(|k| k.get(i)).cloned().unwrap_or_default());
                table.row(cells.iter().cloned().chain(keys)).map_err(StoreError::from)?;
            }
        }
        table.finish().and_then(|mut f| f.flush()).map_err(StoreError::from)?;
        let mut mapping = mapping(sort.kind, sort.data_set);
        mapping.data_set = Some(sort.data_set.to_owned());
        mapping.key = vec!["key".to_owned()];
        mapping.separator = Some(";".to_owned());
        let left_out = ["key", "data_set", "precision", "units", "shares", "positions", "also_in"];
        let own = header[..header.len() - columns.len()].iter().filter(|h| !left_out.contains(&h.as_str()));
        mapping.columns = own.map(|h| (h.clone(), h.clone())).chain([("unit".to_owned(), "units".to_owned())]).collect();
        mapping.references = columns
            .iter()
            .map(|c| Reference {
                link: c.0.clone(),
                kind: c.1.to_owned(),
                by: "key".to_owned(),
                column: named(c),
                data_set: Some(SORTS[number_of(c.1)].data_set.to_owned()),
                ..Reference::default()
            })
            .collect();
        put(folder, sort.kind, &mapping)?;
        out.push((format!("{}.csv", sort.kind), sort.kind.to_owned()));
    }
    Ok(out)
}

fn named((link, kind, starts): &Column) -> String {
    if *starts { format!("{link}_{kind}") } else { format!("{kind}_{link}") }
}

/// The mapping of a file, but for its columns of records.
fn mapping(name: &str, data_set: &str) -> Mapping {
    let mut mapping = Mapping {
        data_set: Some(format!("example_{data_set}")),
        title: Some(format!("{name} (esempio)")),
        licence: Some("illustrative".to_owned()),
        visibility: Some(Visibility::Public),
        ..Mapping::default()
    };
    let columns: &[(&str, &str)] = match name {
        "units" => &[("code", "code"), ("name", "name")],
        "indicators" => &[("unit", "unit"), ("indicator", "indicator"), ("period", "period"), ("value", "value")],
        "flows" => &[("origin", "origin"), ("destination", "destination"), ("period", "period"), ("value", "value")],
        _ => &[],
    };
    mapping.columns = columns.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
    if name == "indicators" {
        let said = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        mapping.indicators = INDICATORS
            .iter()
            .map(|spec| IndicatorSpec {
                code: spec.code.to_owned(),
                title: spec.title.to_owned(),
                unit: said(spec.unit),
                direction: said(spec.direction),
                aggregation: said(spec.aggregation),
                weight: said(spec.weight),
                ..IndicatorSpec::default()
            })
            .collect();
    }
    mapping
}

fn put(folder: &Path, name: &str, mapping: &Mapping) -> Result<()> {
    let path = folder.join(format!("{name}.toml"));
    let text = toml::to_string(mapping).map_err(|e| WorkError::Report(e.to_string()))?;
    std::fs::write(&path, text).map_err(WorkError::io(&path))
}
