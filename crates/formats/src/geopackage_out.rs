//! Writes GeoPackages (OGC 12-128r18, version 1.3) in WGS 84: layers of features and of attributes, with an index of places that map
//! programs use (clause F.3, `gpkg_rtree_index`). The bytes depend on nothing but what is written, and SQLite's version.

use crate::geojson::type_name;
use crate::geopackage::quoted;
use crate::gpkg_blob::{WGS84, cell};
use crate::gpkg_schema::{START, index_name, triggers};
use reticolo_model::geometry::{BoundingBox, Geometry};
use serde_json::Value;
use sqlx::query::Query;
use sqlx::sqlite::{SqliteArguments, SqliteConnectOptions, SqliteConnection};
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, Sqlite};
use std::collections::BTreeSet;
use std::fs::{File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};
use tokio::runtime::Runtime;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnKind {
    Text,
    Integer,
    Real,
    Boolean,
    /// A day, as `2026-01-31`.
    Date,
}

/// What shapes a layer holds: any, or those of one kind. One of several pieces also takes a single one and writes it as such.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ShapeKind {
    Any,
    Point,
    MultiPoint,
    Line,
    MultiLine,
    Polygon,
    MultiPolygon,
}

/// A layer to be written.
#[derive(Debug, Clone, Copy)]
pub struct LayerOut<'a> {
    /// The name of the table, which no other layer may have.
    pub name: &'a str,
    /// What people read instead of the name, which no other layer may have either, and more about it.
    pub title: &'a str,
    pub description: &'a str,
    /// `None` for a table without shapes.
    pub shapes: Option<ShapeKind>,
    /// None may be called `fid` or `geom`, which are the layer's own.
    pub columns: &'a [(&'a str, ColumnKind)],
}

/// A GeoPackage being written, one layer after the other. Must not be used on a thread that runs asynchronous tasks.
pub struct GeoPackageOut {
    runtime: Runtime,
    connection: SqliteConnection,
    path: PathBuf,
    last_change: String,
    names: BTreeSet<String>,
    layer: Option<Open>,
}

/// The layer begun last.
struct Open {
    name: String,
    title: String,
    description: String,
    shapes: Option<ShapeKind>,
    columns: Vec<(String, ColumnKind)>,
    around: Option<BoundingBox>,
    rows: i64,
    waiting: Vec<Waiting>,
}

/// A row that waits to be written.
struct Waiting {
    shape: Option<(Vec<u8>, BoundingBox)>,
    cells: Vec<Value>,
}

/// Rows that are written together, and values that one statement may have.
const MOST_ROWS: usize = 64;
const MOST_VALUES: usize = 30_000;

impl ColumnKind {
    fn sql(self) -> &'static str {
        match self {
            ColumnKind::Text => "TEXT",
            ColumnKind::Integer => "INTEGER",
            ColumnKind::Real => "REAL",
            ColumnKind::Boolean => "BOOLEAN",
            ColumnKind::Date => "DATE",
        }
    }

    fn holds(self, value: &Value) -> bool {
        match (self, value) {
            (_, Value::Null) | (ColumnKind::Text, Value::String(_)) | (ColumnKind::Boolean, Value::Bool(_)) => true,
            (ColumnKind::Integer, Value::Number(n)) => n.is_i64(),
            (ColumnKind::Real, Value::Number(_)) => true,
            (ColumnKind::Date, Value::String(text)) => fits(text, "0000-00-00"),
            _ => false,
        }
    }
}

impl ShapeKind {
    /// The narrowest kind that takes all of these.
    #[must_use]
    pub fn of<'a>(shapes: impl IntoIterator<Item = &'a Geometry>) -> ShapeKind {
        let one = |shape: &Geometry| match shape {
            Geometry::Point(_) => ShapeKind::Point,
            Geometry::MultiPoint(_) => ShapeKind::MultiPoint,
            Geometry::Line(_) => ShapeKind::Line,
            Geometry::MultiLine(_) => ShapeKind::MultiLine,
            Geometry::Polygon(_) => ShapeKind::Polygon,
            Geometry::MultiPolygon(_) => ShapeKind::MultiPolygon,
        };
        let both = |a: ShapeKind, b: ShapeKind| match (a, b) {
            (a, b) if a == b => a,
            (ShapeKind::Point | ShapeKind::MultiPoint, ShapeKind::Point | ShapeKind::MultiPoint) => ShapeKind::MultiPoint,
            (ShapeKind::Line | ShapeKind::MultiLine, ShapeKind::Line | ShapeKind::MultiLine) => ShapeKind::MultiLine,
            (ShapeKind::Polygon | ShapeKind::MultiPolygon, ShapeKind::Polygon | ShapeKind::MultiPolygon) => ShapeKind::MultiPolygon,
            _ => ShapeKind::Any,
        };
        shapes.into_iter().map(one).reduce(both).unwrap_or(ShapeKind::Any)
    }

    fn sql(self) -> &'static str {
        match self {
            ShapeKind::Any => "GEOMETRY",
            ShapeKind::Point => "POINT",
            ShapeKind::MultiPoint => "MULTIPOINT",
            ShapeKind::Line => "LINESTRING",
            ShapeKind::MultiLine => "MULTILINESTRING",
            ShapeKind::Polygon => "POLYGON",
            ShapeKind::MultiPolygon => "MULTIPOLYGON",
        }
    }

    /// The shape as one of this kind, if it can be.
    fn take(self, shape: &Geometry) -> Option<Geometry> {
        Some(match (self, shape) {
            (ShapeKind::MultiPoint, Geometry::Point(p)) => Geometry::MultiPoint(vec![*p]),
            (ShapeKind::MultiLine, Geometry::Line(line)) => Geometry::MultiLine(vec![line.clone()]),
            (ShapeKind::MultiPolygon, Geometry::Polygon(rings)) => Geometry::MultiPolygon(vec![rings.clone()]),
            (kind, shape) if kind == ShapeKind::Any || type_name(shape).eq_ignore_ascii_case(kind.sql()) => shape.clone(),
            _ => return None,
        })
    }
}

impl GeoPackageOut {
    /// Begins a file, which may not be there yet. `last_change`: when what is written changed, as `2026-01-31T12:00:00.000Z`.
    ///
    /// # Errors
    /// A file that is there or cannot be written; a moment of another form.
    pub fn create(path: impl AsRef<Path>, last_change: &str) -> io::Result<GeoPackageOut> {
        if !fits(last_change, "0000-00-00T00:00:00.000Z") {
            return Err(refused(format!("no moment of the form 2026-01-31T12:00:00.000Z: {last_change:?}")));
        }
        let path = std::path::absolute(path)?;
        OpenOptions::new().write(true).create_new(true).open(&path)?;
        let runtime = tokio::runtime::Builder::new_current_thread().build()?;
        // Whoever meets a kill begins anew: nothing is kept for it.
        let options = SqliteConnectOptions::new()
            .filename(&path)
            .pragma("page_size", "4096")
            .pragma("journal_mode", "OFF")
            .pragma("synchronous", "OFF")
            .pragma("locking_mode", "EXCLUSIVE")
            .disable_statement_logging();
        let mut connection = runtime.block_on(options.connect()).map_err(io::Error::other)?;
        runtime.block_on(sqlx::raw_sql(START).execute(&mut connection)).map_err(io::Error::other)?;
        let last_change = last_change.to_owned();
        Ok(GeoPackageOut { runtime, connection, path, last_change, names: BTreeSet::new(), layer: None })
    }

    /// Begins a layer, and ends the one before.
    ///
    /// # Errors
    /// A name that is empty, taken or the format's own, of the layer or of a column; what the disk gives.
    pub fn layer(&mut self, layer: &LayerOut<'_>) -> io::Result<()> {
        self.end_layer()?;
        let lower = layer.name.to_ascii_lowercase();
        let own = ["gpkg_", "rtree_", "sqlite_"].iter().any(|start| lower.starts_with(start));
        if own || !is_name(layer.name) || layer.title.is_empty() || !self.names.insert(lower) {
            return Err(refused(format!("no layer can have the name {:?} (title {:?})", layer.name, layer.title)));
        }
        let mut taken = BTreeSet::from(["fid".to_owned(), "geom".to_owned()]);
        if let Some((name, _)) = layer.columns.iter().find(|(name, _)| !is_name(name) || !taken.insert(name.to_ascii_lowercase())) {
            return Err(refused(format!("no column can have the name {name:?}, or not twice")));
        }
        let mut sql = format!("CREATE TABLE {} (\"fid\" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL", quoted(layer.name));
        if let Some(shapes) = layer.shapes {
            sql += &format!(", \"geom\" {}", shapes.sql());
        }
        for (name, kind) in layer.columns {
            sql += &format!(", {} {}", quoted(name), kind.sql());
        }
        sql += ")";
        if layer.shapes.is_some() {
            sql += &format!("; CREATE VIRTUAL TABLE {} USING rtree(id, minx, maxx, miny, maxy)", quoted(&index_name(layer.name)));
        }
        self.runtime.block_on(sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut self.connection)).map_err(io::Error::other)?;
        self.layer = Some(Open {
            name: layer.name.to_owned(),
            title: layer.title.to_owned(),
            description: layer.description.to_owned(),
            shapes: layer.shapes,
            columns: layer.columns.iter().map(|(name, kind)| ((*name).to_owned(), *kind)).collect(),
            around: None,
            rows: 0,
            waiting: Vec::new(),
        });
        Ok(())
    }

    /// Adds a row to the layer begun last: its shape, in WGS 84, and a value for each column.
    ///
    /// # Errors
    /// A row before any layer; a shape or value of another kind than the layer was declared with; what the disk gives.
    pub fn row(&mut self, shape: Option<&Geometry>, cells: &[Value]) -> io::Result<()> {
        let Some(layer) = &mut self.layer else { return Err(refused("a row before any layer".to_owned())) };
        if cells.len() != layer.columns.len() {
            return Err(refused(format!("a row of {} cells in a layer of {} columns", cells.len(), layer.columns.len())));
        }
        if let Some((value, (name, kind))) = cells.iter().zip(&layer.columns).find(|(value, (_, kind))| !kind.holds(value)) {
            return Err(refused(format!("column {name:?} holds {}, not {value}", kind.sql())));
        }
        let shape = match (shape, layer.shapes) {
            (None, _) => None,
            (Some(shape), Some(kind)) if shape.is_sound() => {
                let shape = kind.take(shape).ok_or_else(|| refused(format!("a {} in a layer of {}", type_name(shape), kind.sql())))?;
                shape.bounding_box().map(|around| (cell(&shape, around), around))
            }
            (Some(shape), _) => return Err(refused(format!("a {} that is not sound, or in a layer without shapes", type_name(shape)))),
        };
        if let Some((_, around)) = shape {
            layer.around = Some(layer.around.map_or(around, |all| all.union(around)));
        }
        layer.waiting.push(Waiting { shape, cells: cells.to_vec() });
        if layer.waiting.len() >= MOST_ROWS.min(MOST_VALUES / (layer.columns.len() + 2)).max(1) { self.write_rows() } else { Ok(()) }
    }

    /// Ends the file and sees it to the disk.
    ///
    /// # Errors
    /// What the disk gives.
    pub fn finish(mut self) -> io::Result<()> {
        self.end_layer()?;
        let GeoPackageOut { runtime, mut connection, path, .. } = self;
        runtime
            .block_on(async {
                sqlx::raw_sql("COMMIT").execute(&mut connection).await?;
                connection.close().await
            })
            .map_err(io::Error::other)?;
        File::open(path)?.sync_all()
    }

    fn write_rows(&mut self) -> io::Result<()> {
        let Some(layer) = &mut self.layer else { return Ok(()) };
        let waiting = std::mem::take(&mut layer.waiting);
        if waiting.is_empty() {
            return Ok(());
        }
        let first = layer.rows + 1;
        layer.rows += waiting.len() as i64;
        let mut names = vec!["\"fid\"".to_owned()];
        names.extend(layer.shapes.map(|_| "\"geom\"".to_owned()));
        names.extend(layer.columns.iter().map(|(name, _)| quoted(name)));
        let one = format!("(?{})", ", ?".repeat(names.len() - 1));
        let places = vec![one.as_str(); waiting.len()].join(", ");
        let insert = format!("INSERT INTO {} ({}) VALUES {places}", quoted(&layer.name), names.join(", "));
        let indexed: Vec<(i64, BoundingBox)> =
            (first..).zip(&waiting).filter_map(|(fid, row)| row.shape.as_ref().map(|(_, around)| (fid, *around))).collect();
        let mut rows = sqlx::query(AssertSqlSafe(insert.as_str()));
        for (fid, row) in (first..).zip(waiting) {
            rows = rows.bind(fid);
            if layer.shapes.is_some() {
                rows = rows.bind(row.shape.map(|(blob, _)| blob));
            }
            for (value, (_, kind)) in row.cells.into_iter().zip(&layer.columns) {
                rows = bound(rows, value, *kind);
            }
        }
        let places = vec!["(?, ?, ?, ?, ?)"; indexed.len()].join(", ");
        let index = format!("INSERT INTO {} VALUES {places}", quoted(&index_name(&layer.name)));
        let mut boxes = sqlx::query(AssertSqlSafe(index.as_str()));
        for (fid, b) in &indexed {
            boxes = boxes.bind(*fid).bind(b.minx).bind(b.maxx).bind(b.miny).bind(b.maxy);
        }
        self.runtime
            .block_on(async {
                rows.execute(&mut self.connection).await?;
                if !indexed.is_empty() {
                    boxes.execute(&mut self.connection).await?;
                }
                Ok(())
            })
            .map_err(|e: sqlx::Error| io::Error::other(e))
    }

    /// Lists the layer, and lets its index follow later changes: it is made before that, since the functions that its triggers
    /// call are those of map programs.
    fn end_layer(&mut self) -> io::Result<()> {
        self.write_rows()?;
        let Some(layer) = self.layer.take() else { return Ok(()) };
        let contents = "INSERT INTO gpkg_contents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
        let kind = if layer.shapes.is_some() { "features" } else { "attributes" };
        let b = layer.around;
        let contents = sqlx::query(contents)
            .bind(&layer.name)
            .bind(kind)
            .bind(&layer.title)
            .bind(&layer.description)
            .bind(&self.last_change)
            .bind(b.map(|b| b.minx))
            .bind(b.map(|b| b.miny))
            .bind(b.map(|b| b.maxx))
            .bind(b.map(|b| b.maxy))
            .bind(layer.shapes.map(|_| WGS84));
        self.runtime
            .block_on(async {
                contents.execute(&mut self.connection).await?;
                let Some(shapes) = layer.shapes else { return Ok(()) };
                let columns = "INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', ?, ?, 0, 0)";
                sqlx::query(columns).bind(&layer.name).bind(shapes.sql()).bind(WGS84).execute(&mut self.connection).await?;
                let extension = "INSERT INTO gpkg_extensions VALUES (?, 'geom', 'gpkg_rtree_index', \
                                 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only')";
                sqlx::query(extension).bind(&layer.name).execute(&mut self.connection).await?;
                sqlx::raw_sql(AssertSqlSafe(triggers(&layer.name))).execute(&mut self.connection).await?;
                Ok(())
            })
            .map_err(|e: sqlx::Error| io::Error::other(e))
    }
}

fn bound(query: Query<'_, Sqlite, SqliteArguments>, value: Value, kind: ColumnKind) -> Query<'_, Sqlite, SqliteArguments> {
    match value {
        Value::Bool(truth) => query.bind(truth),
        Value::Number(n) if kind == ColumnKind::Real => query.bind(n.as_f64()),
        Value::Number(n) => query.bind(n.as_i64()),
        Value::String(text) => query.bind(text),
        _ => query.bind(None::<i64>),
    }
}

fn refused(what: String) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, what)
}

fn is_name(name: &str) -> bool {
    !name.trim().is_empty() && name.len() <= 1_000 && !name.chars().any(char::is_control)
}

/// Text of the same form as `form`, in which `0` stands for any digit.
fn fits(text: &str, form: &str) -> bool {
    text.len() == form.len() && text.bytes().zip(form.bytes()).all(|(t, f)| if f == b'0' { t.is_ascii_digit() } else { t == f })
}
