//! Locations against published optima (HiGHS 1.15.1, to optimality): the objective of every case of the reference.

use crate::shared::{Table, shared};
use reticolo_analysis::services::locate::{LocateAsk, Located, Method, locate};
use reticolo_analysis::services::pairs::PairsAsk;
use reticolo_analysis::spatial::contiguity::Metric;

/// The value of a number in an object of a small JSON file.
fn number(text: &str, object: &str, member: &str) -> f64 {
    let at = text.find(&format!("\"{object}\"")).unwrap();
    let rest = &text[at..];
    let at = rest.find(&format!("\"{member}\":")).unwrap() + member.len() + 3;
    rest[at..].split([',', '}']).next().unwrap().trim().parse().unwrap()
}

#[test]
fn objectives_equal_the_reference_and_are_proven() {
    let Some(folder) = shared("oracles/services") else { return };
    for (name, cases) in [
        ("n200m40", ["mclp_r8_p8", "mclp_r12_p8", "mclp_r18_p8", "pmedian_p4", "pmedian_p8"]),
        ("n400m80", ["mclp_r8_p10", "mclp_r12_p10", "mclp_r18_p10", "pmedian_p5", "pmedian_p10"]),
    ] {
        let read = |part: &str| Table::read(&folder.join(format!("{name}_{part}.csv")));
        let (d, s) = (read("demand"), read("sites"));
        let points = |t: &Table| t.column("x").into_iter().zip(t.column("y")).map(|(x, y)| [x, y]).collect::<Vec<_>>();
        let people = d.column("demand");
        let existing = vec![false; points(&s).len()];
        let text = std::fs::read_to_string(folder.join(format!("{name}_location.json"))).unwrap();
        for case in cases {
            let covering = case.starts_with("mclp");
            let radius = if covering { number(&text, case, "radius") } else { f64::INFINITY };
            let pairs = PairsAsk { threshold: radius, factor: 1.0, metric: Metric::Plane }.pairs(&points(&d), &points(&s), None).unwrap();
            let (method, threshold) = if covering { (Method::Mclp, Some(radius)) } else { (Method::PMedian, None) };
            let ask = LocateAsk::new(method, threshold, number(&text, case, "p") as usize);
            let found: Located = locate(&ask.check(&people, &existing, &pairs).unwrap());
            let theirs = number(&text, case, if covering { "covered_demand" } else { "weighted_distance" });
            println!("{name} {case}: {} against {theirs}, {} branches", found.objective, found.branches);
            assert!((found.objective / theirs - 1.0).abs() <= 1e-6, "{name} {case}: {} against {theirs}", found.objective);
            assert!(found.proven && found.gap == 0.0 && found.bound == found.objective);
            assert_eq!(found.chosen.len(), ask.count);
        }
    }
}
