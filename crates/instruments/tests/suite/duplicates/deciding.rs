//! What a person decides of a pair: merged field by field, or told apart; and who learns of it.

use crate::duplicates::Ground;
use crate::duplicates::generator::unit_code;
use reticolo_instruments::duplicates::{DuplicatesAsk, DuplicatesView, MergeAsk, Side};
use reticolo_instruments::ties::Said;
use reticolo_instruments::{Who, WorkError};
use reticolo_model::{Role, Visibility};
use serde_json::{Map, Value, json};
use uuid::Uuid;

fn user(n: u128, role: Role) -> Who {
    Who::User { id: Uuid::from_u128(n), name: format!("utente {n}"), role }
}

fn object(value: Value) -> Map<String, Value> {
    value.as_object().cloned().expect("an object")
}

async fn made(ground: &Ground, kind: &str, value: Value) -> Uuid {
    let saved = ground.wb.create(&Who::CommandLine, kind, &object(value)).await;
    saved.unwrap_or_else(|e| panic!("{e}")).record.id
}

async fn pairs(ground: &Ground, who: &Who) -> DuplicatesView {
    ground.wb.duplicates(who, &DuplicatesAsk::default()).await.expect("pairs")
}

fn titles(view: &DuplicatesView) -> Vec<[&str; 2]> {
    view.pairs.iter().map(|p| [p.records[0].title.as_str(), p.records[1].title.as_str()]).collect()
}

fn problem<T: std::fmt::Debug>(result: Result<T, WorkError>) -> String {
    match result {
        Err(WorkError::Invalid(problems)) => problems[0].code.clone(),
        other => panic!("no problem but {other:?}"),
    }
}

/// Two actors that are one, and what hangs on the second.
async fn two(ground: &Ground) -> (Uuid, Uuid, Uuid) {
    let unit = unit_code(0);
    let one = json!({ "title": "Associazione culturale Girasole", "visibility": "public", "tags": ["cultura"], "place": { "unit": unit },
        "body": { "nature": "third_sector", "tax_code": "00175660554", "year_founded": 1987 } });
    let other = json!({ "title": "ASS. CULTURALE GIRASOLE", "summary": "Corsi e teatro.", "visibility": "signed-in", "tags": ["teatro"], "place": { "unit": unit },
        "positions": [{ "area": "welfare", "dimension": "services", "modality": "pilots" }],
        "body": { "nature": "third_sector", "year_founded": 1988, "address": "Via dell'Olmo 3", "contact_name": "Persona di prova 7" } });
    let (one, other) = (made(ground, "actor", one).await, made(ground, "actor", other).await);
    let thing = made(ground, "initiative", json!({ "title": "Festa di prova" })).await;
    for at in [one, other] {
        ground.wb.add_link(&Who::CommandLine, "takes_part_in", at, thing, Said::default()).await.expect("a link");
    }
    ground.wb.add_link(&Who::CommandLine, "leads", other, thing, Said::default()).await.expect("a link");
    (one, other, thing)
}

fn ask(stays: Uuid, goes: Uuid) -> MergeAsk {
    MergeAsk { stays, goes, ..MergeAsk::default() }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_records_become_one_and_two_again() {
    let ground = Ground::new().await;
    let (one, other, thing) = two(&ground).await;
    let editor = user(5, Role::Editor);
    let found = pairs(&ground, &editor).await;
    assert_eq!(found.total, 1, "{:?}", titles(&found));
    assert!(found.pairs[0].probability > 0.8 && found.pairs[0].reasons.iter().any(|r| r.field == "title" && r.weight > 0.0));
    assert!(
        found.pairs[0].reasons.iter().any(|r| r.field == "year_founded" && r.agreement.code() == "near"),
        "a year apart: {:?}",
        found.pairs[0]
    );

    let view = ground.wb.merge_view(&editor, one, other).await.expect("a form");
    let chosen: Vec<(&str, Side)> = view.rows.iter().map(|r| (r.field.as_str(), r.chosen)).collect();
    use Side::{Goes, Stays};
    let wanted = [
        ("title", Stays),
        ("summary", Goes),
        ("positions", Goes),
        ("visibility", Goes),
        ("personal", Goes),
        ("body.tax_code", Stays),
        ("body.year_founded", Stays),
        ("body.address", Goes),
    ];
    assert_eq!(chosen, wanted);
    assert_eq!((view.ties, view.tags.clone()), (2, vec!["cultura".to_owned(), "teatro".to_owned()]));

    let mut decided = ask(one, other);
    decided.take.insert("body.year_founded".into(), Side::Goes);
    (decided.stays_version, decided.goes_version) = (Some(1), Some(1));
    let merged = ground.wb.merge_two(&editor, &decided).await.expect("merged");
    assert_eq!((merged.moved, merged.dropped), (1, 1));
    let now = ground.wb.view(&editor, one).await.expect("there");
    let record = &now.record;
    assert_eq!((record.title.as_str(), record.summary.as_str()), ("Associazione culturale Girasole", "Corsi e teatro."));
    assert_eq!(record.tags, ["cultura", "teatro"]);
    assert_eq!((record.positions.len(), record.visibility), (1, Visibility::SignedIn), "nothing became public");
    assert_eq!(
        record.body,
        object(json!({ "nature": "third_sector", "tax_code": "00175660554", "year_founded": 1988, "address": "Via dell'Olmo 3" }))
    );
    assert_eq!(now.personal["contact_name"], "Persona di prova 7");
    let mut ties: Vec<_> = now.links.iter().map(|l| (l.link.kind.as_str(), l.other)).collect();
    ties.sort();
    assert_eq!(ties, [("leads", thing), ("takes_part_in", thing)], "none lost, none double");
    assert!(ground.wb.record(&editor, other).await.is_err());
    assert_eq!(ground.wb.merged_into(&editor, other).await.expect("asked").map(|r| r.id), Some(one));
    assert_eq!(ground.wb.history(&editor, other).await.expect("its history").len(), 2);
    assert_eq!(ground.wb.merged_ids(&[other, one]).await.expect("asked").into_iter().collect::<Vec<_>>(), [(other, one)]);
    assert_eq!(pairs(&ground, &editor).await.total, 0);
    ground.sound().await;

    ground.wb.undo(&editor, merged.seq).await.expect("undone");
    let (a, b) = (ground.wb.view(&editor, one).await.expect("there"), ground.wb.view(&editor, other).await.expect("back"));
    assert_eq!((a.record.visibility, a.personal.len(), a.links.len()), (Visibility::Public, 0, 1));
    assert_eq!(
        (b.record.title.as_str(), b.personal["contact_name"].as_str(), b.links.len()),
        ("ASS. CULTURALE GIRASOLE", "Persona di prova 7", 2)
    );
    assert_eq!((pairs(&ground, &editor).await.total, ground.wb.merged_into(&editor, other).await.expect("asked")), (1, None));
    ground.sound().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn origins_are_kept_when_two_lists_hold_one_thing() {
    let ground = Ground::new().await;
    let mapping =
        |set: &str| format!("data_set = \"{set}\"\nkey = [\"key\"]\n[columns]\ntitle = \"title\"\n[constants]\nnature = \"firm\"\n");
    ground.import("a.csv", "actor", &mapping("first"), "key,title\n1,Officina Nibbio srl\n").await;
    ground.import("b.csv", "actor", &mapping("second"), "key,title\n9,Officina Nibbio S.r.l.\n").await;
    let all = ground.records("actor").await;
    let (one, other) = (all[0].clone(), all[1].clone());
    let merged = ground.wb.merge_two(&Who::CommandLine, &ask(one.id, other.id)).await.expect("merged").record;
    assert_eq!(merged.origin, one.origin);
    assert_eq!(merged.also_in.iter().map(|o| (o.data_set.as_str(), o.key.as_str())).collect::<Vec<_>>(), [("second", "9")]);
    ground.sound().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_told_apart_is_not_shown_again_but_under_another_name() {
    let ground = Ground::new().await;
    let (one, other, _) = two(&ground).await;
    let editor = user(5, Role::Editor);
    let seq = ground.wb.tell_apart(&editor, other, one).await.expect("told apart");
    assert_eq!(pairs(&ground, &editor).await.total, 0);
    assert!(pairs(&ground, &editor).await.by_kind.is_empty());
    // Another change leaves it so; another name asks again, and says that it was asked before.
    let change = |value: Value| object(value);
    ground.wb.update(&editor, one, 1, &change(json!({ "summary": "Altro." }))).await.expect("changed");
    assert_eq!(pairs(&ground, &editor).await.total, 0);
    ground.wb.update(&editor, one, 2, &change(json!({ "title": "Associazione Girasole culturale" }))).await.expect("renamed");
    let again = pairs(&ground, &editor).await;
    assert!(again.total == 1 && again.pairs[0].told_apart_before);
    ground.wb.update(&editor, one, 3, &change(json!({ "title": "associazione culturale girasole" }))).await.expect("renamed");
    assert_eq!(pairs(&ground, &editor).await.total, 0, "however it is written");
    ground.wb.undo(&editor, seq).await.expect("undone");
    let back = pairs(&ground, &editor).await;
    assert!(back.total == 1 && !back.pairs[0].told_apart_before);
    ground.sound().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_learns_of_what_is_hidden() {
    let ground = Ground::new().await;
    let (one, _, _) = two(&ground).await;
    let (reader, other_reader) = (user(6, Role::Reader), user(7, Role::Reader));
    let before = serde_json::to_value(pairs(&ground, &reader).await).expect("JSON");
    assert_eq!(before["total"], 1);
    // Twins of both that only one reader sees, and other hidden records: for all others nothing changes, not even a probability.
    let mut hidden = Vec::new();
    for _ in 0..4 {
        let record = json!({ "title": "Associazione culturale Girasole", "visibility": "named", "named": [Uuid::from_u128(7)],
            "body": { "nature": "third_sector", "year_founded": 1987 } });
        hidden.push(made(&ground, "actor", record).await);
    }
    assert_eq!(serde_json::to_value(pairs(&ground, &reader).await).expect("JSON"), before);
    assert!(pairs(&ground, &other_reader).await.total > 1);
    assert!(matches!(ground.wb.duplicate(&reader, one, hidden[0]).await, Err(WorkError::NotFound(_))));
    let editor = user(8, Role::Editor);
    assert!(matches!(ground.wb.merge_view(&editor, one, hidden[0]).await, Err(WorkError::NotFound(_))));
    assert!(matches!(ground.wb.merge_two(&editor, &ask(one, hidden[0])).await, Err(WorkError::NotFound(_))));
    assert!(matches!(ground.wb.tell_apart(&editor, one, hidden[0]).await, Err(WorkError::NotFound(_))));
    // Merged by who sees all, the one that went is not told to who never saw it.
    ground.wb.merge_two(&Who::CommandLine, &ask(hidden[1], hidden[0])).await.expect("merged");
    assert_eq!(ground.wb.merged_into(&reader, hidden[0]).await.expect("asked"), None);
    assert!(matches!(ground.wb.history(&reader, hidden[0]).await, Err(WorkError::NotFound(_))));
    // Visitors are not asked, readers do not decide.
    assert!(matches!(ground.wb.duplicates(&Who::Visitor, &DuplicatesAsk::default()).await, Err(WorkError::Forbidden(_))));
    assert!(matches!(ground.wb.merge_two(&reader, &ask(one, hidden[2])).await, Err(WorkError::Forbidden(_))));
    assert!(matches!(ground.wb.tell_apart(&reader, one, hidden[2]).await, Err(WorkError::Forbidden(_))));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_makes_no_sense_is_refused_and_nothing_is_written() {
    let ground = Ground::new().await;
    let (one, other, thing) = two(&ground).await;
    let example = made(&ground, "actor", json!({ "title": "Esempio", "illustrative": true, "body": { "nature": "firm" } })).await;
    let head = ground.wb.head().await.expect("head");
    let who = Who::CommandLine;
    assert_eq!(problem(ground.wb.merge_two(&who, &ask(one, one)).await), "problem-merge-itself");
    assert_eq!(problem(ground.wb.merge_two(&who, &ask(one, thing)).await), "problem-merge-kinds");
    assert_eq!(problem(ground.wb.merge_two(&who, &ask(one, example)).await), "problem-merge-illustrative");
    let mut wrong = ask(one, other);
    wrong.take.insert("status".into(), Side::Goes);
    assert_eq!(problem(ground.wb.merge_two(&who, &wrong).await), "problem-unknown-field");
    // A need is no actor, whichever stays.
    let bare = made(&ground, "need", json!({ "title": "Un bisogno", "body": { "category": "home_care" } })).await;
    assert!(ground.wb.merge_two(&who, &ask(bare, one)).await.is_err());
    let old = MergeAsk { goes_version: Some(7), ..ask(one, other) };
    assert!(matches!(ground.wb.merge_two(&who, &old).await, Err(WorkError::Conflict(_))));
    for least in [0.0, 1.5, f64::NAN] {
        assert_eq!(problem(ground.wb.duplicates(&who, &DuplicatesAsk { least, ..DuplicatesAsk::default() }).await), "problem-least");
    }
    for kind in ["nothing", "edition"] {
        let asked = ground.wb.duplicates(&who, &DuplicatesAsk { kind: Some(kind.into()), ..DuplicatesAsk::default() }).await;
        assert!(matches!(asked, Err(WorkError::NotFound(_))));
    }
    assert_eq!(ground.wb.head().await.expect("head"), head + 1, "only the need was written");
}
