//! The network of records: whoever is tied to somebody, and the ties with their weights and dates, as GEXF, GraphML and CSV.

use super::standards::{Held, Publisher, first_day, last_day, point};
use reticolo_formats::network::{Attribute, AttributeType, AttributeValue, Edge, Network, Node};
use reticolo_formats::{CsvOut, gexf, graphml};
use reticolo_messages::{Language, t};
use reticolo_model::canonical::number;
use reticolo_model::{Record, kinds};
use reticolo_store::StoreError;
use reticolo_store::links::Link;
use std::collections::BTreeSet;
use std::io::Write;
use uuid::Uuid;

/// Every kind of the territory.
pub(super) fn kinds() -> Vec<&'static str> {
    kinds::ALL.iter().map(|k| k.code).filter(|c| kinds::of_territory(c)).collect()
}

const COLUMNS: [&str; 12] =
    ["from", "from_kind", "from_title", "link", "to", "to_kind", "to_title", "weight", "since", "until", "source", "data_set"];

/// Writes the ties and the records that they tie; how many ties.
pub(super) fn write(held: &Held, by: &Publisher, form: &str, out: &mut (dyn Write + Send)) -> Result<u64, StoreError> {
    let links = held.links();
    let rows = links.len() as u64;
    if form == "csv" {
        let mut table = CsvOut::new(out, COLUMNS)?;
        for link in links {
            if let Some(cells) = cells(held, link) {
                table.row(&cells)?;
            }
        }
        table.finish()?;
        return Ok(rows);
    }
    let text = |name: &str| Attribute { name: name.to_owned(), kind: AttributeType::String };
    let network = Network {
        description: by.name.clone(),
        date: String::new(),
        directed: true,
        dated: links.iter().any(|l| l.since.is_some() || l.until.is_some()),
        node_attributes: vec![text("record_kind"), text("status"), text("class")],
        edge_attributes: vec![text("source"), text("data_set")],
    };
    let tied: BTreeSet<Uuid> = links.iter().flat_map(|l| [l.from, l.to]).collect();
    let nodes = tied.iter().filter_map(|id| held.records.get(id)).map(node);
    let edges = links.iter().map(edge);
    if form == "graphml" {
        graphml::write_graphml(out, &network, nodes, edges)?;
    } else {
        gexf::write_gexf(out, &network, nodes, edges)?;
    }
    Ok(rows)
}

fn node(record: &Record) -> Node {
    let class = kinds::find(&record.kind).and_then(|k| record.body_text(k.class_field?)).unwrap_or_default();
    let text = |text: &str| Some(text.to_owned()).filter(|t| !t.is_empty()).map(AttributeValue::String);
    Node {
        id: record.id.to_string(),
        label: record.title.clone(),
        values: vec![text(&record.kind), text(&record.status), text(class)],
        position: point(record),
        ..Node::default()
    }
}

fn edge(link: &Link) -> Edge {
    let text = |text: &Option<String>| text.clone().map(AttributeValue::String);
    Edge {
        source: link.from.to_string(),
        target: link.to.to_string(),
        label: t(Language::It, &format!("link-{}", link.kind)),
        kind: link.kind.clone(),
        weight: link.weight,
        values: vec![text(&link.source), text(&link.data_set)],
        start: first_day(link.since.as_deref()),
        end: last_day(link.until.as_deref()),
    }
}

fn cells(held: &Held, link: &Link) -> Option<[String; 12]> {
    let (from, to) = (held.records.get(&link.from)?, held.records.get(&link.to)?);
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    Some([
        from.id.to_string(),
        from.kind.clone(),
        from.title.clone(),
        link.kind.clone(),
        to.id.to_string(),
        to.kind.clone(),
        to.title.clone(),
        link.weight.map(number).unwrap_or_default(),
        text(&link.since),
        text(&link.until),
        text(&link.source),
        text(&link.data_set),
    ])
}
