//! OpenStreetMap extracts: which roads are taken, in which direction and how fast; what is cut off, and what is no extract.

use reticolo_formats::osm::{Measure, OsmRoads, read_osm};
use std::io::Write;
use std::path::PathBuf;

const EXTRACT: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<osm version="0.6">
 <bounds minlat="42" minlon="12" maxlat="43" maxlon="13"/>
 <node id="1" lat="42.0" lon="12.0"/>
 <node id="3" lat="42.0" lon="12.02"/>
 <node id="2" lat="42.0" lon="12.01"><tag k="highway" v="crossing"/></node>
 <node id="4" lat="42.01" lon="12.01"/>
 <node id="5" lat="42.5" lon="12.5"/>
 <way id="10"><nd ref="1"/><nd ref="2"/><nd ref="3"/><tag k="highway" v="primary"/></way>
 <way id="11"><nd ref="2"/><nd ref="4"/><tag k="oneway" v="yes"/><tag k="highway" v="residential"/><tag k="maxspeed" v="20 mph"/></way>
 <way id="12"><nd ref="4"/><nd ref="99"/><nd ref="1"/><tag k="highway" v="tertiary"/></way>
 <way id="13"><nd ref="4"/><nd ref="5"/><tag k="highway" v="footway"/></way>
 <way id="14"><nd ref="4"/><nd ref="5"/><tag k="building" v="yes"/></way>
 <way id="15"><nd ref="4"/><nd ref="5"/><tag k="highway" v="service"/><tag k="access" v="private"/></way>
 <way id="16"><nd ref="3"/><nd ref="4"/><tag k="highway" v="motorway"/></way>
</osm>
"#;

fn file(name: &str, bytes: &[u8]) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("osm");
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join(name);
    std::fs::write(&path, bytes).unwrap();
    path
}

#[test]
fn the_roads_of_an_extract() {
    let OsmRoads { at, edges, ways, missing } = read_osm(&file("a.osm", EXTRACT.as_bytes()), Measure::Km).unwrap();
    // Roads for cars alone: a footway, a building and a private drive bring neither edges nor nodes.
    assert_eq!((ways, missing), (4, 1));
    assert_eq!(at, [[12.0, 42.0], [12.01, 42.0], [12.02, 42.0], [12.01, 42.01]]);
    let pairs: Vec<(u32, u32)> = edges.iter().map(|e| (e.0, e.1)).collect();
    // Both ways on the primary road, one way up the lane; nothing across what is cut off; a motorway runs one way.
    assert_eq!(pairs, [(0, 1), (1, 0), (1, 2), (2, 1), (1, 3), (2, 3)]);
    // A hundredth of a degree along the parallel of 42 degrees, and along a meridian.
    assert!((edges[0].2 - 111.195_08 * 0.01 * 42f64.to_radians().cos()).abs() < 1e-5);
    assert!((edges[4].2 - 1.111_950_8).abs() < 1e-6);
    let minutes = read_osm(&file("b.osm", EXTRACT.as_bytes()), Measure::Minutes).unwrap().edges;
    assert!((minutes[0].2 - edges[0].2 / 65.0 * 60.0).abs() < 1e-12);
    assert!((minutes[4].2 - edges[4].2 / 32.186_88 * 60.0).abs() < 1e-9);
}

#[test]
fn packed_extracts_are_the_same() {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    packed.write_all(EXTRACT.as_bytes()).unwrap();
    let packed = packed.finish().unwrap();
    let plain = read_osm(&file("c.osm", EXTRACT.as_bytes()), Measure::Minutes).unwrap();
    assert_eq!(read_osm(&file("c.osm.gz", &packed), Measure::Minutes).unwrap(), plain);
    let cut = read_osm(&file("d.osm.gz", &packed[..packed.len() / 2]), Measure::Minutes).unwrap_err();
    assert_ne!(cut.code, "format-not-osm", "{cut}");
}

#[test]
fn what_is_no_extract_is_named() {
    for (name, text) in [("e.osm", "<gpx><wpt/></gpx>"), ("f.osm", "id,x,y\n1,2,3\n"), ("g.osm", "<osm><node id=\"1\"</osm>")] {
        let error = read_osm(&file(name, text.as_bytes()), Measure::Km).unwrap_err();
        assert_eq!(error.code, "format-not-osm", "{name}: {error}");
    }
}
