//! FeatureCollections as they are published, written back, and files that mean harm.

use crate::shared::{Folder, bomb, gzip, noise, shared};
use reticolo_formats::geojson::read_features_within;
use reticolo_formats::{Feature, FormatError, read_features, write_feature_collection};
use reticolo_model::geometry::Geometry;
use std::ops::ControlFlow;
use std::path::Path;

fn read_path(path: &Path) -> (Vec<Result<Feature, FormatError>>, Result<(), FormatError>) {
    let mut features = Vec::new();
    let end = read_features(path, |feature| {
        features.push(feature);
        ControlFlow::Continue(())
    });
    (features, end)
}

fn read(bytes: impl AsRef<[u8]>, name: &str) -> (Vec<Result<Feature, FormatError>>, Result<(), FormatError>) {
    let folder = Folder::new(name);
    read_path(&folder.file("f.geojson", bytes))
}

fn collection(features: &str) -> String {
    format!("{{\"type\":\"FeatureCollection\",\"features\":[{features}]}}")
}

const POINT: &str = r#"{"type":"Feature","id":7,"properties":{"b":"x","a":1},"geometry":{"type":"Point","coordinates":[12.5,42.5,300]}}"#;

#[test]
fn members_in_any_order_with_strangers_among_them() {
    let text = format!(
        "\u{feff}{{\"features\":[{POINT},{{\"geometry\":null,\"bbox\":[1],\"properties\":null,\"type\":\"Feature\"}}],\"name\":{{\"x\":[1,{{}}]}},\
         \"crs\":{{\"type\":\"name\",\"properties\":{{\"name\":\"urn:ogc:def:crs:OGC:1.3:CRS84\"}}}},\"type\":\"FeatureCollection\"}}\n"
    );
    for bytes in [text.clone().into_bytes(), gzip(text.as_bytes())] {
        let (features, end) = read(bytes, "order");
        assert_eq!(end, Ok(()));
        let features: Vec<Feature> = features.into_iter().map(Result::unwrap).collect();
        assert_eq!((features[0].number, features[0].id.as_deref()), (1, Some("7")));
        assert_eq!(features[0].geometry, Some(Geometry::Point([12.5, 42.5])));
        assert_eq!(features[0].properties["b"], "x");
        assert_eq!((features[1].number, &features[1].geometry, features[1].properties.len()), (2, &None, 0));
    }
}

#[test]
fn what_is_written_reads_back_and_is_stable() {
    let ring = vec![[0.0, 0.0], [1.0, 0.0], [1.0, 1.5], [0.0, 0.0]];
    let geometries = [
        Geometry::Point([12.5, 42.5]),
        Geometry::MultiPoint(vec![[1.0, 2.0], [3.0, 4.0]]),
        Geometry::Line(vec![[1.0, 2.0], [3.0, 4.0]]),
        Geometry::MultiLine(vec![vec![[1.0, 2.0], [3.0, 4.0]]]),
        Geometry::Polygon(vec![ring.clone()]),
        Geometry::MultiPolygon(vec![vec![ring.clone()], vec![ring]]),
    ];
    let mut features: Vec<Feature> = geometries
        .into_iter()
        .zip(1..)
        .map(|(geometry, number)| Feature {
            number,
            id: Some(format!("f\"{number}")),
            properties: serde_json::from_str(r#"{"z":1.25,"a":[true,null],"é":"\n"}"#).unwrap(),
            geometry: Some(geometry),
        })
        .collect();
    features.push(Feature { number: 7, id: None, properties: serde_json::Map::new(), geometry: None });
    let bytes = write_feature_collection(Vec::new(), features.clone()).unwrap();
    let text = String::from_utf8(bytes.clone()).unwrap();
    assert!(text.starts_with(
        "{\"type\":\"FeatureCollection\",\"features\":[\n{\"type\":\"Feature\",\"id\":\"f\\\"1\",\"properties\":{\"a\":[true,null],\"z\":1.25,\"é\":\"\\n\"},\
         \"geometry\":{\"type\":\"Point\",\"coordinates\":[12.5,42.5]}},\n"
    ), "{text}");
    let (back, end) = read(&bytes, "written");
    assert_eq!(end, Ok(()));
    assert_eq!(back.into_iter().map(Result::unwrap).collect::<Vec<_>>(), features);
    assert_eq!(write_feature_collection(Vec::new(), []).unwrap(), b"{\"type\":\"FeatureCollection\",\"features\":[\n]}\n");
}

#[test]
fn a_geometry_at_fault_does_not_end_the_file() {
    let with = |geometry: &str| format!("{{\"type\":\"Feature\",\"properties\":{{}},\"geometry\":{geometry}}}");
    for (geometry, code) in [
        (r#"{"type":"Point","coordinates":[290000.5,4700000]}"#, "format-geometry-range"),
        (r#"{"type":"Point","coordinates":["12","42"]}"#, "format-geometry"),
        (r#"{"type":"Point","coordinates":[12]}"#, "format-geometry"),
        (r#"{"type":"Polygon","coordinates":[12,42]}"#, "format-geometry"),
        (r#"{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1]]]}"#, "format-geometry-ring"),
        (r#"{"type":"Polygon","coordinates":[[[0,0],[1,0],[0,0]]]}"#, "format-geometry-ring"),
        (r#"{"type":"MultiPolygon","coordinates":[[]]}"#, "format-geometry"),
        (r#"{"type":"GeometryCollection","geometries":[]}"#, "format-geometry"),
        (r#"{"coordinates":[1,2]}"#, "format-geometry"),
        (r#"{"type":"Point"}"#, "format-geometry"),
    ] {
        let (features, end) = read(collection(&format!("{POINT},{},{POINT}", with(geometry))), "geometry");
        assert_eq!(end, Ok(()), "{geometry}");
        assert_eq!(features.len(), 3, "{geometry}");
        let error = features[1].as_ref().unwrap_err();
        assert_eq!((error.code, error.row, error.concerns_one_row()), (code, Some(2), true), "{geometry}");
        assert_eq!(features[2].as_ref().unwrap().number, 3);
    }
    let (features, _) = read(collection(&with(r#"{"type":"Polygon","coordinates":[]}"#)), "void");
    assert_eq!(features[0].as_ref().unwrap().geometry, None);
}

#[test]
fn files_that_are_refused() {
    let crs = |name: &str| format!("{{\"type\":\"FeatureCollection\",\"crs\":{{\"properties\":{{\"name\":\"{name}\"}}}},\"features\":[]}}");
    for (text, code) in [
        (String::new(), "format-empty"),
        ("a,b\n1,2\n".to_owned(), "format-not-json"),
        ("[1,2]".to_owned(), "format-not-feature-collection"),
        ("42".to_owned(), "format-not-feature-collection"),
        ("{}".to_owned(), "format-not-feature-collection"),
        (POINT.to_owned(), "format-not-feature-collection"),
        (r#"{"type":"Topology","objects":{}}"#.to_owned(), "format-not-feature-collection"),
        (r#"{"type":5,"features":[]}"#.to_owned(), "format-not-feature-collection"),
        (r#"{"type":"FeatureCollection"}"#.to_owned(), "format-not-feature-collection"),
        (r#"{"type":"FeatureCollection","features":7}"#.to_owned(), "format-not-feature-collection"),
        (r#"{"type":"FeatureCollection","features":[],"features":[]}"#.to_owned(), "format-not-feature-collection"),
        (collection("5"), "format-feature"),
        (collection(r#"{"properties":{}}"#), "format-feature"),
        (format!("{} x", collection(POINT)), "format-not-json"),
        (collection(POINT).replace("}}", "}"), "format-not-json"),
        (collection(POINT)[..60].to_owned(), "format-truncated"),
        (crs("urn:ogc:def:crs:EPSG::32633"), "format-crs"),
        (crs("EPSG:43260"), "format-crs"),
        (collection(&"[".repeat(100_000)), "format-feature"),
        (collection(&format!("{{\"type\":\"Feature\",\"properties\":{{\"x\":{}", "[".repeat(100_000))), "format-too-deep"),
        (collection(&format!("{{\"type\":\"Feature\",\"geometry\":{{\"coordinates\":{}", "[".repeat(100_000))), "format-too-deep"),
        ("[".repeat(100_000), "format-not-feature-collection"),
        (format!("{{\"crs\":{}", "{\"a\":".repeat(100_000)), "format-too-deep"),
        (format!("{{\"other\":{}", "[".repeat(1_000_000)), "format-truncated"),
    ] {
        let (_, end) = read(&text, "refused");
        let error = end.expect_err(&text[..text.len().min(80)]);
        assert_eq!(error.code, code, "{} {error}", &text[..text.len().min(80)]);
        assert!(!error.to_string().contains('\n'));
    }
    for name in ["EPSG:4326", "urn:ogc:def:crs:EPSG::4326", "http://www.opengis.net/def/crs/OGC/1.3/CRS84"] {
        assert_eq!(read(crs(name), "wgs84").1, Ok(()), "{name}");
    }
    let broken = read("{\"type\":\"FeatureCollection\",\n\"features\":[}", "line").1.unwrap_err().to_string();
    assert!(broken.ends_with("the file is not valid JSON (line 2, column 13)"), "{broken}");
}

#[test]
fn wrong_encodings_noise_and_bombs() {
    assert_eq!(read(b"\xff\xfe{\0}\0", "utf16").1.unwrap_err().code, "format-not-utf8");
    assert_eq!(read(collection(POINT).replace('x', "\u{1}").into_bytes(), "control").1.unwrap_err().code, "format-not-json");
    for seed in 0..100 {
        assert!(read(noise(seed, 2_000), "noise").1.is_err());
        let mut text = collection(POINT).into_bytes();
        let at = usize::from(noise(seed, 1)[0]) * text.len() / 256;
        text[at] = noise(seed, 2)[1];
        let (features, _) = read(text, "flip");
        assert!(features.len() <= 1);
    }
    let packed = gzip(collection(&[POINT; 2_000].join(",")).as_bytes());
    assert_eq!(read(&packed[..packed.len() / 2], "half").1.unwrap_err().code, "format-truncated");

    let folder = Folder::new("bomb");
    let mut bytes = gzip(b"{\"type\":\"FeatureCollection\",\"other\":[0");
    bytes.extend_from_slice(&bomb(b",1"));
    let path = folder.file("bomb.geojson.gz", bytes);
    let end = read_features_within(&path, 8 << 20, |_| ControlFlow::Continue(()));
    assert_eq!(end.unwrap_err().code, "format-too-large");
    assert_eq!(read_path(&path).1.unwrap_err().code, "format-row-too-long");
}

#[test]
fn the_caller_may_stop() {
    let folder = Folder::new("stop");
    let path = folder.file("f.geojson", collection(&format!("{POINT},{POINT},broken")));
    let mut seen = 0;
    let end = read_features(&path, |_| {
        seen += 1;
        if seen == 2 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    assert_eq!((end, seen), (Ok(()), 2));
}

#[test]
fn published_boundaries_are_read_whole() {
    let Some(folder) = shared("data/boundaries") else {
        return;
    };
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|p| p.to_string_lossy().ends_with(".geojson") || p.to_string_lossy().ends_with(".geojson.gz"));
    paths.sort();
    let mut counts = Vec::new();
    for path in paths {
        let (features, end) = read_path(&path);
        assert_eq!(end, Ok(()), "{}", path.display());
        assert!(features.iter().all(|f| f.as_ref().is_ok_and(|f| f.geometry.is_some() && !f.properties.is_empty())), "{}", path.display());
        counts.push(features.len());
    }
    println!("features: {counts:?}");
    assert!(counts.contains(&92));
}
