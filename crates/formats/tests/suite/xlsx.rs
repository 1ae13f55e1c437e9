//! Workbooks as spreadsheet programs and portals write them, made by hand, and such as mean harm.

use crate::shared::workbook::{BOOK, Parts, SHEET_TYPE, sheet_xml, workbook, zip};
use crate::shared::{Folder, noise};
use csv::StringRecord;
use reticolo_formats::FormatError;
use reticolo_formats::form::{Form, form_of};
use reticolo_formats::xlsx::{MAX_FILE, Sheet};

type Rows = Vec<Result<(u64, Vec<String>), FormatError>>;

fn rows(sheet: &mut Sheet) -> Rows {
    let mut out = Vec::new();
    let mut record = StringRecord::new();
    loop {
        match sheet.read_row(&mut record) {
            Ok(Some(number)) => out.push(Ok((number, record.iter().map(str::to_owned).collect()))),
            Ok(None) => return out,
            Err(error) => out.push(Err(error)),
        }
    }
}

fn open(bytes: &[u8], name: &str, sheet: Option<&str>) -> Result<(Sheet, Rows), FormatError> {
    let folder = Folder::new(name);
    let mut sheet = Sheet::open(folder.file("w.xlsx", bytes), sheet)?;
    let rows = rows(&mut sheet);
    Ok((sheet, rows))
}

fn good(data: &str, name: &str) -> (Vec<String>, Vec<(u64, Vec<String>)>) {
    let (sheet, rows) = open(&workbook(data), name, None).unwrap();
    (sheet.header, rows.into_iter().map(Result::unwrap).collect())
}

/// The first fault, of the file, the header or a row.
fn fault(bytes: &[u8], name: &str) -> FormatError {
    open(bytes, name, None).map_or_else(|e| e, |(_, rows)| rows.into_iter().find_map(Result::err).expect("a fault"))
}

fn texts(row: &[&str]) -> Vec<String> {
    row.iter().map(|&c| c.to_owned()).collect()
}

#[test]
fn every_kind_of_cell() {
    let data = r#"
      <row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c><c r="C2" t="inlineStr"><is><t> c </t></is></c><c r="D2" t="s"><v>2</v></c><c r="E2" s="1"/></row>
      <row r="3"/>
      <row r="4"><c r="A4"><v>1E7</v></c><c r="B4" s="1"><v>45658</v></c><c r="C4" t="b"><v>1</v></c><c r="D4" t="str"><f>A1&amp;"x"</f><v>a&lt;b</v></c></row>
      <row r="5"><c r="D5"><v>3.0</v></c></row>
      <row r="6"><c r="A6" s="2"><v>45658.75</v></c><c r="B6" s="3"><v>0.5</v></c><c r="C6"><f>1/3</f><v>0.33333333333333331</v></c><c r="D6" t="d"><v>2025-02-03</v></c></row>
      <row r="7"><c r="A7" t="inlineStr"><is><t> </t></is></c></row>
      <row r="9"><c t="inlineStr"><is><r><t>no </t></r><r><t xml:space="preserve">ref</t></r><rPh><t>X</t></rPh></is></c><c><v>-0</v></c></row>"#;
    let (header, rows) = good(data, "kinds");
    assert_eq!(header, ["code", "città", "c", "a & b"]);
    assert_eq!(
        rows,
        [
            (4, texts(&["10000000", "2025-01-01", "true", "a<b"])),
            (5, texts(&["", "", "", "3"])),
            (6, texts(&["2025-01-01T18:00:00", "12:00:00", "0.333333333333333", "2025-02-03"])),
            (9, texts(&["no ref", "0", "", ""])),
        ]
    );
}

#[test]
fn the_first_visible_sheet_or_the_one_named() {
    let mut parts = Parts::new("<row><c t=\"inlineStr\"><is><t>first</t></is></c></row>");
    parts.set(
        "xl/workbook.xml",
        &format!(
            r#"<workbook {BOOK}><workbookPr date1904="true"/><sheets><sheet name="chart" r:id="rId9"/><sheet name="hidden &amp; away" state="hidden" r:id="rId2"/><sheet name="Dati" r:id="rId1"/></sheets></workbook>"#
        ),
    );
    parts.set(
        "xl/worksheets/sheet2.xml",
        &sheet_xml(r#"<row><c t="inlineStr"><is><t>day</t></is></c></row><row><c s="1"><v>44196</v></c></row>"#),
    );
    parts.relate("rId2", SHEET_TYPE, "/xl/worksheets/sheet2.xml");
    parts.relate("rId9", "http://schemas.openxmlformats.org/officeDocument/2006/relationships/chartsheet", "chartsheets/sheet1.xml");
    let bytes = parts.zip();
    let (sheet, _) = open(&bytes, "first", None).unwrap();
    assert_eq!((sheet.name.as_str(), sheet.header[0].as_str()), ("Dati", "first"));
    assert_eq!(sheet.names, ["hidden & away", "Dati"]);
    let (sheet, rows) = open(&bytes, "named", Some("hidden & away")).unwrap();
    assert_eq!(sheet.header, ["day"]);
    assert_eq!(rows, [Ok((2, texts(&["2025-01-01"])))]);
    let error = open(&bytes, "none", Some("chart")).unwrap_err();
    assert_eq!((error.code, error.args["names"].as_str()), ("format-sheet", "hidden & away, Dati"));
}

#[test]
fn prefixes_other_names_and_merged_cells() {
    // As the web export of a well-known suite writes it: another name for the workbook, a prefix before every tag.
    let mut parts = Parts::new("");
    parts.remove("xl/workbook.xml");
    parts.remove("xl/_rels/workbook.xml.rels");
    parts.set("_rels/.rels", r#"<Relationships><Relationship Id="a" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/xl/workbook22.xml"/></Relationships>"#);
    parts.set("xl/workbook22.xml", &format!(r#"<x:workbook {BOOK}><x:sheets><x:sheet name="S" r:id="q"/></x:sheets></x:workbook>"#));
    parts.set(
        "xl/_rels/workbook22.xml.rels",
        &format!(r#"<Relationships><Relationship Id="q" Type="{SHEET_TYPE}" Target="../xl/worksheets/./sheet1.xml"/></Relationships>"#),
    );
    parts.set("xl/worksheets/sheet1.xml", r#"<x:worksheet><x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>a</x:t></x:is></x:c><x:c r="B1" t="inlineStr"><x:is><x:t>b</x:t></x:is></x:c></x:row><x:row r="2"><x:c r="A2"><x:v>1</x:v></x:c><x:c r="B2"/></x:row></x:sheetData><x:mergeCells count="1"><x:mergeCell ref="A2:B2"/></x:mergeCells></x:worksheet>"#);
    let (sheet, rows) = open(&parts.zip(), "prefixes", None).unwrap();
    assert_eq!((sheet.header.len(), rows), (2, vec![Ok((2, texts(&["1", ""])))]));
}

#[test]
fn cells_at_fault_do_not_end_the_sheet() {
    let head = r#"<row r="1"><c t="inlineStr"><is><t>a</t></is></c><c t="inlineStr"><is><t>b</t></is></c></row>"#;
    let long = "x".repeat((1 << 20) + 1);
    for (cells, code, column) in [
        (r#"<c r="A2"><v>1</v></c><c r="B2" t="e"><v>#N/A</v></c>"#.to_owned(), "format-cell-error", Some("b")),
        (r#"<c r="A2"><f>SUM(B:B)</f></c>"#.to_owned(), "format-cell-formula", Some("a")),
        (r#"<c r="A2" t="s"><v>99</v></c>"#.to_owned(), "format-cell-value", Some("a")),
        (r#"<c r="A2"><v>1,5</v></c>"#.to_owned(), "format-cell-value", Some("a")),
        (r#"<c r="A2" t="b"><v>maybe</v></c>"#.to_owned(), "format-cell-value", Some("a")),
        (r#"<c r="D2"><v>1</v></c>"#.to_owned(), "format-row-length", None),
        (r#"<c r="AB2" t="e"><v>#REF!</v></c>"#.to_owned(), "format-cell-error", Some("AB")),
        (format!(r#"<c r="A2" t="str"><v>{long}</v></c>"#), "format-cell-too-long", Some("a")),
    ] {
        let data = format!(r#"{head}<row r="2">{cells}</row><row r="3"><c r="A3"><v>7</v></c></row>"#);
        let (_, rows) = open(&workbook(&data), "fault", None).unwrap();
        let error = rows[0].as_ref().unwrap_err();
        assert_eq!((error.code, error.row, error.column.as_deref()), (code, Some(2), column), "{cells:.80}");
        assert!(error.concerns_one_row());
        assert_eq!(rows[1..], [Ok((3, texts(&["7", ""])))], "{cells:.80}");
    }
    // A formula whose result is the empty text, and cells beyond the header that hold nothing.
    let data = format!(r#"{head}<row r="2"><c r="A2"><v>1</v></c><c r="B2" t="str"><f>""</f><v/></c><c r="Z2" s="1"/></row>"#);
    assert_eq!(good(&data, "void").1, [(2, texts(&["1", ""]))]);
}

#[test]
fn workbooks_that_are_refused() {
    let data = r#"<row><c t="inlineStr"><is><t>a</t></is></c></row>"#;
    let whole = workbook(data);
    let with = |part: &str, text: &str| {
        let mut parts = Parts::new(data);
        parts.set(part, text);
        parts.zip()
    };
    let without = |part: &str| {
        let mut parts = Parts::new(data);
        parts.remove(part);
        parts.zip()
    };
    for (bytes, code) in [
        (Vec::new(), "format-empty"),
        (b"a;b\n1;2\n".to_vec(), "format-not-workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec(), "format-not-workbook"),
        (whole[..whole.len() / 2].to_vec(), "format-archive-damaged"),
        (without("xl/worksheets/sheet1.xml"), "format-workbook-damaged"),
        (without("xl/workbook.xml"), "format-workbook-damaged"),
        (without("xl/_rels/workbook.xml.rels"), "format-not-workbook"),
        (workbook(""), "format-no-header"),
        (workbook(r#"<row><c r="B1" t="inlineStr"><is><t>b</t></is></c></row>"#), "format-column-unnamed"),
        (workbook(r#"<row><c><v>1</v></c><c><v>1.0</v></c></row>"#), "format-duplicate-column"),
        (workbook(r#"<row><c r="ZZZZ1"><v>1</v></c></row>"#), "format-too-many-columns"),
        (workbook(r#"<row><c r="DDD1"><v>1</v></c></row>"#), "format-too-many-columns"),
        (workbook(r#"<row><c t="e"><v>#NAME?</v></c></row>"#), "format-cell-error"),
        (workbook("<row><c><v>1"), "format-workbook-damaged"),
        (workbook(&format!("{data}<row><c t=\"str\"><v>&bomb;</v></c></row>")), "format-workbook-damaged"),
        (workbook(&format!("{data}{}", "<row>".repeat(100))), "format-workbook-damaged"),
        (workbook(&format!("{data}<row><c a=\"{}\"/></row>", "x".repeat(9 << 20))), "format-row-too-long"),
        (with("xl/worksheets/sheet1.xml", "<!DOCTYPE x [<!ENTITY a \"b\">]><worksheet/>"), "format-workbook-damaged"),
        (with("xl/worksheets/sheet1.xml", "no mark-up"), "format-no-header"),
        (with("xl/sharedStrings.xml", "<sst><si>"), "format-workbook-damaged"),
    ] {
        let error = fault(&bytes, "refused");
        assert_eq!(error.code, code, "{error}");
        assert!(!error.to_string().contains('\n'));
    }
    // A byte that changed on its way is seen by its checksum, where the text still reads well.
    let mut parts = Parts::new(data);
    parts.stored = true;
    let mut bytes = parts.zip();
    let at = bytes.windows(8).position(|w| w == b"<t>a</t>").unwrap();
    bytes[at + 3] = b'b';
    assert_eq!(fault(&bytes, "checksum").code, "format-workbook-damaged");

    let folder = Folder::new("xlsx-size");
    let path = folder.file("big.xlsx", &whole);
    let file = std::fs::OpenOptions::new().write(true).open(&path).unwrap();
    file.set_len(MAX_FILE + 1).unwrap();
    assert_eq!(Sheet::open(&path, None).unwrap_err().code, "format-workbook-size");
    assert_eq!(Sheet::open(folder.path().join("none.xlsx"), None).unwrap_err().code, "format-not-found");
    assert_eq!(form_of(&folder.file("named.csv", &whole), "named.csv").unwrap().form, Form::Xlsx);
}

#[test]
fn small_workbooks_that_would_grow_are_stopped() {
    let row = r#"<row><c><v>1</v></c></row>"#;
    let folder = Folder::new("xlsx-bomb");
    let path = folder.file("bomb.xlsx", workbook(&row.repeat(400_000)));
    let mut sheet = Sheet::open_within(&path, None, 1 << 20).unwrap();
    let read = rows(&mut sheet);
    let error = read.last().unwrap().as_ref().unwrap_err();
    assert_eq!((error.code, error.concerns_one_row()), ("format-too-large", false));
    assert_eq!(sheet.read_row(&mut StringRecord::new()), Ok(None));
    let mut sheet = Sheet::open(&path, None).unwrap();
    assert_eq!(rows(&mut sheet).len(), 399_999);
    let (taken, size) = sheet.progress();
    assert!(taken == size && size > 0);
    for seed in 0..100 {
        let mut bytes = b"PK\x03\x04".to_vec();
        bytes.extend(noise(seed, 2_000));
        assert!(open(&bytes, "xlsx-noise", None).is_err());
    }
    assert!(open(&zip(&[("a.txt", "a")], false), "other-zip", None).is_err());
}
