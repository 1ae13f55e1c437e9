//! One imagined change, and how an address and a command write it: what is done, then its parts, with colons between.

use reticolo_model::Problem;
use reticolo_model::canonical::number;
use reticolo_model::geometry::Point;
use reticolo_model::vocabulary::{PER_PERIODS, QUANTITY_UNITS, SERVICES, Vocabulary, is_own};
use serde::{Serialize, Serializer};
use std::fmt;
use uuid::Uuid;

/// Where something is imagined.
#[derive(Debug, Clone, PartialEq)]
pub enum Spot {
    /// In a unit, at its seat.
    Unit(String),
    /// At a point.
    At(Point),
}

/// What is imagined to be otherwise.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// One more site of a service; without a capacity it is open and says no more.
    Open { service: String, spot: Spot, capacity: Option<f64> },
    /// A site that is there, with all that is given in it, stands elsewhere.
    Move { site: Uuid, spot: Spot },
    /// A site that is there is closed, for all that is given in it.
    Close { site: Uuid },
    /// One more offer, begun.
    Offer { category: String, spot: Spot, capacity: Option<f64>, unit: String, per: String },
    /// An offer that is there is taken away.
    Withdraw { offer: Uuid },
    /// Two actors are tied; two that are tied already are tied more.
    Tie { one: Uuid, other: Uuid },
    /// What ties two actors is gone, all of it.
    Cut { one: Uuid, other: Uuid },
}

/// The forms of all changes, for whoever wrote one that is none.
pub const FORMS: &str = "open:SERVICE:PLACE[:CAPACITY], move:SITE:PLACE, close:SITE, offer:SERVICE:PLACE[:CAPACITY[:UNIT[:PERIOD]]], \
                         withdraw:OFFER, tie:ACTOR:ACTOR, cut:ACTOR:ACTOR";

impl Spot {
    /// The code of a unit, or longitude and latitude with a comma between.
    pub fn parse(text: &str) -> Result<Spot, Problem> {
        let text = text.trim();
        if text.is_empty() {
            return Err(Problem::new("problem-harmony-where", text));
        }
        let Some((lon, lat)) = text.split_once(',') else { return Ok(Spot::Unit(text.to_owned())) };
        let figure = |text: &str, most: f64| text.trim().parse::<f64>().ok().filter(|x| x.abs() <= most);
        let point = figure(lon, 180.0).zip(figure(lat, 90.0));
        point.map(|(lon, lat)| Spot::At([lon, lat])).ok_or_else(|| Problem::new("problem-harmony-point", text))
    }
}

impl fmt::Display for Spot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Spot::Unit(code) => f.write_str(code),
            Spot::At([lon, lat]) => write!(f, "{},{}", number(*lon), number(*lat)),
        }
    }
}

/// An entry of a vocabulary, or one that the territory added to it.
fn known(of: &Vocabulary, code: &str) -> Result<String, Problem> {
    if of.has(code) || is_own(code) {
        return Ok(code.to_owned());
    }
    Err(Problem::new("problem-choice", code).with("known", of.codes().collect::<Vec<_>>().join(", ")))
}

fn amount(text: Option<&str>) -> Result<Option<f64>, Problem> {
    let Some(text) = text.filter(|t| !t.is_empty()) else { return Ok(None) };
    let figure = text.parse::<f64>().ok().filter(|x| x.is_finite() && (0.0..=1e12).contains(x));
    figure.map(Some).ok_or_else(|| Problem::new("problem-number", text))
}

impl Change {
    /// Reads a change as [`FORMS`] says.
    pub fn parse(text: &str) -> Result<Change, Problem> {
        let parts: Vec<&str> = text.split(':').map(str::trim).collect();
        let id = |text: &str| Uuid::parse_str(text).map_err(|_| Problem::new("problem-type", text));
        let read = || match parts.as_slice() {
            ["open", service, spot, rest @ ..] if rest.len() < 2 => {
                Ok(Change::Open { service: known(&SERVICES, service)?, spot: Spot::parse(spot)?, capacity: amount(rest.first().copied())? })
            }
            ["move", site, spot] => Ok(Change::Move { site: id(site)?, spot: Spot::parse(spot)? }),
            ["close", site] => Ok(Change::Close { site: id(site)? }),
            ["offer", category, spot, rest @ ..] if rest.len() < 4 => {
                let word =
                    |at: usize, of: &Vocabulary| rest.get(at).filter(|t| !t.is_empty()).map_or(Ok(String::new()), |code| known(of, code));
                let (unit, per) = (word(1, &QUANTITY_UNITS)?, word(2, &PER_PERIODS)?);
                let (category, capacity) = (known(&SERVICES, category)?, amount(rest.first().copied())?);
                Ok(Change::Offer { category, spot: Spot::parse(spot)?, capacity, unit, per })
            }
            ["withdraw", offer] => Ok(Change::Withdraw { offer: id(offer)? }),
            [what @ ("tie" | "cut"), one, other] => {
                let (one, other) = (id(one)?, id(other)?);
                if one == other {
                    return Err(Problem::new("problem-what_if-itself", one.to_string()));
                }
                Ok(if *what == "tie" { Change::Tie { one, other } } else { Change::Cut { one, other } })
            }
            _ => Err(Problem::new("problem-what_if-change", text).with("known", FORMS)),
        };
        read().map_err(|p| p.on("do"))
    }

    /// What is done, in one word.
    #[must_use]
    pub fn what(&self) -> &'static str {
        match self {
            Change::Open { .. } => "open",
            Change::Move { .. } => "move",
            Change::Close { .. } => "close",
            Change::Offer { .. } => "offer",
            Change::Withdraw { .. } => "withdraw",
            Change::Tie { .. } => "tie",
            Change::Cut { .. } => "cut",
        }
    }

    /// The same somewhere else; what stands nowhere stays as it is.
    #[must_use]
    pub fn at(&self, spot: Spot) -> Change {
        let mut out = self.clone();
        if let Change::Open { spot: own, .. } | Change::Move { spot: own, .. } | Change::Offer { spot: own, .. } = &mut out {
            *own = spot;
        }
        out
    }
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let figure = |x: &Option<f64>| x.map(number).unwrap_or_default();
        let parts: Vec<String> = match self {
            Change::Open { service, spot, capacity } => vec![service.clone(), spot.to_string(), figure(capacity)],
            Change::Move { site, spot } => vec![site.to_string(), spot.to_string()],
            Change::Close { site } => vec![site.to_string()],
            Change::Offer { category, spot, capacity, unit, per } => {
                vec![category.clone(), spot.to_string(), figure(capacity), unit.clone(), per.clone()]
            }
            Change::Withdraw { offer } => vec![offer.to_string()],
            Change::Tie { one, other } | Change::Cut { one, other } => vec![one.to_string(), other.to_string()],
        };
        write!(f, "{}:{}", self.what(), parts.join(":").trim_end_matches(':'))
    }
}

impl Serialize for Change {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_written_as_it_is_read() {
        let [a, b] = [1u128, 2].map(Uuid::from_u128);
        for text in [
            "open:library:A",
            "open:library:12.5,-42.25:20",
            &format!("move:{a}:B"),
            &format!("close:{a}"),
            "offer:home_care:A",
            "offer:home_care:A::hours",
            "offer:home_care:1,2:12.5:hours:week",
            &format!("withdraw:{a}"),
            &format!("tie:{a}:{b}"),
            &format!("cut:{a}:{b}"),
        ] {
            assert_eq!(Change::parse(text).expect(text).to_string(), text);
        }
        let code = |text: &str| Change::parse(text).expect_err(text).code;
        for (text, expected) in [
            ("", "problem-what_if-change"),
            ("open:library", "problem-what_if-change"),
            ("open:library:A:1:2", "problem-what_if-change"),
            ("open:castle:A", "problem-choice"),
            ("open:library:A:many", "problem-number"),
            ("open:library:", "problem-harmony-where"),
            ("open:library:200,0", "problem-harmony-point"),
            ("offer:library:A:1:bushels", "problem-choice"),
            ("move:x:A", "problem-type"),
            (&format!("tie:{a}:{a}"), "problem-what_if-itself"),
        ] {
            assert_eq!(code(text), expected, "{text}");
        }
    }
}
