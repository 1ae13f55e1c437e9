//! What is wrong with a file, as a message key with its arguments and as one plain English sentence.

use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt;

/// One fault of a file. `row` counts as spreadsheets do (a table's header is row 1); for GeoJSON and
/// TopoJSON it is the feature's number, for the text members of an archive the line. `code` is the key of a message, one of [`CODES`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FormatError {
    pub file: Box<str>,
    pub row: Option<u64>,
    /// The name of the column, or its number (from 1) where the name itself is at fault.
    pub column: Option<String>,
    /// What stands there, shortened; empty where there is nothing to quote.
    pub found: String,
    pub code: &'static str,
    pub args: BTreeMap<String, String>,
}

/// Every code that a [`FormatError`] can bear.
pub const CODES: &[&str] = &[
    "format-archive-damaged",
    "format-archive-member",
    "format-archive-name",
    "format-archive-too-many",
    "format-archive-unknown",
    "format-calendar-value",
    "format-cell-error",
    "format-cell-formula",
    "format-cell-too-long",
    "format-cell-value",
    "format-column-unnamed",
    "format-crs",
    "format-crs-missing",
    "format-crs-unknown",
    "format-damaged",
    "format-dbf-encoding",
    "format-duplicate-column",
    "format-empty",
    "format-encoding",
    "format-feature",
    "format-field-value",
    "format-form-list",
    "format-form-missing",
    "format-form-name",
    "format-form-unclosed",
    "format-form-unopened",
    "format-geometry",
    "format-geometry-complex",
    "format-geometry-range",
    "format-geometry-ring",
    "format-geopackage-damaged",
    "format-item",
    "format-layer",
    "format-layer-none",
    "format-line-too-long",
    "format-no-header",
    "format-no-table",
    "format-not-archive",
    "format-not-calendar",
    "format-not-feature-collection",
    "format-not-found",
    "format-not-geopackage",
    "format-not-json",
    "format-not-osm",
    "format-not-pabulib",
    "format-not-sdmx",
    "format-not-text",
    "format-not-topology",
    "format-not-utf8",
    "format-not-workbook",
    "format-nothing-of",
    "format-nul",
    "format-open-quote",
    "format-pabulib-section",
    "format-row-length",
    "format-row-too-long",
    "format-sdmx-action",
    "format-separator",
    "format-shapefile-damaged",
    "format-shapefile-missing",
    "format-shapefile-order",
    "format-shapefile-rows",
    "format-sheet",
    "format-too-deep",
    "format-too-large",
    "format-too-many-columns",
    "format-too-many-items",
    "format-too-many-points",
    "format-too-many-rows",
    "format-topology-arcs",
    "format-topology-object",
    "format-topology-reference",
    "format-topology-transform",
    "format-truncated",
    "format-unreadable",
    "format-workbook-damaged",
    "format-workbook-locked",
    "format-workbook-size",
];

/// Faults of one row or feature, after which the next can still be read.
const OF_ONE_ROW: &[&str] = &[
    "format-calendar-value",
    "format-cell-error",
    "format-cell-formula",
    "format-cell-too-long",
    "format-cell-value",
    "format-encoding",
    "format-field-value",
    "format-form-list",
    "format-form-missing",
    "format-form-name",
    "format-form-unclosed",
    "format-form-unopened",
    "format-geometry",
    "format-geometry-complex",
    "format-geometry-range",
    "format-geometry-ring",
    "format-item",
    "format-not-utf8",
    "format-nul",
    "format-row-length",
    "format-sdmx-action",
    "format-shapefile-order",
    "format-topology-reference",
];

impl FormatError {
    pub(crate) fn new(file: &str, code: &'static str) -> FormatError {
        FormatError { file: file.into(), row: None, column: None, found: String::new(), code, args: BTreeMap::new() }
    }

    pub(crate) fn row(mut self, row: u64) -> FormatError {
        self.row = Some(row);
        self
    }

    pub(crate) fn column(mut self, column: impl fmt::Display) -> FormatError {
        self.column = Some(column.to_string());
        self
    }

    pub(crate) fn found(mut self, found: &str) -> FormatError {
        self.found = shortened(found);
        self
    }

    pub(crate) fn with(mut self, name: &str, value: impl fmt::Display) -> FormatError {
        self.args.insert(name.to_owned(), value.to_string());
        self
    }

    /// True where only this row or feature is at fault and reading can go on with the next.
    #[must_use]
    pub fn concerns_one_row(&self) -> bool {
        self.row.is_some() && OF_ONE_ROW.contains(&self.code)
    }

    /// Everything a message in any language may need: `file`, `row`, `column` and `found` beside `args`.
    #[must_use]
    pub fn arguments(&self) -> BTreeMap<String, String> {
        let mut all = self.args.clone();
        all.insert("file".to_owned(), self.file.to_string());
        all.insert("found".to_owned(), self.found.clone());
        if let Some(row) = self.row {
            all.insert("row".to_owned(), row.to_string());
        }
        if let Some(column) = &self.column {
            all.insert("column".to_owned(), column.clone());
        }
        all
    }

    /// The sentence without file, row and column.
    #[must_use]
    pub fn sentence(&self) -> String {
        let arg = |name: &str| self.args.get(name).map_or("", String::as_str);
        let found = &self.found;
        match self.code {
            "format-archive-damaged" => "the zip archive is damaged or cut off: copy or download it again".to_owned(),
            "format-archive-member" => format!("the archive holds no readable file {found:?}"),
            "format-archive-name" => {
                format!("the archive holds a file with the unsafe name {found:?}")
            }
            "format-archive-too-many" => format!("the archive holds {found} files, expected at most {}", arg("limit")),
            "format-archive-unknown" => {
                format!("the archive holds nothing that is read ({found:?}): expected a workbook, a shapefile or an HSDS package")
            }
            "format-cell-too-long" => format!("found a cell of {found} bytes, expected at most {}", arg("limit")),
            "format-column-unnamed" => "found a column without a name, expected a name in every cell of the header".to_owned(),
            "format-crs" => format!("found the reference system {found:?}, expected longitude and latitude in WGS 84 (CRS84)"),
            "format-crs-unknown" => {
                format!("found the reference system {found:?}, which is not known here: reproject the file to WGS 84 (EPSG:4326)")
            }
            "format-damaged" => "the compressed file is damaged: copy or download it again".to_owned(),
            "format-duplicate-column" => {
                format!("found the column name {found:?} twice, expected every name once")
            }
            "format-empty" => "the file is empty".to_owned(),
            "format-feature" => {
                format!("found something that is not a GeoJSON feature (line {}, column {})", arg("line"), arg("character"))
            }
            "format-geometry" => {
                format!("found the geometry {found:?}, expected a point, line or polygon (single or multi) with coordinates to match")
            }
            "format-geometry-range" => {
                format!("found the coordinates {found}, expected longitude and latitude in degrees")
            }
            "format-geometry-ring" => "found a polygon ring that is not closed or has fewer than four points".to_owned(),
            "format-line-too-long" => format!("found a line of more than {} bytes", arg("limit")),
            "format-no-header" => "found no header, expected the names of the columns in the first row".to_owned(),
            "format-not-archive" => "the file is not a zip archive".to_owned(),
            "format-not-feature-collection" => "the file is JSON but not a GeoJSON FeatureCollection".to_owned(),
            "format-not-found" => "there is no such file".to_owned(),
            "format-not-json" => format!("the file is not valid JSON (line {}, column {})", arg("line"), arg("character")),
            "format-not-osm" => format!("the file is not OpenStreetMap data in XML ({found:?}): take an extract as .osm or .osm.gz"),
            "format-not-text" => {
                format!("found {found}, expected a table of text (CSV), GeoJSON, TopoJSON or an XLSX workbook: save or unpack it as such")
            }
            "format-not-utf8" => {
                format!("found {found:?}, expected text encoded as UTF-8: state the encoding that the file has, or save it as UTF-8")
            }
            "format-nul" => "found a zero byte, expected text: this may not be a text file".to_owned(),
            "format-open-quote" => "found a quotation mark that is never closed".to_owned(),
            "format-row-length" => format!("found {found} cells, expected {} as in the header", arg("expected")),
            "format-row-too-long" => {
                format!("found more than {} bytes in one row or feature, perhaps a quotation mark that is never closed", arg("limit"))
            }
            "format-too-deep" => "the JSON is nested too deeply for a GeoJSON file".to_owned(),
            "format-too-large" => format!("the file holds more than {} bytes once unpacked, which is the limit", arg("limit")),
            "format-too-many-columns" => {
                format!("found {found} columns, expected at most {}", arg("limit"))
            }
            "format-truncated" => "the file ends before its contents are complete: copy or download it again".to_owned(),
            "format-cell-error" => format!("found the error {found} in a cell, expected a value: mend the formula or empty the cell"),
            "format-cell-formula" => {
                "found a formula without its result: open the file in a spreadsheet program and save it again".to_owned()
            }
            "format-cell-value" => format!("found {found:?} in a cell of the workbook, which is not what the cell says it holds"),
            "format-encoding" => format!(
                "found {found:?}, which is no text in {}: state the encoding that the file has, or save it as UTF-8",
                arg("encoding")
            ),
            "format-item" => "found something that is no entry with members of its own".to_owned(),
            "format-no-table" => format!("the file has no table {found:?}, only: {}", arg("names")),
            "format-nothing-of" => format!("the file holds nothing that {} has: {}", arg("format"), arg("expected")),
            "format-too-many-items" => format!("the file holds more than {} entries, which is the limit", arg("limit")),
            "format-not-topology" => "the file is JSON but not a TopoJSON topology with arcs and objects".to_owned(),
            "format-not-workbook" => format!("found {found}, expected a workbook (XLSX or ODS)"),
            "format-separator" => format!("{found:?} cannot separate cells, expected one of comma, semicolon, tab and bar"),
            "format-sheet" => format!("the workbook has no sheet {found:?}, only: {}", arg("names")),
            "format-too-many-points" => format!("the shapes have more than {} points", arg("limit")),
            "format-topology-arcs" => format!("arc {found} of the topology is not a list of positions"),
            "format-topology-object" => format!("the topology has no object {found:?}, only: {}", arg("names")),
            "format-topology-reference" => format!("found the arc {found}, expected one of the {} arcs of the topology", arg("limit")),
            "format-topology-transform" => {
                "the transform of the topology is not made of two numbers each for scale and translate".to_owned()
            }
            "format-workbook-damaged" => {
                format!("the workbook is damaged or not complete ({found}): copy it again, or open and save it in a spreadsheet program")
            }
            "format-workbook-size" => format!("the workbook has {found} bytes, expected at most {}: save the sheet as CSV", arg("limit")),
            "format-crs-missing" => {
                "the reference system is not stated (there is no .prj file): state it, or reproject the file to WGS 84 (EPSG:4326)"
                    .to_owned()
            }
            "format-dbf-encoding" => {
                format!("the table is in the code page {found:?}, which is not known here: export the file in UTF-8")
            }
            "format-field-value" => format!("found {found:?}, which is no value of the kind that its column holds"),
            "format-geometry-complex" => {
                format!("found a shape of {found} rings, too many to tell which lies in which: split or simplify it")
            }
            "format-geopackage-damaged" => format!("the GeoPackage is damaged or not complete ({found}): copy or export it again"),
            "format-layer" => format!("the file has no layer {found:?}, only: {}", arg("names")),
            "format-layer-none" => "the file has no layer of features or attributes".to_owned(),
            "format-not-geopackage" => format!("found {found}, expected a GeoPackage"),
            "format-shapefile-damaged" => format!("the {found} file of the shapefile is damaged: export it again"),
            "format-shapefile-missing" => {
                format!("the shapefile comes without its {found} file: put .shp, .shx, .dbf and .prj into one zip archive")
            }
            "format-shapefile-order" => {
                "found a shape that does not stand in the order of the table: export the shapefile again".to_owned()
            }
            "format-shapefile-rows" => {
                format!("the shapefile has {found} shapes and {} rows in its table: export it again", arg("rows"))
            }
            "format-workbook-locked" => "the workbook is locked with a password: save it without one".to_owned(),
            "format-too-many-rows" => format!("the table has more than {} rows", arg("limit")),
            "format-not-sdmx" => format!("the first column is {found:?}, expected SDMX-CSV, which begins with DATAFLOW or STRUCTURE"),
            "format-sdmx-action" => {
                "the row tells to delete observations, expected rows that hold them: download the data as a whole".to_owned()
            }
            "format-not-calendar" => format!("found {found:?}, expected an iCalendar file, which begins with BEGIN:VCALENDAR"),
            "format-calendar-value" => {
                format!("found {found:?}, expected a day (20261129), a moment (20261129T180000) or a length of time (PT2H)")
            }
            "format-not-pabulib" => {
                format!("found {found:?}, expected each of the sections META, PROJECTS and VOTES once, as in a Pabulib file")
            }
            "format-pabulib-section" => format!("the file has no section {found}: a Pabulib file has META, PROJECTS and VOTES"),
            "format-form-list" => format!("found the list of choices {found:?}, expected one of the sheet choices: {}", arg("names")),
            "format-form-missing" => "the cell is empty, expected a value: fill it in or remove the row".to_owned(),
            "format-form-name" => format!("found the name {found:?} twice (also in row {}), expected every name once", arg("first")),
            "format-form-unclosed" => format!("found {found:?} without its end: add the row that ends it"),
            "format-form-unopened" => {
                format!("found {found:?} where nothing of that kind is open: remove the row, or mend the order of the rows")
            }
            _ => format!("the file cannot be read ({found})"),
        }
    }
}

impl fmt::Display for FormatError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.file)?;
        match (self.row, &self.column) {
            (Some(row), Some(column)) => write!(f, "row {row}, column {column}: ")?,
            (Some(row), None) => write!(f, "row {row}: ")?,
            (None, Some(column)) => write!(f, "column {column}: ")?,
            (None, None) => {}
        }
        f.write_str(&self.sentence())
    }
}

impl std::error::Error for FormatError {}

/// At most 80 characters of what was found, so that a message stays one line.
fn shortened(text: &str) -> String {
    match text.char_indices().nth(80) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_its_own_sentence_and_they_are_sorted() {
        let sentences: std::collections::BTreeSet<String> = CODES.iter().map(|c| FormatError::new("f", c).sentence()).collect();
        assert_eq!(sentences.len(), CODES.len());
        assert!(CODES.is_sorted());
        assert!(OF_ONE_ROW.iter().all(|c| CODES.contains(c)));
    }

    #[test]
    fn says_file_row_column_value_and_expectation() {
        let error = FormatError::new("a.csv", "format-not-utf8").row(3).column("name").found("Citt\u{fffd}");
        assert_eq!(
            error.to_string(),
            "a.csv: row 3, column name: found \"Citt\u{fffd}\", expected text encoded as UTF-8: state the encoding that the file has, or save it as UTF-8"
        );
        assert_eq!(error.arguments()["row"], "3");
        assert!(error.concerns_one_row());
        assert!(FormatError::new("a", "format-geometry").found(&"x".repeat(200)).found.chars().count() == 81);
    }
}
