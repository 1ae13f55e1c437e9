//! An illustrative network, with every type of attribute and what is hard to write.

use reticolo_formats::network::{Attribute, AttributeType, AttributeValue, Edge, Network, Node};

fn attribute(name: &str, kind: AttributeType) -> Attribute {
    Attribute { name: name.into(), kind }
}

pub fn network() -> Network {
    Network {
        description: "Rete illustrativa <1> & \"altre\"".into(),
        date: "2025-03-01".into(),
        directed: true,
        dated: true,
        node_attributes: vec![
            attribute("natura", AttributeType::String),
            attribute("capacità", AttributeType::Double),
            attribute("addetti", AttributeType::Integer),
            attribute("pubblico", AttributeType::Boolean),
        ],
        edge_attributes: vec![attribute("euro", AttributeType::Double), attribute("nota", AttributeType::String)],
    }
}

pub fn nodes() -> Vec<Node> {
    let first = Node {
        id: "0190a000-0000-8000-8000-000000000001".into(),
        label: "Comune 1 «centro»".into(),
        values: vec![
            Some(AttributeValue::String("ente <pubblico> & \"locale\"\n\tcon sede".into())),
            Some(AttributeValue::Double(-12.75)),
            Some(AttributeValue::Integer(9_007_199_254_740_993)),
            Some(AttributeValue::Boolean(true)),
        ],
        position: Some([12.5, -42.25]),
        start: "2020-01-01".into(),
        end: "2025-12-31".into(),
    };
    let second = Node {
        id: "0190a000-0000-8000-8000-000000000002".into(),
        label: "Associazione 1".into(),
        values: vec![None, Some(AttributeValue::Double(3.0)), None, Some(AttributeValue::Boolean(false))],
        ..Default::default()
    };
    let third = Node { id: "nodo senza nome; è solo".into(), ..Default::default() };
    vec![first, second, third]
}

pub fn edges() -> Vec<Edge> {
    let ids: Vec<String> = nodes().into_iter().map(|node| node.id).collect();
    let edge = |from: usize, to: usize, kind: &str| Edge {
        source: ids[from].clone(),
        target: ids[to].clone(),
        kind: kind.into(),
        ..Default::default()
    };
    vec![
        Edge {
            label: "finanzia".into(),
            weight: Some(0.25),
            values: vec![Some(AttributeValue::Double(1500.5)), Some(AttributeValue::String("una tantum".into()))],
            start: "2021-06-01".into(),
            ..edge(0, 1, "funds")
        },
        Edge { weight: Some(2.0), end: "2024-06-30".into(), ..edge(0, 1, "partners_with") },
        edge(1, 2, "serves"),
        edge(2, 2, ""),
    ]
}
