//! `finance`: what breaks, months and cents; bad cells and words are named.

use crate::common::{file, refused, told};

const PROJECT: &str = "period,item,kind,in,out
2026,works,investment,,1000.00
2026,grant,aid,400.00,
2026,promoters,own,100.00,
2027,visitors,operating,500.00,100.00
2028,visitors,operating,500.00,100.00
2029,visitors,operating,500.00,100.00
";

#[test]
fn what_breaks_first_is_said_first() {
    let flows = file("finance", "project.csv", PROJECT);
    let told = told(&["finance", "--flows", &flows, "--rate", "0.1", "--aid-share", "30%"]).unwrap();
    // 1000 are spent and 500 come in; aid of 400 where 300 are allowed.
    assert!(told.reasons[0].contains("€500.00") && told.reasons[1].contains("€100.00"), "{:?}", told.reasons);
}

#[test]
fn months_cents_and_ceilings() {
    let flows = file("finance", "months.csv", "period,in,out,kind\n2026-01,0,120000,\n2026-12,60000,,aid\n2027-01,120001,0,\n");
    let rule = "amount=100000,years=3,from=2024-01,until=2026-12,name=small";
    let words = ["finance", "--flows", &flows, "--cents", "--aid-ceiling", rule, "--aid-before", "2024-02=50000"];
    let told = told(&words).unwrap();
    let r = &told.result;
    assert_eq!(r["period"].as_array().unwrap().len(), 13);
    assert_eq!(
        r["ceilings"][0],
        serde_json::json!({ "name": "small", "most": 100_000, "from": "2024-01", "to": "2026-12", "found": 110_000, "room": -10_000, "passed": "2026-12" })
    );
    // One cent more in twelve months.
    assert!((r["rates"][0]["yearly"].as_f64().unwrap() - 1.0 / 120_000.0).abs() < 1e-12);
    assert_eq!(r["breaks"][0]["code"], "cash_negative");
    assert_eq!(r["breaks"][0]["cash"], -120_000);
}

#[test]
fn bad_cells_and_words_are_named() {
    let bad = |name: &str, text: &str| refused(&["finance", "--flows", &file("finance", name, text)]);
    let said = bad("a.csv", "period,in,out\n2026,1.234,\n");
    assert!(
        said.contains("problem-table-money") && said.contains("1.234") && said.contains("row=2") && said.contains("column=in"),
        "{said}"
    );
    assert!(bad("b.csv", "period,in,out\n2026,-1,\n").contains("problem-table-money"));
    assert!(bad("c.csv", "period,in,out\n2026,1,\n2026-03,1,\n").contains("problem-table-period"));
    assert!(bad("d.csv", "period,in,out,kind\n2026,1,,gift\n").contains("problem-table-flow"));
    assert!(bad("e.csv", "period,in,out\n").contains("problem-question"));
    let flows = file("finance", "f.csv", "period,in,out\n2026,1,\n");
    let said = refused(&["finance", "--flows", &flows, "--loan", "amount=1,rate=5%,from=2026,years=3"]);
    assert!(said.contains("problem-words") && said.contains("years=3") && said.contains("periods"), "{said}");
    let said = refused(&["finance", "--flows", &flows, "--loan", "amount=1,rate=5%,from=2026,periods=3,grace=3"]);
    assert!(said.contains("problem-question") && said.contains("grace"), "{said}");
    assert!(refused(&["finance", "--flows", &flows, "--rate", "much"]).contains("problem-words"));
}
