//! What `basins` tells: the table of units, and in words what holds each area together and why two units are in one, or not.

use super::files::Asked;
use super::{Answer, Method};
use crate::work::{Column, Told};
use reticolo_analysis::flows::APART;
use reticolo_analysis::flows::areas::Area;
use reticolo_analysis::flows::ttwa::{Came, TtwaAsk};
use reticolo_analysis::flows::why::{self, Link};
use reticolo_analysis::sums::round9;
use reticolo_messages::{Language, t, tr};
use reticolo_messages::{decimal, integer, percent};
use serde_json::{Value, json};

/// Areas whose reasons are told in words; the JSON has them all.
const MOST_IN_WORDS: usize = 60;
/// Ties told of each area.
const TIES: usize = 3;

fn came_code(came: Came) -> &'static str {
    match came {
        Came::Stayed => "stayed",
        Came::Given => "given",
        Came::Reserve => "reserve",
        Came::Enclave => "enclave",
        Came::Apart => "apart",
    }
}

/// One row a unit.
pub fn table(told: &mut Told, asked: &Asked, answer: &Answer) {
    let (flows, division) = (&asked.flows, &answer.division);
    let holds = why::holds(flows, division);
    let label = |l: u32| if l == APART { -1 } else { i64::from(l) };
    let seed = |l: u32| if l == APART { Value::Null } else { json!(asked.units[division.areas[l as usize].seed as usize]) };
    told.column(Column::new("unit", asked.units.iter().map(String::as_str)));
    if let Some(names) = &asked.names {
        told.column(Column::new("name", names.iter().map(String::as_str)));
    }
    let labels = Column::new("label", division.label.iter().map(|l| label(*l)));
    told.detail("labels", Value::Array(labels.cells.clone()));
    told.table.push(labels);
    told.column(Column::new("seed", division.label.iter().map(|l| seed(*l))));
    if !answer.came.is_empty() {
        told.column(Column::new("came", answer.came.iter().map(|c| came_code(*c))));
    }
    told.column(Column::numbers("residents", (0..flows.len()).map(|v| Some(flows.residents(v)))));
    told.column(Column::numbers("jobs", (0..flows.len()).map(|v| Some(flows.jobs(v)))));
    told.column(Column::numbers("holds", holds.iter().map(|h| h.own.map(|l| l.cohesion))));
    told.column(Column::new("next", holds.iter().map(|h| h.other.map_or(Value::Null, |l| seed(l.to)))));
    told.column(Column::numbers("holds_next", holds.iter().map(|h| h.other.map(|l| l.cohesion))));
}

fn link_json(link: &Link, called: impl Fn(u32) -> String) -> Value {
    json!({
        "from": called(link.from), "to": called(link.to), "go": round9(link.go), "come": round9(link.come),
        "cohesion": round9(link.cohesion),
    })
}

/// People as they are read: whole where they are.
fn people(language: Language, n: f64) -> String {
    if n.fract() == 0.0 && n.abs() < 1e15 { integer(language, n as i64) } else { decimal(language, n, 1) }
}

/// A tie in words: who goes where.
fn tie_words(language: Language, link: &Link, called: &impl Fn(u32) -> String) -> String {
    let (from, to) = (called(link.from), called(link.to));
    let (go, come) = (people(language, link.go), people(language, link.come));
    tr(language, "basins-flow-tie", &[("from", &from), ("to", &to), ("go", &go), ("come", &come)])
}

fn share(language: Language, x: Option<f64>) -> String {
    x.map_or_else(|| "–".to_owned(), |x| percent(language, x, 1))
}

/// An area's self-containment in words.
fn contained_words(language: Language, seed: &str, area: &Area) -> String {
    let (residents, jobs) = (share(language, area.of_residents()), share(language, area.of_jobs()));
    let (units, workers) = (integer(language, i64::from(area.units)), people(language, area.residents));
    tr(
        language,
        "basins-flow-area",
        &[("area", seed), ("units", &units), ("workers", &workers), ("residents", &residents), ("jobs", &jobs)],
    )
}

/// Self-containment of each area, and what makes it one.
pub fn areas(told: &mut Told, language: Language, rule: TtwaAsk, method: Method, asked: &Asked, answer: &Answer) {
    let division = &answer.division;
    let reasons = why::reasons(&asked.flows, division, TIES);
    let unit = |u: u32| asked.called(u).to_owned();
    let id = |u: u32| asked.units[u as usize].clone();
    let seed = |a: u32| unit(division.areas[a as usize].seed);
    let mut contained = Vec::new();
    let mut because = Vec::new();
    for (at, (area, reason)) in division.areas.iter().zip(&reasons).enumerate() {
        let validity = rule.validity(area);
        contained.push(json!({
            "label": at, "seed": id(area.seed), "units": area.units, "residents": round9(area.residents),
            "jobs": round9(area.jobs), "inside": round9(area.inside), "of_residents": area.of_residents().map(round9),
            "of_jobs": area.of_jobs().map(round9), "validity": round9(validity), "took_reserve": answer.took[at],
        }));
        let next = reason.next.map(|l| link_json(&l, |a| id(division.areas[a as usize].seed)));
        because.push(json!({
            "label": at, "seed": id(area.seed), "inner": reason.inner.iter().map(|l| link_json(l, id)).collect::<Value>(), "next": next,
        }));
        if at >= MOST_IN_WORDS {
            continue;
        }
        let mut said = vec![contained_words(language, &unit(area.seed), area)];
        if !reason.inner.is_empty() {
            let ties: Vec<String> = reason.inner.iter().map(|l| tie_words(language, l, &unit)).collect();
            said.push(tr(language, "basins-flow-inner", &[("ties", &ties.join("; "))]));
        }
        if let Some(next) = reason.next {
            let (go, come) = (people(language, next.go), people(language, next.come));
            said.push(tr(language, "basins-flow-next", &[("area", &seed(next.to)), ("go", &go), ("come", &come)]));
        }
        if validity < 1.0 && method == Method::Ttwa {
            let validity = decimal(language, validity, 3);
            said.push(tr(language, "basins-flow-short", &[("validity", &validity)]));
        }
        told.reasons.push(said.join(" "));
    }
    told.detail("self_containment", contained);
    told.detail("reasons", because);
    let left = division.areas.len().saturating_sub(MOST_IN_WORDS);
    if left > 0 {
        told.reasons.push(tr(language, "basins-flow-more", &[("many", &integer(language, left as i64))]));
    }
    if division.areas.is_empty() {
        told.reasons.push(t(language, "basins-flow-none"));
    }
    if answer.enclaves > 0 {
        told.reasons.push(tr(language, "basins-flow-enclaves", &[("many", &integer(language, i64::from(answer.enclaves)))]));
    }
    if let Some(other) = asked.compare.as_ref().filter(|o| !o.missing.is_empty()) {
        let many = integer(language, other.missing.len() as i64);
        let some = other.missing.iter().take(10).cloned().collect::<Vec<_>>().join(", ");
        told.reasons.push(tr(language, "basins-flow-not_found", &[("many", &many), ("some", &some)]));
    }
}

/// Why two units are in one area, or in two.
pub fn why(told: &mut Told, language: Language, method: Method, asked: &Asked, answer: &Answer) {
    let Some((one, other)) = asked.why else { return };
    let (flows, division) = (&asked.flows, &answer.division);
    let found = why::pair(flows, division, one, other);
    let unit = |u: u32| asked.called(u).to_owned();
    let id = |u: u32| asked.units[u as usize].clone();
    let area_id = |a: u32| id(division.areas[a as usize].seed);
    let hold = |h: &why::Hold, u: u32| {
        let to = |l: Link| json!({ "area": area_id(l.to), "go": round9(l.go), "come": round9(l.come), "cohesion": round9(l.cohesion) });
        json!({ "unit": id(u), "own": h.own.map(to), "next": h.other.map(to), "came": answer.came.get(u as usize).map(|c| came_code(*c)) })
    };
    told.detail(
        "why",
        json!({
            "together": found.area.is_some(),
            "area": found.area.map(area_id),
            "direct": link_json(&found.direct, id),
            "chain": found.chain.iter().map(|l| link_json(l, id)).collect::<Value>(),
            "holds": [hold(&found.holds[0], one), hold(&found.holds[1], other)],
        }),
    );
    let (a, b) = (unit(one), unit(other));
    let seed = |a: u32| unit(division.areas[a as usize].seed);
    let mut said = vec![match found.area {
        Some(area) => tr(language, "basins-why-together", &[("one", &a), ("other", &b), ("area", &seed(area))]),
        None => tr(language, "basins-why-parted", &[("one", &a), ("other", &b)]),
    }];
    if one == other {
        said = vec![tr(language, "basins-why-same", &[("one", &a)])];
    } else if found.direct.go + found.direct.come > 0.0 {
        let of_one = (flows.residents(one as usize) > 0.0).then(|| found.direct.go / flows.residents(one as usize));
        let of_other = (flows.residents(other as usize) > 0.0).then(|| found.direct.come / flows.residents(other as usize));
        let (go, come) = (people(language, found.direct.go), people(language, found.direct.come));
        let (of_one, of_other) = (share(language, of_one), share(language, of_other));
        let words = [("one", &*a), ("other", &*b), ("go", &*go), ("come", &*come), ("of_one", &*of_one), ("of_other", &*of_other)];
        said.push(tr(language, "basins-why-direct", &words));
    } else {
        said.push(t(language, "basins-why-nothing"));
    }
    if found.chain.len() > 1 {
        let ties: Vec<String> = found.chain.iter().map(|l| tie_words(language, l, &unit)).collect();
        said.push(tr(language, "basins-why-chain", &[("ties", &ties.join("; "))]));
    }
    for (unit_at, hold) in [one, other].into_iter().zip(&found.holds) {
        let name = unit(unit_at);
        let own = hold.own.map(|l| (seed(l.to), decimal(language, l.cohesion, 4)));
        let next = hold.other.map(|l| (seed(l.to), decimal(language, l.cohesion, 4)));
        match (own, next) {
            (Some((own, k)), Some((next, l))) => {
                said.push(tr(language, "basins-why-holds", &[("unit", &name), ("own", &own), ("k", &k), ("next", &next), ("l", &l)]));
            }
            (Some((own, k)), None) => said.push(tr(language, "basins-why-only", &[("unit", &name), ("own", &own), ("k", &k)])),
            (None, _) => said.push(tr(language, "basins-why-apart", &[("unit", &name)])),
        }
        if method == Method::Ttwa && answer.came.get(unit_at as usize) == Some(&Came::Reserve) {
            said.push(tr(language, "basins-why-reserve", &[("unit", &name)]));
        }
    }
    if let Some(area) = found.area {
        said.push(contained_words(language, &seed(area), &division.areas[area as usize]));
    }
    told.reasons.insert(0, said.join(" "));
}
