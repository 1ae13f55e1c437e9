//! Agreement with ecomplexity 0.5.3 (quotients, presence, proximity, density, complexity, outlook) and with the classic
//! shift-share, Herfindahl and Krugman of the reference files, and the sums of published examples.
//!
//! The files carry ten decimals: beside the relative tolerance that their notes state there is an absolute one for those.

use crate::shared::shared;
use reticolo_analysis::production::Employment;
use reticolo_analysis::production::quotient::{SpecialisationAsk, specialisation};
use reticolo_analysis::production::shift::{ShiftShareAsk, shift_share};
use reticolo_analysis::production::space::{RelatednessAsk, relatedness};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

const CASES: [(&str, usize, usize); 2] = [("p40s30", 38, 30), ("p120s90", 120, 90)];

type Row = BTreeMap<String, String>;

fn rows(path: &Path) -> Vec<Row> {
    csv::Reader::from_path(path).unwrap().deserialize().map(Result::unwrap).collect()
}

fn number(row: &Row, column: &str) -> f64 {
    row[column].parse().unwrap()
}

fn close(a: f64, b: f64, what: &str) {
    assert!((a - b).abs() <= 1e-6 * b.abs() + 1e-9, "{what}: {a} against {b}");
}

/// Names in their order, and the table of a long file; what has no row is zero.
fn table(path: &Path) -> (Vec<String>, Vec<String>, Employment) {
    let rows = rows(path);
    let names = |column: &str| rows.iter().map(|r| r[column].clone()).collect::<BTreeSet<_>>().into_iter().collect::<Vec<_>>();
    let (places, branches) = (names("loc"), names("prod"));
    let mut values = vec![0.0; places.len() * branches.len()];
    for row in &rows {
        let at = |of: &[String], column: &str| of.binary_search(&row[column]).unwrap();
        values[at(&places, "loc") * branches.len() + at(&branches, "prod")] = number(row, "val");
    }
    let made = Employment::new(places.len(), branches.len(), values).unwrap();
    (places, branches, made)
}

#[test]
fn quotients_space_and_complexity_agree_with_ecomplexity() {
    let Some(folder) = shared("oracles/production") else { return };
    for (case, many, of) in CASES {
        let (places, branches, employment) = table(&folder.join(format!("{case}_employment.csv")));
        assert_eq!((places.len(), branches.len()), (many, of));
        let found = specialisation(&SpecialisationAsk::default().check(&employment, None).unwrap());
        let quotients: Vec<Option<f64>> = found.quotients.iter().map(|q| q.map(|q| q.value)).collect();
        let space = relatedness(&RelatednessAsk::default().check(many, of, &quotients).unwrap());
        let complexity = space.complexity.as_ref().unwrap();
        let expected = rows(&folder.join(format!("{case}_complexity.csv")));
        assert_eq!(expected.len(), many * of);
        for row in &expected {
            let (p, b) = (places.binary_search(&row["loc"]).unwrap(), branches.binary_search(&row["prod"]).unwrap());
            let at = p * of + b;
            let said = |what: &str| format!("{case} {} {} {what}", row["loc"], row["prod"]);
            close(quotients[at].unwrap(), number(row, "rca"), &said("rca"));
            assert_eq!(space.present[at], number(row, "mcp") == 1.0, "{}", said("mcp"));
            assert_eq!(f64::from(space.diversity[p]), number(row, "diversity"));
            assert_eq!(f64::from(space.ubiquity[b]), number(row, "ubiquity"));
            close(space.density[at].unwrap(), number(row, "density"), &said("density"));
            close(complexity.places[p].unwrap(), number(row, "eci"), &said("eci"));
            close(complexity.branches[b].unwrap(), number(row, "pci"), &said("pci"));
            close(complexity.outlook[p].unwrap(), number(row, "coi"), &said("coi"));
            close(complexity.gain[at], number(row, "cog"), &said("cog"));
        }
        for row in rows(&folder.join(format!("{case}_proximity.csv"))) {
            let at = |column: &str| branches.binary_search(&row[column]).unwrap();
            let (a, b) = (at("prod1"), at("prod2"));
            close(space.proximity[a * of + b], number(&row, "proximity"), "proximity");
            close(space.proximity[b * of + a], number(&row, "proximity"), "proximity");
        }
    }
}

#[test]
fn shift_share_and_concentration_agree_with_the_reference() {
    let Some(folder) = shared("oracles/production") else { return };
    for (case, ..) in CASES {
        let (places, _, before) = table(&folder.join(format!("{case}_employment.csv")));
        let (_, _, after) = table(&folder.join(format!("{case}_employment_later.csv")));
        let found = specialisation(&SpecialisationAsk::default().check(&before, None).unwrap());
        let shift = shift_share(&ShiftShareAsk.check(&[&before, &after], None).unwrap());
        let expected = rows(&folder.join(format!("{case}_shiftshare.csv")));
        assert_eq!(expected.len(), places.len());
        for row in expected {
            let p = places.binary_search(&row["loc"]).unwrap();
            // Exact but for the order of the sums.
            let same = |a: f64, column: &str| {
                let b = number(&row, column);
                assert!((a - b).abs() <= 1e-9 * b.abs().max(1.0), "{case} {} {column}: {a} against {b}", row["loc"]);
            };
            same(found.herfindahl[p].unwrap(), "herfindahl");
            same(found.krugman[p].unwrap(), "krugman");
            for (x, column) in [
                (shift.places[p].national, "national"),
                (shift.places[p].mix, "mix"),
                (shift.places[p].local, "local"),
                (shift.places[p].change, "change"),
            ] {
                same(x, column);
            }
        }
    }
}

/// Freiburg 2008 to 2014 against Germany, the worked example of the R package REAT: the place is compared with a whole that is
/// stated, and the parts make up the change that the file itself gives.
#[test]
fn a_published_city_is_divided_against_its_country() {
    let Some(path) = shared("data/economy/freiburg_shift_share_2008_2014.csv") else { return };
    let rows = rows(&path);
    let column = |name: &str| rows.iter().map(|r| number(r, name)).collect::<Vec<f64>>();
    let one = |name: &str| Employment::new(1, rows.len(), column(name)).unwrap();
    let (before, after) = (one("e_Freiburg2008"), one("e_Freiburg2014"));
    let wholes = [column("e_Germany2008"), column("e_Germany2014")];
    let found = shift_share(&ShiftShareAsk.check(&[&before, &after], Some(&wholes)).unwrap());
    for (b, row) in rows.iter().enumerate() {
        let growth = found.by_branch[b].unwrap() * 100.0;
        assert!((growth - number(row, "e_g_Germany_0814")).abs() < 1e-9, "{growth}");
        let own = found.cells[b].change / before.get(0, b) * 100.0;
        assert!((own - number(row, "e_g_Freiburg_0814")).abs() < 1e-9, "{own}");
    }
    let (all, parts) = (after.total() - before.total(), found.places[0]);
    assert!((parts.national + parts.mix + parts.local - all).abs() < 1e-6);
    // The city grew faster than the country and by its own: both parts say so.
    assert!(parts.national > 0.0 && parts.local > 0.0);
    // Göttingen, ten years: the steps are nine, and their changes are the whole change.
    let Some(path) = shared("data/economy/goettingen_employment_2008_2017.csv") else { return };
    let rows = self::rows(&path);
    let years: Vec<u32> = (2008..=2017).collect();
    let of = |place: &str, year: u32| rows[1..].iter().map(|r| number(r, &format!("{place}{year}"))).collect::<Vec<f64>>();
    let tables: Vec<Employment> = years.iter().map(|y| Employment::new(1, rows.len() - 1, of("Goettingen", *y)).unwrap()).collect();
    let wholes: Vec<Vec<f64>> = years.iter().map(|y| of("BRD", *y)).collect();
    let found = shift_share(&ShiftShareAsk.check(&tables.iter().collect::<Vec<_>>(), Some(&wholes)).unwrap());
    assert_eq!(found.steps.len(), 9);
    let sum: f64 = found.steps.iter().map(|s| s[0].change).sum();
    assert!((sum - found.places[0].change).abs() < 1e-6 && (found.dynamic[0].change - sum).abs() < 1e-6);
    assert!((found.dynamic[0].national - found.places[0].national).abs() > 1.0, "the base moves, so the two forms differ");
}

/// Germany's states by industry: quotients of a real table in which some branches are missing.
#[test]
fn the_states_of_a_country_have_their_known_strengths() {
    let Some(path) = shared("data/economy/germany_states_industries_2015.csv") else { return };
    let rows = rows(&path);
    let names = |column: &str| rows.iter().map(|r| r[column].clone()).collect::<BTreeSet<_>>().into_iter().collect::<Vec<_>>();
    let (states, branches) = (names("region"), names("ind_code"));
    let mut values = vec![0.0; states.len() * branches.len()];
    for row in &rows {
        let at = states.binary_search(&row["region"]).unwrap() * branches.len() + branches.binary_search(&row["ind_code"]).unwrap();
        values[at] = row["emp_all"].parse().unwrap_or(0.0);
    }
    let employment = Employment::new(states.len(), branches.len(), values).unwrap();
    let found = specialisation(&SpecialisationAsk::default().check(&employment, None).unwrap());
    let of = |state: &str, branch: &str| {
        let at = |of: &[String], name: &str| of.iter().position(|x| x.contains(name)).unwrap();
        found.quotients[at(&states, state) * branches.len() + at(&branches, branch)].unwrap()
    };
    // The arithmetic of one cell, done apart.
    let own = |state: &str, branch: &str| -> f64 {
        let some = |keep: &dyn Fn(&Row) -> bool| rows.iter().filter(|r| keep(r)).map(|r| r["emp_all"].parse().unwrap_or(0.0)).sum::<f64>();
        some(&|r| r["region"].contains(state) && r["ind_code"] == branch)
            / some(&|r| r["region"].contains(state))
            / (some(&|r| r["ind_code"] == branch) / some(&|_| true))
    };
    let bw = of("Baden", "WZ08-C");
    assert!((bw.value - own("Baden", "WZ08-C")).abs() < 1e-12 && bw.low > 1.0 && bw.low < bw.value && bw.value < bw.high);
}
