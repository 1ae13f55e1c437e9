//! Networks as GraphML 1.0: <http://graphml.graphdrawing.org/>.

use crate::network::{Attribute, AttributeValue, Checked, Edge, Network, Node, xml};
use std::io::{self, Write};

/// Writes a network. Label, kind, weight, position and days are data of these names (`label`, `kind`, `weight`, `x`, `y`, `start`, `end`).
///
/// # Errors
/// As [`write_gexf`](crate::gexf::write_gexf).
pub fn write_graphml<W: Write>(
    mut out: W,
    network: &Network,
    nodes: impl IntoIterator<Item = Node>,
    edges: impl IntoIterator<Item = Edge>,
) -> io::Result<W> {
    let mut checked = Checked::declaration(network)?;
    out.write_all(
        b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
          <graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" \
          xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n",
    )?;
    if !network.description.is_empty() {
        writeln!(out, "<desc>{}</desc>", xml(&network.description))?;
    }
    declare(&mut out, "node", &network.node_attributes, &["label", "start", "end"], &["x", "y"])?;
    declare(&mut out, "edge", &network.edge_attributes, &["label", "kind", "start", "end"], &["weight"])?;
    writeln!(out, "<graph edgedefault=\"{}\">", if network.directed { "directed" } else { "undirected" })?;
    for node in nodes {
        checked.node(network, &node)?;
        write!(out, "<node id=\"{}\">", xml(&node.id))?;
        texts(&mut out, "node", &[("label", &node.label), ("start", &node.start), ("end", &node.end)])?;
        if let Some([x, y]) = node.position {
            write!(out, "<data key=\"node-x\">{x}</data><data key=\"node-y\">{y}</data>")?;
        }
        values(&mut out, "node", &node.values)?;
        out.write_all(b"</node>\n")?;
    }
    for (i, edge) in edges.into_iter().enumerate() {
        checked.edge(network, &edge)?;
        write!(out, "<edge id=\"e{i}\" source=\"{}\" target=\"{}\">", xml(&edge.source), xml(&edge.target))?;
        texts(&mut out, "edge", &[("label", &edge.label), ("kind", &edge.kind), ("start", &edge.start), ("end", &edge.end)])?;
        if let Some(weight) = edge.weight {
            write!(out, "<data key=\"edge-weight\">{weight}</data>")?;
        }
        values(&mut out, "edge", &edge.values)?;
        out.write_all(b"</edge>\n")?;
    }
    out.write_all(b"</graph>\n</graphml>\n")?;
    out.flush()?;
    Ok(out)
}

/// The keys: those that every node or edge has by their names, the declared ones by their places.
fn declare(out: &mut impl Write, class: &str, attributes: &[Attribute], own: &[&str], own_numbers: &[&str]) -> io::Result<()> {
    let own = own.iter().map(|name| (*name, "string")).chain(own_numbers.iter().map(|name| (*name, "double")));
    for (name, kind) in own {
        writeln!(out, "<key id=\"{class}-{name}\" for=\"{class}\" attr.name=\"{name}\" attr.type=\"{kind}\"/>")?;
    }
    for (i, attribute) in attributes.iter().enumerate() {
        let kind = attribute.kind.name();
        writeln!(out, "<key id=\"{class}-{i}\" for=\"{class}\" attr.name=\"{}\" attr.type=\"{kind}\"/>", xml(&attribute.name))?;
    }
    Ok(())
}

fn texts(out: &mut impl Write, class: &str, texts: &[(&str, &String)]) -> io::Result<()> {
    for (name, text) in texts.iter().filter(|(_, text)| !text.is_empty()) {
        write!(out, "<data key=\"{class}-{name}\">{}</data>", xml(text))?;
    }
    Ok(())
}

fn values(out: &mut impl Write, class: &str, values: &[Option<AttributeValue>]) -> io::Result<()> {
    for (i, value) in values.iter().enumerate() {
        if let Some(value) = value {
            write!(out, "<data key=\"{class}-{i}\">{}</data>", xml(&value.text()))?;
        }
    }
    Ok(())
}
