//! What production is, in words of both languages: the page, the command line and programs say the same.

use super::sectors::{By, class_name};
use super::{EmploymentView, ProductionView};
use crate::plan::phrases::capitalised;
use crate::vocabularies::names::Names;
use reticolo_messages::{Language, decimal, integer, list_words, percent, t, tn, tr};

/// So many branches are named in a sentence.
const NAMED: usize = 2;

fn count(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// The branches in which the territory has most beyond its share, the most first.
#[must_use]
pub fn strengths(e: &EmploymentView) -> Vec<usize> {
    let mut strong: Vec<_> = e.territory.iter().filter(|c| c.standing == "strength").collect();
    strong.sort_by(|a, b| b.excess.unwrap_or(0.0).total_cmp(&a.excess.unwrap_or(0.0)).then(a.branch.cmp(&b.branch)));
    strong.into_iter().map(|c| c.branch).collect()
}

/// The sentence of the whole: what the territory is strong in where that is known, else who is on record.
#[must_use]
pub fn finding(l: Language, names: &Names, view: &ProductionView) -> String {
    if let Some(e) = &view.employment {
        let name = |b: usize| format!("«{}»", e.branches[b].name);
        if e.compared {
            let strong: Vec<String> = strengths(e).into_iter().take(NAMED).map(name).collect();
            return match strong.len() {
                0 => t(l, "production-finding-even"),
                n => tn(l, "production-finding-strong", count(n), &[("branches", &list_words(l, &strong))]),
            };
        }
        let greatest = e.branches.iter().enumerate().max_by(|a, b| a.1.inside.total_cmp(&b.1.inside).then(b.0.cmp(&a.0)));
        if let Some((b, branch)) = greatest {
            let share = percent(l, branch.inside / e.territory_total, 0);
            let args = [("branch", name(b)), ("share", share), ("total", decimal(l, e.territory_total, 0)), ("measure", e.measure.clone())];
            return tr(l, "production-finding-greatest", &args.each_ref().map(|(k, v)| (*k, v.as_str())));
        }
    }
    let s = &view.sectors;
    let all = integer(l, count(s.actors));
    let Some(first) = s.classes.first() else {
        let unsaid = format!("production-finding-unsaid_{}", s.by.code());
        return if s.actors == 0 { t(l, "production-finding-nothing") } else { tn(l, &unsaid, count(s.actors), &[]) };
    };
    let class = capitalised(&class_name(l, names, s.by, &first.code));
    if s.by == By::Service {
        let (number, units) = (integer(l, count(first.records())), integer(l, count(first.units)));
        return tr(l, "production-finding-service", &[("class", &class), ("number", &number), ("units", &units)]);
    }
    let number = integer(l, count(first.actors));
    let args = [("class", class.as_str()), ("number", &number), ("all", &all)];
    let place = s.rows.iter().max_by(|a, b| a.counts[0].cmp(&b.counts[0]).then_with(|| b.code.cmp(&a.code))).filter(|r| r.counts[0] > 0);
    match place {
        Some(row) => {
            let here = integer(l, count(row.counts[0]));
            tr(l, "production-finding-actors", &[args[0], args[1], args[2], ("here", &here), ("place", &row.name)])
        }
        None => tr(l, "production-finding-actors_nowhere", &args),
    }
}

/// "forza", "debolezza": what a cell is, an opportunity before anything else.
#[must_use]
pub fn standing_word(l: Language, standing: &str, opportunity: bool) -> String {
    let code = if opportunity { "opportunity" } else { standing };
    if code.is_empty() { String::new() } else { t(l, &format!("production-standing-{code}")) }
}
