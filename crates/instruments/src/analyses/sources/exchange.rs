//! Needs and offers as the exchange brings them together, and the needs that are open, as points on a plane.

use super::records::{Rules, ids};
use super::{Asked, Given, Setting, SettingKind, Source, figure};
use crate::Result;
use crate::exchange::{A_KM, Exchange, FORBIDDEN, HALF, Side, first_day, last_day, unmet};
use crate::services::is_of;
use reticolo_messages::{integer, t, tr};
use reticolo_model::period::days_between;
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use uuid::Uuid;

const SERVICE: Setting = Setting::new("service", SettingKind::Service);

pub static MATCH: Source =
    Source { verb: "match", gives: &["needs", "offers", "arcs"], settings: &[SERVICE], make: |asked| Box::pin(matching(asked)) };

pub static ASSIGN: Source = Source {
    verb: "assign",
    gives: &["cost"],
    settings: &[SERVICE, Setting::new("rows", SettingKind::Number("200"))],
    make: |asked| Box::pin(assign(asked)),
};

pub static AGGREGATE: Source = Source {
    verb: "aggregate",
    gives: &["points", "rules"],
    settings: &[
        SERVICE,
        Setting::new("radius", SettingKind::Number("5")),
        Setting::new("window", SettingKind::Number("0")),
        Setting::new("least", SettingKind::Number("10")),
        Setting::new("most", SettingKind::Number("")),
        Setting::new("persons_least", SettingKind::Number("1")),
    ],
    make: |asked| Box::pin(aggregate(asked)),
};

/// What nobody says, in a column that a verb takes groups from.
const UNSAID: &str = "-";
/// Kilometres in a degree of latitude.
const A_DEGREE: f64 = 111.195;

async fn exchange(asked: &Asked<'_>) -> Result<Arc<Exchange>> {
    asked.wb.exchange_on(asked.who, &asked.day()).await
}

/// Whether a side is of the service that is asked, or of one under it.
fn wanted(asked: &Asked<'_>, side: &Side) -> bool {
    asked.setting("service").is_none_or(|service| is_of(&side.category, service))
}

fn said(text: &str) -> String {
    if text.is_empty() { UNSAID } else { text }.to_owned()
}

fn named<'s>(given: &mut Given, sides: impl Iterator<Item = &'s Side>) {
    given.names.extend(sides.map(|s| (s.id.to_string(), s.title.clone())));
}

async fn matching(asked: &Asked<'_>) -> Result<Given> {
    let exchange = exchange(asked).await?;
    let (wants, offers) = (&exchange.sides.wants, &exchange.sides.offers);
    let mut given = Given::default();
    let need = |w: &Side| {
        let unit = w.units.first().map_or("", String::as_str);
        let amount = w.amount.left.base.to_string();
        vec![w.id.to_string(), amount, unmet(w).to_string(), said(&w.category), said(&w.urgency), said(unit), w.title.clone()]
    };
    let asked_for: Vec<&Side> = wants.iter().filter(|w| wanted(asked, w)).collect();
    let rows: Vec<Vec<String>> = asked_for.iter().map(|w| need(w)).collect();
    given.table("needs", &["need", "amount", "unmet_cost", "service", "urgency", "unit", "title"], &rows)?;
    // What ended, or is not active yet, serves nobody.
    let active: Vec<&Side> = offers.iter().filter(|o| o.status == "active").collect();
    let rows: Vec<Vec<String>> = active.iter().map(|o| vec![o.id.to_string(), o.amount.left.base.to_string(), o.title.clone()]).collect();
    given.table("offers", &["offer", "capacity", "title"], &rows)?;
    let arcs = exchange.joined.iter().filter(|((i, _), _)| wanted(asked, &wants[*i]));
    let rows: Vec<Vec<String>> =
        arcs.map(|((i, j), joined)| vec![wants[*i].id.to_string(), offers[*j].id.to_string(), joined.cost.to_string()]).collect();
    given.table("arcs", &["need", "offer", "cost"], &rows)?;
    given.note(asked, "source-offers_inactive", offers.len() - active.len());
    let points = [("km", integer(asked.language, A_KM as i64)), ("half", integer(asked.language, HALF))];
    given.notes.push(tr(asked.language, "source-match_units", &points.each_ref().map(|(k, v)| (*k, v.as_str()))));
    named(&mut given, asked_for.into_iter().chain(active));
    Ok(given)
}

async fn assign(asked: &Asked<'_>) -> Result<Given> {
    let exchange = exchange(asked).await?;
    let (wants, offers) = (&exchange.sides.wants, &exchange.sides.offers);
    let mut of_want: BTreeMap<usize, BTreeMap<usize, i64>> = BTreeMap::new();
    for ((i, j), joined) in exchange.joined.iter().filter(|((i, _), _)| wanted(asked, &wants[*i])) {
        of_want.entry(*i).or_default().insert(*j, joined.cost);
    }
    let most = asked.whole("rows", 200)?;
    let mut given = Given::default();
    given.note(asked, "source-needs_without_pair", wants.iter().filter(|w| wanted(asked, w)).count() - of_want.len());
    given.note(asked, "source-needs_beyond", of_want.len().saturating_sub(most));
    let rows: Vec<(&usize, &BTreeMap<usize, i64>)> = of_want.iter().take(most).collect();
    let columns: BTreeSet<usize> = rows.iter().flat_map(|(_, costs)| costs.keys().copied()).collect();
    let header: Vec<String> = std::iter::once("need".to_owned()).chain(columns.iter().map(|j| offers[*j].id.to_string())).collect();
    let row = |(i, costs): &(&usize, &BTreeMap<usize, i64>)| {
        let cost = |j: &usize| costs.get(j).unwrap_or(&FORBIDDEN).to_string();
        std::iter::once(wants[**i].id.to_string()).chain(columns.iter().map(cost)).collect::<Vec<String>>()
    };
    given.table("cost", &header, &rows.iter().map(row).collect::<Vec<_>>())?;
    given.notes.push(tr(asked.language, "source-assign_forbidden", &[("cost", &integer(asked.language, FORBIDDEN))]));
    named(&mut given, rows.iter().map(|(i, _)| &wants[**i]).chain(columns.iter().map(|j| &offers[*j])));
    Ok(given)
}

/// Days from one day to another, which may be the last of a month that is shorter.
fn days(from: &str, to: &str) -> Option<i64> {
    let shorter = |cut: &str| days_between(from, &format!("{}{cut}", to.get(..8)?));
    days_between(from, to).or_else(|| shorter("30")).or_else(|| shorter("29")).or_else(|| shorter("28"))
}

/// Points in kilometres on a plane that touches the earth in their middle.
fn on_a_plane(points: &[[f64; 2]]) -> Vec<[f64; 2]> {
    let middle = |axis: usize| {
        let (least, most) = points.iter().fold((f64::MAX, f64::MIN), |(least, most), p| (least.min(p[axis]), most.max(p[axis])));
        f64::midpoint(least, most)
    };
    let (lon, lat) = (middle(0), middle(1));
    let metre = |x: f64| (x * 1000.0).round() / 1000.0;
    points.iter().map(|p| [metre((p[0] - lon) * lat.to_radians().cos() * A_DEGREE), metre((p[1] - lat) * A_DEGREE)]).collect()
}

/// Needs that are open and in no lot, with who stands behind them.
async fn aggregate(asked: &Asked<'_>) -> Result<Given> {
    let day = asked.day();
    let mut sides = asked.wb.sides(asked.who, &day).await?.wants;
    sides.retain(|w| w.kind == "need" && wanted(asked, w));
    let all = sides.len();
    sides.retain(|w| w.point.is_some());
    let mut given = Given::default();
    given.note(asked, "source-needs_without_place", all - sides.len());
    let (needs, actors): (BTreeSet<Uuid>, _) = (sides.iter().map(|w| w.id).collect(), ids(&asked.all("actor").await?));
    let mut behind: BTreeMap<Uuid, Vec<String>> = BTreeMap::new();
    for link in asked.ties("expressed_by", &needs, &actors).await? {
        behind.entry(link.from).or_default().push(link.to.to_string());
    }
    let points = on_a_plane(&sides.iter().filter_map(|w| w.point).collect::<Vec<_>>());
    let row = |(w, [x, y]): (&Side, [f64; 2])| {
        let measure = &w.amount.measure;
        // Only what is counted alike adds up.
        let kind = [w.category.as_str(), measure.unit.as_str(), if measure.recurring { "year" } else { "" }];
        let kind: Vec<&str> = kind.into_iter().filter(|k| !k.is_empty()).collect();
        let moment = |period: Option<String>| period.and_then(|p| days(&day, &p)).map(|n| n.to_string()).unwrap_or_default();
        vec![
            w.id.to_string(),
            kind.join("/"),
            figure(Some(x)),
            figure(Some(y)),
            figure(Some(w.amount.left.base as f64 / 1000.0)),
            moment(w.period[0].as_deref().map(first_day)),
            moment(w.period[1].as_deref().map(last_day)),
            behind.get(&w.id).map(|b| b.join(";")).unwrap_or_default(),
            w.title.clone(),
        ]
    };
    let rows: Vec<Vec<String>> = sides.iter().zip(points).map(row).collect();
    given.table("points", &["id", "kind", "x", "y", "quantity", "from", "to", "people", "title"], &rows)?;
    let mut rules = Rules::default();
    for (name, member, usual) in [("radius", "radius", 5.0), ("window", "window", 0.0), ("least", "least", 10.0)] {
        rules.set(member, &json!(asked.number(name, usual)?));
    }
    if asked.setting("most").is_some() {
        rules.set("most", &json!(asked.number("most", 0.0)?));
    }
    rules.set("people", &json!(asked.whole("persons_least", 1)?));
    given.text("rules", "lots.toml", rules.done());
    given.notes.push(tr(asked.language, "source-lots_days", &[("day", &reticolo_messages::date(asked.language, &day))]));
    given.notes.push(t(asked.language, "source-lots_kinds"));
    named(&mut given, sides.iter());
    Ok(given)
}
