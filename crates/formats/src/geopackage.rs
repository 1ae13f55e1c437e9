//! Reads GeoPackages (OGC 12-128r18, version 1.3 and those before and after) row by row: tables of features and of attributes.
//!
//! A GeoPackage is a SQLite database that a stranger made. It is opened read-only and as immutable, its schema is not trusted, and only
//! stored columns of ordinary tables are read: no view, virtual table or generated column of the file is ever evaluated.

use crate::crs::{Crs, unknown};
use crate::csv_table::{MAX_CELL, checked_header};
use crate::error::FormatError;
use crate::geojson::Feature;
use crate::gpkg_blob::shape;
use crate::layers::{LayerOptions, Layers, MAX_FEATURE, MAX_FILE, Placer, chosen};
use crate::source::{explain, first_bytes, not_text};
use futures_util::StreamExt;
use serde_json::{Map, Value};
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection, SqliteRow};
use sqlx::{AssertSqlSafe, ConnectOptions, Row, TypeInfo, ValueRef};
use std::fs::File;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// Steps of SQLite's machine between two looks, and looks after which a file that gives no row is given up.
const STEPS: i32 = 10_000;
const MAX_LOOKS: u64 = 2_000;
/// Keys that programs add to tables; they are given as the feature's id only.
const KEYS: [&str; 3] = ["fid", "ogc_fid", "objectid"];

/// Calls `each` with every row of a layer, in the order of the table, until it breaks. `number` counts from 1; `id` is the table's
/// key; properties are all columns but shapes and bytes, and but a key that is named `fid`, `ogc_fid` or `objectid`; truth values
/// and numbers come as such, dates and moments as the texts they are. The shape is in WGS 84. A row at fault is handed over
/// as that fault, and reading goes on; a few rows at most are held in memory at a time. Must not be called on a thread that runs
/// asynchronous tasks: it waits for the database.
///
/// # Errors
/// A file that is missing, too large, no GeoPackage or damaged; no layer of that name; a reference system that is not known. A
/// file may turn out to be damaged after features were handed over: use nothing before this returns `Ok`.
pub fn read_geopackage(
    path: impl AsRef<Path>,
    options: &LayerOptions,
    mut each: impl FnMut(Result<Feature, FormatError>) -> ControlFlow<()>,
) -> Result<Layers, FormatError> {
    let path = path.as_ref();
    let file: Arc<str> = path.display().to_string().into();
    let size = checked(path, &file)?;
    let runtime = tokio::runtime::Builder::new_current_thread().build().map_err(|e| explain(&file, &e, 0))?;
    runtime.block_on(async {
        let mut package = Package::open(path, file.clone()).await?;
        let layers = package.layers().await?;
        let names: Vec<String> = layers.iter().map(|(name, _)| name.clone()).collect();
        let first = layers.iter().position(|(_, shapes)| *shapes).unwrap_or(0);
        let wanted = options.layer.as_deref().or_else(|| names.get(first).map(String::as_str));
        let (name, shapes) = &layers[chosen(&file, &names, wanted)?];
        let geometry = if *shapes { Some(package.geometry(name, options.epsg).await?) } else { None };
        let crs = geometry.as_ref().map(|(_, crs)| crs.name().to_owned());
        let table = package.table(name, geometry.as_ref().map(|(column, _)| column.as_str())).await?;
        let columns = table.columns.iter().filter(|c| !c.key).map(|c| c.name.clone()).collect();
        let dropped = table.dropped.clone();
        let mut maker = Maker {
            placer: Placer::new(&file, geometry.map_or_else(Crs::wgs84, |(_, crs)| crs)),
            table: &table,
            left: 2 * size,
            number: 0,
        };
        let looks = package.looks.clone();
        let mut rows = sqlx::query(AssertSqlSafe(table.sql.as_str())).persistent(false).fetch(&mut package.connection);
        while let Some(row) = rows.next().await {
            looks.store(0, Ordering::Relaxed);
            let feature = maker.feature(&row.map_err(|e| damaged(&file, &e))?);
            if let Err(error) = &feature
                && !error.concerns_one_row()
            {
                return Err(error.clone());
            }
            if each(feature).is_break() {
                break;
            }
        }
        Ok(Layers { names, read: name.clone(), columns, dropped, crs, size })
    })
}

/// The bytes of a file that begins as a SQLite database does and is not too large.
fn checked(path: &Path, file: &str) -> Result<u64, FormatError> {
    let fault = |e: &std::io::Error| explain(file, e, 0);
    let mut disk = File::open(path).map_err(|e| fault(&e))?;
    let size = disk.metadata().map_err(|e| fault(&e))?.len();
    let head = first_bytes(&mut disk, 100).map_err(|e| fault(&e))?;
    if head.is_empty() {
        return Err(FormatError::new(file, "format-empty"));
    }
    let what = match head.get(56..60) {
        _ if !head.starts_with(b"SQLite format 3\0") => not_text(&head).unwrap_or("another kind of file"),
        Some([0, 0, 0, 2 | 3]) => "a database with text in UTF-16",
        _ if size > MAX_FILE => return Err(FormatError::new(file, "format-too-large").with("limit", MAX_FILE)),
        _ if claimed(&head) > size => return Err(FormatError::new(file, "format-truncated")),
        _ => return Ok(size),
    };
    Err(FormatError::new(file, "format-not-geopackage").found(what))
}

/// The bytes that a database has by its header; a part that is not read may be missing without anybody noticing.
fn claimed(head: &[u8]) -> u64 {
    let number = |at: usize| head.get(at..at + 4).map_or(0, |b| u32::from_be_bytes([b[0], b[1], b[2], b[3]]));
    let page = match number(16) >> 16 {
        1 => 1 << 16,
        bytes => bytes,
    };
    // Only where the program that wrote last knew of this number.
    if number(24) == number(92) { u64::from(page) * u64::from(number(28)) } else { head.len() as u64 }
}

fn damaged(file: &str, error: &sqlx::Error) -> FormatError {
    let found = match error {
        sqlx::Error::Database(e) => e.message().to_owned(),
        other => other.to_string(),
    };
    FormatError::new(file, "format-geopackage-damaged").found(&found)
}

/// A name within SQL.
pub(crate) fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

struct Package {
    connection: SqliteConnection,
    file: Arc<str>,
    /// How often the database was looked at since it last gave a row.
    looks: Arc<AtomicU64>,
}

impl Package {
    async fn open(path: &Path, file: Arc<str>) -> Result<Package, FormatError> {
        let options = SqliteConnectOptions::new()
            .filename(path)
            .read_only(true)
            .immutable(true)
            .foreign_keys(false)
            .pragma("trusted_schema", "OFF")
            .pragma("query_only", "ON")
            .pragma("cell_size_check", "ON")
            // Eight rows wait at most.
            .row_buffer_size(8)
            .disable_statement_logging();
        let mut connection = options.connect().await.map_err(|e| damaged(&file, &e))?;
        let looks = Arc::new(AtomicU64::new(0));
        let counted = looks.clone();
        let mut handle = connection.lock_handle().await.map_err(|e| damaged(&file, &e))?;
        handle.set_progress_handler(STEPS, move || counted.fetch_add(1, Ordering::Relaxed) < MAX_LOOKS);
        drop(handle);
        Ok(Package { connection, file, looks })
    }

    fn fault(&self, what: &str) -> FormatError {
        FormatError::new(&self.file, "format-geopackage-damaged").found(what)
    }

    /// All rows of a query that bounds them itself. Its columns are expressions, never bare columns of the file: of those the
    /// driver asks for declared types, which need not be text.
    async fn rows(&mut self, sql: &'static str, values: &[&str]) -> Result<Vec<SqliteRow>, FormatError> {
        self.looks.store(0, Ordering::Relaxed);
        let query = values.iter().fold(sqlx::query(sql), |query, value| query.bind((*value).to_owned()));
        query.fetch_all(&mut self.connection).await.map_err(|e| damaged(&self.file, &e))
    }

    /// Whether there is an ordinary table of that name, whatever the file's own list of its schema says.
    async fn is_table(&mut self, name: &str) -> Result<bool, FormatError> {
        let sql = "SELECT 1 FROM pragma_table_list($1) WHERE schema = 'main' AND type = 'table' LIMIT 1";
        Ok(!self.rows(sql, &[name]).await?.is_empty())
    }

    async fn required(&mut self, name: &str) -> Result<(), FormatError> {
        if self.is_table(name).await? { Ok(()) } else { Err(self.fault(name)) }
    }

    /// The names of the first thousand layers, and which of them have shapes.
    async fn layers(&mut self) -> Result<Vec<(String, bool)>, FormatError> {
        if !self.is_table("gpkg_contents").await? {
            return Err(FormatError::new(&self.file, "format-not-geopackage").found("another kind of database"));
        }
        let sql = "SELECT CAST(table_name AS TEXT), lower(data_type) = 'features' FROM gpkg_contents NOT INDEXED \
                   WHERE lower(data_type) IN ('features', 'attributes', 'aspatial') AND octet_length(table_name) BETWEEN 1 AND 1000 LIMIT 1000";
        let mut layers = Vec::new();
        for row in self.rows(sql, &[]).await? {
            let (Ok(name), Ok(shapes)) = (row.try_get_unchecked::<String, _>(0), row.try_get_unchecked::<bool, _>(1)) else { continue };
            if self.is_table(&name).await? {
                layers.push((name, shapes));
            }
        }
        Ok(layers)
    }

    /// The column of a layer's shapes and their reference system.
    async fn geometry(&mut self, table: &str, epsg: Option<u32>) -> Result<(String, Crs), FormatError> {
        self.required("gpkg_geometry_columns").await?;
        let sql = "SELECT CAST(column_name AS TEXT), CAST(srs_id AS TEXT) FROM gpkg_geometry_columns NOT INDEXED \
                   WHERE lower(table_name) = lower($1) AND octet_length(column_name) BETWEEN 1 AND 1000 LIMIT 1";
        let row = self.rows(sql, &[table]).await?.into_iter().next();
        let text = |i: usize| row.as_ref().and_then(|row| row.try_get_unchecked::<String, _>(i).ok());
        let (Some(column), Some(srs)) = (text(0), text(1)) else { return Err(self.fault("gpkg_geometry_columns")) };
        if let Some(epsg) = epsg {
            return Ok((column, Crs::from_epsg(epsg, &self.file)?));
        }
        self.required("gpkg_spatial_ref_sys").await?;
        let sql = "SELECT CASE WHEN lower(organization) = 'epsg' THEN CAST(organization_coordsys_id AS TEXT) ELSE '' END, \
                   CASE WHEN octet_length(definition) < 65536 THEN CAST(definition AS TEXT) ELSE '' END, \
                   CASE WHEN octet_length(srs_name) < 65536 THEN CAST(srs_name AS TEXT) ELSE '' END \
                   FROM gpkg_spatial_ref_sys NOT INDEXED WHERE srs_id = CAST($1 AS INTEGER) LIMIT 1";
        let known = self.rows(sql, &[&srs]).await?.into_iter().next();
        let text = |i: usize| known.as_ref().and_then(|row| row.try_get_unchecked::<String, _>(i).ok()).unwrap_or_default();
        if let Some(crs) = text(0).parse().ok().and_then(|number| Crs::from_epsg(number, &self.file).ok()) {
            return Ok((column, crs));
        }
        let mut wkt = text(1);
        // Systems that WKT 1 cannot express stand in WKT 2, in a column that not every file has.
        if !wkt.contains(['[', '(']) && self.columns("gpkg_spatial_ref_sys").await?.iter().any(|c| c.name == "definition_12_063") {
            let sql = "SELECT CAST(definition_12_063 AS TEXT) FROM gpkg_spatial_ref_sys NOT INDEXED \
                       WHERE srs_id = CAST($1 AS INTEGER) AND octet_length(definition_12_063) < 65536 LIMIT 1";
            let row = self.rows(sql, &[&srs]).await?.into_iter().next();
            wkt = row.and_then(|row| row.try_get_unchecked::<String, _>(0).ok()).unwrap_or_default();
        }
        let crs = if wkt.contains(['[', '(']) {
            Crs::from_wkt(&wkt, &self.file)?
        } else {
            return Err(unknown(&self.file, format!("{} (srs_id {srs})", text(2)).trim()));
        };
        Ok((column, crs))
    }

    async fn columns(&mut self, table: &str) -> Result<Vec<Column>, FormatError> {
        let sql = "SELECT CAST(name AS TEXT), upper(CAST(type AS TEXT)), pk, hidden FROM pragma_table_xinfo($1)";
        let rows = self.rows(sql, &[table]).await?;
        let keys = rows.iter().filter(|row| row.try_get_unchecked::<i64, _>(2).is_ok_and(|pk| pk > 0)).count();
        let column = |row: &SqliteRow| -> Result<Column, sqlx::Error> {
            let kind: String = row.try_get_unchecked(1)?;
            let (pk, hidden): (i64, i64) = (row.try_get_unchecked(2)?, row.try_get_unchecked(3)?);
            let name: String = row.try_get_unchecked(0)?;
            Ok(Column {
                key: pk == 1 && keys == 1 && KEYS.contains(&name.to_ascii_lowercase().as_str()),
                id: pk == 1 && keys == 1,
                truth: kind.starts_with("BOOL"),
                stored: hidden == 0 && !kind.starts_with("BLOB"),
                name,
            })
        };
        rows.iter().map(column).collect::<Result<_, _>>().map_err(|e| damaged(&self.file, &e))
    }

    /// What is read of a table, and how.
    async fn table(&mut self, name: &str, geometry: Option<&str>) -> Result<Table, FormatError> {
        let all = self.columns(name).await?;
        let is_geometry = |c: &Column| geometry.is_some_and(|g| g.eq_ignore_ascii_case(&c.name));
        let shapes = all.iter().find(|c| is_geometry(c)).filter(|c| c.name.len() <= 1_000).map(|c| quoted(&c.name));
        if geometry.is_some() && shapes.is_none() {
            return Err(self.fault("gpkg_geometry_columns"));
        }
        let (columns, dropped): (Vec<Column>, Vec<Column>) = all.into_iter().filter(|c| !is_geometry(c)).partition(|c| c.stored);
        checked_header(&self.file, 1, &columns.iter().map(|c| c.name.as_str()).collect::<Vec<_>>())?;
        // What is too long comes as its length, in place of its bytes.
        let mut wanted = vec![match &shapes {
            Some(column) => format!("CASE WHEN octet_length({column}) > {MAX_FEATURE} THEN octet_length({column}) ELSE {column} END"),
            None => "NULL".to_owned(),
        }];
        for column in &columns {
            let c = quoted(&column.name);
            let large = format!("typeof({c}) = 'blob' OR octet_length({c}) > {MAX_CELL}");
            wanted.push(format!("CASE WHEN {large} THEN CAST(octet_length({c}) AS BLOB) ELSE {c} END"));
        }
        let wanted: Vec<String> = wanted.into_iter().zip(0..).map(|(column, i)| format!("{column} AS c{i}")).collect();
        let sql = format!("SELECT {} FROM main.{} NOT INDEXED", wanted.join(", "), quoted(name));
        Ok(Table { sql, columns, dropped: dropped.into_iter().map(|c| c.name).collect() })
    }
}

struct Table {
    sql: String,
    columns: Vec<Column>,
    dropped: Vec<String>,
}

struct Column {
    name: String,
    /// Holds the table's key, which is an id; one that is named as programs name keys is nothing else.
    id: bool,
    key: bool,
    /// Declared to hold truth values.
    truth: bool,
    /// Holds values of its own that are no bytes.
    stored: bool,
}

struct Maker<'a> {
    placer: Placer<'a>,
    table: &'a Table,
    /// Bytes that may still come: rows of a sound file are not longer than the file.
    left: u64,
    number: u64,
}

impl Maker<'_> {
    fn feature(&mut self, row: &SqliteRow) -> Result<Feature, FormatError> {
        self.number += 1;
        let number = self.number;
        let file = self.placer.file;
        let fault = |code| FormatError::new(file, code).row(number);
        let raw = |i: usize| row.try_get_raw(i).map_err(|e| damaged(file, &e));
        let bytes = |i: usize| row.try_get_unchecked::<&[u8], _>(i).unwrap_or_default();
        let mut length = 4;
        let geometry = match raw(0)?.type_info().name() {
            "BLOB" => {
                length += bytes(0).len() as u64;
                Some(shape(bytes(0)))
            }
            "INTEGER" => return Err(fault("format-row-too-long").with("limit", MAX_FEATURE)),
            "NULL" => None,
            _ => Some(Err("")),
        };
        let mut properties = Map::new();
        let mut id = None;
        let mut broken = None;
        for (column, i) in self.table.columns.iter().zip(1..) {
            let fault = |code: &'static str| fault(code).column(&column.name);
            let value = match raw(i)?.type_info().name() {
                "NULL" => Value::Null,
                "INTEGER" => match row.try_get_unchecked::<i64, _>(i).unwrap_or_default() {
                    n @ (0 | 1) if column.truth => Value::Bool(n == 1),
                    n => n.into(),
                },
                "REAL" => row.try_get_unchecked::<f64, _>(i).unwrap_or_default().into(),
                "TEXT" => {
                    length += bytes(i).len() as u64;
                    match std::str::from_utf8(bytes(i)) {
                        Ok(text) => text.into(),
                        Err(_) => {
                            broken = Some(fault("format-not-utf8").found(&String::from_utf8_lossy(bytes(i))));
                            break;
                        }
                    }
                }
                _ => {
                    // The length of a text that is too long, or of bytes where none are expected.
                    let found = String::from_utf8_lossy(bytes(i)).into_owned();
                    let long = found.parse::<usize>().is_ok_and(|n| n > MAX_CELL);
                    let error = if long { fault("format-cell-too-long").found(&found) } else { fault("format-field-value").found("BLOB") };
                    broken = Some(error.with("limit", MAX_CELL));
                    break;
                }
            };
            if column.id {
                id = Some(reticolo_model::value::to_text(&value));
            }
            if !column.key {
                properties.insert(column.name.clone(), value);
            }
        }
        let Some(left) = self.left.checked_sub(length) else {
            return Err(FormatError::new(file, "format-geopackage-damaged").found("rows"));
        };
        self.left = left;
        if let Some(error) = broken {
            return Err(error);
        }
        let geometry = match geometry {
            None | Some(Ok(None)) => None,
            Some(Ok(Some(geometry))) => Some(self.placer.placed(geometry, number)?),
            Some(Err(kind)) => return Err(fault("format-geometry").found(kind)),
        };
        Ok(Feature { number, id, properties, geometry })
    }
}
