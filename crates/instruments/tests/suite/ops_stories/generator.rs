//! The generated example: every kind, every tie, every rule of a kind held, the same from the same seed, and truths that are there.

use crate::ops_stories::{Folder, START, Time, exported, problem, territory};
use reticolo_instruments::example::{self, Ask, GenerateReport, Truths};
use reticolo_instruments::survey::{ImportAsk, Target, quiet};
use reticolo_instruments::{Config, Who, Workbench};
use reticolo_model::check::{check, lacking_links};
use reticolo_model::geometry::Geometry;
use reticolo_model::{Audience, Condition, Record, Share, kinds};
use reticolo_store::links::Link;
use reticolo_store::{links, log, records};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use uuid::Uuid;

async fn made(folder: &Path, ask: &Ask) -> (Workbench, GenerateReport, Truths) {
    let bench = territory(folder, &Time::at(START)).await;
    let (report, truths) = example::generate_with(&bench, ask, quiet()).await.expect("an example");
    (bench, report, truths)
}

/// Every record of every kind, and every link.
async fn contents(bench: &Workbench) -> (BTreeMap<Uuid, Record>, Vec<Link>) {
    let mut conn = bench.store.reader().await.unwrap();
    let mut all = BTreeMap::new();
    for kind in kinds::ALL {
        records::each(&mut conn, bench.territory, kind.code, |r| {
            all.insert(r.id, r);
            Ok(())
        })
        .await
        .unwrap();
    }
    (all, links::all(&mut conn, bench.territory).await.unwrap())
}

/// The kinds that the program itself does not make while it describes data or the plan.
fn of_the_example() -> impl Iterator<Item = &'static reticolo_model::Kind> {
    kinds::ALL.iter().copied().filter(|k| kinds::of_territory(k.code))
}

#[tokio::test(flavor = "multi_thread")]
async fn every_kind_is_there_with_every_state_and_every_tie_and_holds_its_rules() {
    let folder = Folder::new("every-kind");
    let (bench, report, _) = made(&folder.join("t"), &Ask::new(1, 7)).await;
    let (all, ties) = contents(&bench).await;
    assert_eq!(report.links, ties.len());
    let mut ends: BTreeMap<Uuid, Vec<&Link>> = BTreeMap::new();
    for tie in &ties {
        ends.entry(tie.from).or_default().push(tie);
        ends.entry(tie.to).or_default().push(tie);
    }
    let mut drawn: BTreeSet<(String, String, String)> = BTreeSet::new();
    for tie in &ties {
        let (from, to) = (&all[&tie.from], &all[&tie.to]);
        let rule = kinds::find(&from.kind).unwrap().link(&tie.kind);
        assert!(rule.is_some_and(|r| r.to.contains(&to.kind.as_str())), "{} {} {}", from.kind, tie.kind, to.kind);
        assert_ne!(tie.from, tie.to);
        drawn.insert((from.kind.clone(), tie.kind.clone(), to.kind.clone()));
        if let (Some(since), Some(until)) = (&tie.since, &tie.until) {
            assert!(since <= until, "{tie:?}");
        }
    }
    let twice: BTreeSet<_> = ties.iter().map(|t| (&t.kind, t.from, t.to)).collect();
    assert_eq!(twice.len(), ties.len(), "a tie is there twice");
    for said in [|t: &Link| t.since.is_some(), |t: &Link| t.until.is_some(), |t: &Link| t.weight.is_some(), |t: &Link| t.source.is_some()] {
        assert!(ties.iter().filter(|t| said(t)).count() > ties.len() / 20);
    }
    for kind in of_the_example() {
        let of: Vec<&Record> = all.values().filter(|r| r.kind == kind.code).collect();
        assert!(of.len() > 5 && report.records[kind.code] == of.len(), "{}: {}", kind.code, of.len());
        for state in kind.states {
            assert!(of.iter().any(|r| r.status == state.code), "no {} is {}", kind.code, state.code);
        }
        for rule in kind.links {
            for to in rule.to {
                let tie = (kind.code.to_owned(), rule.code.to_owned(), (*to).to_owned());
                assert!(drawn.contains(&tie), "no tie {tie:?}");
            }
        }
        for field in kind.fields.iter().filter(|f| !f.personal && !f.document) {
            assert!(of.iter().any(|r| r.body.contains_key(field.code)), "no {} has {}", kind.code, field.code);
        }
        for record in of {
            let mut again = record.clone();
            assert_eq!(check(kind, &mut again), vec![], "{}", record.title);
            assert_eq!(again.text(), record.text(), "the checks change what was written");
            assert!(record.illustrative && record.sealed.is_empty());
            assert!(record.title.chars().any(|c| c.is_ascii_digit()), "{} is not numbered", record.title);
            let of = ends.get(&record.id).map_or(&[][..], Vec::as_slice);
            for rule in kind.links.iter().filter(|r| r.one || r.required) {
                let count = of.iter().filter(|t| t.from == record.id && t.kind == rule.code).count();
                assert!(count <= 1 && (count == 1 || !rule.required), "{}: {count} {}", record.title, rule.code);
            }
            let lacking = lacking_links(kind, &record.status, |condition| match *condition {
                Condition::To { link, kind, states } => of.iter().any(|t| {
                    let other = &all[&t.to];
                    t.kind == link
                        && t.from == record.id
                        && other.kind == kind
                        && (states.is_empty() || states.contains(&other.status.as_str()))
                }),
                Condition::From { link, kind, states } => of.iter().any(|t| {
                    let other = &all[&t.from];
                    t.kind == link
                        && t.to == record.id
                        && other.kind == kind
                        && (states.is_empty() || states.contains(&other.status.as_str()))
                }),
                Condition::Has(_) => true,
            });
            assert_eq!(lacking, vec![], "{}", record.title);
        }
    }
    let placed: Vec<&Record> = all.values().filter(|r| kinds::of_territory(&r.kind) && !r.positions.is_empty()).collect();
    let alone = placed.iter().filter(|r| r.positions.len() == 1).count();
    assert!((68..=73).contains(&(alone * 100 / placed.len())), "{alone} of {} stand in one cell", placed.len());
    assert!(placed.iter().any(|r| r.positions.len() == 3) && placed.iter().any(|r| r.positions[0].weight == Share::new(2, 3).unwrap()));
    let english = all.values().filter(|r| r.language == "en").count();
    assert!((2..=10).contains(&(english * 100 / all.len())), "{english} records are in English");
    let found = bench.check(&Who::CommandLine).await.unwrap();
    assert!(found.findings.is_empty(), "{:?}", found.findings);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_seed_gives_the_same_bytes_and_the_same_log() {
    let folder = Folder::new("same-seed");
    let (one, _, first) = made(&folder.join("one"), &Ask::new(2, 3)).await;
    let (two, _, second) = made(&folder.join("two"), &Ask::new(2, 3)).await;
    let (three, _, third) = made(&folder.join("three"), &Ask::new(2, 4)).await;
    let text = |t: &Truths| serde_json::to_string(t).unwrap();
    assert_eq!(text(&first), text(&second));
    assert_ne!(text(&first), text(&third));
    let all = |bench: Workbench| async move { exported(&bench, "all", Audience::Everything, "zip").await };
    let (a, b, c) = (all(one.clone()).await, all(two.clone()).await, all(three.clone()).await);
    assert!(a == b && a != c);
    // The clock stood still, so the chains of the logs end in the same hash.
    let mut ends = Vec::new();
    for bench in [&one, &two] {
        let head = bench.head().await.unwrap();
        ends.push((head, log::get(&mut bench.store.reader().await.unwrap(), bench.territory, head).await.unwrap().unwrap().text()));
        let backup = bench.folder.with_extension("zip");
        ends.last_mut().unwrap().1 += &bench.backup(&Who::CommandLine, &backup).await.unwrap().digest;
    }
    assert_eq!(ends[0], ends[1]);
}

#[tokio::test(flavor = "multi_thread")]
async fn truths_are_about_what_is_there_and_have_their_decoys() {
    let folder = Folder::new("truths");
    let (bench, report, truths) = made(&folder.join("t"), &Ask::new(1, 11)).await;
    let (all, _) = contents(&bench).await;
    let counts: Vec<(&str, usize)> = truths.counts.iter().map(|(k, n)| (*k, *n)).collect();
    assert_eq!(
        counts,
        [
            ("broker", 1),
            ("call_without_project", 3),
            ("conflict", 4),
            ("duplicate", 20),
            ("duplication", 5),
            ("empty_cell", 3),
            ("homogeneous_basins", 1),
            ("idle_supply", 5),
            ("integrated_basins", 1),
            ("match", 20),
            ("missing_tie", 5),
            ("unserved_demand", 5),
            ("unused_competence", 4),
        ]
    );
    assert_eq!(report.truths, truths.counts);
    let units: BTreeSet<String> = bench.places().await.unwrap().inside().map(|u| u.code.clone()).collect();
    let mut of_truths: BTreeSet<Uuid> = BTreeSet::new();
    for truth in &truths.truths {
        assert!(truth.decoys.len() >= 2, "{truth:?}");
        let parts = truth.records.iter().chain(truth.decoys.iter().flat_map(|d| &d.records));
        for part in parts {
            let kind = if matches!(part.role, "common_partner") { "actor" } else { part.role };
            let record = &all[&part.id];
            assert_eq!((record.kind.as_str(), record.origin.as_ref().map(|o| o.key.as_str())), (kind, Some(part.key.as_str())));
            assert_eq!(part.kind, kind);
        }
        assert!(truth.units.iter().chain(truth.decoys.iter().flat_map(|d| &d.units)).all(|u| units.contains(u)));
        for decoy in &truth.decoys {
            assert!(!decoy.records.is_empty() || !decoy.units.is_empty());
        }
        of_truths.extend(truth.records.iter().map(|p| p.id));
    }
    // What is planted does not stand at the beginning of its kind, and nothing in it says so.
    for kind in ["need", "offer", "actor", "initiative"] {
        let keys: Vec<usize> = all
            .values()
            .filter(|r| r.kind == kind && of_truths.contains(&r.id))
            .filter_map(|r| r.origin.as_ref().and_then(|o| o.key.parse().ok()))
            .collect();
        let middle = keys.iter().sum::<usize>() / keys.len() * 100 / report.records[kind];
        assert!((25..=75).contains(&middle), "{kind}: {middle}");
    }
    let text = all.values().map(Record::text).collect::<String>();
    let lost = text.split('⟨').nth(1).and_then(|rest| rest.split('⟩').next());
    assert_eq!(lost, None, "a word is missing");
    for word in ["truth", "decoy", "planted", "unserved_cell"] {
        assert!(!text.contains(word), "{word}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn empty_cells_are_empty_and_unserved_needs_unserved() {
    let folder = Folder::new("planted");
    for seed in 21..24 {
        let (bench, _, truths) = made(&folder.join(&seed.to_string()), &Ask::new(1, seed)).await;
        let (all, ties) = contents(&bench).await;
        for truth in &truths.truths {
            match truth.kind {
                "empty_cell" => {
                    let at = |field: &str| truth.what[field].as_str().unwrap().to_owned();
                    let (area, dimension, modality) = (at("area"), at("dimension"), at("modality"));
                    let under = |m: &str| {
                        m == modality
                            || reticolo_model::vocabulary::GRID_MODALITIES.entries.iter().any(|(c, up)| *c == m && **up == modality)
                    };
                    let stands = |r: &&Record| r.positions.iter().any(|p| p.area == area && p.dimension == dimension && under(&p.modality));
                    assert!(all.values().find(stands).is_none(), "seed {seed}: {:?}", truth.what);
                    for decoy in &truth.decoys {
                        assert!(decoy.what["area"].is_string());
                    }
                }
                "unserved_demand" => {
                    let service = truth.what["service"].as_str().unwrap();
                    let near = |r: &&Record| {
                        r.kind == "offer"
                            && r.status == "active"
                            && r.body_text("category") == Some(service)
                            && r.place.as_ref().is_some_and(|p| p.units.iter().any(|u| truth.units.contains(&u.unit)))
                    };
                    assert!(all.values().find(near).is_none(), "seed {seed}: {service} is offered in {:?}", truth.units);
                    for part in &truth.records {
                        assert!(!ties.iter().any(|t| t.kind == "serves" && t.to == part.id));
                        let said = ties.iter().any(|t| t.kind == "expressed_by" && t.from == part.id);
                        assert_eq!(said, truth.what["unexpressed"] == false);
                    }
                }
                "call_without_project" => {
                    let call = truth.records[0].id;
                    assert!(!ties.iter().any(|t| t.kind == "responds_to" && t.to == call));
                    let others = all.values().filter(|r| r.kind == "call" && r.status == "open" && r.id != call);
                    let unanswered = others.filter(|r| !ties.iter().any(|t| t.kind == "responds_to" && t.to == r.id)).count();
                    // Two more truths, and three whose last day has passed.
                    assert_eq!(unanswered, 5, "seed {seed}");
                }
                "missing_tie" => {
                    let actors: Vec<Uuid> = truth.records.iter().filter(|p| p.role == "actor").map(|p| p.id).collect();
                    let between = |t: &&Link| actors.contains(&t.from) && actors.contains(&t.to);
                    assert!(actors.len() == 2 && ties.iter().find(between).is_none());
                }
                _ => {}
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn few_units_or_many_pieces_are_no_hindrance() {
    let folder = Folder::new("few-units");
    let config = Config { name: "Uno".into(), territory: None, units: vec!["A1".into()], database: None };
    let bench = Workbench::new_territory(&folder.join("one"), config, Time::at(START).clock(), None).await.unwrap();
    let (report, truths) = example::generate_with(&bench, &Ask::new(2, 5), quiet()).await.unwrap();
    assert_eq!((report.units, report.records["actor"]), (1, 4000));
    assert!(truths.counts["broker"] == 1 && truths.counts["duplicate"] == 20);
    let found = bench.check(&Who::CommandLine).await.unwrap();
    assert!(found.findings.is_empty(), "{:?}", found.findings);

    // All or none are illustrative, and made-up records are never mixed with real ones unmarked.
    let (plain, ..) = made(&folder.join("plain"), &Ask { illustrative: false, ..Ask::new(1, 5) }).await;
    let (all, _) = contents(&plain).await;
    assert!(all.values().all(|r| !r.illustrative));
    let mixed = territory(&folder.join("mixed"), &Time::at(START)).await;
    crate::ops_stories::save(&mixed, 1, "actor", "Uno", &[], |r| drop(r.body.insert("nature".into(), "firm".into()))).await;
    let ask = Ask { illustrative: false, ..Ask::new(1, 5) };
    assert_eq!(problem(example::generate_with(&mixed, &ask, quiet()).await), "problem-example-mixed");
    assert_eq!(problem(example::generate_with(&mixed, &Ask { day: "2026-13-01".into(), ..Ask::new(1, 5) }, quiet()).await), "problem-date");
    example::generate(&mixed, 1, 5, quiet()).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn its_files_give_the_same_records_and_ties_elsewhere() {
    let folder = Folder::new("as-files");
    let (bench, report, _) = made(&folder.join("one"), &Ask::new(1, 9)).await;
    let written = folder.join("files");
    let files = example::write_files(&bench, &written).await.unwrap();
    assert_eq!(files.len(), 3 + 31);
    let copy = territory(&folder.join("two"), &Time::at(START)).await;
    for (file, kind) in &files {
        let ask = ImportAsk {
            file: written.join(file),
            file_name: file.clone(),
            target: Target::parse(kind).unwrap(),
            mapping: Some(std::fs::read_to_string(written.join(format!("{kind}.toml"))).unwrap()),
            dry_run: false,
            skip_bad_rows: false,
            remove_missing: false,
            places_file: None,
            language: reticolo_messages::Language::It,
            visibility: None,
        };
        let done = copy.import(&Who::CommandLine, ask, quiet()).await.unwrap_or_else(|e| panic!("{file}: {e:?}"));
        assert!(done.bad.is_empty() && done.not_found.is_empty(), "{file}: {:?} {:?}", done.bad, done.not_found);
        if let Some(made) = report.records.get(kind) {
            assert_eq!(done.added, *made, "{file}");
        }
    }
    let ((ours, ties), (theirs, again)) = (contents(&bench).await, contents(&copy).await);
    let key = |all: &BTreeMap<Uuid, Record>, id: &Uuid| all[id].origin.clone().map(|o| (o.data_set, o.key));
    let told = |all: &BTreeMap<Uuid, Record>, ties: &[Link]| {
        // An indicator cannot be named by a row, nor can a form say that it is cited by a method, which it may cite itself.
        let said = |t: &&Link| kinds::of_territory(&all[&t.to].kind) && all[&t.from].kind != "method";
        let of = ties.iter().filter(said);
        of.map(|t| format!("{} {:?} {:?}", t.kind, key(all, &t.from), key(all, &t.to))).collect::<BTreeSet<_>>()
    };
    let (one, two) = (told(&ours, &ties), told(&theirs, &again));
    assert!(one == two, "{:#?}", one.symmetric_difference(&two).take(6).collect::<Vec<_>>());
    let bare = |all: &BTreeMap<Uuid, Record>| {
        let of = all.values().filter(|r| kinds::of_territory(&r.kind));
        of.map(|r| {
            (
                r.origin.clone(),
                r.title.clone(),
                r.status.clone(),
                r.body.clone(),
                r.place.as_ref().map(|p| (p.units.clone(), p.geometry.clone().filter(|g| matches!(g, Geometry::Point(_))))),
            )
        })
        .map(|r| format!("{r:?}"))
        .collect::<BTreeSet<_>>()
    };
    let (ours, theirs) = (bare(&ours), bare(&theirs));
    assert!(ours == theirs && !ours.is_empty(), "{:#?}", ours.symmetric_difference(&theirs).take(6).collect::<Vec<_>>());
}
