//! Tiles read back by a small decoder of their own, and by GDAL where it is installed.

use crate::shared::Folder;
use reticolo_formats::mvt::{Layer, TileFeature, TileValue, exists, tile, tile_box};
use reticolo_model::geometry::Geometry;
use std::collections::BTreeMap;

#[derive(Debug, PartialEq)]
struct Decoded {
    id: u64,
    kind: u64,
    properties: BTreeMap<String, String>,
    paths: Vec<Vec<[i64; 2]>>,
    closed: usize,
}

fn varint(bytes: &mut &[u8]) -> u64 {
    let (mut n, mut shift) = (0, 0);
    loop {
        let (&b, rest) = bytes.split_first().unwrap();
        *bytes = rest;
        n |= u64::from(b & 0x7f) << shift;
        shift += 7;
        if b < 0x80 {
            return n;
        }
    }
}

/// Field number, number (for kinds 0 and 1) and bytes (for kind 2).
fn fields(mut bytes: &[u8]) -> Vec<(u64, u64, &[u8])> {
    let mut out = Vec::new();
    while !bytes.is_empty() {
        let key = varint(&mut bytes);
        out.push(match key & 7 {
            0 => (key >> 3, varint(&mut bytes), &bytes[..0]),
            1 => {
                let (eight, rest) = bytes.split_at(8);
                bytes = rest;
                (key >> 3, u64::from_le_bytes(eight.try_into().unwrap()), eight)
            }
            2 => {
                let (content, rest) = {
                    let n = varint(&mut bytes) as usize;
                    bytes.split_at(n)
                };
                bytes = rest;
                (key >> 3, 0, content)
            }
            other => panic!("wire type {other}"),
        });
    }
    out
}

fn numbers(mut bytes: &[u8]) -> Vec<u64> {
    let mut out = Vec::new();
    while !bytes.is_empty() {
        out.push(varint(&mut bytes));
    }
    out
}

fn zigzag(n: u64) -> i64 {
    (n >> 1) as i64 ^ -((n & 1) as i64)
}

fn value(bytes: &[u8]) -> String {
    let (field, n, content) = fields(bytes)[0];
    match field {
        1 => String::from_utf8(content.to_vec()).unwrap(),
        3 => f64::from_bits(n).to_string(),
        6 => zigzag(n).to_string(),
        7 => (n == 1).to_string(),
        other => panic!("value {other}"),
    }
}

fn decode(bytes: &[u8]) -> BTreeMap<String, Vec<Decoded>> {
    let mut out = BTreeMap::new();
    for (field, _, layer) in fields(bytes) {
        assert_eq!(field, 3);
        let parts = fields(layer);
        let all = |wanted: u64| parts.iter().filter(move |p| p.0 == wanted);
        assert_eq!(all(15).map(|p| p.1).collect::<Vec<_>>(), [2]);
        assert_eq!(all(5).map(|p| p.1).collect::<Vec<_>>(), [4096]);
        let keys: Vec<String> = all(3).map(|p| String::from_utf8(p.2.to_vec()).unwrap()).collect();
        let values: Vec<String> = all(4).map(|p| value(p.2)).collect();
        let features = all(2).map(|p| decode_feature(p.2, &keys, &values)).collect();
        out.insert(String::from_utf8(all(1).next().unwrap().2.to_vec()).unwrap(), features);
    }
    out
}

fn decode_feature(bytes: &[u8], keys: &[String], values: &[String]) -> Decoded {
    let mut out = Decoded { id: 0, kind: 0, properties: BTreeMap::new(), paths: Vec::new(), closed: 0 };
    for (field, n, content) in fields(bytes) {
        match field {
            1 => out.id = n,
            2 => {
                for pair in numbers(content).chunks(2) {
                    out.properties.insert(keys[pair[0] as usize].clone(), values[pair[1] as usize].clone());
                }
            }
            3 => out.kind = n,
            4 => {
                let mut stream = numbers(content).into_iter();
                let mut at = [0, 0];
                while let Some(command) = stream.next() {
                    if command & 7 == 7 {
                        out.closed += 1;
                        continue;
                    }
                    for _ in 0..command >> 3 {
                        at[0] += zigzag(stream.next().unwrap());
                        at[1] += zigzag(stream.next().unwrap());
                        if command & 7 == 1 {
                            out.paths.push(Vec::new());
                        }
                        out.paths.last_mut().unwrap().push(at);
                    }
                }
            }
            other => panic!("feature field {other}"),
        }
    }
    out
}

fn layer(features: Vec<TileFeature>) -> Layer {
    Layer { name: "places".to_owned(), features }
}

fn feature(id: u64, geometry: Geometry) -> TileFeature {
    TileFeature { id, properties: Vec::new(), geometry }
}

fn square(west: f64, south: f64, east: f64, north: f64) -> Vec<[f64; 2]> {
    vec![[west, south], [east, south], [east, north], [west, north], [west, south]]
}

fn area(ring: &[[i64; 2]]) -> i64 {
    (0..ring.len()).map(|i| (ring[i], ring[(i + 1) % ring.len()])).map(|(a, b)| a[0] * b[1] - b[0] * a[1]).sum()
}

fn sample() -> Vec<Layer> {
    let properties = |name: &str, n: i64| {
        vec![
            ("name".to_owned(), TileValue::Text(name.to_owned())),
            ("n".to_owned(), TileValue::Integer(n)),
            ("share".to_owned(), TileValue::Number(0.25)),
            ("inside".to_owned(), TileValue::Flag(true)),
        ]
    };
    let polygon = Geometry::MultiPolygon(vec![
        vec![square(-90.0, -45.0, 90.0, 45.0), square(-10.0, -10.0, 10.0, 10.0)],
        vec![square(100.0, 0.0, 120.0, 10.0)],
    ]);
    let line = Geometry::MultiLine(vec![vec![[0.0, 0.0], [45.0, 0.0], [90.0, 0.0]], vec![[0.0, 10.0], [0.0, 20.0]]]);
    vec![
        layer(vec![
            TileFeature { id: 5, properties: properties("a", -3), geometry: polygon },
            TileFeature { id: 6, properties: properties("b", -3), geometry: line },
            TileFeature { id: 7, properties: properties("a", 1 << 40), geometry: Geometry::MultiPoint(vec![[0.0, 0.0], [90.0, 0.0]]) },
        ]),
        Layer { name: "nothing".to_owned(), features: Vec::new() },
    ]
}

#[test]
fn what_is_encoded_is_decoded() {
    let tile = tile(0, 0, 0, &sample());
    let layers = decode(&tile);
    assert_eq!(layers.keys().collect::<Vec<_>>(), ["places"]);
    let features = &layers["places"];
    assert_eq!(features.iter().map(|f| (f.id, f.kind, f.closed)).collect::<Vec<_>>(), [(5, 3, 3), (6, 2, 0), (7, 1, 0)]);
    assert_eq!(features[0].properties["name"], "a");
    assert_eq!(features[0].properties["n"], "-3");
    assert_eq!(features[0].properties["share"], "0.25");
    assert_eq!(features[0].properties["inside"], "true");
    assert_eq!(features[2].properties["n"], (1_i64 << 40).to_string());
    // Outer rings turn to the right on the screen, holes to the left.
    assert_eq!(features[0].paths.iter().map(|ring| area(ring).signum()).collect::<Vec<_>>(), [1, -1, 1]);
    assert!(features[0].paths[0].contains(&[1024, 2048 - 575]) && features[0].paths[0].contains(&[3072, 2048 + 575]));
    assert_eq!(features[1].paths[0], [[2048, 2048], [2560, 2048], [3072, 2048]]);
    assert_eq!(features[2].paths, [[[2048, 2048]], [[3072, 2048]]]);
}

#[test]
fn everything_stays_within_the_buffer() {
    let features = vec![
        feature(1, Geometry::Polygon(vec![square(-170.0, -80.0, 170.0, 80.0)])),
        feature(2, Geometry::Line(vec![[-170.0, -80.0], [170.0, 80.0]])),
        feature(3, Geometry::Point([-170.0, -80.0])),
    ];
    let layers = decode(&tile(3, 4, 3, &[layer(features)]));
    let features = &layers["places"];
    assert_eq!(features.iter().map(|f| f.id).collect::<Vec<_>>(), [1, 2]);
    for path in features.iter().flat_map(|f| &f.paths) {
        assert!(path.iter().flatten().all(|c| (-64..=4160).contains(c)), "{path:?}");
    }
    assert_eq!(features[0].paths[0].len(), 4);
}

#[test]
fn degenerate_and_distant_geometries_leave_no_trace() {
    let features = vec![
        feature(1, Geometry::Polygon(vec![square(1.0, 1.0, 1.000_01, 1.000_01)])),
        feature(2, Geometry::Line(vec![[1.0, 1.0], [1.000_01, 1.0]])),
        feature(3, Geometry::Polygon(vec![vec![[1.0, 1.0], [2.0, 2.0], [3.0, 3.0], [1.0, 1.0]]])),
        feature(4, Geometry::MultiPoint(Vec::new())),
        feature(5, Geometry::Point([100.0, 50.0])),
        feature(6, Geometry::Polygon(Vec::new())),
    ];
    assert!(tile(2, 1, 2, &[layer(features)]).is_empty());
}

#[test]
fn boxes_hold_the_tile_and_its_buffer() {
    let world = tile_box(0, 0, 0);
    assert!(
        (world.minx, world.maxx) == (-180.0, 180.0) && (world.maxy - 85.051_128_78).abs() < 1e-6 && (world.miny + world.maxy).abs() < 1e-9
    );
    let b = tile_box(1, 1, 0);
    let buffer = 180.0 / 64.0;
    assert!((b.minx + buffer).abs() < 1e-9 && b.maxx == 180.0 && b.miny < 0.0 && b.miny > -3.0);
    assert!(exists(0, 0, 0) && exists(3, 7, 7) && !exists(3, 8, 0) && !exists(0, 0, 1) && !exists(40, 0, 0));
}

/// A tile of places seen at their own zoom keeps each place within a pixel.
#[test]
fn rounding_costs_at_most_a_pixel() {
    let (z, x, y) = (12, 2190, 1514);
    let b = tile_box(z, x, y);
    let points: Vec<[f64; 2]> =
        (1..10).map(|i| f64::from(i) / 10.0).map(|t| [b.minx + t * (b.maxx - b.minx), b.miny + t * t * (b.maxy - b.miny)]).collect();
    let layers = decode(&tile(z, x, y, &[layer(vec![feature(1, Geometry::MultiPoint(points.clone()))])]));
    let paths = &layers["places"][0].paths;
    assert_eq!(paths.len(), points.len());
    let tiles = 4096.0 * 4096.0;
    for (path, [lon, lat]) in paths.iter().zip(points) {
        let east = (lon + 180.0) / 360.0 * tiles - f64::from(x) * 4096.0;
        let south = (0.5 - (lat.to_radians().tan().asinh()) / std::f64::consts::TAU) * tiles - f64::from(y) * 4096.0;
        assert!((path[0][0] as f64 - east).abs() <= 0.500_1 && (path[0][1] as f64 - south).abs() <= 0.500_1);
    }
}

#[test]
fn gdal_reads_the_same() {
    let folder = Folder::new("gdal");
    std::fs::create_dir_all(folder.path().join("0/0")).unwrap();
    let path = folder.file("0/0/0.mvt", tile(0, 0, 0, &sample()));
    let Ok(output) = std::process::Command::new("ogrinfo").args(["-ro", "-al", "-oo", "CLIP=NO"]).arg(&path).output() else {
        println!("skipped: no ogrinfo");
        return;
    };
    let text = String::from_utf8_lossy(&output.stdout);
    println!("{text}{}", String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success());
    assert!(text.contains("Layer name: places") && text.contains("Feature Count: 3"), "{text}");
    assert!(
        text.contains("name (String) = a") && text.contains("share (Real) = 0.25") && text.contains("n (Integer64) = 1099511627776"),
        "{text}"
    );
    assert!(text.contains("MULTIPOLYGON") && text.contains("MULTILINESTRING") && text.contains("MULTIPOINT"), "{text}");
}
