//! `flows`: what is said of an estimate, one that `basins` reads, and what is refused.

use crate::common::{file, refused, told};

#[test]
fn two_places_and_what_is_made_of_them() {
    let places = file("flows", "places.csv", "id,x,y,workers,jobs\na,0,0,100,50\nb,6,8,100,50\n");
    let found = told(&["flows", "--places", &places, "--beta", "0.2", "--least", "0"]).unwrap();
    assert!(found.table.iter().any(|c| c.name == "kind" && c.cells.iter().all(|k| k == "estimate")));
    assert!(found.reasons[0].contains("estimate") && found.reasons[1].contains('2'), "{:?}", found.reasons);
    // Own flows that are known: the rest can only cross.
    let own = file("flows", "own.csv", "id,lon,lat,workers,jobs,own\na,12,42,100,90,60\nb,12.1,42,100,110,70\n");
    let found = told(&["flows", "--places", &own, "--mean", "8.26", "--decay", "power"]);
    assert!(found.is_err(), "two places have one length only");
    let found = told(&["flows", "--places", &own, "--beta", "2", "--decay", "power"]).unwrap();
    assert_eq!(found.result["pairs"], 4);
    // Known flows give the length, and say how near the estimate comes.
    let known = file("flows", "known.csv", "o,d,n\na,a,70\na,b,30\nb,b,75\nb,a,25\n");
    let found = told(&["flows", "--places", &places, "--observed", &known]).unwrap();
    assert!(found.result["common"].as_f64().unwrap() > 0.97, "{:?}", found.result);
    let (seen, mean) = (found.result["observed_mean"].as_f64().unwrap(), found.result["mean"].as_f64().unwrap());
    assert!((seen - mean).abs() < 1e-6, "{seen} against {mean}");
    let rows: String = std::iter::once("o,d,n,kind\n".to_owned())
        .chain((0..4).map(|i| {
            format!(
                "{},{},{},estimate\n",
                found.result["o"][i].as_str().unwrap(),
                found.result["d"][i].as_str().unwrap(),
                found.result["n"][i]
            )
        }))
        .collect();
    let estimate = file("flows", "estimate.csv", &rows);
    let areas = told(&["basins", "--flows", &estimate, "--min-size", "10", "--target-size", "50"]).unwrap();
    assert_eq!(areas.result["labels"].as_array().unwrap().len(), 2);
}

#[test]
fn what_is_wrong_is_named() {
    let places = file("flows", "wrong.csv", "id,x,y,workers,jobs\na,0,0,100,50\nb,6,eight,100,50\n");
    let said = refused(&["flows", "--places", &places, "--beta", "1"]);
    assert!(said.contains("problem-table-coordinate") && said.contains("row=3") && said.contains("column=y"), "{said}");
    let none = file("flows", "none.csv", "id,workers,jobs\na,1,1\n");
    assert!(refused(&["flows", "--places", &none, "--beta", "1"]).contains("problem-table-column \"lon, lat\""));
    let places = file("flows", "twice.csv", "id,x,y,workers,jobs\na,0,0,100,50\na,6,8,100,50\n");
    assert!(refused(&["flows", "--places", &places, "--beta", "1"]).contains("problem-table-once"));
    let places = file("flows", "good.csv", "id,x,y,workers,jobs\na,0,0,100,50\nb,6,8,100,50\n");
    let said = refused(&["flows", "--places", &places, "--mean", "100"]);
    assert!(said.contains("problem-question") && said.contains("100.000"), "{said}");
    let huge = file("flows", "huge.csv", "id,x,y,workers,jobs\na,0,0,100,1e308\nb,6,8,100,1e308\n");
    assert!(refused(&["flows", "--places", &huge, "--mean", "6"]).contains("more than 1e100"));
    let far = file("flows", "far.csv", "id,x,y,workers,jobs\na,0,0,100,50\nb,1e308,8,100,50\n");
    assert!(refused(&["flows", "--places", &far, "--mean", "6"]).contains("place 1 (from 0) has no position"));
    let known = file("flows", "unknown.csv", "o,d,n\na,z,1\n");
    assert!(refused(&["flows", "--places", &places, "--observed", &known]).contains("problem-flows-place \"z\""));
}
