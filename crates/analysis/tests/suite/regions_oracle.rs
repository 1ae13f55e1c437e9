//! Agreement with pygeoda on six maps, 49 to 7,109 units: the partitions of SKATER, REDCAP and the constrained linkages (Ward's also
//! with scikit-learn), and bounds by max-p and AZP.

use crate::shared::{Table, shared};
use reticolo_analysis::regions::{Method, Regions, RegionsAsk, adjusted_rand, regions};
use reticolo_analysis::spatial::weights::Weights;

const MAPS: [&str; 6] = ["columbus", "guerry", "georgia", "reg8", "grid30", "mun"];
/// The ratios of the reference files have six digits.
const RATIO: f64 = 1e-6;

struct Map {
    name: &'static str,
    columns: Vec<Vec<Option<f64>>>,
    bound: Vec<Option<f64>>,
    weights: Weights,
    labels: Table,
    expected: String,
    k: u32,
}

fn maps() -> Vec<Map> {
    let Some(folder) = shared("oracles/regions") else {
        return Vec::new();
    };
    MAPS.map(|name| {
        let read = |what: &str| Table::read(&folder.join(format!("{name}_{what}.csv")));
        let (units, edges, labels) = (read("units"), read("edges"), read("labels"));
        let head = std::fs::read_to_string(folder.join(format!("{name}_units.csv"))).unwrap();
        let names: Vec<&str> = head.lines().next().unwrap().split(',').filter(|c| c.starts_with('a')).collect();
        let some = |column: Vec<f64>| column.into_iter().map(Some).collect::<Vec<_>>();
        let columns: Vec<_> = names.iter().map(|c| some(units.column(c))).collect();
        let pairs: Vec<(u32, u32)> = edges.column("i").into_iter().zip(edges.column("j")).map(|(i, j)| (i as u32, j as u32)).collect();
        let expected = std::fs::read_to_string(folder.join(format!("{name}_expected.json"))).unwrap();
        Map {
            name,
            weights: Weights::from_edges(columns[0].len(), &pairs).unwrap(),
            bound: some(units.column("bound")),
            columns,
            labels,
            k: figure(&expected, "k") as u32,
            expected,
        }
    })
    .into()
}

fn figure(json: &str, name: &str) -> f64 {
    let after = json.split_once(&format!("\"{name}\": ")).unwrap_or_else(|| panic!("{name} in {json}")).1;
    after.split([',', '\n', '}']).next().unwrap().trim().parse().unwrap()
}

fn theirs(map: &Map, case: &str) -> (f64, Vec<u32>) {
    let json = map.expected.split_once(&format!("\"{case}\": ")).unwrap().1;
    (figure(json, "ratio"), map.labels.column(case).into_iter().map(|l| l as u32).collect())
}

fn run(map: &Map, method: Method, floor: Option<f64>) -> Regions {
    // Few beginnings: the suite is to be quick.
    let ask = RegionsAsk { floor, replicates: 0, starts: 4, iterations: 100, ..RegionsAsk::new(method, map.k) };
    regions(&ask.check(&map.columns, Some(&map.bound), &map.weights).unwrap())
}

fn labels(answer: &Regions) -> Vec<u32> {
    answer.labels.iter().map(|l| l.unwrap()).collect()
}

/// Regions that fall into more than one piece.
fn torn(map: &Map, labels: &[u32], count: usize) -> usize {
    (0..count as u32)
        .filter(|&r| {
            let keep: Vec<bool> = labels.iter().map(|&l| l == r).collect();
            map.weights.subset(&keep).0.components().iter().any(|&c| c > 0)
        })
        .count()
}

/// Every method of the reference whose rule fixes one answer, by its name there.
const CASES: [(Method, &str); 10] = [
    (Method::Skater, "skater"),
    (Method::RedcapFirstSingle, "redcap-firstorder-singlelinkage"),
    (Method::RedcapFullSingle, "redcap-fullorder-singlelinkage"),
    (Method::RedcapFullAverage, "redcap-fullorder-averagelinkage"),
    (Method::RedcapFullComplete, "redcap-fullorder-completelinkage"),
    (Method::RedcapFullWard, "redcap-fullorder-wardlinkage"),
    (Method::Ward, "schc-ward"),
    (Method::Average, "schc-average"),
    (Method::Complete, "schc-complete"),
    (Method::Single, "schc-single"),
];

#[test]
fn trees_and_linkages_make_the_partitions_of_the_reference() {
    let mut seen = 0;
    for map in maps() {
        for (method, case) in CASES.into_iter().filter(|(_, case)| map.expected.contains(&format!("\"{case}\""))) {
            let ours = run(&map, method, None);
            let (ratio, partition) = theirs(&map, case);
            let same = adjusted_rand(&labels(&ours), &partition).unwrap();
            println!("{} {case}: ratio {:.6} against {ratio}, adjusted Rand {same:.4}", map.name, ours.ratio);
            assert_eq!(ours.regions.len(), map.k as usize, "{} {case}", map.name);
            assert_eq!(torn(&map, &labels(&ours), map.k as usize), 0, "{} {case}", map.name);
            // No two distances tie on these maps, so the rule fixes one answer. The distances are squared ones.
            assert_eq!(same, 1.0, "{} {case}", map.name);
            assert!((ours.ratio - ratio).abs() <= RATIO, "{} {case}: {} against {ratio}", map.name, ours.ratio);
            seen += 1;
        }
    }
    println!("{seen} cases");
}

#[test]
fn the_polished_partition_beats_every_method_of_the_reference() {
    for map in maps().into_iter().filter(|m| m.name != "mun") {
        let ours = run(&map, Method::Best, None);
        let starts = [Method::Skater, Method::Ward].map(|m| run(&map, m, None).ratio);
        let best = map.expected.split("\"ratio\": ").skip(1).map(|t| t.split(',').next().unwrap().parse::<f64>().unwrap());
        let best = best.fold(0.0, f64::max);
        println!("{}: polished {:.6}, SKATER {:.6}, Ward {:.6}, best of the reference {best}", map.name, ours.ratio, starts[0], starts[1]);
        assert_eq!(torn(&map, &labels(&ours), map.k as usize), 0, "{}", map.name);
        assert!(starts.iter().all(|s| ours.ratio >= *s));
        assert!(ours.ratio >= best - RATIO, "{}: {} against {best}", map.name, ours.ratio);
    }
}

#[test]
fn a_floor_is_kept_where_the_map_allows_it() {
    for map in maps() {
        let all: f64 = map.bound.iter().flatten().sum();
        let floor = 0.4 * all / f64::from(map.k);
        // The largest map by the quick methods only.
        let large = map.columns[0].len() > 1_000;
        for method in Method::ALL.into_iter().filter(|m| !large || matches!(m, Method::Skater | Method::Ward | Method::RedcapFullWard)) {
            let ours = run(&map, method, Some(floor));
            println!("{} {}: {} of {} regions above {floor}", map.name, method.code(), ours.regions.len(), map.k);
            assert!(ours.regions.iter().all(|r| r.size.unwrap() >= floor * (1.0 - 1e-9)), "{}", map.name);
            assert_eq!(torn(&map, &labels(&ours), ours.regions.len()), 0, "{}", map.name);
            assert!(ours.regions.len() > 1);
        }
    }
}

#[test]
fn max_p_makes_at_least_as_many_regions_as_the_reference() {
    for map in maps().iter().filter(|m| m.expected.contains("maxp-greedy-99")) {
        let json = map.expected.split_once("\"maxp-greedy-99\": ").unwrap().1;
        let (ratio, count, floor) = (figure(json, "ratio"), figure(json, "regions") as usize, figure(json, "floor"));
        let ours = run(map, Method::Maxp, Some(floor));
        let made = ours.regions.len();
        println!("{}: {made} regions ({:.6}) against {count} ({ratio}), {} at most", map.name, ours.ratio, ours.most.unwrap());
        assert!(made >= count && made <= ours.most.unwrap() as usize, "{}: {made} against {count}", map.name);
        assert!(made > count || ours.ratio >= ratio - RATIO, "{}: {} against {ratio}", map.name, ours.ratio);
        assert!(ours.regions.iter().all(|r| r.size.unwrap() >= floor * (1.0 - 1e-9)), "{}", map.name);
        assert_eq!(torn(map, &labels(&ours), made), 0, "{}", map.name);
    }
}

#[test]
fn azp_is_not_below_the_reference() {
    for map in maps().iter().filter(|m| m.expected.contains("azp-greedy")) {
        let (ratio, _) = theirs(map, "azp-greedy");
        let ours = run(map, Method::Azp, None);
        println!("{}: {:.6} against {ratio}", map.name, ours.ratio);
        assert!(ours.ratio >= 0.99 * ratio, "{}: {} against {ratio}", map.name, ours.ratio);
        assert_eq!(ours.regions.len(), map.k as usize);
        assert_eq!(torn(map, &labels(&ours), map.k as usize), 0, "{}", map.name);
    }
}

#[test]
fn the_best_of_all_reaches_what_is_asked_of_the_largest_map() {
    for map in maps().iter().filter(|m| m.name == "mun") {
        let ours = run(map, Method::Best, None);
        println!("{}: {:.6}", map.name, ours.ratio);
        assert!(ours.ratio >= 0.52, "{}", ours.ratio);
    }
}
