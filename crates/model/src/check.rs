//! The rules a record must keep, checked before anything is written. Each problem names the field, the value and the rule.

use crate::kind::{Condition, Kind};
use crate::period;
use crate::problem::Problem;
use crate::record::Record;
use crate::value;
use serde_json::{Map, Value};

/// Everything that is wrong with `record`; the body is put in its kept form on the way.
pub fn check(kind: &Kind, record: &mut Record) -> Vec<Problem> {
    let mut problems = Vec::new();
    record.title = record.title.trim().to_owned();
    if record.title.is_empty() {
        problems.push(Problem::new("problem-required", "").on("title"));
    }
    if record.title.chars().count() > 500 {
        problems.push(Problem::new("problem-too-long", value::shortened(&record.title)).on("title").with("most", 500));
    }
    if record.summary.chars().count() > 20_000 {
        problems.push(Problem::new("problem-too-long", value::shortened(&record.summary)).on("summary").with("most", 20_000));
    }
    if record.title.contains('\0') || record.summary.contains('\0') {
        problems.push(Problem::new("problem-control-character", value::shortened(&record.title)).on("title"));
    }
    if !matches!(record.language.as_str(), "it" | "en") {
        problems.push(Problem::new("problem-language", &record.language).on("language"));
    }
    problems.extend(check_state(kind, &record.status));
    for (field, text) in [("period_from", &record.period_from), ("period_to", &record.period_to)] {
        if let Some(text) = text
            && let Err(problem) = period::period(text)
        {
            problems.push(problem.on(field));
        }
    }
    if let (Some(from), Some(to)) = (&record.period_from, &record.period_to)
        && from > to
        && !from.starts_with(to.as_str())
    {
        problems.push(Problem::new("problem-period-order", to).on("period_to").with("from", from));
    }
    if let Some(day) = &record.confirmed
        && let Err(problem) = period::date(day)
    {
        problems.push(problem.on("confirmed"));
    }
    problems.extend(check_place(record));
    problems.extend(check_positions(record));
    record.tags = record.tags.iter().map(|t| t.trim().to_owned()).filter(|t| !t.is_empty()).collect();
    record.tags.sort();
    record.tags.dedup();
    problems.extend(check_body(kind, record));
    problems.extend(lacking_fields(kind, record));
    if kind.code == "axes" {
        problems.extend(crate::grid::check_axes(record));
    }
    problems
}

/// What the record lacks of the fields that its state needs.
#[must_use]
pub fn lacking_fields(kind: &Kind, record: &Record) -> Vec<Problem> {
    let needs = kind.state(&record.status).map_or(&[][..], |s| s.needs);
    let lacks = |c: &Condition| match c {
        Condition::Has(field) if !record.body.contains_key(*field) => {
            Some(Problem::new("problem-state-field", "").on(field).with("state", &record.status).with("kind", kind.code))
        }
        _ => None,
    };
    needs.iter().filter_map(lacks).collect()
}

/// What a state needs of a record's links, each with whether the record has it as `has` says.
#[must_use]
pub fn lacking_links(kind: &Kind, status: &str, has: impl Fn(&Condition) -> bool) -> Vec<Problem> {
    let needs = kind.state(status).map_or(&[][..], |s| s.needs);
    let lacks = |c: &Condition| match c {
        Condition::To { link, kind: other, states } | Condition::From { link, kind: other, states } if !has(c) => {
            let end = if matches!(c, Condition::To { .. }) { "problem-state-link_to" } else { "problem-state-link_from" };
            let with = |p: Problem| p.with("state", status).with("kind", kind.code).with("link", link).with("other", other);
            Some(with(Problem::new(end, "").on("status")).with("states", states.join(", ")))
        }
        _ => None,
    };
    needs.iter().filter_map(lacks).collect()
}

/// A state must exist.
#[must_use]
pub fn check_state(kind: &Kind, status: &str) -> Option<Problem> {
    if kind.state(status).is_some() {
        return None;
    }
    let known: Vec<&str> = kind.states.iter().map(|s| s.code).collect();
    Some(Problem::new("problem-state", status).on("status").with("known", known.join(", ")))
}

/// Whether a record may go from one state to another by hand.
#[must_use]
pub fn check_step(kind: &Kind, from: &str, to: &str) -> Option<Problem> {
    if from == to {
        return None;
    }
    let next = kind.state(from).map_or(&[][..], |s| s.next);
    if next.contains(&to) {
        check_state(kind, to)
    } else {
        Some(Problem::new("problem-step", to).on("status").with("from", from).with("known", next.join(", ")))
    }
}

fn check_place(record: &Record) -> Option<Problem> {
    let place = record.place.as_ref()?;
    if let Some(geometry) = &place.geometry
        && !geometry.is_sound()
    {
        return Some(Problem::new("problem-geometry", value::shortened(&geometry.to_geojson().to_string())).on("place"));
    }
    if place.geometry.is_none() && place.units.is_empty() {
        return Some(Problem::new("problem-place-empty", "").on("place"));
    }
    (!place.units.is_empty() && !sums_to_one(place.units.iter().map(|u| u.share.parts())))
        .then(|| Problem::new("problem-shares", "").on("place"))
}

/// The weights of a record's positions; whether their codes are on the grid is the grid's to say.
fn check_positions(record: &Record) -> Option<Problem> {
    let cells: std::collections::BTreeSet<_> = record.positions.iter().map(|p| (&p.area, &p.dimension, &p.modality)).collect();
    if cells.len() < record.positions.len() {
        return Some(Problem::new("problem-positions-twice", "").on("positions"));
    }
    (!record.positions.is_empty() && !sums_to_one(record.positions.iter().map(|p| p.weight.parts())))
        .then(|| Problem::new("problem-shares", "").on("positions"))
}

fn sums_to_one(parts: impl Iterator<Item = (u32, u32)>) -> bool {
    // Exact: the sum of fractions over a common denominator, in 128 bits.
    let mut sum = (0u128, 1u128);
    for (n, d) in parts {
        let (n, d) = (u128::from(n), u128::from(d));
        sum = (sum.0 * d + n * sum.1, sum.1 * d);
        let divisor = gcd(sum.0, sum.1);
        sum = (sum.0 / divisor, sum.1 / divisor);
        if sum.1 > 1 << 96 {
            return false;
        }
    }
    sum.0 == sum.1
}

fn gcd(a: u128, b: u128) -> u128 {
    if b == 0 { a.max(1) } else { gcd(b, a % b) }
}

fn check_body(kind: &Kind, record: &mut Record) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut kept = Map::new();
    for field in kind.fields {
        if field.personal {
            // A personal value that came in the body moves to where it is sealed.
            if let Some(Value::String(text)) = record.body.remove(field.code) {
                record.personal.insert(field.code.to_owned(), text);
            }
            if let Some(text) = record.personal.get(field.code) {
                match value::from_text(field, text, value::DecimalMark::Point) {
                    Ok(Some(v)) => {
                        record.personal.insert(field.code.to_owned(), value::to_text(&v));
                    }
                    Ok(None) => {
                        record.personal.remove(field.code);
                    }
                    Err(problem) => problems.push(problem),
                }
            }
            continue;
        }
        match record.body.remove(field.code).map_or(Ok(None), |v| value::from_json(field, &v)) {
            Ok(Some(v)) => {
                kept.insert(field.code.to_owned(), v);
            }
            Ok(None) if field.required => problems.push(Problem::new("problem-required", "").on(field.code)),
            Ok(None) => {}
            Err(problem) => problems.push(problem),
        }
    }
    for unknown in record.body.keys() {
        problems.push(Problem::new("problem-unknown-field", unknown).on(unknown).with("kind", kind.code));
    }
    for unknown in record.personal.keys().filter(|f| !kind.field(f).is_some_and(|f| f.personal)) {
        problems.push(Problem::new("problem-unknown-field", unknown).on(unknown).with("kind", kind.code));
    }
    record.body = kept;
    problems
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kinds;
    use crate::record::Place;
    use serde_json::json;
    use uuid::Uuid;

    fn need() -> (&'static Kind, Record) {
        let kind = kinds::find("need").expect("a kind");
        let mut record = Record::new(Uuid::nil(), kind, "Aiuto a casa");
        record.body.insert("category".into(), json!("home_care"));
        (kind, record)
    }

    #[test]
    fn a_good_record_has_no_problem_and_seals_what_is_personal() {
        let (kind, mut record) = need();
        record.body.insert("contact_email".into(), json!("a@example.org"));
        record.place = Some(Place::in_units(vec!["1".into(), "2".into(), "3".into()]));
        assert_eq!(check(kind, &mut record), vec![]);
        assert!(record.body.get("contact_email").is_none());
        assert_eq!(record.personal["contact_email"], "a@example.org");
    }

    #[test]
    fn each_fault_names_its_field_and_value() {
        let (kind, mut record) = need();
        record.title = "  ".into();
        record.status = "verified".into();
        record.body.insert("people".into(), json!(-4));
        record.body.insert("colour".into(), json!("red"));
        let problems = check(kind, &mut record);
        let seen: Vec<_> = problems.iter().map(|p| (p.code.as_str(), p.field.as_deref(), p.found.as_str())).collect();
        assert_eq!(
            seen,
            vec![
                ("problem-required", Some("title"), ""),
                ("problem-range", Some("people"), "-4"),
                ("problem-unknown-field", Some("colour"), "colour"),
                ("problem-state-field", Some("verification"), ""),
            ]
        );
        assert_eq!(problems[3].args["state"], "verified");
    }

    #[test]
    fn a_state_names_the_links_it_needs() {
        let (kind, _) = need();
        let codes = |has: bool| lacking_links(kind, "covered", |_| has).iter().map(|p| p.code.clone()).collect::<Vec<_>>();
        assert_eq!((codes(false), codes(true)), (vec!["problem-state-link_from".to_owned()], vec![]));
        assert_eq!(lacking_links(kind, "expressed", |_| false), vec![]);
    }

    #[test]
    fn states_follow_their_order() {
        let kind = kinds::find("asset").expect("a kind");
        assert_eq!(check_step(kind, "recorded", "verified"), None);
        assert_eq!(check_step(kind, "lost", "verified").map(|p| p.code), Some("problem-step".to_owned()));
    }
}
