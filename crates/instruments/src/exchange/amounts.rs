//! How much: quantities of records in whole numbers that can be added up, what agreements in force promise of them, and what is left.

use reticolo_model::Record;
use reticolo_store::links::Link;
use serde::{Serialize, Serializer};
use serde_json::Value;
use std::collections::BTreeMap;
use uuid::Uuid;

/// What is counted together: one unit, once or again and again (then by the year).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Measure {
    /// Code of the unit; empty where nobody states it.
    pub unit: String,
    pub recurring: bool,
}

/// An amount as its record says it: thousandths of the measure, and the record's own period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Amount {
    #[serde(skip)]
    pub measure: Measure,
    /// The unit; empty where nobody states it.
    pub unit: String,
    /// `day`, `week`, `month`, `year`; `once`, or empty, where it does not come again.
    pub per: String,
    #[serde(rename = "total", serialize_with = "told")]
    pub total: Told,
    #[serde(serialize_with = "told")]
    pub promised: Told,
    #[serde(serialize_with = "told")]
    pub left: Told,
}

/// Thousandths of the measure, and by how many of the record's periods a year has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Told {
    pub base: i64,
    times: i64,
}

fn told<S: Serializer>(told: &Told, s: S) -> std::result::Result<S::Ok, S::Error> {
    s.serialize_f64(told.figure())
}

impl Told {
    /// The figure in the record's own period, never more than there is: whole thousandths, rounded down.
    #[must_use]
    pub fn figure(self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "quantities of records have at most fifteen digits")]
        let x = self.base.div_euclid(self.times.max(1)) as f64 / 1000.0;
        x
    }
}

/// How often a period comes in a year; none where it does not come again.
fn times(per: &str) -> Option<i64> {
    match per {
        "day" => Some(365),
        "week" => Some(52),
        "month" => Some(12),
        "year" => Some(1),
        _ => None,
    }
}

/// A figure of a record in thousandths of its measure.
#[must_use]
pub fn base(figure: f64, per: &str) -> Option<i64> {
    #[expect(clippy::cast_possible_truncation, reason = "at most 10^15")]
    let thousandths = Some(figure).filter(|x| x.is_finite() && (0.0..=1e12).contains(x)).map(|x| (x * 1000.0).round() as i64)?;
    thousandths.checked_mul(times(per).unwrap_or(1))
}

fn text<'r>(record: &'r Record, field: &str) -> &'r str {
    record.body_text(field).unwrap_or_default()
}

/// A number of the body.
pub(crate) fn number(record: &Record, field: &str) -> Option<f64> {
    record.body.get(field).and_then(Value::as_f64)
}

impl Amount {
    fn new(figure: f64, unit: &str, per: &str) -> Amount {
        let count = times(per);
        let made = |base: i64| Told { base, times: count.unwrap_or(1) };
        let total = base(figure, per).unwrap_or(0);
        Amount {
            measure: Measure { unit: unit.to_owned(), recurring: count.is_some() },
            unit: unit.to_owned(),
            per: per.to_owned(),
            total: made(total),
            promised: made(0),
            left: made(total),
        }
    }

    /// What a record wants or can give: its quantity; where a need states none, its people; where nothing is stated, one.
    #[must_use]
    pub fn of(record: &Record) -> Amount {
        let (figure, unit) = if record.kind == "offer" { ("capacity", "capacity_unit") } else { ("quantity", "quantity_unit") };
        match number(record, figure) {
            Some(x) => Amount::new(x, text(record, unit), text(record, "per_period")),
            None => match number(record, "people").filter(|_| record.kind != "offer") {
                Some(people) => Amount::new(people, "people", ""),
                None => Amount::new(1.0, "", ""),
            },
        }
    }

    /// The same with so much promised of it.
    #[must_use]
    pub fn promised(mut self, base: i64) -> Amount {
        self.promised.base = base;
        self.left.base = (self.total.base - base).max(0);
        self
    }

    /// So many thousandths of the measure as this record would say them.
    #[must_use]
    pub fn say(&self, base: i64) -> f64 {
        Told { base, times: self.total.times }.figure()
    }

    /// A figure in this record's own period as thousandths of the measure.
    #[must_use]
    pub fn base(&self, figure: f64) -> Option<i64> {
        base(figure, &self.per)
    }
}

/// Whether an agreement still binds on a day. One that was delivered has used up what does not come again.
#[must_use]
pub fn holds(agreement: &Record, recurring: bool, today: &str) -> bool {
    let over = agreement.period_to.as_deref().is_some_and(|to| super::times::last_day(to).as_str() < today);
    match agreement.status.as_str() {
        "proposed" | "accepted" | "in_service" => !(recurring && over),
        "fulfilled" | "evaluated" => !recurring,
        _ => false,
    }
}

/// One of those that an agreement ties: its record's amount, and the part that the tie states.
struct Tied {
    id: Uuid,
    amount: Amount,
    weight: Option<f64>,
}

/// What agreements promise of each need, lot and offer, in thousandths of its measure. `links` are those that start at the agreements;
/// `of` finds a record among those that are looked at. An agreement whose amount is not stated, or stated in another unit, takes all.
pub fn promises<'r>(
    agreements: impl Iterator<Item = &'r Record>,
    links: &BTreeMap<Uuid, Vec<&Link>>,
    of: &dyn Fn(Uuid) -> Option<Amount>,
    today: &str,
) -> BTreeMap<Uuid, i64> {
    let mut out: BTreeMap<Uuid, i64> = BTreeMap::new();
    for agreement in agreements {
        let stated = number(agreement, "amount").map(|x| Amount::new(x, text(agreement, "amount_unit"), text(agreement, "per_period")));
        let ends = |code: &str| -> Vec<Tied> {
            let own = links.get(&agreement.id).into_iter().flatten().filter(|l| l.kind == code && l.from == agreement.id);
            own.filter_map(|l| Some(Tied { id: l.to, amount: of(l.to)?, weight: l.weight })).collect()
        };
        let (wants, offers) = (ends("serves"), ends("requires"));
        for (side, other) in [(&wants, &offers), (&offers, &wants)] {
            for (id, taken) in shared(stated.as_ref(), side, other) {
                let recurring = side.iter().any(|t| t.id == id && t.amount.measure.recurring);
                if holds(agreement, recurring, today) {
                    let sum = out.entry(id).or_default();
                    *sum = sum.saturating_add(taken);
                }
            }
        }
    }
    out
}

/// How one side of an agreement shares its amount: by what the ties state, else one after another, the last with what remains.
fn shared(stated: Option<&Amount>, side: &[Tied], other: &[Tied]) -> Vec<(Uuid, i64)> {
    let mut rest = match stated {
        Some(stated) if side.iter().all(|t| t.amount.measure == stated.measure) => stated.total.base,
        // Without an amount the other side's says how much, where both are counted alike.
        None if !other.is_empty()
            && side
                .iter()
                .chain(other)
                .all(|t| t.amount.measure == side.first().map_or_else(|| t.amount.measure.clone(), |f| f.amount.measure.clone())) =>
        {
            let sum = |ties: &[Tied]| ties.iter().map(|t| t.amount.total.base).fold(0i64, i64::saturating_add);
            sum(side).min(sum(other))
        }
        _ => return side.iter().map(|t| (t.id, t.amount.total.base)).collect(),
    };
    if side.len() > 1 && side.iter().all(|t| t.weight.is_some()) {
        return side.iter().map(|t| (t.id, t.weight.and_then(|w| t.amount.base(w)).unwrap_or(0))).collect();
    }
    let last = side.len().saturating_sub(1);
    side.iter()
        .enumerate()
        .map(|(i, t)| {
            let taken = if i == last { rest } else { rest.min(t.amount.total.base) };
            rest -= taken;
            (t.id, taken)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use reticolo_model::kinds;
    use serde_json::json;

    fn record(kind: &str, id: u128, body: Value) -> Record {
        let mut r = Record::new(Uuid::from_u128(id), kinds::find(kind).unwrap(), "x");
        r.body = body.as_object().unwrap().clone();
        r
    }

    #[test]
    fn amounts_add_up_in_one_measure_and_are_said_in_their_own() {
        let week = Amount::of(&record("need", 1, json!({ "quantity": 5, "quantity_unit": "hours", "per_period": "week" })));
        let month = Amount::of(&record("offer", 2, json!({ "capacity": 20, "capacity_unit": "hours", "per_period": "month" })));
        assert_eq!(week.measure, month.measure);
        assert_eq!((week.total.base, month.total.base), (260_000, 240_000));
        assert_eq!(week.say(240_000), 4.615);
        // What is said is never more than there is.
        assert!(week.base(week.say(240_000)).unwrap() <= 240_000);
        let people = Amount::of(&record("need", 3, json!({ "people": 12 })));
        assert_eq!((people.unit.as_str(), people.total.figure(), people.measure.recurring), ("people", 12.0, false));
        assert_eq!(Amount::of(&record("offer", 4, json!({}))).total.figure(), 1.0);
        assert_eq!(base(f64::NAN, ""), None);
        assert_eq!(base(-1.0, ""), None);
    }

    #[test]
    fn agreements_in_force_take_their_amount_from_both_sides() {
        let need = record("need", 1, json!({ "quantity": 10, "quantity_unit": "places" }));
        let other = record("need", 2, json!({ "quantity": 4, "quantity_unit": "places" }));
        let offer = record("offer", 3, json!({ "capacity": 30, "capacity_unit": "places" }));
        let amounts: BTreeMap<Uuid, Amount> = [&need, &other, &offer].iter().map(|r| (r.id, Amount::of(r))).collect();
        let promised = |body: Value, status: &str, to: Option<&str>, links: &[(u128, &str, u128, Option<f64>)]| {
            let mut agreement = record("agreement", 9, body);
            status.clone_into(&mut agreement.status);
            agreement.period_to = to.map(str::to_owned);
            let drawn: Vec<Link> = links
                .iter()
                .map(|(id, kind, to, weight)| Link {
                    weight: *weight,
                    ..Link::new(Uuid::from_u128(*id), kind, agreement.id, Uuid::from_u128(*to))
                })
                .collect();
            let by = BTreeMap::from([(agreement.id, drawn.iter().collect())]);
            let found = promises([&agreement].into_iter(), &by, &|id| amounts.get(&id).cloned(), "2026-06-30");
            [1u128, 2, 3].map(|id| found.get(&Uuid::from_u128(id)).copied().unwrap_or(0) / 1000)
        };
        let both = [(20, "serves", 1, None), (21, "requires", 3, None)];
        let six = || json!({ "amount": 6, "amount_unit": "places" });
        assert_eq!(promised(six(), "accepted", None, &both), [6, 0, 6]);
        assert_eq!(promised(six(), "proposed", None, &both), [6, 0, 6]);
        assert_eq!(promised(six(), "fulfilled", None, &both), [6, 0, 6]);
        assert_eq!(promised(six(), "refused", None, &both), [0, 0, 0]);
        assert_eq!(promised(six(), "broken", None, &both), [0, 0, 0]);
        // Without an amount, what the need wants; in another unit, everything.
        assert_eq!(promised(json!({}), "accepted", None, &both), [10, 0, 10]);
        assert_eq!(promised(json!({ "amount": 3, "amount_unit": "hours" }), "accepted", None, &both), [10, 0, 30]);
        let three = [(20, "serves", 1, None), (22, "serves", 2, None), (21, "requires", 3, None)];
        assert_eq!(promised(json!({ "amount": 12, "amount_unit": "places" }), "accepted", None, &three), [10, 2, 12]);
        let stated = [(20, "serves", 1, Some(5.0)), (22, "serves", 2, Some(1.0)), (21, "requires", 3, None)];
        assert_eq!(promised(six(), "accepted", None, &stated), [5, 1, 6]);
    }
}
