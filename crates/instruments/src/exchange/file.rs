//! The assignment as a table: matches, what stays unmet and what stays idle, one line each.

use super::view::{ExchangeAsk, ExchangeView, Left};
use crate::gate::Who;
use crate::{Result, WorkError, Workbench};
use reticolo_formats::CsvOut;
use reticolo_model::canonical::number;

/// The columns of the table; `what` is `match`, `unmet` or `idle`.
pub const COLUMNS: [&str; 12] =
    ["what", "need", "need_title", "offer", "offer_title", "service", "amount", "unit", "per_period", "km", "cost", "why"];

impl ExchangeView {
    /// As CSV.
    pub fn csv(&self) -> Result<Vec<u8>> {
        let io = |e: std::io::Error| WorkError::Report(e.to_string());
        let mut out = CsvOut::new(Vec::new(), COLUMNS).map_err(io)?;
        for m in &self.matches {
            let km = m.km.map(number).unwrap_or_default();
            let (need, offer) = (m.need.id.to_string(), m.offer.id.to_string());
            let (amount, cost, half) = (number(m.amount.amount), m.cost.to_string(), m.half.join(" "));
            out.row([
                "match",
                &need,
                &m.need.title,
                &offer,
                &m.offer.title,
                &m.need.category,
                &amount,
                &m.amount.unit,
                &m.amount.per,
                &km,
                &cost,
                &half,
            ])
            .map_err(io)?;
        }
        for (what, rows) in [("unmet", &self.unmet), ("idle", &self.idle)] {
            for row in rows {
                out.row(left(what, row).iter().map(String::as_str)).map_err(io)?;
            }
        }
        out.finish().map_err(io)
    }
}

fn left(what: &str, row: &Left) -> [String; 12] {
    let own = [row.of.id.to_string(), row.of.title.clone()];
    let other = row.nearest.as_ref().map_or([String::new(), String::new()], |n| [n.id.to_string(), n.title.clone()]);
    let ([need, need_title], [offer, offer_title]) = if what == "unmet" { (own, other) } else { (other, own) };
    let amount = number(row.left.amount);
    let (category, unit, per) = (row.of.category.clone(), row.left.unit.clone(), row.left.per.clone());
    [what.to_owned(), need, need_title, offer, offer_title, category, amount, unit, per, String::new(), String::new(), row.why.to_owned()]
}

impl Workbench {
    /// The assignment as CSV.
    pub async fn exchange_csv(&self, who: &Who, ask: &ExchangeAsk) -> Result<Vec<u8>> {
        self.exchange_view(who, ask).await?.csv()
    }
}
