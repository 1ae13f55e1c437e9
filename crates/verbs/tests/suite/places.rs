//! `contiguity`, `hotspots`, `similar`, `classify` and `same`: small cases through files, a reference case, and bad cells named.

use crate::common::{file, refused, shared, told};
use serde_json::json;

const SQUARES: &str = r#"{"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"code":"a"},"geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1],[0,0]]]}},
{"type":"Feature","properties":{"code":"b"},"geometry":{"type":"Polygon","coordinates":[[[1,0],[2,0],[2,1],[1,1],[1,0]]]}},
{"type":"Feature","properties":{"code":"c"},"geometry":{"type":"Polygon","coordinates":[[[2,1],[3,1],[3,2],[2,2],[2,1]]]}},
{"type":"Feature","properties":{"code":"d"},"geometry":{"type":"Polygon","coordinates":[[[9,9],[10,9],[10,10],[9,10],[9,9]]]}}]}"#;

#[test]
fn borders_that_cannot_be_found_are_named() {
    let shapes = file("contiguity", "squares.geojson", SQUARES);
    let points = file("contiguity", "points.csv", "id,x,y\na,0,0\nb,1,0\nc,5,0\n");
    let units = file("contiguity", "more.csv", "code\na\nz\n");
    assert!(refused(&["contiguity", "--geometry", &shapes, "--property", "code", "--units", &units]).contains("problem-table-shape \"z\""));
    assert!(refused(&["contiguity", "--points", &points]).contains("problem-words"));
    let wrong = file("contiguity", "wrong.csv", "id,lon,lat\na,200,0\n");
    assert!(refused(&["contiguity", "--points", &wrong, "--nearest", "1"]).contains("problem-table-coordinate \"200\""));
}

#[test]
fn hot_spots_of_a_row() {
    let rows: Vec<String> = (0..40).map(|i| format!("u{i},{}", if i < 20 { 10 + i % 3 } else { 1 + i % 3 })).collect();
    let units = file("hotspots", "row.csv", &format!("name,y\n{}\n", rows.join("\n")));
    // Each with the four on either side: chance hardly finds eight high ones.
    let edges: Vec<String> = (0..40).flat_map(|i| (i + 1..40.min(i + 5)).map(move |j| format!("{i},{j}"))).collect();
    let edges = file("hotspots", "edges.csv", &format!("i,j\n{}\n", edges.join("\n")));
    let told = told(&["hotspots", "--units", &units, "--column", "y", "--edges", &edges, "--permutations", "999"]).unwrap();
    assert_eq!((&told.result["class"][5], &told.result["class"][35], &told.result["unit"][5]), (&json!("HH"), &json!("LL"), &json!("u5")));
    assert!(told.result["global"]["moran"].as_f64().unwrap() > 0.6);
    assert!(told.reasons[0].starts_with("High among high"), "{:?}", told.reasons);
    let flat = file("hotspots", "flat.csv", "name,y\na,1\nb,1\nc,1\nd,1\ne,1\n");
    let few = file("hotspots", "few.csv", "i,j\n0,1\n");
    assert!(refused(&["hotspots", "--units", &flat, "--column", "y", "--edges", &few]).contains("all values are equal"));
    let wrong = file("hotspots", "wrong.csv", "i,j\n0,9\n");
    assert!(refused(&["hotspots", "--units", &flat, "--column", "y", "--edges", &wrong]).contains("problem-table-unit \"9\""));
    assert!(refused(&["hotspots", "--units", &flat, "--column", "y"]).contains("problem-neighbours"));
}

#[test]
fn hot_spots_of_the_reference() {
    let (Some(units), Some(edges)) = (shared("oracles/hotspots/guerry_expected.csv"), shared("oracles/hotspots/guerry_edges.csv")) else {
        return;
    };
    let told = told(&["hotspots", "--units", &units, "--column", "y", "--edges", &edges, "--permutations", "9999"]).unwrap();
    let expected = std::fs::read_to_string(&units).unwrap();
    for (row, line) in expected.lines().skip(1).enumerate() {
        let wanted: f64 = line.split(',').nth(2).unwrap().parse().unwrap();
        let found = told.result["statistic"][row].as_f64().unwrap();
        assert!((found - wanted).abs() <= 1e-6 * wanted.abs() + 1e-9, "{row} {found} {wanted}");
    }
}

#[test]
fn likeness_and_why() {
    let units = file("similar", "units.csv", "code,people,kind,income\na,0,x,10\nb,10,x,\nc,20,y,30\nd,40,,20\n");
    let words = ["similar", "--units", &units, "--columns", "people,kind=class:3", "--spread", "range", "--unit", "a"];
    let told = told(&words).unwrap();
    assert!(told.reasons[0].contains("Nearest to a is b") && told.reasons[0].contains("kind (1.00)"), "{:?}", told.reasons);
    assert!(refused(&["similar", "--units", &units, "--columns", "people", "--unit", "z"]).contains("problem-table-absent \"z\""));
    assert!(refused(&["similar", "--units", &units, "--columns", "kind"]).contains("problem-table-number \"x\""));
    assert!(refused(&["similar", "--units", &units, "--columns", "people=much"]).contains("problem-words"));
    assert!(refused(&["similar", "--units", &units, "--columns", "people=-1"]).contains("weight"));
}

#[test]
fn texts_find_their_class() {
    let classes = file(
        "classify",
        "classes.csv",
        "class,text,language\nlibraries,biblioteche e lettura,it\nlibraries,reading rooms and libraries,en\nroads,strade e ponti,it\nroads,bridges,en\n",
    );
    let texts = file(
        "classify",
        "texts.csv",
        "id,title,more,language\n1,Nuova sala di lettura in biblioteca,,it\n2,Repair of the bridge,,en\n3,Zzz,,it\n4,Il mulino,,it\n",
    );
    let found = told(&["classify", "--classes", &classes, "--texts", &texts, "--most", "1"]).unwrap();
    let r = &found.result;
    assert_eq!((&r["class"][0], &r["class"][1]), (&json!("libraries"), &json!("roads")));
    assert!(r["words"][0].as_str().unwrap().contains("biblioteca"), "{:?}", r["words"]);
    assert_eq!(r["doubt"], json!([null, null, "nothing_known", "nothing_known"]));
    assert_eq!(r["ranked"][0].as_array().unwrap().len(), 1);
    // What people placed teaches a word that no description has.
    let placed = file("classify", "placed.csv", "class,title\nroads,Il mulino vecchio\nroads,La via del mulino\n");
    let taught = told(&["classify", "--classes", &classes, "--texts", &texts, "--confirmed", &placed]).unwrap();
    assert_eq!(taught.result["class"][3], "roads");
    let strange = file("classify", "strange.csv", "class,title\nrailways,Treni\n");
    let said = refused(&["classify", "--classes", &classes, "--texts", &texts, "--confirmed", &strange]);
    assert!(said.contains("problem-table-listed \"railways\""), "{said}");
    let one = file("classify", "one.csv", "class,text\na,uno\n");
    assert!(refused(&["classify", "--classes", &one, "--texts", &texts]).contains("two classes"));
    let wrong = file("classify", "wrong.csv", "class,text,language\na,uno,fr\n");
    assert!(refused(&["classify", "--classes", &wrong, "--texts", &texts]).contains("problem-table-language \"fr\""));
}

#[test]
fn rows_that_are_the_same() {
    let mut text = String::from("id,name,code\n");
    for i in 0..60 {
        text.push_str(&format!("r{i},Cooperativa sociale {} {},IT{i:04}\n", ["Aurora", "Bosco", "Cedro", "Delta"][i % 4], i));
    }
    text.push_str("again,COOPERATIVA SOCIALE Aurora 0,IT0000\n");
    let bodies = file("same", "bodies.csv", &text);
    // The old name still works.
    for verb in ["same", "duplicates"] {
        let found = told(&[verb, "--file", &bodies, "--key", "id", "--columns", "name=name,code=code"]).unwrap();
        let pairs = found.result["pairs"].as_array().unwrap();
        assert_eq!(pairs[0]["keys"], json!(["again", "r0"]), "{pairs:?}");
        assert!(pairs[0]["probability"].as_f64().unwrap() > 0.9);
    }
    assert!(refused(&["same", "--file", &bodies, "--columns", "name=sound"]).contains("problem-sort-of-column"));
    assert!(refused(&["same", "--file", &bodies, "--columns", "town=place"]).contains("problem-table-column \"town\""));
    assert!(refused(&["same", "--file", &bodies, "--columns", "name=number"]).contains("problem-table-number"));
    let twice = file("same", "twice.csv", "id,name\na,One\na,Two\n");
    assert!(refused(&["same", "--file", &twice, "--key", "id", "--columns", "name=name"]).contains("the key a stands twice"));
}
