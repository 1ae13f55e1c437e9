//! `aggregate`: what is said of lots, and what is refused.

use crate::common::{file, refused, told};

const POINTS: &str = "id,kind,x,y,quantity,from,to,people
a,meals,0,0,4,0,10,anna
b,meals,1,0,4,2,8,bruno
c,meals,0.5,0,3,0,10,bruno
d,meals,0.5,0,3,20,21,carla
e,meals,9,0,5,0,10,dario
f,rides,0,0,8,,,elsa;fabio
";

#[test]
fn the_bound_is_said() {
    let points = file("aggregate", "points.csv", POINTS);
    let rules = file("aggregate", "rules.toml", "radius = 1\nwindow = 3\nleast = 8\npeople = 2\n");
    let told = told(&["aggregate", "--points", &points, "--rules", &rules]).unwrap();
    assert!(told.reasons.iter().any(|r| r.contains("No choice of lots has a larger quantity")), "{:?}", told.reasons);
}

#[test]
fn what_is_wrong_is_named() {
    let points = file("aggregate", "bad.csv", "id,kind,x,y,quantity\na,meals,0,0,much\n");
    let rules = file("aggregate", "good.toml", "radius = 1\nleast = 8\n");
    let said = refused(&["aggregate", "--points", &points, "--rules", &rules]);
    assert!(said.contains("problem-table-amount \"much\"") && said.contains("column=quantity"), "{said}");
    let points = file("aggregate", "points2.csv", POINTS);
    for (text, expected) in [
        ("radius = 1\n", "problem-rules-missing"),
        ("radius = 1\nleast = 8\nlost = 3\n", "problem-rules-unknown"),
        ("radius = \"far\"\nleast = 8\n", "problem-rules-number"),
        ("radius = 1\nleast 8\n", "problem-rules-form"),
        ("radius = -1\nleast = 8\n", "the radius is -1"),
    ] {
        let rules = file("aggregate", "bad.toml", text);
        let said = refused(&["aggregate", "--points", &points, "--rules", &rules]);
        assert!(said.contains(expected), "{said}");
    }
}
