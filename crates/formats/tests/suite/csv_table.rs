//! Tables as they come from spreadsheets and portals, and files that mean harm.

use crate::shared::{Folder, bomb, gzip, noise};
use csv::StringRecord;
use reticolo_formats::csv_table::{MAX_CELL, MAX_COLUMNS};
use reticolo_formats::{Encoding, FormatError, LineEnd, ReadAs, Table, TableOptions};
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

/// `text` in an encoding, with its mark or without; letters that Windows-1252 lacks may not occur.
fn encoded(text: &str, encoding: Encoding, mark: bool) -> Vec<u8> {
    let marked = if mark { format!("\u{feff}{text}") } else { text.to_owned() };
    match encoding {
        Encoding::Utf8 => marked.into_bytes(),
        Encoding::Utf16Le => marked.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        Encoding::Utf16Be => marked.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        Encoding::Windows1252 => text.chars().map(|c| if c == '€' { 0x80 } else { u8::try_from(u32::from(c)).unwrap() }).collect(),
    }
}

#[test]
fn every_encoding_line_end_and_separator() {
    for encoding in Encoding::ALL {
        for mark in [true, false] {
            if mark && encoding == Encoding::Windows1252 {
                continue;
            }
            for (line_end, end) in [(LineEnd::Lf, "\n"), (LineEnd::CrLf, "\r\n"), (LineEnd::Cr, "\r")] {
                for separator in [',', ';', '\t', '|'] {
                    for packed in [false, true] {
                        let s = separator;
                        let text = format!("città{s}\"a,b;c|d\te\"{end}Forlì{s}1.5 €{end}\"L\"\"Aquila{s}{end}\"{s}{end}Cefalù{s}2{end}");
                        let plain = encoded(&text, encoding, mark);
                        let bytes = if packed { gzip(&plain) } else { plain };
                        let folder = Folder::new("encodings");
                        let path = folder.file("t.csv", &bytes);
                        let mut table = Table::open(&path).unwrap();
                        let size = bytes.len() as u64;
                        assert_eq!(table.read_as, ReadAs { encoding, mark, separator, line_end, gzip: packed, size }, "{text:?}");
                        assert_eq!(table.header, ["città", "a,b;c|d\te"], "{text:?}");
                        let rows: Vec<_> = read(&mut table).into_iter().map(|r| r.unwrap().1).collect();
                        let quoted = format!("L\"Aquila{s}{end}");
                        assert_eq!(rows, [cells(&["Forlì", "1.5 €"]), cells(&[&quoted, ""]), cells(&["Cefalù", "2"])], "{text:?}");
                        let stated = TableOptions { encoding: Some(encoding), separator: Some(s), ceiling: None };
                        assert_eq!(Table::open_with(&path, &stated).unwrap().read_as, table.read_as);
                    }
                }
            }
        }
    }
}

#[test]
fn long_files_are_decoded_as_they_are_read() {
    let text: String = (0..60_000).map(|i| format!("{i};è € 😀\r\n")).collect();
    for encoding in [Encoding::Utf8, Encoding::Utf16Le, Encoding::Utf16Be] {
        let (header, rows) = good(encoded(&format!("n;t\r\n{text}"), encoding, false), "long-text");
        assert_eq!((header.len(), rows.len()), (2, 60_000), "{encoding:?}");
        assert!(rows.iter().zip(0..).all(|((number, row), i)| *number == i + 2 && row[0] == i.to_string() && row[1] == "è € 😀"));
    }
}

#[test]
fn what_contradicts_the_encoding_is_named() {
    // The head is plain ASCII, the letter comes later: stated, it is read.
    let mut late = b"n,t\n".to_vec();
    late.extend_from_slice(&b"1,x\n".repeat(100_000));
    late.extend_from_slice(b"2,citt\xe0\n3,y\n");
    let error = fault(&late, "late");
    assert_eq!((error.code, error.row, error.concerns_one_row()), ("format-not-utf8", Some(100_002), true));
    assert!(error.to_string().contains("state the encoding"), "{error}");
    let folder = Folder::new("late-stated");
    let path = folder.file("t.csv", &late);
    let stated = TableOptions { encoding: Encoding::from_code("CP1252"), ..TableOptions::default() };
    let rows = read(&mut Table::open_with(&path, &stated).unwrap());
    assert_eq!(rows[100_000], Ok((100_002, cells(&["2", "città"]))));
    // One faulty letter among good ones is a fault of its row; a letter that the source got wrong stays as it is.
    let mixed = "a,b\nCittà,Forlì\n".as_bytes().iter().chain(b"Citt\xe0,x\n").copied().collect::<Vec<u8>>();
    assert_eq!(fault(mixed, "mixed-letters").row, Some(3));
    assert_eq!(good("a\nComunit\u{c7}\n", "as-it-is").1[0].1, ["Comunit\u{c7}"]);
    // Half a pair of UTF-16, an odd byte at the end, a place that Windows-1252 leaves empty.
    let half: Vec<u8> = [0x61u16, 0xa, 0x62, 0xd800, 0xa, 0x63].iter().flat_map(|u| u.to_le_bytes()).collect();
    for (bytes, row) in [(half, 2), (b"a\0\n\0b\0\n\0c".to_vec(), 3), (b"a\n\xe8\n\xe9\n\x81\n".to_vec(), 4)] {
        let error = fault(&bytes, "contradicts");
        assert_eq!((error.code, error.row, error.column.as_deref()), ("format-encoding", Some(row), Some("a")), "{bytes:?}");
    }
    for (code, expected) in [("UTF-8", "utf-8"), ("utf16", "utf-16le"), ("UTF_16BE", "utf-16be"), ("ISO-8859-1", "windows-1252")] {
        assert_eq!(Encoding::from_code(code).map(Encoding::code), Some(expected));
    }
    assert!(Encoding::ALL.iter().all(|&e| Encoding::from_code(e.code()) == Some(e)) && Encoding::from_code("ebcdic").is_none());
}

#[test]
fn separators_that_mislead_or_are_stated() {
    let found = |text: &str| {
        let folder = Folder::new("separators");
        Table::open(folder.file("t.csv", text)).unwrap().delimiter
    };
    assert_eq!(found("name, full;value\nA;1,5\nB;2,5\n"), ';');
    assert_eq!(found("a;b\n1,5;2,5\n1,5;2,5\n"), ';');
    assert_eq!(found("a,b,c;d\n1,2,3\n"), ',');
    assert_eq!(found("unit\n1;2\n"), ',');
    assert_eq!(found("a|b\n\"x|y;z\"|1\n"), '|');
    assert_eq!(found("size 5\" a;b\n5\" x;1\n"), ';');
    let folder = Folder::new("stated");
    let path = folder.file("t.csv", "a;b,c\n1;2,3\n");
    let open = |separator| Table::open_with(&path, &TableOptions { separator: Some(separator), ..TableOptions::default() });
    assert_eq!(open(',').unwrap().header, ["a;b", "c"]);
    assert_eq!(open(';').unwrap().header, ["a", "b,c"]);
    assert_eq!(open('#').unwrap().header, ["a;b,c"]);
    for bad in ['"', '\n', 'è', '\0'] {
        assert_eq!(open(bad).unwrap_err().code, "format-separator");
    }
    use reticolo_formats::layout::{SEPARATORS, separator_code, separator_from_code};
    assert!(
        SEPARATORS.iter().all(|&s| separator_from_code(separator_code(s)) == Some(s) && separator_from_code(&s.to_string()) == Some(s))
    );
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
    let mut table = Table::open(folder.file("t.csv", b"name,n\nCitt\xe0,1\nx\nnul\0,2\n\xc3\xa8,3,4\nz,5\n")).unwrap();
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
    assert_eq!(fault(b"caf\xe9\xc3\xa9,b\n", "one-fault").row, Some(1));
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
        (b"a\0\0\0,b\n".to_vec(), "format-nul"),
        (b"\xff\xfe\0\0a\0\0\0".to_vec(), "format-not-text"),
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
