//! One need beside one offer: what joins them, what joins them half, and the one thing that keeps them apart.

use super::amounts::Amount;
use super::people::{Suits, suits};
use super::sides::{Side, alike};
use super::times::{Meeting, meeting};
use reticolo_analysis::services::access::FACTOR;
use reticolo_analysis::spatial::polygon::haversine_km;
use reticolo_model::fold::fold;
use reticolo_model::vocabulary::SERVICES;
use serde::{Deserialize, Serialize};

/// How far apart they may be where neither says how far.
pub const REACH_KM: f64 = 15.0;
/// What a unit on a pairing costs, in points: a hundred a kilometre, and this for each reason that is met half.
pub const A_KM: f64 = 100.0;
pub const HALF: i64 = 2_000;
/// The most a pairing costs; a unit that stays unmet costs ten times as much and more the more urgent it is.
const MOST: i64 = 100_000;
pub(crate) const UNMET: i64 = 10 * MOST;

/// What keeps two apart, in the order in which it is looked for: the first is the binding one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Constraint {
    /// The offer is not active.
    State,
    /// They are counted in different units.
    Unit,
    /// Too far.
    Place,
    /// Their times do not meet.
    Time,
    /// Dearer than can be paid.
    Price,
    /// For other people.
    People,
    /// All of it is promised already.
    Promised,
}

impl Constraint {
    pub const ALL: [Constraint; 7] = [
        Constraint::State,
        Constraint::Unit,
        Constraint::Place,
        Constraint::Time,
        Constraint::Price,
        Constraint::People,
        Constraint::Promised,
    ];

    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Constraint::State => "state",
            Constraint::Unit => "unit",
            Constraint::Place => "place",
            Constraint::Time => "time",
            Constraint::Price => "price",
            Constraint::People => "people",
            Constraint::Promised => "promised",
        }
    }
}

/// How a reason joins the two sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Join {
    Full,
    Half,
    Missing,
}

/// The reasons, one a line between the two sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Factor {
    Service,
    Place,
    Time,
    Amount,
    Price,
    People,
    Requirement,
}

impl Factor {
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Factor::Service => "service",
            Factor::Place => "place",
            Factor::Time => "time",
            Factor::Amount => "amount",
            Factor::Price => "price",
            Factor::People => "people",
            Factor::Requirement => "requirement",
        }
    }
}

/// A reason: which, how it joins, and a word for how it came to that.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Reason {
    pub factor: Factor,
    pub join: Join,
    /// The key of its sentence.
    pub say: &'static str,
}

/// Two that are looked at together.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Pair {
    /// Kilometres on the way, estimated from the straight line; none where a place is not known.
    pub km: Option<f64>,
    /// Points a unit.
    pub cost: i64,
    /// What the order of candidates goes by: the cost, and more where the offer has not enough.
    pub rank: i64,
    pub reasons: Vec<Reason>,
    /// What keeps them apart; empty for a candidate.
    pub apart: Vec<Constraint>,
}

impl Pair {
    /// The one constraint that binds.
    #[must_use]
    pub fn binding(&self) -> Option<Constraint> {
        self.apart.first().copied()
    }
}

/// Whether one service is the other, or stands above it.
fn same_service(want: &str, offer: &str) -> Option<Join> {
    let above = |code: &str, top: &str| SERVICES.entries.iter().any(|(c, parent)| *c == code && *parent == top);
    if want == offer {
        Some(Join::Full)
    } else if above(want, offer) || above(offer, want) {
        Some(Join::Half)
    } else {
        None
    }
}

/// The measures agree, or one of them is not stated at all.
fn counted_alike(want: &Amount, offer: &Amount) -> bool {
    want.measure == offer.measure
}

fn kilometres(want: &Side, offer: &Side) -> Option<f64> {
    let shared = want.units.iter().any(|u| offer.units.contains(u));
    // In one unit, as far as anybody knows.
    if shared && !(want.exact && offer.exact) {
        return Some(0.0);
    }
    Some((haversine_km(want.point?, offer.point?) * FACTOR * 10.0).round() / 10.0)
}

/// Looks at a need or lot and an offer; nothing where they are of different services.
#[must_use]
pub fn pair(want: &Side, offer: &Side, today: &str) -> Option<Pair> {
    let service = same_service(&want.category, &offer.category)?;
    let mut reasons = Vec::with_capacity(7);
    let mut apart = Vec::new();
    let mut say = |factor: Factor, join: Join, say: &'static str| reasons.push(Reason { factor, join, say });
    if offer.status != "active" {
        apart.push(Constraint::State);
    }
    say(Factor::Service, service, if service == Join::Full { "service-same" } else { "service-wider" });

    let km = kilometres(want, offer);
    let limit = match (want.reach_km, offer.reach_km) {
        (None, None) => REACH_KM,
        (a, b) => a.unwrap_or(0.0).max(b.unwrap_or(0.0)),
    };
    let shared = want.units.iter().any(|u| offer.units.contains(u));
    match km {
        None => say(Factor::Place, Join::Half, "place-unknown"),
        Some(_) if shared => say(Factor::Place, Join::Full, "place-same"),
        Some(km) if km <= limit => say(Factor::Place, Join::Full, "place-within"),
        Some(_) => {
            apart.push(Constraint::Place);
            say(Factor::Place, Join::Missing, "place-far");
        }
    }

    let of = |side: &Side| [side.period[0].clone(), side.period[1].clone()];
    let (w, o) = (of(want), of(offer));
    let open = [&w, &o].iter().all(|p| p.iter().all(Option::is_none));
    match meeting([w[0].as_deref(), w[1].as_deref()], [o[0].as_deref(), o[1].as_deref()], today) {
        Meeting::Whole => say(Factor::Time, Join::Full, if open { "time-open" } else { "time-whole" }),
        Meeting::Part => say(Factor::Time, Join::Half, "time-part"),
        Meeting::Never => {
            apart.push(Constraint::Time);
            say(Factor::Time, Join::Missing, "time-never");
        }
    }

    let (wants, has) = (want.amount.left.base, offer.amount.left.base);
    let mut short = false;
    if !counted_alike(&want.amount, &offer.amount) {
        apart.push(Constraint::Unit);
        say(Factor::Amount, Join::Missing, "amount-unit");
    } else if has == 0 {
        apart.push(Constraint::Promised);
        say(Factor::Amount, Join::Missing, "amount-promised");
    } else if has < wants {
        short = true;
        say(Factor::Amount, Join::Half, "amount-part");
    } else {
        say(Factor::Amount, Join::Full, "amount-enough");
    }

    let mut dear = 0.0;
    match (want.cents, offer.cents) {
        (Some(most), Some(price)) if price > most => {
            apart.push(Constraint::Price);
            say(Factor::Price, Join::Missing, "price-dear");
        }
        (Some(most), Some(price)) => {
            #[expect(clippy::cast_precision_loss, reason = "cents of a price")]
            let share = if most > 0 { price as f64 / most as f64 } else { 0.0 };
            dear = share;
            say(Factor::Price, Join::Full, "price-within");
        }
        (None, Some(_)) => say(Factor::Price, Join::Full, "price-stated"),
        (Some(_), None) => say(Factor::Price, Join::Half, "price-unknown"),
        (None, None) => say(Factor::Price, Join::Full, "price-open"),
    }

    match suits(&want.folk, &offer.folk) {
        Suits::Yes => say(Factor::People, Join::Full, if offer.folk.is_open() { "people-open" } else { "people-same" }),
        Suits::Perhaps => say(Factor::People, Join::Half, "people-perhaps"),
        Suits::No => {
            apart.push(Constraint::People);
            say(Factor::People, Join::Missing, "people-other");
        }
    }

    let folded = fold(&want.asks);
    // That whoever answers is from here says nothing of an offer of here.
    if !folded.is_empty() && !folded.starts_with("resident") {
        let has = folded.split(' ').filter(|w| w.chars().count() > 3).all(|w| offer.words.iter().any(|o| &**o == w));
        if has {
            say(Factor::Requirement, Join::Full, "requirement-said");
        } else {
            say(Factor::Requirement, Join::Half, "requirement-open");
        }
    }

    apart.sort_unstable();
    let halves = reasons.iter().filter(|r| r.join == Join::Half && r.factor != Factor::Amount).count();
    #[expect(clippy::cast_possible_truncation, reason = "some thousands")]
    let graded = (km.unwrap_or(REACH_KM) * A_KM + dear * 500.0 + (1.0 - alike(&want.words, &offer.words)) * 200.0).round() as i64;
    let cost = (graded + i64::try_from(halves).unwrap_or(0) * HALF).clamp(0, MOST);
    Some(Pair { km, cost, rank: cost + if short { HALF } else { 0 }, reasons, apart })
}

/// What a unit costs that stays unmet, the more the more urgent.
#[must_use]
pub fn unmet(want: &Side) -> i64 {
    UNMET
        + match want.urgency.as_str() {
            "high" => 20_000,
            "medium" => 10_000,
            _ => 0,
        }
}
