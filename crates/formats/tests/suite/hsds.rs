//! HSDS: what is written reads back, JSON and the tabular package say the same, and damaged documents are refused with a reason.

#[path = "../../examples/samples/hsds.rs"]
mod sample;

use crate::shared::{Folder, bomb, gzip, noise};
use reticolo_formats::hsds::{Organization, Service, TABLES, read, write_organizations, write_services};
use reticolo_formats::{ArchiveWriter, FormatError, Tables};
use reticolo_model::geometry::Geometry;
use std::io::{Cursor, Write};
use std::sync::atomic::{AtomicUsize, Ordering};

fn table(bytes: impl AsRef<[u8]>, name: &str) -> Result<Tables, FormatError> {
    static FOLDERS: AtomicUsize = AtomicUsize::new(0);
    let folder = Folder::new(&format!("hsds-{}", FOLDERS.fetch_add(1, Ordering::Relaxed)));
    let path = folder.file("a.json", bytes);
    read(&path, Some(name)).map_err(|mut error| {
        error.file = "a.json".into();
        error
    })
}

fn cell<'t>(table: &'t Tables, row: usize, column: &str) -> &'t str {
    let at = table.header.iter().position(|c| c == column).unwrap_or_else(|| panic!("no column {column}"));
    &table.rows[row].cells[at]
}

#[test]
fn what_is_written_reads_back() {
    let bytes = write_services(Vec::new(), sample::services()).unwrap();
    assert_eq!(bytes, write_services(Vec::new(), sample::services()).unwrap(), "the same bytes each time");
    let services = table(&bytes, "services").unwrap();
    assert_eq!(services.names, TABLES);
    assert!(services.broken.is_empty());
    let [first, second] = &sample::services()[..] else { panic!("two services") };
    assert_eq!(services.rows.len(), 2);
    for (row, service) in [first, second].into_iter().enumerate() {
        assert_eq!(services.rows[row].number, row as u64 + 1);
        assert_eq!(cell(&services, row, "id"), service.id);
        assert_eq!(cell(&services, row, "name"), service.name);
        assert_eq!(cell(&services, row, "alternate_name"), service.alternate_name);
        assert_eq!(cell(&services, row, "description"), service.description);
        assert_eq!(cell(&services, row, "url"), service.url);
        assert_eq!(cell(&services, row, "application_process"), service.application_process);
        assert_eq!(cell(&services, row, "alert"), service.alert);
        assert_eq!(cell(&services, row, "location_ids"), service.service_at_locations[0].location.id);
    }
    for (column, expected) in [
        ("status", "active"),
        ("organization_id", sample::organization().id.as_str()),
        ("organization.name", "Cooperativa 1 «L’Aia»"),
        ("minimum_age", "65"),
        ("maximum_age", "99.5"),
        ("last_modified", "2025-03-01T10:00:00Z"),
        ("phones", "+39 0000 000002"),
        ("languages", "it;lingua dei segni"),
        ("schedules", "WEEKLY/2 MO,WE,FR 09:00-17:30 2025-01-01/2025-12-31"),
        ("service_areas", "Valle 1"),
        ("cost_options", "12.5 EUR pasto;gratuito sotto soglia"),
        ("capacity.available", "7;0"),
        ("capacity.maximum", "30;"),
        ("capacity.unit", "posti;ore alla settimana"),
        ("taxonomy_terms", "Anziani;Centri diurni"),
        ("taxonomy_codes", "elderly;day_centre"),
        ("contacts", ""),
    ] {
        assert_eq!(cell(&services, 0, column), expected, "{column}");
    }
    assert_eq!(cell(&services, 1, "status"), "temporarily closed");
    assert_eq!(cell(&services, 1, "organization_id"), "");

    let locations = table(&bytes, "locations").unwrap();
    assert_eq!(locations.rows[0].geometry, Some(Geometry::Point([-70.5, -33.25])));
    assert_eq!(locations.rows[1].geometry, None);
    assert_eq!(cell(&locations, 0, "service_ids"), first.id);
    assert_eq!(cell(&locations, 0, "description"), "Ex scuola; ristrutturata");
    assert_eq!(cell(&locations, 1, "location_type"), "virtual");

    let organizations = table(&bytes, "organizations").unwrap();
    assert_eq!(organizations.rows.len(), 1);
    assert_eq!(cell(&organizations, 0, "description"), sample::organization().description);
}

#[test]
fn an_organization_with_its_services_and_locations() {
    let whole = Organization { services: vec![Service { organization: None, ..sample::services().remove(0) }], ..sample::organization() };
    let bytes = write_organizations(Vec::new(), [whole]).unwrap();
    let organizations = table(&bytes, "organizations").unwrap();
    let id = &sample::organization().id;
    assert_eq!(cell(&organizations, 0, "identifiers"), "IT-CF:00000000000");
    assert_eq!(cell(&organizations, 0, "phones"), "+39 0000 000001 ext. 12");
    assert_eq!(cell(&organizations, 0, "year_incorporated"), "1998");
    assert_eq!(cell(&organizations, 0, "taxonomy_codes"), "third_sector");
    let services = table(&bytes, "services").unwrap();
    assert_eq!(cell(&services, 0, "organization_id"), id);
    let locations = table(&bytes, "locations").unwrap();
    assert_eq!(cell(&locations, 0, "organization_id"), id);
    assert_eq!(cell(&locations, 0, "address.city"), "Borgo 1");
    assert_eq!(cell(&locations, 0, "schedules"), "WEEKLY MO,TU,WE,TH,FR 09:00-13:00;WEEKLY TU,TH 15:00-18:00");
    assert_eq!(cell(&locations, 0, "accessibility"), "ingresso senza gradini");
    assert_eq!(cell(&locations, 0, "id"), cell(&organizations, 0, "location_ids"));
    // The one entity by itself says the same as the list of one.
    let alone = std::str::from_utf8(&bytes).unwrap().trim().trim_start_matches('[').trim_end_matches(']').to_owned();
    assert_eq!(table(alone, "services").unwrap().rows, services.rows);
}

#[test]
fn pages_packages_and_places_of_services() {
    let page = r#"{"total_items":2,"contents":[{"id":"s1","name":"A","status":"active","organization":{"id":"o1","name":"O"}},
        {"id":"s2","name":"B","status":"active","organization":{"id":"o1","name":"O","description":"said later"}}],"empty":false}"#;
    let organizations = table(page, "organizations").unwrap();
    assert_eq!(organizations.rows.len(), 1);
    assert_eq!(cell(&organizations, 0, "description"), "said later");
    let package = r#"{"organizations":[{"id":"o1","name":"O"}],"services":[{"id":"s1","name":"A"}],"version":3,
        "locations":[{"id":"l1","location_type":"physical","latitude":1.5,"longitude":2}]}"#;
    assert_eq!(table(package, "services").unwrap().names, TABLES);
    assert_eq!(table(gzip(package.as_bytes()), "locations").unwrap().rows[0].geometry, Some(Geometry::Point([2.0, 1.5])));
    let places = r#"[{"id":"p1","service":{"id":"s1","name":"A","status":"active"},"location":{"id":"l1","location_type":"physical"}},
        {"id":"p2","service":{"id":"s1","name":"A","status":"active"},"location":{"id":"l2","location_type":"physical"}}]"#;
    let services = table(places, "services").unwrap();
    assert_eq!(services.rows.len(), 1);
    assert_eq!(cell(&services, 0, "location_ids"), "l1;l2");
}

#[test]
fn one_bad_entity_does_not_spoil_the_rest() {
    let text = r#"[{"id":"l1","location_type":"physical","latitude":91,"longitude":2},7,{"id":"l2","location_type":"physical","name":"a\u0000b"},
        {"id":"l3","location_type":"physical","latitude":"x","longitude":2},{"id":"l4","location_type":"physical","name":"good"}]"#;
    let locations = table(text, "locations").unwrap();
    assert_eq!(locations.rows.len(), 1);
    assert_eq!(cell(&locations, 0, "name"), "good");
    let mut codes: Vec<(u64, &str)> = locations.broken.iter().map(|b| (b.row.unwrap_or_default(), b.code)).collect();
    codes.sort_unstable();
    let expected = [(1, "format-geometry-range"), (2, "format-item"), (2, "format-nul"), (3, "format-geometry-range")];
    assert_eq!(codes, expected);
    assert!(locations.broken.iter().all(FormatError::concerns_one_row));
}

fn package(files: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ArchiveWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        zip.start(name).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

const PACKAGE: &[(&str, &str)] = &[
    ("hsds/datapackage.json", "{}"),
    ("hsds/organizations.csv", "id,name,description\no1,\"Org \"\"1\"\"\",\"two\nlines\"\n"),
    ("hsds/programs.csv", "id,organization_id,name\nq1,o1,Programma\n"),
    (
        "hsds/services.csv",
        "\u{feff}id,organization_id,program_id,name,status,minimum_age\ns1,o1,q1,Città,active,65\ns2,,,Due,inactive,\ns3,x\n",
    ),
    ("hsds/locations.csv", "id,location_type,name,latitude,longitude\nl1,physical,Qui,42.5,-12.25\nl2,virtual,,,\n"),
    ("hsds/service_at_location.csv", "id,service_id,location_id\np1,s1,l1\np2,s1,l2\np3,s2,l2\n"),
    ("hsds/addresses.csv", "id,location_id,address_1,city,address_type\na1,l1,casella 1,Altrove,postal\na2,l1,Via 1,Borgo,physical\n"),
    ("hsds/schedules.csv", "id,service_id,service_at_location_id,byday,opens_at,closes_at\nh1,s1,,MO,09:00,12:00\nh2,,p2,TU,,\n"),
    ("hsds/phones.csv", "id,service_id,number\nf1,s1,+39 1\nf2,s1,+39 2\n"),
    ("hsds/attributes.csv", "id,link_id,taxonomy_term_id\nb1,s1,t1\nb2,l1,t1\n"),
    ("hsds/taxonomy_terms.csv", "id,code,name\nt1,A1,Anziani\n"),
    ("hsds/service_capacities.csv", "id,service_id,unit_id,available,maximum\nc1,s1,u1,3,10\n"),
    ("hsds/units.csv", "id,name\nu1,posti\n"),
];

#[test]
fn the_tabular_package() {
    let bytes = package(PACKAGE);
    let services = table(&bytes, "services").unwrap();
    assert_eq!(services.rows.iter().map(|r| r.number).collect::<Vec<_>>(), [2, 3]);
    for (column, expected) in [
        ("name", "Città"),
        ("organization.name", "Org \"1\""),
        ("program.name", "Programma"),
        ("location_ids", "l1;l2"),
        ("schedules", "MO 09:00-12:00;TU"),
        ("phones", "+39 1;+39 2"),
        ("taxonomy_codes", "A1"),
        ("capacity.available", "3"),
        ("capacity.unit", "posti"),
        ("minimum_age", "65"),
    ] {
        assert_eq!(cell(&services, 0, column), expected, "{column}");
    }
    assert_eq!(services.broken.len(), 1);
    assert_eq!((services.broken[0].code, services.broken[0].row), ("format-row-length", Some(4)));
    assert!(services.broken[0].file.ends_with("services.csv"));
    let locations = table(&bytes, "locations").unwrap();
    assert_eq!(cell(&locations, 0, "address.city"), "Borgo");
    assert_eq!(cell(&locations, 1, "service_ids"), "s1;s2");
    assert_eq!(locations.rows[0].geometry, Some(Geometry::Point([-12.25, 42.5])));
    assert!(locations.broken.is_empty());
    let organizations = table(&bytes, "organizations").unwrap();
    assert_eq!(cell(&organizations, 0, "description"), "two\nlines");
    assert_eq!(cell(&organizations, 0, "programs"), "Programma");
}

#[test]
fn documents_that_are_refused() {
    let code = |bytes: &[u8], table_name: &str| table(bytes, table_name).unwrap_err().code;
    assert_eq!(code(b"", "services"), "format-empty");
    assert_eq!(code(b"{\"type\":\"FeatureCollection\",\"features\":[]}", "services"), "format-nothing-of");
    assert_eq!(code(b"7", "services"), "format-nothing-of");
    assert_eq!(code(b"[1,", "services"), "format-truncated");
    assert_eq!(code(b"[{\"id\":}]", "services"), "format-not-json");
    assert_eq!(code(b"[]", "persons"), "format-no-table");
    assert_eq!(code(&b"[".repeat(100_000), "services"), "format-truncated");
    assert_eq!(code(format!("[{}{}]", "[".repeat(500), "]".repeat(500)).as_bytes(), "services"), "format-too-deep");
    assert_eq!(code(&[b"[".as_slice(), &b"{},".repeat(250_000), b"{}]"].concat(), "services"), "format-too-many-items");
    assert_eq!(code(&bomb(b" "), "services"), "format-too-large");
    let long = format!("[{{\"id\":\"a\",\"name\":\"{}\"}}]", "x".repeat(9 << 20));
    assert_eq!(code(long.as_bytes(), "services"), "format-row-too-long");
    let cell = format!("[{{\"id\":\"a\",\"name\":\"{}\",\"status\":\"active\"}}]", "x".repeat(2 << 20));
    assert_eq!(table(cell, "services").unwrap().broken[0].code, "format-cell-too-long");
    assert_eq!(code(&package(&[("a.csv", "id\n1\n")]), "services"), "format-nothing-of");
    assert_eq!(code(&package(&[("services.csv", "id,id\n1,2\n")]), "services"), "format-duplicate-column");
    assert_eq!(code(&package(&[("services.csv", "id,name\n1,\"open\n")]), "services"), "format-open-quote");
    assert_eq!(code(&package(&[("services.csv", &",a".repeat(10_000))]), "services"), "format-too-many-columns");
    assert_eq!(code(&package(&[("services.csv", &"0".repeat(60 << 20))]), "services"), "format-too-large");
    let many = format!("id,organization_id\n{}", "s,o\n".repeat(60_000));
    let name = format!("id,name\no,{}\n", "x".repeat(100_000));
    assert_eq!(code(&package(&[("services.csv", &many), ("organizations.csv", &name)]), "services"), "format-too-large");
    assert_eq!(table("[]", "services").unwrap().names, [""; 0]);
}

#[test]
fn rubbish_never_panics() {
    let json = write_services(Vec::new(), sample::services()).unwrap();
    let zip = package(PACKAGE);
    for good in [&json, &zip] {
        for tenth in 0..10 {
            let cut = good.len() * tenth / 10;
            assert!(table(&good[..cut], "services").is_err(), "cut at {cut}");
        }
    }
    assert!(table(noise(1, 5_000), "services").is_err());
    assert!(table([b"PK\x03\x04".as_slice(), &noise(2, 5_000)].concat(), "services").is_err());
}
