//! 360Giving: what is written reads back, both forms give the same columns, and damaged documents are refused with a reason.

#[path = "../../examples/samples/giving360.rs"]
mod sample;

use crate::shared::workbook::workbook;
use crate::shared::{Folder, bomb, gzip, noise};
use reticolo_formats::giving360::{COLUMNS, Grant, read, write_grants};
use reticolo_formats::{FormatError, Tables};
use reticolo_model::geometry::Geometry;
use std::sync::atomic::{AtomicUsize, Ordering};

fn grants(bytes: impl AsRef<[u8]>) -> Result<Tables, FormatError> {
    static FOLDERS: AtomicUsize = AtomicUsize::new(0);
    let folder = Folder::new(&format!("giving-{}", FOLDERS.fetch_add(1, Ordering::Relaxed)));
    read(folder.file("grants", bytes))
}

fn cell<'t>(table: &'t Tables, row: usize, column: &str) -> &'t str {
    let at = table.header.iter().position(|c| c == column).unwrap_or_else(|| panic!("no column {column}"));
    &table.rows[row].cells[at]
}

const EXPECTED: &[(&str, &str)] = &[
    ("id", "360G-reticolo-1"),
    ("title", "Laboratorio \"Le mani\""),
    ("description", "Corsi di intreccio;\ncon mostra finale. È aperto a tutti"),
    ("amountAppliedFor", "15000"),
    ("amountAwarded", "12345.67"),
    ("amountDisbursed", "0"),
    ("awardDate", "2024-11-30"),
    ("plannedDates.startDate", "2025-01-01"),
    ("plannedDates.duration", "12"),
    ("recipientOrganization.id", "IT-CF-00000000001"),
    ("recipientOrganization.name", "Associazione 1"),
    ("recipientOrganization.location.geoCode", "000001"),
    ("fundingOrganization.name", "Ente 1"),
    ("beneficiaryLocation.name", "Borgo 1;Borgo 2"),
    ("beneficiaryLocation.geoCode", "000001"),
    ("beneficiaryLocation.latitude", "42.5;42.75"),
    ("classifications.code", "culture"),
    ("classifications.title", "Cultura;Artigianato"),
    ("fromOpenCall", "Yes"),
    ("grantProgramme.title", "Bando 1"),
];

#[test]
fn what_is_written_reads_back() {
    let bytes = write_grants(Vec::new(), &sample::package(), sample::grants()).unwrap();
    assert_eq!(bytes, write_grants(Vec::new(), &sample::package(), sample::grants()).unwrap(), "the same bytes each time");
    let table = grants(&bytes).unwrap();
    assert_eq!((table.name.as_str(), table.rows.len(), table.broken.len()), ("grants", 2, 0));
    assert_eq!(&table.header[..COLUMNS.len()], COLUMNS);
    for (column, expected) in EXPECTED {
        assert_eq!(cell(&table, 0, column), *expected, "{column}");
    }
    assert_eq!(table.rows[0].geometry, Some(Geometry::MultiPoint(vec![[12.5, 42.5], [-12.25, 42.75]])));
    assert_eq!(cell(&table, 1, "amountAwarded"), "-500");
    assert_eq!(cell(&table, 1, "plannedDates.startDate"), "");
    assert_eq!(table.rows[1].geometry, None);
    assert!(table.rows.iter().all(|row| row.cells.len() == table.header.len()));
    let packed = grants(gzip(&bytes)).unwrap();
    assert_eq!((packed.rows, packed.gzip), (table.rows, true));
}

#[test]
fn the_spreadsheet_form_gives_the_same_columns() {
    let text = "Identifier,Title,Description,Amount Applied For,Amount Awarded,Amount Disbursed,Award Date,Planned Dates:0:Start Date,\
        Planned Dates:Duration (months),Recipient Org:Identifier,Recipient Org:0:Name,Recipient Org:0:Location:0:Geographic Code,\
        Funding Org:Name,Beneficiary Location:0:Name,Beneficiary Location:1:Name,Beneficiary Location:0:Geographic Code,\
        Beneficiary Location:1:Geographic Code,Beneficiary Location:0:Latitude,Beneficiary Location:1:Latitude,\
        Beneficiary Location:0:Longitude,Beneficiary Location:1:Longitude,Classifications:0:Code,Classifications:0:Title,\
        Classifications:1:Title,From An Open Call?,Grant Programme:Title,Our note\n\
        360G-reticolo-1,\"Laboratorio \"\"Le mani\"\"\",\"Corsi di intreccio;\ncon mostra finale. È aperto a tutti\",15000,12345.67,0,\
        2024-11-30,2025-01-01,12,IT-CF-00000000001,Associazione 1,000001,Ente 1,Borgo 1,Borgo 2,000001,,42.5,42.75,12.5,-12.25,culture,\
        Cultura,Artigianato,Yes,Bando 1,nostra\n\
        too short\n\
        360G-reticolo-3,Senza luogo,,,1,,2024-11-30,,,,,,,,Borgo 2,,,,,,,,,,,,\n";
    for bytes in [text.as_bytes().to_vec(), [b"\xef\xbb\xbf", text.as_bytes()].concat(), gzip(text.as_bytes()), utf16(text)] {
        let table = grants(bytes).unwrap();
        for (column, expected) in EXPECTED {
            assert_eq!(cell(&table, 0, column), *expected, "{column}");
        }
        assert_eq!(cell(&table, 0, "Our note"), "nostra");
        assert_eq!(table.rows[0].geometry, Some(Geometry::MultiPoint(vec![[12.5, 42.5], [-12.25, 42.75]])));
        assert_eq!(cell(&table, 1, "beneficiaryLocation.name"), ";Borgo 2");
        assert_eq!((table.broken[0].code, table.broken[0].row), ("format-row-length", Some(3)));
    }
}

fn utf16(text: &str) -> Vec<u8> {
    let marked = "\u{feff}".encode_utf16().chain(text.encode_utf16());
    marked.flat_map(u16::to_le_bytes).collect()
}

#[test]
fn a_workbook() {
    let cells = |row: u32, texts: [&str; 3]| {
        let cell = |(i, text): (usize, &&str)| format!(r#"<c r="{}{row}" t="str"><v>{text}</v></c>"#, ["A", "B", "C"][i]);
        format!(r#"<row r="{row}">{}</row>"#, texts.iter().enumerate().map(cell).collect::<String>())
    };
    let rows = cells(1, ["Identifier", "Recipient Org:Name", "Amount Awarded"]) + &cells(2, ["g1", "Associazione 1", "10.5"]);
    let table = grants(workbook(&rows)).unwrap();
    assert_eq!((cell(&table, 0, "recipientOrganization.name"), cell(&table, 0, "amountAwarded")), ("Associazione 1", "10.5"));
    assert_eq!(table.rows[0].number, 2);
}

#[test]
fn grants_without_a_recipient_are_not_written() {
    let bad = Grant { recipient_organization: Vec::new(), ..sample::grants().remove(0) };
    assert!(write_grants(Vec::new(), &sample::package(), [bad]).unwrap_err().to_string().contains("360G-reticolo-1"));
    let bad = Grant { amount_awarded: f64::NAN, ..sample::grants().remove(0) };
    assert!(write_grants(Vec::new(), &sample::package(), [bad]).is_err());
}

#[test]
fn one_bad_grant_does_not_spoil_the_rest() {
    let table =
        grants(r#"[{"id":"a","beneficiaryLocation":[{"latitude":99,"longitude":1}]},"no",{"id":"b","title":"x\u0000"},{"id":"c"}]"#);
    let table = table.unwrap();
    assert_eq!((table.rows.len(), cell(&table, 0, "id")), (1, "c"));
    let codes: Vec<_> = table.broken.iter().map(|b| (b.row, b.code)).collect();
    assert_eq!(codes, [(Some(1), "format-geometry-range"), (Some(2), "format-item"), (Some(3), "format-nul")]);
}

#[test]
fn documents_that_are_refused() {
    let code = |bytes: &[u8]| grants(bytes).unwrap_err().code;
    assert_eq!(code(b""), "format-empty");
    assert_eq!(code(b"{\"grant\":[]}"), "format-nothing-of");
    assert_eq!(code(b"{\"grants\":{}}"), "format-nothing-of");
    assert_eq!(code(b"name;amount\na;1\n"), "format-nothing-of");
    assert_eq!(code(b"Identifier,identifier,Identifier\n1,2,3\n"), "format-duplicate-column");
    assert_eq!(code(b"[{\"id\":\"1\"},"), "format-truncated");
    assert_eq!(code(&[b"[".as_slice(), &b"{},".repeat(250_000), b"{}]"].concat()), "format-too-many-items");
    assert_eq!(code(&bomb(b"[{}, {}] ")), "format-not-json");
    assert_eq!(code(&bomb(b" ")), "format-row-too-long");
    assert_eq!(code(&gzip(&[b"[".as_slice(), &b" ".repeat(60 << 20)].concat())), "format-too-large");
    let many: Vec<String> = (0..10_000).map(|i| format!("\"c{i}\":1")).collect();
    assert_eq!(code(format!("[{{{}}}]", many.join(",")).as_bytes()), "format-too-many-columns");
    let wide = format!("[{{\"id\":\"a\",\"l\":[{}{{{}}}]}}]", "{},".repeat(100_000), many.join(","));
    assert!(grants(wide).is_ok(), "what stands far behind in a list is left out");
    let deep = format!("[{{\"id\":\"a\",\"x\":{}1{}}}]", "{\"y\":".repeat(100), "}".repeat(100));
    assert_eq!(grants(deep).unwrap().header.len(), COLUMNS.len());
    assert!(grants(noise(1, 5_000)).is_err());
    let good = write_grants(Vec::new(), &sample::package(), sample::grants()).unwrap();
    for tenth in 0..10 {
        assert!(grants(&good[..good.len() * tenth / 10]).is_err());
    }
}
