//! Catalogues in DCAT-AP_IT: the two forms say the same, texts and addresses are escaped, and what occurs twice is described once.

#[path = "../../examples/samples/dcat.rs"]
mod sample;

use reticolo_formats::dcat::{Agent, Catalogue, Contact, Dataset, Frequency, Place, Text, Theme, write_json_ld, write_turtle};
use serde_json::Value;

fn turtle(catalogue: &Catalogue) -> String {
    String::from_utf8(write_turtle(Vec::new(), catalogue).unwrap()).unwrap()
}

fn graph(catalogue: &Catalogue) -> Vec<Value> {
    let bytes = write_json_ld(Vec::new(), catalogue).unwrap();
    let document: Value = serde_json::from_slice(&bytes).unwrap();
    document["@graph"].as_array().unwrap().clone()
}

#[test]
fn the_same_bytes_each_time_and_each_subject_once() {
    let catalogue = sample::catalogue();
    assert_eq!(turtle(&catalogue), turtle(&catalogue));
    let subjects: Vec<Value> = graph(&catalogue).iter().map(|subject| subject["@id"].clone()).collect();
    for (i, subject) in subjects.iter().enumerate() {
        assert!(!subjects[..i].contains(subject), "{subject} is described twice");
        assert_eq!(turtle(&catalogue).matches(&format!("\n<{}> a ", subject.as_str().unwrap())).count(), 1, "{subject}");
    }
    assert_eq!(subjects[0], "https://reticolo.example/dati");
}

#[test]
fn texts_and_addresses_are_escaped() {
    let text = turtle(&sample::catalogue());
    assert!(text.contains(r#"dct:title "Servizi \"di prossimità\""@it, "Local services"@en ;"#));
    assert!(text.contains(r#""Chi serve chi:\n\tservizi, sedi e orari.\\ È "#), "line ends and backslashes");
    assert!(!text.contains('\u{1}'));
    assert!(text.contains("<https://reticolo.example/dati/2%20%3Cbozza%3E>"));
    assert!(text.contains(r#""2020"^^xsd:gYear"#) && text.contains(r#""2025-01"^^xsd:gYearMonth"#));
    assert!(text.contains(r#""2025-03-01T10:00:00Z"^^xsd:dateTime"#));
    let odd = Text { text: "x".into(), language: "no tag".into() };
    let catalogue = Catalogue { title: vec![odd], modified: "last spring".into(), ..sample::catalogue() };
    let text = turtle(&catalogue);
    assert!(text.contains("dct:title \"x\" ;") && text.contains("dct:modified \"last spring\" ;"));
}

#[test]
fn what_is_empty_is_left_out() {
    let agent = Agent { uri: "https://x.example/a".into(), identifier: "a".into(), name: Vec::new() };
    let dataset = Dataset {
        uri: "https://x.example/d".into(),
        identifier: "a:1".into(),
        themes: vec![Theme::Energy],
        rights_holder: agent.clone(),
        frequency: Frequency::HalfYearly,
        spatial: vec![Place { name: Text { text: "Qui".into(), language: String::new() }, ..Default::default() }],
        contact: Some(Contact { name: "Ufficio".into(), email: "u@x.example".into(), ..Default::default() }),
        ..Default::default()
    };
    let catalogue = Catalogue {
        uri: "https://x.example/".into(),
        homepage: "https://x.example/".into(),
        publisher: agent,
        modified: "2025-01-01".into(),
        datasets: vec![dataset],
        ..Default::default()
    };
    let text = turtle(&catalogue);
    let first = "\n<https://x.example/> a dcatapit:Catalog, dcat:Catalog, foaf:Document ;\n    dct:modified \"2025-01-01\"^^xsd:date ;\n    \
        dct:publisher <https://x.example/a> ;\n    foaf:homepage <https://x.example/> ;\n    \
        dcat:themeTaxonomy <http://publications.europa.eu/resource/authority/data-theme> ;\n    dcat:dataset <https://x.example/d> .\n";
    assert!(text.contains(first), "{text}");
    assert!(text.contains("frequency/ANNUAL_2>"));
    assert!(text.contains("dct:spatial [\n        a dct:Location ;\n        locn:geographicName \"Qui\"\n    ]"));
    assert!(text.contains("vcard:hasEmail <mailto:u@x.example>\n    ]"));
    assert!(!text.contains("dct:title \"\"") && !text.contains("dct:issued"));
}

#[test]
fn themes_by_their_codes() {
    for theme in Theme::ALL {
        assert_eq!(Theme::from_code(theme.code()), Some(theme));
        assert!(theme.labels().iter().all(|label| !label.is_empty()));
    }
    assert_eq!(Theme::from_code("OP_DATPRO"), None);
}
