//! OpenDocument workbooks as spreadsheet programs write them, made by hand, and such as mean harm.

use crate::shared::workbook::{ods, ods_content, ods_zip, workbook, zip};
use crate::shared::{Folder, noise};
use csv::StringRecord;
use reticolo_formats::FormatError;
use reticolo_formats::ods::{MAX_ROWS, Sheet, is_open_document};
use reticolo_formats::xlsx::MAX_FILE;

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
    let folder = Folder::new(&format!("ods-{name}"));
    let mut sheet = Sheet::open(folder.file("w.ods", bytes), sheet)?;
    let rows = rows(&mut sheet);
    Ok((sheet, rows))
}

fn fault(bytes: &[u8], name: &str) -> FormatError {
    open(bytes, name, None).map_or_else(|e| e, |(_, rows)| rows.into_iter().find_map(Result::err).expect("a fault"))
}

fn texts(row: &[&str]) -> Vec<String> {
    row.iter().map(|&c| c.to_owned()).collect()
}

/// Cells of text, in a row.
fn row(cells: &[&str]) -> String {
    let cells: String =
        cells.iter().map(|c| format!(r#"<table:table-cell office:value-type="string"><text:p>{c}</text:p></table:table-cell>"#)).collect();
    format!("<table:table-row>{cells}</table:table-row>")
}

#[test]
fn every_kind_of_cell() {
    let cell = |kind: &str, value: &str, shown: &str| {
        format!(
            r#"<table:table-cell office:value-type="{kind}" {value} calcext:value-type="{kind}"><text:p>{shown}</text:p></table:table-cell>"#
        )
    };
    let head = row(&["code", "citt&#224;", "c &amp; d", "e"]);
    let cells = [
        cell("float", r#"office:value="1E7""#, "10.000.000"),
        cell("percentage", r#"office:value="0.125""#, "12,5 %"),
        cell("currency", r#"office:currency="EUR" office:value="-2.50""#, "-2,50 €"),
        cell("boolean", r#"office:boolean-value="true""#, "VERO"),
    ]
    .concat();
    let dates = [
        cell("date", r#"office:date-value="2025-01-01""#, "01/01/25"),
        cell("date", r#"office:date-value="2025-01-01T18:00:00.000000001""#, "01/01/25 18:00"),
        cell("time", r#"office:time-value="PT12H00M00S""#, "12:00"),
        r#"<table:table-cell table:formula="of:=1/3" office:value-type="float" office:value="0.333333333333333"><text:p>0,33</text:p></table:table-cell>"#.to_owned(),
    ]
    .concat();
    let words = r#"
      <table:table-cell office:value-type="string"><office:annotation><dc:date>2025</dc:date><text:p>a remark</text:p></office:annotation><text:p><text:span text:style-name="T1">two</text:span><text:s text:c="2"/> words</text:p><text:p><text:tab/>more<text:line-break/>lines</text:p></table:table-cell>
      <table:table-cell office:value-type="string"><text:p><text:a xlink:href="https://example.org">linked</text:a></text:p><draw:frame><draw:text-box><text:p>drawn</text:p></draw:text-box></draw:frame></table:table-cell>
      <table:table-cell table:formula="of:=&quot;x&quot;" office:value-type="string" office:string-value="x"/>
      <table:covered-table-cell office:value-type="string"><text:p>covered</text:p></table:covered-table-cell>"#;
    let data = format!(
        "<table:table-row table:number-rows-repeated=\"2\"><table:table-cell/></table:table-row><table:table-header-rows>{head}</table:table-header-rows><table:table-row-group><table:table-row>{cells}</table:table-row></table:table-row-group><table:table-row><table:table-cell/></table:table-row><table:table-row>{dates}</table:table-row><table:table-row>{words}</table:table-row>"
    );
    let (sheet, rows) = open(&ods(&data), "kinds", None).unwrap();
    assert_eq!(sheet.header, ["code", "città", "c & d", "e"]);
    let rows: Vec<_> = rows.into_iter().map(Result::unwrap).collect();
    assert_eq!(
        rows,
        [
            (4, texts(&["10000000", "0.125", "-2.5", "true"])),
            (6, texts(&["2025-01-01", "2025-01-01T18:00:00", "12:00:00", "0.333333333333333"])),
            (7, texts(&["two   words\n\tmore\nlines", "linked", "x", ""])),
        ]
    );
}

#[test]
fn the_first_visible_sheet_or_the_one_named() {
    let table = |name: &str, style: &str, rest: &str| {
        format!(
            r#"<table:table table:name="{name}" table:style-name="{style}"><table:shapes><draw:frame><table:table><table:table-row/></table:table></draw:frame></table:shapes>{rest}</table:table>"#
        )
    };
    let linked = table("'file:///a.ods'#S", "away", &format!(r#"<table:table-source/>{}"#, row(&["z"])));
    let sheets =
        [table("hidden &amp; away", "away", &row(&["day"])), table("Dati", "ta1", &(row(&["first"]) + &row(&["1"]))), linked].concat();
    let bytes = ods_zip(&ods_content(&sheets));
    let (sheet, data) = open(&bytes, "first", None).unwrap();
    assert_eq!((sheet.name.as_str(), sheet.header[0].as_str()), ("Dati", "first"));
    assert_eq!(sheet.names, ["hidden & away", "Dati"]);
    assert_eq!(data, [Ok((2, texts(&["1"])))]);
    let (taken, all) = sheet.progress();
    assert!(taken == all && all > 0 && sheet.size > all);
    let (sheet, data) = open(&bytes, "named", Some("hidden & away")).unwrap();
    assert_eq!((sheet.header, data.len()), (texts(&["day"]), 0));
    let error = open(&bytes, "none", Some("'file:///a.ods'#S")).unwrap_err();
    assert_eq!((error.code, error.args["names"].as_str()), ("format-sheet", "hidden & away, Dati"));
}

#[test]
fn what_repeats_is_counted_and_not_kept() {
    let empty = r#"<table:table-row table:number-rows-repeated="1048500"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>"#;
    let head = row(&["a", "b", "c"]);
    let filled = r#"<table:table-row table:number-rows-repeated="3"><table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="2"/><table:table-cell table:number-columns-repeated="16382"/></table:table-row>"#;
    let (_, read) = open(&ods(&format!("{head}{filled}{empty}")), "repeat", None).unwrap();
    assert_eq!(read, [2, 3, 4].map(|n| Ok((n, texts(&["1", "1", ""])))));
    // The last row there can be, and one more.
    for (times, last) in [(MAX_ROWS - 3, "format-row-length"), (MAX_ROWS - 2, "format-too-many-rows")] {
        let gap = format!(r#"<table:table-row table:number-rows-repeated="{times}"/>"#);
        let wrong = row(&["1", "2", "3", "4"]);
        let error = fault(&ods(&format!("{head}{}{gap}{wrong}", row(&["1"]))), "last");
        assert_eq!(error.code, last, "{error}");
    }
    // Each repetition of a row at fault is told.
    let bad = r#"<table:table-row table:number-rows-repeated="2"><table:table-cell office:value-type="float" office:value="x"/></table:table-row>"#;
    let (_, read) = open(&ods(&format!("{head}{bad}{}", row(&["1"]))), "bad", None).unwrap();
    let told: Vec<_> = read.iter().map(|r| r.as_ref().map_or_else(|e| (e.row, e.code), |r| (Some(r.0), ""))).collect();
    assert_eq!(told, [(Some(2), "format-cell-value"), (Some(3), "format-cell-value"), (Some(4), "")]);
}

#[test]
fn small_workbooks_that_would_grow_are_stopped() {
    let folder = Folder::new("ods-bomb");
    let head = row(&["a"]);
    let long = "x".repeat(1_000_000);
    let cell = |attributes: &str, text: &str| {
        format!(r#"<table:table-cell office:value-type="string" {attributes}><text:p>{text}</text:p></table:table-cell>"#)
    };
    let huge = u64::MAX.to_string();
    for (n, (data, code)) in [
        (
            format!(r#"<table:table-row>{}</table:table-row>"#, cell(r#"table:number-columns-repeated="4000000000""#, "x")),
            "format-too-many-columns",
        ),
        (
            format!(r#"<table:table-row>{}</table:table-row>"#, cell(r#"table:number-columns-repeated="16384""#, &long)),
            "format-row-too-long",
        ),
        (format!(r#"<table:table-row table:number-rows-repeated="{huge}">{}</table:table-row>"#, cell("", &long)), "format-too-large"),
        (format!(r#"<table:table-row table:number-rows-repeated="{huge}">{}</table:table-row>"#, cell("", "x")), "format-too-many-rows"),
        (
            format!(r#"<table:table-row>{}</table:table-row>"#, cell("", &r#"<text:s text:c="4000000000"/>"#.repeat(100))),
            "format-cell-too-long",
        ),
        (row(&["x"]).repeat(400_000), "format-too-large"),
    ]
    .into_iter()
    .enumerate()
    {
        let path = folder.file(&format!("{n}.ods"), ods(&(head.clone() + &data)));
        let opened = Sheet::open_within(&path, None, 32 << 20);
        let error = opened.and_then(|mut sheet| {
            let mut record = StringRecord::new();
            let mut read = 0_u64;
            loop {
                match sheet.read_row(&mut record) {
                    Err(error) => return Err(error),
                    Ok(None) => return Ok(()),
                    Ok(Some(_)) => read += 1,
                }
                assert!(read <= MAX_ROWS);
            }
        });
        assert_eq!(error.unwrap_err().code, code, "{n}");
    }
    let path = folder.file("all.ods", ods(&(head + &row(&["x"]).repeat(400_000))));
    assert_eq!(rows(&mut Sheet::open(&path, None).unwrap()).len(), 400_000);
}

#[test]
fn cells_at_fault_do_not_end_the_sheet() {
    let head = row(&["a", "b"]);
    let next = "<table:table-row><table:table-cell office:value-type=\"float\" office:value=\"7\"/></table:table-row>";
    let long = "x".repeat((1 << 20) + 1);
    let text = r#"office:value-type="string""#;
    for (cells, code, column) in [
        (format!(r#"<table:table-cell {text}><text:p>1</text:p></table:table-cell><table:table-cell table:formula="of:=NA()" office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>#N/A</text:p></table:table-cell>"#), "format-cell-error", Some("b")),
        (r#"<table:table-cell table:formula="of:=A9" office:value-type="float" office:value="0"><text:p>Err:522</text:p></table:table-cell>"#.to_owned(), "format-cell-error", Some("a")),
        (r#"<table:table-cell table:formula="of:=SUM([.B1:.B9])"/>"#.to_owned(), "format-cell-formula", Some("a")),
        (r#"<table:table-cell office:value-type="float" office:value="1,5"/>"#.to_owned(), "format-cell-value", Some("a")),
        (r#"<table:table-cell office:value-type="float"><text:p>1</text:p></table:table-cell>"#.to_owned(), "format-cell-value", Some("a")),
        (r#"<table:table-cell office:value-type="boolean" office:boolean-value="maybe"/>"#.to_owned(), "format-cell-value", Some("a")),
        (r#"<table:table-cell office:value-type="date" office:date-value="2025-02-30"/>"#.to_owned(), "format-cell-value", Some("a")),
        (r#"<table:table-cell office:value-type="colour" office:value="1"/>"#.to_owned(), "format-cell-value", Some("a")),
        (format!(r#"<table:table-cell table:number-columns-repeated="3"/><table:table-cell {text}><text:p>1</text:p></table:table-cell>"#), "format-row-length", None),
        (format!(r#"<table:table-cell table:number-columns-repeated="27"/><table:table-cell table:formula="of:=x" {text}><text:p>#REF!</text:p></table:table-cell>"#), "format-cell-error", Some("AB")),
        (format!(r#"<table:table-cell {text}><text:p>{long}</text:p></table:table-cell>"#), "format-cell-too-long", Some("a")),
    ] {
        let (_, read) = open(&ods(&format!("{head}<table:table-row>{cells}</table:table-row>{next}")), "fault", None).unwrap();
        let error = read[0].as_ref().unwrap_err();
        assert_eq!((error.code, error.row, error.column.as_deref()), (code, Some(2), column), "{cells:.200}");
        assert!(error.concerns_one_row());
        assert_eq!(read[1..], [Ok((3, texts(&["7", ""])))], "{cells:.200}");
    }
    // The same letters without a formula are a text.
    let (_, read) = open(&ods(&(head + &row(&["#N/A"]))), "no-fault", None).unwrap();
    assert_eq!(read, [Ok((2, texts(&["#N/A", ""])))]);
}

#[test]
fn workbooks_that_are_refused() {
    let data = row(&["a"]);
    let whole = ods(&data);
    let locked = r#"<manifest:manifest><manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry></manifest:manifest>"#;
    for (bytes, code) in [
        (Vec::new(), "format-empty"),
        (b"a;b\n1;2\n".to_vec(), "format-not-workbook"),
        (workbook("<row/>"), "format-not-workbook"),
        (zip(&[("a.txt", "a")], false), "format-not-workbook"),
        (ods_zip(&ods_content("")), "format-not-workbook"),
        (ods_zip("<office:document-content><office:body><office:text/></office:body></office:document-content>"), "format-not-workbook"),
        (zip(&[("content.xml", "\u{1}\u{2}"), ("META-INF/manifest.xml", locked)], false), "format-workbook-locked"),
        (whole[..whole.len() / 2].to_vec(), "format-archive-damaged"),
        (ods(""), "format-no-header"),
        (ods_zip(&ods_content(r#"<table:table table:name="S"/>"#)), "format-no-header"),
        (ods(&row(&["", "b"])), "format-column-unnamed"),
        (ods(&row(&["a", " a"])), "format-duplicate-column"),
        (ods(&row(&vec!["x"; 10_000])), "format-too-many-columns"),
        (ods_zip("<office:document-content><office:body>"), "format-workbook-damaged"),
        (ods(&"<table:table-row>".repeat(100)), "format-workbook-damaged"),
        (ods(&row(&["&bomb;"])), "format-workbook-damaged"),
        (ods_zip(&format!("<!DOCTYPE x [<!ENTITY a \"b\">]>{}", ods_content(""))), "format-workbook-damaged"),
        (ods(&format!("<table:table-row><table:table-cell a=\"{}\"/></table:table-row>", "x".repeat(9 << 20))), "format-row-too-long"),
    ] {
        let error = fault(&bytes, "refused");
        assert_eq!(error.code, code, "{error}");
        assert!(!error.to_string().contains('\n'));
    }
    for tenth in 1..10 {
        assert!(open(&whole[..whole.len() * tenth / 10], "cut", None).is_err());
    }
    for seed in 0..100 {
        let mut bytes = b"PK\x03\x04".to_vec();
        bytes.extend(noise(seed, 2_000));
        assert!(open(&bytes, "noise", None).is_err());
    }
    let folder = Folder::new("ods-size");
    let path = folder.file("big.ods", &whole);
    assert!(is_open_document(&path));
    assert!(!is_open_document(folder.file("w.xlsx", workbook(""))) && !is_open_document(folder.file("t.csv", "a")));
    std::fs::OpenOptions::new().write(true).open(&path).unwrap().set_len(MAX_FILE + 1).unwrap();
    assert_eq!(Sheet::open(&path, None).unwrap_err().code, "format-workbook-size");
    assert_eq!(Sheet::open(folder.path().join("none.ods"), None).unwrap_err().code, "format-not-found");
}
