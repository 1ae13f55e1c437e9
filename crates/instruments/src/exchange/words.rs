//! The exchange in words: each reason, each refusal, and one plain sentence for each of the two that a match brings together.

use super::pairs::{Constraint, Factor, REACH_KM, Reason};
use super::sides::Side;
use super::view::{Alternative, Told};
use crate::places::Places;
use crate::vocabularies::names::Names;
use reticolo_messages::{Language, date, euro, figure, has, integer, t, tr};
use reticolo_model::vocabulary::{PER_PERIODS, QUANTITY_UNITS, SERVICES};

/// With what words are made: the language, the territory's names, its places.
#[derive(Debug, Clone, Copy)]
pub struct Speaker<'a> {
    pub l: Language,
    pub names: &'a Names,
    pub places: &'a Places,
}

impl Speaker<'_> {
    /// A figure with the decimals it has, at most three.
    #[must_use]
    pub fn figure(&self, x: f64) -> String {
        figure(self.l, x, 3)
    }

    #[must_use]
    pub fn service(&self, code: &str) -> String {
        self.names.label(self.l, &SERVICES, code)
    }

    /// `12 ore alla settimana`.
    #[must_use]
    pub fn amount(&self, told: &Told) -> String {
        let mut out = self.figure(told.amount);
        if !told.unit.is_empty() {
            out.push('\u{a0}');
            out.push_str(&self.names.label(self.l, &QUANTITY_UNITS, &told.unit));
        }
        if !matches!(told.per.as_str(), "" | "once") {
            out.push(' ');
            out.push_str(&self.names.label(self.l, &PER_PERIODS, &told.per));
        }
        out
    }

    /// The names of the units it lies in; many are counted.
    #[must_use]
    pub fn place(&self, units: &[String]) -> String {
        match units {
            [] => t(self.l, "exchange-nowhere"),
            few @ ([_] | [_, _] | [_, _, _]) => few.iter().map(|u| self.places.name(u).to_owned()).collect::<Vec<_>>().join(", "),
            many => reticolo_messages::tn(self.l, "home-units", i64::try_from(many.len()).unwrap_or(i64::MAX), &[]),
        }
    }

    fn period(&self, side: &Side) -> String {
        let day = |p: &Option<String>| p.as_ref().map(|p| date(self.l, p));
        match (day(&side.period[0]), day(&side.period[1])) {
            (Some(from), Some(to)) => tr(self.l, "exchange-from_to", &[("from", &from), ("to", &to)]),
            (Some(from), None) => tr(self.l, "exchange-from", &[("from", &from)]),
            (None, Some(to)) => tr(self.l, "exchange-to", &[("to", &to)]),
            (None, None) => t(self.l, "exchange-always"),
        }
    }

    fn price(&self, cents: Option<i64>, most: bool) -> String {
        match cents {
            None if most => t(self.l, "exchange-no_ceiling"),
            None => t(self.l, "exchange-no_price"),
            Some(0) if !most => t(self.l, "exchange-free"),
            Some(cents) if most => tr(self.l, "exchange-at_most", &[("price", &euro(self.l, cents))]),
            Some(cents) => tr(self.l, "exchange-each", &[("price", &euro(self.l, cents))]),
        }
    }

    fn whom(&self, side: &Side) -> String {
        let words = if side.whom.is_empty() {
            t(self.l, if side.kind == "offer" { "exchange-for_all" } else { "exchange-for_unsaid" })
        } else {
            side.whom.clone()
        };
        match side.people {
            Some(n) => format!("{words} ({})", tr(self.l, "exchange-people", &[("n", &integer(self.l, n))])),
            None => words,
        }
    }

    fn left(&self, side: &Side) -> String {
        let left = self.amount(&Told::new(side, side.amount.left.base));
        if side.amount.promised.base == 0 {
            return left;
        }
        let total = self.figure(side.amount.total.figure());
        tr(self.l, "exchange-left_of", &[("left", &left), ("total", &total)])
    }

    fn reach(&self, side: &Side) -> String {
        let place = self.place(&side.units);
        match side.reach_km {
            Some(km) => tr(self.l, "exchange-place_reach", &[("place", &place), ("km", &self.figure(km))]),
            None => place,
        }
    }

    /// What one side says of a reason.
    #[must_use]
    pub fn side(&self, reason: Reason, side: &Side) -> String {
        let offer = side.kind == "offer";
        match reason.factor {
            Factor::Service => self.service(&side.category),
            Factor::Place => self.reach(side),
            Factor::Time if side.hours.is_empty() => self.period(side),
            Factor::Time => format!("{}; {}", self.period(side), side.hours),
            Factor::Amount => self.left(side),
            Factor::Price => self.price(side.cents, !offer),
            Factor::People => self.whom(side),
            Factor::Requirement if offer => t(self.l, "exchange-not_said"),
            Factor::Requirement => side.asks.clone(),
        }
    }

    /// How a reason joins the two, in a few words.
    #[must_use]
    pub fn reason(&self, reason: Reason, want: &Side, offer: &Side, km: Option<f64>) -> String {
        let limit = self.limit(want, offer);
        let km = self.kilometres(km);
        tr(self.l, &format!("exchange-{}", reason.say), &[("km", &km), ("limit", &limit)])
    }

    fn kilometres(&self, km: Option<f64>) -> String {
        km.map_or_else(|| "–".to_owned(), |km| self.figure(km))
    }

    fn limit(&self, want: &Side, offer: &Side) -> String {
        let limit = match (want.reach_km, offer.reach_km) {
            (None, None) => REACH_KM,
            (a, b) => a.unwrap_or(0.0).max(b.unwrap_or(0.0)),
        };
        self.figure(limit)
    }

    /// What keeps two apart, as a clause.
    #[must_use]
    pub fn apart(&self, binding: Constraint, want: &Side, offer: &Side, km: Option<f64>) -> String {
        let state = format!("offer-state-{}", offer.status);
        let state = if has(self.l, &state) { t(self.l, &state) } else { offer.status.clone() };
        let amounts = [want, offer].map(|s| self.amount(&Told::new(s, s.amount.total.base)));
        let args: [(&str, &str); 9] = [
            ("state", &state),
            ("wanted", &amounts[0]),
            ("offered", &amounts[1]),
            ("km", &self.kilometres(km)),
            ("limit", &self.limit(want, offer)),
            ("price", &self.price(offer.cents, false)),
            ("most", &self.price(want.cents, true)),
            ("group", &self.whom(want)),
            ("for", &self.whom(offer)),
        ];
        tr(self.l, &format!("exchange-apart-{}", binding.code()), &args)
    }

    fn where_to(&self, shared: bool, km: Option<f64>) -> String {
        match km {
            _ if shared => t(self.l, "exchange-where-same"),
            Some(km) => tr(self.l, "exchange-where-km", &[("km", &self.figure(km))]),
            None => t(self.l, "exchange-where-unknown"),
        }
    }

    /// What is said to who asks and to who offers of a match of so much.
    #[must_use]
    pub fn sentences(&self, want: &Side, offer: &Side, km: Option<f64>, amount: &Told) -> [String; 2] {
        let shared = want.units.iter().any(|u| offer.units.contains(u));
        let (amount, place) = (self.amount(amount), self.where_to(shared, km));
        let (price, whom) = (self.price(offer.cents, false), self.whom(want));
        let args: [(&str, &str); 6] =
            [("need", &want.title), ("offer", &offer.title), ("amount", &amount), ("where", &place), ("price", &price), ("group", &whom)];
        [tr(self.l, "exchange-say-need", &args), tr(self.l, "exchange-say-offer", &args)]
    }

    /// What is said to each of the two of a pair that is not proposed: what binds, or why the units go elsewhere.
    #[must_use]
    pub fn refusals(&self, want: &Side, offer: &Side, km: Option<f64>, binding: Option<Constraint>, why: &str) -> [String; 2] {
        let reason = match binding {
            Some(binding) => self.apart(binding, want, offer, km),
            None => t(self.l, &format!("exchange-because-{why}")),
        };
        let args: [(&str, &str); 3] = [("need", &want.title), ("offer", &offer.title), ("reason", &reason)];
        [tr(self.l, "exchange-refuse-need", &args), tr(self.l, "exchange-refuse-offer", &args)]
    }

    /// Why an alternative is not, or not wholly, what is proposed.
    #[must_use]
    pub fn because(&self, want: &Side, offer: &Side, alternative: &Alternative) -> String {
        match alternative.pair.binding() {
            Some(binding) => self.apart(binding, want, offer, alternative.pair.km),
            None => t(self.l, &format!("exchange-because-{}", alternative.why)),
        }
    }

    /// Why something is left over, as a clause.
    #[must_use]
    pub fn left_because(&self, why: &str) -> String {
        t(self.l, &format!("exchange-left-{why}"))
    }
}
