//! Every method asked of a territory: each source gives files that its verb reads, or says by name what waits; where an instrument answers
//! the same question both agree; what is hidden changes no byte.

use crate::ops_stories::{Folder, START, Time, problem, save, territory, user};
use reticolo_instruments::analyses::form::{self, FieldKind};
use reticolo_instruments::analyses::sources::{self, SOURCES, SettingKind};
use reticolo_instruments::analyses::{AnalysisAnswer, AnalysisQuestion};
use reticolo_instruments::basins::BasinsQuestion;
use reticolo_instruments::example::{self, Ask};
use reticolo_instruments::network::actors::ActorsAsk;
use reticolo_instruments::placement::more;
use reticolo_instruments::registry::ListAsk;
use reticolo_instruments::survey::quiet;
use reticolo_instruments::ties::Said;
use reticolo_instruments::{Who, WorkError, Workbench};
use reticolo_messages::{Language, has};
use reticolo_model::{Record, Role, Visibility};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use uuid::Uuid;

async fn made(name: &str) -> (Folder, Workbench) {
    let folder = Folder::new(name);
    let bench = territory(&folder.join("t"), &Time::at(START)).await;
    let ask = Ask { illustrative: false, ..Ask::new(1, 5) };
    example::generate_with(&bench, &ask, quiet()).await.expect("an example");
    (folder, bench)
}

fn question(verb: &str, settings: &[(&str, &str)], arguments: &[(&str, &str)]) -> AnalysisQuestion {
    let pairs = |all: &[(&str, &str)]| all.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect::<Vec<_>>();
    AnalysisQuestion {
        verb: verb.to_owned(),
        arguments: pairs(arguments),
        settings: pairs(settings).into_iter().collect(),
        language: "en".to_owned(),
        ..AnalysisQuestion::default()
    }
}

async fn ask(bench: &Workbench, who: &Who, verb: &str, settings: &[(&str, &str)], arguments: &[(&str, &str)]) -> AnalysisAnswer {
    let asked = bench.analysis(who, &question(verb, settings, arguments)).await;
    asked.unwrap_or_else(|e| panic!("{verb}: {}", e.sentence(Language::En)))
}

fn column<'a>(answer: &'a AnalysisAnswer, name: &str) -> &'a [Value] {
    &answer.columns.iter().find(|c| c.name == name).unwrap_or_else(|| panic!("no column {name}")).cells
}

fn figure(answer: &AnalysisAnswer, name: &str) -> f64 {
    answer.figures.iter().find(|(n, _)| n == name).and_then(|(_, v)| v.as_f64()).unwrap_or_else(|| panic!("no figure {name}"))
}

/// The first record of a kind of which something holds.
async fn first(bench: &Workbench, kind: &str, which: impl Fn(&Record) -> bool) -> Record {
    let ask = ListAsk { kind: kind.to_owned(), limit: 200, ..ListAsk::default() };
    bench.list(&Who::CommandLine, &ask).await.expect("a list").records.into_iter().find(which).expect("such a record")
}

/// Names with values.
type Pairs = Vec<(&'static str, String)>;

/// What each verb is asked here: settings and arguments.
async fn asked(bench: &Workbench) -> Vec<(&'static str, Pairs, Pairs)> {
    let all = bench.indicators(&Who::CommandLine).await.expect("indicators");
    let code = |end: &str| all.iter().find(|i| i.code.ends_with(end)).expect("an indicator").code.clone();
    let service = bench.service_classes(&Who::CommandLine).await.expect("classes")[0].code.clone();
    let project = first(bench, "project", |r| r.body.contains_key("budget") && r.body.contains_key("tasks")).await.id.to_string();
    let pilot = first(bench, "pilot", |r| r.body.contains_key("treated_places")).await.id.to_string();
    let form = first(bench, "form", |_| true).await.id.to_string();
    let consultation =
        first(bench, "consultation", |r| r.body.contains_key("money_total") && r.body.contains_key("options")).await.id.to_string();
    let competence =
        first(bench, "actor", |r| r.body.contains_key("competences")).await.body["competences"][0].as_str().unwrap().to_owned();
    let no = Vec::new;
    let text = |t: &str| t.to_owned();
    vec![
        ("contiguity", no(), no()),
        ("hotspots", vec![("indicator", code("old_age_share"))], no()),
        ("regions", no(), vec![("k", text("4"))]),
        ("network", no(), no()),
        ("ties", no(), vec![("most", text("20"))]),
        ("production", no(), no()),
        ("chains", no(), no()),
        ("access", vec![("service", service.clone())], vec![("threshold", text("10"))]),
        ("locate", vec![("service", service)], vec![("method", text("mclp")), ("p", text("2")), ("threshold", text("10"))]),
        ("match", no(), vec![("groups", text("urgency"))]),
        ("assign", vec![("rows", text("40"))], no()),
        ("aggregate", vec![("radius", text("15")), ("least", text("5"))], no()),
        ("team", vec![("competences", competence), ("connected", text("yes"))], no()),
        ("portfolio", vec![("budget", text("2000000")), ("cell_value", text("100"))], no()),
        ("opinions", vec![("form", form)], no()),
        ("budget", vec![("consultation", consultation)], vec![("rule", text("greedy"))]),
        ("efficiency", vec![("inputs", code("residents")), ("outputs", code("beds"))], no()),
        ("evaluate", vec![("indicator", code("employed_share")), ("pilot", pilot), ("since", text("2025"))], no()),
        ("finance", vec![("project", project.clone()), ("own", text("mezzi propri"))], no()),
        ("schedule", vec![("project", project)], no()),
        ("inequality", vec![("indicator", code("income"))], no()),
        ("classify", vec![("kind", text("initiative")), ("rows", text("50"))], no()),
        ("similar", no(), no()),
        ("same", vec![("kind", text("actor"))], no()),
    ]
}

fn lent<'a>(pairs: &'a [(&'static str, String)]) -> Vec<(&'static str, &'a str)> {
    pairs.iter().map(|(n, v)| (*n, v.as_str())).collect()
}

#[test]
fn sources_give_what_verbs_ask_and_settings_have_words() {
    for source in SOURCES {
        let fields = form::fields(source.verb);
        let file = |name: &str| fields.iter().any(|f| f.name == name && f.kind == FieldKind::File);
        assert!(source.gives.iter().all(|g| file(g)), "{}: {:?}", source.verb, source.gives);
        for setting in source.settings {
            let mut keys = vec![format!("source-{}", setting.name)];
            if let SettingKind::Choice(known) = setting.kind {
                keys.extend(known.iter().map(|code| format!("source-{}-{code}", setting.name)));
            }
            for (key, l) in keys.iter().flat_map(|k| [(k, Language::It), (k, Language::En)]) {
                assert!(has(l, key), "{}: {key} in {}", source.verb, l.code());
            }
        }
    }
    let order: Vec<usize> = SOURCES.iter().map(|s| form::names().position(|v| v == s.verb).expect("a verb")).collect();
    assert!(order.windows(2).all(|w| w[0] < w[1]), "each verb once, in the order of the verbs");
    assert!(form::names().filter(|v| sources::of_a_day(v)).all(|v| sources::of(v).is_some()));
}

#[tokio::test(flavor = "multi_thread")]
async fn every_source_answers_or_says_what_waits() {
    let (_folder, bench) = made("analyses-all").await;
    let who = Who::CommandLine;
    let asked = asked(&bench).await;
    assert_eq!(asked.iter().map(|a| a.0).collect::<Vec<_>>(), SOURCES.iter().map(|s| s.verb).collect::<Vec<_>>());
    let mut refused = BTreeMap::new();
    for (verb, settings, arguments) in &asked {
        let question = question(verb, &lent(settings), &lent(arguments));
        match bench.analysis(&who, &question).await {
            Ok(answer) => {
                assert!(!answer.figures.is_empty() || !answer.columns.is_empty(), "{verb} says nothing");
                assert!(!answer.inputs.is_empty() && answer.inputs.iter().all(|i| i.of_territory && i.bytes > 0), "{verb}");
                let given = bench.analysis_files(&who, &question).await.expect("the same files");
                let fields = form::fields(verb);
                for (name, _) in &given.arguments {
                    assert!(fields.iter().any(|f| f.name == *name && f.kind != FieldKind::File), "{verb} has no argument {name}");
                }
                // Everybody can take the files home and compute the same again.
                let digests: Vec<String> = given.files.iter().map(|f| reticolo_model::id::sha256_hex(&f.bytes)).collect();
                assert_eq!(digests, answer.inputs.iter().map(|i| i.digest.clone()).collect::<Vec<_>>(), "{verb}");
                println!("{verb}: {:?} {:?}", answer.figures.first(), answer.notes);
            }
            Err(WorkError::Invalid(problems)) => {
                println!("{verb}: {}", WorkError::Invalid(problems.clone()).sentence(Language::En));
                refused.insert(*verb, problems[0].code.clone());
            }
            Err(other) => panic!("{verb}: {other:?}"),
        }
    }
    // The example has no employment by branch, no table of flows between branches, no votes and no ballots.
    let waits = [
        ("budget", "problem-source-ballots"),
        ("chains", "problem-source-input_output"),
        ("opinions", "problem-source-votes"),
        ("production", "problem-source-branches"),
    ];
    assert_eq!(refused, waits.map(|(v, c)| (v, c.to_owned())).into_iter().collect());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_an_instrument_answers_its_verb_answers_alike() {
    let (_folder, bench) = made("analyses-alike").await;
    let who = Who::CommandLine;

    // The exchange: what is on a pairing at its cost, and what is unmet at a million and more the more urgent.
    let exchange = bench.exchange(&who).await.expect("an exchange");
    let met: i64 = exchange.joined.values().map(|j| j.base * j.cost).sum();
    let urgent = |urgency: &str| match urgency {
        "high" => 1_020_000,
        "medium" => 1_010_000,
        _ => 1_000_000,
    };
    let unmet: i64 = exchange.sides.wants.iter().zip(&exchange.unmet).map(|(w, n)| n * urgent(&w.urgency)).sum();
    let matched = ask(&bench, &who, "match", &[], &[]).await;
    assert!(met > 0 && unmet > 0);
    assert_eq!((&matched.result["cost_of_met"], &matched.result["cost"]), (&json!(met), &json!(met + unmet)));
    assert_eq!(matched.result["blocking_pairs"], json!(exchange.blocking_pairs));

    let network = bench.actor_network(&who, &ActorsAsk::default()).await.expect("a network");
    let told = ask(&bench, &who, "network", &[], &[]).await;
    let ids: Vec<Value> = network.actors.iter().map(|a| json!(a.id.to_string())).collect();
    assert_eq!(column(&told, "node"), ids);
    for (name, values) in [("pagerank", &network.measures.pagerank), ("betweenness", &network.measures.betweenness)] {
        assert_eq!(column(&told, name), values.iter().map(|x| json!(x)).collect::<Vec<_>>(), "{name}");
    }
    assert_eq!(column(&told, "core"), network.measures.core.iter().map(|x| json!(x)).collect::<Vec<_>>());

    let basins =
        bench.basins(&who, &BasinsQuestion { k: Some(5), replicates: Some(0), ..BasinsQuestion::default() }).await.expect("basins");
    let regions = ask(&bench, &who, "regions", &[], &[("k", "5"), ("method", "best"), ("seed", "1")]).await;
    assert!((figure(&regions, "ratio") - basins.ratio).abs() < 1e-9, "{} {}", figure(&regions, "ratio"), basins.ratio);

    // Of what stands nowhere the first entry that is proposed, with how sure that is.
    let unplaced = bench.unplaced(&who, Some("initiative"), 50).await.expect("unplaced");
    for axis in ["area", "modality"] {
        let placed = ask(&bench, &who, "classify", &[("kind", "initiative"), ("rows", "50")], &[("axis", axis)]).await;
        assert_eq!(column(&placed, "id").len(), unplaced.records.len());
        for (i, (record, proposal)) in unplaced.records.iter().enumerate() {
            let first = if axis == "area" { &proposal.area[0] } else { &proposal.modality[0] };
            assert_eq!(column(&placed, "class")[i], json!(first.code), "{}: {}", record.title, more(record));
            assert!((column(&placed, "probability")[i].as_f64().unwrap() - first.probability).abs() < 1e-6);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_hidden_changes_no_byte() {
    let (_folder, bench) = made("analyses-hidden").await;
    let asked = asked(&bench).await;
    let said = async || {
        let mut out = Vec::new();
        for (verb, settings, arguments) in &asked {
            let answer = bench.analysis(&Who::Visitor, &question(verb, &lent(settings), &lent(arguments))).await;
            out.push((*verb, answer.map(|a| json!(a).to_string()).map_err(|e| e.sentence(Language::En))));
        }
        out
    };
    let before = said().await;
    assert!(before.iter().filter(|(_, a)| a.is_ok()).count() >= 18);
    let hidden = |kind: &'static str, body: Value| {
        move |r: &mut Record| {
            r.visibility = Visibility::SignedIn;
            r.status = reticolo_model::kinds::find(kind).expect("a kind").states[0].code.to_owned();
            r.body = body.as_object().expect("a body").clone();
        }
    };
    let category = first(&bench, "need", |_| true).await.body["category"].clone();
    let need =
        save(&bench, 901, "need", "Nascosto", &[], hidden("need", json!({ "category": category, "people": 5000, "urgency": "high" })))
            .await;
    let offer = save(&bench, 902, "offer", "Nascosta", &[], |r| {
        hidden("offer", json!({ "category": category, "capacity": 9000, "capacity_unit": "people" }))(r);
        r.status = "active".into();
    })
    .await;
    let actor = save(&bench, 903, "actor", "Nascosto", &[], hidden("actor", json!({ "nature": "firm", "competences": ["energia"] }))).await;
    let other = first(&bench, "actor", |_| true).await;
    let project = json!({ "money_total": "1000.00", "beneficiaries": 1_000_000 });
    let project = save(&bench, 904, "project", "Nascosto", &[], hidden("project", project)).await;
    save(&bench, 905, "call", "Nascosto", &[], |r| {
        hidden("call", json!({ "money_total": "9000000.00" }))(r);
        r.status = "open".into();
    })
    .await;
    save(&bench, 906, "chain", "Nascosta", &[], hidden("chain", json!({ "product": "prova" }))).await;
    for (code, from, to) in [
        ("expressed_by", need.id, actor.id),
        ("offered_by", offer.id, other.id),
        ("partners_with", actor.id, other.id),
        ("leads", actor.id, project.id),
        ("responds_to", project.id, need.id),
    ] {
        bench.add_link(&Who::CommandLine, code, from, to, Said::default()).await.expect("tied");
    }
    for ((verb, before), (_, after)) in before.iter().zip(said().await) {
        assert_eq!(*before, after, "{verb}");
    }
    // Who sees them gets other answers.
    let seen = bench.analysis(&user(Role::Reader), &question("chains", &[], &[])).await;
    assert_ne!(seen.map_err(|e| e.sentence(Language::En)).map(|a| json!(a).to_string()), before[6].1);
}

#[tokio::test(flavor = "multi_thread")]
async fn votes_and_ballots_come_from_answers_to_forms() {
    let folder = Folder::new("analyses-votes");
    let bench = territory(&folder.join("t"), &Time::at(START)).await;
    let option = |code: &str, cost: &str| json!({ "code": code, "title": format!("Opzione {code}"), "cost": cost });
    let options = json!([option("V1", "60.00"), option("V2", "50.00"), option("V3", "40.00")]);
    let body = json!({ "form": "budget", "money_total": "100.00", "options": options });
    save(&bench, 1, "consultation", "Bilancio", &[], |r| r.body = body.as_object().unwrap().clone()).await;
    let questions = json!([{ "name": "d1", "type": "select_one", "label": "Più alberi" }, { "name": "d2", "type": "select_one", "label": "Più strade" }]);
    save(&bench, 2, "form", "Scelte", &[], |r| r.body = json!({ "questions": [] }).as_object().unwrap().clone()).await;
    save(&bench, 3, "form", "Opinioni", &[], |r| r.body = json!({ "questions": questions }).as_object().unwrap().clone()).await;
    let tie = async |from: u128, to: u128| {
        bench.add_link(&Who::CommandLine, "part_of", Uuid::from_u128(from), Uuid::from_u128(to), Said::default()).await.expect("tied");
    };
    tie(2, 1).await;
    let answers = |all: &[(&str, &str)]| {
        let rows: Vec<Value> = all.iter().map(|(q, v)| json!({ "question": q, "value": v })).collect();
        json!({ "answers": rows }).as_object().unwrap().clone()
    };
    for (id, chosen) in [(10, "V1"), (11, "V1, V2"), (12, "V2;V3"), (13, "V3"), (14, "V3"), (15, "altro")] {
        save(&bench, id, "response", "Risposta", &[], |r| r.body = answers(&[("d1", chosen)])).await;
        tie(id, 2).await;
    }
    for id in 20..32 {
        let (one, other) = if id % 2 == 0 { ("Sì", "-1") } else { ("no", "1") };
        save(&bench, id, "response", "Risposta", &[], |r| r.body = answers(&[("d1", one), ("d2", other), ("d3", "boh")])).await;
        tie(id, 3).await;
    }
    let (who, id) = (user(Role::Reader), |n: u128| Uuid::from_u128(n).to_string());
    let budget = ask(&bench, &who, "budget", &[("consultation", &id(1))], &[("rule", "greedy")]).await;
    // Three want V3 and two each of the others: V3 goes first, and of the rest only V1 fits as V2 does; ties go by code.
    assert_eq!(budget.result["selected"], json!(["V1", "V3"]));
    assert_eq!(budget.names["V3"], "Opzione V3");
    let words = [("form", id(3)), ("agree", "sì, yes".to_owned()), ("disagree", "no".to_owned())];
    let words: Vec<(&str, &str)> = words.iter().map(|(n, v)| (*n, v.as_str())).collect();
    let opinions = ask(&bench, &who, "opinions", &words, &[("votes-min", "1")]).await;
    assert_eq!(column(&opinions, "participant").len(), 12);
    assert_eq!(opinions.notes.len(), 1, "{:?}", opinions.notes);
    assert_eq!(opinions.names["d1"], "Più alberi");
    // A form whose answers mean nothing as votes says so.
    assert_eq!(problem(bench.analysis(&who, &question("opinions", &[("form", &id(2))], &[])).await), "problem-source-votes");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_told_of_persons_is_told_to_few_and_settings_are_checked() {
    let (_folder, bench) = made("analyses-persons").await;
    let of = |settings: &[(&str, &str)]| question("team", settings, &[]);
    let professionals = [("who", "professionals"), ("competences", "x")];
    for who in [Who::Visitor, user(Role::Reader)] {
        let refused = bench.analysis(&who, &of(&professionals)).await;
        assert!(matches!(refused, Err(WorkError::Forbidden(Role::Editor))), "{refused:?}");
    }
    let qualified = first(&bench, "professional", |r| r.status == "qualified" && r.body.contains_key("competences")).await;
    let competence = qualified.body["competences"][0]["competence"].as_str().unwrap().to_owned();
    let wanted = [("who", "professionals"), ("competences", competence.as_str())];
    let team = ask(&bench, &user(Role::Editor), "team", &wanted, &[]).await;
    assert_eq!(figure(&team, "cost"), 1.0);
    for id in column(&team, "member") {
        let member = bench.record(&Who::CommandLine, id.as_str().unwrap().parse().unwrap()).await.expect("a member");
        assert_eq!((member.kind.as_str(), member.status.as_str()), ("professional", "qualified"));
    }
    let who = user(Role::Reader);
    let code = async |verb: &str, settings: &[(&str, &str)]| problem(bench.analysis(&who, &question(verb, settings, &[])).await);
    assert_eq!(code("team", &[("who", "everybody")]).await, "problem-choice");
    assert_eq!(code("team", &[("competences", "energy=many")]).await, "problem-number");
    assert_eq!(code("aggregate", &[("radius", "far")]).await, "problem-number");
    assert_eq!(code("finance", &[]).await, "problem-source-required");
    assert_eq!(code("finance", &[("project", "12")]).await, "problem-source-record");
    let idea = first(&bench, "project", |r| !r.body.contains_key("tasks")).await.id.to_string();
    assert_eq!(code("schedule", &[("project", &idea)]).await, "problem-source-lacks");
    assert_eq!(code("evaluate", &[("indicator", "residents"), ("treated", "nowhere")]).await, "problem-unit-unknown");
    let refused = bench.analysis(&Who::Visitor, &question("same", &[("kind", "actor")], &[])).await;
    assert!(matches!(refused, Err(WorkError::Forbidden(Role::Reader))), "{refused:?}");
}
