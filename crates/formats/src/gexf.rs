//! Networks as GEXF 1.2, the format of Gephi: <https://gexf.net/>. Not 1.3, which many readers do not know yet.

use crate::network::{Attribute, AttributeValue, Checked, Edge, Network, Node, xml};
use std::io::{self, Write};

/// Writes a network. An edge's kind stands in GEXF's own `kind` and, for the readers that do not know it, in an
/// attribute of that name.
///
/// # Errors
/// What `out` gives; an attribute declared twice, a value of another type than declared or not finite, a node that occurs twice, an edge to
/// a node that there is not.
pub fn write_gexf<W: Write>(
    mut out: W,
    network: &Network,
    nodes: impl IntoIterator<Item = Node>,
    edges: impl IntoIterator<Item = Edge>,
) -> io::Result<W> {
    let mut checked = Checked::declaration(network)?;
    let date = if network.date.is_empty() { String::new() } else { format!(" lastmodifieddate=\"{}\"", xml(&network.date)) };
    write!(
        out,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <gexf xmlns=\"http://www.gexf.net/1.2draft\" xmlns:viz=\"http://www.gexf.net/1.2draft/viz\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" \
         xsi:schemaLocation=\"http://www.gexf.net/1.2draft http://www.gexf.net/1.2draft/gexf.xsd\" version=\"1.2\">\n\
         <meta{date}><creator>Reticolo</creator><description>{}</description></meta>\n\
         <graph defaultedgetype=\"{}\" {}>\n",
        xml(&network.description),
        if network.directed { "directed" } else { "undirected" },
        if network.dated { "mode=\"dynamic\" timeformat=\"date\" timerepresentation=\"interval\"" } else { "mode=\"static\"" },
    )?;
    let days = |start: &str, end: &str| if network.dated { days(start, end) } else { String::new() };
    declare(&mut out, "node", &network.node_attributes, None)?;
    declare(&mut out, "edge", &network.edge_attributes, Some("kind"))?;
    out.write_all(b"<nodes>\n")?;
    for node in nodes {
        checked.node(network, &node)?;
        let label = if node.label.is_empty() { &node.id } else { &node.label };
        write!(out, "<node id=\"{}\" label=\"{}\"{}>", xml(&node.id), xml(label), days(&node.start, &node.end))?;
        values(&mut out, &node.values, None)?;
        if let Some([x, y]) = node.position {
            write!(out, "<viz:position x=\"{x}\" y=\"{y}\" z=\"0\"/>")?;
        }
        out.write_all(b"</node>\n")?;
    }
    out.write_all(b"</nodes>\n<edges>\n")?;
    for (i, edge) in edges.into_iter().enumerate() {
        checked.edge(network, &edge)?;
        write!(out, "<edge id=\"{i}\" source=\"{}\" target=\"{}\"", xml(&edge.source), xml(&edge.target))?;
        for (name, text) in [("label", &edge.label), ("kind", &edge.kind)] {
            if !text.is_empty() {
                write!(out, " {name}=\"{}\"", xml(text))?;
            }
        }
        if let Some(weight) = edge.weight {
            write!(out, " weight=\"{weight}\"")?;
        }
        write!(out, "{}>", days(&edge.start, &edge.end))?;
        values(&mut out, &edge.values, Some(&edge.kind).filter(|kind| !kind.is_empty()))?;
        out.write_all(b"</edge>\n")?;
    }
    out.write_all(b"</edges>\n</graph>\n</gexf>\n")?;
    out.flush()?;
    Ok(out)
}

/// Attributes by their places; `own` one more, by its name.
fn declare(out: &mut impl Write, class: &str, attributes: &[Attribute], own: Option<&str>) -> io::Result<()> {
    if attributes.is_empty() && own.is_none() {
        return Ok(());
    }
    writeln!(out, "<attributes class=\"{class}\" mode=\"static\">")?;
    for (i, attribute) in attributes.iter().enumerate() {
        let kind = attribute.kind.name();
        writeln!(out, "<attribute id=\"{i}\" title=\"{}\" type=\"{kind}\"/>", xml(&attribute.name))?;
    }
    if let Some(name) = own {
        writeln!(out, "<attribute id=\"{name}\" title=\"{name}\" type=\"string\"/>")?;
    }
    out.write_all(b"</attributes>\n")
}

fn values(out: &mut impl Write, values: &[Option<AttributeValue>], kind: Option<&String>) -> io::Result<()> {
    if kind.is_none() && values.iter().all(Option::is_none) {
        return Ok(());
    }
    out.write_all(b"<attvalues>")?;
    for (i, value) in values.iter().enumerate() {
        if let Some(value) = value {
            write!(out, "<attvalue for=\"{i}\" value=\"{}\"/>", xml(&value.text()))?;
        }
    }
    if let Some(kind) = kind {
        write!(out, "<attvalue for=\"kind\" value=\"{}\"/>", xml(kind))?;
    }
    out.write_all(b"</attvalues>")
}

fn days(start: &str, end: &str) -> String {
    let day = |name: &str, day: &str| if day.is_empty() { String::new() } else { format!(" {name}=\"{}\"", xml(day)) };
    day("start", start) + &day("end", end)
}
