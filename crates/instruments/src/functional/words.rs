//! What is found, in words of both languages: the page, the plan and the command line say the same. An estimate says that it is one.

use super::view::{FlowTie, FunctionalArea, FunctionalView, Pair};
use crate::places::Places;
use reticolo_messages::{Language, decimal, integer, percent, t, tn, tr};

/// People as they are read: whole where they are.
#[must_use]
pub fn people(l: Language, n: f64) -> String {
    #[expect(clippy::cast_possible_truncation, reason = "people are whole, or few")]
    if n.fract() == 0.0 && n.abs() < 1e15 || n >= 100.0 { integer(l, n.round() as i64) } else { decimal(l, n, 1) }
}

/// The sentence of the whole: how many basins, how many stay in theirs; that it is an estimate.
#[must_use]
pub fn finding(l: Language, view: &FunctionalView) -> String {
    let n = i64::try_from(view.ours().count()).unwrap_or(i64::MAX);
    let key = if view.is_estimate() { "functional-finding_estimate" } else { "functional-finding" };
    tn(l, key, n, &[("part", &percent(l, view.inside, 0))])
}

/// "Bacino di …", by the place it grew around.
#[must_use]
pub fn area_name(l: Language, places: &Places, seat: &str) -> String {
    tr(l, "basins-name", &[("place", places.name(seat))])
}

/// How the flows were estimated, with its parameters; nothing where they were counted.
#[must_use]
pub fn estimate_words(l: Language, view: &FunctionalView) -> Option<String> {
    let e = view.flows.estimate.as_ref()?;
    let args = [
        ("period", reticolo_messages::date(l, &view.flows.period)),
        ("decay", t(l, &format!("functional-decay-{}", e.decay))),
        ("beta", decimal(l, e.beta, 3)),
        ("mean", decimal(l, e.mean, 1)),
        ("scaled", decimal(l, e.scaled, 2)),
    ];
    let args: Vec<(&str, &str)> = args.iter().map(|(k, v)| (*k, v.as_str())).collect();
    Some(tr(l, "functional-estimate", &args))
}

fn share(l: Language, x: Option<f64>) -> String {
    x.map_or_else(|| "–".to_owned(), |x| percent(l, x, 1))
}

/// Who stays, seen from those who live there and from the jobs.
#[must_use]
pub fn area_words(l: Language, area: &FunctionalArea) -> String {
    tr(l, "functional-contained", &[("residents", &share(l, area.of_residents)), ("jobs", &share(l, area.of_jobs))])
}

/// A tie in words: who goes where.
#[must_use]
pub fn tie_words(l: Language, places: &Places, tie: &FlowTie) -> String {
    let (go, come) = (people(l, tie.go), people(l, tie.come));
    tr(l, "basins-flow-tie", &[("from", places.name(&tie.from)), ("to", places.name(&tie.to)), ("go", &go), ("come", &come)])
}

/// Why two places are in one basin, or not, a sentence each.
#[must_use]
pub fn why_words(l: Language, view: &FunctionalView, places: &Places, pair: &Pair) -> Vec<String> {
    let (one, other) = (places.name(&pair.direct.from), places.name(&pair.direct.to));
    let seat = |number: u32| view.basin(number).map_or_else(|| number.to_string(), |b| places.name(&b.seat).to_owned());
    let mut said = vec![match pair.basin {
        _ if pair.direct.from == pair.direct.to => tr(l, "basins-why-same", &[("one", one)]),
        Some(basin) => tr(l, "basins-why-together", &[("one", one), ("other", other), ("area", &seat(basin))]),
        None => tr(l, "basins-why-parted", &[("one", one), ("other", other)]),
    }];
    if pair.direct.from != pair.direct.to {
        said.push(if pair.direct.go + pair.direct.come > 0.0 {
            let (go, come) = (people(l, pair.direct.go), people(l, pair.direct.come));
            let (of_one, of_other) = (share(l, pair.of_one), share(l, pair.of_other));
            let args = [("one", one), ("other", other), ("go", &go), ("come", &come), ("of_one", &of_one), ("of_other", &of_other)];
            tr(l, "basins-why-direct", &args)
        } else {
            t(l, "basins-why-nothing")
        });
    }
    if pair.chain.len() > 1 {
        let ties: Vec<String> = pair.chain.iter().map(|tie| tie_words(l, places, tie)).collect();
        said.push(tr(l, "basins-why-chain", &[("ties", &ties.join("; "))]));
    }
    for hold in &pair.holds {
        let unit = places.name(&hold.unit);
        let told = |x: Option<(u32, f64)>| x.map(|(basin, k)| (seat(basin), decimal(l, k, 4)));
        said.push(match (told(hold.own), told(hold.next)) {
            (Some((own, k)), Some((next, n))) => {
                tr(l, "basins-why-holds", &[("unit", unit), ("own", &own), ("k", &k), ("next", &next), ("l", &n)])
            }
            (Some((own, k)), None) => tr(l, "basins-why-only", &[("unit", unit), ("own", &own), ("k", &k)]),
            (None, _) => tr(l, "basins-why-apart", &[("unit", unit)]),
        });
        if hold.came == Some("reserve") {
            said.push(tr(l, "basins-why-reserve", &[("unit", unit)]));
        }
    }
    said
}
