//! Round trips: what goes out in a form comes in again without a mapping being written, and goes out as the same bytes.

use crate::ops_stories::{Folder, START, Time, exported, save, territory};
use reticolo_instruments::survey::{ImportAsk, ImportReport, Target, quiet};
use reticolo_instruments::ties::Said;
use reticolo_instruments::{Who, WorkError, Workbench, example};
use reticolo_model::geometry::Geometry;
use reticolo_model::record::UnitShare;
use reticolo_model::tax_code::tax_code;
use reticolo_model::{Audience, Field, FieldType, Kind, Origin, Place, Position, Precision, Record, Share, Visibility, kinds};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use uuid::Uuid;

pub async fn imported(bench: &Workbench, file: &Path, target: &str) -> Result<ImportReport, WorkError> {
    let ask = ImportAsk {
        file: file.to_owned(),
        file_name: file.file_name().expect("a name").to_string_lossy().into_owned(),
        target: Target::parse(target).expect("a target"),
        mapping: None,
        dry_run: false,
        skip_bad_rows: false,
        remove_missing: false,
        visibility: None,
        places_file: None,
        language: reticolo_messages::Language::En,
    };
    bench.import(&Who::CommandLine, ask, quiet()).await
}

/// Writes an export into a file of the name.
async fn written(bench: &Workbench, folder: &Folder, name: &str, what: &str, form: &str) -> (PathBuf, Vec<u8>) {
    let bytes = exported(bench, what, Audience::Everything, form).await;
    let path = folder.join(name);
    std::fs::write(&path, &bytes).expect("written");
    (path, bytes)
}

/// A value that a field takes, different for each `n`.
fn sample(field: &Field, n: u32) -> Value {
    let whole = |least: f64| field.range.map_or(least, |(a, b)| (a + f64::from(n)).min(b));
    match field.kind {
        FieldType::Text => json!(format!("Testo {n}; «con» | \"segni\", =1+1")),
        FieldType::LongText => json!(format!("Riga {n}\nseconda riga, con \"virgolette\"; e un punto")),
        #[expect(clippy::cast_possible_truncation, reason = "small")]
        FieldType::Integer => json!(whole(0.0) as i64),
        FieldType::Number => json!(whole(0.0)),
        FieldType::Money => json!(format!("{}.05", 1_000_000 + n)),
        FieldType::Date => json!(format!("2026-03-{:02}", n % 28 + 1)),
        FieldType::Year => json!(2000 + n % 20),
        FieldType::Yes => json!(n.is_multiple_of(2)),
        FieldType::Choice(v) => json!(v.codes().nth(n as usize % v.codes().count())),
        FieldType::Choices(v) => {
            let mut codes: Vec<&str> = v.codes().take(2).collect();
            codes.sort_unstable();
            json!(codes)
        }
        FieldType::Url => json!(format!("https://www.example.org/{n}?a=1;b")),
        FieldType::Email => json!(format!("persona{n}@example.org")),
        FieldType::TaxCode => {
            let valid = (0..10).map(|d| format!("0000000{n:03}{d}")).find(|c| tax_code(c).is_ok());
            json!(valid.expect("one of ten digits is the check digit"))
        }
        FieldType::Code => json!(format!("007-{n}")),
        FieldType::Texts => json!([format!("primo {n}"), "secondo"]),
        FieldType::Rows(columns) => json!([1, 2].map(|i| {
            let row: Map<String, Value> = columns.iter().map(|c| (c.code.to_owned(), sample(c, n + i))).collect();
            row
        })),
    }
}

/// Fills every field of a record that a file carries, and its envelope.
fn fill(kind: &Kind, record: &mut Record, n: u32, units: &[(String, [f64; 2])]) {
    for field in kind.fields.iter().filter(|f| !f.document) {
        if field.personal {
            record.personal.insert(field.code.to_owned(), sample(field, n).as_str().unwrap_or("x").to_owned());
        } else {
            record.body.insert(field.code.to_owned(), sample(field, n));
        }
    }
    record.summary = format!("Sintesi {n}\ncon una seconda riga; e \"segni\"");
    record.status = kind.states.last().expect("a state").code.to_owned();
    record.language = "en".to_owned();
    record.visibility = Visibility::Public;
    record.period_from = Some("2026-01".to_owned());
    record.period_to = Some("2026-12-31".to_owned());
    record.tags = vec!["alfa".to_owned(), "beta, gamma".to_owned()];
    record.confirmed = Some("2026-02-01".to_owned());
    record.illustrative = n.is_multiple_of(2);
    let share = |n, d| Share::new(n, d).expect("a share");
    if !matches!(kind.side, reticolo_model::Side::Outside) {
        let position =
            |area: &str, weight| Position { area: area.into(), dimension: "services".into(), modality: "improvement".into(), weight };
        record.positions = vec![position("welfare", share(1, 3)), position("environment", share(2, 3))];
    }
    if n == 1 {
        record.origin = Some(Origin { data_set: "prova".to_owned(), key: "a/1".to_owned() });
        record.also_in = vec![Origin { data_set: "altra".to_owned(), key: "x/7".to_owned() }];
        let (unit, point) = units[0].clone();
        record.place = Some(Place {
            geometry: Some(Geometry::Point(point)),
            precision: Precision::Address,
            units: vec![UnitShare { unit, share: Share::WHOLE }],
            doubtful: None,
        });
    } else {
        let of = |i: usize, share| UnitShare { unit: units[i].0.clone(), share };
        let mut units = vec![of(1, share(1, 4)), of(2, share(3, 4))];
        units.sort_by(|a, b| a.unit.cmp(&b.unit));
        record.place = Some(Place { geometry: None, precision: Precision::Unit, units, doubtful: None });
    }
}

/// Units of the example, each with a point inside; only those whose seat is known.
async fn units(bench: &Workbench) -> Vec<(String, [f64; 2])> {
    let places = bench.places().await.expect("the units");
    let inside = |u: &reticolo_model::Unit| {
        let rings = u.geometry.as_ref()?.rings().first().map(|r| (*r).clone())?;
        let n = rings.len() as f64;
        // As many digits as a source gives: a sheet holds fifteen.
        let mean = |i: usize| (rings.iter().map(|p| p[i]).sum::<f64>() / n * 1e7).round() / 1e7;
        let middle = [mean(0), mean(1)];
        places.at(middle).filter(|at| at.code == u.code).map(|u| (u.code.clone(), middle))
    };
    places.units.iter().filter_map(inside).take(3).collect()
}

/// A territory with the units of another, read from a file that the other wrote.
async fn ground(folder: &Folder, name: &str, units: &Path) -> Workbench {
    let bench = territory(&folder.join(name), &Time::at(START)).await;
    imported(&bench, units, "units").await.expect("the units");
    bench
}

/// All kinds, those that hang on others after those.
fn in_order() -> Vec<&'static Kind> {
    let mut all: Vec<&Kind> = kinds::ALL.iter().copied().filter(|k| kinds::of_territory(k.code)).collect();
    all.sort_by_key(|k| k.required_links().count());
    all
}

#[tokio::test(flavor = "multi_thread")]
async fn every_kind_comes_in_again_as_it_went_out() {
    let folder = Folder::new("round-trips");
    let one = territory(&folder.join("one"), &Time::at(START)).await;
    example::generate(&one, 1, 42, quiet()).await.expect("an example");
    let (ground_file, _) = written(&one, &folder, "units.geojson", "units", "geojson").await;
    let home = ground(&folder, "home", &ground_file).await;
    let units = units(&home).await;
    assert_eq!(units.len(), 3);
    let mut id = 1000;
    let mut made = BTreeMap::new();
    for kind in in_order() {
        for n in [1, 2] {
            id += 1;
            save(&home, id, kind.code, &format!("Scheda {n} di {}", kind.code), &[], |r| fill(kind, r, n, &units)).await;
            made.insert((kind.code, n), Uuid::from_u128(id));
            for rule in kind.required_links() {
                // One that a data set brought, and one made by hand.
                let to = made[&(rule.to[(n as usize - 1) % rule.to.len()], n)];
                home.add_link(&Who::CommandLine, rule.code, Uuid::from_u128(id), to, Said::default()).await.expect("tied");
            }
        }
    }
    let mut count = 0;
    for form in ["csv", "xlsx", "ods", "geojson", "gpkg", "jsonl"] {
        let away = ground(&folder, &format!("away-{form}"), &ground_file).await;
        for kind in in_order() {
            let (file, first) = written(&home, &folder, &format!("{}.{form}", kind.code), kind.code, form).await;
            let report = imported(&away, &file, kind.code).await.unwrap_or_else(|e| panic!("{} as {form}: {e:?}", kind.code));
            assert_eq!((report.good, report.added, report.bad_rows), (2, 2, 0), "{} as {form}", kind.code);
            let again = imported(&away, &file, kind.code).await.expect("once more");
            assert_eq!((again.same, again.added, again.changed), (2, 0, 0), "{} as {form} is known again", kind.code);
            let (_, second) = written(&away, &folder, "again", kind.code, form).await;
            if form == "jsonl" {
                // The id of a record made by hand is no content.
                assert_eq!(lines(&first), lines(&second), "{}", kind.code);
            } else if first != second {
                let (_, there) = written(&home, &folder, "there.csv", kind.code, "csv").await;
                let (_, here) = written(&away, &folder, "here.csv", kind.code, "csv").await;
                let text = |b: &[u8]| String::from_utf8_lossy(b).into_owned();
                panic!("{} as {form} differs:\n{}\n{}", kind.code, text(&there), text(&here));
            }
            count += 1;
        }
        let report = away.check(&Who::CommandLine).await.expect("a check");
        assert!(report.findings.is_empty(), "{form}: {:?}", report.findings);
    }
    assert!(count >= 6 * 30, "{count}");
}

/// Lines of JSON without ids.
fn lines(bytes: &[u8]) -> Vec<Value> {
    let line = |text: &str| {
        let mut value: Value = serde_json::from_str(text).expect("an object");
        value.as_object_mut().expect("an object").remove("id");
        value
    };
    std::str::from_utf8(bytes).expect("text").lines().map(line).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn units_come_in_again_as_they_went_out() {
    let folder = Folder::new("round-units");
    let one = territory(&folder.join("one"), &Time::at(START)).await;
    example::generate(&one, 1, 42, quiet()).await.expect("an example");
    for form in ["geojson", "gpkg", "jsonl"] {
        let (file, first) = written(&one, &folder, &format!("units.{form}"), "units", form).await;
        let away = ground(&folder, &format!("away-{form}"), &file).await;
        let (_, second) = written(&away, &folder, "again", "units", form).await;
        assert!(first == second && first.len() > 1000, "{form} differs");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn one_file_of_everything_is_read_layer_by_layer_and_sheet_by_sheet() {
    let folder = Folder::new("round-all");
    let one = territory(&folder.join("one"), &Time::at(START)).await;
    example::generate(&one, 1, 42, quiet()).await.expect("an example");
    let (package, _) = written(&one, &folder, "all.gpkg", "all", "gpkg").await;
    let (_, assets) = written(&one, &folder, "assets.jsonl", "asset", "jsonl").await;
    let assets = lines(&assets).len() as u64;
    for name in ["all.gpkg", "all.xlsx", "all.ods"] {
        let form = name.rsplit('.').next().expect("an end");
        let (file, _) = written(&one, &folder, name, "all", form).await;
        let away = ground(&folder, form, &package).await;
        let report = imported(&away, &file, "asset").await.expect("the layer named as the kind");
        assert_eq!((report.good, report.good > 300), (assets, true), "{form}");
        let parts = report.read_as.iter().find(|(c, _)| c == "parts").map(|(_, p)| p.clone()).unwrap_or_default();
        assert!(parts.contains("actor") && parts.contains("units"), "{parts}");
        let (_, first) = written(&one, &folder, "a", "asset", "csv").await;
        let (_, second) = written(&away, &folder, "b", "asset", "csv").await;
        assert!(first == second, "{form} differs");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_record_hangs_on_is_named_to_those_who_see_it_and_said_once() {
    let folder = Folder::new("round-hanging");
    let bench = territory(&folder.join("one"), &Time::at(START)).await;
    for (id, kind, title, visibility) in [
        (1, "course", "Corso riservato", Visibility::Named),
        (2, "course_edition", "Prima edizione", Visibility::Public),
        (3, "actor", "Consorzio Aurora", Visibility::Public),
        (4, "body", "Tavolo del lavoro", Visibility::Public),
        (5, "actor", "Consorzio Vespro", Visibility::Public),
    ] {
        let fields = kinds::find(kind).expect("a kind").fields.iter().filter(|f| f.required);
        save(&bench, id, kind, title, &[], |r| {
            r.visibility = visibility;
            r.body.extend(fields.map(|f| (f.code.to_owned(), sample(f, 1))));
        })
        .await;
    }
    let tie = |from: u128, to: u128| (Uuid::from_u128(from), Uuid::from_u128(to));
    let (edition, course) = tie(2, 1);
    bench.add_link(&Who::CommandLine, "part_of", edition, course, Said::default()).await.expect("tied");
    for (audience, said) in [(Audience::Everything, true), (Audience::Public, false)] {
        for form in ["csv", "geojson", "jsonl"] {
            let bytes = exported(&bench, "course_edition", audience, form).await;
            let text = String::from_utf8(bytes).expect("text");
            assert!(text.contains("Prima edizione") && text.contains("Corso riservato") == said, "{form}: {text}");
        }
    }
    let ask = reticolo_instruments::features::FeaturesAsk { collection: "course_edition".into(), limit: 10, ..Default::default() };
    let page = bench.features(&Who::Visitor, &ask).await.expect("a page");
    assert!(page.features[0].contains("Prima edizione") && !page.features[0].contains("riservato"), "{:?}", page.features);

    // One row that names two, where there is only one: refused by name. The next is another of the same title.
    let header = "title,language,status,visibility,illustrative,accountable_actor,accountable_body,due";
    let row = |title: &str, actor: &str, body: &str| format!("{title},it,taken,public,false,{actor},{body},2026-12-01\n");
    let file = folder.join("impegni.csv");
    std::fs::write(&file, format!("{header}\n{}", row("Aprire lo sportello", "Consorzio Aurora", "Tavolo del lavoro"))).expect("written");
    let Err(WorkError::BadRows(report)) = imported(&bench, &file, "commitment").await else { panic!("refused") };
    assert_eq!((report.bad_rows, report.bad[0].problem.code.as_str()), (1, "problem-reference-several"));
    std::fs::write(&file, format!("{header}\n{}", row("Aprire lo sportello", "Consorzio Aurora", ""))).expect("written");
    assert_eq!(imported(&bench, &file, "commitment").await.expect("taken").added, 1);
}
