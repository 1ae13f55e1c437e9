//! The answer as one table: what is looked at, of whom, by which measure, before and after.

use super::WhatIfView;
use crate::gate::Who;
use crate::harmony::Evenness;
use crate::{Result, WorkError, Workbench};
use reticolo_formats::CsvOut;
use reticolo_model::canonical::number;

/// The columns of the table; `part` is `coverage`, `unit`, `harmony`, `needs`, `matches`, `need`, `network` or `actor`.
pub const COLUMNS: [&str; 6] = ["part", "key", "name", "measure", "before", "after"];

type Line = [String; 6];

fn line(part: &str, key: &str, name: &str, measure: &str, before: String, after: String) -> Line {
    [part.to_owned(), key.to_owned(), name.to_owned(), measure.to_owned(), before, after]
}

fn figures(part: &str, key: &str, name: &str, measure: &str, [before, after]: [Option<f64>; 2]) -> Line {
    let text = |x: Option<f64>| x.map(number).unwrap_or_default();
    line(part, key, name, measure, text(before), text(after))
}

fn even(out: &mut Vec<Line>, part: &str, before: &Evenness, after: &Evenness) {
    let both = |of: fn(&Evenness) -> Option<f64>| [of(before), of(after)];
    for (measure, figure) in [("level", both(|e| Some(e.mean))), ("harmony", both(|e| e.harmony)), ("theil", both(|e| e.theil))] {
        out.push(figures(part, "", "", measure, figure));
    }
}

impl WhatIfView {
    fn lines(&self) -> Vec<Line> {
        let mut out = Vec::new();
        #[expect(clippy::cast_precision_loss, reason = "counts")]
        let count = |n: [usize; 2]| n.map(|n| Some(n as f64));
        for c in &self.coverage {
            let service = &c.question.service;
            out.push(figures("coverage", service, "", "covered_people", [Some(c.before.covered_people), Some(c.after.covered_people)]));
            out.push(figures("coverage", service, "", "covered_units", count([c.before.covered_units, c.after.covered_units])));
            for r in &c.rows {
                out.push(figures("unit", &r.code, &r.name, &format!("{service} km"), r.km));
                out.push(figures("unit", &r.code, &r.name, &format!("{service} sites_within"), r.within.map(|n| Some(f64::from(n)))));
            }
        }
        if let Some(h) = &self.harmony {
            even(&mut out, "harmony", &h.moved.before, &h.moved.after);
        }
        if let Some(n) = &self.needs {
            even(&mut out, "needs", &n.moved.before, &n.moved.after);
        }
        if let Some(m) = &self.matches {
            out.push(figures("matches", "", "", "cost", [m.before.cost, m.after.cost].map(|c| Some(crate::exchange::in_points(c)))));
            out.push(figures("matches", "", "", "met", count([m.before.met, m.after.met])));
            out.push(figures("matches", "", "", "wholly_met", count([m.before.wholly, m.after.wholly])));
            for n in &m.needs {
                out.push(figures(
                    "need",
                    &n.need.id.to_string(),
                    &n.need.title,
                    &n.after.unit,
                    [Some(n.before.amount), Some(n.after.amount)],
                ));
            }
        }
        if let Some(n) = &self.network {
            for (measure, of) in [
                ("ties", [n.before.ties, n.after.ties]),
                ("components", [n.before.components, n.after.components]),
                ("greatest", [n.before.greatest, n.after.greatest]),
                ("cut_points", [n.before.cut_points, n.after.cut_points]),
                ("bridges", [n.before.bridges, n.after.bridges]),
            ] {
                out.push(figures("network", "", "", measure, count(of)));
            }
            for a in n.ends.iter().chain(&n.others) {
                let (id, title) = (a.actor.id.to_string(), &a.actor.title);
                out.push(figures("actor", &id, title, "partners", count(a.partners)));
                out.push(figures("actor", &id, title, "harmonic", a.harmonic));
                out.push(figures("actor", &id, title, "broker", a.broker.map(Some)));
                out.push(figures("actor", &id, title, "leads", a.leads.map(Some)));
            }
        }
        out
    }

    /// As CSV.
    pub fn csv(&self) -> Result<Vec<u8>> {
        let io = |e: std::io::Error| WorkError::Report(e.to_string());
        let mut out = CsvOut::new(Vec::new(), COLUMNS).map_err(io)?;
        for line in self.lines() {
            out.row(line.iter().map(String::as_str)).map_err(io)?;
        }
        out.finish().map_err(io)
    }
}

impl Workbench {
    /// What would be otherwise, as CSV.
    pub async fn what_if_csv(&self, who: &Who, ask: &super::WhatIfAsk) -> Result<Vec<u8>> {
        self.what_if(who, ask).await?.csv()
    }
}
