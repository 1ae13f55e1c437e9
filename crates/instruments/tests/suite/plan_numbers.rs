//! No number without a value: every number of the plan's text, captions, descriptions and drawings, in digits or in words, stands
//! in the list of values; and a changed input cell changes only figures that cite its data set.

use reticolo_instruments::analyses::AnalysisQuestion;
use reticolo_instruments::plan::PlanQuestion;
use reticolo_instruments::plan::editions::IssueAsk;
use reticolo_instruments::survey::{ImportAsk, Target, publishers, quiet};
use reticolo_instruments::{Config, Who, WorkError, Workbench};
use reticolo_messages::{Language, number_word};
use reticolo_model::{Audience, Visibility};
use reticolo_report::{Block, Plan};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

fn examples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples")
}

/// The first example, loaded from its files; `change` may alter a file's text before it is read.
pub(crate) async fn loaded(name: &str, change: impl Fn(&str, String) -> String) -> (PathBuf, Workbench) {
    let folder = std::env::temp_dir().join(format!("reticolo-numbers-{name}-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a folder");
    let mut found: Vec<PathBuf> = std::fs::read_dir(examples()).expect("examples").map(|e| e.expect("an entry").path()).collect();
    found.sort();
    let example = found.into_iter().find(|p| p.join("example.toml").exists()).expect("an example");
    let described: toml::Table = std::fs::read_to_string(example.join("example.toml")).expect("readable").parse().expect("well-formed");
    let text = |key: &str| described.get(key).and_then(toml::Value::as_str).map(str::to_owned);
    let config = Config { name: text("name").expect("a name"), territory: text("territory"), units: Vec::new(), database: None };
    let clock: reticolo_instruments::territory::Clock = std::sync::Arc::new(|| "2026-11-24T10:00:00.000000Z".to_owned());
    let wb = Workbench::new_territory(&folder.join("t"), config, clock, None).await.expect("a territory");
    for file in described.get("import").and_then(toml::Value::as_array).expect("files") {
        let get = |key: &str| file.get(key).and_then(toml::Value::as_str).map(str::to_owned);
        let (name, target) = (get("file").expect("a file"), get("as").expect("a target"));
        let path = folder.join(&name);
        std::fs::copy(example.join(&name), &path).expect("copied");
        if !name.ends_with(".gz") {
            let text = std::fs::read_to_string(&path).expect("text");
            std::fs::write(&path, change(&name, text)).expect("written");
        }
        let mapping = get("mapping").map(|m| match publishers::named(&m) {
            Some(ours) => ours.text.clone(),
            None => std::fs::read_to_string(example.join(m)).expect("a mapping"),
        });
        let places_file = get("places").map(|p| example.join(p));
        let ask = ImportAsk {
            file: path,
            file_name: name.clone(),
            target: Target::parse(&target).expect("a target"),
            mapping,
            dry_run: false,
            skip_bad_rows: false,
            remove_missing: false,
            visibility: None,
            places_file,
            language: Language::It,
        };
        if let Err(error) = wb.import(&Who::CommandLine, ask, quiet()).await {
            panic!("{name}: {error}");
        }
    }
    (folder, wb)
}

async fn plan(wb: &Workbench, language: Language) -> Plan {
    let question =
        PlanQuestion { language, date: "2026-11-24".to_owned(), audience: Audience::Public, illustrative: false, base_url: None };
    wb.plan(&Who::CommandLine, &question).await.expect("a plan")
}

/// Runs of digits with their marks of thousands and decimals: "215.285", "62,1", "2025".
fn numbers(text: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut now = String::new();
    for c in text.chars().chain(std::iter::once(' ')) {
        if c.is_ascii_digit() || (matches!(c, '.' | ',') && !now.is_empty()) {
            now.push(c);
        } else if !now.is_empty() {
            out.push(std::mem::take(&mut now).trim_end_matches(['.', ',']).to_owned());
        }
    }
    out
}

/// Every number that is printed and not in the list, with where it stands.
fn unaccounted(plan: &Plan, language: Language) -> Vec<String> {
    let mut listed: BTreeSet<String> = BTreeSet::new();
    let mut whole: BTreeSet<i64> = BTreeSet::new();
    for v in &plan.annex.values {
        listed.extend(numbers(&v.text));
        if let Some(n) = v.value.as_i64() {
            whole.insert(n.abs());
        }
    }
    // The same value may be said shorter elsewhere ("62,1 milioni"); that it is the same is checked below.
    listed.extend(plan.texts().iter().flat_map(|t| &t.printed).flat_map(|p| numbers(p)));
    let words: BTreeMap<String, i64> = (2..100).map(|n| (number_word(language, n), n)).collect();
    // Names are not figures: of data sets, files and programmes, as they were given.
    let mut names: Vec<String> = plan
        .annex
        .data
        .iter()
        .flat_map(|d| [d.title.clone(), d.file.clone()])
        .flat_map(|f| f.split(" + ").map(str::to_owned).collect::<Vec<_>>())
        .collect();
    names.sort_by_key(|n| std::cmp::Reverse(n.len()));
    let mut out = Vec::new();
    for printed in plan.texts() {
        if printed.place.ends_with(", words")
            || printed.place.contains("heading")
            || printed.place.starts_with("data ")
            || printed.place.starts_with("method ")
        {
            continue;
        }
        let mut text = printed.text.clone();
        for name in names.iter().filter(|n| !n.is_empty()) {
            text = text.replace(name.as_str(), "");
        }
        // What stands between quotation marks is a title; marks of the annex are not figures either.
        let text = outside_quotes(&text);
        let text: String = text.split(' ').filter(|w| !is_mark(w)).collect::<Vec<_>>().join(" ");
        for n in numbers(&text) {
            if !listed.contains(&n) {
                out.push(format!("{}: {n} in «{}»", printed.place, printed.text));
            }
        }
        for word in text.split(|c: char| !c.is_alphabetic() && c != '-') {
            if let Some(n) = words.get(&word.to_lowercase()).filter(|n| !whole.contains(n)) {
                out.push(format!("{}: {word} ({n}) in «{}»", printed.place, printed.text));
            }
        }
    }
    out
}

fn outside_quotes(text: &str) -> String {
    let mut depth = 0;
    text.chars()
        .filter(|c| {
            match c {
                '«' | '“' => depth += 1,
                '»' | '”' => {
                    depth -= 1;
                    return false;
                }
                _ => {}
            }
            depth == 0
        })
        .collect()
}

/// "D1," "M2" or "M1C2": a mark of the annex, or the code of a class.
fn is_mark(word: &str) -> bool {
    let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
    let mut letters = bare.chars();
    letters.next().is_some_and(|c| matches!(c, 'D' | 'M')) && letters.next().is_some_and(|c| c.is_ascii_digit())
}

#[tokio::test(flavor = "multi_thread")]
async fn every_number_of_the_text_is_in_the_list_of_values() {
    let (folder, wb) = loaded("all", |_, text| text).await;
    for language in [Language::It, Language::En] {
        let plan = plan(&wb, language).await;
        assert!(plan.annex.values.len() > 100, "a plan with {} values says little", plan.annex.values.len());
        let out = unaccounted(&plan, language);
        assert!(out.is_empty(), "{} numbers without a value:\n{}", out.len(), out.join("\n"));
        // A sentence whose words were not given shows their places.
        let labels = plan.annex.values.iter().map(|v| v.label.clone());
        let open: Vec<String> = labels.chain(plan.texts().into_iter().map(|t| t.text)).filter(|t| t.contains("{$")).collect();
        assert!(open.is_empty(), "words are missing: {open:?}");
        // No unit twice, as a mark and as a word.
        let twice: Vec<String> = plan
            .texts()
            .into_iter()
            .map(|t| t.text)
            .filter(|t| ["km chilo", "km kilo", "€ euro", "% per"].iter().any(|w| t.replace('\u{a0}', " ").contains(w)))
            .collect();
        assert!(twice.is_empty(), "{twice:?}");
        // A value is printed as its digits or as its word.
        for printed in plan.texts() {
            for (id, text) in printed.values.iter().zip(&printed.printed) {
                let value = plan.annex.values.iter().find(|v| v.id == *id).expect("listed");
                let said = numbers(text) == numbers(&value.text)
                    || value.value.as_i64().is_some_and(|n| number_word(language, n) == text.to_lowercase())
                    || (value.value == 1 && matches!(text.as_str(), "un" | "one" | "Un" | "One"))
                    || value.unit == "€";
                assert!(said, "{}: {id} is {} and is printed as {text}", printed.place, value.text);
            }
        }
    }
    std::fs::remove_dir_all(folder).expect("removed");
}

/// What an answer of any verb says in the plan is accounted for as the rest is; what has no answer is said; a hidden choice is in nothing.
#[tokio::test(flavor = "multi_thread")]
async fn chosen_analyses_are_told_with_their_numbers_and_only_to_who_sees_them() {
    let (folder, wb) = loaded("chosen", |_, text| text).await;
    let without = plan(&wb, Language::It).await;
    assert!(without.sections.iter().all(|s| s.id != "chosen"));
    let pairs = |all: &[(&str, &str)]| all.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect::<Vec<_>>();
    let words = |title: &str| {
        BTreeMap::from([("title_it".to_owned(), title.to_owned()), ("comment_it".to_owned(), "**Perché** conta.".to_owned())])
    };
    let ask = |verb: &str, all: &[(&str, &str)]| AnalysisQuestion::of_pairs(Language::It, verb, &pairs(all)).expect("a question");
    let asked = [
        ("regions", ask("regions", &[("k", "4"), ("method", "ward")])),
        ("inequality", ask("inequality", &[("in-indicator", "income")])),
        ("locate", ask("locate", &[("in-service", "library"), ("p", "2"), ("method", "pmedian")])),
        ("similar", ask("similar", &[])),
        ("hotspots", ask("hotspots", &[("in-indicator", "income"), ("permutations", "99")])),
        // An indicator that is not there: the plan says so.
        ("inequality", ask("inequality", &[("in-indicator", "nowhere")])),
    ];
    for (title, question) in &asked {
        wb.choose_analysis(&Who::CommandLine, question, &words(title)).await.unwrap_or_else(|e| panic!("{title}: {e}"));
    }
    // A file that somebody brought is attached, and read when the plan is written.
    let bytes = b"id,value,weight\na,1,2\nb,3,4\nc,8,1\n".to_vec();
    let mut brought = ask("inequality", &[]);
    let file = wb.bring(&Who::CommandLine, "valori.csv", bytes.clone()).await.expect("brought");
    brought.files.insert("values".to_owned(), file);
    let saved = wb.choose_analysis(&Who::CommandLine, &brought, &words("valori")).await.expect("chosen");
    let files = wb.files(&Who::CommandLine, saved.record.id).await.expect("files");
    assert_eq!((files.len(), files[0].name.as_str()), (1, "valori.csv"));
    let mut missing = 0;
    for language in [Language::It, Language::En] {
        let plan = plan(&wb, language).await;
        let out = unaccounted(&plan, language);
        assert!(out.is_empty(), "{} numbers without a value:\n{}", out.len(), out.join("\n"));
        let section = plan.sections.iter().find(|s| s.id == "chosen").expect("the section");
        missing += section.blocks.iter().filter(|b| matches!(b, Block::Missing { .. })).count();
        let tables = section.blocks.iter().filter(|b| matches!(b, Block::Table { .. })).count();
        assert!(tables >= 4, "{tables} tables");
        assert!(section.blocks.iter().any(|b| matches!(b, Block::Figure { .. })), "a map");
        assert!(plan.annex.methods.iter().any(|m| m.page.as_deref() == Some("/analyses/regions")));
        let cited = plan.annex.values.iter().filter(|v| v.id.starts_with("chosen.2.")).all(|v| !v.data.is_empty());
        assert!(cited, "what was read of the territory is cited");
        reticolo_report::pdf(&plan).expect("printed");
    }
    assert_eq!(missing, 2, "the indicator that is not there, in both languages");
    // Hidden from visitors, it is in no byte of what they read.
    let before = plan(&wb, Language::It).await;
    let ids: Vec<_> = wb.chosen_analyses(&Who::CommandLine).await.expect("all").iter().map(|c| c.id).collect();
    wb.set_visibility(&Who::CommandLine, &ids, Visibility::SignedIn).await.expect("hidden");
    let after = plan(&wb, Language::It).await;
    assert!(after.sections.iter().all(|s| s.id != "chosen") && before.digest != after.digest);
    assert_eq!(after.digest, without.digest);
    // A verb that is none, an argument that it does not take.
    for body in [json!({ "verb": "nothing" }), json!({ "verb": "regions", "arguments": [{ "argument": "nothing", "value": "1" }] })] {
        let changes = json!({ "title": "x", "body": body });
        let refused = wb.create(&Who::CommandLine, "chosen_analysis", changes.as_object().expect("an object")).await;
        assert!(matches!(refused, Err(WorkError::Invalid(p)) if p[0].code == "problem-choice"));
    }
    std::fs::remove_dir_all(folder).expect("removed");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_changed_cell_changes_only_figures_that_cite_its_data_set() {
    let (folder, wb) = loaded("before", |_, text| text).await;
    let before = plan(&wb, Language::It).await;
    // One library less, in the file of libraries.
    let (other, wb) = loaded("after", |name, text| {
        if !name.contains("librar") {
            return text;
        }
        let mut lines: Vec<&str> = text.lines().collect();
        let inside = lines.iter().position(|l| l.contains(",055")).expect("a library inside");
        lines.remove(inside);
        format!("{}\n", lines.join("\n"))
    })
    .await;
    let after = plan(&wb, Language::It).await;
    let cited: BTreeSet<&str> = before.annex.data.iter().filter(|d| d.file.contains("librar")).map(|d| d.id.as_str()).collect();
    assert!(!cited.is_empty(), "the plan cites the libraries");
    let now: BTreeMap<&str, &serde_json::Value> = after.annex.values.iter().map(|v| (v.id.as_str(), &v.value)).collect();
    let changed: Vec<&str> =
        before.annex.values.iter().filter(|v| now.get(v.id.as_str()) != Some(&&v.value)).map(|v| v.id.as_str()).collect();
    assert!(!changed.is_empty(), "one library less changes something");
    for v in before.annex.values.iter().filter(|v| changed.contains(&v.id.as_str())) {
        assert!(
            v.data.iter().any(|d| cited.contains(d.as_str())),
            "{} changed ({} → {:?}) and does not cite the libraries",
            v.id,
            v.value,
            now.get(v.id.as_str())
        );
    }
    std::fs::remove_dir_all(folder).expect("removed");
    std::fs::remove_dir_all(other).expect("removed");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_next_edition_says_what_changed_in_its_summary() {
    let (folder, wb) = loaded("editions", |_, text| text).await;
    let ask = IssueAsk { audience: Audience::Public, date: "2026-11-24".to_owned(), base_url: None };
    wb.issue_edition(&Who::CommandLine, &ask).await.expect("issued");
    let same = plan(&wb, Language::It).await;
    assert!(same.changes.is_empty(), "nothing changed: {:?}", same.changes);
    let before = same.annex.values.iter().find(|v| v.id == "residents.now").expect("listed").clone();
    // One resident less in the first municipality, in the part that adds up with it.
    let path = folder.join("residents_2019_2025.csv");
    let table = std::fs::read_to_string(&path).expect("text").replacen(
        "055001,2025,4351,2114,2237,1258,463,2630",
        "055001,2025,4350,2113,2237,1258,463,2629",
        1,
    );
    std::fs::write(&path, table).expect("written");
    let ask = ImportAsk {
        file: path,
        file_name: "residents_2019_2025.csv".to_owned(),
        target: Target::parse("indicators").expect("a target"),
        mapping: Some(publishers::named("residents_by_age").expect("ours").text.clone()),
        dry_run: false,
        skip_bad_rows: false,
        remove_missing: false,
        visibility: None,
        places_file: None,
        language: Language::It,
    };
    wb.import(&Who::CommandLine, ask, quiet()).await.expect("imported");
    let after = plan(&wb, Language::It).await;
    let told = after.changes.iter().find(|c| c.now.id.as_deref() == Some("residents.now")).expect("told");
    assert_eq!((&told.before, &told.now.text), (&before.text, &"215.284".to_owned()));
    // Of an edition that comes later nothing is said.
    let earlier = PlanQuestion {
        language: Language::It,
        date: "2026-11-23".to_owned(),
        audience: Audience::Public,
        illustrative: false,
        base_url: None,
    };
    assert!(wb.plan(&Who::CommandLine, &earlier).await.expect("a plan").changes.is_empty());
    std::fs::remove_dir_all(folder).expect("removed");
}
