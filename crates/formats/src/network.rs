//! A network to be written: nodes and edges with declared attributes, for [`crate::gexf`] and [`crate::graphml`].

use std::collections::BTreeSet;
use std::io;

/// What the values of an attribute are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AttributeType {
    String,
    Double,
    Integer,
    Boolean,
}

impl AttributeType {
    /// The name of the type, the same in GEXF as in GraphML.
    pub(crate) fn name(self) -> &'static str {
        match self {
            AttributeType::String => "string",
            AttributeType::Double => "double",
            AttributeType::Integer => "long",
            AttributeType::Boolean => "boolean",
        }
    }
}

/// An attribute that nodes or edges may have; its name is unique among theirs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribute {
    pub name: String,
    pub kind: AttributeType,
}

/// A value, of the type that its attribute declares.
#[derive(Debug, Clone, PartialEq)]
pub enum AttributeValue {
    String(String),
    Double(f64),
    Integer(i64),
    Boolean(bool),
}

impl AttributeValue {
    fn kind(&self) -> AttributeType {
        match self {
            AttributeValue::String(_) => AttributeType::String,
            AttributeValue::Double(_) => AttributeType::Double,
            AttributeValue::Integer(_) => AttributeType::Integer,
            AttributeValue::Boolean(_) => AttributeType::Boolean,
        }
    }

    pub(crate) fn text(&self) -> String {
        match self {
            AttributeValue::String(text) => text.clone(),
            AttributeValue::Double(n) => n.to_string(),
            AttributeValue::Integer(n) => n.to_string(),
            AttributeValue::Boolean(flag) => flag.to_string(),
        }
    }
}

/// What is said of the network as a whole. No attribute has a name that the formats have of themselves: id, label, kind, weight, start,
/// end, x, y.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Network {
    pub description: String,
    /// The day on which it was made (`2025-12-31`); may be empty.
    pub date: String,
    pub directed: bool,
    /// Nodes or edges have a start or an end: GEXF then has a time line, and leaves the days out otherwise.
    pub dated: bool,
    pub node_attributes: Vec<Attribute>,
    pub edge_attributes: Vec<Attribute>,
}

/// A node. `values` in the order of the declared attributes, as many as are known; `start` and `end` are days and may be empty.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Node {
    pub id: String,
    pub label: String,
    pub values: Vec<Option<AttributeValue>>,
    /// Where it is drawn, to the right and upwards.
    pub position: Option<[f64; 2]>,
    pub start: String,
    pub end: String,
}

/// An edge between two nodes by their ids; the rest as for [`Node`]. Several edges may join the same two.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Edge {
    pub source: String,
    pub target: String,
    pub label: String,
    /// The sort of tie, such as `funds`; may be empty.
    pub kind: String,
    pub weight: Option<f64>,
    pub values: Vec<Option<AttributeValue>>,
    pub start: String,
    pub end: String,
}

/// The names that the writers give to what every node or edge has.
const OWN_NAMES: [&str; 8] = ["id", "label", "kind", "weight", "start", "end", "x", "y"];

/// Holds what is written against what was declared.
#[derive(Debug, Default)]
pub(crate) struct Checked {
    nodes: BTreeSet<String>,
}

impl Checked {
    pub fn declaration(network: &Network) -> io::Result<Checked> {
        for attributes in [&network.node_attributes, &network.edge_attributes] {
            let mut names: BTreeSet<&str> = OWN_NAMES.into();
            if let Some(twice) = attributes.iter().find(|attribute| !names.insert(&attribute.name)) {
                return Err(refused(format!("the attribute {:?} is declared twice, or has a name of the format's own", twice.name)));
            }
        }
        Ok(Checked::default())
    }

    pub fn node(&mut self, network: &Network, node: &Node) -> io::Result<()> {
        if !self.nodes.insert(node.id.clone()) {
            return Err(refused(format!("the node {:?} occurs twice", node.id)));
        }
        let finite = node.position.iter().flatten().all(|n| n.is_finite());
        values(&network.node_attributes, &node.values, finite).map_err(|what| refused(format!("the node {:?} {what}", node.id)))
    }

    pub fn edge(&self, network: &Network, edge: &Edge) -> io::Result<()> {
        if let Some(unknown) = [&edge.source, &edge.target].into_iter().find(|id| !self.nodes.contains(*id)) {
            return Err(refused(format!("an edge joins the node {unknown:?}, which there is not")));
        }
        let finite = edge.weight.is_none_or(f64::is_finite);
        values(&network.edge_attributes, &edge.values, finite)
            .map_err(|what| refused(format!("the edge from {:?} to {:?} {what}", edge.source, edge.target)))
    }
}

fn values(attributes: &[Attribute], values: &[Option<AttributeValue>], finite: bool) -> Result<(), &'static str> {
    let sound = |value: &AttributeValue| !matches!(value, AttributeValue::Double(n) if !n.is_finite());
    let fits = |(value, attribute): (&Option<AttributeValue>, &Attribute)| value.as_ref().is_none_or(|v| v.kind() == attribute.kind);
    if values.len() > attributes.len() {
        return Err("has more values than attributes were declared");
    }
    if !values.iter().zip(attributes).all(fits) {
        return Err("has a value of another type than was declared");
    }
    if !finite || !values.iter().flatten().all(sound) {
        return Err("has a number that is not finite");
    }
    Ok(())
}

fn refused(text: String) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, text)
}

/// Text as it may stand in an element or between quotation marks, and read back the same: line ends as references, and what XML cannot
/// hold as the sign for a letter that is missing.
pub(crate) fn xml(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' => out.push_str("&#9;"),
            '\n' => out.push_str("&#10;"),
            '\r' => out.push_str("&#13;"),
            c if c < ' ' || matches!(c, '\u{fffe}' | '\u{ffff}') => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}
