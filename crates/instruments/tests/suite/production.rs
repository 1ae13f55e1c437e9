//! Production and heritage: employment by branch that comes in as indicators, worked against plain arithmetic; actors by sector and place;
//! what is hidden changes nothing; what waits is named; the inventory with what is free, at risk and unknown. On both engines.

use crate::ops_stories::{Folder, problem};
use crate::services::save;
use reticolo_instruments::analyses::AnalysisQuestion;
use reticolo_instruments::example::{self, Ask};
use reticolo_instruments::heritage::{self, HeritageQuestion};
use reticolo_instruments::plan::PlanQuestion;
use reticolo_instruments::production::{By, ProductionQuestion, ProductionView, Whole, finding};
use reticolo_instruments::survey::{ImportAsk, Target, quiet};
use reticolo_instruments::territory::Clock;
use reticolo_instruments::{Config, Who, Workbench};
use reticolo_messages::Language;
use reticolo_model::geometry::Geometry;
use reticolo_model::log::Act;
use reticolo_model::{Audience, Place, Record, Unit, Visibility};
use reticolo_store::data_sets::{Form, Source};
use reticolo_store::log::Chain;
use reticolo_store::{Stamp, records, units};
use serde_json::json;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use uuid::Uuid;

const NOW: &str = "2026-03-01T08:00:00.000000Z";
/// Of twelve units nine are the territory.
const UNITS: usize = 12;
const INSIDE: usize = 9;
const BRANCHES: [&str; 5] = ["A", "C", "F", "G", "Q"];
const PERIODS: [&str; 2] = ["2019", "2023"];

fn code(i: usize) -> String {
    format!("U{:02}", i + 1)
}

/// Who works where: the first three units live by their factories, the rest by fields and shops; factories grew everywhere.
fn people(unit: usize, branch: usize, period: usize) -> u32 {
    let base = [[10, 400, 30, 60, 50], [120, 40, 35, 90, 60]][usize::from(unit >= 3)][branch];
    let grown = if period == 1 && branch == 1 { base / 5 } else { 0 };
    base + grown + (unit as u32 * 7 + branch as u32 * 3) % 11
}

fn stamp() -> Stamp {
    Stamp { at: NOW.into(), by: "command_line".into() }
}

fn at(unit: usize) -> impl FnOnce(&mut Record) + use<> {
    move |r| r.place = Some(Place::in_units(vec![code(unit)]))
}

async fn land(folder: &Path, database: Option<String>) -> Workbench {
    let config = Config { name: "Row".into(), territory: None, units: (0..INSIDE).map(code).collect(), database };
    let clock: Clock = Arc::new(|| NOW.to_owned());
    let bench = Workbench::new_territory(folder, config, clock, None).await.expect("a territory");
    let territory = bench.territory;
    let unit = |i: usize| {
        let w = 0.05 * i as f64;
        Unit {
            code: code(i),
            name: format!("Unit {}", code(i)),
            inside: i < INSIDE,
            province: None,
            region: None,
            valid_from: None,
            valid_to: None,
            seat: None,
            geometry: Some(Geometry::Polygon(vec![vec![[w, 0.0], [w + 0.05, 0.0], [w + 0.05, 0.05], [w, 0.05], [w, 0.0]]])),
            attributes: std::collections::BTreeMap::new(),
        }
    };
    let all: Vec<Unit> = (0..UNITS).map(unit).collect();
    bench
        .store
        .write(move |c| {
            Box::pin(async move {
                let difference = units::compare(c, territory, "units", all).await?;
                let mut chain = Chain::lock(c, territory, &stamp()).await?;
                let act = chain.append(Act::Import, None, None, json!({}));
                let source = Source { data_set: "units".into(), form: Form::Units, file: "test".into(), mapping: "{}".into() };
                units::publish(c, territory, &mut chain, &stamp(), Some(act), &source, &difference, false).await?;
                chain.close(c).await
            })
        })
        .await
        .expect("units");
    bench
}

/// A mapping of a long table whose branches become indicators that name them.
fn mapping() -> String {
    let mut text = String::from(
        "data_set = \"employed\"\ntitle = \"Employed by branch\"\npublisher = \"Prova\"\nlicence = \"CC BY 4.0\"\nsource_date = \"2024\"\n[columns]\nunit = \"unit\"\nperiod = \"year\"\nindicator = \"branch\"\nvalue = \"people\"\n[values.indicator]\n",
    );
    for b in BRANCHES {
        text += &format!("{b} = \"employed_{}\"\n", b.to_lowercase());
    }
    for b in BRANCHES {
        text += &format!(
            "[[indicators]]\ncode = \"employed_{}\"\ntitle = \"Employed in {b}\"\nunit = \"addetti\"\ndirection = \"neither\"\naggregation = \"additive\"\nbranch = \"{b}\"\n",
            b.to_lowercase()
        );
    }
    text
}

async fn employed(bench: &Workbench, folder: &Path, write: impl Fn(usize, usize, usize) -> Option<String>) {
    let mut table = String::from("unit,year,branch,people\n");
    for unit in 0..UNITS {
        for (branch, name) in BRANCHES.iter().enumerate() {
            for (period, year) in PERIODS.iter().enumerate() {
                if let Some(figure) = write(unit, branch, period) {
                    table += &format!("{},{year},{name},{figure}\n", code(unit));
                }
            }
        }
    }
    let file = folder.join("employed.csv");
    std::fs::write(&file, table).expect("written");
    let ask = ImportAsk {
        file,
        file_name: "employed.csv".into(),
        target: Target::parse("indicators").expect("a target"),
        mapping: Some(mapping()),
        dry_run: false,
        skip_bad_rows: false,
        remove_missing: false,
        visibility: Some(Visibility::Public),
        places_file: None,
        language: Language::En,
    };
    bench.import(&Who::CommandLine, ask, quiet()).await.expect("imported");
}

fn close(a: f64, b: f64) {
    assert!((a - b).abs() <= 1e-6 * b.abs().max(1e-6), "{a} against {b}");
}

fn sum(units: std::ops::Range<usize>, branch: Option<usize>, period: usize) -> f64 {
    units
        .map(|u| (0..BRANCHES.len()).filter(|b| branch.is_none_or(|x| x == *b)).map(|b| f64::from(people(u, b, period))).sum::<f64>())
        .sum()
}

fn text(view: &ProductionView) -> String {
    serde_json::to_string(view).expect("JSON")
}

async fn told(folder: &Folder, database: Option<String>) {
    let bench = land(&folder.join("t"), database).await;
    std::fs::create_dir_all(folder.join("files")).expect("a folder");
    let nothing = bench.production(&Who::Visitor, &ProductionQuestion::default()).await.expect("an answer");
    assert!(nothing.employment.is_none() && nothing.waits.iter().any(|w| w.code == "employment"));
    employed(&bench, &folder.join("files"), |u, b, p| Some(people(u, b, p).to_string())).await;
    let view = bench.production(&Who::Visitor, &ProductionQuestion::default()).await.expect("an answer");
    let e = view.employment.as_ref().expect("employment");
    assert_eq!((e.measure.as_str(), e.period.as_str(), e.from.as_deref()), ("addetti", "2023", Some("2019")));
    assert_eq!((e.inside, e.around, e.changed, e.compared), (INSIDE, UNITS - INSIDE, UNITS, true));
    assert!(!view.waits.iter().any(|w| ["employment", "later", "around"].contains(&w.code)), "{:?}", view.waits);
    // The quotient of the first unit in C, and of the territory, by plain arithmetic.
    let (all, branch) = (sum(0..UNITS, None, 1), sum(0..UNITS, Some(1), 1));
    let own = |units: std::ops::Range<usize>| sum(units.clone(), Some(1), 1) / sum(units, None, 1) / (branch / all);
    let file = String::from_utf8(bench.branches_csv(&Who::Visitor, &ProductionQuestion::default()).await.expect("a file")).expect("text");
    let mut lines = csv::Reader::from_reader(file.as_bytes());
    let rows: Vec<csv::StringRecord> = lines.records().map(|r| r.expect("a row")).collect();
    let column = |name: &str| lines.headers().expect("a head").iter().position(|h| h == name).expect("a column");
    let columns = ["unit", "branch", "quotient", "low", "high", "standing"].map(column);
    let cell = |unit: &str, b: &str| rows.iter().find(|r| &r[columns[0]] == unit && &r[columns[1]] == b).expect("a cell").clone();
    assert_eq!(rows.len(), (INSIDE + 1) * BRANCHES.len());
    let first = cell("U01", "C");
    close(first[columns[2]].parse().expect("a number"), own(0..1));
    assert_eq!(&first[columns[5]], "strength");
    assert!(first[columns[3]].parse::<f64>().expect("low") > 1.0 && first[columns[4]].parse::<f64>().expect("high") > own(0..1));
    assert_eq!(&cell("U05", "C")[columns[5]], "weakness");
    close(e.territory[1].quotient.expect("a quotient"), own(0..INSIDE));
    assert_eq!((e.territory[1].standing, e.territory[0].standing), ("strength", "weakness"));
    assert!(finding(Language::It, &bench.names().await.expect("names"), &view).contains("«Employed in C»"));
    // The verb says the same on the files that the territory gives.
    let asked = AnalysisQuestion { verb: "production".into(), language: "en".into(), ..AnalysisQuestion::default() };
    let verb = bench.analysis(&Who::Visitor, &asked).await.expect("an answer");
    let cells = verb.result["cells"].as_array().expect("cells");
    assert_eq!(cells.len(), UNITS * BRANCHES.len());
    for c in cells.iter().filter(|c| (0..INSIDE).any(|u| c["place"] == code(u))) {
        let page = cell(c["place"].as_str().expect("a place"), c["branch"].as_str().expect("a branch"));
        close(c["quotient"].as_f64().expect("a quotient"), page[columns[2]].parse().expect("a number"));
    }
    // The change and its parts.
    let change = e.territory_change.expect("a change");
    close(change.change, sum(0..INSIDE, None, 1) - sum(0..INSIDE, None, 0));
    close(change.national + change.mix + change.local, change.change);
    close(change.national, sum(0..INSIDE, None, 0) * (sum(0..UNITS, None, 1) / sum(0..UNITS, None, 0) - 1.0));
    // One unit's branches; among themselves alone the territory is compared with nothing.
    let one = ProductionQuestion { unit: Some("U01".into()), ..ProductionQuestion::default() };
    let seen = bench.production(&Who::Visitor, &one).await.expect("a unit");
    assert_eq!(seen.employment.as_ref().expect("employment").cells.len(), BRANCHES.len());
    let alone = ProductionQuestion { whole: Whole::Inside, ..ProductionQuestion::default() };
    let alone = bench.production(&Who::Visitor, &alone).await.expect("alone");
    let inner = alone.employment.as_ref().expect("employment");
    assert!(!inner.compared && inner.around == 0 && inner.territory.iter().all(|c| c.quotient == Some(1.0)));
    assert!(alone.waits.iter().any(|w| w.code == "around"));
    // A whole that is stated: twice what is loaded says the same of shares; a branch less is named.
    let mut stated = ProductionQuestion { whole: Whole::Stated, ..ProductionQuestion::default() };
    for (b, name) in BRANCHES.iter().enumerate() {
        let (now, before) = (2.0 * sum(0..UNITS, Some(b), 1), 2.0 * sum(0..UNITS, Some(b), 0));
        stated.reference.insert((*name).to_owned(), (now, Some(before)));
    }
    let wide = bench.production(&Who::Visitor, &stated).await.expect("stated");
    close(wide.employment.as_ref().expect("employment").territory[1].quotient.expect("a quotient"), own(0..INSIDE));
    stated.reference.remove("Q");
    assert_eq!(problem(bench.production(&Who::Visitor, &stated).await), "problem-production-reference");
    for (question, said) in [
        (ProductionQuestion { measure: "nothing".into(), ..ProductionQuestion::default() }, "problem-choice"),
        (ProductionQuestion { period: Some("1990".into()), ..ProductionQuestion::default() }, "problem-choice"),
        (ProductionQuestion { from: Some("2023".into()), ..ProductionQuestion::default() }, "problem-choice"),
        (ProductionQuestion { unit: Some("U11".into()), ..ProductionQuestion::default() }, "problem-unit-unknown"),
        (ProductionQuestion { class: Some("firm".into()), ..ProductionQuestion::default() }, "problem-choice"),
    ] {
        assert_eq!(problem(bench.production(&Who::Visitor, &question).await), said, "{question:?}");
    }
    sectors(&bench).await;
    planned(&bench).await;
    bench.store.close().await;
}

/// Actors, offers and facilities by sector; a hidden one changes no byte for visitors.
async fn sectors(bench: &Workbench) {
    let actor = |nature: &str, sectors: &str| json!({ "nature": nature, "sectors": sectors });
    save(bench, 1, "actor", "Officina", actor("firm", "25.11; 28"), at(0)).await;
    save(bench, 2, "actor", "Bottega", actor("firm", "47.1"), at(0)).await;
    save(bench, 3, "actor", "Coro", json!({ "nature": "third_sector", "services": ["library"] }), at(3)).await;
    save(bench, 4, "actor", "Lontana", actor("firm", "01"), at(10)).await;
    save(bench, 5, "actor", "Senza luogo", actor("firm", "01"), |_| ()).await;
    save(bench, 6, "actor", "Chiusa", actor("firm", "01"), |r| {
        at(1)(r);
        r.status = "closed".into();
    })
    .await;
    save(bench, 7, "asset", "Biblioteca", json!({ "class": "service_facility", "service": "library" }), at(2)).await;
    save(bench, 8, "offer", "Prestito", json!({ "category": "library" }), at(2)).await;
    let view = bench.production(&Who::Visitor, &ProductionQuestion::default()).await.expect("an answer");
    let s = &view.sectors;
    assert_eq!((s.by, s.actors, s.beyond, s.placeless, s.unclassed), (By::Branch, 3, 1, 1, 1), "two of three say their branch");
    let classes: Vec<(&str, usize, usize)> = s.classes.iter().map(|c| (c.code.as_str(), c.actors, c.units)).collect();
    assert_eq!(classes, [("C", 1, 1), ("G", 1, 1)]);
    assert_eq!((s.rows[0].records, s.rows[0].counts.clone()), (2, vec![1, 1]));
    let service = ProductionQuestion { by: Some(By::Service), ..ProductionQuestion::default() };
    let s = &bench.production(&Who::Visitor, &service).await.expect("by service").sectors;
    let culture = s.classes.first().expect("culture");
    assert_eq!((culture.code.as_str(), culture.actors, culture.offers, culture.facilities, culture.units), ("culture", 1, 1, 1, 2));
    let only = ProductionQuestion { by: Some(By::Nature), class: Some("third_sector".into()), ..ProductionQuestion::default() };
    let s = &bench.production(&Who::Visitor, &only).await.expect("one class").sectors;
    assert_eq!(s.rows.iter().map(|r| r.records).sum::<usize>(), 1);
    let before = text(&view);
    save(bench, 20, "actor", "Nascosta", actor("firm", "62.01"), |r| {
        at(0)(r);
        r.visibility = Visibility::SignedIn;
    })
    .await;
    save(bench, 21, "indicator", "Hidden", json!({ "code": "hidden", "unit": "addetti", "aggregation": "additive", "branch": "B" }), |r| {
        r.visibility = Visibility::Named;
    })
    .await;
    assert_eq!(text(&bench.production(&Who::Visitor, &ProductionQuestion::default()).await.expect("an answer")), before);
    assert_eq!(bench.production(&Who::CommandLine, &ProductionQuestion::default()).await.expect("an answer").sectors.actors, 4);
}

/// The plan says it, and every figure of the section stands in the annex with its data.
async fn planned(bench: &Workbench) {
    for language in Language::ALL {
        let question =
            PlanQuestion { language, date: "2026-11-24".to_owned(), audience: Audience::Public, illustrative: false, base_url: None };
        let plan = bench.plan(&Who::CommandLine, &question).await.expect("a plan");
        let own: Vec<_> = plan.annex.values.iter().filter(|v| v.id.starts_with("production.")).collect();
        for id in ["production.total", "production.employed.C.quotient", "production.change", "production.local", "production.actors"] {
            assert!(own.iter().any(|v| v.id == id), "{id}");
        }
        let employed = plan.annex.data.iter().find(|d| d.title == "Employed by branch").expect("cited");
        assert!(own.iter().filter(|v| v.id.starts_with("production.employed.")).all(|v| v.data.contains(&employed.id)));
        let section = plan.sections.iter().find(|s| s.id == "production").expect("the section");
        assert!(format!("{:?}", section.finding).contains("Employed in C"), "{:?}", section.finding);
        let open: Vec<String> = plan.texts().into_iter().map(|t| t.text).filter(|t| t.contains("{$") || t.contains('⟨')).collect();
        assert!(open.is_empty(), "{open:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_whole_story_on_sqlite() {
    told(&Folder::new("production"), None).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_whole_story_on_postgresql() {
    let Ok(server) = std::env::var("RETICOLO_TEST_POSTGRES") else {
        println!("skipped: no RETICOLO_TEST_POSTGRES");
        return;
    };
    let psql = |sql: &str| assert!(Command::new("psql").args([&server, "-q", "-c", sql]).status().expect("psql runs").success(), "{sql}");
    let name = format!("reticolo_production_{}", std::process::id());
    psql(&format!("CREATE DATABASE {name}"));
    let (head, options) = server.split_once('?').map_or((server.as_str(), String::new()), |(h, o)| (h, format!("?{o}")));
    let url = format!("{}/{name}{options}", head.rsplit_once('/').expect("a database in the address").0);
    told(&Folder::new("production-pg"), Some(url)).await;
    psql(&format!("DROP DATABASE {name} WITH (FORCE)"));
}

#[tokio::test(flavor = "multi_thread")]
async fn gaps_in_the_figures_are_told() {
    let folder = Folder::new("production-gaps");
    let bench = land(&folder.join("t"), None).await;
    std::fs::create_dir_all(folder.join("files")).expect("a folder");
    // The second unit has no figures at all; the third has no row for A, of the fourth one is suppressed; around there is nothing; one period.
    let write = |unit: usize, branch: usize, period: usize| match (unit, branch, period) {
        (INSIDE.., ..) | (1, ..) | (2, 0, _) | (_, _, 0) => None,
        (3, 4, _) => Some("<5".to_owned()),
        _ => Some(people(unit, branch, period).to_string()),
    };
    employed(&bench, &folder.join("files"), write).await;
    let view = bench.production(&Who::Visitor, &ProductionQuestion::default()).await.expect("an answer");
    let e = view.employment.as_ref().expect("employment");
    assert_eq!((e.inside, e.around, e.compared, e.from.clone(), e.empty_cells), (INSIDE - 2, 0, false, None, 1));
    assert_eq!(e.left_out.iter().map(|x| (x.unit.as_str(), x.why)).collect::<Vec<_>>(), [("U02", "no_figures"), ("U04", "not_a_number")]);
    let waits: Vec<&str> = view.waits.iter().map(|w| w.code).collect();
    assert!(waits.contains(&"later") && waits.contains(&"around") && !waits.contains(&"employment"), "{waits:?}");
    assert_eq!(e.no_complexity, "few");
    assert!(e.opportunities.is_empty() && e.territory_change.is_none());
    let said = finding(Language::En, &bench.names().await.expect("names"), &view);
    assert!(said.contains("Employed in") && said.contains('%'), "{said}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_inventory_says_what_is_free_at_risk_and_unknown() {
    let folder = Folder::new("heritage");
    let bench = land(&folder.join("t"), None).await;
    let ask = HeritageQuestion::default();
    let empty = bench.heritage(&Who::Visitor, &ask).await.expect("an answer");
    assert_eq!(empty.all, 0);
    let item = |class: &str, condition: &str, used: &str| {
        let mut body = json!({ "class": class });
        for (field, value) in [("condition", condition), ("use", used)] {
            if !value.is_empty() {
                body[field] = json!(value);
            }
        }
        body
    };
    save(&bench, 1, "asset", "Torre", item("tangible_heritage", "ruined", "free"), at(0)).await;
    save(&bench, 2, "asset", "Mulino", item("tangible_heritage", "good", "partly_free"), at(0)).await;
    save(&bench, 3, "asset", "Bosco", item("natural_heritage", "", ""), at(1)).await;
    save(&bench, 4, "asset", "Palio", item("intangible_heritage", "good", "in_use"), |r| {
        at(2)(r);
        r.confirmed = Some("2026-01-10".into());
    })
    .await;
    save(&bench, 5, "asset", "Perduta", item("tangible_heritage", "", ""), |r| {
        at(0)(r);
        r.status = "lost".into();
    })
    .await;
    save(&bench, 6, "asset", "Fuori", item("tangible_heritage", "", "free"), at(10)).await;
    save(&bench, 7, "asset", "Scuola", json!({ "class": "service_facility" }), at(0)).await;
    let view = bench.heritage(&Who::Visitor, &ask).await.expect("an answer");
    assert_eq!((view.all, view.items.len(), view.by_hand), (4, 4, 4));
    let names = |ids: &[Uuid]| ids.iter().filter_map(|i| view.item(*i)).map(|i| i.title.clone()).collect::<Vec<_>>();
    assert_eq!((names(&view.idle), names(&view.at_risk)), (vec!["Torre".to_owned(), "Mulino".to_owned()], vec!["Torre".to_owned()]));
    assert_eq!((view.unknown.condition, view.unknown.used, view.unknown.picture, view.unknown.confirmed), (1, 1, 4, 3));
    assert_eq!(
        view.by_use.iter().map(|(c, n)| (c.as_str(), *n)).collect::<Vec<_>>(),
        [("in_use", 1), ("partly_free", 1), ("free", 1), ("unknown", 1)]
    );
    assert_eq!((view.rows[0].items, view.rows[0].idle, view.rows[0].at_risk, view.rows[0].classes), (2, 2, 1, [2, 0, 0]));
    assert!(heritage::finding(Language::It, &view).contains("2 beni su 4"), "{}", heritage::finding(Language::It, &view));
    let free = HeritageQuestion { used: Some("free".into()), ..HeritageQuestion::default() };
    let csv = String::from_utf8(bench.heritage_csv(&Who::Visitor, &free).await.expect("a file")).expect("text");
    assert_eq!(csv.lines().count(), 2, "{csv}");
    let unknown = HeritageQuestion { condition: Some("unknown".into()), ..HeritageQuestion::default() };
    assert_eq!(bench.heritage(&Who::Visitor, &unknown).await.expect("an answer").items[0].title, "Bosco");
    let here = HeritageQuestion { unit: Some(code(2)), class: Some("intangible_heritage".into()), ..HeritageQuestion::default() };
    assert_eq!(bench.heritage(&Who::Visitor, &here).await.expect("an answer").items.len(), 1);
    for bad in [
        HeritageQuestion { class: Some("service_facility".into()), ..HeritageQuestion::default() },
        HeritageQuestion { used: Some("x".into()), ..HeritageQuestion::default() },
    ] {
        assert_eq!(problem(bench.heritage(&Who::Visitor, &bad).await), "problem-choice");
    }
    let bad = HeritageQuestion { unit: Some(code(11)), ..HeritageQuestion::default() };
    assert_eq!(problem(bench.heritage(&Who::Visitor, &bad).await), "problem-unit-unknown");
    // A hidden one changes no byte for visitors.
    let told = serde_json::to_string(&*view).expect("JSON");
    save(&bench, 9, "asset", "Nascosta", item("tangible_heritage", "poor", "free"), |r| {
        at(0)(r);
        r.visibility = Visibility::Named;
    })
    .await;
    assert_eq!(serde_json::to_string(&*bench.heritage(&Who::Visitor, &ask).await.expect("an answer")).expect("JSON"), told);
    assert_eq!(bench.heritage(&Who::CommandLine, &ask).await.expect("an answer").all, 5);
}

/// A made-up territory: what its records say of heritage and sectors is what is found, and nothing of it without asking.
#[tokio::test(flavor = "multi_thread")]
async fn a_made_up_territory_is_read_whole() {
    let folder = Folder::new("production-example");
    let bench = crate::ops_stories::territory(&folder.join("t"), &crate::ops_stories::Time::at(NOW)).await;
    example::generate_with(&bench, &Ask::new(1, 7), quiet()).await.expect("an example");
    let looking = Who::CommandLine.showing(true);
    let view = bench.heritage(&looking, &HeritageQuestion::default()).await.expect("heritage");
    assert!(view.all > 100, "{}", view.all);
    let mut counted = 0;
    records::each(&mut bench.store.reader().await.expect("a reader"), bench.territory, "asset", |r| {
        let inside = r.place.as_ref().is_some_and(|p| !p.units.is_empty());
        counted += usize::from(heritage::is_heritage(&r) && r.status != "lost" && inside);
        Ok(())
    })
    .await
    .expect("read");
    assert_eq!(view.all, counted);
    assert_eq!(view.by_condition.iter().map(|(_, n)| n).sum::<usize>(), view.all);
    let made = bench.production(&looking, &ProductionQuestion::default()).await.expect("production");
    assert!(made.sectors.actors > 100 && made.employment.is_none());
    for by in By::ALL {
        let question = ProductionQuestion { by: Some(by), ..ProductionQuestion::default() };
        let s = bench.production(&looking, &question).await.expect("production").sectors.clone();
        assert!(!s.classes.is_empty(), "{by:?}");
        assert!(s.classes.iter().all(|c| c.records() > 0 && c.units > 0));
    }
    assert_eq!(bench.heritage(&Who::CommandLine, &HeritageQuestion::default()).await.expect("heritage").all, 0);
    assert_eq!(bench.production(&Who::CommandLine, &ProductionQuestion::default()).await.expect("production").sectors.actors, 0);
}
