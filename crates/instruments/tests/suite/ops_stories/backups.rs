//! Backups and restores: equal exports, erased people stay erased, damage is seen before anything is written.

use crate::ops_stories::{Folder, START, Time, exported, holding, problem, save, territory};
use reticolo_instruments::backup::restore;
use reticolo_instruments::people::JOURNAL;
use reticolo_instruments::survey::quiet;
use reticolo_instruments::{Config, Who, Workbench, example};
use reticolo_model::{Audience, Role};
use std::path::Path;

const PERSON: &str = "Qwyjibo Da-Cancellare";

async fn filled(folder: &Path, time: &Time) -> Workbench {
    let bench = territory(folder, time).await;
    example::generate(&bench, 1, 5, quiet()).await.expect("an example");
    save(&bench, 1, "actor", "Uno", &[("contact_name", PERSON)], |r| drop(r.body.insert("nature".into(), "firm".into()))).await;
    save(&bench, 1, "actor", "Uno", &[("contact_name", PERSON)], |r| r.summary = "seconda stesura".into()).await;
    bench
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_restored_is_what_was_there() {
    let folder = Folder::new("restore");
    let time = Time::at(START);
    let bench = filled(&folder.join("t"), &time).await;
    let me = Who::CommandLine;
    let link = bench.add_user(&me, "maria", Role::Editor).await.unwrap().link_secret;
    let session = bench.set_up(&link, "quattro parole a caso").await.unwrap();
    let archive = folder.join("copy.zip");
    // Others write while the backup is taken.
    let (written, backed) = tokio::join!(
        save(&bench, 50, "need", "Mentre", &[], |r| drop(r.body.insert("category".into(), "library".into()))),
        bench.backup(&me, &archive)
    );
    let report = backed.unwrap();
    assert_eq!(written.version, 1);
    assert_eq!(report.digest, reticolo_model::id::sha256_hex(&std::fs::read(&archive).unwrap()));
    assert_eq!(std::fs::read_dir(folder.join("")).unwrap().count(), 2, "only the territory and the archive");
    bench.backup(&me, &archive).await.unwrap();

    let copy = folder.join("copy");
    let restored = restore(&archive, &copy, None, None, time.clock(), None).await.unwrap();
    assert!(restored.no_journal && restored.findings.is_empty(), "{restored:?}");
    assert_eq!(restored.erased, 0);
    let again = Workbench::open(&copy, time.clock(), None).await.unwrap();
    for audience in [Audience::Public, Audience::Everything] {
        assert!(exported(&bench, "all", audience, "zip").await == exported(&again, "all", audience, "zip").await, "{audience:?}");
    }
    let check = again.check(&me).await.unwrap();
    assert!(check.findings.is_empty() && check.personal_values == 1, "{check:?}");
    assert!(again.session(&session.secret).await.unwrap().is_none(), "sessions are not in a backup");
    assert!(again.sign_in("maria", "quattro parole a caso").await.unwrap().is_some());
    // Writing goes on where it stopped.
    save(&again, 60, "actor", "Dopo", &[], |r| drop(r.body.insert("nature".into(), "firm".into()))).await;
    assert!(again.check(&me).await.unwrap().findings.is_empty());
    assert_eq!(problem(restore(&archive, &copy, None, None, time.clock(), None).await), "problem-folder-taken");
}

#[tokio::test(flavor = "multi_thread")]
async fn erased_people_stay_erased() {
    let folder = Folder::new("stay-erased");
    let time = Time::at(START);
    let home = folder.join("t");
    let bench = filled(&home, &time).await;
    let me = Who::CommandLine;
    let archive = folder.join("before.zip");
    bench.backup(&me, &archive).await.unwrap();
    let person = bench.persons(&me).await.unwrap()[0].id;
    bench.erase_person(&me, person).await.unwrap();

    let copy = folder.join("with");
    let report = restore(&archive, &copy, None, Some(&home.join(JOURNAL)), time.clock(), None).await.unwrap();
    assert_eq!((report.erased, report.no_journal), (1, false));
    assert!(report.findings.is_empty(), "{:?}", report.findings);
    assert_eq!(holding(&copy, PERSON.as_bytes()), Vec::<std::path::PathBuf>::new());
    assert_eq!(std::fs::read(copy.join(JOURNAL)).unwrap(), std::fs::read(home.join(JOURNAL)).unwrap());
    let again = Workbench::open(&copy, time.clock(), None).await.unwrap();
    assert!(again.persons(&me).await.unwrap().is_empty());
    assert!(again.check(&me).await.unwrap().findings.is_empty());

    let without = folder.join("without");
    let report = restore(&archive, &without, None, None, time.clock(), None).await.unwrap();
    assert!(report.no_journal && report.erased == 0);
    assert!(!holding(&without, PERSON.as_bytes()).is_empty());

    std::fs::write(folder.join("bad.jsonl"), "{}\n").unwrap();
    let refused = restore(&archive, &folder.join("never"), None, Some(&folder.join("bad.jsonl")), time.clock(), None).await;
    assert_eq!(problem(refused), "problem-journal");
    assert!(!folder.join("never").exists());
}

#[tokio::test(flavor = "multi_thread")]
async fn damage_is_seen_first_and_an_interrupted_restore_begins_again() {
    let folder = Folder::new("damage");
    let time = Time::at(START);
    let bench = territory(&folder.join("t"), &time).await;
    save(&bench, 1, "actor", "Uno", &[], |r| drop(r.body.insert("nature".into(), "firm".into()))).await;
    let archive = folder.join("copy.zip");
    bench.backup(&Who::CommandLine, &archive).await.unwrap();
    let sound = std::fs::read(&archive).unwrap();
    let never = folder.join("never");
    let damaged = folder.join("damaged.zip");
    for (name, bytes) in [("cut", sound[..sound.len() / 2].to_vec()), ("empty", Vec::new()), ("other", b"no archive at all".to_vec())] {
        std::fs::write(&damaged, bytes).unwrap();
        assert!(restore(&damaged, &never, None, None, time.clock(), None).await.is_err(), "{name}");
        assert!(!never.exists(), "{name}: something was written");
    }
    // An archive that is sound in itself, but not what was written.
    let mut out = reticolo_formats::ArchiveWriter::new(std::fs::File::create(&damaged).unwrap());
    let mut zip = reticolo_formats::ArchiveReader::open(&archive).unwrap();
    for name in zip.names().to_vec() {
        let mut bytes = Vec::new();
        zip.copy(&name, &mut bytes).unwrap();
        let text = String::from_utf8(bytes).unwrap().replace("Uno", "Due");
        out.start(&name).unwrap();
        std::io::Write::write_all(&mut out, text.as_bytes()).unwrap();
    }
    out.finish().unwrap();
    assert_eq!(problem(restore(&damaged, &never, None, None, time.clock(), None).await), "problem-archive-digest");
    assert!(!never.exists());

    // A database that is there without being a territory is not touched, unless a restore left it.
    let half = folder.join("half");
    std::fs::create_dir_all(&half).unwrap();
    std::fs::write(half.join("reticolo.sqlite"), b"half a database").unwrap();
    assert_eq!(problem(restore(&archive, &half, None, None, time.clock(), None).await), "problem-folder-taken");
    std::fs::write(half.join("restore.part"), b"").unwrap();
    assert!(!Config::exists(&half));
    let report = restore(&archive, &half, None, None, time.clock(), None).await.unwrap();
    assert!(report.findings.is_empty() && report.records == 1);
    assert!(Config::exists(&half) && !half.join("restore.part").exists());
}
