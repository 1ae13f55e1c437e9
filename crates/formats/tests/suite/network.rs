//! Networks as GEXF and GraphML: well-formed, complete, the same each time; what does not fit its declaration is refused.

#[path = "../../examples/samples/network.rs"]
mod sample;

use quick_xml::Reader;
use quick_xml::events::Event;
use reticolo_formats::gexf::write_gexf;
use reticolo_formats::graphml::write_graphml;
use reticolo_formats::network::{Attribute, AttributeType, AttributeValue, Edge, Network, Node};
use std::collections::BTreeMap;

/// How often each element occurs, and the texts of all attributes and elements, read back.
fn read(bytes: &[u8]) -> (BTreeMap<String, usize>, Vec<String>) {
    let text = std::str::from_utf8(bytes).unwrap();
    let mut reader = Reader::from_str(text);
    let (mut counts, mut texts) = (BTreeMap::new(), Vec::new());
    let mut current = String::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) | Event::Empty(tag) => {
                *counts.entry(tag.name().as_ref().to_owned()).or_insert(0) += 1;
                for attribute in tag.attributes() {
                    let attribute = attribute.unwrap();
                    texts.push(quick_xml::escape::unescape(&attribute.value).unwrap().into_owned());
                }
                current.clear();
            }
            Event::Text(text) => current.push_str(&text),
            Event::GeneralRef(name) => {
                let name: &str = &name;
                current.push_str(&quick_xml::escape::unescape(&format!("&{name};")).unwrap());
            }
            Event::End(_) => texts.push(std::mem::take(&mut current)),
            Event::Eof => return (counts, texts),
            _ => {}
        }
    }
}

fn gexf(network: &Network, nodes: Vec<Node>, edges: Vec<Edge>) -> std::io::Result<Vec<u8>> {
    write_gexf(Vec::new(), network, nodes, edges)
}

fn graphml(network: &Network, nodes: Vec<Node>, edges: Vec<Edge>) -> std::io::Result<Vec<u8>> {
    write_graphml(Vec::new(), network, nodes, edges)
}

#[test]
fn everything_is_written_and_reads_back() {
    for write in [gexf, graphml] {
        let bytes = write(&sample::network(), sample::nodes(), sample::edges()).unwrap();
        assert_eq!(bytes, write(&sample::network(), sample::nodes(), sample::edges()).unwrap());
        let (counts, texts) = read(&bytes);
        assert_eq!((counts["node"], counts["edge"]), (3, 4));
        for text in [
            "ente <pubblico> & \"locale\"\n\tcon sede",
            "Rete illustrativa <1> & \"altre\"",
            "nodo senza nome; è solo",
            "-12.75",
            "9007199254740993",
            "true",
            "0.25",
            "1500.5",
            "funds",
            "2020-01-01",
            "2024-06-30",
            "-42.25",
        ] {
            assert!(texts.iter().any(|found| found == text), "{text}");
        }
    }
}

#[test]
fn a_network_without_anything() {
    for write in [gexf, graphml] {
        let (counts, _) = read(&write(&Network::default(), Vec::new(), Vec::new()).unwrap());
        assert_eq!(counts.get("node"), None);
        assert_eq!(counts["graph"], 1);
    }
    let undated = gexf(&Network { dated: false, ..sample::network() }, sample::nodes(), sample::edges()).unwrap();
    let text = String::from_utf8(undated).unwrap();
    assert!(text.contains("mode=\"static\"") && !text.contains("start="));
}

#[test]
fn control_characters_leave_the_file_well_formed() {
    let node = Node { id: "a\u{0}b\u{1f}".into(), label: "\r\u{fffe}".into(), ..Default::default() };
    for write in [gexf, graphml] {
        let (_, texts) = read(&write(&Network::default(), vec![node.clone()], Vec::new()).unwrap());
        assert!(texts.contains(&"a\u{fffd}b\u{fffd}".to_owned()) && texts.contains(&"\r\u{fffd}".to_owned()));
    }
}

#[test]
fn what_does_not_fit_is_refused() {
    let network = Network { node_attributes: vec![Attribute { name: "n".into(), kind: AttributeType::Double }], ..Network::default() };
    let node = |id: &str, value: Option<AttributeValue>| Node { id: id.into(), values: vec![value], ..Default::default() };
    let edge = |weight: Option<f64>| Edge { source: "a".into(), target: "a".into(), weight, ..Default::default() };
    let twice = Network { node_attributes: vec![network.node_attributes[0].clone(); 2], ..Network::default() };
    let own = Network { edge_attributes: vec![Attribute { name: "weight".into(), kind: AttributeType::Double }], ..Network::default() };
    for write in [gexf, graphml] {
        for (network, nodes, edges, part) in [
            (&network, vec![node("a", None), node("a", None)], vec![], "occurs twice"),
            (&network, vec![node("a", Some(AttributeValue::Integer(1)))], vec![], "another type"),
            (&network, vec![node("a", Some(AttributeValue::Double(f64::NAN)))], vec![], "not finite"),
            (&network, vec![Node { position: Some([f64::INFINITY, 0.0]), ..node("a", None) }], vec![], "not finite"),
            (&network, vec![Node { values: vec![None, None], ..node("a", None) }], vec![], "more values"),
            (&network, vec![node("a", None)], vec![Edge { target: "b".into(), ..edge(None) }], "\"b\""),
            (&network, vec![node("a", None)], vec![edge(Some(f64::NAN))], "not finite"),
            (&twice, vec![], vec![], "declared twice"),
            (&own, vec![], vec![], "the format's own"),
        ] {
            let error = write(network, nodes, edges).unwrap_err();
            assert!(error.to_string().contains(part), "{error}");
        }
    }
}
