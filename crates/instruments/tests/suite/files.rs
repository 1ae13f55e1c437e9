//! Files on records as a use case: who sees them, what is refused, what becomes of a place, many at once, and the way out and back.

use reticolo_instruments::export::What;
use reticolo_instruments::files::{BulkAsk, Upload};
use reticolo_instruments::survey::{Step, quiet};
use reticolo_instruments::{Config, Who, WorkError, Workbench};
use reticolo_model::attachment::{Details, Location};
use reticolo_model::{Audience, Origin, Record, Role, Visibility, kinds};
use reticolo_store::{Stamp, records};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use uuid::Uuid;

const ME: Who = Who::CommandLine;

struct Ground {
    wb: Workbench,
    folder: PathBuf,
}

impl Drop for Ground {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

async fn ground() -> Ground {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let folder = std::env::temp_dir().join(format!("reticolo-files-{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed)));
    let _ = std::fs::remove_dir_all(&folder);
    let config = Config { name: "Prova".into(), territory: Some("01".into()), units: Vec::new(), database: None };
    let clock = Arc::new(|| "2026-03-01T08:00:00.000000Z".to_owned());
    let wb = Workbench::new_territory(&folder.join("t"), config, clock, None).await.expect("a territory");
    Ground { wb, folder }
}

/// Saves an asset under a code and a source's key.
async fn asset(wb: &Workbench, n: u128, title: &str, visibility: Visibility) -> Uuid {
    let id = Uuid::from_u128(n);
    let mut record = Record::new(id, kinds::find("asset").expect("a kind"), title);
    record.visibility = visibility;
    record.body.insert("class".into(), "service_facility".into());
    record.body.insert("code".into(), format!("A{n}").into());
    record.origin = Some(Origin { data_set: "musei".into(), key: format!("K{n}") });
    let (territory, stamp) = (wb.territory, Stamp { at: wb.now(), by: "command_line".into() });
    wb.store.write(move |c| Box::pin(async move { records::save(c, territory, &stamp, record, None).await })).await.expect("saved");
    id
}

/// A JPEG of `size` bytes or so that says where it was taken.
fn photo(n: usize, size: usize) -> Vec<u8> {
    let mut out = vec![0xff, 0xd8, 0xff, 0xe1];
    let mut block =
        b"Exif\0\0II*\0\x08\0\0\0\x01\0\x25\x88\x04\0\x01\0\0\0\x1a\0\0\0\0\0\0\0\x01\0\x01\0\x02\0\x02\0\0\0N\0\0\0\0\0\0\0".to_vec();
    block.extend_from_slice(b"padding");
    out.extend(u16::try_from(block.len() + 2).expect("short").to_be_bytes());
    out.extend_from_slice(&block);
    out.extend_from_slice(&[0xff, 0xc0, 0, 11, 8, 0, 1, 0, 1, 1, 1, 0x11, 0, 0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0]);
    let mut state = n as u64 + 1;
    while out.len() < size {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        out.push(u8::try_from(state >> 57).unwrap_or(0));
    }
    out.extend_from_slice(&[0xff, 0xd9]);
    out
}

fn text(name: &str, words: &str) -> Upload {
    Upload { name: name.into(), bytes: words.as_bytes().to_vec(), ..Upload::default() }
}

fn picture(name: &str, bytes: Vec<u8>) -> Upload {
    Upload { name: name.into(), bytes, details: Details { alt: "Che cosa si vede".into(), ..Details::default() }, ..Upload::default() }
}

fn codes<T: std::fmt::Debug>(result: Result<T, WorkError>) -> Vec<String> {
    match result {
        Err(WorkError::Invalid(problems)) => problems.into_iter().map(|p| p.code).collect(),
        other => panic!("no problems but {other:?}"),
    }
}

fn user(n: u128, role: Role) -> Who {
    Who::User { id: Uuid::from_u128(n), name: "x".into(), role }
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_does_not_see_the_record_does_not_see_its_files() {
    let ground = ground().await;
    let wb = &ground.wb;
    let (open, hidden) = (asset(wb, 1, "Uno", Visibility::Public).await, asset(wb, 2, "Due", Visibility::SignedIn).await);
    let secret = wb.attach(&ME, hidden, vec![text("segreto.txt", "da non dire")]).await.expect("attached").files.remove(0);
    let personal = Upload { personal: true, ..text("curriculum.txt", "una vita") };
    let personal = wb.attach(&ME, open, vec![personal]).await.expect("attached").files.remove(0);
    let reader = user(9, Role::Reader);
    let not_found = |result: Result<_, WorkError>| matches!(result, Err(WorkError::NotFound(_)));
    assert!(not_found(wb.file_bytes(&Who::Visitor, secret.id).await));
    assert!(not_found(wb.file_of_digest(&Who::Visitor, &secret.digest, &secret.name).await));
    assert!(matches!(wb.files(&Who::Visitor, hidden).await, Err(WorkError::NotFound(_))));
    assert_eq!(wb.file_bytes(&reader, secret.id).await.expect("seen").1, b"da non dire");
    // About a person: for those who may read what is personal.
    for who in [Who::Visitor, reader] {
        assert!(not_found(wb.file_bytes(&who, personal.id).await));
        assert!(not_found(wb.file_of_digest(&who, &personal.digest, &personal.name).await));
        assert!(wb.files(&who, open).await.expect("seen").is_empty());
    }
    assert_eq!(wb.files(&user(9, Role::Editor), open).await.expect("seen").len(), 1);
    // The same bytes in the open are seen under the name they have there, and under no other.
    let copy = wb.attach(&ME, open, vec![text("pubblico.txt", "da non dire")]).await.expect("attached").files.remove(0);
    assert_eq!(copy.digest, secret.digest);
    assert!(wb.file_of_digest(&Who::Visitor, &copy.digest, "pubblico.txt").await.is_ok());
    assert!(not_found(wb.file_of_digest(&Who::Visitor, &copy.digest, "segreto.txt").await));
    // Only those who may write attach, and only to what they see.
    assert!(matches!(wb.attach(&user(9, Role::Reader), open, vec![text("a.txt", "a")]).await, Err(WorkError::Forbidden(_))));
    assert!(matches!(wb.erase_file(&user(9, Role::Editor), copy.id).await, Err(WorkError::Forbidden(_))));
    // Neither list nor bytes of an export hold what its audience does not see.
    let mut zip = Vec::new();
    wb.export(&ME, What::Whole, Audience::Public, "zip", &mut zip).await.expect("exported");
    let path = ground.folder.join("public.zip");
    std::fs::write(&path, zip).expect("written");
    let mut archive = reticolo_formats::ArchiveReader::open(&path).expect("an archive");
    let mut table = Vec::new();
    archive.copy("files/files.csv", &mut table).expect("the table");
    let table = String::from_utf8(table).expect("text");
    assert!(table.contains("pubblico.txt") && !table.contains("segreto.txt") && !table.contains("curriculum"), "{table}");
    assert_eq!(archive.names().iter().filter(|n| n.starts_with("files/")).count(), 2, "{:?}", archive.names());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_does_not_fit_is_refused_whole() {
    let ground = ground().await;
    let wb = &ground.wb;
    let id = asset(wb, 1, "Uno", Visibility::Public).await;
    let good = || text("a.txt", "a");
    let raw = |name: &str, bytes: &[u8]| Upload { name: name.into(), bytes: bytes.to_vec(), ..Upload::default() };
    for (upload, code) in [
        (Upload { bytes: vec![b'a'; 25_000_001], ..good() }, "problem-file-size"),
        (raw("foto.png", b"\x7fELF\x02\x01"), "problem-file-executable"),
        (raw("foto.png", b"\x89PNG\r\n\x1a\n<script>"), "problem-file-damaged"),
        (raw("x.bin", &[0, 1, 2, 3]), "problem-file-unknown"),
        (raw("x.txt", b""), "problem-file-empty"),
        (raw("foto.jpg", &photo(1, 500)), "problem-file-alt"),
    ] {
        assert_eq!(codes(wb.attach(&ME, id, vec![good(), upload]).await), [code]);
    }
    assert!(wb.files(&ME, id).await.expect("seen").is_empty(), "nothing of a refused act is kept");
    assert_eq!(codes(wb.attach(&ME, id, vec![good(), good()]).await), ["problem-file-twice"]);
    assert_eq!(codes(wb.attach(&ME, id, Vec::new()).await), ["problem-required"]);
    assert_eq!(codes(wb.attach(&ME, id, (0..21).map(|_| good()).collect()).await), ["problem-file-many"]);
    let largest = Upload { bytes: vec![b'a'; 25_000_000], ..good() };
    let kept = wb.attach(&ME, id, vec![largest]).await.expect("just small enough").files.remove(0);
    assert_eq!(kept.size, 25_000_000);
    // A name is a name, and says what the content is.
    let html = raw("../../etc/pagina.html", b"<!DOCTYPE html><script>alert(1)</script>");
    let kept = wb.attach(&ME, id, vec![html]).await.expect("kept as text").files.remove(0);
    assert_eq!((kept.name.as_str(), kept.media.as_str()), ("pagina.html.txt", "text/plain"));
    assert_eq!(
        codes(wb.change_file(&ME, kept.id, Details { taken_on: Some("ieri".into()), ..Details::default() }).await),
        ["problem-period"]
    );
    assert_eq!(wb.change_file(&ME, kept.id, Details::default()).await.expect("the same"), None);
    assert!(wb.check(&ME).await.expect("checked").findings.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_place_is_taken_out_unless_it_is_to_be_kept() {
    let ground = ground().await;
    let wb = &ground.wb;
    let id = asset(wb, 1, "Uno", Visibility::Public).await;
    let bare = wb.attach(&ME, id, vec![picture("a.jpg", photo(1, 400))]).await.expect("attached").files.remove(0);
    let with = Upload { keep_location: true, ..picture("b.jpg", photo(1, 400)) };
    let with = wb.attach(&ME, id, vec![with]).await.expect("attached").files.remove(0);
    assert_eq!((bare.location, with.location), (Location::Stripped, Location::Kept));
    assert_ne!(bare.digest, with.digest);
    let place = |bytes: Vec<u8>| reticolo_formats::picture::has_location(&bytes);
    assert!(!place(wb.file_bytes(&ME, bare.id).await.expect("seen").1));
    assert!(place(wb.file_bytes(&ME, with.id).await.expect("seen").1));
}

fn fill(folder: &Path, files: &[(&str, &[u8])]) {
    for (name, bytes) in files {
        let path = folder.join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        std::fs::write(path, bytes).expect("written");
    }
}

fn ask(by: &str, source: &Path) -> BulkAsk {
    BulkAsk { kind: "asset".into(), by: by.into(), source: source.to_owned(), keep_location: false, dry_run: false }
}

#[tokio::test(flavor = "multi_thread")]
async fn many_files_find_their_records() {
    let ground = ground().await;
    let wb = &ground.wb;
    for n in 1..=3 {
        asset(wb, n, &format!("Museo {n}"), Visibility::Public).await;
    }
    asset(wb, 4, "Museo 3", Visibility::Public).await;
    let photos = ground.folder.join("photos");
    let (one, two, three) = (photo(1, 3000), photo(2, 3000), photo(3, 3000));
    fill(
        &photos,
        &[("A1.jpg", &one[..]), ("A1_2.jpg", &two), ("A2/fronte.jpg", &three), ("A9.jpg", &one), ("A3.jpg", b"MZ no"), (".DS_Store", b"x")],
    );
    let dry = wb.attach_many(&ME, BulkAsk { dry_run: true, ..ask("code", &photos) }, quiet()).await.expect("looked at");
    assert_eq!((dry.found, dry.attached, dry.seq, dry.refused.len()), (5, 3, None, 2));
    let report = wb.attach_many(&ME, ask("code", &photos), quiet()).await.expect("attached");
    assert_eq!((report.attached, report.records, report.stripped, report.already), (3, 2, 3, 0));
    let refused: Vec<(&str, &str)> = report.refused.iter().map(|r| (r.file.as_str(), r.problem.code.as_str())).collect();
    assert_eq!(refused, [("A9.jpg", "problem-file-no_record"), ("A3.jpg", "problem-file-executable")]);
    let files = wb.files(&Who::Visitor, Uuid::from_u128(1)).await.expect("seen");
    assert_eq!(
        files.iter().map(|f| (f.name.as_str(), f.details.alt.as_str())).collect::<Vec<_>>(),
        [("A1.jpg", "Museo 1"), ("A1_2.jpg", "Museo 1")]
    );
    // Asked again, nothing comes twice.
    let again = wb.attach_many(&ME, ask("code", &photos), quiet()).await.expect("attached");
    assert_eq!((again.attached, again.already, again.seq), (0, 3, None));
    // One act, taken back as one.
    wb.undo(&ME, report.seq.expect("an act")).await.expect("undone");
    assert!(wb.files(&ME, Uuid::from_u128(1)).await.expect("seen").is_empty());

    // By title: two have the same; by the source's key, from a table, with paths that lead out refused.
    let titled = ground.folder.join("titled");
    fill(&titled, &[("museo 1.jpg", &one[..]), ("Museo 3.jpg", &two)]);
    let report = wb.attach_many(&ME, ask("title", &titled), quiet()).await.expect("attached");
    assert_eq!((report.attached, report.refused[0].problem.code.as_str()), (1, "problem-file-several"));
    let table = "key;file;caption;credit\nK2;img/a.jpg;Il portale;Autore 1\nK3;../../../etc/passwd;;\nK3;/etc/passwd;;\nK3;manca.jpg;;\n";
    fill(&ground.folder.join("csv"), &[("elenco.csv", table.as_bytes()), ("img/a.jpg", &three)]);
    let report = wb.attach_many(&ME, ask("key", &ground.folder.join("csv/elenco.csv")), quiet()).await.expect("attached");
    assert_eq!((report.attached, report.refused.len()), (1, 3));
    assert!(report.refused.iter().all(|r| r.problem.code == "problem-file-missing"));
    let two_has = wb.files(&ME, Uuid::from_u128(2)).await.expect("seen");
    assert_eq!((two_has[0].details.alt.as_str(), two_has[0].details.credit.as_str()), ("Il portale", "Autore 1"));
    // An archive, stopped before its end.
    let path = ground.folder.join("photos.zip");
    let mut zip = reticolo_formats::ArchiveWriter::new(std::fs::File::create(&path).expect("a file"));
    for (name, bytes) in [("A3/a.jpg", &one), ("A3/b.jpg", &two)] {
        zip.start(name).expect("begun");
        zip.write_all(bytes).expect("written");
    }
    zip.finish().expect("finished");
    let stopped = wb.attach_many(&ME, ask("code", &path), Arc::new(|_: Step| false)).await.expect("stopped");
    assert!(stopped.stopped && stopped.attached == 0);
    assert_eq!(wb.attach_many(&ME, ask("code", &path), quiet()).await.expect("attached").attached, 2);
    assert_eq!(codes(wb.attach_many(&ME, ask("summary", &path), quiet()).await), ["problem-file-by"]);
    assert_eq!(codes(wb.attach_many(&ME, ask("code", &ground.folder.join("none")), quiet()).await), ["problem-file-missing"]);
    assert!(wb.check(&ME).await.expect("checked").findings.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_goes_out_comes_back_in() {
    let ground = ground().await;
    let wb = &ground.wb;
    let id = asset(wb, 1, "Uno", Visibility::Public).await;
    let said = Details {
        alt: "Il portale".into(),
        caption: "Portale, \"nuovo\"".into(),
        credit: "Autore 1".into(),
        licence: "CC BY 4.0".into(),
        taken_on: Some("2025-05".into()),
        order: 0,
    };
    wb.attach(&ME, id, vec![Upload { details: said.clone(), ..picture("portale è.jpg", photo(1, 900)) }]).await.expect("attached");
    let archive = ground.folder.join("all.zip");
    wb.export(&ME, What::Whole, Audience::Everything, "zip", &mut std::fs::File::create(&archive).expect("a file"))
        .await
        .expect("exported");
    let mut zip = reticolo_formats::ArchiveReader::open(&archive).expect("an archive");
    let out = ground.folder.join("out");
    std::fs::create_dir_all(&out).expect("made");
    for name in zip.names().to_vec().iter().filter(|n| n.starts_with("files/")) {
        let mut file = std::fs::File::create(out.join(name.trim_start_matches("files/"))).expect("a file");
        zip.copy(name, &mut file).expect("copied");
    }
    let other = self::ground().await;
    let there = asset(&other.wb, 1, "Uno", Visibility::Public).await;
    let report = other.wb.attach_many(&ME, ask("key", &out), quiet()).await.expect("attached");
    assert_eq!((report.attached, report.refused.len()), (1, 0), "{report:?}");
    let (was, is) = (wb.files(&ME, id).await.expect("seen").remove(0), other.wb.files(&ME, there).await.expect("seen").remove(0));
    assert_eq!((was.name, was.digest, was.media), (is.name, is.digest, is.media));
    assert_eq!(Details { order: 0, ..is.details }, said);
}

/// 10 000 records, each with a picture of 200 kB: run by hand, `--ignored --nocapture`, best in the release profile.
#[tokio::test(flavor = "multi_thread")]
#[ignore = "writes four gigabytes"]
async fn ten_thousand_pictures() {
    let ground = ground().await;
    let wb = &ground.wb;
    let (territory, stamp) = (wb.territory, Stamp { at: wb.now(), by: "command_line".into() });
    let of = |n: u128| {
        let mut record = Record::new(Uuid::from_u128(n), kinds::find("asset").expect("a kind"), &format!("Bene {n}"));
        record.body.insert("code".into(), format!("A{n}").into());
        (record, None)
    };
    let saves: Vec<_> = (1..=10_000).map(of).collect();
    wb.store
        .write(move |c| Box::pin(async move { records::save_many(c, territory, &stamp, serde_json::json!({}), saves).await }))
        .await
        .expect("saved");
    let photos = ground.folder.join("photos");
    std::fs::create_dir_all(&photos).expect("made");
    for n in 1..=10_000 {
        std::fs::write(photos.join(format!("A{n}.jpg")), photo(n, 200_000)).expect("written");
    }
    #[expect(clippy::disallowed_methods, reason = "a measurement, which asserts nothing of the time")]
    let begun = std::time::Instant::now();
    let report = wb.attach_many(&ME, ask("code", &photos), quiet()).await.expect("attached");
    println!("{} files, {} MB in {:.1} s", report.attached, report.bytes / 1_000_000, begun.elapsed().as_secs_f64());
    assert_eq!((report.attached, report.stripped), (10_000, 10_000));
}
