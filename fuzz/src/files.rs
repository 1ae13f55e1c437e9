//! The readers of text formats, each on the bytes of one file.

use crate::put;
use reticolo_formats::csv_table::{Table, TableOptions};
use reticolo_formats::form::form_of;
use reticolo_formats::geojson::read_features;
use reticolo_formats::json_lines::Lines;
use reticolo_formats::osm::{Measure, read_osm};
use reticolo_formats::sdmx_csv::SdmxTable;
use reticolo_formats::topojson::read_topology;
use reticolo_formats::{Encoding, FormatError, Tables, giving360, hsds, icalendar, linked_art, pabulib};
use std::ops::ControlFlow;
use std::path::Path;

/// More rows than so many cannot come out of an input.
const END: usize = 100_000;

struct Reader {
    name: &'static str,
    read: fn(&Path),
    seed: &'static str,
}

fn hold(read: Result<Tables, FormatError>) {
    if let Ok(table) = read {
        assert!(table.rows.len() < END && table.rows.iter().all(|row| row.cells.len() == table.header.len()));
    }
}

fn csv(path: &Path) {
    for encoding in [None, Some(Encoding::Utf16Le), Some(Encoding::Windows1252)] {
        if let Ok(mut table) = Table::open_with(path, &TableOptions { encoding, ..TableOptions::default() }) {
            assert!(table.rows().count() < END);
        }
    }
}

fn geojson(path: &Path) {
    let mut seen = 0;
    let _ = read_features(path, |feature| {
        seen += 1;
        assert!(seen < END && feature.map_or(true, |f| f.geometry.is_none_or(|g| g.is_sound())));
        ControlFlow::Continue(())
    });
}

fn topojson(path: &Path) {
    let mut seen = 0;
    let _ = read_topology(path, None, |_| {
        seen += 1;
        assert!(seen < END);
        ControlFlow::Continue(())
    });
}

fn osm(path: &Path) {
    for measure in [Measure::Minutes, Measure::Km] {
        let _ = read_osm(path, measure);
    }
}

fn pb(path: &Path) {
    if let Ok(all) = pabulib::read_all(path) {
        assert!(all.iter().all(|table| table.rows.iter().all(|row| row.cells.len() == table.header.len())));
        let _ = (pabulib::read(path, Some("votes")), pabulib::write_pabulib(Vec::new(), &all));
    }
}

fn sdmx(path: &Path) {
    let Ok(mut table) = SdmxTable::open(path) else { return };
    let mut cells = csv::StringRecord::new();
    for _ in 0..END {
        match table.read_row(&mut cells) {
            Ok(Some(_)) => assert_eq!(cells.len(), table.header.len()),
            Ok(None) => return,
            Err(_) => {}
        }
    }
    panic!("a small file has no end");
}

fn lines(path: &Path) {
    let Ok(mut lines) = Lines::open(path) else { return };
    for _ in 0..END {
        if matches!(lines.read(), Ok(None)) {
            return;
        }
    }
    panic!("a few lines have no end");
}

fn services(path: &Path) {
    hsds::TABLES.iter().for_each(|table| hold(hsds::read(path, Some(table))));
}

fn art(path: &Path) {
    linked_art::TABLES.iter().for_each(|table| hold(linked_art::read(path, Some(table))));
}

const READERS: &[Reader] = &[
    Reader { name: "a.csv", read: csv, seed: "unit,indicator,value\n055001,a,1.5\n\"055,002\",\"b\"\"c\",\n" },
    Reader {
        name: "a.geojson",
        read: geojson,
        seed: r#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"1"},"geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}},{"type":"Feature","properties":null,"geometry":{"type":"Point","coordinates":[1,2]}}]}"#,
    },
    Reader {
        name: "a.topojson",
        read: topojson,
        seed: r#"{"type":"Topology","transform":{"scale":[0.1,0.1],"translate":[1,2]},"objects":{"a":{"type":"GeometryCollection","geometries":[{"type":"Polygon","id":1,"properties":{"code":"a"},"arcs":[[0,1]]},{"type":"Point","coordinates":[5,5]}]}},"arcs":[[[10,0],[-10,0],[0,10],[10,0]],[[10,10],[0,-10]]]}"#,
    },
    Reader {
        name: "a.osm",
        read: osm,
        seed: r#"<osm><node id="1" lat="42" lon="12"/><node id="2" lat="42" lon="12.01"/><way id="3"><nd ref="1"/><nd ref="2"/><tag k="highway" v="primary"/><tag k="oneway" v="-1"/><tag k="maxspeed" v="50 mph"/></way></osm>"#,
    },
    Reader {
        name: "a.pb",
        read: pb,
        seed: "META\nkey;value\ndescription;\"a; \"\"b\"\"\"\nbudget;100\nPROJECTS\nproject_id;cost\n1;50\n2;60\nVOTES\nvoter_id;vote\n1;\"1,2\"\n2;2\n",
    },
    Reader {
        name: "a-sdmx.csv",
        read: sdmx,
        seed: "STRUCTURE[;],STRUCTURE_ID,ACTION,GEO: Territorio,TIME_PERIOD: Periodo,OBS_VALUE\ndataflow,A:B(1.0): x,I,IT: Italia,2024-M05,1.5\n",
    },
    Reader {
        name: "a.ics",
        read: |path| hold(icalendar::read(path)),
        seed: "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART;TZID=\"Europe/Rome\":20261129T180000\r\nDURATION:P1DT2H\r\nSUMMARY:a\\, b\r\n c\r\nGEO:42.5;12.6\r\nEXDATE:20261129,20261130\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
    },
    Reader { name: "a.jsonl", read: lines, seed: "{\"kind\":\"actor\",\"body\":{}}\n{\"a\":[1,{\"b\":null}]}\n\n[1]\n" },
    Reader {
        name: "a-services.json",
        read: services,
        seed: r#"{"contents":[{"id":"s1","name":"A","organization":{"id":"o1","name":"O"},"schedules":[{"freq":"WEEKLY","byday":"MO"}],"service_at_locations":[{"location":{"id":"l1","latitude":42.5,"longitude":-12.5}}]}]}"#,
    },
    Reader {
        name: "a-grants.json",
        read: |path| hold(giving360::read(path)),
        seed: r#"{"version":"1.4","grants":[{"id":"g1","amountAwarded":-1.5,"plannedDates":[{"duration":3}],"beneficiaryLocation":[{"latitude":42.5,"longitude":12.5}]}]}"#,
    },
    Reader {
        name: "a-art.json",
        read: art,
        seed: r#"{"@graph":[{"id":"urn:1","type":"HumanMadeObject","_label":"A","identified_by":[{"type":"Name","content":"N"}],"produced_by":{"timespan":{"begin_of_the_begin":"1500-01-01T00:00:00Z"}}},{"id":"urn:2","type":"Place","defined_by":"POLYGON((0 0, 1 0, 1 1, 0 0))"}]}"#,
    },
    Reader { name: "unnamed", read: |path| drop(form_of(path, "unnamed")), seed: r#"{"version":"1.4","grants":[{"id":"a"}]}"# },
];

/// Reads one file: the first byte says as what.
pub fn read(data: &[u8]) {
    let Some((which, bytes)) = data.split_first() else { return };
    let reader = &READERS[usize::from(which.wrapping_sub(b'a')) % READERS.len()];
    (reader.read)(&put(reader.name, bytes));
}

/// A good file for each reader.
pub fn seeds() -> Vec<Vec<u8>> {
    let seed = |(number, reader): (usize, &Reader)| [&[b'a' + u8::try_from(number).unwrap_or_default()][..], reader.seed.as_bytes()].concat();
    READERS.iter().enumerate().map(seed).collect()
}
