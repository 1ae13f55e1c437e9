//! Which records are the same: the laws that hold for any records, pairs worked out by hand, and the names of partners of European projects
//! with the matches that somebody found among them.

use reticolo_analysis::linkage::{Agreement, Column, Linkage, LinkageAsk, LinkageError, Spot, Values, linkage};
use reticolo_analysis::rng::Rng;
use std::collections::{BTreeMap, BTreeSet};
use unicode_normalization::UnicodeNormalization;

/// Records as a small registry has them: name, code, unit, address, class, year.
#[derive(Debug, Clone, PartialEq)]
struct Body {
    key: String,
    name: String,
    code: Vec<String>,
    unit: Option<&'static str>,
    address: String,
    class: Option<&'static str>,
    year: Option<f64>,
}

const FIRST: [&str; 8] =
    ["associazione culturale", "cooperativa sociale", "pro loco", "circolo", "fondazione", "istituto comprensivo", "farmacia", "officina"];
const SECOND: [&str; 24] = [
    "aquilone",
    "girasole",
    "meridiana",
    "ponte vecchio",
    "san rocco",
    "valle verde",
    "orizzonte",
    "arcobaleno",
    "castagneto",
    "due torri",
    "fontana",
    "gabbiano",
    "lanterna",
    "melograno",
    "nibbio",
    "olmo",
    "pietra",
    "quercia",
    "rondine",
    "sorgente",
    "tramonto",
    "ulivo",
    "vigna",
    "zefiro",
];
const UNITS: [&str; 5] = ["a", "b", "c", "d", "e"];

fn bodies() -> Vec<Body> {
    let mut rng = Rng::new(7, 0, 0);
    let mut out = Vec::new();
    for (i, first) in FIRST.iter().enumerate() {
        for (j, second) in SECOND.iter().enumerate() {
            let n = i * SECOND.len() + j;
            out.push(Body {
                key: format!("k{n:04}"),
                name: format!("{first} {second}"),
                code: if n.is_multiple_of(3) { Vec::new() } else { vec![format!("{:011}", 70_000_000_000u64 + 7919 * n as u64)] },
                unit: Some(UNITS[rng.below(5) as usize]),
                address: format!("via {} {}", SECOND[(j * 5 + i) % 24], n % 90),
                class: Some(["firm", "third sector", "public"][i % 3]),
                year: (!n.is_multiple_of(4)).then_some(1950.0 + (n % 70) as f64),
            });
        }
    }
    out
}

fn columns(bodies: &[Body]) -> Vec<Column> {
    let column = |name: &str, values| Column { name: name.to_owned(), values };
    vec![
        column("name", Values::Names(bodies.iter().map(|b| b.name.clone()).collect())),
        column("code", Values::Codes(bodies.iter().map(|b| b.code.clone()).collect())),
        column(
            "place",
            Values::Places(bodies.iter().map(|b| Spot { units: b.unit.iter().map(|u| (*u).to_owned()).collect(), point: None }).collect()),
        ),
        column("address", Values::Words(bodies.iter().map(|b| b.address.clone()).collect())),
        column("class", Values::Classes(bodies.iter().map(|b| b.class.map(str::to_owned)).collect())),
        column("year", Values::Numbers(bodies.iter().map(|b| b.year).collect())),
    ]
}

fn keys(bodies: &[Body]) -> Vec<String> {
    bodies.iter().map(|b| b.key.clone()).collect()
}

fn asked(bodies: &[Body], least: f64) -> Linkage {
    linkage(&LinkageAsk { least }.check(&keys(bodies), &columns(bodies), None).expect("a plan"))
}

/// Pairs by their keys, with their probabilities.
fn told(bodies: &[Body], found: &Linkage) -> BTreeMap<(String, String), f64> {
    found.pairs.iter().map(|p| ((bodies[p.records[0]].key.clone(), bodies[p.records[1]].key.clone()), p.probability)).collect()
}

#[test]
fn the_order_of_the_records_and_of_a_pair_changes_nothing() {
    let mut bodies = bodies();
    for n in [3, 50, 90] {
        let mut twin = bodies[n].clone();
        twin.key = format!("twin{n}");
        twin.name = twin.name.replace('a', "e");
        bodies.push(twin);
    }
    let first = told(&bodies, &asked(&bodies, 0.001));
    assert!(first.len() >= 3, "{}", first.len());
    assert!(first.keys().all(|(a, b)| a < b), "the lesser key first");
    let mut turned = bodies.clone();
    turned.reverse();
    assert_eq!(told(&turned, &asked(&turned, 0.001)), first);
    let mut rng = Rng::new(11, 0, 0);
    for i in (1..turned.len()).rev() {
        turned.swap(i, rng.below(i as u32 + 1) as usize);
    }
    assert_eq!(told(&turned, &asked(&turned, 0.001)), first);
    // Keys that turn the order round leave the probabilities to the last bit.
    let mut renamed = bodies.clone();
    for (i, body) in renamed.iter_mut().enumerate() {
        body.key = format!("{:04}", 9999 - i);
    }
    let mut by_name: Vec<f64> = told(&renamed, &asked(&renamed, 0.5)).into_values().collect();
    let mut was: Vec<f64> = first.values().copied().filter(|p| *p >= 0.5).collect();
    by_name.sort_by(f64::total_cmp);
    was.sort_by(f64::total_cmp);
    assert_eq!(by_name, was);
}

#[test]
fn nothing_is_likelier_the_same_than_an_exact_copy_and_the_threads_change_nothing() {
    let mut bodies = bodies();
    let whole = bodies.len();
    for n in 0..whole {
        if n % 4 == 0 {
            let mut copy = bodies[n].clone();
            copy.key = format!("copy{n}");
            bodies.push(copy);
        }
    }
    let run = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
        pool.install(|| asked(&bodies, 0.0))
    };
    let found = run(1);
    assert_eq!(found, run(5));
    assert!(found.pairs.windows(2).all(|w| w[0].probability >= w[1].probability), "the likeliest first");
    let mut best: BTreeMap<usize, f64> = BTreeMap::new();
    for pair in &found.pairs {
        for r in pair.records {
            let best = best.entry(r).or_default();
            *best = best.max(pair.probability);
        }
    }
    let pairs = told(&bodies, &found);
    for n in (0..whole).step_by(4) {
        let copy = pairs.get(&(format!("copy{n}"), bodies[n].key.clone()));
        assert_eq!(copy, best.get(&n), "{:?}", bodies[n]);
        assert!(copy.is_some_and(|p| *p > 0.9), "{copy:?}: {:?}", bodies[n]);
    }
    // Records that nobody copied have no twin.
    let false_ones: Vec<_> = pairs.iter().filter(|((a, b), p)| **p >= 0.5 && !a.starts_with("copy") && !b.starts_with("copy")).collect();
    assert!(false_ones.is_empty(), "{false_ones:?}");
}

#[test]
fn what_is_not_known_says_nothing_and_what_contradicts_speaks_against() {
    let all = bodies();
    let twin = |change: &dyn Fn(&mut Body)| {
        let mut with = all.clone();
        let mut twin = all[100].clone();
        twin.key = "twin".to_owned();
        change(&mut twin);
        with.push(twin);
        let found = asked(&with, 0.0);
        let pair = found.pairs.iter().find(|p| p.records.contains(&100) && p.records.contains(&all.len())).expect("compared").clone();
        (pair, found.columns)
    };
    assert!(!all[100].code.is_empty() && all[100].year.is_none());
    let (same, names) = twin(&|_| ());
    assert_eq!(names, ["name", "name numbers", "code", "place", "address", "class", "year"]);
    let spoke: Vec<&str> = same.said.iter().map(|s| names[s.column].as_str()).collect();
    assert_eq!(spoke, ["name", "code", "place", "address", "class"], "no numbers in the names, no year");
    assert!(same.said.iter().all(|s| s.agreement == Agreement::Same || names[s.column] == "place"));
    assert!(same.said.iter().all(|s| s.weight >= 0.0));
    let (codeless, _) = twin(&|b| b.code.clear());
    assert!(codeless.said.iter().all(|s| names[s.column] != "code"));
    let (other_code, _) = twin(&|b| b.code = vec!["91919191919".to_owned()]);
    let code = other_code.said.iter().find(|s| names[s.column] == "code").expect("said");
    assert!(code.agreement == Agreement::Different && code.weight < -1.0);
    assert!(same.probability >= codeless.probability && codeless.probability > other_code.probability);
    let (numbered, _) = twin(&|b| {
        b.name.push_str(" 2");
        b.code.clear();
    });
    assert!(numbered.probability < codeless.probability);
    let (slip, _) = twin(&|b| b.name = b.name.replace("girasole", "giarsole"));
    assert!(slip.probability > 0.9, "{slip:?}");
}

#[test]
fn only_new_records_are_compared_when_asked() {
    let mut bodies = bodies();
    let known = bodies.len();
    let mut twin = bodies[5].clone();
    twin.key = "new".to_owned();
    bodies.push(twin);
    let mut pair = bodies[9].clone();
    pair.key = "old twin".to_owned();
    bodies.push(pair);
    let fresh: Vec<bool> = (0..bodies.len()).map(|i| i == known).collect();
    let plan = LinkageAsk::default().check(&keys(&bodies), &columns(&bodies), Some(&fresh)).expect("a plan");
    let found = linkage(&plan);
    assert_eq!(found.pairs.iter().map(|p| p.records).collect::<Vec<_>>(), [[5, known]]);
}

#[test]
fn a_question_that_makes_no_sense_is_refused() {
    let bodies = bodies();
    let (k, c) = (keys(&bodies), columns(&bodies));
    let ask = LinkageAsk::default();
    assert_eq!(ask.check(&k, &[], None).err(), Some(LinkageError::NoColumns));
    assert!(matches!(ask.check(&k[1..], &c, None), Err(LinkageError::LengthMismatch { .. })));
    assert_eq!(LinkageAsk { least: f64::NAN }.check(&k, &c, None).err().map(|e| e.to_string().len() > 10), Some(true));
    let mut twice = k.clone();
    twice[3] = twice[7].clone();
    assert_eq!(ask.check(&twice, &c, None).err(), Some(LinkageError::KeyTwice { key: k[7].clone() }));
    let bad = Column { name: "x".into(), values: Values::Numbers(vec![Some(f64::NAN)]) };
    assert_eq!(ask.check(&k[..1], &[bad], None).err(), Some(LinkageError::NotANumber { column: "x".into(), row: 0 }));
    // Nothing, and one record, have no pair.
    for n in [0, 1] {
        let plan = ask.check(&k[..n], &columns(&bodies[..n]), None).expect("a plan");
        assert!(linkage(&plan).pairs.is_empty());
    }
}

#[test]
fn the_pairs_grow_as_the_records_do() {
    // All in one town, all of two words of forty: the worst that blocks can meet.
    let many = |n: usize| -> usize {
        let names = (0..n).map(|i| format!("{} {}", FIRST[i % 8], SECOND[i / 8 % 24])).collect();
        let spots = vec![Spot { units: vec!["a".into()], point: None }; n];
        let columns =
            [Column { name: "name".into(), values: Values::Names(names) }, Column { name: "place".into(), values: Values::Places(spots) }];
        let keys: Vec<String> = (0..n).map(|i| format!("{i:06}")).collect();
        linkage(&LinkageAsk { least: 1.0 }.check(&keys, &columns, None).expect("a plan")).compared
    };
    let (few, more) = (many(4000), many(16_000));
    assert!(more < 5 * few && more < 16_000 * 60, "{few} {more}");
}

/// Rows of a CSV with quotes.
fn rows(text: &str) -> Vec<Vec<String>> {
    let (mut out, mut row, mut cell, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut letters = text.chars().peekable();
    while let Some(c) = letters.next() {
        match c {
            '"' if quoted && letters.peek() == Some(&'"') => {
                letters.next();
                cell.push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut cell)),
            '\n' if !quoted => {
                row.push(std::mem::take(&mut cell));
                out.push(std::mem::take(&mut row));
            }
            '\r' if !quoted => {}
            c => cell.push(c),
        }
    }
    out
}

fn fold(text: &str) -> String {
    let bare: String = text.nfkd().filter(|c| !unicode_normalization::char::is_combining_mark(*c)).flat_map(char::to_lowercase).collect();
    let words: String = bare
        .chars()
        .map(|c| match c {
            'ł' => 'l',
            'đ' => 'd',
            'ı' => 'i',
            c if c.is_alphanumeric() => c,
            _ => ' ',
        })
        .collect();
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Project, partner and postcode of `project_partner_postcode`.
fn parts(text: &str) -> [String; 3] {
    let (rest, code) = text.rsplit_once('_').unwrap_or((text, ""));
    let (project, partner) = rest.split_once('_').unwrap_or(("", rest));
    let code: String = code.chars().filter(|c| c.is_alphanumeric()).collect();
    [fold(project), fold(partner), code.to_lowercase()]
}

/// The first of each group of records of which one leads to the other.
fn groups(n: usize, ties: impl Iterator<Item = (usize, usize)>) -> Vec<usize> {
    let mut of: Vec<usize> = (0..n).collect();
    let top = |of: &[usize], mut i: usize| {
        while of[i] != i {
            i = of[i];
        }
        i
    };
    for (a, b) in ties {
        let (a, b) = (top(&of, a), top(&of, b));
        of[a.max(b)] = a.min(b);
    }
    (0..n).map(|i| top(&of, i)).collect()
}

#[test]
fn partners_of_european_projects_are_found_again() {
    let Some(path) = crate::shared::shared("data/networks/partner_name_matching_pairs.csv") else { return };
    let rows = rows(&std::fs::read_to_string(path).expect("the file"));
    // Where several names were as near as each other, or none was near, there is no match to be found.
    let pairs: BTreeSet<(&str, &str)> = rows[1..]
        .iter()
        .filter(|r| !r[1].starts_with("c(") && r[3].parse::<f64>().is_ok_and(|s| s >= 0.9))
        .map(|r| (r[0].as_str(), r[1].as_str()))
        .collect();
    let left: BTreeSet<&str> = pairs.iter().map(|(a, _)| *a).collect();
    let right: BTreeSet<&str> = pairs.iter().map(|(_, b)| *b).collect();
    let all: Vec<&str> = left.iter().chain(&right).copied().collect();
    let at = |side: &BTreeSet<&str>, text: &str, first: usize| first + side.iter().position(|t| *t == text).expect("listed");
    let reference: BTreeSet<(usize, usize)> = pairs.iter().map(|(a, b)| (at(&left, a, 0), at(&right, b, left.len()))).collect();
    let parts: Vec<[String; 3]> = all.iter().map(|t| parts(t)).collect();
    let keys: Vec<String> = (0..all.len()).map(|i| format!("{i:05}")).collect();
    let text = |i: usize| parts.iter().map(|p| p[i].clone()).collect::<Vec<String>>();
    let columns = [
        Column { name: "partner".into(), values: Values::Names(text(1)) },
        Column { name: "postcode".into(), values: Values::Classes(text(2).into_iter().map(|t| (!t.is_empty()).then_some(t)).collect()) },
    ];
    let found = linkage(&LinkageAsk::default().check(&keys, &columns, None).expect("a plan"));
    let proposed: BTreeSet<(usize, usize)> =
        found.pairs.iter().map(|p| (p.records[0].min(p.records[1]), p.records[0].max(p.records[1]))).collect();
    // A row is a partner in a project, and one partner is in many: right is what the matches lead to, from one to the next, and rows whose
    // partners are written alike.
    let mut alike: BTreeMap<&String, usize> = BTreeMap::new();
    let written: Vec<(usize, usize)> = parts.iter().enumerate().map(|(i, p)| (i, *alike.entry(&p[1]).or_insert(i))).collect();
    let one = groups(all.len(), reference.iter().copied().chain(written));
    let right_ones = proposed.iter().filter(|(a, b)| one[*a] == one[*b]).count();
    let (recall, precision) =
        (reference.intersection(&proposed).count() as f64 / reference.len() as f64, right_ones as f64 / proposed.len() as f64);
    println!(
        "{} matches of the reference, {} pairs proposed: recall {recall:.4}, precision {precision:.4}",
        reference.len(),
        proposed.len()
    );
    if std::env::var_os("SHOW_PAIRS").is_some() {
        for (a, b) in reference.difference(&proposed) {
            println!("- {}\n  {}", all[*a], all[*b]);
        }
        for (a, b) in proposed.iter().filter(|(a, b)| one[*a] != one[*b]) {
            println!("+ {}\n  {}", all[*a], all[*b]);
        }
    }
    // What is proposed beyond these are partners written in two languages, and bodies of one small town.
    assert!(recall >= 0.98 && precision >= 0.85, "recall {recall:.4}, precision {precision:.4}");
}
