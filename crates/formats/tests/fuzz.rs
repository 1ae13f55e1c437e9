//! Readers meet damaged files: seeded mutations of good ones. They may refuse, they may not panic, hang or swallow memory.
//! A thousand files each; with `RETICOLO_DEEP` a hundred thousand.

use reticolo_formats::archive::ArchiveReader;
use reticolo_formats::csv_table::Table;
use reticolo_formats::geojson::read_features;
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
    b"\\u0000",
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
