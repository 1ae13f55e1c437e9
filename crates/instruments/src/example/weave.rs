//! Every tie that kinds declare: by how many of a kind there are, or each of those that cannot be without; and what a state asks for.

use super::piece::{At, Piece, SORTS, number_of};
use super::words::{chance, pick};
use crate::Result;
use reticolo_model::{Condition, Kind, LinkRule};
use serde_json::json;

const WEAVE: u32 = 370;
const STATES: u32 = 371;

/// Ties that are drawn elsewhere: from, tie, to.
const ELSEWHERE: [(&str, &str, &str); 9] = [
    ("actor", "partners_with", "actor"),
    ("actor", "member_of", "actor"),
    ("actor", "supplies", "actor"),
    ("need", "expressed_by", "actor"),
    ("need", "part_of", "lot"),
    ("offer", "offered_by", "actor"),
    ("professional", "works_at", "actor"),
    ("agreement", "serves", "need"),
    ("application", "responds_to", "call"),
];

/// Of a hundred that an actor is tied to in this way, how many actors, in all.
fn actors_of(tie: &str, to: &str) -> u32 {
    match (tie, to) {
        ("leads", "action") => 60,
        ("leads", _) => 100,
        ("takes_part_in", "initiative") => 200,
        ("takes_part_in", "project") => 300,
        ("takes_part_in", _) => 150,
        ("member_of", "partnership") => 350,
        ("member_of", "body") => 450,
        ("member_of", _) => 250,
        ("operates", _) => 45,
        ("owns", _) => 30,
        ("supplies", _) => 300,
        _ => 40,
    }
}

/// Of a hundred of a kind, how many are tied in this way.
fn share_of(from: &str, tie: &str) -> u32 {
    match (from, tie) {
        ("offer", "delivered_at") => 60,
        ("initiative" | "project", "responds_to") => 20,
        ("latency", "cites") => 30,
        ("action", "responds_to") => 60,
        ("offer", "offered_by") => 4,
        _ => 15,
    }
}

pub fn all(piece: &mut Piece<'_>) -> Result<()> {
    applications(piece);
    for sort in &SORTS {
        let kind = crate::registry::kind(sort.kind)?;
        for rule in kind.links {
            if rule.required {
                required(piece, kind, rule);
                continue;
            }
            for to in rule.to.iter().filter(|to| SORTS.iter().any(|s| s.kind == **to)) {
                if ELSEWHERE.contains(&(kind.code, rule.code, to)) {
                    continue;
                }
                if kind.code == "actor" {
                    by_actors(piece, rule, to);
                } else {
                    by_share(piece, kind, rule, to);
                }
            }
        }
    }
    states(piece)?;
    leaders(piece);
    Ok(())
}

/// Somebody or something to tie `from` to; an actor is one of the circle to which `from` belongs by its number.
fn other(piece: &Piece<'_>, from: At, to: &str, rng: &mut reticolo_analysis::rng::Rng) -> Option<At> {
    if to == "actor" {
        return Some(piece.someone(from.n, rng));
    }
    let all = piece.rest(to);
    (!all.is_empty()).then(|| *pick(rng, &all)).filter(|at| !piece.get(*at).apart)
}

/// Each record of the kind has exactly one.
fn required(piece: &mut Piece<'_>, kind: &Kind, rule: &'static LinkRule) {
    let mut rng = piece.rng(WEAVE, number_of(kind.code) << 8 | 0xff);
    for at in piece.all(kind.code) {
        let to = rule.to[at.n % rule.to.len()];
        if ELSEWHERE.contains(&(kind.code, rule.code, to)) {
            continue;
        }
        let found = (0..50).find_map(|_| other(piece, at, to, &mut rng));
        if let Some(found) = found {
            piece.tie(rule.code, at, found);
        }
    }
}

/// Every call that is open has been answered; then those that are closed.
fn applications(piece: &mut Piece<'_>) {
    let mut rng = piece.rng(WEAVE, 0);
    let mut calls = piece.common("call");
    calls.retain(|c| piece.status(*c) != "forecast");
    calls.sort_by_key(|c| (!matches!(piece.status(*c), "open" | "closing"), *c));
    for (i, at) in piece.all("application").into_iter().enumerate() {
        let call = if i < calls.len() { calls[i] } else { *pick(&mut rng, &calls) };
        piece.tie("responds_to", at, call);
    }
}

/// From the point of view of what actors are tied to: each has about as many of its circle.
fn by_actors(piece: &mut Piece<'_>, rule: &'static LinkRule, to: &str) {
    let wanted = actors_of(rule.code, to);
    // Whoever leads is known of all of them.
    let all = if rule.code == "leads" { piece.all(to) } else { piece.common(to) };
    for at in all {
        let mut rng = piece.rng(WEAVE, number_of(to) << 20 | rule.code.len() << 12 | at.n);
        let many = wanted / 100 + u32::from(chance(&mut rng, wanted % 100));
        for _ in 0..many {
            let who = piece.someone(at.n, &mut rng);
            piece.tie(rule.code, who, at);
        }
    }
}

fn by_share(piece: &mut Piece<'_>, kind: &Kind, rule: &'static LinkRule, to: &str) {
    let all = piece.common(kind.code);
    let mut rng = piece.rng(WEAVE, number_of(kind.code) << 16 | number_of(to) << 8 | rule.code.len());
    let part = share_of(kind.code, rule.code);
    for (i, at) in all.iter().enumerate() {
        // Two at least, so that there is one of each sort however few there are.
        if i + 2 < all.len() && !chance(&mut rng, part) {
            continue;
        }
        // Nothing is a part of what is a part of it, or follows what follows it.
        let fits = |o: &At| kind.code != to || o.n < at.n;
        let found = (0..60).find_map(|_| other(piece, *at, to, &mut rng).filter(fits));
        let has = rule.one && piece.ties.iter().any(|t| t.kind == rule.code && t.from == *at);
        if let Some(found) = found.filter(|_| !has) {
            piece.tie(rule.code, *at, found);
        }
    }
}

/// Draws what the state of a record asks for, where it is not there yet.
fn states(piece: &mut Piece<'_>) -> Result<()> {
    let mut have: std::collections::BTreeSet<(&'static str, At, usize, bool)> = std::collections::BTreeSet::new();
    for tie in &piece.ties {
        have.insert((tie.kind, tie.from, tie.to.sort, true));
        have.insert((tie.kind, tie.to, tie.from.sort, false));
    }
    for sort in &SORTS {
        let kind = crate::registry::kind(sort.kind)?;
        for at in piece.all(sort.kind) {
            let needs = kind.state(piece.status(at)).map_or(&[][..], |s| s.needs);
            for needed in needs {
                let (link, code, states, out) = match *needed {
                    Condition::Has(_) => continue,
                    Condition::To { link, kind, states } => (link, kind, states, true),
                    Condition::From { link, kind, states } => (link, kind, states, false),
                };
                let there = if states.is_empty() {
                    have.contains(&(link, at, number_of(code), out))
                } else {
                    piece.ties.iter().any(|t| {
                        let (here, there) = if out { (t.from, t.to) } else { (t.to, t.from) };
                        t.kind == link && here == at && SORTS[there.sort].kind == code && states.contains(&piece.status(there))
                    })
                };
                if there {
                    continue;
                }
                let mut rng = piece.rng(STATES, at.sort << 16 | at.n);
                let fits = |p: &Piece<'_>, o: &At| states.is_empty() || states.contains(&p.status(*o));
                let found = if code == "actor" {
                    Some(piece.someone(at.n, &mut rng))
                } else {
                    let all: Vec<At> = piece.common(code).into_iter().filter(|o| fits(piece, o)).collect();
                    (!all.is_empty()).then(|| *pick(&mut rng, &all))
                };
                match found {
                    Some(other) => drop(if out { piece.tie(link, at, other) } else { piece.tie(link, other, at) }),
                    // Nobody can give it: the record stays where it needs nothing.
                    None => piece.set_state(at, kind.first_state())?,
                }
            }
        }
    }
    Ok(())
}

/// Who leads an initiative or a project stands in it by name, too.
fn leaders(piece: &mut Piece<'_>) {
    let initiative = number_of("initiative");
    let led: Vec<(At, At)> = piece.ties.iter().filter(|t| t.kind == "leads" && t.to.sort == initiative).map(|t| (t.from, t.to)).collect();
    for (who, at) in led {
        let actor = &piece.get(who).record;
        let (name, code) = (actor.title.clone(), actor.body.get("tax_code").cloned());
        piece.put(at, "leader_name", name);
        if let Some(code) = code {
            piece.put(at, "leader_tax_code", code);
        }
    }
    let places = number_of("place");
    for tie in piece.ties.clone().iter().filter(|t| t.kind == "offered_by" && t.from.sort == places) {
        let name = piece.get(tie.to).record.title.clone();
        piece.put(tie.from, "rules", json!(format!("Regole di {name}.")));
    }
}
