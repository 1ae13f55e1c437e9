//! Which form a file has: by its first bytes and its members, whatever its name says.

use crate::shared::Folder;
use reticolo_formats::ArchiveWriter;
use reticolo_formats::form::{Form, form_of};
use std::io::{Cursor, Write};
use std::sync::atomic::{AtomicU32, Ordering};

fn archive(members: &[&str]) -> Vec<u8> {
    let mut zip = ArchiveWriter::new(Cursor::new(Vec::new()));
    for name in members {
        zip.start(name).unwrap();
        zip.write_all(b"x").unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn of(bytes: &[u8], name: &str) -> Result<Form, &'static str> {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let folder = Folder::new(&format!("form-{}", NEXT.fetch_add(1, Ordering::Relaxed)));
    form_of(&folder.file("file", bytes), name).map(|f| f.form).map_err(|e| e.code)
}

#[test]
fn archives_are_what_their_members_are() {
    for (members, form) in [
        (&["[Content_Types].xml", "xl/workbook.xml", "content.xml"][..], Form::Xlsx),
        (&["mimetype", "content.xml", "META-INF/manifest.xml"], Form::Ods),
        (&["data/Towns.SHP", "data/towns.dbf"], Form::Shapefile),
        (&["datapackage.json", "x.csv"], Form::Hsds),
        (&["hsds/services.csv", "hsds/organizations.csv"], Form::Hsds),
    ] {
        for name in ["a.zip", "a", "a.csv"] {
            assert_eq!(of(&archive(members), name), Ok(form), "{members:?} as {name}");
        }
    }
    assert_eq!(of(&archive(&["readme.txt"]), "a.zip"), Err("format-archive-unknown"));
    assert_eq!(of(&archive(&["readme.txt"]), "a.xlsx"), Ok(Form::Xlsx), "the reader of workbooks says what is wrong");
    assert_eq!(of(b"PK\x03\x04 cut off", "a.zip"), Ok(Form::Xlsx));
}

#[test]
fn first_bytes_go_before_names() {
    assert_eq!(of(b"SQLite format 3\0", "a.csv"), Ok(Form::GeoPackage));
    assert_eq!(of(&[0, 0, 0x27, 0x0a, 0, 0], "a"), Ok(Form::Shapefile));
    assert_eq!(of(b"\xef\xbb\xbf\r\nbegin:vcalendar\r\n", "a.txt"), Ok(Form::ICalendar));
    assert_eq!(of(b"META\nkey;value\n", "a.txt"), Ok(Form::Pabulib));
    assert_eq!(of(b"META;\r\nkey;value\r\n", "a.txt"), Ok(Form::Pabulib));
    assert_eq!(of(b"metadata;b\n1;2\n", "a.txt"), Ok(Form::Csv));
    assert_eq!(of(b"a;b\n1;2\n", "a"), Ok(Form::Csv));
    assert_eq!(of(b"{\"a\":1}", "a.jsonl"), Ok(Form::JsonLines));
    assert_eq!(of(b"{\"a\":1}\n{\"a\":2}\n", "a"), Ok(Form::JsonLines));
}

#[test]
fn json_is_what_its_members_say() {
    for (text, form) in [
        (r#"{"name":"x","type":"FeatureCollection","features":[]}"#, Form::GeoJson),
        (r#"{"objects":{},"type":"Topology"}"#, Form::TopoJson),
        (r#"{"license":"x","grants":[{"id":"a"}]}"#, Form::Giving360),
        (r#"{"grants":"none","features":[]}"#, Form::GeoJson),
        (r#"[{"id":"a","amountAwarded":1}]"#, Form::Giving360),
        (r#"{"@context":"https://linked.art/ns/v1/linked-art.json","id":"x","type":"Place"}"#, Form::LinkedArt),
        (r#"{"@context":["https://linked.art/ns/v1/linked-art.json",{}],"id":"x"}"#, Form::LinkedArt),
        (r#"{"@graph":[{"type":"HumanMadeObject"}]}"#, Form::LinkedArt),
        (r#"[{"id":"x","type":"HumanMadeObject"}]"#, Form::LinkedArt),
        (r#"{"total_pages":1,"contents":[{"id":"a"}]}"#, Form::Hsds),
        (r#"{"services":[],"organizations":[]}"#, Form::Hsds),
        (r#"[{"id":"a","name":"b","organization_id":"c"}]"#, Form::Hsds),
        (r#"{"other":1}"#, Form::GeoJson),
    ] {
        for name in ["a.json", "a"] {
            assert_eq!(of(text.as_bytes(), name), Ok(form), "{text} as {name}");
        }
    }
    assert_eq!(of(br#"{"services":["#, "a.json"), Ok(Form::Hsds), "a file that is cut off is still what it began as");
}
