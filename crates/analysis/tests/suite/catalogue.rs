//! Walks the catalogue: every card is complete, its codes are those of the program, and what it was checked against is
//! there.

use std::collections::BTreeSet;
use std::path::Path;

use reticolo_analysis::catalogue::{
    ACCESS, CATALOGUE, CONTIGUITY, DUPLICATES, HOTSPOTS, INEQUALITY, NETWORK, Oracle, PLACEMENT, PREDICTION, REGIONS, RELATEDNESS,
    SPECIALISATION, Text, card,
};
use reticolo_analysis::linkage::LinkageAsk;
use reticolo_analysis::network::{centrality::DAMPING, prediction::PredictionAsk};
use reticolo_analysis::production::{quotient::SpecialisationAsk, space::RelatednessAsk};
use reticolo_analysis::regions::{MOST_ITERATIONS, MOST_REPLICATES, MOST_STARTS, Method, RegionsAsk};
use reticolo_analysis::services::{access, inequality::InequalityAsk};
use reticolo_analysis::spatial::contiguity::{Contiguity, DEGREES};
use reticolo_analysis::spatial::hotspots::{HotspotsAsk, MOST_PERMUTATIONS, Statistic};
use reticolo_analysis::text::placement::PlacementAsk;

#[test]
fn every_card_is_complete() {
    let full = |t: &Text| t.it.len() > 5 && t.en.len() > 5;
    let mut ids = BTreeSet::new();
    for c in CATALOGUE {
        assert!(ids.insert(c.id), "{} twice", c.id);
        assert_eq!(card(c.id), Some(c));
        assert_eq!(c.title_key, format!("analysis-{}", c.id));
        assert!(full(&c.question) && c.question.it.ends_with('?') && c.question.en.ends_with('?'));
        assert!(!c.parameters.is_empty() && !c.results.is_empty() && !c.sources.is_empty());
        for p in c.parameters {
            assert!(!p.unit.is_empty() && !p.default.is_empty() && !p.range.is_empty(), "{}", p.name);
            assert!(full(&p.help), "{}", p.name);
            if p.unit == "code" {
                assert!(p.range.split('|').any(|code| code == p.default));
            }
        }
        for r in c.results {
            assert!(!r.unit.is_empty() && full(&r.help), "{}", r.name);
        }
        for s in c.sources {
            assert!(s.doi.starts_with("10.") && s.doi.contains('/'), "{}", s.citation);
        }
        assert!(full(&c.cost) && !c.bench.is_empty(), "{}", c.id);
        let laws = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite").join(c.laws).with_extension("rs");
        assert!(laws.is_file(), "{}: {}", c.id, c.laws);
        assert!(c.page.starts_with('/') && c.page.len() > 1, "{}: {}", c.id, c.page);
        let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../oracles").join(c.id).join("cases.toml");
        assert!(cases.is_file(), "{}", cases.display());
        match c.oracle {
            Oracle::Cases => {}
            Oracle::Folder(folder) => {
                // Absent with the whole shared folder, which is said; a wrong name beside others is an error.
                if let Some(all) = crate::shared::shared("oracles") {
                    assert!(all.join(folder).is_dir(), "{folder}");
                }
            }
            Oracle::Tests(file) => {
                let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite");
                assert!(tests.join(file).with_extension("rs").is_file(), "{file}");
            }
        }
    }
    assert_eq!(card("nothing"), None);
}

#[test]
fn defaults_and_choices_on_the_cards_are_those_of_the_program() {
    let parameter = |card: &reticolo_analysis::catalogue::Card, name: &str| *card.parameters.iter().find(|p| p.name == name).unwrap();
    let ask = HotspotsAsk::new(Statistic::from_code(parameter(&HOTSPOTS, "statistic").default).unwrap());
    let codes: Vec<&str> = Statistic::ALL.iter().map(|s| s.code()).collect();
    assert_eq!(parameter(&HOTSPOTS, "statistic").range, codes.join("|"));
    for (name, value) in [
        ("permutations", ask.permutations.to_string()),
        ("seed", ask.seed.to_string()),
        ("alpha", ask.alpha.to_string()),
        ("global_permutations", ask.global_permutations.to_string()),
    ] {
        assert_eq!(parameter(&HOTSPOTS, name).default, value);
    }
    let most = format!("1 to {MOST_PERMUTATIONS}");
    assert_eq!(parameter(&HOTSPOTS, "permutations").range, most);
    let rules = parameter(&CONTIGUITY, "rule").range;
    assert!(rules.split('|').all(|code| Contiguity::from_code(code).is_some()));
    let tolerance: f64 = parameter(&CONTIGUITY, "tolerance").default.parse().unwrap();
    assert_eq!(tolerance, DEGREES);
    assert_eq!(parameter(&ACCESS, "factor").default, access::FACTOR.to_string());
    assert_eq!(parameter(&INEQUALITY, "epsilon").default, InequalityAsk::default().epsilon.to_string());
    let ask = PlacementAsk::default();
    let settings = [
        ("more", ask.more),
        ("pairs", ask.pairs),
        ("descriptions", ask.descriptions),
        ("smoothing", ask.smoothing),
        ("nearness", ask.nearness),
        ("saturation", ask.saturation),
        ("length", ask.length),
        ("prior", ask.prior),
        ("telling", ask.telling),
        ("temperature", ask.temperature),
        ("least", ask.least),
        ("margin", ask.margin),
    ];
    assert_eq!(PLACEMENT.parameters.len(), settings.len());
    for (name, value) in settings {
        assert_eq!(parameter(&PLACEMENT, name).default, value.to_string());
    }
    assert_eq!(parameter(&DUPLICATES, "least").default, LinkageAsk::default().least.to_string());
    let methods: Vec<&str> = Method::ALL.iter().map(|m| m.code()).collect();
    assert_eq!(parameter(&REGIONS, "method").range, methods.join("|"));
    let ask = RegionsAsk::new(
        Method::from_code(parameter(&REGIONS, "method").default).unwrap(),
        parameter(&REGIONS, "k").default.parse().unwrap(),
    );
    assert_eq!(parameter(&REGIONS, "replicates").default, ask.replicates.to_string());
    assert_eq!(parameter(&REGIONS, "replicates").range, format!("0 to {MOST_REPLICATES}"));
    assert_eq!(parameter(&REGIONS, "seed").default, ask.seed.to_string());
    assert_eq!(parameter(&REGIONS, "starts").default, ask.starts.to_string());
    assert_eq!(parameter(&REGIONS, "starts").range, format!("1 to {MOST_STARTS}"));
    assert_eq!(parameter(&REGIONS, "iterations").default, ask.iterations.to_string());
    assert_eq!(parameter(&REGIONS, "iterations").range, format!("0 to {MOST_ITERATIONS}"));
    assert_eq!(parameter(&NETWORK, "damping").default, DAMPING.to_string());
    let ask = PredictionAsk::default();
    for (name, value) in [("complementarity", ask.complementarity), ("nearness", ask.nearness), ("prior", ask.prior)] {
        assert_eq!(parameter(&PREDICTION, name).default, value.to_string());
    }
    assert_eq!(parameter(&PREDICTION, "most").default, ask.most.to_string());
    assert_eq!(parameter(&SPECIALISATION, "z").default, SpecialisationAsk::default().z.to_string());
    assert_eq!(parameter(&RELATEDNESS, "presence").default, RelatednessAsk::default().presence.to_string());
}
