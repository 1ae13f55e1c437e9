//! Readers meet damaged files: seeded mutations of good ones. They may refuse, they may not panic, hang or swallow memory.
//! A thousand files each; with `RETICOLO_DEEP` a hundred thousand.

use crate::shared::Folder;
use crate::shared::shapefile::{UTM33, squares, zipped};
use crate::shared::workbook::{Parts, ods_content, ods_zip, workbook};
use reticolo_formats::archive::ArchiveReader;
use reticolo_formats::csv_table::{Table, TableOptions};
use reticolo_formats::form::form_of;
use reticolo_formats::geojson::read_features;
use reticolo_formats::hsds;
use reticolo_formats::icalendar;
use reticolo_formats::json_lines::Lines;
use reticolo_formats::linked_art;
use reticolo_formats::ods;
use reticolo_formats::pabulib;
use reticolo_formats::sdmx_csv::SdmxTable;
use reticolo_formats::topojson::read_topology;
use reticolo_formats::xlsform;
use reticolo_formats::xlsx::Sheet;
use reticolo_formats::{
    ColumnKind, Crs, Encoding, GeoPackageOut, LayerOptions, LayerOut, Mark, ShapeKind, decimal_mark, read_geopackage, read_shapefile,
};
use reticolo_formats::{FormatError, Tables, giving360};
use reticolo_model::geometry::Geometry;
use std::ops::ControlFlow;
use std::path::PathBuf;

/// A small generator of its own: the same files in every run.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        self.0 >> 33
    }

    fn below(&mut self, n: usize) -> usize {
        usize::try_from(self.next()).unwrap_or(0) % n.max(1)
    }
}

const TOKENS: &[&[u8]] = &[
    b"\"",
    b"\n",
    b"\r\n",
    b",",
    b";",
    b"\0",
    b"{",
    b"}",
    b"[",
    b"]",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"1e999",
    b"-",
    b"null",
    b"\xc3",
    b"\"coordinates\":",
    b"\"arcs\":[[-1]],",
    b"<row r=\"9\">",
    b"</c>",
    b"&#0;",
    b" t=\"s\"",
    b"\\u0000",
    b"\"id\":",
    b"\"defined_by\":\"POLYGON((",
    b"<table:table-row table:number-rows-repeated=\"99999999999\">",
    b"</text:p>",
];

fn mutated(good: &[u8], random: &mut Random) -> Vec<u8> {
    let mut bytes = good.to_vec();
    for _ in 0..=random.below(6) {
        let at = random.below(bytes.len());
        match random.below(5) {
            0 => bytes.truncate(at),
            1 if !bytes.is_empty() => bytes[at] = u8::try_from(random.below(256)).unwrap_or(0),
            2 => {
                let token = TOKENS[random.below(TOKENS.len())];
                bytes.splice(at..at, token.iter().copied());
            }
            3 if !bytes.is_empty() => {
                bytes.remove(at);
            }
            _ => {
                let end = (at + random.below(40)).min(bytes.len());
                let piece = bytes[at..end].to_vec();
                bytes.splice(at..at, piece);
            }
        }
    }
    bytes
}

fn meet(name: &str, good: &[u8], read: impl Fn(&PathBuf)) {
    let rounds = if std::env::var_os("RETICOLO_DEEP").is_some() { 100_000 } else { 1_000 };
    let path = std::env::temp_dir().join(format!("reticolo-fuzz-{}-{name}", std::process::id()));
    let mut random = Random(1);
    for _ in 0..rounds {
        std::fs::write(&path, mutated(good, &mut random)).expect("written");
        read(&path);
    }
    std::fs::remove_file(&path).expect("removed");
}

#[test]
fn tables() {
    let good = "unit,indicator,period,value\n055001,a,2025,1.5\n\"055,002\",\"b\"\"c\",2024,\n";
    meet("a.csv", good.as_bytes(), |path| {
        let Ok(mut table) = Table::open(path) else { return };
        let mut seen = 0;
        for row in table.rows() {
            seen += 1;
            assert!(seen < 10_000, "a small file has no end");
            let _ = row;
        }
    });
}

#[test]
fn observations() {
    let good = "STRUCTURE[;],STRUCTURE_ID,ACTION,GEO: Territorio,TIME_PERIOD: Periodo,OBS_VALUE\ndataflow,A:B(1.0): x,I,IT: Italia,2024-M05,1.5\ndataflow,a,M,\"IT: a, b\",2024-01-01/P3M,NaN\n";
    meet("sdmx.csv", good.as_bytes(), |path| {
        let Ok(mut table) = SdmxTable::open(path) else { return };
        let (mut cells, mut seen) = (csv::StringRecord::new(), 0);
        loop {
            match table.read_row(&mut cells) {
                Ok(Some(_)) => assert_eq!(cells.len(), table.header.len()),
                Ok(None) => break,
                Err(_) => {}
            }
            seen += 1;
            assert!(seen < 10_000, "a small file has no end");
        }
    });
}

#[test]
fn calendars() {
    let good = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART;TZID=\"Europe/Rome\":20261129T180000\r\nDTEND:20261130\r\nDURATION:P1DT2H\r\nSUMMARY:a\\, b\r\n c\r\nGEO:42.5;12.6\r\nEXDATE:20261129,20261130\r\nORGANIZER;CN=x:mailto:a@b\r\nBEGIN:VALARM\r\nEND:VALARM\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    meet("a.ics", good.as_bytes(), |path| {
        if let Ok(tables) = icalendar::read(path) {
            assert!(tables.rows.iter().all(|row| row.cells.len() == tables.header.len()));
        }
    });
}

#[test]
fn participatory_budgets() {
    let good = "META\nkey;value\ndescription;\"a; \"\"b\"\"\"\nbudget;100\nPROJECTS\nproject_id;cost;latitude;longitude\n1;50;42.5;12.6\n2;60;;\nVOTES\nvoter_id;vote\n1;\"1,2\"\n2;2\n";
    meet("a.pb", good.as_bytes(), |path| {
        if let Ok(all) = pabulib::read_all(path) {
            assert!(all.iter().all(|table| table.rows.iter().all(|row| row.cells.len() == table.header.len())));
            let _ = (pabulib::read(path, Some("votes")), pabulib::write_pabulib(Vec::new(), &all));
        }
    });
}

#[test]
fn features() {
    let good = r#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"1","n":2},"geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}},{"type":"Feature","properties":null,"geometry":null}]}"#;
    meet("a.geojson", good.as_bytes(), |path| {
        let _ = read_features(path, |_| ControlFlow::Continue(()));
    });
}

#[test]
fn archives() {
    let mut zip = reticolo_formats::archive::ArchiveWriter::new(std::io::Cursor::new(Vec::new()));
    zip.start("tables/a.jsonl").expect("started");
    std::io::Write::write_all(&mut zip, b"{\"a\":1}\n{\"a\":2}\n").expect("written");
    let good = zip.finish().expect("finished").into_inner();
    meet("a.zip", &good, |path| {
        let Ok(mut archive) = ArchiveReader::open(path) else { return };
        let names: Vec<String> = archive.names().iter().map(ToString::to_string).collect();
        for name in names {
            let _ = archive.read_lines(&name, |_, _| ControlFlow::Continue(()));
        }
    });
}

/// Reads every row; a fault of one row is followed by the next, any other by the end.
fn read_sheet(path: &PathBuf) {
    let Ok(mut sheet) = Sheet::open(path, None) else { return };
    let mut cells = csv::StringRecord::new();
    for _ in 0..10_000 {
        match sheet.read_row(&mut cells) {
            Ok(Some(_)) => assert_eq!(cells.len(), sheet.header.len()),
            Ok(None) => return,
            Err(error) if error.concerns_one_row() => {}
            Err(_) => assert_eq!(sheet.read_row(&mut cells), Ok(None)),
        }
    }
    panic!("a small workbook has no end");
}

#[test]
fn tables_in_other_encodings() {
    let good = "città;n\r\n\"Forlì; 😀\";1,5\r\nx;2\r\n";
    let utf16: Vec<u8> = good.encode_utf16().flat_map(u16::to_le_bytes).collect();
    meet("utf16.csv", &utf16, |path| {
        for encoding in [None, Some(Encoding::Utf16Be), Some(Encoding::Windows1252), Some(Encoding::Utf8)] {
            let Ok(mut table) = Table::open_with(path, &TableOptions { encoding, ..TableOptions::default() }) else { continue };
            assert!(table.rows().count() < 10_000, "a small file has no end");
        }
    });
}

#[test]
fn topologies() {
    let good = r#"{"type":"Topology","transform":{"scale":[0.1,0.1],"translate":[1,2]},"objects":{"a":{"type":"GeometryCollection","geometries":[{"type":"Polygon","id":1,"properties":{"code":"a"},"arcs":[[0,1]]},{"type":"MultiPolygon","arcs":[[[2,-2]]]},{"type":"Point","coordinates":[5,5]}]}},"arcs":[[[10,0],[-10,0],[0,10],[10,0]],[[10,10],[0,-10]],[[10,10],[10,0],[0,-10],[-10,0]]]}"#;
    meet("a.topojson", good.as_bytes(), |path| {
        let mut features = 0;
        let _ = read_topology(path, None, |feature| {
            features += 1;
            assert!(feature.is_ok_and(|f| f.geometry.is_none_or(|g| g.is_sound())) || features < 1_000);
            ControlFlow::Continue(())
        });
        let _ = form_of(path, "a.json");
    });
}

#[test]
fn lines_of_json_and_what_a_file_is() {
    let lines = "{\"kind\":\"actor\",\"body\":{},\"title\":\"a\"}\n{\"a\":[1,{\"b\":null}]}\n\n[1]\n{\"a\":\"\u{e8}\"}\n";
    meet("a.jsonl", lines.as_bytes(), |path| {
        let Ok(mut lines) = Lines::open(path) else { return };
        let mut count = 0;
        while !matches!(lines.read(), Ok(None)) {
            count += 1;
            assert!(count < 1_000, "a few lines have no end");
        }
    });
    for good in [
        r#"{"@context":["https://linked.art/ns/v1/linked-art.json",{"a":1}],"type":"HumanMadeObject","id":"x"}"#,
        r#"[{"id":"a","name":"b","organization_id":"c"},{"x":[[[[]]]]}]"#,
        r#"{"version":"1.4","grants":[{"id":"a"}]}"#,
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n",
        "META\nkey;value\nPROJECTS\nproject_id;cost\nVOTES\nvoter_id;vote\n",
    ] {
        meet("unnamed", good.as_bytes(), |path| drop(form_of(path, "unnamed")));
    }
}

#[test]
fn shapefiles_damaged_as_files_and_in_their_parts() {
    let read = |path: &PathBuf| {
        let mut features = 0;
        let _ = read_shapefile(path, &LayerOptions::default(), |feature| {
            features += 1;
            assert!(feature.is_ok_and(|f| f.geometry.is_none_or(|g| g.is_sound())) || features < 1_000);
            ControlFlow::Continue(())
        });
    };
    let good = squares();
    meet("shapes.zip", &zipped(&good, ""), read);
    let rounds = if std::env::var_os("RETICOLO_DEEP").is_some() { 30_000 } else { 400 };
    let folder = Folder::new("fuzz-shapes");
    let mut random = Random(5);
    for part in 0..good.len() {
        // Beside each other on the disk: nothing but the part stands between the damage and the reader.
        for (name, bytes) in &good {
            folder.file(name, bytes);
        }
        for _ in 0..rounds {
            folder.file(&good[part].0, mutated(&good[part].1, &mut random));
            read(&folder.path().join("squares.shp"));
        }
    }
}

#[test]
fn reference_systems() {
    let mut random = Random(9);
    for _ in 0..if std::env::var_os("RETICOLO_DEEP").is_some() { 300_000 } else { 3_000 } {
        if let Ok(crs) = Crs::from_wkt(&String::from_utf8_lossy(&mutated(UTM33.as_bytes(), &mut random)), "f") {
            let place = crs.to_wgs84([random.next() as f64, -(random.next() as f64)]);
            assert!(place.is_none_or(|p| Geometry::Point(p).is_sound()));
        }
    }
}

#[test]
fn geopackages() {
    let folder = Folder::new("fuzz-gpkg");
    let path = folder.path().join("good.gpkg");
    let mut good = GeoPackageOut::create(&path, "2026-01-31T12:00:00.000Z").expect("created");
    let columns = [("name", ColumnKind::Text), ("n", ColumnKind::Integer), ("open", ColumnKind::Boolean)];
    let layer = LayerOut { name: "a", title: "A", description: "", shapes: Some(ShapeKind::Any), columns: &columns };
    good.layer(&layer).expect("begun");
    for n in 0..40 {
        let at = f64::from(n);
        let ring = vec![[at, 0.0], [at + 1.0, 0.0], [at, 1.0], [at, 0.0]];
        let shape = if n % 2 == 0 { Geometry::Point([at, 1.0]) } else { Geometry::MultiPolygon(vec![vec![ring]]) };
        good.row(Some(&shape), &["x".repeat(n as usize).into(), n.into(), (n > 20).into()]).expect("written");
    }
    good.finish().expect("finished");
    meet("a.gpkg", &std::fs::read(&path).expect("read"), |path| {
        let mut features = 0;
        let _ = read_geopackage(path, &LayerOptions::default(), |feature| {
            features += 1;
            assert!(feature.is_ok_and(|f| f.geometry.is_none_or(|g| g.is_sound())) || features < 100_000);
            ControlFlow::Continue(())
        });
    });
}

const ROWS: &str = r#"<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>b</t></is></c></row><row r="2"><c r="A2" s="1"><v>45658.5</v></c><c r="B2" t="str"><f>A1&amp;"x"</f><v>x_x000D_</v></c></row><row><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c></row>"#;

#[test]
fn workbooks_damaged_as_files() {
    meet("file.xlsx", &workbook(ROWS), read_sheet);
}

#[test]
fn workbooks_damaged_in_their_parts() {
    let rounds = if std::env::var_os("RETICOLO_DEEP").is_some() { 30_000 } else { 400 };
    let path = std::env::temp_dir().join(format!("reticolo-fuzz-{}-parts.xlsx", std::process::id()));
    let mut random = Random(7);
    for part in ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"] {
        for _ in 0..rounds {
            let mut parts = Parts::new(ROWS);
            let bad = mutated(parts.get(part).as_bytes(), &mut random);
            parts.set(part, &String::from_utf8_lossy(&bad));
            std::fs::write(&path, parts.zip()).expect("written");
            read_sheet(&path);
        }
    }
    std::fs::remove_file(&path).expect("removed");
}

/// As [`read_sheet`].
fn read_ods(path: &PathBuf) {
    let Ok(mut sheet) = ods::Sheet::open_within(path, None, 1 << 20) else { return };
    let mut cells = csv::StringRecord::new();
    for _ in 0..2_000_000 {
        match sheet.read_row(&mut cells) {
            Ok(Some(_)) => assert_eq!(cells.len(), sheet.header.len()),
            Ok(None) => return,
            Err(error) if error.concerns_one_row() => {}
            Err(_) => assert_eq!(sheet.read_row(&mut cells), Ok(None)),
        }
    }
    panic!("a small workbook has no end");
}

#[test]
fn open_document_workbooks_damaged_in_file_and_content() {
    let good = ods_content(
        r#"<table:table table:name="a" table:style-name="away"/><table:table table:name="b"><table:table-row><table:table-cell office:value-type="string" table:number-columns-repeated="1"><text:p>a<text:s text:c="2"/>b</text:p></table:table-cell><table:table-cell><text:p>c</text:p></table:table-cell></table:table-row><table:table-row table:number-rows-repeated="12"><table:table-cell office:value-type="date" office:date-value="2025-01-01T10:00:00"/><table:table-cell office:value-type="time" office:time-value="PT1H"/></table:table-row><table:table-row><table:table-cell table:formula="=1" office:value-type="float" office:value="1"/><table:covered-table-cell/></table:table-row></table:table>"#,
    );
    meet("file.ods", &ods_zip(&good), read_ods);
    let path = std::env::temp_dir().join(format!("reticolo-fuzz-{}-content.ods", std::process::id()));
    let mut random = Random(11);
    for _ in 0..if std::env::var_os("RETICOLO_DEEP").is_some() { 30_000 } else { 800 } {
        let bad = mutated(good.as_bytes(), &mut random);
        std::fs::write(&path, ods_zip(&String::from_utf8_lossy(&bad))).expect("written");
        read_ods(&path);
    }
    std::fs::remove_file(&path).expect("removed");
}

#[test]
fn numbers_never_panic_and_say_what_they_are() {
    let mut random = Random(3);
    for _ in 0..20_000 {
        let whole = 1_000 + random.below(9_000_000);
        let (cents, thousands) = (random.below(100), |mark: &str| {
            let digits = whole.to_string();
            let mut out = String::new();
            for (i, c) in digits.chars().enumerate() {
                if i > 0 && (digits.len() - i).is_multiple_of(3) {
                    out.push_str(mark);
                }
                out.push(c);
            }
            out
        });
        let (comma, point) = (format!("{},{cents:02}", thousands(".")), format!("-{}.{cents:02}", thousands(",")));
        assert_eq!(decimal_mark([comma.as_str()].into_iter()), Some(Mark::Comma), "{comma}");
        assert_eq!(decimal_mark([point.as_str()].into_iter()), Some(Mark::Point), "{point}");
        assert_eq!(decimal_mark([comma.as_str(), point.as_str()].into_iter()), None);
        let bad = String::from_utf8_lossy(&mutated(comma.as_bytes(), &mut random)).into_owned();
        let _ = (decimal_mark([bad.as_str()].into_iter()), reticolo_formats::numbers::is_scientific(&bad));
    }
}

fn hold(read: Result<Tables, FormatError>) {
    let Ok(table) = read else { return };
    assert!(table.rows.len() < 10_000, "a small document has no end");
    assert!(table.rows.iter().all(|row| row.cells.len() == table.header.len()));
    assert!(table.rows.iter().all(|row| row.geometry.as_ref().is_none_or(|g| g.is_sound())));
    assert!(table.broken.iter().all(FormatError::concerns_one_row));
}

#[test]
fn services_of_communities() {
    let good = r#"{"contents":[{"id":"s1","name":"A","status":"active","organization":{"id":"o1","name":"O"},"phones":[{"number":"1"}],"schedules":[{"freq":"WEEKLY","byday":"MO","opens_at":"09:00"}],"service_at_locations":[{"location":{"id":"l1","location_type":"physical","latitude":42.5,"longitude":-12.5,"addresses":[{"city":"B"}]}}],"capacities":[{"available":3,"unit":{"name":"u"}}],"attributes":[{"taxonomy_term":{"name":"t","code":"c"}}]}]}"#;
    meet("hsds.json", good.as_bytes(), |path| {
        for table in hsds::TABLES {
            hold(hsds::read(path, Some(table)));
        }
    });
    let mut zip = reticolo_formats::archive::ArchiveWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in [
        ("services.csv", "id,name,organization_id\ns1,\"A, b\",o1\n"),
        ("organizations.csv", "id,name\no1,O\n"),
        ("locations.csv", "id,latitude,longitude\nl1,42.5,-12.5\n"),
        ("service_at_locations.csv", "id,service_id,location_id\np1,s1,l1\n"),
        ("phones.csv", "id,service_id,number\nf1,s1,1\n"),
    ] {
        zip.start(name).expect("started");
        std::io::Write::write_all(&mut zip, text.as_bytes()).expect("written");
    }
    let good = zip.finish().expect("finished").into_inner();
    meet("hsds.zip", &good, |path| hold(hsds::read(path, None)));
}

#[test]
fn grants() {
    let good = r#"{"version":"1.4","grants":[{"id":"g1","title":"T","amountAwarded":-1.5,"plannedDates":[{"duration":3}],"recipientOrganization":[{"id":"o","location":[{"latitude":1,"longitude":2}]}],"beneficiaryLocation":[{"name":"A","latitude":42.5,"longitude":12.5},{"name":"B"}]}]}"#;
    meet("grants.json", good.as_bytes(), |path| hold(giving360::read(path)));
    let good = "Identifier,Recipient Org:0:Name,Beneficiary Location:0:Latitude,Beneficiary Location:0:Longitude,Note\ng1,\"A \"\"b\"\"\",42.5,12.5,x\n";
    meet("grants.csv", good.as_bytes(), |path| hold(giving360::read(path)));
}

#[test]
fn heritage() {
    let good = r#"{"@graph":[{"id":"urn:1","type":"HumanMadeObject","_label":"A","identified_by":[{"type":"Name","content":"N","classified_as":[{"id":"http://vocab.getty.edu/aat/300404670"}]}],"current_location":{"id":"urn:2","type":"Place"},"produced_by":{"timespan":{"begin_of_the_begin":"1500-01-01T00:00:00Z"}},"dimension":[{"value":3,"unit":{"id":"urn:m"}}],"representation":[{"digitally_shown_by":[{"access_point":[{"id":"urn:i"}]}]}]},{"id":"urn:2","type":"Place","defined_by":"POLYGON((0 0, 1 0, 1 1, 0 0))"}]}"#;
    meet("art.json", good.as_bytes(), |path| {
        for table in linked_art::TABLES {
            hold(linked_art::read(path, Some(table)));
        }
    });
}

#[test]
fn forms() {
    let mut form = xlsform::XlsForm::default();
    for (kind, name) in [("begin group", "g"), ("select_one l", "a"), ("end group", ""), ("text", "b")] {
        form.survey.push([("type", kind), ("name", name), ("label::Italiano (it)", "città")]);
    }
    form.choices.push([("list_name", "l"), ("name", "1")]);
    let good = xlsform::write_xlsform(Vec::new(), &form).expect("written");
    let check = |path: &PathBuf| {
        if let Ok(form) = xlsform::read(path) {
            let _ = (form.check("f"), xlsform::write_xlsform(Vec::new(), &form));
        }
    };
    meet("form.xlsx", &good, check);
    let words = ["begin", "end", "group", "repeat", "_", " ", "loop", "over", "select_one", "l", "${a}", "", "rank", "note"];
    let mut random = Random(5);
    for _ in 0..2_000 {
        let mut form = xlsform::XlsForm::default();
        for _ in 0..random.below(12) {
            let kind: String = (0..random.below(5)).map(|_| words[random.below(words.len())]).collect();
            form.survey.push([("type", kind.as_str()), ("name", words[random.below(words.len())])]);
        }
        assert!(form.check("f").len() <= 3 * form.survey.rows.len());
    }
}
