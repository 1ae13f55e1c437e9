//! Files made by GDAL, where it is installed, and shapes compared with those they were made from.

use reticolo_formats::geojson::{Feature, read_features};
use reticolo_model::geometry::Geometry;
use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Runs one of GDAL's programs and gives what it says; `None` where it is not installed.
pub fn run(program: &str, arguments: &[&str]) -> Option<String> {
    let Ok(out) = Command::new(program).args(arguments).output() else {
        println!("skipped: no {program}");
        return None;
    };
    let said = String::from_utf8_lossy(&out.stdout).into_owned() + &String::from_utf8_lossy(&out.stderr);
    assert!(out.status.success(), "{program} {arguments:?}: {said}");
    Some(said)
}

/// Municipalities of one province, among the shared data.
pub fn municipalities() -> Option<PathBuf> {
    let folder = super::shared("data/boundaries")?;
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    files.into_iter().find(|path| path.to_string_lossy().ends_with("_province_municipalities.geojson"))
}

pub fn geojson(path: &Path) -> Vec<Feature> {
    let mut all = Vec::new();
    read_features(path, |feature| {
        all.push(feature.unwrap());
        ControlFlow::Continue(())
    })
    .unwrap();
    all
}

/// Every ring from its least point on, turning left, in order: files may begin rings elsewhere and turn them the other way.
fn rings(geometry: &Geometry) -> Vec<Vec<[f64; 2]>> {
    let mut all: Vec<Vec<[f64; 2]>> = geometry
        .rings()
        .into_iter()
        .map(|ring| {
            let mut ring = ring[1..].to_vec();
            let area: f64 = (0..ring.len())
                .map(|i| {
                    let (a, b) = (ring[i], ring[(i + 1) % ring.len()]);
                    (a[0] - ring[0][0]) * (b[1] - ring[0][1]) - (b[0] - ring[0][0]) * (a[1] - ring[0][1])
                })
                .sum();
            if area < 0.0 {
                ring.reverse();
            }
            let rounded = |p: &[f64; 2]| p.map(|n| (n * 1e6).round() as i64);
            let least = (0..ring.len()).min_by_key(|&i| rounded(&ring[i])).unwrap();
            ring.rotate_left(least);
            ring
        })
        .collect();
    all.sort_by(|a, b| a[0][0].total_cmp(&b[0][0]));
    all
}

/// The most degrees by which a point of the polygons of `mine` lies elsewhere than in `other`, matched by a property.
pub fn apart(mine: &[Feature], other: &[Feature], key: &str) -> f64 {
    let by_key = |features: &[Feature]| -> BTreeMap<String, Vec<Vec<[f64; 2]>>> {
        features.iter().map(|f| (f.properties[key].to_string(), rings(f.geometry.as_ref().unwrap()))).collect()
    };
    let (mine, other) = (by_key(mine), by_key(other));
    assert_eq!(mine.keys().collect::<Vec<_>>(), other.keys().collect::<Vec<_>>());
    let mut most = 0.0_f64;
    for (key, rings) in mine {
        let theirs = &other[&key];
        assert_eq!(rings.iter().map(Vec::len).collect::<Vec<_>>(), theirs.iter().map(Vec::len).collect::<Vec<_>>(), "{key}");
        for (a, b) in rings.iter().flatten().zip(theirs.iter().flatten()) {
            most = most.max((a[0] - b[0]).abs()).max((a[1] - b[1]).abs());
        }
    }
    most
}
