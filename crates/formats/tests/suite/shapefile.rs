//! Shapefiles of every kind, in zip archives and beside their companions, as GDAL makes them, and those that mean harm.

use crate::shared::shapefile::*;
use crate::shared::{Folder, gdal, noise};
use reticolo_formats::geojson::Feature;
use reticolo_formats::{FormatError, LayerOptions, Layers, read_shapefile};
use reticolo_model::geometry::Geometry;
use serde_json::{Value, json};
use std::ops::ControlFlow;
use std::path::Path;

type Read = (Vec<Result<Feature, FormatError>>, Result<Layers, FormatError>);

fn read_with(path: &Path, options: &LayerOptions) -> Read {
    let mut features = Vec::new();
    let end = read_shapefile(path, options, |feature| {
        features.push(feature);
        ControlFlow::Continue(())
    });
    (features, end)
}

fn read(bytes: impl AsRef<[u8]>, name: &str) -> Read {
    let folder = Folder::new(name);
    read_with(&folder.file("t.zip", bytes), &LayerOptions::default())
}

fn sound(read: Read) -> (Vec<Feature>, Layers) {
    (read.0.into_iter().map(Result::unwrap).collect(), read.1.unwrap())
}

/// One layer of points with a table of one field, in longitude and latitude.
fn layer(shapes: (Vec<u8>, Vec<u8>), table: Vec<u8>) -> Vec<(String, Vec<u8>)> {
    [("a.shp", shapes.0), ("a.shx", shapes.1), ("a.dbf", table), ("a.prj", WGS84.into())].map(|(n, b)| (n.to_owned(), b)).into()
}

fn numbered(count: usize) -> Vec<u8> {
    let cells: Vec<Vec<u8>> = (1..=count).map(|n| n.to_string().into_bytes()).collect();
    let rows: Vec<Vec<&[u8]>> = cells.iter().map(|cell| vec![cell.as_slice()]).collect();
    dbf(0, &[("n", b'N', 8)], &rows.iter().map(Vec::as_slice).collect::<Vec<_>>())
}

/// The shapes that records of one kind come to.
fn shapes(kind: u32, records: &[Vec<u8>], name: &str) -> Vec<Result<Option<Geometry>, FormatError>> {
    let (features, end) = read(zipped(&layer(shp(kind, records), numbered(records.len())), ""), name);
    end.unwrap();
    features.into_iter().map(|f| f.map(|f| f.geometry)).collect()
}

fn without(members: &[(String, Vec<u8>)], ext: &str) -> Vec<(String, Vec<u8>)> {
    members.iter().filter(|(name, _)| !name.ends_with(ext)).cloned().collect()
}

fn with(members: &[(String, Vec<u8>)], ext: &str, change: impl Fn(&mut Vec<u8>)) -> Vec<(String, Vec<u8>)> {
    let mut members = members.to_vec();
    members.iter_mut().filter(|(name, _)| name.ends_with(ext)).for_each(|(_, bytes)| change(bytes));
    members
}

#[test]
fn values_shapes_and_places_of_a_whole_layer() {
    let (features, layers) = sound(read(zipped(&squares(), "folder/of/it/"), "whole"));
    assert_eq!(
        (layers.names, layers.read.as_str(), layers.crs.as_deref()),
        (vec!["squares".to_owned()], "squares", Some("WGS_1984_UTM_Zone_33N"))
    );
    assert_eq!(layers.columns, ["code", "name", "people", "share", "since", "open"]);
    assert_eq!(layers.dropped, Vec::<String>::new());
    let properties: Vec<Value> = features.iter().map(|f| Value::Object(f.properties.clone())).collect();
    assert_eq!(
        properties,
        [
            json!({"code": "055001", "name": "Città", "people": 1200, "share": 1.5, "since": "2024-01-31", "open": true}),
            json!({"code": "055002", "name": "b", "people": -7, "share": -0.0025, "since": null, "open": false}),
            json!({"code": "055003", "name": null, "people": null, "share": null, "since": null, "open": null}),
        ]
    );
    assert_eq!(features.iter().map(|f| f.number).collect::<Vec<_>>(), [1, 2, 3]);
    let Some(Geometry::Polygon(rings)) = &features[1].geometry else { panic!("{:?}", features[1].geometry) };
    assert_eq!((rings.len(), rings[0].len(), rings[1].len()), (2, 5, 5));
    // As PROJ 9.5.1 places (501000, 4700000).
    assert!((rings[0][0][0] - 15.012_161_231_13).abs() < 1e-9 && (rings[0][0][1] - 42.452_330_315_64).abs() < 1e-9, "{:?}", rings[0][0]);
    assert_eq!(features[2].geometry, None);
}

#[test]
fn every_kind_of_shape() {
    let line: &[[f64; 2]] = &[[1.0, 2.0], [3.0, 4.0], [5.0, 5.0]];
    let ring: &[[f64; 2]] = &[[0.0, 0.0], [0.0, 1.0], [1.0, 1.0], [0.0, 0.0]];
    let far: &[[f64; 2]] = &[[10.0, 0.0], [10.0, 1.0], [11.0, 1.0]];
    let left = |ring: &[[f64; 2]]| ring.iter().rev().copied().collect::<Vec<_>>();
    let heights = |kind: u32, shape: Vec<u8>, extra: usize| [words(&[kind]), shape[4..].to_vec(), le(&vec![9.0; extra])].concat();
    let closed = [far, &far[..1]].concat();
    for (kind, record, expected) in [
        (1, point(12.5, -42.5), Geometry::Point([12.5, -42.5])),
        (11, heights(11, point(12.5, -42.5), 2), Geometry::Point([12.5, -42.5])),
        (21, heights(21, point(12.5, -42.5), 1), Geometry::Point([12.5, -42.5])),
        (8, multipoint(line), Geometry::MultiPoint(line.to_vec())),
        (18, heights(18, multipoint(line), 10), Geometry::MultiPoint(line.to_vec())),
        (3, parts(3, &[line]), Geometry::Line(line.to_vec())),
        (13, heights(13, parts(3, &[line]), 5), Geometry::Line(line.to_vec())),
        (23, parts(23, &[line, line]), Geometry::MultiLine(vec![line.to_vec(), line.to_vec()])),
        (5, parts(5, &[ring]), Geometry::Polygon(vec![left(ring)])),
        (25, heights(25, parts(5, &[ring]), 6), Geometry::Polygon(vec![left(ring)])),
        // The second ring is not closed.
        (15, heights(15, parts(5, &[ring, far]), 10), Geometry::MultiPolygon(vec![vec![left(ring)], vec![left(&closed)]])),
    ] {
        assert_eq!(shapes(kind, &[record, words(&[0])], "kinds"), [Ok(Some(expected)), Ok(None)], "{kind}");
    }
    assert_eq!(shapes(3, &[parts(3, &[]), multipoint(&[])], "empty"), [Ok(None), Ok(None)]);
}

#[test]
fn a_shape_at_fault_does_not_end_the_file() {
    let ring: &[[f64; 2]] = &[[0.0, 0.0], [0.0, 1.0], [1.0, 1.0], [0.0, 0.0]];
    let good = parts(5, &[ring]);
    let changed = |at: usize, bytes: &[u8]| {
        let mut bad = good.clone();
        bad[at..at + bytes.len()].copy_from_slice(bytes);
        bad
    };
    for (bad, code, found) in [
        ([words(&[31]), good[4..].to_vec()].concat(), "format-geometry", "MultiPatch"),
        (words(&[77]), "format-geometry", ""),
        (Vec::new(), "format-geometry", ""),
        (words(&[1, 0]), "format-geometry", "Point"),
        (good[..good.len() - 8].to_vec(), "format-geometry", "Polygon"),
        (changed(36, &[0xff; 4]), "format-geometry", "Polygon"),
        (changed(40, &[0xff; 4]), "format-geometry", "Polygon"),
        (changed(44, &[0xff; 4]), "format-geometry", "Polygon"),
        (parts(5, &[ring, &[], ring]), "format-geometry", "Polygon"),
        (parts(5, &[&ring[..2]]), "format-geometry-ring", ""),
        (point(181.0, 0.0), "format-geometry-range", "181 0"),
        (point(0.0, f64::NAN), "format-geometry-range", "0 NaN"),
    ] {
        let found_shapes = shapes(5, &[good.clone(), bad, good.clone()], "fault");
        assert!(found_shapes[0].is_ok() && found_shapes[2].is_ok());
        let error = found_shapes[1].as_ref().unwrap_err();
        assert_eq!((error.code, error.row, error.found.as_str(), error.concerns_one_row()), (code, Some(2), found, true));
    }
}

#[test]
fn tables_in_every_code_page() {
    let table = |language: u8, cell: &[u8]| dbf(language, &[("città"[..4].trim(), b'C', 12)], &[&[cell]]);
    let text = |language: u8, cpg: Option<&str>, cell: &[u8]| {
        let mut members = layer(shp(1, &[point(1.0, 2.0)]), table(language, cell));
        members.extend(cpg.map(|text| ("a.CPG".to_owned(), text.into())));
        let (features, end) = read(zipped(&members, ""), "page");
        end.map(|_| features.into_iter().next().unwrap().map(|f| f.properties["citt"].clone()))
    };
    for (language, cpg, cell, expected) in [
        (0, Some("UTF-8"), "Forlì €".as_bytes(), "Forlì €"),
        (0x57, Some("utf8\r\n"), "Forlì".as_bytes(), "Forlì"),
        (0, Some("65001"), "Forlì".as_bytes(), "Forlì"),
        (0, Some("ISO-8859-1"), b"Forl\xec", "Forlì"),
        (0, Some("ISO 8859-15"), b"\xa4\xec", "€ì"),
        (0, Some("ANSI 1252"), b"\x80 Forl\xec", "€ Forlì"),
        (0x02, Some("cp1252"), b"Forl\xec", "Forlì"),
        (0, Some("850"), b"Forl\x8d \xb5", "Forlì Á"),
        (0, Some("OEM 437"), b"Forl\x8d \xe0", "Forlì α"),
        (0x02, None, b"Forl\x8d", "Forlì"),
        (0x03, None, b"Forl\xec", "Forlì"),
        (0x57, None, "Forlì".as_bytes(), "Forlì"),
        (0, None, b"Forl\xec", "Forlì"),
        (0, None, "Forlì".as_bytes(), "Forlì"),
        (0, Some(""), b"Forl\xec", "Forlì"),
        // Twelve bytes wide: the last letter is cut.
        (0, Some("UTF-8"), &"Sant’Agatà però".as_bytes()[..12], "Sant’Agat"),
        (0, None, &"Sant’Agatà però".as_bytes()[..12], "Sant’Agat"),
        (0, Some("1252"), b"Citt\xe0 \xec", "Città ì"),
        (0, None, b"Santa  Citt\xe0", "Santa  Città"),
        (0, None, b"a\0rubbish", "a"),
    ] {
        assert_eq!(text(language, cpg, cell).unwrap().unwrap(), expected, "{language:#x} {cpg:?}");
    }
    for (language, cpg, found) in [(0, Some("1251\n"), "1251"), (0xc9, None, "0xc9")] {
        let error = text(language, cpg, b"a").unwrap_err();
        assert_eq!((error.code, error.found.as_str()), ("format-dbf-encoding", found));
    }
    for (cpg, cell, code) in [
        ("UTF-8", &b"Forl\xec"[..], "format-not-utf8"),
        ("UTF-8", b"Forl\xec  x", "format-not-utf8"),
        ("1252", b"a\x81", "format-encoding"),
    ] {
        let error = text(0, Some(cpg), cell).unwrap().unwrap_err();
        assert_eq!((error.code, error.row, error.column.as_deref(), error.concerns_one_row()), (code, Some(1), Some("citt"), true));
    }
}

#[test]
fn cells_of_every_kind() {
    let cell = |kind: u8, cell: &[u8]| {
        let table = dbf(0, &[("v", kind, 30)], &[&[cell]]);
        let (features, end) = read(zipped(&layer(shp(1, &[point(1.0, 2.0)]), table), ""), "cell");
        (features.into_iter().next().unwrap().map(|f| f.properties.get("v").cloned()), end.unwrap().dropped)
    };
    for (kind, text, expected) in [
        (b'N', "00123", json!(123)),
        (b'N', "-12.50", json!(-12.5)),
        (b'N', "  5.", json!(5.0)),
        (b'N', "99999999999999999999", json!("99999999999999999999")),
        (b'N', "1,5", json!("1,5")),
        (b'N', "nan", json!("nan")),
        (b'N', "****", json!(null)),
        (b'F', "1.2300000000e+004", json!(12300.0)),
        (b'F', "-1.79769313486232e+308", json!(null)),
        (b'F', "1e999", json!("1e999")),
        (b'C', "  a \"b\"; c  ", json!("  a \"b\"; c")),
        (b'C', "line\nbreak", json!("line\nbreak")),
        (b'D', "20240229", json!("2024-02-29")),
        (b'L', "Y", json!(true)),
        (b'L', "n", json!(false)),
    ] {
        assert_eq!(cell(kind, text.as_bytes()).0, Ok(Some(expected)), "{text}");
    }
    for date in ["20241301", "2024013", "2024-1-1", "20240100"] {
        let error = cell(b'D', date.as_bytes()).0.unwrap_err();
        assert_eq!((error.code, error.column.as_deref(), error.found.as_str()), ("format-field-value", Some("v"), date));
    }
    for kind in *b"MGB@+0" {
        assert_eq!(cell(kind, b"x"), (Ok(None), vec!["v".to_owned()]));
    }
}

#[test]
fn deleted_rows_and_records_left_behind() {
    let records: Vec<Vec<u8>> = (1..=4).map(|n| point(f64::from(n), 1.0)).collect();
    let numbers = |members: &[(String, Vec<u8>)]| {
        let (features, end) = read(zipped(members, ""), "left");
        end.unwrap();
        features
            .into_iter()
            .map(|f| f.map(|f| (f.number, f.properties["n"].as_u64().unwrap())).map_err(|e| (e.code, e.row)))
            .collect::<Vec<_>>()
    };
    let members = layer(shp(1, &records), numbered(4));
    let deleted = with(&members, ".dbf", |table| table[65 + 9] = b'*');
    assert_eq!(numbers(&deleted), [Ok((1, 1)), Ok((3, 3)), Ok((4, 4))]);
    // Each record has 28 bytes. The second stands behind the others, and what it was before is still there.
    let moved = with(&members, ".shx", |index| {
        index.truncate(100 + 3 * 8);
        index[108..112].copy_from_slice(&(50_u32 + 3 * 14).to_be_bytes());
    });
    let moved = with(&moved, ".dbf", |table| table[4] = 3);
    assert_eq!(numbers(&moved), [Ok((1, 1)), Ok((3, 3)), Err(("format-shapefile-order", Some(2)))]);
    // Without an index, records count as they come.
    assert_eq!(numbers(&without(&members, ".shx")).len(), 4);
}

#[test]
fn layers_by_name_and_companions_on_the_disk() {
    let mut members = Vec::new();
    for folder in ["north/", "south/", "__MACOSX/"] {
        members.extend(squares().into_iter().map(|(name, bytes)| (format!("{folder}{name}"), bytes)));
    }
    members.extend(layer(shp(1, &[point(1.0, 2.0)]), numbered(1)).into_iter().map(|(n, b)| (n.to_uppercase(), b)));
    members.push(("readme.txt".into(), b"hello".to_vec()));
    members.push(("._A.SHP".into(), b"hello".to_vec()));
    let folder = Folder::new("layers");
    let path = folder.file("all.zip", zipped(&members, ""));
    let wanted = |layer: &str| LayerOptions { layer: Some(layer.into()), epsg: None };
    let (features, layers) = sound(read_with(&path, &wanted("A")));
    assert_eq!(layers.names, ["north/squares", "south/squares", "A"]);
    assert_eq!((layers.read.as_str(), features.len(), layers.columns), ("A", 1, vec!["n".to_owned()]));
    assert_eq!(sound(read_with(&path, &wanted("south/squares"))).1.read, "south/squares");
    assert_eq!(sound(read_with(&path, &LayerOptions::default())).1.read, "north/squares");
    let error = read_with(&path, &wanted("squares")).1.unwrap_err();
    assert_eq!((error.code, error.args["names"].as_str()), ("format-layer", "north/squares, south/squares, A"));
    // The same beside each other on the disk.
    for (name, bytes) in squares() {
        folder.file(&name, &bytes);
        folder.file(&name.to_uppercase(), &bytes);
    }
    for name in ["squares.shp", "SQUARES.SHP"] {
        let path = folder.path().join(name);
        let (beside, layers) = sound(read_with(&path, &LayerOptions::default()));
        assert_eq!(layers.size, std::fs::metadata(&path).unwrap().len());
        assert_eq!(beside, sound(read(zipped(&squares(), ""), "twin")).0);
    }
}

#[test]
fn reference_systems_are_stated_or_refused() {
    let folder = Folder::new("crs");
    let members = layer(shp(1, &[point(306_269.0, 4_714_655.0)]), numbered(1));
    let path = folder.file("bare.zip", zipped(&without(&members, ".prj"), ""));
    let error = read_with(&path, &LayerOptions::default()).1.unwrap_err();
    assert_eq!((error.code, error.file.ends_with("bare.zip:a.prj")), ("format-crs-missing", true));
    let (features, layers) = sound(read_with(&path, &LayerOptions { epsg: Some(32633), layer: None }));
    assert_eq!(layers.crs.as_deref(), Some("EPSG:32633"));
    let Some(Geometry::Point([lon, lat])) = features[0].geometry else { panic!() };
    assert!((lon - 12.640_003_907_15).abs() < 1e-8 && (lat - 42.560_001_619_73).abs() < 1e-8);
    assert_eq!(read_with(&path, &LayerOptions { epsg: Some(9), layer: None }).1.unwrap_err().code, "format-crs-unknown");
    // The .prj says degrees.
    let wrong = read(zipped(&members, ""), "wrong").0;
    assert_eq!(wrong[0].as_ref().unwrap_err().code, "format-geometry-range");
    let unknown = with(&members, ".prj", |text| *text = b"LOCAL_CS[\"Drawing\"]".to_vec());
    let error = read(zipped(&unknown, ""), "unknown").1.unwrap_err();
    assert_eq!((error.code, error.found.as_str()), ("format-crs-unknown", "Drawing: LOCAL_CS"));
}

#[test]
fn files_that_are_refused() {
    let all = squares();
    let code = |members: &[(String, Vec<u8>)]| read(zipped(members, ""), "refused").1.unwrap_err().code;
    for (ext, expected) in [(".shp", "format-shapefile-missing"), (".dbf", "format-shapefile-missing"), (".prj", "format-crs-missing")] {
        assert_eq!(code(&without(&all, ext)), expected);
    }
    assert!(read(zipped(&without(&without(&all, ".shx"), ".cpg"), ""), "few").1.is_ok());
    let set = |ext: &str, at: usize, bytes: &[u8]| with(&all, ext, |part| part[at..at + bytes.len()].copy_from_slice(bytes));
    for (members, expected) in [
        (set(".shp", 0, &[1]), "format-shapefile-damaged"),
        (set(".shx", 0, &[1]), "format-shapefile-damaged"),
        (with(&all, ".shx", |part| part.truncate(101)), "format-shapefile-damaged"),
        // The index points nowhere, or twice to one record.
        (set(".shx", 108, &[0, 0x7f, 0xff, 0xff]), "format-truncated"),
        (set(".shx", 108, &[0x7f; 4]), "format-too-large"),
        (set(".shx", 108, &50_u32.to_be_bytes()), "format-shapefile-damaged"),
        // A record that claims gigabytes, and one that claims more than there is.
        (set(".shp", 104, &[0x7f; 4]), "format-row-too-long"),
        (set(".shp", 104, &[0, 0xff, 0xff, 0xff]), "format-truncated"),
        (without(&with(&all, ".shp", |part| part.truncate(300)), ".shx"), "format-truncated"),
        (set(".dbf", 4, &[4]), "format-shapefile-rows"),
        (without(&set(".dbf", 4, &[2]), ".shx"), "format-shapefile-rows"),
        (without(&set(".dbf", 4, &[0xff; 4]), ".shx"), "format-shapefile-rows"),
        (set(".dbf", 8, &[0, 0]), "format-shapefile-damaged"),
        (set(".dbf", 10, &[1, 0]), "format-shapefile-damaged"),
        (with(&all, ".dbf", |part| part.truncate(250)), "format-truncated"),
        (set(".dbf", 64, b"code\0"), "format-duplicate-column"),
        (set(".dbf", 32, &[0; 4]), "format-column-unnamed"),
        (with(&all, ".dbf", Vec::clear), "format-truncated"),
        (with(&all, ".prj", |part| *part = vec![b'['; 100_000]), "format-too-large"),
        (with(&all, ".cpg", |part| *part = b"EBCDIC".to_vec()), "format-dbf-encoding"),
    ] {
        assert_eq!(code(&members), expected);
    }
    let fields: Vec<(String, u8, u8)> = (0..2_001).map(|i| (format!("f{i}"), b'C', 1)).collect();
    let fields: Vec<(&str, u8, u8)> = fields.iter().map(|(n, k, w)| (n.as_str(), *k, *w)).collect();
    let wide = with(&all, ".dbf", |part| *part = dbf(0, &fields, &[]));
    assert_eq!(code(&wide), "format-too-many-columns");
    for (bytes, expected) in [
        (Vec::new(), "format-empty"),
        (b"code,name\n1,2\n".to_vec(), "format-not-archive"),
        (zip(&[("a.txt", b"x")]), "format-shapefile-missing"),
        (zipped(&all, "")[..600].to_vec(), "format-archive-damaged"),
    ] {
        assert_eq!(read(bytes, "mislabelled").1.unwrap_err().code, expected);
    }
    let folder = Folder::new("none");
    assert_eq!(read_with(&folder.path().join("none.zip"), &LayerOptions::default()).1.unwrap_err().code, "format-not-found");
}

#[test]
fn broken_off_anywhere_and_packed_too_well() {
    let all = squares();
    let (whole, _) = read(zipped(&all, ""), "whole");
    for (name, bytes) in all.iter().filter(|(name, _)| !name.ends_with(".cpg")) {
        for length in (0..bytes.len()).step_by(bytes.len().div_ceil(10).min(10)) {
            let cut = with(&all, name.rsplit_once('.').unwrap().1, |part| part.truncate(length));
            let (features, end) = read(zipped(&cut, ""), "cut");
            // All is there, or it is said; what came before is as it was.
            assert!(end.is_err() || features == whole, "{name} {length}");
            assert!(features.iter().zip(&whole).all(|(a, b)| a == b), "{name} {length}");
        }
    }
    let archive = zipped(&all, "");
    for length in (0..archive.len()).step_by(archive.len() / 10) {
        assert!(read(&archive[..length], "cut").1.is_err());
    }
    // A table that unpacks to more than may be read, from a hundredth of that.
    let bomb = with(&all, ".dbf", |part| {
        part[10..12].copy_from_slice(&u16::MAX.to_le_bytes());
        part[4..8].copy_from_slice(&3_u32.to_le_bytes());
        part.resize(1_000_000, 0);
    });
    assert!(read(zipped(&bomb, ""), "bomb").1.is_ok());
    let bomb = with(&all, ".shx", |part| part.resize(60 << 20, 0));
    assert_eq!(read(zipped(&bomb, ""), "bomb").1.unwrap_err().code, "format-too-large");
    // As many rings as fit into one shape, each of which might lie in each other.
    let ring = |i: u32| {
        let x = f64::from(i % 2) / 1e6;
        if i.is_multiple_of(3) { vec![[x, 0.0], [x, 9.0], [9.0, 9.0], [x, 0.0]] } else { vec![[x, 1.0], [8.0, 8.0], [x, 8.0], [x, 1.0]] }
    };
    let rings: Vec<Vec<[f64; 2]>> = (0..200_000).map(ring).collect();
    let record = parts(5, &rings.iter().map(Vec::as_slice).collect::<Vec<_>>());
    let found = shapes(5, &[record, parts(5, &[&ring(0)])], "rings");
    assert_eq!(found[0].as_ref().unwrap_err().code, "format-geometry-complex");
    assert!(found[1].is_ok());
    for seed in 0..50 {
        let (shp, _) = shp(5, &[noise(seed, 200)]);
        let noisy = with(&without(&all, ".shx"), ".shp", |part| part.clone_from(&shp));
        let _ = read(zipped(&noisy, ""), "noise");
    }
}

#[test]
fn the_caller_may_stop() {
    let folder = Folder::new("stop");
    let mut seen = 0;
    let end = read_shapefile(folder.file("t.zip", zipped(&squares(), "")), &LayerOptions::default(), |_| {
        seen += 1;
        if seen == 2 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    assert!(end.is_ok() && seen == 2);
}

#[test]
fn what_gdal_writes_is_where_it_was() {
    let Some(source) = gdal::municipalities() else { return };
    let before = gdal::geojson(&source);
    for (epsg, encoding) in [(4326, "UTF-8"), (32633, "UTF-8"), (3003, "ISO-8859-1"), (3004, "UTF-8"), (3035, "CP850"), (23033, "UTF-8")] {
        let folder = Folder::new(&format!("gdal-{epsg}"));
        let path = folder.path().join("t.shp");
        let (to, encoding) = (format!("EPSG:{epsg}"), format!("ENCODING={encoding}"));
        let arguments =
            ["-f", "ESRI Shapefile", "-t_srs", &to, "-lco", &encoding, &path.display().to_string(), &source.display().to_string()];
        if gdal::run("ogr2ogr", &arguments).is_none() {
            return;
        }
        let (features, layers) = sound(read_with(&path, &LayerOptions::default()));
        assert!(layers.crs.is_some_and(|name| !name.starts_with("EPSG")), "a .prj has no number");
        assert_eq!(features.len(), before.len());
        for (mine, theirs) in features.iter().zip(&before) {
            assert_eq!(mine.properties["name"], theirs.properties["name"]);
        }
        let apart = gdal::apart(&features, &before, "name");
        println!("EPSG:{epsg}: at most {apart:e} degrees apart");
        // A hundred-millionth of a degree is a millimetre. PROJ takes other parameters for ED50 in the north of the country.
        assert!(apart < if epsg == 23033 { 1e-4 } else { 1e-8 }, "EPSG:{epsg} {apart:e}");
    }
}
