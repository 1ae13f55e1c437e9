//! A person is erased: searched for afterwards in the bytes of the folder, of a new backup, and of a restored old one.

mod common;

use common::{Server, Territory, free_port, request, run};
use std::path::Path;

const VALUE: &str = "zqx-unmistakable@example.org";

/// The files under a folder that hold the value.
fn holders(folder: &Path) -> Vec<String> {
    let mut out = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            out.extend(holders(&path));
        } else if std::fs::read(&path).expect("readable").windows(VALUE.len()).any(|w| w == VALUE.as_bytes()) {
            out.push(path.display().to_string());
        }
    }
    out
}

#[test]
fn nothing_of_an_erased_person_is_left() {
    let territory = Territory::new("erasure");
    let token = territory.token("scrittore", "editor");
    let server = Server::start(&territory, free_port());
    let body = format!(r#"{{"title":"Sportello","body":{{"nature":"third_sector","contact_name":"Zqx","contact_email":"{VALUE}"}}}}"#);
    let (status, made) = request(&server.address, "POST", "/api/v1/actor", Some(&token), Some(&body)).expect("an answer");
    assert_eq!(status, 201, "{made}");
    assert!(!holders(&territory.folder).is_empty(), "the test can find the value while it is there");

    let spare = std::env::temp_dir().join(format!("reticolo-erasure-spare-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&spare);
    std::fs::create_dir_all(&spare).expect("a folder");
    let path = |name: &str| spare.join(name).to_str().expect("a plain path").to_owned();
    assert!(territory.run(&["backup", territory.path(), "--out", &path("old.zip")]).status.success());

    let list = territory.run(&["person", territory.path(), "list", "--json"]);
    let list = String::from_utf8_lossy(&list.stdout).into_owned();
    let before = &list[..list.find(VALUE).expect("the person is listed")];
    let person = before[before.rfind("\"id\": \"").expect("an id") + 7..][..36].to_owned();
    let exported = territory.run(&["person", territory.path(), "export", &person, "--out", &path("person.json")]);
    assert!(exported.status.success());
    assert!(std::fs::read_to_string(path("person.json")).expect("the export").contains(VALUE));

    // Erased from the command line, under the running server.
    let erased = territory.run(&["person", territory.path(), "erase", &person]);
    assert!(erased.status.success(), "{}", String::from_utf8_lossy(&erased.stderr));
    assert_eq!(holders(&territory.folder), Vec::<String>::new());
    let (_, seen) = request(&server.address, "GET", "/api/v1/actor", Some(&token), None).expect("an answer");
    assert!(seen.contains("Sportello") && !seen.contains(VALUE), "{seen}");

    // A new backup has nothing of it; unpacked, so that compression hides nothing.
    assert!(territory.run(&["backup", territory.path(), "--out", &path("new.zip")]).status.success());
    let restored = |archive: &str, into: &str, journal: bool| {
        let journal_path = territory.folder.join("erasures.jsonl");
        let (archive, into) = (path(archive), path(into));
        let mut args = vec!["restore", archive.as_str(), into.as_str()];
        if journal {
            args.extend(["--erasures", journal_path.to_str().expect("a plain path")]);
        }
        let out = run(&args);
        assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
        (String::from_utf8_lossy(&out.stderr).into_owned(), spare.join(&into))
    };
    let (_, new) = restored("new.zip", "new", true);
    assert_eq!(holders(&new), Vec::<String>::new());

    // The old backup still has it: restored with the journal the person stays erased, without it that is said loudly.
    let (_, old) = restored("old.zip", "old", true);
    assert_eq!(holders(&old), Vec::<String>::new());
    let (warning, back) = restored("old.zip", "back", false);
    assert!(warning.contains("WARNING"), "{warning}");
    assert!(!holders(&back).is_empty());
    for folder in [&new, &old] {
        assert!(run(&["check", folder.to_str().expect("a plain path")]).status.success());
    }
    std::fs::remove_dir_all(&spare).expect("removed");
}
