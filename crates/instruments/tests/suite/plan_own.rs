//! Stories of the agency's own part of the plan: its words survive every regeneration and are taken back like any act, an issued
//! edition stays as it was, and nobody sees more of either than they may.

use reticolo_instruments::backup::restore;
use reticolo_instruments::error::WorkError;
use reticolo_instruments::export::What;
use reticolo_instruments::plan::PlanQuestion;
use reticolo_instruments::plan::editions::IssueAsk;
use reticolo_instruments::territory::Clock;
use reticolo_instruments::{Config, Result, Who, Workbench};
use reticolo_messages::Language::{self, En, It};
use reticolo_model::{Audience, Role, Visibility};
use reticolo_report::{Block, Plan};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use uuid::Uuid;

const ME: Who = Who::CommandLine;
const LOGO: &[u8] = b"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 8 8\"><path d=\"M0 0h8v8z\"/></svg>";

struct Ground {
    wb: Workbench,
    folder: PathBuf,
}

impl Drop for Ground {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

fn clock() -> Clock {
    Arc::new(|| "2026-11-24T08:00:00.000000Z".to_owned())
}

async fn ground(name: &str) -> Ground {
    let folder = std::env::temp_dir().join(format!("reticolo-own-{name}-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    let config = Config { name: "Prova".into(), territory: None, units: vec!["999001".into(), "999002".into()], database: None };
    let wb = Workbench::new_territory(&folder.join("t"), config, clock(), None).await.expect("a territory");
    Ground { wb, folder }
}

fn editor() -> Who {
    Who::User { id: Uuid::from_u128(9), name: "scrive".into(), role: Role::Editor }
}

/// The code of the problem that stopped a use case.
fn problem<T: std::fmt::Debug>(result: Result<T>) -> String {
    match result {
        Err(WorkError::Invalid(problems)) => problems[0].code.clone(),
        other => panic!("{other:?}"),
    }
}

fn object(value: Value) -> Map<String, Value> {
    value.as_object().cloned().expect("an object")
}

async fn plan(wb: &Workbench, language: Language, audience: Audience) -> Plan {
    let question = PlanQuestion { language, date: "2026-11-24".into(), audience, illustrative: false, base_url: None };
    wb.plan(&ME, &question).await.expect("a plan")
}

/// The agency's words of a section as the plan has them; nothing where the place is empty.
fn words_in(plan: &Plan, section: &str) -> Option<String> {
    let section = plan.sections.iter().find(|s| s.id == section).unwrap_or_else(|| panic!("no section {section}"));
    let found = section.blocks.iter().find_map(|b| if let Block::Words { markdown, .. } = b { Some(markdown.clone()) } else { None });
    found.filter(|text| !text.is_empty())
}

async fn issue(wb: &Workbench, audience: Audience) -> Result<reticolo_instruments::plan::editions::Edition> {
    wb.issue_edition(&ME, &IssueAsk { audience, date: "2026-11-24".into(), base_url: None }).await
}

#[tokio::test(flavor = "multi_thread")]
async fn two_people_write_side_by_side_and_are_asked_only_where_they_clash() {
    let g = ground("conflict").await;
    let wb = &g.wb;
    let one = wb.write_passage(&editor(), "people", &[(It, "Uno.\r\n\r\nDue.")], 0).await.expect("written");
    assert_eq!((one.record.visibility, one.record.version), (Visibility::Public, 1));
    assert_eq!(wb.passages(&Who::Visitor).await.expect("read")["people"].it, "Uno.\n\nDue.");
    // The other language, from the same version: both stand.
    wb.write_passage(&ME, "people", &[(It, "Uno.\n\nTre.")], 1).await.expect("written");
    wb.write_passage(&ME, "people", &[(En, "One.")], 1).await.expect("written");
    let now = wb.passages(&ME).await.expect("read").remove("people").expect("there");
    assert_eq!((now.it.as_str(), now.en.as_str(), now.version, now.changed.as_str()), ("Uno.\n\nTre.", "One.", 3, "2026-11-24"));
    // The same language, from an old version or from nothing: asked.
    for base in [0, 1] {
        match wb.write_passage(&ME, "people", &[(It, "Altro.")], base).await {
            Err(WorkError::Conflict(conflict)) => {
                assert_eq!(conflict.fields.len(), 1);
                assert_eq!((conflict.fields[0].field.as_str(), &conflict.fields[0].yours), ("body.text_it", &json!("Altro.")));
            }
            other => panic!("{other:?}"),
        }
    }
    // An empty text takes the words of its language away.
    wb.write_passage(&ME, "people", &[(It, " ")], 3).await.expect("written");
    let now = wb.passages(&ME).await.expect("read").remove("people").expect("there");
    assert_eq!((now.it.as_str(), now.en.as_str()), ("", "One."));
    assert_eq!(problem(wb.write_passage(&ME, "nowhere", &[(It, "x")], 0).await), "problem-plan-section");
    assert_eq!(problem(wb.write_passage(&ME, "needs", &[(It, ""), (En, " ")], 0).await), "problem-required");
    let reader = Who::User { id: Uuid::from_u128(8), name: "legge".into(), role: Role::Reader };
    assert!(matches!(wb.write_passage(&reader, "needs", &[(It, "x")], 0).await, Err(WorkError::Forbidden(Role::Editor))));
}

#[tokio::test(flavor = "multi_thread")]
async fn words_survive_regeneration_and_reimport_and_are_taken_back() {
    let g = ground("words").await;
    let wb = &g.wb;
    let before = plan(wb, It, Audience::Public).await;
    assert_eq!(words_in(&before, "people"), None);
    let folder = g.folder.join("words");
    std::fs::create_dir_all(&folder).expect("a folder");
    std::fs::write(folder.join("people.it.md"), "\u{feff}Noi vogliamo **restare**.\r\n").expect("written");
    std::fs::write(folder.join("people.en.md"), "We want to **stay**.\n").expect("written");
    std::fs::write(folder.join("services.it.md"), "Servizi vicini.\n").expect("written");
    std::fs::write(folder.join("README.md"), "notes").expect("written");
    let report = wb.import_passages(&ME, &folder).await.expect("imported");
    assert_eq!((report.written.join(" "), report.ignored.join(" ")), ("people services".to_owned(), "README.md".to_owned()));
    let seq = report.seq.expect("an act");

    let after = plan(wb, It, Audience::Public).await;
    assert_eq!(words_in(&after, "people").as_deref(), Some("Noi vogliamo **restare**."));
    assert_eq!(words_in(&plan(wb, En, Audience::Public).await, "people").as_deref(), Some("We want to **stay**."));
    assert_eq!(words_in(&plan(wb, En, Audience::Public).await, "services"), None, "nothing is said in a language nobody wrote");
    assert_ne!(before.digest, after.digest, "words are an input of the plan");
    assert_eq!(after.digest, plan(wb, En, Audience::Public).await.digest);

    // Data come and go; the words stay, and importing them again changes nothing.
    let need = object(json!({ "title": "Un bisogno", "visibility": "public", "body": { "category": "library" } }));
    wb.create(&ME, "need", &need).await.expect("made");
    assert_eq!(words_in(&plan(wb, It, Audience::Public).await, "people").as_deref(), Some("Noi vogliamo **restare**."));
    let again = wb.import_passages(&ME, &folder).await.expect("imported");
    assert_eq!((again.seq, again.unchanged.len()), (None, 2));
    let out = g.folder.join("out");
    assert_eq!(wb.export_passages(&ME, &out).await.expect("exported"), ["people.it.md", "people.en.md", "services.it.md"]);
    assert_eq!(wb.import_passages(&ME, &out).await.expect("imported").seq, None);

    // One bad file, and nothing is taken.
    std::fs::write(out.join("people.it.md"), "Cambiato.").expect("written");
    std::fs::write(out.join("services.en.md"), [0xff, 0xfe, 0x41]).expect("written");
    assert_eq!(problem(wb.import_passages(&ME, &out).await), "problem-words-encoding");
    assert_eq!(wb.passages(&ME).await.expect("read")["people"].it, "Noi vogliamo **restare**.");
    std::fs::write(out.join("services.en.md"), "x".repeat(20_001)).expect("written");
    assert_eq!(problem(wb.import_passages(&ME, &out).await), "problem-too-long");
    assert_eq!(problem(wb.import_passages(&ME, &g.folder.join("t")).await), "problem-words-none");

    wb.undo(&ME, seq).await.expect("undone");
    assert!(wb.passages(&ME).await.expect("read").is_empty());
    assert_eq!(words_in(&plan(wb, It, Audience::Public).await, "people"), None);
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_sees_words_that_are_not_for_them() {
    let g = ground("audience").await;
    let wb = &g.wb;
    let saved = wb.write_passage(&ME, "people", &[(It, "SEGRETO"), (En, "SECRET")], 0).await.expect("written");
    wb.set_visibility(&ME, &[saved.record.id], Visibility::SignedIn).await.expect("hidden");
    let mut title = BTreeMap::from([("body".to_owned(), "ENTE SEGRETO".to_owned())]);
    let draft = wb.set_title_page(&ME, &title, 0).await.expect("written");
    wb.set_visibility(&ME, &[draft.record.id], Visibility::SignedIn).await.expect("hidden");
    wb.leave_out(&ME, "services", true).await.expect("left out");

    assert!(wb.passages(&Who::Visitor).await.expect("read").is_empty());
    assert_eq!(wb.next_edition(&Who::Visitor).await.expect("read"), Default::default());
    let public = plan(wb, It, Audience::Public).await;
    assert!(!reticolo_report::json(&public).contains("SEGRETO"));
    assert!(public.sections.iter().any(|s| s.id == "services"), "what is hidden leaves no trace");
    let inside = plan(wb, It, Audience::SignedIn).await;
    assert_eq!(words_in(&inside, "people").as_deref(), Some("SEGRETO"));
    assert_eq!(inside.title_page.body.as_deref(), Some("ENTE SEGRETO"));
    assert!(!inside.sections.iter().any(|s| s.id == "services"));

    // An edition for everybody cannot carry a title page that not everybody may see.
    assert_eq!(problem(issue(wb, Audience::Public).await), "problem-edition-hidden");
    let edition = issue(wb, Audience::SignedIn).await.expect("issued");
    assert!(wb.editions(&Who::Visitor).await.expect("read").is_empty());
    assert!(matches!(wb.edition_document(&Who::Visitor, edition.id, "plan-it.json").await, Err(WorkError::NotFound(_))));
    let document = wb.edition_document(&editor(), edition.id, "plan-it.json").await.expect("there");
    assert!(String::from_utf8_lossy(&document.bytes).contains("SEGRETO"));
    // Nor can it be shown to more people than it was written for.
    assert_eq!(problem(wb.set_visibility(&ME, &[edition.id], Visibility::Public).await), "problem-edition-issued");
    wb.set_visibility(&ME, &[edition.id], Visibility::Named).await.expect("narrowed");
    let mut zip = Vec::new();
    wb.export(&Who::Visitor, What::All, Audience::Public, "zip", &mut zip).await.expect("exported");
    assert!(!zip.windows(10).any(|w| w == b"documents/"), "no document of what a visitor does not see");
    title.insert("colour".into(), "red".into());
    assert_eq!(problem(wb.set_title_page(&ME, &title, 0).await), "problem-unknown-field");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_issued_edition_stays_as_it_was() {
    let g = ground("editions").await;
    let wb = &g.wb;
    wb.write_passage(&ME, "people", &[(It, "Prima stesura.")], 0).await.expect("written");
    let page = BTreeMap::from([("body".to_owned(), "Agenzia di prova".to_owned()), ("signatory_role".to_owned(), "direzione".to_owned())]);
    wb.set_title_page(&editor(), &page, 0).await.expect("written");
    wb.set_logo(&editor(), "logo.svg", Some(LOGO.to_vec())).await.expect("a logo");
    wb.leave_out(&editor(), "services", true).await.expect("left out");
    let draft = wb.next_edition(&ME).await.expect("read");
    assert_eq!((draft.status.as_str(), draft.body.as_str(), draft.left_out.len()), ("draft", "Agenzia di prova", 1));
    let shown = plan(wb, It, Audience::Public).await;
    assert_eq!(shown.title_page.logo.as_ref().map(|l| (l.media.as_str(), l.bytes.as_slice())), Some(("image/svg+xml", LOGO)));

    let first = issue(wb, Audience::Public).await.expect("issued");
    assert_eq!((first.number, first.status.as_str(), first.date.as_str()), (Some(1), "issued", "2026-11-24"));
    assert_eq!(first.documents.keys().collect::<Vec<_>>(), ["plan-en.json", "plan-en.pdf", "plan-it.json", "plan-it.pdf"]);
    assert_eq!(first.digest, shown.digest, "issuing is no input of the plan");
    let mut kept = BTreeMap::new();
    for name in first.documents.keys() {
        let document = wb.edition_document(&Who::Visitor, first.id, name).await.expect("there");
        assert_eq!(&document.digest, &first.documents[name]);
        assert!(!name.ends_with(".pdf") || document.bytes.starts_with(b"%PDF"));
        kept.insert(name.clone(), document.bytes);
    }
    let text = String::from_utf8_lossy(&kept["plan-it.json"]).into_owned();
    assert!(text.contains("Prima stesura.") && text.contains(&first.digest));

    // The next title page begins from the last one, and the plan is still without what was left out.
    let next = wb.next_edition(&ME).await.expect("read");
    assert_eq!((next.version, next.body.as_str(), next.date.as_str(), next.left_out.len()), (0, "Agenzia di prova", "", 1));
    assert!(next.logo.is_some());

    // Data and words change; the edition does not.
    wb.write_passage(&ME, "people", &[(It, "Seconda stesura.")], 1).await.expect("written");
    let need = object(json!({ "title": "Un bisogno", "visibility": "public", "body": { "category": "library" } }));
    wb.create(&ME, "need", &need).await.expect("made");
    let second = issue(wb, Audience::Public).await.expect("issued");
    assert_eq!(second.number, Some(2));
    assert_ne!(second.digest, first.digest);
    let all = wb.editions(&Who::Visitor).await.expect("read");
    assert_eq!(all.iter().map(|e| (e.number, e.status.as_str())).collect::<Vec<_>>(), [(Some(2), "issued"), (Some(1), "superseded")]);
    for (name, bytes) in &kept {
        assert_eq!(&wb.edition_document(&Who::Visitor, first.id, name).await.expect("there").bytes, bytes, "{name}");
    }

    // A backup has it all.
    let archive = g.folder.join("copy.zip");
    wb.backup(&ME, &archive).await.expect("a backup");
    let copy = g.folder.join("copy");
    let restored = restore(&archive, &copy, None, None, clock(), None).await.expect("restored");
    assert!(restored.findings.is_empty(), "{restored:?}");
    let again = Workbench::open(&copy, clock(), None).await.expect("opens");
    assert_eq!(again.passages(&ME).await.expect("read"), wb.passages(&ME).await.expect("read"));
    assert_eq!(again.editions(&ME).await.expect("read"), all);
    for (name, bytes) in &kept {
        assert_eq!(&again.edition_document(&Who::Visitor, first.id, name).await.expect("there").bytes, bytes, "{name}");
    }
    let check = again.check(&ME).await.expect("a check");
    assert_eq!((check.documents, check.findings), (9, Vec::new()), "four documents an edition, and the logo");
    let mut zip = Vec::new();
    wb.export(&ME, What::All, Audience::Public, "zip", &mut zip).await.expect("exported");
    let name = format!("documents/{}.pdf", first.documents["plan-it.pdf"]);
    assert!(zip.windows(name.len()).any(|w| w == name.as_bytes()), "an export has the documents that its audience sees");
}

#[tokio::test(flavor = "multi_thread")]
async fn only_issuing_makes_an_edition_and_nothing_changes_one() {
    let g = ground("rules").await;
    let wb = &g.wb;
    let by_hand = object(json!({ "title": "x", "body": { "number": 1, "digest": "abc" } }));
    assert_eq!(problem(wb.create(&ME, "edition", &by_hand).await), "problem-edition-by-hand");
    let draft = wb.create(&ME, "edition", &object(json!({ "title": "Bozza", "visibility": "public" }))).await.expect("a draft").record;
    assert_eq!(problem(wb.create(&ME, "edition", &object(json!({ "title": "Altra" }))).await), "problem-edition-draft");
    let change = async |version: i64, value: Value| wb.update(&ME, draft.id, version, &object(value)).await;
    assert_eq!(problem(change(1, json!({ "status": "issued" })).await), "problem-step");
    assert_eq!(problem(change(1, json!({ "body": { "pdf_it": "abc" } })).await), "problem-edition-by-hand");
    assert_eq!(problem(change(1, json!({ "body": { "logo": "abc" } })).await), "problem-logo");
    let two = change(1, json!({ "body": { "body": "Agenzia" } })).await.expect("changed");

    for bad in [&b"GIF89a"[..], b"\x89PNG\r\n\x1a\nno picture", b"<svg><script/></svg>", b""] {
        let refused = wb.set_logo(&ME, "logo", Some(bad.to_vec())).await;
        assert!(problem(refused).starts_with("problem-logo"), "{bad:?}");
    }
    assert!(wb.logo(&ME).await.expect("read").is_none());

    let issued = issue(wb, Audience::Public).await.expect("issued");
    assert_eq!(issued.id, draft.id);
    let now = wb.record(&ME, draft.id).await.expect("there");
    assert_eq!(problem(change(now.version, json!({ "body": { "body": "Altra" } })).await), "problem-edition-issued");
    assert_eq!(problem(change(now.version, json!({ "title": "Altro" })).await), "problem-edition-issued");
    assert_eq!(problem(wb.delete(&ME, draft.id, now.version).await), "problem-edition-issued");
    let acts = wb.acts(&ME, None, 50).await.expect("the log");
    let act = acts.iter().find(|e| e.detail.get("issued").is_some()).expect("in the log").seq;
    assert_eq!(problem(wb.undo(&ME, act).await), "problem-edition-issued");
    // Taking an older change of the draft back leaves the edition alone.
    let undone = wb.undo(&ME, two.seq).await.expect("an undo");
    assert_eq!(undone.kept, [draft.id]);
    wb.set_visibility(&ME, &[draft.id], Visibility::SignedIn).await.expect("hidden");
    wb.set_visibility(&ME, &[draft.id], Visibility::Public).await.expect("shown again, as it was written");

    let passage = |section: &str| object(json!({ "title": "Parole", "body": { "section": section, "text_it": "x" } }));
    wb.create(&ME, "passage", &passage("people")).await.expect("made");
    assert_eq!(problem(wb.create(&ME, "passage", &passage("people")).await), "problem-passage-exists");
    let other = wb.create(&ME, "passage", &passage("needs")).await.expect("made").record;
    let moved = wb.update(&ME, other.id, 1, &object(json!({ "body": { "section": "people" } }))).await;
    assert_eq!(problem(moved), "problem-passage-exists");
    assert!(wb.check(&ME).await.expect("a check").findings.is_empty());
}
