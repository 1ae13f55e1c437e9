//! Pictures lose the place they were taken at and nothing else; a file is what its bytes say, whatever its name.

use reticolo_formats::content::{self, Unfit};
use reticolo_formats::picture::{has_location, without_location};
use std::io::Write;

/// A TIFF block with a maker, the position of 42° N and a direction behind it in the directory, and the time in an EXIF directory.
fn tiff(little: bool) -> Vec<u8> {
    let mut out = Vec::new();
    let w2 = |v: u16| if little { v.to_le_bytes() } else { v.to_be_bytes() };
    let w4 = |v: u32| if little { v.to_le_bytes() } else { v.to_be_bytes() };
    out.extend_from_slice(if little { b"II*\0" } else { b"MM\0*" });
    out.extend(w4(8));
    let entry = |out: &mut Vec<u8>, tag: u16, kind: u16, count: u32, value: [u8; 4]| {
        out.extend(w2(tag));
        out.extend(w2(kind));
        out.extend(w4(count));
        out.extend(value);
    };
    // 8: four entries, then the next directory: none. 8 + 2 + 48 + 4 = 62.
    out.extend(w2(4));
    entry(&mut out, 0x010f, 2, 6, w4(62));
    entry(&mut out, 0x8769, 4, 1, w4(68));
    entry(&mut out, 0x8825, 4, 1, w4(106));
    entry(&mut out, 0xc4a5, 7, 4, *b"tail");
    out.extend(w4(0));
    out.extend_from_slice(b"Maker\0");
    // 68: EXIF with one entry, its text at 86.
    out.extend(w2(1));
    entry(&mut out, 0x9003, 2, 20, w4(86));
    out.extend(w4(0));
    out.extend_from_slice(b"2025:05:06 07:08:09\0");
    // 106: the position: reference, three fractions at 136.
    out.extend(w2(2));
    entry(&mut out, 1, 2, 2, *b"N\0\0\0");
    entry(&mut out, 2, 5, 3, w4(136));
    out.extend(w4(0));
    for part in [42u32, 1, 33, 1, 4567, 100] {
        out.extend(w4(part));
    }
    out
}

const PACKET: &str = r#"<?xpacket begin=""?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF><rdf:Description exif:GPSLatitude="42,33.76N" dc:rights="Autore 1" exif:GPSLongitude = '12,30E'><exif:GPSAltitude>130/1</exif:GPSAltitude><dc:title>Facciata</dc:title></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>"#;

fn segment(marker: u8, body: &[u8]) -> Vec<u8> {
    let mut out = vec![0xff, marker];
    out.extend(u16::try_from(body.len() + 2).expect("short").to_be_bytes());
    out.extend_from_slice(body);
    out
}

const DRAWN: &[u8] = b"drawn\xff\x00bytes\xff\xd0more";

/// Segments and drawn bytes as a camera writes them; no decoder looks at it here.
fn jpeg(words: &[Vec<u8>]) -> Vec<u8> {
    let mut out = vec![0xff, 0xd8];
    for word in words {
        out.extend_from_slice(word);
    }
    out.extend(segment(0xdb, &[0; 65]));
    out.extend(segment(0xc0, &[8, 0, 1, 0, 1, 1, 1, 0x11, 0]));
    out.extend(segment(0xda, &[1, 1, 0, 0, 63, 0]));
    out.extend_from_slice(DRAWN);
    out.extend_from_slice(&[0xff, 0xd9]);
    out
}

fn exif(little: bool) -> Vec<u8> {
    segment(0xe1, &[b"Exif\0\0".as_slice(), &tiff(little)].concat())
}

fn packet() -> Vec<u8> {
    segment(0xe1, &[b"http://ns.adobe.com/xap/1.0/\0".as_slice(), PACKET.as_bytes()].concat())
}

fn has(bytes: &[u8], text: &[u8]) -> bool {
    bytes.windows(text.len()).any(|w| w == text)
}

/// The fraction 4567/100, which only the position holds, in either order of bytes.
fn second(bytes: &[u8]) -> bool {
    has(bytes, &[4567u32.to_le_bytes(), 100u32.to_le_bytes()].concat())
        || has(bytes, &[4567u32.to_be_bytes(), 100u32.to_be_bytes()].concat())
}

#[test]
fn a_jpeg_loses_its_position_and_nothing_else() {
    for little in [true, false] {
        let with = jpeg(&[segment(0xe0, b"JFIF\0\x01\x02\0\0\x01\0\x01\0\0"), exif(little), packet(), segment(0xfe, b"un commento")]);
        assert!(has_location(&with) && second(&with));
        let (without, took) = without_location(&with).expect("a picture");
        assert!(took && !second(&without) && !has_location(&without));
        assert_eq!(without.len(), with.len(), "everything stands where it stood");
        for kept in [&b"Maker"[..], b"2025:05:06 07:08:09", b"tail", b"dc:rights=\"Autore 1\"", b"Facciata", b"un commento", DRAWN] {
            assert!(has(&without, kept), "{}", String::from_utf8_lossy(kept));
        }
        for gone in [&b"GPS"[..], b"42,33", b"12,30E", b"130/1"] {
            assert!(!has(&without, gone), "{}", String::from_utf8_lossy(gone));
        }
        // From the tables on, not a byte differs.
        let tables = with.windows(2).position(|w| w == [0xff, 0xdb]).expect("tables");
        assert_eq!(with[tables..], without[tables..]);
    }
    let plain = jpeg(&[segment(0xe0, b"JFIF\0")]);
    assert_eq!(without_location(&plain), Some((plain.clone(), false)));
}

#[test]
fn what_stands_behind_a_picture_and_may_say_a_place_goes() {
    let first = jpeg(&[segment(0xe2, b"MPF\0list of pictures")]);
    let with = [first.clone(), jpeg(&[exif(true)])].concat();
    let (without, took) = without_location(&with).expect("a picture");
    assert!(took && !second(&without) && without.ends_with(&[0xff, 0xd9]));
    assert!(!has(&without, b"MPF"), "the list of what is gone goes too");
    let film = [first.clone(), b"\0\0\0\x18ftypmp42....moov....\xa9xyz+42.56+012.64/".to_vec()].concat();
    assert_eq!(without_location(&film).map(|(b, took)| (has(&b, b"+42.56"), took)), Some((false, true)));
    let harmless = [first, b"some padding".to_vec()].concat();
    assert_eq!(without_location(&harmless), Some((harmless.clone(), false)));
}

#[test]
fn an_extended_packet_or_an_unclear_one_goes_whole() {
    let extended = segment(0xe1, &[b"http://ns.adobe.com/xmp/extension/\0".as_slice(), b"0123 GPSLatitude=\"42"].concat());
    let unclear = segment(0xe1, &[b"http://ns.adobe.com/xap/1.0/\0".as_slice(), b"<a>where the GPS was</a>"].concat());
    let (without, took) = without_location(&jpeg(&[extended, unclear])).expect("a picture");
    assert!(took && !has(&without, b"GPS"));
    assert_eq!(without, jpeg(&[]));
}

fn chunk(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let mut out = u32::try_from(data.len()).expect("short").to_be_bytes().to_vec();
    out.extend_from_slice(kind);
    out.extend_from_slice(data);
    let mut crc = !0u32;
    for byte in &out[4..] {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 };
        }
    }
    out.extend((!crc).to_be_bytes());
    out
}

fn png(words: &[Vec<u8>]) -> Vec<u8> {
    let mut out = b"\x89PNG\r\n\x1a\n".to_vec();
    out.extend(chunk(b"IHDR", &[0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]));
    for word in words {
        out.extend_from_slice(word);
    }
    let mut packed = flate2_stored(&[0, 255]);
    out.extend(chunk(b"IDAT", &std::mem::take(&mut packed)));
    out.extend(chunk(b"IEND", b""));
    out
}

/// A zlib stream with one stored block.
fn flate2_stored(data: &[u8]) -> Vec<u8> {
    let (mut a, mut b) = (1u32, 0u32);
    for byte in data {
        a = (a + u32::from(*byte)) % 65_521;
        b = (b + a) % 65_521;
    }
    let length = u16::try_from(data.len()).expect("short");
    let mut out = vec![0x78, 1, 1];
    out.extend(length.to_le_bytes());
    out.extend((!length).to_le_bytes());
    out.extend_from_slice(data);
    out.extend(((b << 16) | a).to_be_bytes());
    out
}

#[test]
fn a_png_loses_it_from_every_chunk_and_its_sums_are_right() {
    let itxt = [b"XML:com.adobe.xmp\0\0\0\0\0".as_slice(), PACKET.as_bytes()].concat();
    let with = png(&[
        chunk(b"eXIf", &tiff(false)),
        chunk(b"tEXt", b"Author\0Autore 1"),
        chunk(b"tEXt", b"exif:GPSInfo\x001234"),
        chunk(b"zTXt", b"Raw profile type APP1\0\0packed"),
        chunk(b"iTXt", &itxt),
    ]);
    let (without, took) = without_location(&with).expect("a picture");
    assert!(took && !second(&without) && !has(&without, b"GPS") && !has(&without, b"Raw profile"));
    assert!(has(&without, b"Maker") && has(&without, b"Autore 1") && has(&without, b"Facciata"));
    assert!(!has_location(&without));
    // Each chunk's sum is that of its bytes.
    let mut at = 8;
    let mut kinds = Vec::new();
    while at < without.len() {
        let length = u32::from_be_bytes(without[at..at + 4].try_into().expect("four")) as usize;
        let kind: [u8; 4] = without[at + 4..at + 8].try_into().expect("four");
        assert_eq!(without[at..at + 12 + length], chunk(&kind, &without[at + 8..at + 8 + length])[..], "{kind:?}");
        kinds.push(kind);
        at += 12 + length;
    }
    assert_eq!(kinds, [*b"IHDR", *b"eXIf", *b"tEXt", *b"iTXt", *b"IDAT", *b"IEND"]);
}

fn riff(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let mut out = kind.to_vec();
    out.extend(u32::try_from(data.len()).expect("short").to_le_bytes());
    out.extend_from_slice(data);
    if data.len() % 2 == 1 {
        out.push(0);
    }
    out
}

fn webp(parts: &[Vec<u8>]) -> Vec<u8> {
    let body = [b"WEBP".to_vec(), parts.concat()].concat();
    [b"RIFF".to_vec(), u32::try_from(body.len()).expect("short").to_le_bytes().to_vec(), body].concat()
}

#[test]
fn a_webp_and_a_gif_lose_it_where_it_stands() {
    let parts = [riff(b"VP8L", b"drawn"), riff(b"EXIF", &tiff(true)), riff(b"XMP ", PACKET.as_bytes())];
    let with = webp(&parts);
    let (without, took) = without_location(&with).expect("a picture");
    assert!(took && without.len() == with.len() && !second(&without) && !has(&without, b"GPS"));
    assert!(has(&without, b"Maker") && has(&without, b"Facciata") && has(&without, b"drawn"));
    assert!(!has_location(&without));

    let mut gif = b"GIF89a\x01\0\x01\0\0\0\0".to_vec();
    gif.extend_from_slice(b"\x21\xff\x0bXMP DataXMP\x1c<exif:GPSLatitude>42,33</..>\0");
    gif.extend_from_slice(b"\x21\xfe\x05prova\0");
    gif.extend_from_slice(b"\x2c\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0");
    gif.push(0x3b);
    let (without, took) = without_location(&gif).expect("a picture");
    assert!(took && !has(&without, b"GPS") && has(&without, b"prova") && without.ends_with(b"\x44\x01\0\x3b"));
}

fn zip(members: &[(&str, &str)]) -> Vec<u8> {
    let mut out = zip_writer();
    for (name, text) in members {
        out.start(name).expect("begun");
        out.write_all(text.as_bytes()).expect("written");
    }
    out.finish().expect("an archive").into_inner()
}

fn zip_writer() -> reticolo_formats::ArchiveWriter<std::io::Cursor<Vec<u8>>> {
    reticolo_formats::ArchiveWriter::new(std::io::Cursor::new(Vec::new()))
}

#[test]
fn a_file_is_what_its_bytes_say() {
    let docx = zip(&[("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<w/>")]);
    let macros = zip(&[("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<w/>"), ("word/vbaProject.bin", "x")]);
    let ods = zip(&[("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", "<o/>")]);
    let (png, jpeg) = (png(&[]), jpeg(&[]));
    let good: [(&[u8], &str, &str); 13] = [
        (&png, "foto.jpg", "image/png"),
        (&jpeg, "programma.exe", "image/jpeg"),
        (b"%PDF-1.7\n", "x.png", "application/pdf"),
        (&docx, "x.zip", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (&ods, "x.docx", "application/vnd.oasis.opendocument.spreadsheet"),
        (b"a,b\n1,2\n", "x.csv", "text/csv"),
        (b"# Titolo\n", "LEGGIMI.MD", "text/markdown"),
        (b"a,b\n1,2\n", "x.png", "text/plain"),
        (b"<!DOCTYPE html><script>alert(1)</script>", "x.csv.html", "text/plain"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "logo.svg", "text/plain"),
        (b"<?xml version='1.0'?><a/>", "x.xml", "text/plain"),
        ("perché no".as_bytes(), "x.txt", "text/plain"),
        (b"perch\xe9 la citt\xe0 non lo dice a tutti", "x.txt", "text/plain"),
    ];
    for (bytes, name, media) in good {
        assert_eq!(content::media(bytes, name), Ok(media), "{name}");
    }
    let bad: [(&[u8], Unfit); 12] = [
        (b"", Unfit::Empty),
        (b"MZ\x90\0", Unfit::Executable),
        (b"\x7fELF\x02", Unfit::Executable),
        (b"#!/bin/sh\nrm -rf /\n", Unfit::Executable),
        (&macros, Unfit::Macros),
        (&zip(&[("a.txt", "a")]), Unfit::Archive),
        (b"PK\x03\x04 and nothing more", Unfit::Damaged),
        (b"\xff\xd8\xff\xe0 a picture that is none", Unfit::Damaged),
        (&png[..40], Unfit::Damaged),
        (b"GIF89a<script>alert(1)</script>", Unfit::Damaged),
        (b"\0\x01\x02\x03", Unfit::Unknown),
        (b"\x81\x8d\x8f\x90\x9d\xff\xfe\xfd", Unfit::Unknown),
    ];
    for (bytes, why) in bad {
        assert_eq!(content::media(bytes, "x.pdf"), Err(why), "{:?}", String::from_utf8_lossy(bytes));
    }
}

/// Seeded damage: it may be refused, it may not panic, hang or give back more than there was.
#[test]
fn damaged_pictures_are_met_calmly() {
    let rounds = if std::env::var_os("RETICOLO_DEEP").is_some() { 100_000 } else { 1_500 };
    let itxt = [b"XML:com.adobe.xmp\0\0\0\0\0".as_slice(), PACKET.as_bytes()].concat();
    let good = [
        jpeg(&[exif(true), packet()]),
        [jpeg(&[exif(false)]), jpeg(&[exif(true)])].concat(),
        png(&[chunk(b"eXIf", &tiff(true)), chunk(b"iTXt", &itxt)]),
        webp(&[riff(b"VP8L", b"drawn"), riff(b"EXIF", &tiff(false)), riff(b"XMP ", PACKET.as_bytes())]),
        b"GIF89a\x01\0\x01\0\0\0\0\x21\xff\x0bXMP DataXMP\x04GPS!\0\x2c\0\0\0\0\x01\0\x01\0\0\x02\x01\x44\0\x3b".to_vec(),
        zip(&[("mimetype", "application/vnd.oasis.opendocument.text")]),
    ];
    let mut seed = 1u64;
    let mut below = |n: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(seed >> 33).unwrap_or(0) % n.max(1)
    };
    let mut cleaned = 0;
    for round in 0..rounds {
        let mut bytes = good[round % good.len()].clone();
        for _ in 0..=below(4) {
            let at = below(bytes.len());
            match below(4) {
                0 => bytes.truncate(at.max(12)),
                1 => bytes[at] = u8::try_from(below(256)).unwrap_or(0),
                2 => bytes[at] = [0xff, 0, 0x80, 0xd9, 0xe1][below(5)],
                _ => {
                    let end = (at + below(40)).min(bytes.len());
                    let piece = bytes[at..end].to_vec();
                    bytes.splice(at..at, piece);
                }
            }
        }
        let _ = content::media(&bytes, "x.bin");
        if let Some((clean, took)) = without_location(&bytes) {
            assert!(clean.len() <= bytes.len());
            // Asked again, nothing is left to take.
            assert!(!took || without_location(&clean).is_none_or(|(_, again)| !again), "round {round}");
            cleaned += usize::from(took);
        }
    }
    assert!(cleaned > rounds / 20, "{cleaned} of {rounds} were still pictures with a place");
}

/// Cleans the pictures of the folder that `RETICOLO_PICTURES` names, to be looked at with other programs.
#[test]
fn pictures_for_other_programs() {
    let Ok(folder) = std::env::var("RETICOLO_PICTURES") else {
        println!("skipped: no RETICOLO_PICTURES");
        return;
    };
    for entry in std::fs::read_dir(&folder).expect("the folder").flatten() {
        let path = entry.path();
        let bytes = std::fs::read(&path).unwrap_or_default();
        let said = path.to_string_lossy().into_owned();
        if !said.contains(".clean.")
            && let Some((clean, took)) = without_location(&bytes)
        {
            println!("{said}: {took}");
            let ending = path.extension().map(|e| e.to_string_lossy().into_owned()).unwrap_or_default();
            std::fs::write(path.with_extension(format!("clean.{ending}")), clean).expect("written");
        }
    }
}
