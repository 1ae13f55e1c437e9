//! Opens a file of any form as rows: which form it has follows its contents and its name; all else is stated or found.

use super::source::{FileReadAs, Held, HeldRow, OpenOptions, Source};
use super::{forms, made_columns};
use crate::{Result, WorkError};
use reticolo_formats::csv_table::{Table, TableOptions};
use reticolo_formats::form::{Form, Found, form_of};
use reticolo_formats::geojson::{Feature, read_features};
use reticolo_formats::sdmx_csv::{SdmxTable, is_sdmx};
use reticolo_formats::topojson::read_topology;
use reticolo_formats::{
    FormatError, LayerOptions, Layers, Tables, giving360, hsds, icalendar, linked_art, ods, read_geopackage, read_shapefile, xlsx,
};
use std::ops::ControlFlow;
use std::path::Path;

/// Opens a file.
pub(crate) fn open_with(path: &Path, name: &str, options: &OpenOptions) -> Result<Source> {
    let Found { form, gzip, size } = form_of(path, name)?;
    let part = options.part.as_deref();
    match form {
        Form::Csv => table(path, options),
        Form::Xlsx | Form::XlsForm => workbook(path, name, options),
        Form::Ods => {
            let sheet = preferred(part, options, "format-sheet", |sheet| ods::Sheet::open(path, sheet))?;
            Ok(Source::Ods(Box::new(sheet)))
        }
        Form::JsonLines => Ok(Source::Lines(Box::new(forms::LineRows::open(path)?))),
        Form::GeoJson => held_features(form, gzip, size, |take| {
            read_features(path, take)?;
            Ok((None, Vec::new(), true))
        }),
        Form::TopoJson => held_features(form, gzip, size, |take| {
            let objects = read_topology(path, part, take)?;
            Ok((Some(objects.read), objects.names, true))
        }),
        Form::Shapefile => layers(form, options, |layer, take| read_shapefile(path, layer, take)),
        Form::GeoPackage => layers(form, options, |layer, take| apart(|| read_geopackage(path, layer, take))),
        Form::SdmxCsv => Ok(Source::Sdmx(Box::new(SdmxTable::open(path)?))),
        Form::ICalendar => Ok(of_tables(form, made_columns::events(icalendar::read(path)?))),
        Form::Pabulib => Ok(of_tables(form, forms::pabulib(path, part)?)),
        Form::Hsds => Ok(of_tables(form, made_columns::hsds(hsds::read(path, part)?))),
        Form::Giving360 => Ok(of_tables(form, made_columns::giving360(giving360::read(path)?))),
        Form::LinkedArt => Ok(of_tables(form, made_columns::linked_art(linked_art::read(path, part)?))),
    }
}

/// A table of text, which its header may tell to be more than that.
fn table(path: &Path, options: &OpenOptions) -> Result<Source> {
    let stated = TableOptions { encoding: options.encoding, separator: options.separator, ceiling: None };
    let table = Table::open_with(path, &stated)?;
    if is_sdmx(&table.header) {
        return Ok(Source::Sdmx(Box::new(SdmxTable::new(table)?)));
    }
    if has_grants(&table.header) {
        return Ok(of_tables(Form::Giving360, made_columns::giving360(giving360::read(path)?)));
    }
    Ok(Source::Table(Box::new(table)))
}

/// A workbook: a questionnaire where its sheets say so, grants where the first one's header does, unless a sheet is stated.
fn workbook(path: &Path, name: &str, options: &OpenOptions) -> Result<Source> {
    let part = options.part.as_deref();
    let sheet = preferred(part, options, "format-sheet", |sheet| xlsx::Sheet::open(path, sheet));
    if part.is_none() {
        let names = |sheet: &xlsx::Sheet| sheet.names.iter().any(|n| n.trim().eq_ignore_ascii_case("survey"));
        if sheet.as_ref().is_ok_and(names)
            && let Some(form) = forms::questionnaire(path, name)?
        {
            return Ok(form);
        }
        if sheet.as_ref().is_ok_and(|s| has_grants(&s.header)) {
            return Ok(of_tables(Form::Giving360, made_columns::giving360(giving360::read(path)?)));
        }
    }
    Ok(Source::Sheet(Box::new(sheet?)))
}

/// The headings of 360Giving in words, enough of them to be no chance.
fn has_grants(header: &[String]) -> bool {
    let is = |path: &str| header.iter().any(|h| h.contains([':', '/']) && giving360::heading(h).as_deref() == Some(path));
    is("recipientOrganization.name") && is("fundingOrganization.name")
}

/// The part that is stated; else the one named as the rows that are wanted, where there is one; else the first.
fn preferred<T>(
    part: Option<&str>,
    options: &OpenOptions,
    none_of_that_name: &str,
    open: impl Fn(Option<&str>) -> std::result::Result<T, FormatError>,
) -> std::result::Result<T, FormatError> {
    let (None, Some(wanted)) = (part, options.prefer.as_deref()) else { return open(part) };
    match open(Some(wanted)) {
        Err(error) if error.code == none_of_that_name => open(None),
        other => other,
    }
}

/// Reads where no other task waits: the reader of databases has a runtime of its own.
fn apart<T: Send>(read: impl FnOnce() -> std::result::Result<T, FormatError> + Send) -> std::result::Result<T, FormatError> {
    std::thread::scope(|scope| match scope.spawn(read).join() {
        Ok(read) => read,
        Err(panic) => std::panic::resume_unwind(panic),
    })
}

type Take<'t> = &'t mut (dyn FnMut(std::result::Result<Feature, FormatError>) -> ControlFlow<()> + Send);

/// Features held in memory, their properties as columns. What is read answers with its part, all parts, and whether it has shapes.
fn held_features(
    form: Form,
    gzip: bool,
    size: u64,
    read: impl FnOnce(Take<'_>) -> std::result::Result<(Option<String>, Vec<String>, bool), FormatError>,
) -> Result<Source> {
    let (features, broken, (part, parts, shaped)) = gather(read)?;
    let mut header: Vec<String> = Vec::new();
    let mut known = std::collections::HashSet::new();
    for key in features.iter().flat_map(|feature| feature.properties.keys()) {
        if known.insert(key.as_str()) {
            header.push(key.clone());
        }
    }
    drop(known);
    let rows = held_rows(features, &header);
    let read_as = FileReadAs { form, gzip, size, text: None, part, parts };
    Ok(Source::Held(Held { header, rows, broken, read_as, shaped }))
}

/// A layer of a file that has several.
fn layers(
    form: Form,
    options: &OpenOptions,
    read: impl Fn(&LayerOptions, Take<'_>) -> std::result::Result<Layers, FormatError>,
) -> Result<Source> {
    let read = preferred(options.part.as_deref(), options, "format-layer", |layer| {
        let layer = LayerOptions { layer: layer.map(str::to_owned), epsg: options.epsg };
        gather(|take| read(&layer, take))
    });
    let (features, broken, layers) = read?;
    let Layers { names, read, columns, crs, size, .. } = layers;
    let rows = held_rows(features, &columns);
    let read_as = FileReadAs { form, gzip: false, size, text: None, part: Some(read), parts: names };
    Ok(Source::Held(Held { header: columns, rows, broken, read_as, shaped: crs.is_some() }))
}

type Gathered<T> = (Vec<Feature>, Vec<FormatError>, T);

fn gather<T>(read: impl FnOnce(Take<'_>) -> std::result::Result<T, FormatError>) -> std::result::Result<Gathered<T>, FormatError> {
    let (mut features, mut broken) = (Vec::new(), Vec::new());
    let how = read(&mut |feature| {
        match feature {
            Ok(feature) => features.push(feature),
            Err(error) => broken.push(error),
        }
        ControlFlow::Continue(())
    })?;
    Ok((features, broken, how))
}

fn held_rows(features: Vec<Feature>, header: &[String]) -> Vec<HeldRow> {
    let cell = |f: &Feature, column: &String| f.properties.get(column).map_or_else(String::new, reticolo_model::value::to_text);
    let row = |f: Feature| HeldRow { number: f.number, cells: header.iter().map(|h| cell(&f, h)).collect(), geometry: f.geometry };
    features.into_iter().map(row).collect()
}

/// The rows of one table of a document.
pub(super) fn of_tables(form: Form, tables: Tables) -> Source {
    let Tables { name, names, header, rows, broken, size, gzip } = tables;
    let shaped = rows.iter().any(|r| r.geometry.is_some());
    let rows = rows.into_iter().map(|r| HeldRow { number: r.number, cells: r.cells, geometry: r.geometry }).collect();
    let read_as = FileReadAs { form, gzip, size, text: None, part: Some(name), parts: names };
    Source::Held(Held { header, rows, broken, read_as, shaped })
}

/// The form of a file without reading its rows; with `inside` a workbook or a table is looked into.
///
/// # Errors
/// A file that cannot be read.
pub(crate) fn form_found(path: &Path, name: &str, inside: bool) -> Result<Form> {
    let found = form_of(path, name).map_err(WorkError::from)?.form;
    if !inside || !matches!(found, Form::Csv | Form::Xlsx) {
        return Ok(found);
    }
    Ok(open_with(path, name, &OpenOptions::default()).map_or(found, |source| source.read_as().form))
}
