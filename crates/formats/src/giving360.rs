//! 360Giving Data Standard 1.4: grants, read from JSON (`{"grants": […]}` or a list) and from the spreadsheet form with its headings in
//! words (`Recipient Org:Name`), as CSV or as a workbook; written by [`write_grants`].
//!
//! Both forms give the same columns: the path of a value without the places in lists, such as `recipientOrganization.name`. Several
//! values of one path (two beneficiary locations) stand in one cell, divided by `;`, with a blank for one that is missing, so that
//! columns of the same list keep step. Columns of [`COLUMNS`] come first and always; others that the file has follow.

use crate::csv_table::{MAX_COLUMNS, Table, TableOptions};
use crate::error::FormatError;
use crate::json_doc::{Items, Json, MAX_ITEMS, OnDisk, Outline, outline, read_items, too_many_items};
use crate::source::{Source, explain, first_bytes};
use crate::table_maker::{TableMaker, chosen};
use crate::tables::{MAX_DOCUMENT, Tables};
use crate::xlsx::Sheet;
use csv::StringRecord;
use reticolo_model::geometry::{Geometry, Point};
use std::collections::BTreeMap;
use std::fs::File;
use std::path::Path;

pub use crate::giving360_headings::heading;
pub use crate::giving360_write::*;

/// The name of the one table.
pub const TABLE: &str = "grants";

/// The columns that every reading has, in their order.
pub const COLUMNS: &[&str] = &[
    "id",
    "title",
    "description",
    "currency",
    "amountAppliedFor",
    "amountAwarded",
    "amountDisbursed",
    "awardDate",
    "url",
    "plannedDates.startDate",
    "plannedDates.endDate",
    "plannedDates.duration",
    "recipientOrganization.id",
    "recipientOrganization.name",
    "recipientOrganization.charityNumber",
    "recipientOrganization.companyNumber",
    "recipientOrganization.addressLocality",
    "recipientOrganization.postalCode",
    "recipientOrganization.addressCountry",
    "recipientOrganization.url",
    "fundingOrganization.id",
    "fundingOrganization.name",
    "grantProgramme.code",
    "grantProgramme.title",
    "beneficiaryLocation.name",
    "beneficiaryLocation.countryCode",
    "beneficiaryLocation.geoCode",
    "beneficiaryLocation.geoCodeType",
    "beneficiaryLocation.latitude",
    "beneficiaryLocation.longitude",
    "classifications.code",
    "classifications.title",
    "fromOpenCall",
    "dateModified",
    "dataSource",
];

/// The most levels of a grant's values; what is deeper is left out.
const MAX_DEPTH: usize = 4;
/// The most values of one list; what follows is left out.
const MAX_VALUES: usize = 200;
/// The most bytes of a name; a longer one is left out with what it names.
const MAX_NAME: usize = 100;

/// Reads the grants of a file: JSON (plain or packed with gzip) where its first letter is a bracket or brace, a workbook (its sheet
/// `grants`, or the first) where it is a zip archive, and otherwise a table of text. Beneficiary locations with coordinates are also
/// the shape of the grant, else those of the recipient are.
///
/// # Errors
/// A file that is missing, empty, truncated, too large or damaged, JSON that holds no grants, a table without a heading of the standard;
/// too many columns or rows. A grant that cannot be read is in [`Tables::broken`].
pub fn read(path: impl AsRef<Path>) -> Result<Tables, FormatError> {
    let path = path.as_ref();
    let file = path.display().to_string();
    let head = File::open(path).and_then(|mut f| first_bytes(&mut f, 4)).map_err(|e| explain(&file, &e, 0))?;
    let mut gather = Gather::new(&file);
    let on_disk = if head.starts_with(b"PK") {
        gather.sheet(path)?
    } else {
        let start = first_bytes(&mut Source::bytes(path, MAX_DOCUMENT)?, 4096).map_err(|e| explain(&file, &e, 0))?;
        match start.strip_prefix(&[0xef, 0xbb, 0xbf]).unwrap_or(&start).iter().find(|b| !b.is_ascii_whitespace()) {
            Some(b'{' | b'[') => gather.json(path)?,
            _ => gather.table(path)?,
        }
    };
    chosen(vec![gather.table], None, &file, on_disk)
}

struct Gather<'f> {
    file: &'f str,
    table: TableMaker,
    /// Where the column of a path stands.
    columns: BTreeMap<String, usize>,
}

impl<'f> Gather<'f> {
    fn new(file: &'f str) -> Gather<'f> {
        let columns = COLUMNS.iter().enumerate().map(|(i, name)| ((*name).to_owned(), i)).collect();
        Gather { file, table: TableMaker::new(TABLE, COLUMNS), columns }
    }

    fn json(&mut self, path: &Path) -> Result<OnDisk, FormatError> {
        let found = outline(path)?;
        let lists = found.lists(&["grants"]);
        let items = if found == Outline::List { Items::List } else { Items::Members(&lists) };
        if items == Items::Members(&[]) {
            return Err(nothing_found(self.file));
        }
        let mut number = 0;
        read_items(path, items, &mut |_, grant| {
            number += 1;
            let Json::Object(_) = &grant else {
                self.table.broken.push(FormatError::new(self.file, "format-item").row(number));
                return Ok(());
            };
            self.grant(number, flattened(&grant, MAX_DEPTH))
        })
    }

    fn table(&mut self, path: &Path) -> Result<OnDisk, FormatError> {
        let mut table = Table::open_with(path, &TableOptions { ceiling: Some(MAX_DOCUMENT), ..TableOptions::default() })?;
        let paths = self.paths(&table.header)?;
        let on_disk = OnDisk { size: table.read_as.size, gzip: table.read_as.gzip };
        let mut cells = StringRecord::new();
        self.rows(&paths, || table.read_row(&mut cells).map(|number| number.map(|n| (n, cells.clone()))))?;
        Ok(on_disk)
    }

    fn sheet(&mut self, path: &Path) -> Result<OnDisk, FormatError> {
        let first = Sheet::open_within(path, None, MAX_DOCUMENT)?;
        let named = first.names.iter().find(|name| name.eq_ignore_ascii_case(TABLE)).cloned();
        let mut sheet = if let Some(name) = named { Sheet::open_within(path, Some(&name), MAX_DOCUMENT)? } else { first };
        let paths = self.paths(&sheet.header)?;
        let on_disk = OnDisk { size: sheet.size, gzip: false };
        let mut cells = StringRecord::new();
        self.rows(&paths, || sheet.read_row(&mut cells).map(|number| number.map(|n| (n, cells.clone()))))?;
        Ok(on_disk)
    }

    /// The paths that the headings stand for; a heading of the publisher's own stands for itself.
    fn paths(&self, header: &[String]) -> Result<Vec<String>, FormatError> {
        let known: Vec<Option<String>> = header.iter().map(|title| heading(title)).collect();
        if known.iter().all(Option::is_none) {
            return Err(nothing_found(self.file));
        }
        Ok(known.into_iter().zip(header).map(|(path, title)| path.unwrap_or_else(|| title.clone())).collect())
    }

    fn rows(
        &mut self,
        paths: &[String],
        mut next: impl FnMut() -> Result<Option<(u64, StringRecord)>, FormatError>,
    ) -> Result<(), FormatError> {
        let mut seen = 0;
        loop {
            let (number, cells) = match next() {
                Ok(Some(row)) => row,
                Ok(None) => return Ok(()),
                Err(fault) if fault.concerns_one_row() => {
                    self.table.broken.push(fault);
                    continue;
                }
                Err(fault) => return Err(fault),
            };
            seen += 1;
            if seen > MAX_ITEMS {
                return Err(too_many_items(self.file));
            }
            let mut by_path: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
            for (path, cell) in paths.iter().zip(&cells) {
                by_path.entry(path).or_default().push(cell);
            }
            // Columns for list places that this row does not fill leave nothing behind.
            let text = |cells: Vec<&str>| cells[..cells.iter().rposition(|c| !c.is_empty()).map_or(0, |last| last + 1)].join(";");
            self.grant(number, by_path.into_iter().map(|(path, cells)| (path.to_owned(), text(cells))).collect())?;
        }
    }

    fn grant(&mut self, number: u64, values: Vec<(String, String)>) -> Result<(), FormatError> {
        let mut cells = vec![String::new(); self.table.header.len()];
        for (path, text) in values {
            let at = match self.columns.get(&path) {
                Some(at) => *at,
                None if text.is_empty() => continue,
                None => {
                    let at = self.table.header.len();
                    if at >= MAX_COLUMNS {
                        let fault = FormatError::new(self.file, "format-too-many-columns").row(number);
                        return Err(fault.found(&(at + 1).to_string()).with("limit", MAX_COLUMNS));
                    }
                    self.table.header.push(path.clone());
                    self.columns.insert(path, at);
                    cells.push(String::new());
                    at
                }
            };
            cells[at] = text;
        }
        let geometry = self.shape(number, &cells);
        self.table.push(self.file, number, cells, geometry);
        Ok(())
    }

    fn shape(&self, number: u64, cells: &[String]) -> Result<Option<Geometry>, FormatError> {
        let of = |list: &str, name: &str| self.columns.get(&format!("{list}.{name}")).map_or("", |at| cells[*at].as_str());
        for list in ["beneficiaryLocation", "recipientOrganization.location"] {
            let (x, y) = (of(list, "longitude"), of(list, "latitude"));
            let pairs = x.split(';').zip(y.split(';')).map(|(x, y)| (x.trim(), y.trim())).filter(|pair| *pair != ("", ""));
            let points: Option<Vec<Point>> = pairs.map(|(x, y)| Some([x.parse().ok()?, y.parse().ok()?])).collect();
            let geometry = match points.as_deref() {
                Some([]) => continue,
                Some([point]) => Some(Geometry::Point(*point)),
                Some(points) => Some(Geometry::MultiPoint(points.to_vec())),
                None => None,
            };
            return match geometry.filter(Geometry::is_sound) {
                Some(geometry) => Ok(Some(geometry)),
                None => Err(FormatError::new(self.file, "format-geometry-range").row(number).found(&format!("{x} {y}"))),
            };
        }
        Ok(None)
    }
}

fn nothing_found(file: &str) -> FormatError {
    FormatError::new(file, "format-nothing-of").with("format", "360Giving").with("expected", "grants")
}

/// The values of a grant by their path, in the order of the file.
fn flattened(value: &Json, depth: usize) -> Vec<(String, String)> {
    match value {
        Json::Null => Vec::new(),
        Json::Scalar(text) => vec![(String::new(), text.clone())],
        _ if depth == 0 => Vec::new(),
        Json::Object(members) => {
            let named = members.iter().filter(|(name, _)| name.len() <= MAX_NAME);
            let under = |name: &str, path: &str| if path.is_empty() { name.to_owned() } else { format!("{name}.{path}") };
            let values =
                named.flat_map(|(name, value)| flattened(value, depth - 1).into_iter().map(move |(p, text)| (under(name, &p), text)));
            values.take(MAX_COLUMNS + 1).collect()
        }
        Json::List(values) => {
            let mut paths: Vec<(String, String)> = Vec::new();
            let mut places: BTreeMap<String, (usize, usize)> = BTreeMap::new();
            for (i, value) in values.iter().take(MAX_VALUES).enumerate() {
                let level = if matches!(value, Json::List(_)) { depth - 1 } else { depth };
                for (path, text) in flattened(value, level) {
                    if paths.len() > MAX_COLUMNS {
                        break;
                    }
                    let (at, filled) = places.entry(path.clone()).or_insert((paths.len(), 0));
                    if *at == paths.len() {
                        paths.push((path, String::new()));
                    }
                    let cell = &mut paths[*at].1;
                    cell.extend(std::iter::repeat_n(';', i - *filled));
                    *filled = i;
                    cell.push_str(&text);
                }
            }
            paths
        }
    }
}
