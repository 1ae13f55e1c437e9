//! Files on records: attached, changed, taken off and put back; gone with their record; destroyed with every word of theirs; and a
//! check that sees whatever does not fit.

use crate::harness::*;
use crate::taking_back::take_back;
use reticolo_model::attachment::{Attachment, Details, Location};
use reticolo_store::attachments::{self, New};
use reticolo_store::documents::Document;
use reticolo_store::{Conn, Store, StoreError, Territory, documents, log, people, records};
use serde_json::json;
use std::collections::BTreeSet;
use uuid::Uuid;

told![
    a_file_comes_changes_goes_and_comes_back,
    several_files_are_one_act,
    files_go_and_come_back_with_their_record,
    what_is_erased_is_gone_for_good,
    an_erased_person_takes_their_files,
    a_check_sees_files_that_do_not_fit,
];

fn new(n: u128, record: u128, name: &str, bytes: &[u8], personal: bool) -> New {
    let document = Document::new("text/plain", "", bytes.to_vec()).expect("a document");
    let attachment = Attachment {
        id: id(n),
        record: id(record),
        digest: document.digest.clone(),
        media: "text/plain".into(),
        size: i64::try_from(bytes.len()).expect("short"),
        name: name.into(),
        location: Location::None,
        personal,
        details: Details::default(),
    };
    New { attachment, document }
}

/// Puts one file on a record, under an id of its bytes.
pub async fn put_on(conn: &mut Conn, t: Territory, record: u128, name: &str, bytes: &[u8], personal: bool) -> Result<i64, StoreError> {
    let n = bytes.iter().fold(9_000, |n, b| n * 31 + u128::from(*b));
    attachments::attach(conn, t, &stamp(), vec![new(n, record, name, bytes, personal)], json!({}), None).await
}

async fn attach(store: &Store, t: Territory, files: Vec<New>) -> Result<i64, StoreError> {
    store.write(move |c| Box::pin(async move { attachments::attach(c, t, &stamp(), files, json!({ "files": 2 }), None).await })).await
}

async fn remove(store: &Store, t: Territory, n: u128) -> Result<i64, StoreError> {
    store.write(move |c| Box::pin(async move { attachments::remove(c, t, &stamp(), id(n)).await })).await
}

async fn change(store: &Store, t: Territory, n: u128, caption: &str) -> i64 {
    let mut file = attachments::get(&mut store.reader().await.expect("reader"), t, id(n)).await.expect("read").expect("there");
    file.details.caption = caption.into();
    store.write(move |c| Box::pin(async move { attachments::change(c, t, &stamp(), file).await })).await.expect("changed")
}

/// Names and captions of a record's files.
pub async fn names(store: &Store, t: Territory, record: u128) -> Vec<(String, String)> {
    let found = attachments::of_record(&mut store.reader().await.expect("reader"), t, id(record)).await.expect("read");
    found.into_iter().map(|f| (f.name, f.details.caption)).collect()
}

async fn bytes(store: &Store, t: Territory, digest: &str) -> Option<Vec<u8>> {
    documents::get(&mut store.reader().await.expect("reader"), t, digest).await.expect("read").map(|d| d.bytes)
}

fn pair(name: &str, caption: &str) -> (String, String) {
    (name.to_owned(), caption.to_owned())
}

async fn a_file_comes_changes_goes_and_comes_back(store: &Store) {
    let t = territory(store).await;
    keep(store, t, &[record(1, "asset", "Uno")]).await;
    let file = new(10, 1, "statuto di Persona-Qwyjibo.txt", b"testo", false);
    let digest = file.attachment.digest.clone();
    let came = attach(store, t, vec![file]).await.expect("attached");
    assert_eq!(names(store, t, 1).await, [pair("statuto di Persona-Qwyjibo.txt", "")]);
    let changed = change(store, t, 10, "Lo statuto").await;
    assert_sound(store, t).await;
    let gone = remove(store, t, 10).await.expect("removed");
    assert!(names(store, t, 1).await.is_empty());
    assert!(matches!(remove(store, t, 10).await, Err(StoreError::NotFound(_))));
    assert_eq!(bytes(store, t, &digest).await.as_deref(), Some(&b"testo"[..]), "undo may ask for them");
    assert_sound(store, t).await;
    // What came before the newest change is left as it is.
    assert_eq!(take_back(store, t, changed).await.expect("undone").kept, [id(10)]);
    let back = take_back(store, t, gone).await.expect("undone");
    assert!(back.kept.is_empty());
    assert_eq!(names(store, t, 1).await, [pair("statuto di Persona-Qwyjibo.txt", "Lo statuto")]);
    take_back(store, t, back.seq).await.expect("the undo is undone");
    assert!(names(store, t, 1).await.is_empty());
    assert_sound(store, t).await;
    // History tells of it; the log itself has none of its words.
    let mut conn = store.reader().await.expect("reader");
    let told = attachments::history(&mut conn, t, id(1)).await.expect("history");
    assert!(told.len() == 5 && told[0].0.seq == came && told.iter().all(|(_, f)| f.name.starts_with("statuto")), "{told:?}");
    for (entry, _) in &told {
        assert!(!entry.text().contains("Qwyjibo") && !entry.text().contains("Lo statuto"), "{}", entry.text());
    }
    assert!(matches!(attach(store, t, vec![new(11, 77, "a.txt", b"a", false)]).await, Err(StoreError::NotFound(_))));
}

async fn several_files_are_one_act(store: &Store) {
    let t = territory(store).await;
    keep(store, t, &[record(1, "asset", "Uno"), record(2, "asset", "Due")]).await;
    // The same bytes on two records are kept once.
    let act = attach(store, t, vec![new(10, 1, "a.txt", b"a", false), new(11, 2, "b.txt", b"a", false)]).await.expect("attached");
    let more = store
        .write(move |c| {
            Box::pin(async move { attachments::attach(c, t, &stamp(), vec![new(12, 2, "c.txt", b"c", false)], json!({}), Some(act)).await })
        })
        .await
        .expect("attached");
    assert_eq!(more, act);
    assert_eq!(names(store, t, 2).await, [pair("b.txt", ""), pair("c.txt", "")]);
    let mut conn = store.reader().await.expect("reader");
    assert_eq!(log::parts(&mut conn, t, act).await.expect("parts").len(), 3);
    drop(conn);
    take_back(store, t, act).await.expect("undone");
    assert!(names(store, t, 1).await.is_empty() && names(store, t, 2).await.is_empty());
    assert_sound(store, t).await;
}

async fn files_go_and_come_back_with_their_record(store: &Store) {
    let t = territory(store).await;
    keep(store, t, &[record(1, "asset", "Uno")]).await;
    attach(store, t, vec![new(10, 1, "a.txt", b"a", false), new(11, 1, "b.txt", b"b", false)]).await.expect("attached");
    let off = remove(store, t, 11).await.expect("removed");
    let gone = store.write(move |c| Box::pin(async move { records::delete(c, t, &stamp(), id(1), 1).await })).await.expect("deleted");
    assert!(names(store, t, 1).await.is_empty());
    assert_sound(store, t).await;
    // A file does not come back to a record that is not there.
    assert_eq!(take_back(store, t, off).await.expect("undone").kept, [id(11)]);
    assert_sound(store, t).await;
    take_back(store, t, gone).await.expect("undone");
    assert_eq!(names(store, t, 1).await, [pair("a.txt", "")]);
    assert_sound(store, t).await;
}

async fn erase(store: &Store, t: Territory, digest: &str) -> u64 {
    let digests = BTreeSet::from([digest.to_owned()]);
    store.write(move |c| Box::pin(async move { attachments::erase(c, t, &stamp(), digests).await })).await.expect("erased")
}

async fn what_is_erased_is_gone_for_good(store: &Store) {
    let t = territory(store).await;
    keep(store, t, &[record(1, "asset", "Uno"), record(2, "asset", "Due")]).await;
    let files = vec![new(10, 1, "a.txt", b"a", false), new(11, 2, "b.txt", b"a", false), new(12, 1, "c.txt", b"c", false)];
    let digest = files[0].attachment.digest.clone();
    attach(store, t, files).await.expect("attached");
    change(store, t, 11, "Parole").await;
    let off = remove(store, t, 10).await.expect("removed");
    assert_eq!(erase(store, t, &digest).await, 2, "the one that was taken off too");
    assert_eq!(bytes(store, t, &digest).await, None);
    assert_eq!((names(store, t, 1).await, names(store, t, 2).await), (vec![pair("c.txt", "")], vec![]));
    assert_eq!(take_back(store, t, off).await.expect("undone").kept, [id(10)]);
    assert_sound(store, t).await;
    // A document of a record's own stays: an issued plan does not lose its pages.
    let mut edition = record(3, "edition", "Edizione");
    let logo = Document::new("text/plain", "", b"logo".to_vec()).expect("a document");
    edition.body.insert("logo".into(), json!(logo.digest));
    keep(store, t, &[edition]).await;
    attach(store, t, vec![new(13, 1, "logo.txt", b"logo", false)]).await.expect("attached");
    assert_eq!(erase(store, t, &logo.digest).await, 1);
    assert_eq!(bytes(store, t, &logo.digest).await.as_deref(), Some(&b"logo"[..]));
    assert_sound(store, t).await;
}

async fn an_erased_person_takes_their_files(store: &Store) {
    let t = territory(store).await;
    let mut actor = record(1, "actor", "Associazione");
    actor.personal.insert("contact_name".into(), "Persona Uno".into());
    keep(store, t, &[actor, record(2, "asset", "Due")]).await;
    let files = vec![new(10, 1, "curriculum.txt", b"vita", true), new(11, 1, "statuto.txt", b"statuto", false)];
    let other = new(12, 2, "copia.txt", b"vita", false);
    let alone = new(13, 2, "di un'altra persona.txt", b"altra", true);
    let (life, statute) = (files[0].attachment.digest.clone(), files[1].attachment.digest.clone());
    attach(store, t, files).await.expect("attached");
    attach(store, t, vec![other, alone]).await.expect("attached");
    let listed = people::list(&mut store.reader().await.expect("reader"), t).await.expect("listed");
    // A record without personal values gives its file a person of its own.
    assert_eq!(listed.len(), 2);
    let person = listed.iter().find(|p| !p.values.is_empty()).expect("the person");
    assert_eq!(person.files.iter().map(|f| f.id).collect::<Vec<Uuid>>(), [id(10)]);
    let person = person.id;
    let erased = store.write(move |c| Box::pin(async move { people::erase(c, t, &stamp(), person).await })).await.expect("erased");
    assert_eq!(erased.files, 2, "their bytes go wherever they were attached");
    assert_eq!((bytes(store, t, &life).await, names(store, t, 2).await.len()), (None, 1));
    assert!(bytes(store, t, &statute).await.is_some());
    assert_eq!(names(store, t, 1).await, [pair("statuto.txt", "")]);
    assert_sound(store, t).await;
}

async fn a_check_sees_files_that_do_not_fit(store: &Store) {
    let t = territory(store).await;
    keep(store, t, &[record(1, "asset", "Uno")]).await;
    attach(store, t, vec![new(10, 1, "a.txt", b"a", false)]).await.expect("attached");
    let tamper = async |sql: &'static str| {
        store.write(move |c| Box::pin(async move { c.exec(sql, vec![]).await })).await.expect("tampered with");
        findings(store, t).await
    };
    assert_sound(store, t).await;
    let not_told = format!("file {}: the table does not hold what the log gives", id(10));
    assert_eq!(tamper("UPDATE attachment SET content = replace(content, 'a.txt', 'b.txt')").await, [not_told]);
    let missing = tamper("UPDATE attachment SET content = replace(content, 'b.txt', 'a.txt'), present = 0").await;
    assert_eq!(missing, [format!("file {}: in the log, not in the table", id(10))]);
    let bytes = tamper("DELETE FROM document").await;
    assert!(bytes.iter().any(|f| f.starts_with(&format!("file {}: its bytes", id(10)))), "{bytes:?}");
}
