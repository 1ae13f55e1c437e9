//! Linked Art: what is written reads back in either form of the context, entities as others publish them, and damaged documents.

#[path = "../../examples/samples/linked_art.rs"]
mod sample;

use crate::shared::{Folder, bomb, gzip, noise};
use reticolo_formats::linked_art::{Context, TABLES, read, record, write_objects};
use reticolo_formats::{FormatError, Tables};
use reticolo_model::geometry::Geometry;
use std::sync::atomic::{AtomicUsize, Ordering};

fn table(bytes: impl AsRef<[u8]>, name: &str) -> Result<Tables, FormatError> {
    static FOLDERS: AtomicUsize = AtomicUsize::new(0);
    let folder = Folder::new(&format!("art-{}", FOLDERS.fetch_add(1, Ordering::Relaxed)));
    read(folder.file("a.json", bytes), Some(name))
}

fn cell<'t>(table: &'t Tables, row: usize, column: &str) -> &'t str {
    let at = table.header.iter().position(|c| c == column).unwrap_or_else(|| panic!("no column {column}"));
    &table.rows[row].cells[at]
}

#[test]
fn what_is_written_reads_back() {
    let url = write_objects(Vec::new(), sample::entities(), Context::Url).unwrap();
    assert_eq!(url, write_objects(Vec::new(), sample::entities(), Context::Url).unwrap(), "the same bytes each time");
    let embedded = write_objects(Vec::new(), sample::entities(), Context::Embedded).unwrap();
    let objects = table(&url, "objects").unwrap();
    let without_file = |table: Tables| Tables { size: 0, gzip: false, ..table };
    assert_eq!(without_file(table(gzip(&embedded), "objects").unwrap()), without_file(objects.clone()));
    assert_eq!((objects.names.as_slice(), objects.rows.len(), objects.broken.len()), (&TABLES.map(String::from)[..], 5, 0));
    for (column, expected) in [
        ("id", "https://reticolo.example/beni/1"),
        ("type", "HumanMadeObject"),
        ("name", "Torre \"del vento\""),
        ("other_names", "La torre vecchia;Wind tower"),
        ("identifiers", "INV-1; bis"),
        ("classification", "Architecture;towers (single built works)"),
        ("classification_uri", "http://vocab.getty.edu/aat/300263552;http://vocab.getty.edu/aat/300004847"),
        ("description", "Torre a pianta quadrata,\ncon l’orologio fermo alle 10:10. È visitabile."),
        ("statements", "Rights Statement: Vincolo del 1912"),
        ("owner", "Comune 1"),
        ("keeper", "Associazione 1;https://reticolo.example/soggetti/3"),
        ("keeper_uri", "https://reticolo.example/soggetti/2;https://reticolo.example/soggetti/3"),
        ("maker", "Bottega 1"),
        ("location", "Poggio 1"),
        ("location_uri", "https://reticolo.example/luoghi/1"),
        ("condition", "Microcracks;Crepe sul lato nord"),
        ("dimensions", "height 22.5 m;width 6 m"),
        ("materials", "stone"),
        ("begin", "1348-01-01"),
        ("end", "1352-02-29"),
        ("period", "metà del Trecento"),
        ("part_of", "Cinta muraria 1"),
        ("equivalent", "http://www.wikidata.org/entity/Q0"),
        ("images", "https://reticolo.example/immagini/torre%201.jpg"),
        ("web_page", "https://reticolo.example/beni/1.html?lingua=it&stampa"),
    ] {
        assert_eq!(cell(&objects, 0, column), expected, "{column}");
    }
    let ring = vec![[12.5, 42.5], [12.625, 42.5], [12.5, 42.75], [12.5, 42.5]];
    assert_eq!(objects.rows[0].geometry, Some(Geometry::Polygon(vec![ring])), "the shape of the place where it is");
    assert_eq!(objects.rows[1].geometry, Some(Geometry::Point([-12.25, 42.125])));
    assert_eq!(objects.rows[2].geometry, None);
    // Nobody owns or keeps a feast; who made it is who handed it down.
    assert_eq!(
        (cell(&objects, 1, "keeper"), cell(&objects, 1, "maker"), cell(&objects, 1, "location")),
        ("", "Abitanti del borgo", "Valle 1")
    );
    assert_eq!((cell(&objects, 4, "name"), cell(&objects, 4, "begin")), ("https://reticolo.example/beni/5", ""));
    let places = table(&url, "places").unwrap();
    assert_eq!((places.rows.len(), places.rows[0].number, cell(&places, 0, "part_of")), (2, 2, "Valle 1"));
    assert_eq!(places.rows[1].geometry, Some(Geometry::Point([-12.25, 42.125])));
    let alone = record(&sample::entities()[0]).to_string();
    assert_eq!(table(alone, "objects").unwrap().rows[0].cells, objects.rows[0].cells);
}

#[test]
fn entities_as_they_are_found() {
    let page = r#"{"@context":"https://linked.art/ns/v1/search.json","id":"https://x.example/p","type":"OrderedCollectionPage","partOf":{},
        "orderedItems":[{"id":"https://x.example/1","type":"HumanMadeObject"},{"id":"https://x.example/2","type":"Place"}]}"#;
    assert_eq!(cell(&table(page, "objects").unwrap(), 0, "id"), "https://x.example/1");
    assert_eq!(table(page, "places").unwrap().rows[0].number, 2);
    let loose = r#"{"@graph":[{"@id":"urn:1","@type":["HumanMadeObject"],"_label":"Label",
        "identified_by":{"type":"Name","content":"Only name"},"referred_to_by":{"type":"LinguisticObject","content":"Bare words"},
        "current_location":{"type":"Place","_label":"There","defined_by":"POINT(1 2)"},"current_owner":{"id":"urn:o","type":"Group"},
        "dimension":[{"type":"Dimension","value":3}],"produced_by":{"timespan":{"_label":"early","begin_of_the_begin":"1500-01-01T00:00:00+00:00",
        "end_of_the_end":"1500-06-01T10:00:00Z"}}}]}"#;
    let objects = table(loose, "objects").unwrap();
    for (column, expected) in [
        ("name", "Only name"),
        ("description", "Bare words"),
        ("location", "There"),
        ("owner", "urn:o"),
        ("dimensions", "3"),
        ("begin", "1500-01-01"),
        ("end", "1500-06-01T10:00:00Z"),
        ("period", "early"),
    ] {
        assert_eq!(cell(&objects, 0, column), expected, "{column}");
    }
    assert_eq!(objects.rows[0].geometry, Some(Geometry::Point([1.0, 2.0])));
    let json = r#"[{"id":"urn:p","type":"Place","defined_by":"{\"type\":\"Point\",\"coordinates\":[1,2]}"}]"#;
    assert_eq!(table(json, "places").unwrap().rows[0].geometry, Some(Geometry::Point([1.0, 2.0])));
}

#[test]
fn one_bad_entity_does_not_spoil_the_rest() {
    let text = r#"[{"id":"urn:1","type":"Place","defined_by":"POLYGON((0 0,1 1))"},"urn:2",{"id":"urn:3","type":"Place","_label":"a\u0000"},
        {"id":"urn:4","type":"Place","_label":"good"}]"#;
    let places = table(text, "places").unwrap();
    assert_eq!((places.rows.len(), cell(&places, 0, "name")), (1, "good"));
    let codes: Vec<_> = places.broken.iter().map(|b| (b.row, b.code)).collect();
    assert_eq!(codes, [(Some(1), "format-geometry"), (Some(2), "format-item"), (Some(3), "format-nul")]);
    assert!(places.broken.iter().all(FormatError::concerns_one_row));
}

#[test]
fn documents_that_are_refused() {
    let code = |bytes: &[u8]| table(bytes, "objects").unwrap_err().code;
    assert_eq!(code(b""), "format-empty");
    assert_eq!(code(b"{\"grants\":[]}"), "format-nothing-of");
    assert_eq!(code(b"\"text\""), "format-nothing-of");
    assert_eq!(code(b"[{\"id\":1}"), "format-truncated");
    assert_eq!(code(b"[{]"), "format-not-json");
    assert_eq!(code(&bomb(b" ")), "format-too-large");
    assert_eq!(code(b"\xff\xfe[\0]\0"), "format-not-utf8");
    assert_eq!(code(&[b"[".as_slice(), &b"{},".repeat(250_000), b"{}]"].concat()), "format-too-many-items");
    assert_eq!(table(b"[]", "persons").unwrap_err().code, "format-no-table");
    assert!(table(noise(1, 5_000), "objects").is_err());
    let ring = "1 1, ".repeat(60_000);
    let place = format!("{{\"id\":\"urn:p\",\"type\":\"Place\",\"defined_by\":\"POLYGON((0 0, {ring} 0 0))\"}}");
    let object = r#",{"id":"urn:o","type":"HumanMadeObject","current_location":{"id":"urn:p","type":"Place"}}"#;
    assert_eq!(code(format!("[{place}{}]", object.repeat(1_000)).as_bytes()), "format-too-many-points");
    let good = write_objects(Vec::new(), sample::entities(), Context::Embedded).unwrap();
    for tenth in 0..10 {
        assert!(table(&good[..good.len() * tenth / 10], "objects").is_err());
    }
}
