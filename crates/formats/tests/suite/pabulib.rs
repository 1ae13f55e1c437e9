//! Participatory budgets: published files, those we write ourselves, and such as mean harm.

use crate::shared::{Folder, bomb, gzip, noise, shared};
use reticolo_formats::pabulib::{TABLES, read, read_all, write_pabulib};
use reticolo_formats::{FormatError, TableRow, Tables};
use reticolo_model::geometry::Geometry;

const GOOD: &str = "META\nkey; value\ndescription;\"Bilancio; \"\"Rocca\"\"\"\nbudget;1000\nPROJECTS\nproject_id; cost; name;latitude;longitude\n1;600;\"Due\nrighe\";42.56;12.64\n2; 800 ;Città;;\nVOTES\nvoter_id;age;vote\n1;34;1,2\n2;;\n";

fn all(bytes: impl AsRef<[u8]>, name: &str) -> Result<[Tables; 3], FormatError> {
    let folder = Folder::new(&format!("pb-{name}"));
    read_all(folder.file("a.pb", bytes))
}

fn cells(table: &Tables) -> Vec<&[String]> {
    table.rows.iter().map(|row| &row.cells[..]).collect()
}

#[test]
fn the_three_tables() {
    for (text, name) in [(GOOD.to_owned(), "lf"), (GOOD.replace('\n', "\r\n"), "crlf"), (format!("\u{feff}\n\n{GOOD}"), "mark")] {
        let shift = if name == "mark" { 2 } else { 0 };
        let [meta, projects, votes] = all(&text, name).unwrap();
        assert_eq!(meta.header, ["key", "value"]);
        assert_eq!(cells(&meta), [["description", "Bilancio; \"Rocca\""], ["budget", "1000"]]);
        assert_eq!(projects.header, ["project_id", "cost", "name", "latitude", "longitude"]);
        assert_eq!(projects.rows[0].geometry, Some(Geometry::Point([12.64, 42.56])));
        assert_eq!((projects.rows[1].cells[1].as_str(), projects.rows[1].geometry.is_none()), ("800", true));
        assert_eq!(cells(&votes), [["1", "34", "1,2"], ["2", "", ""]]);
        // Lines, of which one row takes two.
        assert_eq!(projects.rows.iter().map(|r| r.number - shift).collect::<Vec<_>>(), [7, 9]);
        assert_eq!(votes.rows.iter().map(|r| r.number - shift).collect::<Vec<_>>(), [12, 13]);
        assert_eq!(meta.names, TABLES);
    }
    let packed = all(gzip(GOOD.as_bytes()), "packed").unwrap();
    assert!(packed[0].gzip && packed[2].rows.len() == 2);
    let folder = Folder::new("pb-one");
    let path = folder.file("a.pb", GOOD);
    for (wanted, name) in [(None, "projects"), (Some("votes"), "votes"), (Some("meta"), "meta")] {
        assert_eq!(read(&path, wanted).unwrap().name, name);
    }
    let error = read(&path, Some("VOTES")).unwrap_err();
    assert_eq!((error.code, error.args["names"].as_str()), ("format-no-table", "meta, projects, votes"));
}

#[test]
fn what_is_written_is_read_back() {
    let table = |header: &[&str], rows: &[&[&str]]| Tables {
        header: header.iter().map(ToString::to_string).collect(),
        rows: rows.iter().map(|row| TableRow { number: 0, cells: row.iter().map(ToString::to_string).collect(), geometry: None }).collect(),
        ..Tables::default()
    };
    let long = "x; ".repeat(20_000) + "y";
    let tables = [
        table(&["key", "value"], &[&["a", ""], &["", "b"], &["META", "PROJECTS"]]),
        table(&["project_id", "cost", "name"], &[&["1", "-5", "\"q\"; 😀 è"], &["2", "", "a\nb\r\nc"], &["", "", ""], &["3", "1", &long]]),
        table(&["voter_id", "vote"], &[]),
    ];
    let bytes = write_pabulib(Vec::new(), &tables).unwrap();
    let back = all(&bytes, "back").unwrap();
    for (a, b) in tables.iter().zip(&back) {
        assert_eq!((&a.header, cells(a)), (&b.header, cells(b)));
    }
    assert_eq!(write_pabulib(Vec::new(), &back).unwrap(), bytes);
    let mut narrow = tables.clone();
    narrow[2].header.truncate(1);
    let mut uneven = tables;
    uneven[1].rows[0].cells.pop();
    assert!(write_pabulib(Vec::new(), &narrow).is_err() && write_pabulib(Vec::new(), &uneven).is_err());
}

#[test]
fn published_budgets_come_back_byte_for_byte() {
    let Some(folder) = shared("oracles/budgeting") else { return };
    let mut files = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|e| e != "pb") {
            continue;
        }
        let tables = read_all(&path).unwrap();
        assert!(tables.iter().all(|table| table.broken.is_empty() && !table.rows.is_empty()), "{}", path.display());
        let count = |key: &str| tables[0].rows.iter().find(|row| row.cells[0] == key).map(|row| row.cells[1].clone());
        assert_eq!(count("num_projects"), Some(tables[1].rows.len().to_string()), "{}", path.display());
        assert_eq!(count("num_votes"), Some(tables[2].rows.len().to_string()), "{}", path.display());
        let published = std::fs::read_to_string(&path).unwrap().replace("\r\n", "\n");
        let published: Vec<&str> = published.lines().collect();
        let written = String::from_utf8(write_pabulib(Vec::new(), &tables).unwrap()).unwrap();
        let written: Vec<&str> = written.lines().collect();
        assert_eq!(published.len(), written.len(), "{}", path.display());
        for (a, b) in published.iter().zip(&written) {
            assert_eq!(a, b, "{}", path.display());
        }
        files += 1;
    }
    assert!(files > 0);
}

#[test]
fn rows_at_fault_do_not_end_the_file() {
    let text = "META\nkey;value\na;b;c\nPROJECTS\nproject_id;cost\n1;2\n3\n4;a\0\n5;6\nVOTES\nvoter_id;vote\n1;2\n";
    let [meta, projects, votes] = all(text, "fault").unwrap();
    let told = |table: &Tables| table.broken.iter().map(|e| (e.row, e.code)).collect::<Vec<_>>();
    assert_eq!(told(&meta), [(Some(3), "format-row-length")]);
    assert_eq!(told(&projects), [(Some(7), "format-row-length"), (Some(8), "format-nul")]);
    assert!(projects.broken.iter().all(FormatError::concerns_one_row));
    assert_eq!((projects.rows.len(), votes.rows.len(), projects.names), (2, 1, vec!["projects".to_owned(), "votes".to_owned()]));
    let mut bytes = text.replace('\0', "").into_bytes();
    let at = bytes.iter().rposition(|&b| b == b'5').unwrap();
    bytes[at] = 0xe0;
    assert_eq!(told(&all(bytes, "latin").unwrap()[1])[1], (Some(9), "format-not-utf8"));
    let long = GOOD.replace("Città", &"x".repeat((1 << 20) + 1));
    assert_eq!(told(&all(long, "long").unwrap()[1]), [(Some(9), "format-cell-too-long")]);
}

#[test]
fn files_that_are_refused() {
    let wide = format!("META\n{}\n", (0..10_000).map(|i| i.to_string()).collect::<Vec<_>>().join(";"));
    for (bytes, code) in [
        (Vec::new(), "format-empty"),
        (b"a;b\n1;2\n".to_vec(), "format-not-pabulib"),
        (b"META\nkey;value\nMETA\nkey;value\n".to_vec(), "format-not-pabulib"),
        (b"META\nkey;value\na;b\n".to_vec(), "format-pabulib-section"),
        (b"META\nkey;value\nPROJECTS\nVOTES\na;b\n".to_vec(), "format-no-header"),
        (b"META\nkey;key\n".to_vec(), "format-duplicate-column"),
        (b"META\nkey;\n".to_vec(), "format-column-unnamed"),
        (wide.into_bytes(), "format-too-many-columns"),
        (GOOD.replace("1;34", "\"1;34").into_bytes(), "format-open-quote"),
        (b"PK\x03\x04aaaa".to_vec(), "format-not-text"),
        (b"\xff\xfeM\0".to_vec(), "format-not-utf8"),
        (bomb(b"META\n"), "format-too-large"),
        (gzip(format!("META\n{}", ";".repeat(40 << 20)).as_bytes()), "format-row-too-long"),
        (gzip(format!("META\nk;v\n{}", "\"\n\";;;\"\n\"".repeat(4 << 20)).as_bytes()), "format-row-too-long"),
    ] {
        assert_eq!(all(bytes, "refused").unwrap_err().code, code);
    }
    for tenth in 1..10 {
        let _ = all(&GOOD.as_bytes()[..GOOD.len() * tenth / 10], "cut");
    }
    for seed in 0..50 {
        let mut bytes = GOOD.as_bytes().to_vec();
        bytes.extend(noise(seed, 1_000));
        let _ = all(bytes, "noise");
    }
    let folder = Folder::new("pb-none");
    assert_eq!(read_all(folder.path().join("none.pb")).unwrap_err().code, "format-not-found");
}
