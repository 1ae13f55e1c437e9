//! Ties that are missing: actors who know the same others, one of whom offers what the other needs, and who do not know each other;
//! competences that a project asks for and that lie unused in the register.

use super::demand::waits;
use super::finding::{Arg, Evidence, Finding};
use super::ground::{Ground, number, units};
use reticolo_model::fold::fold;
use reticolo_model::{Record, Visibility};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use uuid::Uuid;

/// Things in which actors stand together.
const COMMON: [&str; 4] = ["initiative", "project", "pilot", "partnership"];
/// Where more stand together than this, it says little that two of them do.
const CROWD: usize = 60;
/// So many partners two actors must have in common.
const PARTNERS: usize = 3;
/// And so strong the partners must be as a bridge: each counts one over all that it knows, so that those who know everybody count for
/// nothing.
const ALLOCATED: f64 = 0.6;

/// Whom each actor knows.
type Knows = HashMap<Uuid, BTreeSet<Uuid>>;

/// Ties that are missing: between those who complement each other, and between those who met the same others elsewhere.
pub(super) fn missing(ground: &Ground) -> Vec<Finding> {
    let knows = partners(ground);
    [complementary(ground, &knows), apart(ground, &knows)].concat()
}

/// Who knows whom: partners, members, suppliers, and those who stand in one thing.
fn partners(ground: &Ground) -> Knows {
    let mut out = Knows::new();
    let mut tie = |a: Uuid, b: Uuid| {
        if a != b {
            out.entry(a).or_default().insert(b);
            out.entry(b).or_default().insert(a);
        }
    };
    for actor in ground.all("actor") {
        ground.around(actor.id).filter(|r| r.kind == "actor").for_each(|other| tie(actor.id, other.id));
    }
    for thing in COMMON.into_iter().flat_map(|kind| ground.all(kind)) {
        let inside: Vec<Uuid> = ground.around(thing.id).filter(|r| r.kind == "actor").map(|r| r.id).collect();
        if inside.len() <= CROWD {
            inside.iter().for_each(|a| inside.iter().for_each(|b| tie(*a, *b)));
        }
    }
    out
}

/// Two actors of one place with several common partners and no tie, one of whom offers what the other needs. Common partners count by
/// how few others they know (resource allocation: Zhou, Lü and Zhang 2009, <https://doi.org/10.1140/epjb/e2009-00335-8>).
fn complementary(ground: &Ground, knows: &Knows) -> Vec<Finding> {
    let mut givers: BTreeMap<(&str, &str), BTreeMap<Uuid, &Record>> = BTreeMap::new();
    for offer in ground.all("offer").filter(|o| o.status == "active" && ground.lasts(o)) {
        let Some(service) = offer.body_text("category") else { continue };
        for actor in ground.to(offer.id, "offered_by").filter(|r| r.kind == "actor") {
            units(actor).for_each(|unit| {
                givers.entry((service, unit)).or_default().insert(actor.id, offer);
            });
        }
    }
    let mut seen = BTreeSet::new();
    let mut out = Vec::new();
    for need in ground.all("need").filter(|n| waits(ground, n)) {
        let Some(service) = need.body_text("category") else { continue };
        for one in ground.to(need.id, "expressed_by").filter(|r| r.kind == "actor") {
            let Some(own) = knows.get(&one.id) else { continue };
            for (other, offer) in units(one).filter_map(|unit| givers.get(&(service, unit))).flatten() {
                let (Some(theirs), Some(giver)) = (knows.get(other), ground.get(*other)) else { continue };
                let pair = (one.id.min(*other), one.id.max(*other));
                if one.id == *other || own.contains(other) || !seen.insert((pair, service)) {
                    continue;
                }
                let common: Vec<&Record> = own.intersection(theirs).filter_map(|id| ground.get(*id)).collect();
                if common.len() < PARTNERS {
                    continue;
                }
                let allocated: f64 = common.iter().map(|r| 1.0 / knows.get(&r.id).map_or(1, BTreeSet::len) as f64).sum();
                if allocated < ALLOCATED {
                    continue;
                }
                out.push(missing_one(service, [one, giver], need, offer, &common, allocated));
            }
        }
    }
    out
}

/// Two actors of the territory who each worked with the same partner from outside, and never with each other.
fn apart(ground: &Ground, knows: &Knows) -> Vec<Finding> {
    let inside = |r: &Record| units(r).any(|u| ground.places.is_inside(u));
    let mut common: BTreeMap<(Uuid, Uuid), Vec<&Record>> = BTreeMap::new();
    for far in ground.all("actor").filter(|r| !inside(r)) {
        let near: Vec<Uuid> = knows.get(&far.id).into_iter().flatten().copied().filter(|id| ground.get(*id).is_some_and(inside)).collect();
        for (i, a) in near.iter().enumerate() {
            for b in near[i + 1..].iter().filter(|b| !knows.get(a).is_some_and(|of| of.contains(b))) {
                common.entry((*a.min(b), *a.max(b))).or_default().push(far);
            }
        }
    }
    let of = |((a, b), far): ((Uuid, Uuid), Vec<&Record>)| {
        let (one, other) = (ground.get(a)?, ground.get(b)?);
        let mut out = Finding::new("missing_tie", "apart", format!("apart/{a}/{b}"), &[one, other]);
        out.n = i64::try_from(far.len()).unwrap_or(i64::MAX);
        out.args.extend([
            ("one", Arg::Text(one.title.clone())),
            ("other", Arg::Text(other.title.clone())),
            ("common", Arg::Text(far.iter().take(3).map(|r| r.title.as_str()).collect::<Vec<_>>().join(", "))),
        ]);
        out.units = units(one).chain(units(other)).filter(|u| ground.places.is_inside(u)).map(str::to_owned).collect();
        out.units.dedup();
        out.evidence.extend(far.iter().take(5).map(|r| Evidence::record("common_partner", r, None)));
        out.visibility = out.visibility.max(far.iter().map(|r| r.visibility).max().unwrap_or(Visibility::Public));
        out.illustrative |= far.iter().any(|r| r.illustrative);
        out.doubt(true, 10, "ties_on_record");
        out.doubt(far.len() == 1, 20, "one_partner");
        Some(out)
    };
    common.into_iter().filter_map(of).collect()
}

fn missing_one(service: &str, [one, other]: [&Record; 2], need: &Record, offer: &Record, common: &[&Record], allocated: f64) -> Finding {
    let (first, second) = if one.id < other.id { (one, other) } else { (other, one) };
    let mut out = Finding::new("missing_tie", "missing_tie", format!("{}/{}/{service}", first.id, second.id), &[one, other, need, offer]);
    out.n = i64::try_from(common.len()).unwrap_or(i64::MAX);
    out.args.extend([
        ("one", Arg::Text(one.title.clone())),
        ("other", Arg::Text(other.title.clone())),
        ("service", Arg::Service(service.to_owned())),
        ("common", Arg::Text(common.iter().take(3).map(|r| r.title.as_str()).collect::<Vec<_>>().join(", "))),
    ]);
    out.units = units(one).filter(|u| units(other).any(|v| v == *u)).map(str::to_owned).collect();
    out.evidence.push(Evidence::record("needs_it", need, None));
    out.evidence.push(Evidence::record("offers_it", offer, None));
    out.evidence.extend(common.iter().take(5).map(|r| Evidence::record("common_partner", r, None)));
    out.evidence.push(Evidence::plain("allocation", Some(Arg::Number(allocated))));
    out.people = number(need, "people");
    out.doubt(true, 10, "ties_on_record");
    out.doubt(common.len() == PARTNERS, 10, "few_partners");
    out
}

/// Competences that projects ask for, that nobody tied to them has, and that somebody in the register has and does not use. Persons are
/// named to those who sign in, never to the public.
pub(super) fn competences(ground: &Ground) -> Vec<Finding> {
    let has = |r: &Record| -> BTreeSet<String> {
        let rows = r.body.get("competences").and_then(serde_json::Value::as_array).into_iter().flatten();
        rows.filter_map(|row| row.get("competence")?.as_str()).map(fold).collect()
    };
    let mut free: BTreeMap<String, Vec<&Record>> = BTreeMap::new();
    for person in ground.all("professional") {
        let registered = person.status == "qualified" && person.body_text("expires_on").is_none_or(|d| d >= ground.day.as_str());
        let at_work = ground.to(person.id, "works_at").next().is_some()
            || ground.to(person.id, "trains").next().is_some()
            || ground.from(person.id, "offered_by").any(|o| o.status == "active");
        if registered && !at_work && number(person, "days_a_month").is_none_or(|d| d > 0.0) {
            has(person).into_iter().for_each(|c| free.entry(c).or_default().push(person));
        }
    }
    let mut out = Vec::new();
    for project in ground.all("project").filter(|p| ground.goes_on(p)) {
        let tied = || {
            let near = ground.around(project.id);
            near.flat_map(|r| std::iter::once(r).chain(ground.around(r.id))).filter(|r| r.kind == "professional")
        };
        let there: BTreeSet<String> = tied().flat_map(has).collect();
        let asked = project.body.get("competences").and_then(serde_json::Value::as_array).into_iter().flatten();
        for asked in asked.filter_map(serde_json::Value::as_str) {
            let Some(people) = free.get(&fold(asked)).filter(|_| !there.contains(&fold(asked))) else { continue };
            let mut one = Finding::new("unused_competence", "unused_competence", format!("{}/{}", project.id, fold(asked)), &[project]);
            one.n = i64::try_from(people.len()).unwrap_or(i64::MAX);
            one.args.extend([("competence", Arg::Text(asked.to_owned())), ("project", Arg::Text(project.title.clone()))]);
            one.units = units(project).map(str::to_owned).collect();
            one.evidence.push(Evidence::record("asks_for_it", project, None));
            if ground.persons {
                one.subjects.extend(people.iter().map(|p| p.id));
                one.visibility = one.visibility.max(Visibility::SignedIn);
                one.evidence.extend(people.iter().take(5).map(|p| Evidence::record("has_it", p, number(p, "days_a_month").map(Arg::Days))));
                one.illustrative |= people.iter().any(|p| p.illustrative);
            }
            one.doubt(true, 10, "register_only");
            one.doubt(people.iter().all(|p| number(p, "days_a_month").is_none()), 15, "days_unknown");
            out.push(one);
        }
    }
    out
}
