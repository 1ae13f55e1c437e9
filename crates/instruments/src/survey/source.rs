//! A file's rows, whether it is a table of text, a sheet, lines of JSON or a collection of features: one header, cells by column, a
//! shape where there is one; and the account of how it was read.

use super::forms::LineRows;
use crate::Result;
use reticolo_formats::csv_table::Table;
use reticolo_formats::form::Form;
use reticolo_formats::sdmx_csv::SdmxTable;
use reticolo_formats::{Encoding, FormatError, ReadAs, ods, xlsx};
use reticolo_model::Problem;
use reticolo_model::geometry::Geometry;
use serde::Serialize;

pub(crate) use super::open::open_with;

/// What is stated about a file rather than found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OpenOptions {
    pub encoding: Option<Encoding>,
    pub separator: Option<char>,
    /// The sheet, layer or table, or the object of a topology; the first unless stated.
    pub part: Option<String>,
    /// Where no part is stated, the one of this name is read if there is one.
    pub prefer: Option<String>,
    /// The EPSG number of the shapes' reference system, whatever the file says.
    pub epsg: Option<u32>,
}

/// How a file was read: what was found, or stated. What a form does not have is `None`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FileReadAs {
    pub form: Form,
    pub gzip: bool,
    /// Bytes on the disk.
    pub size: u64,
    /// Encoding, mark, separator and line end of a table of text.
    pub text: Option<ReadAs>,
    /// The sheet, layer, table or object that was read, and all that the file has.
    pub part: Option<String>,
    pub parts: Vec<String>,
}

/// An opened file.
pub(crate) enum Source {
    Table(Box<Table>),
    Sdmx(Box<SdmxTable>),
    Sheet(Box<xlsx::Sheet>),
    Ods(Box<ods::Sheet>),
    Lines(Box<LineRows>),
    Held(Held),
}

/// Rows that were read whole.
pub(crate) struct Held {
    pub header: Vec<String>,
    pub rows: Vec<HeldRow>,
    pub broken: Vec<FormatError>,
    pub read_as: FileReadAs,
    /// Whether they have shapes.
    pub shaped: bool,
}

pub(crate) struct HeldRow {
    pub number: u64,
    pub cells: Vec<String>,
    pub geometry: Option<Geometry>,
}

/// One row: its number as people count it, its cells in the order of the header, its shape.
pub(crate) struct SourceRow<'a> {
    pub number: u64,
    pub cells: &'a dyn Cells,
    pub geometry: Option<&'a Geometry>,
}

pub(crate) trait Cells {
    fn cell(&self, i: usize) -> &str;
    fn all(&self) -> Vec<String>;

    /// The row's number as people count it; 0 for cells that stand by themselves.
    fn number(&self) -> u64 {
        0
    }
}

/// Cells that know the number of their row.
struct Numbered<'a> {
    number: u64,
    cells: &'a dyn Cells,
}

impl Cells for Numbered<'_> {
    fn cell(&self, i: usize) -> &str {
        self.cells.cell(i)
    }

    fn all(&self) -> Vec<String> {
        self.cells.all()
    }

    fn number(&self) -> u64 {
        self.number
    }
}

impl Cells for csv::StringRecord {
    fn cell(&self, i: usize) -> &str {
        self.get(i).unwrap_or_default()
    }

    fn all(&self) -> Vec<String> {
        self.iter().map(str::to_owned).collect()
    }
}

impl Cells for Vec<String> {
    fn cell(&self, i: usize) -> &str {
        self.get(i).map_or("", String::as_str)
    }

    fn all(&self) -> Vec<String> {
        self.clone()
    }
}

impl Source {
    pub fn header(&self) -> &[String] {
        match self {
            Source::Table(table) => &table.header,
            Source::Sdmx(table) => &table.header,
            Source::Sheet(sheet) => &sheet.header,
            Source::Ods(sheet) => &sheet.header,
            Source::Lines(lines) => &lines.header,
            Source::Held(held) => &held.header,
        }
    }

    pub fn has_geometry(&self) -> bool {
        match self {
            Source::Held(held) => held.shaped,
            Source::Lines(lines) => lines.has_geometry(),
            _ => false,
        }
    }

    /// Whether its rows lie in memory, so that they can be gone through more than once.
    pub fn is_held(&self) -> bool {
        matches!(self, Source::Held(_))
    }

    /// How the file was read.
    pub fn read_as(&self) -> FileReadAs {
        let of_text =
            |form, text: ReadAs| FileReadAs { form, gzip: text.gzip, size: text.size, text: Some(text), part: None, parts: Vec::new() };
        let of_sheet = |form, name: &String, names: &[String], size| FileReadAs {
            form,
            gzip: false,
            size,
            text: None,
            part: Some(name.clone()),
            parts: names.to_vec(),
        };
        match self {
            Source::Table(table) => of_text(Form::Csv, table.read_as),
            Source::Sdmx(table) => of_text(Form::SdmxCsv, table.read_as()),
            Source::Sheet(sheet) => of_sheet(Form::Xlsx, &sheet.name, &sheet.names, sheet.size),
            Source::Ods(sheet) => of_sheet(Form::Ods, &sheet.name, &sheet.names, sheet.size),
            Source::Lines(lines) => {
                let (size, gzip) = lines.size();
                FileReadAs { form: Form::JsonLines, gzip, size, text: None, part: None, parts: Vec::new() }
            }
            Source::Held(held) => held.read_as.clone(),
        }
    }

    /// Hands on row after row; a row that cannot be read comes as its fault. `take` answers an error to stop.
    pub fn each(
        &mut self,
        mut take: impl FnMut(std::result::Result<SourceRow<'_>, (u64, Problem)>, (u64, u64)) -> Result<()>,
    ) -> Result<()> {
        let mut record = csv::StringRecord::new();
        loop {
            let (read, progress) = match self {
                Source::Table(table) => {
                    let progress = table.progress();
                    (table.read_row(&mut record), progress)
                }
                Source::Sdmx(table) => {
                    let progress = table.progress();
                    (table.read_row(&mut record), progress)
                }
                Source::Sheet(sheet) => {
                    let progress = sheet.progress();
                    (sheet.read_row(&mut record), progress)
                }
                Source::Ods(sheet) => {
                    let progress = sheet.progress();
                    (sheet.read_row(&mut record), progress)
                }
                Source::Lines(lines) => {
                    let progress = lines.progress();
                    match lines.read() {
                        Ok(Some(row)) => {
                            take(Ok(SourceRow { number: row.number, cells: &row, geometry: row.geometry.as_ref() }), progress)?;
                        }
                        Ok(None) => return Ok(()),
                        Err(error) if error.concerns_one_row() => take(Err(fault(&error)), progress)?,
                        Err(error) => return Err(error.into()),
                    }
                    continue;
                }
                Source::Held(held) => return each_held(held, take),
            };
            match read {
                Ok(Some(number)) => {
                    take(Ok(SourceRow { number, cells: &Numbered { number, cells: &record }, geometry: None }), progress)?;
                }
                Ok(None) => return Ok(()),
                Err(error) if error.concerns_one_row() => take(Err(fault(&error)), progress)?,
                Err(error) => return Err(error.into()),
            }
        }
    }
}

fn each_held(
    held: &Held,
    mut take: impl FnMut(std::result::Result<SourceRow<'_>, (u64, Problem)>, (u64, u64)) -> Result<()>,
) -> Result<()> {
    let total = held.rows.len() as u64;
    for error in &held.broken {
        take(Err(fault(error)), (0, total))?;
    }
    for (i, row) in (0u64..).zip(&held.rows) {
        let cells = Numbered { number: row.number, cells: &row.cells };
        take(Ok(SourceRow { number: row.number, cells: &cells, geometry: row.geometry.as_ref() }), (i, total))?;
    }
    Ok(())
}

fn fault(error: &FormatError) -> (u64, Problem) {
    let mut problem = Problem::new(error.code, error.found.clone());
    for (name, value) in &error.args {
        problem = problem.with(name, value);
    }
    (error.row.unwrap_or(0), problem)
}

#[cfg(test)]
mod tests {
    use super::*;
    use reticolo_formats::ArchiveWriter;
    use std::io::{Cursor, Write};

    const TOPOLOGY: &str = r#"{"objects":{"towns":{"type":"GeometryCollection","geometries":[
        {"type":"Point","coordinates":[12,42],"properties":{"code":"a","people":3}}]},"other":{"type":"Point","coordinates":[1,2]}},
        "arcs":[],"type":"Topology"}"#;

    fn workbook() -> Vec<u8> {
        let mut zip = ArchiveWriter::new(Cursor::new(Vec::new()));
        let relation = r#"Type="t/worksheet" Target="worksheets/sheet1.xml""#;
        for (name, text) in [
            ("xl/workbook.xml", r#"<workbook xmlns:r="r"><sheets><sheet name="Towns" r:id="a"/></sheets></workbook>"#.to_owned()),
            ("xl/_rels/workbook.xml.rels", format!(r#"<Relationships><Relationship Id="a" {relation}/></Relationships>"#)),
            (
                "xl/worksheets/sheet1.xml",
                r#"<worksheet><sheetData><row r="2"><c t="str"><v>code</v></c><c t="str"><v>people</v></c></row>
                <row r="4"><c t="str"><v>a</v></c><c><v>3.0</v></c></row><row r="5"><c t="e"><v>#N/A</v></c></row></sheetData></worksheet>"#
                    .to_owned(),
            ),
        ] {
            zip.start(name).expect("started");
            zip.write_all(text.as_bytes()).expect("written");
        }
        zip.finish().expect("finished").into_inner()
    }

    type Numbered = (u64, Vec<String>);

    /// Header, rows with their numbers, faults, and how the file was read.
    fn read(name: &str, bytes: &[u8], options: &OpenOptions) -> (Vec<String>, Vec<Numbered>, Vec<String>, FileReadAs) {
        let path = std::env::temp_dir().join(format!("reticolo-source-{}-{name}", std::process::id()));
        std::fs::write(&path, bytes).expect("written");
        let mut source = open_with(&path, name, options).expect("opened");
        let (mut rows, mut faults) = (Vec::new(), Vec::new());
        source
            .each(|row, _| {
                match row {
                    Ok(row) => {
                        assert_eq!(row.cells.number(), row.number);
                        assert_eq!(row.geometry.is_some(), row.number == 1);
                        rows.push((row.number, row.cells.all()));
                    }
                    Err((_, problem)) => faults.push(problem.code.clone()),
                }
                Ok(())
            })
            .expect("read");
        std::fs::remove_file(&path).expect("removed");
        (source.header().to_vec(), rows, faults, source.read_as())
    }

    #[test]
    fn one_town_in_every_form() {
        let table = "code;people\r\na;3\r\n";
        let utf16: Vec<u8> = table.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let feature = r#"{"type":"Feature","properties":{"code":"a","people":3},"geometry":{"type":"Point","coordinates":[12,42]}}"#;
        let collection = format!(r#"{{"features":[{feature}],"type":"FeatureCollection"}}"#);
        for (name, bytes, form, number) in [
            ("t.csv", table.as_bytes().to_vec(), Form::Csv, 2),
            ("t.txt", utf16, Form::Csv, 2),
            ("t.geojson", collection.clone().into_bytes(), Form::GeoJson, 1),
            ("t.json", collection.into_bytes(), Form::GeoJson, 1),
            ("t.topojson", TOPOLOGY.as_bytes().to_vec(), Form::TopoJson, 1),
            ("u.json", TOPOLOGY.as_bytes().to_vec(), Form::TopoJson, 1),
            ("t.xlsx", workbook(), Form::Xlsx, 4),
            ("unnamed", workbook(), Form::Xlsx, 4),
        ] {
            let size = bytes.len() as u64;
            let (header, rows, faults, read_as) = read(name, &bytes, &OpenOptions::default());
            assert_eq!(header, ["code", "people"], "{name}");
            assert_eq!(rows, [(number, vec!["a".to_owned(), "3".to_owned()])], "{name}");
            assert_eq!((read_as.form, read_as.gzip, read_as.size), (form, false, size), "{name}");
            assert_eq!(faults, if form == Form::Xlsx { vec!["format-cell-error".to_owned()] } else { Vec::new() }, "{name}");
        }
        let (_, _, _, read_as) = read("v.json", TOPOLOGY.as_bytes(), &OpenOptions::default());
        assert_eq!((read_as.part.as_deref(), read_as.parts.len()), (Some("towns"), 2));
    }

    #[test]
    fn what_is_stated_is_followed() {
        let stated = OpenOptions { separator: Some(','), encoding: Encoding::from_code("windows-1252"), ..OpenOptions::default() };
        let (header, rows, _, read_as) = read("s.csv", b"a;b,c\n1;2,\xe8\n", &stated);
        assert_eq!((header[0].as_str(), rows[0].1[1].as_str()), ("a;b", "è"));
        let text = read_as.text.expect("a table of text");
        assert_eq!(serde_json::json!(text)["encoding"], "windows-1252");
        let (_, rows, _, _) =
            read("o.topojson", TOPOLOGY.as_bytes(), &OpenOptions { part: Some("other".into()), ..OpenOptions::default() });
        assert_eq!(rows, [(1, Vec::new())]);
    }
}
