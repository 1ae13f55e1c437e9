//! The network of actors as files: its measures as CSV, its ties as CSV, and both as GEXF and GraphML for programs that look at networks.

use super::{ActorNetwork, ActorsAsk};
use crate::gate::Who;
use crate::{Result, WorkError, Workbench};
use reticolo_analysis::network::brokerage::Brokerage;
use reticolo_formats::CsvOut;
use reticolo_formats::gexf::write_gexf;
use reticolo_formats::graphml::write_graphml;
use reticolo_formats::network::{Attribute, AttributeType, AttributeValue, Edge, Network, Node};
use reticolo_messages::{Language, t};
use reticolo_model::Problem;
use reticolo_model::canonical::number;
use std::collections::BTreeSet;

/// The forms that the network is written in.
pub const FILES: [&str; 3] = ["csv", "gexf", "graphml"];

/// Measures in the order of their columns; those of a role are counts of open triads.
const WHOLE: [&str; 9] =
    ["degree", "core", "articulation", "pairs_lost", "coordinator", "itinerant", "representative", "liaison", "community"];
const REAL: [&str; 7] = ["strength", "pagerank", "betweenness", "harmonic", "clustering", "constraint", "effective_size"];

impl Workbench {
    /// The network as somebody sees it, in one of [`FILES`].
    pub async fn actors_file(&self, who: &Who, ask: &ActorsAsk, form: &str, l: Language) -> Result<Vec<u8>> {
        let network = self.actor_network(who, ask).await?;
        let io = |e: std::io::Error| WorkError::Report(e.to_string());
        let today = self.today();
        match form {
            "csv" => csv(&network).map_err(io),
            "gexf" => write_gexf(Vec::new(), &declared(&self.config.name, &today), nodes(&network), edges(&network, l)).map_err(io),
            "graphml" => write_graphml(Vec::new(), &declared(&self.config.name, &today), nodes(&network), edges(&network, l)).map_err(io),
            other => Err(Problem::new("problem-export-form", other).with("known", FILES.join(", ")).into()),
        }
    }
}

fn whole(network: &ActorNetwork, v: usize) -> [i64; 9] {
    let m = &network.measures;
    let Brokerage { coordinator, itinerant, representative, liaison } = m.brokerage[v];
    let count = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
    [
        i64::try_from(network.graph.degree(v)).unwrap_or(i64::MAX),
        i64::from(m.core[v]),
        i64::from(m.structure.articulation[v]),
        count(m.structure.removal[v].pairs),
        count(coordinator),
        count(itinerant),
        count(representative),
        count(liaison),
        i64::from(m.communities.group[v]),
    ]
}

fn real(network: &ActorNetwork, v: usize) -> [Option<f64>; 7] {
    let m = &network.measures;
    [
        Some(m.strength[v]),
        Some(m.pagerank[v]),
        Some(m.betweenness[v]),
        m.harmonic.as_ref().map(|h| h[v]),
        Some(m.clustering[v]),
        m.constraint[v],
        m.effective_size[v],
    ]
}

fn declared(name: &str, today: &str) -> Network {
    let attribute = |name: &&str, kind| Attribute { name: (*name).to_owned(), kind };
    let mut node_attributes = vec![attribute(&"record_kind", AttributeType::String), attribute(&"nature", AttributeType::String)];
    node_attributes.extend(WHOLE.iter().map(|n| attribute(n, AttributeType::Integer)));
    node_attributes.extend(REAL.iter().map(|n| attribute(n, AttributeType::Double)));
    Network {
        description: name.to_owned(),
        date: today.to_owned(),
        directed: false,
        dated: false,
        node_attributes,
        edge_attributes: vec![attribute(&"things", AttributeType::Integer)],
    }
}

fn nodes(network: &ActorNetwork) -> impl Iterator<Item = Node> {
    network.actors.iter().enumerate().map(move |(v, actor)| {
        let mut values = vec![
            Some(AttributeValue::String(actor.kind.clone())),
            Some(AttributeValue::String(actor.nature.clone())).filter(|_| !actor.nature.is_empty()),
        ];
        values.extend(whole(network, v).map(|n| Some(AttributeValue::Integer(n))));
        values.extend(real(network, v).map(|n| n.map(AttributeValue::Double)));
        Node {
            id: actor.id.to_string(),
            label: actor.title.clone(),
            values,
            // Upwards there, downwards here.
            position: Some([actor.at[0], 0.0 - actor.at[1]]),
            ..Node::default()
        }
    })
}

fn edges(network: &ActorNetwork, l: Language) -> impl Iterator<Item = Edge> + '_ {
    let id = |v: u32| network.actors.get(v as usize).map(|a| a.id.to_string()).unwrap_or_default();
    let words = move |sorts: &BTreeSet<&str>| sorts.iter().map(|s| t(l, &format!("link-{s}"))).collect::<Vec<_>>().join(", ");
    network.ties.iter().map(move |tie| Edge {
        source: id(tie.a),
        target: id(tie.b),
        label: words(&tie.sorts),
        kind: tie.sorts.iter().copied().collect::<Vec<_>>().join(" "),
        weight: Some(tie.weight),
        values: vec![Some(AttributeValue::Integer(i64::try_from(tie.through.len()).unwrap_or(i64::MAX)))],
        ..Edge::default()
    })
}

/// One actor a row, with all its measures.
fn csv(network: &ActorNetwork) -> std::io::Result<Vec<u8>> {
    let head = ["id", "kind", "title", "nature", "units"].into_iter().chain(WHOLE).chain(REAL);
    let mut out = CsvOut::new(Vec::new(), head.map(str::to_owned))?;
    for (v, actor) in network.actors.iter().enumerate() {
        let mut cells = vec![actor.id.to_string(), actor.kind.clone(), actor.title.clone(), actor.nature.clone(), actor.units.join(" ")];
        cells.extend(whole(network, v).map(|n| n.to_string()));
        cells.extend(real(network, v).map(|n| n.map(number).unwrap_or_default()));
        out.row(&cells)?;
    }
    out.finish()
}
