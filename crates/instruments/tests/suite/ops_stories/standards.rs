//! The forms of standards: what goes out in one comes in by its own mapping, and goes out as the same bytes.

use crate::ops_stories::round_trips::imported;
use crate::ops_stories::{Folder, START, Time, exported, exported_text, problem, save, territory};
use reticolo_formats::xlsform::XlsForm;
use reticolo_instruments::export::What;
use reticolo_instruments::survey::quiet;
use reticolo_instruments::{Who, Workbench, example};
use reticolo_model::geometry::Geometry;
use reticolo_model::{Audience, Place, Record, Visibility};
use reticolo_store::links::{self, Link};
use reticolo_store::{Stamp, documents};
use serde_json::{Value, json};
use uuid::Uuid;

/// Sets fields of a record's body.
fn body<'v>(fields: &'v [(&'v str, Value)]) -> impl Fn(&mut Record) + 'v {
    move |record| {
        record.visibility = Visibility::Public;
        for (field, value) in fields {
            record.body.insert((*field).to_owned(), value.clone());
        }
    }
}

fn at(record: &mut Record, lon: f64, lat: f64) {
    let mut place = Place::in_units(Vec::new());
    place.geometry = Some(Geometry::Point([lon, lat]));
    place.precision = reticolo_model::Precision::Point;
    record.place = Some(place);
}

async fn tie(bench: &Workbench, kind: &str, from: u128, to: u128) {
    let link = Link::new(Uuid::from_u128(from << 32 | to), kind, Uuid::from_u128(from), Uuid::from_u128(to));
    let (territory, stamp) = (bench.territory, Stamp { at: bench.now(), by: "command_line".into() });
    bench.store.write(move |c| Box::pin(async move { links::add(c, territory, &stamp, &link).await })).await.expect("a tie");
}

/// What goes out, comes in elsewhere as these targets, and goes out again.
async fn there_and_back(folder: &Folder, home: &Workbench, what: &str, form: &str, targets: &[&str]) -> (String, String) {
    let first = exported_text(home, what, Audience::Everything, form).await;
    let file = folder.join(&format!("{what}.{form}"));
    std::fs::write(&file, &first).expect("written");
    let away = territory(&folder.join(&format!("away-{what}")), &Time::at(START)).await;
    for target in targets {
        let report = imported(&away, &file, target).await.unwrap_or_else(|e| panic!("{what} as {target}: {e:?}"));
        assert!(report.good > 0 && report.bad_rows == 0, "{what} as {target}: {:?}", report.bad);
        let again = imported(&away, &file, target).await.expect("once more");
        assert_eq!((again.added, again.changed), (0, 0), "{what} as {target} is known again");
    }
    let report = away.check(&Who::CommandLine).await.expect("a check");
    assert!(report.findings.is_empty(), "{:?}", report.findings);
    (first, exported_text(&away, what, Audience::Everything, form).await)
}

#[tokio::test(flavor = "multi_thread")]
async fn services_go_out_and_come_in_as_hsds() {
    let folder = Folder::new("hsds");
    let home = territory(&folder.join("home"), &Time::at(START)).await;
    let actor = [
        ("nature", json!("public_body")),
        ("tax_code", json!("01234567897")),
        ("year_founded", json!(1990)),
        ("website", json!("https://www.example.org")),
    ];
    save(&home, 1, "actor", "Ente 1", &[("contact_name", "Segreto 1")], body(&actor)).await;
    let facility = [("class", json!("service_facility")), ("service", json!("library")), ("address", json!("Via 1, 2"))];
    save(&home, 2, "asset", "Biblioteca 1", &[], |r| {
        body(&facility)(r);
        at(r, 12.5, 42.5);
    })
    .await;
    save(&home, 3, "asset", "Sala 1", &[], body(&[("class", json!("building_space"))])).await;
    let offer = [
        ("category", json!("home_care")),
        ("capacity", json!(12.0)),
        ("capacity_unit", json!("people")),
        ("hours", json!("lunedì 9-13")),
        ("eligibility", json!("residenti")),
        ("price", json!("12.50")),
        ("quality_marks", json!("ISO 9001")),
    ];
    save(&home, 4, "offer", "Assistenza 1", &[], |r| {
        body(&offer)(r);
        r.status = "suspended".into();
        r.summary = "A casa; e \"fuori\"".into();
        r.confirmed = Some("2026-02-01".into());
    })
    .await;
    save(&home, 5, "offer", "Ascolto 1", &[], body(&[("category", json!("social"))])).await;
    save(&home, 6, "offer", "Illustrativa", &[], |r| {
        body(&[("category", json!("social"))])(r);
        r.illustrative = true;
    })
    .await;
    tie(&home, "offered_by", 4, 1).await;
    tie(&home, "delivered_at", 4, 3).await;
    let (first, second) = there_and_back(&folder, &home, "hsds", "json", &["actor", "asset", "offer"]).await;
    assert_eq!(first, second);
    let document: Value = serde_json::from_str(&first).expect("JSON");
    let names = |list: &str| {
        document[list].as_array().expect("a list").iter().map(|e| e["name"].as_str().unwrap_or_default().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!((names("services").len(), names("organizations").len(), names("locations").len()), (3, 2, 2), "{first}");
    assert!(!first.contains("Segreto") && !first.contains("Illustrativa"));
}

#[tokio::test(flavor = "multi_thread")]
async fn grants_go_out_and_come_in_as_360giving() {
    let folder = Folder::new("giving");
    let home = territory(&folder.join("home"), &Time::at(START)).await;
    save(&home, 1, "actor", "Fondazione 1", &[], body(&[("nature", json!("third_sector"))])).await;
    let initiative = [
        ("money_total", json!("120000.50")),
        ("leader_name", json!("Comune di Prova 1")),
        ("leader_tax_code", json!("01234567897")),
        ("programme", json!("Programma 1")),
        ("website", json!("https://www.example.org/1")),
    ];
    save(&home, 2, "initiative", "Iniziativa 1", &[], |r| {
        body(&initiative)(r);
        r.period_from = Some("2026-Q2".into());
        r.period_to = Some("2027".into());
        at(r, 12.5, 42.5);
    })
    .await;
    save(&home, 3, "initiative", "Senza finanziatore", &[], body(&[("money_total", json!("5.00"))])).await;
    tie(&home, "funds", 1, 2).await;
    let (first, second) = there_and_back(&folder, &home, "360giving", "json", &["initiative"]).await;
    assert_eq!(first, second);
    let package: Value = serde_json::from_str(&first).expect("JSON");
    assert_eq!(package["grants"].as_array().map(Vec::len), Some(1));
    let grant = &package["grants"][0];
    assert_eq!((grant["amountAwarded"].as_f64(), grant["awardDate"].as_str()), (Some(120_000.5), Some("2026-04-01")));
    assert_eq!(grant["recipientOrganization"][0]["id"], "IT-CF-01234567897");
}

#[tokio::test(flavor = "multi_thread")]
async fn heritage_goes_out_and_comes_in_as_linked_art() {
    let folder = Folder::new("heritage");
    let home = territory(&folder.join("home"), &Time::at(START)).await;
    let thing = [
        ("class", json!("tangible_heritage")),
        ("code", json!("IT-1")),
        ("owner", json!("Comune di Prova 1")),
        ("address", json!("Piazza 1")),
        ("condition", json!("poor")),
        ("website", json!("https://www.example.org/1")),
    ];
    save(&home, 1, "asset", "Torre 1", &[], |r| {
        body(&thing)(r);
        r.summary = "Una torre; alta".into();
        at(r, 12.5, 42.5);
    })
    .await;
    save(&home, 2, "asset", "Festa 1", &[], body(&[("class", json!("intangible_heritage"))])).await;
    save(&home, 3, "asset", "Biblioteca 1", &[], body(&[("class", json!("service_facility"))])).await;
    let (first, second) = there_and_back(&folder, &home, "linked-art", "json", &["asset"]).await;
    assert_eq!(first, second);
    assert!(first.contains("Torre 1") && first.contains("PropositionalObject") && !first.contains("Biblioteca"));
}

#[tokio::test(flavor = "multi_thread")]
async fn meetings_and_a_budget_go_out_and_come_in() {
    let folder = Folder::new("events");
    let home = territory(&folder.join("home"), &Time::at(START)).await;
    let meeting = [
        ("form", json!("seminar")),
        ("date", json!("2026-11-29")),
        ("start_time", json!("18:00")),
        ("end_time", json!("20:30")),
        ("address", json!("Sala 1, Via 2")),
        ("website", json!("https://www.example.org/1")),
    ];
    save(&home, 1, "meeting", "Seminario 1; aperto, a tutti", &[], |r| {
        body(&meeting)(r);
        r.summary = "Prima riga\nseconda riga".into();
        at(r, 12.5, 42.5);
    })
    .await;
    save(&home, 2, "meeting", "Assemblea 1", &[], body(&[("form", json!("assembly")), ("date", json!("2026-12-01"))])).await;
    let (first, second) = there_and_back(&folder, &home, "meeting", "ics", &["meeting"]).await;
    // Which of them are only announced is not known where they came in.
    assert_eq!(first, second);
    assert_eq!(exported_text(&home, "meetings", Audience::Everything, "ics").await, first);

    let budget = [
        ("form", json!("budget")),
        ("money_total", json!("100000.00")),
        ("participants", json!(321)),
        (
            "options",
            json!([{ "code": "P1", "title": "Parco; nuovo", "cost": "60000.00", "votes": 200 }, { "code": "P2", "title": "Scuola", "cost": "50000.00" }]),
        ),
        ("phases", json!([{ "phase": "vote", "start": "2026-03-01", "end": "2026-03-31" }])),
    ];
    save(&home, 3, "consultation", "Bilancio 1", &[], |r| {
        body(&budget)(r);
        r.summary = "Su che cosa si vota".into();
    })
    .await;
    let (first, second) = there_and_back(&folder, &home, "consultation", "pb", &["consultation"]).await;
    assert_eq!(first, second);
    save(&home, 4, "consultation", "Bilancio 2", &[], body(&budget)).await;
    let (what, mut out) = (What::parse("consultation").expect("a kind"), Vec::new());
    let two = home.export(&Who::CommandLine, what, Audience::Everything, "pb", &mut out).await;
    assert_eq!(problem(two), "problem-export-one");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_questionnaire_comes_in_with_its_questions_and_its_workbook_is_kept() {
    let folder = Folder::new("xlsform");
    let bench = territory(&folder.join("t"), &Time::at(START)).await;
    let mut form = XlsForm::default();
    form.survey.push([("type", "select_one yes_no"), ("name", "open"), ("label", "Aperto?"), ("required", "yes")]);
    form.survey.push([("type", "begin_group"), ("name", "g"), ("label", "Gruppo"), ("required", "")]);
    form.survey.push([("type", "integer"), ("name", "hours"), ("label", "Ore"), ("relevant", "${open} = 'yes'")]);
    form.survey.push([("type", "end_group"), ("name", ""), ("label", ""), ("required", "")]);
    form.choices.push([("list_name", "yes_no"), ("name", "yes"), ("label", "Sì")]);
    form.choices.push([("list_name", "yes_no"), ("name", "no"), ("label", "No")]);
    form.settings.push([("form_title", "Sportelli"), ("form_id", "desks"), ("version", "3")]);
    let bytes = reticolo_formats::xlsform::write_xlsform(Vec::new(), &form).expect("a workbook");
    let file = folder.join("desks.xlsx");
    std::fs::write(&file, &bytes).expect("written");
    let report = imported(&bench, &file, "form").await.expect("a questionnaire");
    assert_eq!((report.good, report.added, report.proposed), (1, 1, true));
    let lines = exported_text(&bench, "form", Audience::Everything, "jsonl").await;
    let record: Value = serde_json::from_str(&lines).expect("one record");
    assert_eq!(
        (record["title"].as_str(), record["body"]["code"].as_str(), record["body"]["version"].as_str()),
        (Some("Sportelli"), Some("desks"), Some("3"))
    );
    let questions = record["body"]["questions"].as_array().expect("questions");
    assert_eq!(questions.len(), 2);
    assert_eq!((questions[0]["choices"].as_str(), questions[0]["required"].as_bool()), (Some("yes = Sì\nno = No"), Some(true)));
    assert_eq!(questions[1]["relevant"], "${open} = 'yes'");
    let digest = record["body"]["definition"].as_str().expect("a digest").to_owned();
    let kept = documents::get(&mut bench.store.reader().await.expect("a reader"), bench.territory, &digest).await.expect("a look");
    assert_eq!(kept.expect("the workbook").bytes, bytes);
    let report = bench.check(&Who::CommandLine).await.expect("a check");
    assert!(report.findings.is_empty(), "{:?}", report.findings);
}

#[tokio::test(flavor = "multi_thread")]
async fn network_and_catalogue_tell_an_audience_what_it_sees() {
    let folder = Folder::new("network");
    let bench = territory(&folder.join("t"), &Time::at(START)).await;
    example::generate_with(&bench, &example::Ask { illustrative: false, ..example::Ask::new(1, 42) }, quiet()).await.expect("an example");
    save(&bench, 1, "actor", "Pubblico 1", &[], body(&[("nature", json!("firm"))])).await;
    save(&bench, 2, "actor", "Riservato 1", &[], |r| drop(r.body.insert("nature".into(), json!("firm")))).await;
    let of = async |audience, form: &str| String::from_utf8(exported(&bench, "network", audience, form).await).expect("text");
    let ties = async |audience| of(audience, "csv").await.lines().count();
    let (public, signed_in) = (ties(Audience::Public).await, ties(Audience::SignedIn).await);
    tie(&bench, "partners_with", 1, 2).await;
    for form in ["csv", "gexf", "graphml"] {
        assert!(!of(Audience::Public, form).await.contains("Riservato 1"), "{form}");
        assert!(of(Audience::SignedIn, form).await.contains("Riservato 1"), "{form}");
    }
    assert_eq!((ties(Audience::Public).await, ties(Audience::SignedIn).await), (public, signed_in + 1));
    let turtle = exported_text(&bench, "catalogue", Audience::Public, "ttl").await;
    assert!(turtle.contains("dcatapit:Dataset") && turtle.contains("example_actors"), "{}", &turtle[..2000.min(turtle.len())]);
    let linked: Value = serde_json::from_str(&exported_text(&bench, "catalogue", Audience::Public, "jsonld").await).expect("JSON");
    assert!(linked["@graph"].as_array().is_some_and(|g| g.len() > 5));
}
