//! `match`: the reference cases, reasons and prices of a case worked by hand, shares of groups, and what is refused.

use crate::common::{file, refused, shared, told};
use serde_json::json;

#[test]
fn the_reference_cases() {
    for (name, cost, unmet) in [("n300m60k8", 546_865, 0), ("n300m60k8s", 6_577_966, 61), ("n2000m400k20", 1_526_218, 0)] {
        let of = |part: &str| shared(&format!("oracles/matching/{name}_{part}.csv"));
        let (Some(needs), Some(offers), Some(arcs)) = (of("needs"), of("offers"), of("arcs")) else { return };
        let told = told(&["match", "--needs", &needs, "--offers", &offers, "--arcs", &arcs]).unwrap();
        assert_eq!((&told.result["cost"], &told.result["unmet_units"]), (&json!(cost), &json!(unmet)));
        let units: i64 = told.result["unmet"].as_array().unwrap().iter().map(|u| u["units"].as_i64().unwrap()).sum();
        assert_eq!(units, unmet);
    }
}

fn files(test: &str) -> [String; 3] {
    [
        file(test, "needs.csv", "need,amount,district\nanna,2,hill\nbruno,2,plain\ncarla,1,plain\n"),
        file(test, "offers.csv", "offer,capacity\nbus,2\ntaxi,0\n"),
        file(test, "arcs.csv", "need,offer,cost\nanna,bus,1\nbruno,bus,9\nbruno,taxi,2\n"),
    ]
}

#[test]
fn reasons_prices_and_shares() {
    let [needs, offers, arcs] = files("match");
    let words = ["match", "--needs", &needs, "--offers", &offers, "--arcs", &arcs, "--unmet-cost", "10"];
    let cheapest = told(&words).unwrap();
    assert_eq!(
        cheapest.result["prices"][0],
        json!({ "offer": "bus", "price": 1, "left": 0, "next": { "need": "bruno", "instead": null } })
    );
    assert!(cheapest.reasons.iter().any(|r| r.contains("scarcest is offer taxi")), "{:?}", cheapest.reasons);
    let fair = told(&[&words[..], &["--groups", "district"]].concat()).unwrap();
    assert_eq!(fair.result["unmet"][0]["why"], "shares");
}

#[test]
fn a_bad_cell_is_named() {
    let [needs, offers, _] = files("match-bad");
    let arcs = file("match-bad", "arcs.csv", "need,offer,cost\nanna,train,1\n");
    let said = refused(&["match", "--needs", &needs, "--offers", &offers, "--arcs", &arcs]);
    assert!(said.contains("problem-table-listed \"train\"") && said.contains("row=2") && said.contains("column=offer"), "{said}");
    let said = refused(&["match", "--needs", &needs, "--offers", &offers, "--arcs", &offers]);
    assert!(said.contains("problem-table-column \"need\""), "{said}");
    let arcs = file("match-bad", "none.csv", "need,offer,cost\n");
    let said = refused(&["match", "--needs", &needs, "--offers", &offers, "--arcs", &arcs, "--unmet-cost", "-1"]);
    assert!(said.contains("problem-question") && said.contains("penalty of need 0"), "{said}");
}
