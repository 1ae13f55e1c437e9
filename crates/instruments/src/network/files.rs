//! The surroundings of a record as files that programs for networks read: GEXF, GraphML, and a CSV of ties.

use super::{Edge, NetworkAsk, NetworkView, Node};
use crate::gate::Who;
use crate::{Result, WorkError, Workbench};
use reticolo_formats::CsvOut;
use reticolo_formats::gexf::write_gexf;
use reticolo_formats::graphml::write_graphml;
use reticolo_formats::network::{Attribute, AttributeType, AttributeValue, Edge as OutEdge, Network, Node as OutNode};
use reticolo_messages::{Language, t};
use reticolo_model::Problem;
use reticolo_model::canonical::number;

/// The forms that surroundings are written in.
pub const FORMS: [&str; 3] = ["gexf", "graphml", "csv"];

impl Workbench {
    /// The surroundings as somebody sees them, in one of [`FORMS`].
    pub async fn network_file(&self, who: &Who, ask: &NetworkAsk, form: &str, l: Language) -> Result<Vec<u8>> {
        let view = self.network(who, ask).await?;
        let io = |e: std::io::Error| WorkError::Report(e.to_string());
        match form {
            "csv" => csv(&view).map_err(io),
            "gexf" => write_gexf(Vec::new(), &declared(&view, &self.today()), nodes(&view), edges(&view, l)).map_err(io),
            "graphml" => write_graphml(Vec::new(), &declared(&view, &self.today()), nodes(&view), edges(&view, l)).map_err(io),
            other => Err(Problem::new("problem-export-form", other).with("known", FORMS.join(", ")).into()),
        }
    }
}

fn declared(view: &NetworkView, today: &str) -> Network {
    let attribute = |name: &str, kind| Attribute { name: name.to_owned(), kind };
    Network {
        description: view.nodes.first().map(|n| n.title.clone()).unwrap_or_default(),
        date: today.to_owned(),
        directed: true,
        dated: view.dated,
        node_attributes: vec![
            attribute("record_kind", AttributeType::String),
            attribute("hop", AttributeType::Integer),
            attribute("ties", AttributeType::Integer),
        ],
        edge_attributes: vec![
            attribute("derived", AttributeType::Boolean),
            attribute("source", AttributeType::String),
            attribute("data_set", AttributeType::String),
        ],
    }
}

fn nodes(view: &NetworkView) -> impl Iterator<Item = OutNode> {
    let whole = |n: usize| Some(AttributeValue::Integer(i64::try_from(n).unwrap_or(i64::MAX)));
    view.nodes.iter().map(move |n: &Node| OutNode {
        id: n.id.to_string(),
        label: n.title.clone(),
        values: vec![Some(AttributeValue::String(n.kind.clone())), whole(n.hop), whole(n.ties)],
        // Upwards there, downwards here.
        position: Some([n.at[0], 0.0 - n.at[1]]),
        ..OutNode::default()
    })
}

fn edges(view: &NetworkView, l: Language) -> impl Iterator<Item = OutEdge> {
    let text = |value: &Option<String>| value.clone().map(AttributeValue::String);
    view.edges.iter().map(move |e: &Edge| OutEdge {
        source: e.from.to_string(),
        target: e.to.to_string(),
        label: t(l, &format!("link-{}", e.kind)),
        kind: e.kind.clone(),
        weight: e.weight,
        values: vec![Some(AttributeValue::Boolean(e.derived())), text(&e.source), text(&e.data_set)],
        start: day(e.since.as_deref(), false),
        end: day(e.until.as_deref(), true),
    })
}

/// The first day of a year, quarter or month, or the last; a day stands for itself.
fn day(period: Option<&str>, last: bool) -> String {
    let Some(text) = period else { return String::new() };
    let year = text.get(..4).unwrap_or(text);
    let month = |from: usize, to: usize| if last { format!("{year}-{to:02}") } else { format!("{year}-{from:02}") };
    let month = match text.get(5..) {
        None => month(1, 12),
        Some(rest) if rest.len() > 2 => return text.to_owned(),
        Some(rest) => match rest.strip_prefix('Q').and_then(|q| q.parse::<usize>().ok()) {
            Some(quarter) => month(quarter * 3 - 2, quarter * 3),
            None => text.to_owned(),
        },
    };
    if !last {
        return format!("{month}-01");
    }
    let days = ["31", "30", "29", "28"].into_iter().map(|d| format!("{month}-{d}"));
    days.into_iter().find(|d| reticolo_model::period::date(d).is_ok()).unwrap_or_default()
}

/// One tie a row, with the titles of its ends.
fn csv(view: &NetworkView) -> std::io::Result<Vec<u8>> {
    let head = [
        "from",
        "from_kind",
        "from_title",
        "from_hop",
        "link",
        "to",
        "to_kind",
        "to_title",
        "to_hop",
        "since",
        "until",
        "weight",
        "derived",
        "source",
        "data_set",
    ];
    let mut out = CsvOut::new(Vec::new(), head.map(str::to_owned))?;
    for e in &view.edges {
        let (Some(a), Some(b)) = (view.node(e.from), view.node(e.to)) else { continue };
        let end = |n: &Node| [n.id.to_string(), n.kind.clone(), n.title.clone(), n.hop.to_string()];
        let said = |value: &Option<String>| value.clone().unwrap_or_default();
        let mut cells = end(a).to_vec();
        cells.push(e.kind.clone());
        cells.extend(end(b));
        cells.extend([said(&e.since), said(&e.until), e.weight.map(number).unwrap_or_default(), e.derived().to_string()]);
        cells.extend([said(&e.source), said(&e.data_set)]);
        out.row(&cells)?;
    }
    out.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_become_their_first_and_last_day() {
        for (text, first, last) in [
            ("2024", "2024-01-01", "2024-12-31"),
            ("2024-02", "2024-02-01", "2024-02-29"),
            ("2025-Q2", "2025-04-01", "2025-06-30"),
            ("2025-03-09", "2025-03-09", "2025-03-09"),
        ] {
            assert_eq!((day(Some(text), false).as_str(), day(Some(text), true).as_str()), (first, last));
        }
        assert_eq!(day(None, true), "");
    }
}
