//! `access`: the reference through files, roads, and what is refused.

use crate::common::{file, refused, shared, told};

const DEMAND: &str = "id,x,y,demand\na,0,0,100\nb,4,0,300\nc,20,0,50\n";
const SITES: &str = "id,x,y,capacity\np,1,0,10\nq,6,0,6\nr,30,0,5\n";

#[test]
fn the_reference_through_files() {
    for name in ["n200m40", "n400m80"] {
        let path = |part: &str| shared(&format!("oracles/services/{name}_{part}.csv"));
        let (Some(demand), Some(sites), Some(wanted)) = (path("demand"), path("sites"), path("access")) else { return };
        let text = std::fs::read_to_string(wanted).unwrap();
        let header: Vec<&str> = text.lines().next().unwrap().split(',').collect();
        let base = ["access", "--demand", &demand, "--sites", &sites];
        for (column, most, words) in [
            ("fca2_20km", 1e-6, &["--threshold", "20"][..]),
            ("fca2_30km", 1e-6, &["--threshold", "30"]),
            ("e2sfca_step", 1e-6, &["--method", "e2sfca", "--threshold", "30", "--steps", "10:1,20:0.68,30:0.22"]),
            ("e2sfca_step", 1e-6, &["--method", "e2sfca", "--threshold", "30"]),
            ("e2sfca_gauss10", 1e-6, &["--method", "e2sfca", "--threshold", "30", "--bandwidth", "10"]),
            ("fca3_step", 1e-6, &["--method", "3sfca", "--threshold", "30"]),
            ("raam_tau20", 1e-2, &["--method", "raam", "--threshold", "30", "--tau", "20"]),
        ] {
            let told = told(&[&base[..], words].concat()).unwrap();
            let at = header.iter().position(|h| *h == column).unwrap();
            let (mut ours, mut theirs) = (0.0, 0.0);
            for (line, score) in text.lines().skip(1).zip(told.result["score"].as_array().unwrap()) {
                let Ok(wanted) = line.split(',').nth(at).unwrap().parse::<f64>() else {
                    assert!(score.as_f64().unwrap_or(0.0) == 0.0);
                    continue;
                };
                let score = score.as_f64().unwrap();
                assert!((score - wanted).abs() <= most * wanted, "{name} {column}: {score} against {wanted}");
                (ours, theirs) = (ours + score, theirs + wanted);
            }
            assert!((ours / theirs - 1.0).abs() <= most / 10.0, "{name} {column}");
        }
    }
}

#[test]
fn on_roads_the_way_counts_and_how_far_places_were_moved() {
    let (demand, sites) = (file("access", "demand.csv", DEMAND), file("access", "sites.csv", SITES));
    let nodes = file("access", "nodes.csv", "id,x,y\nn1,0,0.5\nn2,6,0\nn3,20,0\n");
    let edges = file("access", "edges.csv", "from,to,km,oneway\nn1,n2,8,\nn3,n2,15,1\n");
    let words = ["access", "--demand", &demand, "--sites", &sites, "--threshold", "10", "--network", &edges, "--nodes", &nodes];
    let answer = told(&words).unwrap();
    // a and p stand at n1, b and q at n2, c at n3 with r; from n3 one may leave, but not come back.
    assert_eq!(answer.result["nearest"], serde_json::json!([0.0, 0.0, 0.0]));
    assert_eq!(answer.result["within"], serde_json::json!([2, 2, 1]));
    assert_eq!(answer.result["snapped"]["demand"]["largest"], 2.0);
    assert_eq!(answer.result["snapped_km"][0], 0.5);
    assert!(answer.reasons.iter().any(|r| r.contains("nearest node")));
    // The whole of the methods works on roads, location too.
    let raam = told(&[&words[..], &["--method", "raam", "--equilibrium"]].concat()).unwrap();
    assert!(raam.result["gap"].as_f64().unwrap() <= 1e-6);
    let locate =
        told(&["locate", "--demand", &demand, "--sites", &sites, "--method", "pmedian", "--network", &edges, "--nodes", &nodes]).unwrap();
    // From n2: a 8, b 0, c 15.
    assert_eq!(locate.result["objective"], 100.0 * 8.0 + 50.0 * 15.0);
    // An extract of OpenStreetMap: a road of a hundredth of a degree.
    let osm = "<osm><node id=\"1\" lat=\"42\" lon=\"12\"/><node id=\"2\" lat=\"42\" lon=\"12.01\"/>\
               <way id=\"3\"><nd ref=\"1\"/><nd ref=\"2\"/><tag k=\"highway\" v=\"residential\"/></way></osm>";
    let osm = file("access", "small.osm", osm);
    let demand = file("access", "earth.csv", "id,lon,lat,demand\na,12,42,10\n");
    let sites = file("access", "earth_sites.csv", "id,lon,lat\np,12.01,42\n");
    let answer =
        told(&["access", "--demand", &demand, "--sites", &sites, "--threshold", "5", "--network", &osm, "--measure", "km"]).unwrap();
    assert!((answer.result["nearest"][0].as_f64().unwrap() - 0.826_34).abs() < 1e-4, "{:?}", answer.result["nearest"]);
    assert_eq!(answer.shapes.len(), 1);
}

#[test]
fn what_does_not_fit_is_named() {
    let (demand, sites) = (file("access", "demand.csv", DEMAND), file("access", "sites.csv", SITES));
    let bad = file("access", "bad.csv", "id,x,y,demand\na,0,0,many\n");
    let said = refused(&["access", "--demand", &bad, "--sites", &sites, "--threshold", "3"]);
    assert!(said.contains("problem-table-amount") && said.contains("\"many\"") && said.contains("row=2"), "{said}");
    let earth = file("access", "lonlat.csv", "id,lon,lat,demand\na,0,95,1\n");
    assert!(refused(&["access", "--demand", &earth, "--sites", &sites, "--threshold", "3"]).contains("problem-table-coordinate"));
    let base = ["access", "--demand", &demand, "--sites", &sites];
    let said = |words: &[&str]| refused(&[&base[..], words].concat());
    assert!(said(&["--threshold", "-1"]).contains("threshold is -1"));
    assert!(said(&["--threshold", "3", "--steps", "3:1"]).contains("e2sfca and 3sfca"));
    assert!(said(&["--threshold", "3", "--method", "e2sfca", "--steps", "3"]).contains("distance:weight"));
    assert!(said(&["--threshold", "3", "--method", "e2sfca", "--steps", "3:1,2:1"]).contains("grow"));
    assert!(said(&["--threshold", "3", "--method", "raam", "--tau", "0"]).contains("tau is 0"));
    assert!(said(&["--threshold", "3", "--network", "roads.pbf"]).contains("problem-roads-form"));
    let nodes = file("access", "two.csv", "id,x,y\nn1,0,0\nn2,1,0\n");
    let edges = file("access", "wrong.csv", "from,to,minutes\nn1,n3,1\n");
    let said = said(&["--threshold", "3", "--network", &edges, "--nodes", &nodes]);
    assert!(said.contains("problem-table-listed") && said.contains("\"n3\"") && said.contains("column=to"), "{said}");
}

#[test]
fn the_refusal_is_in_the_readers_language() {
    use clap::Parser;
    use reticolo_messages::Language;
    #[derive(Parser)]
    struct Line {
        #[command(subcommand)]
        verb: reticolo_verbs::Verb,
    }
    let (demand, sites) = (file("access", "demand.csv", DEMAND), file("access", "sites.csv", SITES));
    let words = ["analyse", "locate", "--demand", &demand, "--sites", &sites, "--method", "mclp"];
    let error = Line::try_parse_from(words).unwrap().verb.ask().work(Language::It).unwrap().compute().err().unwrap();
    let reticolo_verbs::work::VerbError::Problem(problem) = error else { panic!("{error:?}") };
    assert!(problem.to_string().contains("soglia"), "{problem}");
}
