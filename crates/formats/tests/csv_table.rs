//! Tables as they come from spreadsheets and portals, and files that mean harm.

mod shared;

use csv::StringRecord;
use reticolo_formats::csv_table::{MAX_CELL, MAX_COLUMNS};
use reticolo_formats::{FormatError, Table};
use shared::{Folder, bomb, gzip, noise};
use std::ops::ControlFlow;

fn read(table: &mut Table) -> Vec<Result<(u64, Vec<String>), FormatError>> {
    table.rows().map(|row| row.map(|r| (r.number, r.cells.iter().map(str::to_owned).collect()))).collect()
}

fn good(bytes: impl AsRef<[u8]>, name: &str) -> (Vec<String>, Vec<(u64, Vec<String>)>) {
    let folder = Folder::new(name);
    let mut table = Table::open(folder.file("t.csv", bytes)).unwrap();
    let rows = read(&mut table).into_iter().map(Result::unwrap).collect();
    (table.header.clone(), rows)
}

/// The first fault, of the header or of a row.
fn fault(bytes: impl AsRef<[u8]>, name: &str) -> FormatError {
    let folder = Folder::new(name);
    match Table::open(folder.file("t.csv", bytes)) {
        Err(error) => error,
        Ok(mut table) => read(&mut table).into_iter().find_map(Result::err).expect("a fault"),
    }
}

fn cells(row: &[&str]) -> Vec<String> {
    row.iter().map(|&c| c.to_owned()).collect()
}

#[test]
fn every_delimiter_and_line_end() {
    for (delimiter, name) in [(',', "comma"), (';', "semicolon"), ('\t', "tab"), ('|', "bar")] {
        for end in ["\n", "\r\n", "\r"] {
            for last in [end, ""] {
                let text = format!("\u{feff} a {delimiter}\"x, y; z\"{end}1{delimiter}2{end}3{delimiter}4{last}");
                let (header, rows) = good(&text, name);
                assert_eq!(header, ["a", "x, y; z"], "{text:?}");
                assert_eq!(rows, [(2, cells(&["1", "2"])), (3, cells(&["3", "4"]))], "{text:?}");
            }
        }
    }
}

#[test]
fn rows_are_numbered_as_a_spreadsheet_shows_them() {
    for end in ["\n", "\r\n"] {
        let text = ["", "a,b", "1,\"two", "lines\"", "", "", "2,x", "3,\"\n\n\"", "4,y"].join(end);
        let (_, rows) = good(&text, "numbers");
        assert_eq!(rows.iter().map(|(n, _)| *n).collect::<Vec<_>>(), [3, 6, 7, 8], "{text:?}");
        assert_eq!(rows[0].1[1], format!("two{end}lines"));
    }
    let (_, rows) = good("a,b\r\n1,x\n2,x\r\n\r\n3,x\n\n4,x\r\n5,x", "mixed");
    assert_eq!(rows.iter().map(|(n, _)| *n).collect::<Vec<_>>(), [2, 3, 5, 7, 8]);
    let (header, rows) = good("\"a\nb\",c\n1,2\n", "header-lines");
    assert_eq!((header[0].as_str(), rows[0].0), ("a\nb", 2));
}

#[test]
fn cells_stay_as_they_are() {
    let (_, rows) = good("code,name\n007, NA \n\"8\",\"say \"\"hi\"\"\"\n,\n", "cells");
    assert_eq!(rows[0].1, ["007", " NA "]);
    assert_eq!(rows[1].1, ["8", "say \"hi\""]);
    assert_eq!(rows[2].1, ["", ""]);
}

#[test]
fn packed_tables_and_headers_alone() {
    let text = b"a,b\n1,2\n";
    let (_, rows) = good(gzip(text), "packed");
    assert_eq!(rows.len(), 1);
    assert!(good("a,b", "alone").1.is_empty());
    assert!(good("a\n\n\n", "alone-blank").1.is_empty());
}

#[test]
fn one_row_at_fault_does_not_end_the_table() {
    let folder = Folder::new("goes-on");
    let mut table = Table::open(folder.file("t.csv", b"name,n\nCitt\xe0,1\nx\nnul\0,2\ny,3,4\nz,5\n")).unwrap();
    let rows = read(&mut table);
    let faults: Vec<&FormatError> = rows.iter().filter_map(|r| r.as_ref().err()).collect();
    assert_eq!(
        faults.iter().map(|e| (e.code, e.row, e.column.as_deref())).collect::<Vec<_>>(),
        [
            ("format-not-utf8", Some(2), Some("name")),
            ("format-row-length", Some(3), None),
            ("format-nul", Some(4), Some("name")),
            ("format-row-length", Some(5), None),
        ]
    );
    assert!(faults.iter().all(|e| e.concerns_one_row()));
    assert!(faults[1].to_string().ends_with("t.csv: row 3: found 1 cells, expected 2 as in the header"), "{}", faults[1]);
    assert_eq!(rows[4].as_ref().unwrap().0, 6);
}

#[test]
fn headers_that_are_refused() {
    for (text, code, column) in [
        ("a,b,a\n", "format-duplicate-column", Some("3")),
        ("a, ,c\n", "format-column-unnamed", Some("2")),
        ("\n\n", "format-no-header", None),
        ("\u{feff}", "format-no-header", None),
        (",,\n1,2,3\n", "format-no-header", None),
        ("", "format-empty", None),
        ("a,\"b\n1,2\n", "format-open-quote", Some("2")),
    ] {
        let error = fault(text, "headers");
        assert_eq!((error.code, error.column.as_deref()), (code, column), "{text:?}");
    }
    let wide = (0..=MAX_COLUMNS).map(|i| format!("c{i}")).collect::<Vec<_>>().join(",");
    assert_eq!(fault(wide, "wide").code, "format-too-many-columns");
    assert_eq!(fault(b"caf\xe9,b\n", "latin").row, Some(1));
}

#[test]
fn a_quotation_mark_that_is_never_closed() {
    for text in ["a,b\n1,\"x\n2,y\n", "a,b\n1,2\n3,\"", "a,b\n1,\"x\"\"", "a\n\"x"] {
        let error = fault(text, "quote");
        assert_eq!((error.code, error.concerns_one_row()), ("format-open-quote", false), "{text:?}");
    }
    // With much behind it, it is found before everything is swallowed.
    let mut long = b"a,b\n1,\"x\n".to_vec();
    long.extend_from_slice(&b"2,y\n".repeat(5_000_000));
    let error = fault(long, "quote-long");
    assert_eq!((error.code, error.row), ("format-row-too-long", Some(2)));
    // A mark within a cell is a mark.
    assert_eq!(good("a,b\n5\" pipe,2\n", "inch").1[0].1[0], "5\" pipe");
}

#[test]
fn wrong_kinds_of_file_get_one_sentence() {
    for (bytes, code) in [
        (b"\xff\xfea\0,\0b\0".to_vec(), "format-not-utf8"),
        (b"\xfe\xff\0a".to_vec(), "format-not-utf8"),
        (b"a\0,\0b\0\n\0".to_vec(), "format-nul"),
        (b"PK\x03\x04rest".to_vec(), "format-not-text"),
        (b"%PDF-1.7\n".to_vec(), "format-not-text"),
        (gzip(b""), "format-empty"),
        (b"\x1f\x8b".to_vec(), "format-truncated"),
        (b"\x1f\x8bnot packed at all".to_vec(), "format-damaged"),
    ] {
        let error = fault(&bytes, "kinds");
        assert_eq!(error.code, code, "{error}");
        assert!(!error.to_string().contains('\n'));
    }
    let utf16 = fault(b"\xff\xfea\0", "utf16").to_string();
    assert!(utf16.contains("\"UTF-16\", expected text encoded as UTF-8"), "{utf16}");
    let folder = Folder::new("none");
    assert_eq!(Table::open(folder.path().join("none.csv")).unwrap_err().code, "format-not-found");
    assert_eq!(Table::open(folder.path()).unwrap_err().code, "format-unreadable");
}

#[test]
fn truncated_and_damaged_packing() {
    let text: String = (0..20_000).map(|i| format!("{i},{}\n", i * 7919 % 10_007)).collect();
    let packed = gzip(format!("a,b\n{text}").as_bytes());
    assert_eq!(fault(&packed[..packed.len() / 2], "truncated").code, "format-truncated");
    assert_eq!(fault(&packed[..packed.len() - 1], "truncated-end").code, "format-truncated");
    let mut damaged = packed.clone();
    let last = damaged.len() - 6;
    damaged[last] ^= 0xff;
    assert_eq!(fault(damaged, "checksum").code, "format-damaged");
}

#[test]
fn noise_never_panics_and_always_ends() {
    for seed in 0..200 {
        let mut bytes = noise(seed, 3_000);
        if seed % 2 == 0 {
            // Text without order goes deeper than bytes without order.
            bytes.iter_mut().for_each(|b| *b = b"a,;\"\n\r \t|1"[usize::from(*b) % 10]);
        }
        let folder = Folder::new("noise");
        match Table::open(folder.file("t.csv", &bytes)) {
            Err(error) => assert!(!error.sentence().is_empty()),
            Ok(mut table) => assert!(read(&mut table).len() < 3_000),
        }
    }
}

#[test]
fn bombs_are_refused_at_the_ceiling() {
    let folder = Folder::new("bomb");
    let mut packed = gzip(b"a,b\n");
    packed.extend_from_slice(&bomb(b"1,2\n"));
    let path = folder.file("bomb.csv.gz", &packed);
    let mut table = Table::open_within(&path, 8 << 20).unwrap();
    let error = table.for_each_row(|_, _| ControlFlow::<()>::Continue(())).unwrap_err();
    assert_eq!((error.code, error.concerns_one_row()), ("format-too-large", false));
    assert_eq!(table.read_row(&mut StringRecord::new()), Ok(None));
    // Without any row end, the limit of a row is enough.
    assert_eq!(fault(bomb(b"aaaa"), "bomb-row").code, "format-row-too-long");
    assert_eq!(fault(bomb(b"\n"), "bomb-blank").code, "format-row-too-long");
}

#[test]
fn long_cells_are_refused_and_long_enough_ones_are_not() {
    let error = fault(format!("a,b\n1,{}\n", "x".repeat(MAX_CELL + 1)), "long");
    assert_eq!((error.code, error.row, error.column.as_deref()), ("format-cell-too-long", Some(2), Some("b")));
    assert_eq!(good(format!("a,b\n1,{}\n", "x".repeat(MAX_CELL)), "long-enough").1.len(), 1);
}

#[test]
fn a_buffer_is_reused_and_the_caller_may_stop() {
    let folder = Folder::new("stop");
    let path = folder.file("t.csv", "a,b\n".to_owned() + &"12,34\n".repeat(100_000));
    let mut table = Table::open(&path).unwrap();
    let out = table.for_each_row(|n, row| if n == 500 { ControlFlow::Break(row[1].to_owned()) } else { ControlFlow::Continue(()) });
    assert_eq!(out, Ok(ControlFlow::Break("34".to_owned())));
    let (read, size) = table.progress();
    assert!(read > 0 && read < size && size == std::fs::metadata(&path).unwrap().len());
    assert_eq!(table.for_each_row(|_, _| ControlFlow::<()>::Continue(())), Ok(ControlFlow::Continue(())));
    assert_eq!(table.progress().0, size);
}
