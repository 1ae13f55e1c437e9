//! Erasure: nothing of a person is left in any file of the territory, nor in a new backup.

use crate::ops_stories::{Folder, START, Time, holding, save, territory};
use reticolo_formats::ArchiveReader;
use reticolo_instruments::files::Upload;
use reticolo_instruments::people::JOURNAL;
use reticolo_instruments::{Who, WorkError};
use reticolo_model::{Audience, Role};
use std::path::{Path, PathBuf};

/// The bytes of every member of an archive.
fn unpacked(archive: &Path) -> Vec<u8> {
    let mut zip = ArchiveReader::open(archive).expect("an archive");
    let mut bytes = Vec::new();
    for name in zip.names().to_vec() {
        zip.copy(&name, &mut bytes).expect("a member");
    }
    bytes
}

fn has(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|w| w == text.as_bytes())
}

#[tokio::test(flavor = "multi_thread")]
async fn an_erased_person_leaves_no_bytes() {
    let folder = Folder::new("erase");
    let home = folder.join("t");
    let bench = territory(&home, &Time::at(START)).await;
    let me = Who::CommandLine;
    let (first, second, other) = ("Qwyjibo Prima-Versione", "Qwyjibo Seconda-Versione", "Zorkmid Altra-Persona");
    let nature = |r: &mut reticolo_model::Record| drop(r.body.insert("nature".into(), "firm".into()));
    save(&bench, 1, "actor", "Uno", &[("contact_name", first), ("contact_email", "qwyjibo@example.org")], nature).await;
    save(&bench, 1, "actor", "Uno", &[("contact_name", second), ("contact_email", "qwyjibo@example.org")], |r| r.summary = "dopo".into())
        .await;
    let changed = bench.head().await.unwrap();
    save(&bench, 2, "actor", "Due", &[("contact_name", other)], nature).await;
    // A copy as a migration leaves it.
    std::fs::copy(home.join("reticolo.sqlite-wal"), home.join("before-migration-9.sqlite")).expect("a copy");
    assert!(!holding(&home, second.as_bytes()).is_empty());

    let persons = bench.persons(&me).await.unwrap();
    let person = persons.iter().find(|p| p.values.iter().any(|v| v.value == second)).expect("the person").id;
    let told = bench.export_person(&me, person).await.unwrap();
    let values = told["values"].as_array().expect("values");
    assert_eq!(values.len(), 4, "two fields in two versions: {told}");
    assert!(values.iter().any(|v| v["value"] == first && v["present"] == false && v["title"] == "Uno"));
    assert!(values.iter().any(|v| v["value"] == second && v["present"] == true && v["kind"] == "actor"));

    let erased = bench.erase_person(&me, person).await.unwrap();
    assert_eq!((erased.values, erased.records.len()), (4, 1));
    for text in [first, second, "Qwyjibo", "qwyjibo@example.org"] {
        assert_eq!(holding(&home, text.as_bytes()), Vec::<PathBuf>::new(), "{text}");
    }
    let archive = folder.join("after.zip");
    bench.backup(&me, &archive).await.unwrap();
    let bytes = unpacked(&archive);
    assert!(has(&bytes, other), "the other person is in the backup");
    assert!(!has(&bytes, "Qwyjibo") && !has(&bytes, "qwyjibo"));
    let csv = crate::ops_stories::exported_text(&bench, "actor", Audience::Everything, "csv").await;
    assert!(csv.contains(other) && !csv.contains("wyjibo"));

    let journal = std::fs::read_to_string(home.join(JOURNAL)).expect("the journal");
    assert_eq!(journal.lines().count(), 1);
    assert!(journal.contains(&person.to_string()) && journal.contains(START));
    assert!(matches!(bench.erase_person(&me, uuid::Uuid::from_u128(77)).await, Err(WorkError::NotFound(_))));
    assert_eq!(bench.erase_person(&me, person).await.unwrap().values, 0, "asked again, nothing is left to erase");
    assert!(matches!(bench.export_person(&me, person).await, Err(WorkError::NotFound(_))));
    assert_eq!(std::fs::read_to_string(home.join(JOURNAL)).unwrap(), journal, "asking twice is told once");
    let report = bench.check(&me).await.unwrap();
    assert!(report.findings.is_empty(), "{:?}", report.findings);
    // Undoing what replaced the first value does not bring it back.
    bench.undo(&me, changed).await.unwrap();
    assert_eq!(bench.persons(&me).await.unwrap().len(), 1);
    assert_eq!(holding(&home, b"Qwyjibo"), Vec::<PathBuf>::new());
    assert!(bench.check(&me).await.unwrap().findings.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn erasing_a_user_takes_the_account_and_its_session() {
    let folder = Folder::new("erase-user");
    let home = folder.join("t");
    let bench = territory(&home, &Time::at(START)).await;
    let me = Who::CommandLine;
    let link = bench.add_user(&me, "wxyz-maria", Role::Reader).await.unwrap().link_secret;
    let session = bench.set_up(&link, "quattro parole a caso").await.unwrap();
    let person = bench.users(&me).await.unwrap()[0].person;
    assert_eq!(bench.export_person(&me, person).await.unwrap()["accounts"][0]["name"], "wxyz-maria");
    assert_eq!(bench.erase_person(&me, person).await.unwrap().accounts, 1);
    assert!(bench.session(&session.secret).await.unwrap().is_none());
    assert!(bench.users(&me).await.unwrap().is_empty());
    assert_eq!(holding(&home, b"wxyz-maria"), Vec::<PathBuf>::new());
    assert!(bench.check(&me).await.unwrap().findings.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn erased_files_leave_no_bytes_and_stay_erased() {
    let folder = Folder::new("erase-files");
    let home = folder.join("t");
    let time = Time::at(START);
    let bench = territory(&home, &time).await;
    let me = Who::CommandLine;
    let nature = |r: &mut reticolo_model::Record| drop(r.body.insert("nature".into(), "firm".into()));
    let upload =
        |name: &str, text: &str, personal| Upload { name: name.into(), bytes: text.as_bytes().to_vec(), personal, ..Upload::default() };
    save(&bench, 1, "actor", "Uno", &[("contact_name", "Persona Uno")], nature).await;
    save(&bench, 2, "actor", "Due", &[], nature).await;
    let (one, two) = (uuid::Uuid::from_u128(1), uuid::Uuid::from_u128(2));
    let long = |word: &str| format!("{word} ").repeat(3000);
    let life = bench.attach(&me, one, vec![upload("Qwyjibo-curriculum.txt", &long("Qwyjibo-vita"), true)]).await.unwrap();
    let minutes = bench.attach(&me, two, vec![upload("Zorkmid-verbale.txt", &long("Zorkmid-detto"), false)]).await.unwrap();
    bench.attach(&me, two, vec![upload("statuto.txt", &long("Frobozz-statuto"), false)]).await.unwrap();
    let removed = bench.remove_file(&me, minutes.files[0].id).await.unwrap();
    let before = folder.join("before.zip");
    bench.backup(&me, &before).await.unwrap();
    let words = ["Qwyjibo", "Zorkmid"];
    assert!(words.iter().all(|w| !holding(&home, w.as_bytes()).is_empty()));

    let person = bench.persons(&me).await.unwrap().into_iter().find(|p| !p.files.is_empty()).expect("the person").id;
    let told = bench.export_person(&me, person).await.unwrap();
    assert_eq!(told["files"][0]["file"]["name"], "Qwyjibo-curriculum.txt");
    assert!(told["files"][0]["base64"].as_str().is_some_and(|b| b.len() > 1000));
    assert_eq!(bench.erase_person(&me, person).await.unwrap().files, 1);
    // Of a record, also what had been taken off.
    let kept = bench.files(&me, two).await.unwrap();
    assert_eq!(kept.len(), 1);
    bench.undo(&me, removed).await.unwrap();
    let erased = bench.erase_file(&me, minutes.files[0].id).await.unwrap();
    assert_eq!((erased.files, erased.digests.len()), (1, 1));
    assert!(bench.undo(&me, removed).await.is_err() || bench.files(&me, two).await.unwrap().len() == 1);
    for word in words {
        assert_eq!(holding(&home, word.as_bytes()), Vec::<PathBuf>::new(), "{word}");
    }
    assert!(!holding(&home, b"Frobozz").is_empty(), "what nobody erased is there");
    assert!(bench.check(&me).await.unwrap().findings.is_empty());
    assert!(matches!(bench.file_bytes(&me, life.files[0].id).await, Err(WorkError::NotFound(_))));
    let after = folder.join("after.zip");
    bench.backup(&me, &after).await.unwrap();
    // A document stands in the archive as hexadecimal text.
    let hex = |text: &str| reticolo_model::id::hex(text.as_bytes());
    let bytes = unpacked(&after);
    assert!(has(&bytes, &hex("Frobozz")) && !words.iter().any(|w| has(&bytes, w) || has(&bytes, &hex(w))));

    // The archive from before, with the journal, does not bring them back; with it a user reads the rest.
    let copy = folder.join("copy");
    let restored =
        reticolo_instruments::backup::restore(&before, &copy, None, Some(&home.join(JOURNAL)), time.clock(), None).await.unwrap();
    assert_eq!((restored.erased, restored.findings.len()), (1, 0));
    for word in words {
        assert_eq!(holding(&copy, word.as_bytes()), Vec::<PathBuf>::new(), "{word}");
    }
    let again = reticolo_instruments::Workbench::open(&copy, time.clock(), None).await.unwrap();
    let (file, bytes) = again.file_bytes(&me, kept[0].id).await.unwrap();
    assert_eq!((file.name.as_str(), String::from_utf8(bytes).unwrap()), ("statuto.txt", long("Frobozz-statuto")));
    // Asked for a record, everything it ever had goes.
    assert_eq!(again.erase_record_files(&me, two).await.unwrap().files, 1);
    assert!(matches!(again.erase_record_files(&me, two).await, Err(WorkError::NotFound(_))));
    assert_eq!(holding(&copy, b"Frobozz"), Vec::<PathBuf>::new());
}
