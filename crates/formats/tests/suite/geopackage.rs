//! GeoPackages written and read back, as GDAL makes and understands them, and databases that mean harm.

use crate::shared::{Folder, gdal, noise};
use reticolo_formats::geojson::Feature;
use reticolo_formats::{ColumnKind, FormatError, GeoPackageOut, LayerOptions, LayerOut, Layers, ShapeKind, read_geopackage};
use reticolo_model::geometry::Geometry;
use serde_json::{Value, json};
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions, Connection};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

type Read = (Vec<Result<Feature, FormatError>>, Result<Layers, FormatError>);

fn read_with(path: &Path, options: &LayerOptions) -> Read {
    let mut features = Vec::new();
    let end = read_geopackage(path, options, |feature| {
        features.push(feature);
        ControlFlow::Continue(())
    });
    (features, end)
}

fn read(path: &Path) -> Read {
    read_with(path, &LayerOptions::default())
}

fn layer(name: &str) -> LayerOptions {
    LayerOptions { layer: Some(name.into()), epsg: None }
}

fn sound(read: Read) -> (Vec<Feature>, Layers) {
    (read.0.into_iter().map(Result::unwrap).collect(), read.1.unwrap())
}

const COLUMNS: [(&str, ColumnKind); 5] = [
    ("name", ColumnKind::Text),
    ("people", ColumnKind::Integer),
    ("share of \"all\"", ColumnKind::Real),
    ("open", ColumnKind::Boolean),
    ("since", ColumnKind::Date),
];

fn out<'a>(name: &'a str, shapes: Option<ShapeKind>, columns: &'a [(&'a str, ColumnKind)]) -> LayerOut<'a> {
    LayerOut { name, title: name, description: "", shapes, columns }
}

fn square(x: f64) -> Vec<[f64; 2]> {
    vec![[x, 42.0], [x + 0.1, 42.0], [x + 0.1, 42.1], [x, 42.1], [x, 42.0]]
}

/// Shapes of every kind with values of every kind, and none.
fn rows() -> Vec<(Option<Geometry>, Vec<Value>)> {
    let long = "perché ".repeat(10_000);
    vec![
        (
            Some(Geometry::Point([12.5, -42.5])),
            vec![json!("Città \"di\" 'x'; 😀"), json!(-7), json!(-1.5e-9), json!(true), json!("2026-01-31")],
        ),
        (
            Some(Geometry::MultiPoint(vec![[1.0, 2.0], [3.0, 4.0]])),
            vec![json!("line\nbreak\r\n\ttab"), json!(i64::MIN), json!(0.1), json!(false), json!(null)],
        ),
        (Some(Geometry::Line(square(1.0))), vec![json!(""), json!(i64::MAX), json!(1e300), json!(null), json!("0001-01-01")]),
        (
            Some(Geometry::MultiLine(vec![square(1.0), square(2.0)])),
            vec![json!(long), json!(0), json!(2.0), json!(true), json!("9999-12-31")],
        ),
        (Some(Geometry::Polygon(vec![square(1.0), square(1.05)])), vec![json!(null), json!(null), json!(null), json!(null), json!(null)]),
        (
            Some(Geometry::MultiPolygon(vec![vec![square(1.0)], vec![square(2.0)]])),
            vec![json!("NULL"), json!(1), json!(-0.5), json!(true), json!(null)],
        ),
        (None, vec![json!("nowhere"), json!(1), json!(1.0), json!(false), json!(null)]),
    ]
}

fn write(path: &Path) {
    let mut out_file = GeoPackageOut::create(path, "2026-01-31T12:00:00.000Z").unwrap();
    out_file
        .layer(&LayerOut { title: "Tutto", description: "di tutto", ..out("every \"thing\"", Some(ShapeKind::Any), &COLUMNS) })
        .unwrap();
    for (shape, cells) in rows() {
        out_file.row(shape.as_ref(), &cells).unwrap();
    }
    out_file.layer(&out("table", None, &COLUMNS[..2])).unwrap();
    out_file.row(None, &[json!("a"), json!(1)]).unwrap();
    out_file.layer(&out("empty", Some(ShapeKind::Point), &[])).unwrap();
    out_file.layer(&out("many", Some(ShapeKind::Point), &[("n", ColumnKind::Integer)])).unwrap();
    for n in 0..1_000 {
        out_file.row(Some(&Geometry::Point([f64::from(n) / 100.0, 1.0])), &[json!(n)]).unwrap();
    }
    out_file.finish().unwrap();
}

/// A database made by SQL of all kinds.
fn database(folder: &Folder, name: &str, sql: &str) -> PathBuf {
    let path = folder.path().join(name);
    let _ = std::fs::remove_file(&path);
    tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(async {
        let options = SqliteConnectOptions::new().filename(&path).create_if_missing(true).foreign_keys(false);
        let mut connection = options.connect().await.unwrap();
        sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut connection).await.unwrap();
        connection.close().await.unwrap();
    });
    path
}

/// The tables of a GeoPackage with a layer `t` of points in one reference system, and more SQL.
fn package(folder: &Folder, name: &str, srs: &str, more: &str) -> PathBuf {
    let sql = format!(
        "CREATE TABLE gpkg_spatial_ref_sys (srs_name, srs_id INTEGER PRIMARY KEY, organization, organization_coordsys_id, definition, description, definition_12_063);
        CREATE TABLE gpkg_contents (table_name TEXT PRIMARY KEY, data_type, identifier, description, last_change, min_x, min_y, max_x, max_y, srs_id);
        CREATE TABLE gpkg_geometry_columns (table_name, column_name, geometry_type_name, srs_id, z, m);
        INSERT INTO gpkg_spatial_ref_sys VALUES {srs};
        INSERT INTO gpkg_contents (table_name, data_type, srs_id) VALUES ('T', 'features', 7);
        INSERT INTO gpkg_geometry_columns VALUES ('t', 'GEOM', 'POINT', 7, 0, 0);
        {more}"
    );
    database(folder, name, &sql)
}

const KNOWN: &str = "('x', 7, 'EPSG', 4326, 'undefined', '', 'undefined')";

/// A point at (12.5, 42.5).
const POINT: &str = "x'475000010700000001010000000000000000002940000000000040 4540'";

fn point() -> String {
    POINT.replace(' ', "")
}

#[test]
fn written_and_read_again_nothing_has_changed() {
    let folder = Folder::new("gpkg-trip");
    let path = folder.path().join("all.gpkg");
    write(&path);
    let (features, layers) = sound(read(&path));
    assert_eq!(
        (layers.names, layers.read.as_str()),
        (["every \"thing\"", "table", "empty", "many"].map(str::to_owned).to_vec(), "every \"thing\"")
    );
    assert_eq!(layers.columns, COLUMNS.map(|(name, _)| name));
    assert_eq!((layers.dropped.len(), layers.crs.as_deref()), (0, Some("EPSG:4326")));
    assert_eq!(layers.size, std::fs::metadata(&path).unwrap().len());
    let again: Vec<(Option<Geometry>, Vec<Value>)> =
        features.iter().map(|f| (f.geometry.clone(), COLUMNS.map(|(name, _)| f.properties[name].clone()).to_vec())).collect();
    assert_eq!(again, rows());
    assert_eq!(features.iter().map(|f| (f.number, f.id.clone().unwrap())).next_back(), Some((7, "7".to_owned())));
    let (table, layers) = sound(read_with(&path, &layer("table")));
    assert_eq!((table.len(), &table[0].properties["name"], &table[0].geometry, layers.crs), (1, &json!("a"), &None, None));
    assert_eq!(sound(read_with(&path, &layer("empty"))).0, []);
    let many = sound(read_with(&path, &layer("many"))).0;
    assert!(many.len() == 1_000 && many.iter().zip(0..).all(|(f, n)| f.properties["n"] == n));
    // The same once more, byte by byte.
    let twin = folder.path().join("twin.gpkg");
    write(&twin);
    assert!(std::fs::read(&path).unwrap() == std::fs::read(&twin).unwrap());
    let bytes = std::fs::read(&path).unwrap();
    assert_eq!((&bytes[68..72], u32::from_be_bytes(bytes[60..64].try_into().unwrap())), (&b"GPKG"[..], 10_300));
    assert!(GeoPackageOut::create(&path, "2026-01-31T12:00:00.000Z").is_err(), "never over another file");
}

#[test]
fn the_narrowest_kind_of_shapes() {
    let [point, points, line, lines, polygon, polygons] = &rows().into_iter().filter_map(|(shape, _)| shape).collect::<Vec<_>>()[..] else {
        panic!()
    };
    for (shapes, kind) in [
        (vec![], ShapeKind::Any),
        (vec![point, point], ShapeKind::Point),
        (vec![point, points], ShapeKind::MultiPoint),
        (vec![line], ShapeKind::Line),
        (vec![lines, line], ShapeKind::MultiLine),
        (vec![polygon, polygon], ShapeKind::Polygon),
        (vec![polygon, polygons, polygon], ShapeKind::MultiPolygon),
        (vec![polygon, point], ShapeKind::Any),
        (vec![polygon, line, polygon], ShapeKind::Any),
    ] {
        assert_eq!(ShapeKind::of(shapes.iter().copied()), kind);
        let folder = Folder::new("gpkg-kinds");
        let path = folder.path().join("k.gpkg");
        let mut file = GeoPackageOut::create(&path, "2026-01-31T12:00:00.000Z").unwrap();
        file.layer(&out("k", Some(kind), &[])).unwrap();
        shapes.iter().for_each(|shape| file.row(Some(shape), &[]).unwrap());
        file.finish().unwrap();
        let found = sound(read(&path)).0;
        let points = |shapes: Vec<&Geometry>| shapes.into_iter().flat_map(Geometry::points).collect::<Vec<_>>();
        assert_eq!(points(found.iter().filter_map(|f| f.geometry.as_ref()).collect()), points(shapes.clone()));
        if kind != ShapeKind::Any {
            assert!(found.iter().all(|f| ShapeKind::of(&f.geometry) == kind));
        }
    }
}

#[test]
fn what_cannot_be_written_is_refused() {
    let folder = Folder::new("gpkg-refused");
    let path = folder.path().join("r.gpkg");
    for moment in ["", "2026-01-31", "2026-01-31T12:00:00Z", "2026-01-31 12:00:00.000Z"] {
        assert!(GeoPackageOut::create(&path, moment).is_err());
    }
    assert!(GeoPackageOut::create(folder.path().join("none/r.gpkg"), "2026-01-31T12:00:00.000Z").is_err());
    let mut file = GeoPackageOut::create(&path, "2026-01-31T12:00:00.000Z").unwrap();
    assert!(file.row(None, &[]).is_err(), "before any layer");
    for name in ["", " ", "gpkg_contents", "RTREE_x", "sqlite_x", "a\nb", "a\0b"] {
        assert!(file.layer(&out(name, None, &[])).is_err(), "{name:?}");
    }
    for name in ["", "FID", "geom", "a\0b"] {
        assert!(file.layer(&out(&format!("l{}", name.len()), None, &[(name, ColumnKind::Text)])).is_err(), "{name:?}");
    }
    assert!(file.layer(&out("twice", None, &[("a", ColumnKind::Text), ("A", ColumnKind::Text)])).is_err());
    file.layer(&out("good", Some(ShapeKind::Polygon), &COLUMNS)).unwrap();
    let good = rows()[6].1.clone();
    for (i, value) in
        [(0, json!(1)), (1, json!(1.5)), (1, json!("1")), (2, json!("x")), (3, json!(1)), (4, json!("31/01/2026")), (0, json!([]))]
    {
        let mut cells = good.clone();
        cells[i] = value;
        assert!(file.row(None, &cells).is_err());
    }
    assert!(file.row(None, &good[1..]).is_err());
    for shape in [Geometry::Point([1.0, 2.0]), Geometry::Polygon(vec![square(180.0)]), Geometry::MultiPolygon(vec![vec![square(1.0)]])] {
        assert!(file.row(Some(&shape), &good).is_err());
    }
    file.row(Some(&Geometry::Polygon(vec![square(1.0)])), &good).unwrap();
    assert!(file.layer(&out("GOOD", None, &[])).is_err());
    file.finish().unwrap();
    assert_eq!(sound(read(&path)).0.len(), 1, "the rest is written");
}

#[test]
fn tables_as_others_make_them() {
    let folder = Folder::new("gpkg-others");
    let utm = reticolo_formats::Crs::from_epsg(32633, "").unwrap().to_wgs84([306_269.0, 4_714_655.0]).unwrap();
    let wkt = crate::shared::shapefile::UTM33;
    let table = "CREATE TABLE t (code TEXT, OBJECTID INTEGER PRIMARY KEY, geom POINT, done BOOLEAN, born DATETIME, photo BLOB, twice AS (code || code), x DOUBLE);
        INSERT INTO t (code, OBJECTID, done, born, photo, x) VALUES ('a', 5, 1, '2026-01-31T12:00:00.000Z', x'00', 1), ('b', 9, 2, 20260131, NULL, 1e999);";
    for srs in [
        "('x', 7, 'epsg', 32633, 'undefined', '', NULL)".to_owned(),
        "('x', 7, 'EPSG', '32633', '', '', NULL)".to_owned(),
        format!("('x', 7, 'NONE', 7, '{wkt}', '', 'undefined')"),
        format!("('x', 7, 'EPSG', 99999, '{wkt}', '', NULL)"),
        format!("('x', 7, 'NONE', 7, 'undefined', '', '{wkt}')"),
    ] {
        let shape = [vec![b'G', b'P', 0, 1, 7, 0, 0, 0], Geometry::Point([306_269.0, 4_714_655.0]).to_wkb()].concat();
        let hex: String = shape.iter().map(|b| format!("{b:02x}")).collect();
        let path = package(&folder, "o.gpkg", &srs, &format!("{table} UPDATE t SET geom = x'{hex}' WHERE code = 'a';"));
        let (features, layers) = sound(read(&path));
        assert_eq!((layers.read.as_str(), layers.columns), ("T", ["code", "done", "born", "x"].map(str::to_owned).to_vec()));
        assert_eq!(layers.dropped, ["photo", "twice"]);
        let values: Vec<Value> = features.iter().map(|f| json!([f.number, f.id, f.properties, f.geometry.is_some()])).collect();
        assert_eq!(
            values,
            [
                json!([1, "5", {"code": "a", "done": true, "born": "2026-01-31T12:00:00.000Z", "x": 1.0}, true]),
                json!([2, "9", {"code": "b", "done": 2, "born": 20260131, "x": null}, false]),
            ]
        );
        let Some(Geometry::Point([lon, lat])) = features[0].geometry else { panic!("{srs}") };
        assert!((lon - utm[0]).abs() < 1e-12 && (lat - utm[1]).abs() < 1e-12, "{srs}");
    }
    for (srs, found) in [
        ("('Local', 7, 'NONE', 7, 'undefined', '', NULL)", "Local (srs_id 7)"),
        ("('Local', 8, 'NONE', 7, 'undefined', '', NULL)", "(srs_id 7)"),
        ("('Local', 7, 'NONE', 7, 'LOCAL_CS[\"Drawing\"]', '', NULL)", "Drawing: LOCAL_CS"),
    ] {
        let path = package(&folder, "u.gpkg", srs, &format!("{table} UPDATE t SET geom = {};", point()));
        let error = read(&path).1.unwrap_err();
        assert_eq!((error.code, error.found.as_str()), ("format-crs-unknown", found));
        let (features, layers) = sound(read_with(&path, &LayerOptions { layer: None, epsg: Some(6706) }));
        assert_eq!((features[0].geometry.clone(), layers.crs.as_deref()), (Some(Geometry::Point([12.5, 42.5])), Some("EPSG:6706")));
    }
    // A key of two columns is no id; a name of its own stays a column.
    let keys =
        "CREATE TABLE t (fid INTEGER, part INTEGER, geom BLOB, PRIMARY KEY (fid, part)) WITHOUT ROWID; INSERT INTO t VALUES (1, 2, NULL);
        CREATE TABLE other (istat INTEGER PRIMARY KEY); INSERT INTO other VALUES (55001);
        INSERT INTO gpkg_contents (table_name, data_type) VALUES ('other', 'aspatial'), ('tiles', 'tiles'), ('gone', 'features');";
    let path = package(&folder, "k.gpkg", KNOWN, keys);
    let (features, layers) = sound(read(&path));
    assert_eq!(
        (layers.names, json!([features[0].id, features[0].properties])),
        (vec!["T".to_owned(), "other".to_owned()], json!([null, {"fid": 1, "part": 2}]))
    );
    let other = sound(read_with(&path, &layer("other"))).0;
    assert_eq!(json!([other[0].id, other[0].properties]), json!(["55001", {"istat": 55001}]));
    let error = read_with(&path, &layer("gone")).1.unwrap_err();
    assert_eq!((error.code, error.args["names"].as_str()), ("format-layer", "T, other"));
}

#[test]
fn a_row_at_fault_does_not_end_the_file() {
    let folder = Folder::new("gpkg-rows");
    let point = point();
    for (shape, text, code, found) in [
        ("x'00'", "'a'", "format-geometry", ""),
        ("'POINT(1 2)'", "'a'", "format-geometry", ""),
        ("1.5", "'a'", "format-geometry", ""),
        ("x'4750000107000000010700000000000000'", "'a'", "format-geometry", "GeometryCollection"),
        ("x'4750000107000000010100000000000000000069400000000000404540'", "'a'", "format-geometry-range", "200 42.5"),
        ("NULL", "x'00ff'", "format-field-value", "BLOB"),
        ("NULL", "CAST(x'c328' AS TEXT)", "format-not-utf8", "\u{fffd}("),
        ("NULL", "CAST(zeroblob(2000000) AS TEXT)", "format-cell-too-long", "2000000"),
        ("NULL", "zeroblob(2000000)", "format-cell-too-long", "2000000"),
    ] {
        let rows = format!(
            "CREATE TABLE t (fid INTEGER PRIMARY KEY, geom, name TEXT);
            INSERT INTO t VALUES (1, {point}, 'a'), (2, {shape}, {text}), (3, {point}, 'c');"
        );
        let (features, end) = read(&package(&folder, "r.gpkg", KNOWN, &rows));
        assert!(end.is_ok() && features.len() == 3, "{shape} {text} {end:?}");
        assert!([&features[0], &features[2]].iter().all(|f| f.as_ref().is_ok_and(|f| f.geometry == Some(Geometry::Point([12.5, 42.5])))));
        let error = features[1].as_ref().unwrap_err();
        assert_eq!((error.code, error.row, error.found.as_str(), error.concerns_one_row()), (code, Some(2), found, true));
    }
}

#[test]
fn nothing_of_the_file_is_evaluated() {
    let folder = Folder::new("gpkg-harm");
    let endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS fid, NULL AS geom, i AS name FROM n";
    let code = |path: &Path| read(path).1.map(|layers| layers.read).map_err(|e| (e.code, e.found));
    let none = Err(("format-layer-none", String::new()));
    for layer in [
        format!("CREATE VIEW t AS {endless};"),
        "CREATE VIRTUAL TABLE t USING fts5(name);".to_owned(),
        "CREATE VIRTUAL TABLE t USING rtree(id, a, b);".to_owned(),
        // A view that the schema's own list calls a table.
        format!(
            "CREATE VIEW t AS {endless}; PRAGMA writable_schema = ON;
            UPDATE sqlite_schema SET type = 'table', rootpage = 2 WHERE name = 't'; PRAGMA writable_schema = RESET;"
        ),
    ] {
        let found = code(&package(&folder, "v.gpkg", KNOWN, &layer));
        assert!(found == none || found.as_ref().is_err_and(|(code, _)| *code == "format-geopackage-damaged"), "{layer}: {found:?}");
    }
    // The tables of the format themselves.
    for (name, columns) in [
        ("gpkg_contents", "fid AS table_name, 'features' AS data_type"),
        ("gpkg_geometry_columns", "'t' AS table_name, 'geom' AS column_name, 7 AS srs_id"),
        ("gpkg_spatial_ref_sys", "7 AS srs_id, '' AS definition"),
    ] {
        let view = format!("CREATE TABLE t (fid, geom); DROP TABLE {name}; CREATE VIEW {name} AS SELECT {columns} FROM ({endless});");
        assert!(
            matches!(code(&package(&folder, "w.gpkg", KNOWN, &view)), Err(("format-not-geopackage" | "format-geopackage-damaged", _))),
            "{name}"
        );
    }
    // Columns that compute, triggers, checks and defaults that would.
    let table = "CREATE TABLE t (fid INTEGER PRIMARY KEY, geom, name TEXT DEFAULT (hex(randomblob(100))) CHECK (length(name) > 0),
            huge AS (hex(zeroblob(100000000))), stored AS (1) STORED);
        INSERT INTO t (name) VALUES ('a'); CREATE TRIGGER x AFTER INSERT ON t BEGIN SELECT load_extension('x'); END;
        CREATE INDEX i ON t (hex(name));";
    let (features, layers) = sound(read(&package(&folder, "c.gpkg", KNOWN, table)));
    assert_eq!((json!(features[0].properties), layers.dropped), (json!({"name": "a"}), vec!["huge".to_owned(), "stored".to_owned()]));
    // Names that would be SQL, and those that are no text.
    let odd = "CREATE TABLE \"t\"\"; DROP TABLE gpkg_contents; --\" (\"a\"\"b\" TEXT, \"c' OR 1\" TEXT); INSERT INTO \"t\"\"; DROP TABLE gpkg_contents; --\" VALUES ('x', 'y');
        INSERT INTO gpkg_contents (table_name, data_type) VALUES ('t\"; DROP TABLE gpkg_contents; --', 'attributes'), (CAST(x'ff' AS TEXT), 'attributes'), (x'00', 'attributes');";
    let (features, layers) = sound(read(&package(&folder, "n.gpkg", KNOWN, odd)));
    assert_eq!((json!(features[0].properties), layers.names.len()), (json!({"a\"b": "x", "c' OR 1": "y"}), 1));
    let wide: Vec<String> = (0..1_900).map(|i| format!("c{i}")).collect();
    let path = package(&folder, "x.gpkg", KNOWN, &format!("CREATE TABLE t (geom, {}); INSERT INTO t (c0) VALUES (1);", wide.join(", ")));
    assert_eq!(sound(read(&path)).0[0].properties.len(), 1_900);
}

#[test]
fn files_that_are_refused() {
    let folder = Folder::new("gpkg-files");
    let path = folder.path().join("all.gpkg");
    write(&path);
    let good = std::fs::read(&path).unwrap();
    let (whole, _) = read(&path);
    for length in (0..good.len()).step_by(good.len() / 10) {
        let (features, end) = read(&folder.file("cut.gpkg", &good[..length]));
        assert!(end.is_err(), "{length}");
        assert!(features.iter().zip(&whole).all(|(a, b)| a == b));
    }
    let utf16 = database(&folder, "utf16.gpkg", "PRAGMA encoding = 'UTF-16'; CREATE TABLE gpkg_contents (table_name, data_type);");
    let plain = database(&folder, "plain.gpkg", "CREATE TABLE t (a);");
    let vain = package(&folder, "vain.gpkg", KNOWN, "DELETE FROM gpkg_contents; CREATE TABLE t (a);");
    let bare = package(&folder, "bare.gpkg", KNOWN, "CREATE TABLE t (a);");
    let torn = package(&folder, "torn.gpkg", KNOWN, "CREATE TABLE t (geom); DROP TABLE gpkg_geometry_columns;");
    let lost = package(&folder, "lost.gpkg", KNOWN, "CREATE TABLE t (geom); DELETE FROM gpkg_geometry_columns;");
    for (path, code, found) in [
        (folder.file("empty.gpkg", ""), "format-empty", ""),
        (folder.file("zip.gpkg", b"PK\x03\x04...."), "format-not-geopackage", "a zip archive or a spreadsheet"),
        (folder.file("text.gpkg", b"code,name\n1,2\n"), "format-not-geopackage", "another kind of file"),
        (folder.file("head.gpkg", &good[..16]), "format-geopackage-damaged", "file is not a database"),
        (folder.file("most.gpkg", &good[..good.len() - 1]), "format-truncated", ""),
        (utf16, "format-not-geopackage", "a database with text in UTF-16"),
        (plain, "format-not-geopackage", "another kind of database"),
        (vain, "format-layer-none", ""),
        (bare, "format-geopackage-damaged", "gpkg_geometry_columns"),
        (torn, "format-geopackage-damaged", "gpkg_geometry_columns"),
        (lost, "format-geopackage-damaged", "gpkg_geometry_columns"),
        (folder.path().join("none.gpkg"), "format-not-found", ""),
    ] {
        let error = read(&path).1.unwrap_err();
        assert_eq!((error.code, error.found.as_str()), (code, found), "{}", path.display());
    }
    let large = folder.file("large.gpkg", &good);
    std::fs::File::options().write(true).open(&large).unwrap().set_len((512 << 20) + 1).unwrap();
    assert_eq!(read(&large).1.unwrap_err().code, "format-too-large");
    for seed in 0..200 {
        let mut bytes = good.clone();
        for four in noise(seed, 40).chunks(4) {
            let at = u32::from_le_bytes(four.try_into().unwrap()) as usize % bytes.len();
            bytes[at] = four[0];
        }
        let (features, _) = read(&folder.file("noise.gpkg", bytes));
        assert!(features.len() < 100_000);
    }
}

#[test]
fn the_caller_may_stop() {
    let folder = Folder::new("gpkg-stop");
    let path = folder.path().join("all.gpkg");
    write(&path);
    let mut seen = 0;
    let end = read_geopackage(&path, &layer("many"), |_| {
        seen += 1;
        if seen == 2 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    assert!(end.is_ok() && seen == 2);
}

#[test]
fn what_gdal_writes_is_where_it_was() {
    let Some(source) = gdal::municipalities() else { return };
    let before = gdal::geojson(&source);
    for epsg in [4326, 32633, 3003, 3004, 3035, 6708, 7792, 25833] {
        let folder = Folder::new(&format!("gpkg-gdal-{epsg}"));
        let path = folder.path().join("t.gpkg");
        let to = format!("EPSG:{epsg}");
        if gdal::run("ogr2ogr", &["-f", "GPKG", "-t_srs", &to, &path.display().to_string(), &source.display().to_string()]).is_none() {
            return;
        }
        let (features, layers) = sound(read(&path));
        assert_eq!(layers.crs.as_deref(), Some(to.as_str()));
        for (mine, theirs) in features.iter().zip(&before) {
            assert_eq!(mine.properties, theirs.properties);
        }
        let apart = gdal::apart(&features, &before, "name");
        println!("EPSG:{epsg}: at most {apart:e} degrees apart");
        assert!(apart < 1e-8, "EPSG:{epsg} {apart:e}");
    }
}

#[test]
fn gdal_reads_what_is_written_without_a_word() {
    let folder = Folder::new("gpkg-read");
    let path = folder.path().join("all.gpkg");
    write(&path);
    let name = path.display().to_string();
    let Some(said) = gdal::run("ogrinfo", &["-al", "-ro", &name]) else { return };
    assert!(!said.contains("Warning") && !said.contains("ERROR"), "{said}");
    for line in [
        "Layer name: every \"thing\"",
        "Feature Count: 7",
        "Extent: (1.000000, -42.500000) - (12.500000, 42.100000)",
        "ID[\"EPSG\",4326]]",
        "FID Column = fid",
        "Geometry Column = geom",
        "people: Integer64 (0.0)",
        "share of \"all\": Real (0.0)",
        "open: Integer(Boolean) (0.0)",
        "since: Date (0.0)",
        "  name (String) = Città \"di\" 'x'; 😀",
        "  since (Date) = 2026/01/31",
        "Geometry: None",
        "Layer name: many",
        "Geometry: Point",
        "Feature Count: 1000",
    ] {
        assert!(said.contains(line), "{line}: {said:.3000}");
    }
    // By the index of places, which later changes keep up to date.
    let near = ["-al", "-so", "-ro", "-spat", "5.005", "0", "5.045", "2", &name, "many"];
    assert!(gdal::run("ogrinfo", &near).unwrap().contains("Feature Count: 4"));
    gdal::run("ogrinfo", &["-sql", "DELETE FROM many WHERE n = 501", &name]).unwrap();
    assert!(gdal::run("ogrinfo", &near).unwrap().contains("Feature Count: 3"));
    let index = gdal::run("ogrinfo", &["-ro", "-sql", "SELECT count(*) AS indexed FROM rtree_many_geom", &name]).unwrap();
    assert!(index.contains("indexed (Integer) = 999"), "{index}");
}
