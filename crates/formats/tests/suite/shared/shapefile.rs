//! Shapefiles made byte by byte.

use reticolo_formats::ArchiveWriter;
use std::io::{Cursor, Write};

pub const UTM33: &str = r#"PROJCS["WGS_1984_UTM_Zone_33N",GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",15.0],PARAMETER["Scale_Factor",0.9996],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]"#;
pub const WGS84: &str = r#"GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]"#;

pub fn le(numbers: &[f64]) -> Vec<u8> {
    numbers.iter().flat_map(|n| n.to_le_bytes()).collect()
}

pub fn words(numbers: &[u32]) -> Vec<u8> {
    numbers.iter().flat_map(|n| n.to_le_bytes()).collect()
}

pub fn point(x: f64, y: f64) -> Vec<u8> {
    [words(&[1]), le(&[x, y])].concat()
}

/// A polyline (3) or polygon (5), or one with heights or measures behind it.
pub fn parts(kind: u32, parts: &[&[[f64; 2]]]) -> Vec<u8> {
    let points: Vec<[f64; 2]> = parts.concat();
    let mut start = 0;
    let starts: Vec<u32> = parts
        .iter()
        .map(|part| {
            start += part.len() as u32;
            start - part.len() as u32
        })
        .collect();
    let counts = words(&[parts.len() as u32, points.len() as u32]);
    [words(&[kind]), le(&[0.0; 4]), counts, words(&starts), le(&points.concat())].concat()
}

pub fn multipoint(points: &[[f64; 2]]) -> Vec<u8> {
    [words(&[8]), le(&[0.0; 4]), words(&[points.len() as u32]), le(&points.concat())].concat()
}

fn header(kind: u32, bytes: usize) -> Vec<u8> {
    let mut out = 9994_u32.to_be_bytes().to_vec();
    out.extend([0; 20]);
    out.extend((bytes as u32 / 2).to_be_bytes());
    out.extend(words(&[1000, kind]));
    out.extend([0; 64]);
    out
}

/// The .shp and its .shx.
pub fn shp(kind: u32, records: &[Vec<u8>]) -> (Vec<u8>, Vec<u8>) {
    let (mut body, mut index) = (Vec::new(), Vec::new());
    for (record, number) in records.iter().zip(1_u32..) {
        index.extend((50 + body.len() as u32 / 2).to_be_bytes());
        index.extend((record.len() as u32 / 2).to_be_bytes());
        body.extend(number.to_be_bytes());
        body.extend((record.len() as u32 / 2).to_be_bytes());
        body.extend(record);
    }
    ([header(kind, 100 + body.len()), body].concat(), [header(kind, 100 + index.len()), index].concat())
}

/// A table: name, kind and width of each field; the cells of each row, which begins with its mark.
pub fn dbf(language: u8, fields: &[(&str, u8, u8)], rows: &[&[&[u8]]]) -> Vec<u8> {
    let length = 1 + fields.iter().map(|f| u16::from(f.2)).sum::<u16>();
    let mut out = vec![3, 125, 1, 1];
    out.extend((rows.len() as u32).to_le_bytes());
    out.extend((33 + 32 * fields.len() as u16).to_le_bytes());
    out.extend(length.to_le_bytes());
    out.extend([0; 17]);
    out.extend([language, 0, 0]);
    for (name, kind, width) in fields {
        let mut field = [0; 32];
        field[..name.len()].copy_from_slice(name.as_bytes());
        (field[11], field[16]) = (*kind, *width);
        out.extend(field);
    }
    out.push(b'\r');
    for row in rows {
        out.push(b' ');
        for (cell, (_, _, width)) in row.iter().zip(fields) {
            out.extend_from_slice(cell);
            out.extend(vec![b' '; usize::from(*width) - cell.len()]);
        }
    }
    out.push(0x1a);
    out
}

pub fn zip(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ArchiveWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in members {
        zip.start(name).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// Three squares side by side near the middle of zone 33, the second with a hole, the third without shape.
pub fn squares() -> Vec<(String, Vec<u8>)> {
    let right = |x: f64, y: f64, size: f64| vec![[x, y], [x, y + size], [x + size, y + size], [x + size, y], [x, y]];
    let left = |x: f64, y: f64, size: f64| right(x, y, size).into_iter().rev().collect::<Vec<_>>();
    let second = [right(501_000.0, 4_700_000.0, 1_000.0), left(501_200.0, 4_700_200.0, 100.0)];
    let records = [parts(5, &[&right(500_000.0, 4_700_000.0, 1_000.0)]), parts(5, &[&second[0], &second[1]]), words(&[0])];
    let (shp, shx) = shp(5, &records);
    let fields = [("code", b'C', 6), ("name", b'C', 20), ("people", b'N', 10), ("share", b'F', 12), ("since", b'D', 8), ("open", b'L', 1)];
    let rows: [&[&[u8]]; 3] = [
        &[b"055001", "Città".as_bytes(), b"   1200", b"1.50", b"20240131", b"T"],
        &[b"055002", b"b", b"-7", b"-2.5e-3", b"", b"F"],
        &[b"055003", b"", b"", b"", b"00000000", b"?"],
    ];
    let table = dbf(0, &fields, &rows);
    [("shp", shp), ("shx", shx), ("dbf", table), ("prj", UTM33.as_bytes().to_vec()), ("cpg", b"UTF-8".to_vec())]
        .map(|(ext, bytes)| (format!("squares.{ext}"), bytes))
        .into()
}

pub fn zipped(members: &[(String, Vec<u8>)], folder: &str) -> Vec<u8> {
    let named: Vec<(String, &[u8])> = members.iter().map(|(name, bytes)| (format!("{folder}{name}"), bytes.as_slice())).collect();
    zip(&named.iter().map(|(name, bytes)| (name.as_str(), *bytes)).collect::<Vec<_>>())
}
