//! Topologies as they are published, the same shapes as their GeoJSON twin, and files that mean harm.

use crate::shared::{Folder, bomb, gzip, noise, shared};
use reticolo_formats::form::{Form, form_of};
use reticolo_formats::geojson::{Feature, read_features};
use reticolo_formats::topojson::{MAX_POINTS, Objects, read_topology, read_topology_within};
use reticolo_formats::{FormatError, Mark};
use reticolo_model::geometry::Geometry;
use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::Path;

type Read = (Vec<Result<Feature, FormatError>>, Result<Objects, FormatError>);

fn read_path(path: &Path, object: Option<&str>) -> Read {
    let mut features = Vec::new();
    let end = read_topology(path, object, |feature| {
        features.push(feature);
        ControlFlow::Continue(())
    });
    (features, end)
}

fn read(bytes: impl AsRef<[u8]>, name: &str) -> Read {
    let folder = Folder::new(name);
    read_path(&folder.file("t.topojson", bytes), None)
}

/// Two squares side by side that share the arc 1, from (1,1) down to (1,0).
const SQUARES: &str = r#"{"type":"Topology","objects":{"units":{"type":"GeometryCollection","geometries":[
    {"type":"Polygon","id":1,"properties":{"code":"a"},"arcs":[[0,1]]},
    {"type":"MultiPolygon","id":"two","arcs":[[[2,-2]]]},
    {"type":"LineString","arcs":[1]},
    {"type":"MultiLineString","arcs":[[~1],[0,1]]},
    {"type":"Point","coordinates":[0.5,0.5]},
    {"type":"MultiPoint","coordinates":[[0,0],[1,1,9]]},
    {"type":null,"properties":{"code":"h"}}]}},
  "arcs":[[[1,0],[0,0],[0,1],[1,1]],[[1,1],[1,0]],[[1,1],[2,1],[2,0],[1,0]]]}"#;

fn squares() -> String {
    SQUARES.replace("~1", "-2")
}

/// The same, quantized: ten steps a degree, from (-1, -2).
fn quantized() -> String {
    squares()
        .replace("[[1,0],[0,0],[0,1],[1,1]]", "[[20,20],[-10,0],[0,10],[10,0]]")
        .replace("[[1,1],[1,0]],", "[[20,30],[0,-10]],")
        .replace("[[1,1],[2,1],[2,0],[1,0]]", "[[20,30],[10,0],[0,-10],[-10,0]]")
        .replace("[0.5,0.5]", "[15,25]")
        .replace("[[0,0],[1,1,9]]", "[[10,20],[20,30]]")
        .replace("\"arcs\":[[[20", "\"transform\":{\"scale\":[0.1,0.1],\"translate\":[-1,-2]},\"arcs\":[[[20")
}

/// As text, coordinates to nine decimals.
fn rounded(geometry: &Geometry) -> String {
    fn round(value: &mut serde_json::Value) {
        match value {
            serde_json::Value::Array(items) => items.iter_mut().for_each(round),
            serde_json::Value::Object(members) => members.values_mut().for_each(round),
            serde_json::Value::Number(n) => *value = serde_json::json!((n.as_f64().unwrap() * 1e9).round() / 1e9),
            _ => {}
        }
    }
    let mut value = geometry.to_geojson();
    round(&mut value);
    value.to_string().replace(".0", "")
}

#[test]
fn shared_borders_become_whole_shapes() {
    for text in [squares(), quantized()] {
        for bytes in [text.clone().into_bytes(), gzip(text.as_bytes())] {
            let (features, end) = read(bytes, "squares");
            assert_eq!(end.unwrap(), Objects { names: vec!["units".into()], read: "units".into() });
            let features: Vec<Feature> = features.into_iter().map(Result::unwrap).collect();
            let shapes: Vec<Option<String>> = features.iter().map(|f| f.geometry.as_ref().map(rounded)).collect();
            let shown = |s: &str| Some(s.to_owned());
            assert_eq!(
                shapes,
                [
                    shown(r#"{"coordinates":[[[1,0],[0,0],[0,1],[1,1],[1,0]]],"type":"Polygon"}"#),
                    shown(r#"{"coordinates":[[[[1,1],[2,1],[2,0],[1,0],[1,1]]]],"type":"MultiPolygon"}"#),
                    shown(r#"{"coordinates":[[1,1],[1,0]],"type":"LineString"}"#),
                    shown(r#"{"coordinates":[[[1,0],[1,1]],[[1,0],[0,0],[0,1],[1,1],[1,0]]],"type":"MultiLineString"}"#),
                    shown(r#"{"coordinates":[0.5,0.5],"type":"Point"}"#),
                    shown(r#"{"coordinates":[[0,0],[1,1]],"type":"MultiPoint"}"#),
                    None,
                ]
            );
            assert_eq!(features[0].properties["code"], "a");
            assert_eq!([features[0].id.as_deref(), features[1].id.as_deref(), features[2].id.as_deref()], [Some("1"), Some("two"), None]);
            assert_eq!(features.iter().map(|f| f.number).collect::<Vec<_>>(), [1, 2, 3, 4, 5, 6, 7]);
        }
    }
}

#[test]
fn one_of_several_objects() {
    let text = r#"{"objects":{"z":{"type":"Point","coordinates":[1,2],"id":"p"},"a":{"type":"GeometryCollection","geometries":[]}},
        "arcs":[],"type":"Topology"}"#;
    let folder = Folder::new("objects");
    let path = folder.file("t.json", text);
    for (object, read, count) in [(None, "z", 1), (Some("z"), "z", 1), (Some("a"), "a", 0)] {
        let (features, end) = read_path(&path, object);
        assert_eq!(end.unwrap(), Objects { names: vec!["z".into(), "a".into()], read: read.into() });
        assert_eq!(features.len(), count);
    }
    let error = read_path(&path, Some("b")).1.unwrap_err();
    assert_eq!((error.code, error.found.as_str(), error.args["names"].as_str()), ("format-topology-object", "b", "z, a"));
    assert_eq!(form_of(&path, "t.json").unwrap().form, Form::TopoJson);
}

#[test]
fn a_shape_at_fault_does_not_end_the_file() {
    for (shape, code) in [
        (r#"{"type":"Polygon","arcs":[[0,7]]}"#, "format-topology-reference"),
        (r#"{"type":"Polygon","arcs":[[-9223372036854775808]]}"#, "format-topology-reference"),
        (r#"{"type":"Polygon","arcs":[[18446744073709551615]]}"#, "format-topology-reference"),
        (r#"{"type":"Polygon","arcs":[[-4]]}"#, "format-topology-reference"),
        (r#"{"type":"Polygon","arcs":[[0]]}"#, "format-geometry-ring"),
        (r#"{"type":"Polygon","arcs":[[1,-2]]}"#, "format-geometry-ring"),
        (r#"{"type":"Polygon","arcs":[0,1]}"#, "format-geometry"),
        (r#"{"type":"Polygon","arcs":[[0.5]]}"#, "format-geometry"),
        (r#"{"type":"Polygon","arcs":[[[[[0]]]]]}"#, "format-geometry"),
        (r#"{"type":"Polygon"}"#, "format-geometry"),
        (r#"{"type":"MultiPolygon","arcs":[[]]}"#, "format-geometry"),
        (r#"{"type":"Point","coordinates":[400,1]}"#, "format-geometry-range"),
        (r#"{"type":"Point","coordinates":"x"}"#, "format-geometry"),
        (r#"{"type":"GeometryCollection","geometries":[]}"#, "format-geometry"),
        (r#"{"type":7}"#, "format-geometry"),
    ] {
        let text = squares().replace(r#"{"type":"LineString","arcs":[1]}"#, shape);
        let (features, end) = read(&text, "shape");
        assert!(end.is_ok(), "{shape} {end:?}");
        assert_eq!(features.len(), 7);
        let error = features[2].as_ref().unwrap_err();
        assert_eq!((error.code, error.row, error.concerns_one_row()), (code, Some(3), true), "{shape}");
    }
    let empty = squares().replace("\"arcs\":[1]}", "\"arcs\":[]}");
    assert_eq!(read(empty, "void").0[2].as_ref().unwrap().geometry, None);
}

#[test]
fn files_that_are_refused() {
    let deep = |n: usize| squares().replace("\"arcs\":[1]", &format!("\"arcs\":{}", "[".repeat(n)));
    for (text, code) in [
        (String::new(), "format-empty"),
        ("a,b\n1,2\n".to_owned(), "format-not-json"),
        ("[1]".to_owned(), "format-not-topology"),
        ("{}".to_owned(), "format-not-topology"),
        (r#"{"type":"FeatureCollection","features":[]}"#.to_owned(), "format-not-topology"),
        (r#"{"type":"Topology","objects":{}}"#.to_owned(), "format-not-topology"),
        (r#"{"type":"Topology","objects":{},"arcs":[]}"#.to_owned(), "format-topology-object"),
        (r#"{"type":"Topology","objects":[],"arcs":[]}"#.to_owned(), "format-not-topology"),
        (r#"{"type":"Topology","objects":{},"arcs":[],"arcs":[]}"#.to_owned(), "format-not-topology"),
        (r#"{"type":"Topology","objects":{},"arcs":[[[0,1]],5]}"#.to_owned(), "format-topology-arcs"),
        (r#"{"type":"Topology","objects":{},"arcs":[[0,1]]}"#.to_owned(), "format-topology-arcs"),
        (r#"{"type":"Topology","transform":{"scale":[1]},"objects":{},"arcs":[]}"#.to_owned(), "format-topology-transform"),
        (quantized().replace("[-1,-2]}", "[-1,\"x\"]}"), "format-topology-transform"),
        (squares().replacen('{', r#"{"crs":{"properties":{"name":"EPSG:32633"}},"#, 1), "format-crs"),
        (squares().replace(r#""properties":{"code":"a"}"#, r#""properties":5"#), "format-feature"),
        (squares().replace("[1,0],[0,0]", "[1,0],[1e999,0]"), "format-not-json"),
        (squares()[..200].to_owned(), "format-truncated"),
        (deep(100_000), "format-too-deep"),
        (squares() + "x", "format-not-json"),
    ] {
        let error = read(&text, "refused").1.expect_err(&text);
        assert_eq!(error.code, code, "{text:.80} {error}");
    }
    let feature = read(squares().replace(r#""id":"two""#, r#""id":"two","properties":5"#), "number").1.unwrap_err();
    assert_eq!((feature.code, feature.row), ("format-feature", Some(2)));
    // Sums beyond any number are a fault of the shape, not of the program.
    let huge = quantized().replace("[-10,0],[0,10]", "[1e308,0],[1e308,0]");
    assert_eq!(read(huge, "huge").0[0].as_ref().unwrap_err().code, "format-geometry-range");
}

#[test]
fn small_files_that_would_grow_are_stopped() {
    // One long border, used again and again.
    let arc = (0..20_000).map(|i| format!("[{},{}]", i % 2, i % 3)).collect::<Vec<_>>().join(",");
    let uses = vec!["0"; MAX_POINTS / 20_000 + 2].join(",");
    let text = format!(
        r#"{{"type":"Topology","arcs":[[{arc}]],"objects":{{"a":{{"type":"GeometryCollection","geometries":[{{"type":"LineString","arcs":[{uses}]}}]}}}}}}"#
    );
    assert_eq!(read(text, "many").1.unwrap_err().code, "format-too-many-points");
    let folder = Folder::new("topology-bomb");
    let mut bytes = gzip(b"{\"type\":\"Topology\",\"other\":[0");
    bytes.extend_from_slice(&bomb(b",1"));
    let path = folder.file("bomb.topojson.gz", bytes);
    let end = read_topology_within(&path, 8 << 20, None, |_| ControlFlow::Continue(()));
    assert_eq!(end.unwrap_err().code, "format-too-large");
    assert_eq!(read_path(&path, None).1.unwrap_err().code, "format-too-large");
    for seed in 0..100 {
        assert!(read(noise(seed, 2_000), "topology-noise").1.is_err());
    }
}

#[test]
fn the_caller_may_stop() {
    let folder = Folder::new("topology-stop");
    let mut seen = 0;
    let end = read_topology(folder.file("t.topojson", squares()), None, |_| {
        seen += 1;
        if seen == 2 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    assert!(end.is_ok() && seen == 2);
}

/// Code of each unit, and the middle of its bounding box.
fn middles(features: &[Feature]) -> BTreeMap<String, [f64; 2]> {
    let middle =
        |f: &Feature| f.geometry.as_ref().and_then(Geometry::bounding_box).map(|b| [(b.minx + b.maxx) / 2.0, (b.miny + b.maxy) / 2.0]);
    features.iter().map(|f| (f.properties["com_istat_code"].as_str().unwrap().to_owned(), middle(f).unwrap())).collect()
}

#[test]
fn a_published_topology_is_the_same_as_its_twin() {
    let Some(folder) = shared("data/boundaries") else {
        return;
    };
    let path = folder.join("italy_municipalities_simplified.topojson.gz");
    assert_eq!(form_of(&path, "x.json.gz").unwrap().form, Form::TopoJson);
    let (features, end) = read_path(&path, None);
    assert_eq!(end.unwrap().read, "it_mun");
    let faults: Vec<String> = features.iter().filter_map(|f| f.as_ref().err().map(ToString::to_string)).collect();
    assert_eq!(faults, Vec::<String>::new());
    let mine: Vec<Feature> = features.into_iter().map(Result::unwrap).collect();
    let mut twin = Vec::new();
    read_features(folder.join("italy_municipalities_simplified.geojson.gz"), |f| {
        twin.push(f.unwrap());
        ControlFlow::Continue(())
    })
    .unwrap();
    let (mine, twin) = (middles(&mine), middles(&twin));
    assert_eq!(mine.len(), 7_899);
    assert_eq!(mine.keys().collect::<Vec<_>>(), twin.keys().collect::<Vec<_>>());
    // Both are simplified, to different degrees, so that small islands may be missing in one.
    let mut apart: Vec<f64> = mine.iter().map(|(code, a)| (a[0] - twin[code][0]).abs().max((a[1] - twin[code][1]).abs())).collect();
    apart.sort_by(f64::total_cmp);
    let (most, all) = (apart[apart.len() * 99 / 100], apart[apart.len() - 1]);
    println!("middles apart by {most} degrees at the 99th percentile, {all} at most");
    assert!(most < 0.01 && all < 0.1, "{most} {all}");
    for (name, count) in [("italy_provinces.topojson", 107), ("italy_regions.topojson", 20)] {
        let (features, end) = read_path(&folder.join(name), None);
        assert!(end.is_ok() && features.len() == count && features.iter().all(Result::is_ok), "{name}");
    }
}

#[test]
fn decimal_marks_are_never_guessed() {
    let mark = |samples: &[&str]| reticolo_formats::decimal_mark(samples.iter().copied());
    for (samples, expected) in [
        (&["1.234,5"][..], Some(Mark::Comma)),
        (&["1,234.5"], Some(Mark::Point)),
        (&["1.234"], None),
        (&["1,234"], None),
        (&["12"], None),
        (&["1.234", "7,5"], Some(Mark::Comma)),
        (&["1.5", "1,5"], None),
        (&["1,2E+03"], Some(Mark::Comma)),
        (&["1.200E-03"], Some(Mark::Point)),
        (&["12E3"], None),
        (&["0,123"], Some(Mark::Comma)),
        (&["0.123"], Some(Mark::Point)),
        (&["1234.567"], Some(Mark::Point)),
        (&[",5"], Some(Mark::Comma)),
        (&["1.234.567"], Some(Mark::Comma)),
        (&["1,234,567"], Some(Mark::Point)),
        (&["1.2.3"], None),
        (&["01.02.2020", "10.12.2021"], None),
        (&["1 234,567"], Some(Mark::Comma)),
        (&["1\u{a0}234"], None),
        (&["-€ 1.234,50", "12,5 %"], Some(Mark::Comma)),
        (&["n.d.", "a,b", "", ",", "1,2,3.4.5", "1.2E", "5E+"], None),
        (&["n.d.", "2,50"], Some(Mark::Comma)),
    ] {
        assert_eq!(mark(samples), expected, "{samples:?}");
    }
    use reticolo_formats::numbers::is_scientific;
    assert!(["1,2E+03", "1e7", "-3.5E-2"].iter().all(|n| is_scientific(n)));
    assert!(["1.2", "E7", "1E", "12345", "F205E01", "1 2E3"].iter().all(|n| !is_scientific(n)));
}
