//! Fills a record from the declaration of its kind: every field with a value that its type and rules allow, those that its state
//! needs always, those that only a later state would have not at all.

use super::days::Day;
use super::words::{COMPETENCES, GROUPS, between, chance, pick};
use reticolo_analysis::rng::Rng;
use reticolo_model::{Condition, Field, FieldType, Kind, Record, money};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

/// Days that have passed, in the order in which things happen.
const PAST: [&str; 18] = [
    "received_on",
    "opens_on",
    "taken_on",
    "signed",
    "signed_on",
    "consent_on",
    "starts_on",
    "baseline_on",
    "submitted_on",
    "admitted_on",
    "accepted_by_demand",
    "accepted_by_supply",
    "answered_on",
    "sent",
    "decided_on",
    "start",
    "since",
    "done_on",
];
/// Numbers of people none of which is greater than the one before.
const FEWER: [&[&str]; 3] =
    [&["seats", "enrolled", "attended", "completed"], &["seats", "registered", "attended"], &["money_total", "money_found", "money_spent"]];

/// What values are made from.
pub struct Filling<'a> {
    pub day: Day,
    pub number: usize,
    /// What the record is about, in its language.
    pub about: &'a str,
    /// The names of units nearby.
    pub units: &'a [String],
}

/// The states on the shortest way from the first to this one.
pub fn way(kind: &Kind, state: &str) -> Vec<&'static str> {
    let mut ways: Vec<Vec<&'static str>> = vec![vec![kind.first_state()]];
    let mut seen: BTreeSet<&str> = BTreeSet::from([kind.first_state()]);
    let mut i = 0;
    while i < ways.len() {
        let last = ways[i].last().copied().unwrap_or_default();
        if last == state {
            return ways.swap_remove(i);
        }
        for next in kind.state(last).map_or(&[][..], |s| s.next) {
            if seen.insert(next) {
                let mut longer = ways[i].clone();
                longer.push(next);
                ways.push(longer);
            }
        }
        i += 1;
    }
    Vec::new()
}

/// The fields that states ask for: those on the way to `state`, and those that only other states have.
fn asked(kind: &Kind, state: &str) -> (BTreeSet<&'static str>, BTreeSet<&'static str>) {
    let way = way(kind, state);
    let of = |wanted: &dyn Fn(&str) -> bool| -> BTreeSet<&'static str> {
        let states = kind.states.iter().filter(|s| wanted(s.code));
        let fields = states.flat_map(|s| s.needs).filter_map(|c| if let Condition::Has(field) = c { Some(*field) } else { None });
        fields.collect()
    };
    let must = of(&|s| way.contains(&s));
    let not = of(&|s| !way.contains(&s)).difference(&must).copied().collect();
    (must, not)
}

/// Gives a record values for the fields of its kind. What the body has already stays.
pub fn body(kind: &Kind, record: &mut Record, with: &Filling<'_>, rng: &mut Rng) {
    let (must, not) = asked(kind, &record.status);
    let mut at = with.day.plus(-between(rng, 60, 500));
    // A document is bytes that somebody brought: nothing is made up in their place.
    for field in kind.fields.iter().filter(|f| !f.personal && !f.document) {
        let keep = field.required || must.contains(field.code) || (!not.contains(field.code) && chance(rng, 75));
        if keep && !record.body.contains_key(field.code) {
            let value = value(kind, field, with, rng, 0);
            record.body.insert(field.code.to_owned(), value);
        }
    }
    for code in PAST {
        if record.body.contains_key(code) && matches!(kind.field(code).map(|f| f.kind), Some(FieldType::Date)) {
            at = at.plus(between(rng, 1, 8));
            record.body.insert(code.to_owned(), json!(at.text()));
        }
    }
    for codes in FEWER {
        fewer(record, codes, rng);
    }
}

/// Brings the body of a record to its state: what the state needs comes, what only other states have goes.
pub fn restate(kind: &Kind, record: &mut Record, with: &Filling<'_>, rng: &mut Rng) {
    let (must, not) = asked(kind, &record.status);
    record.body.retain(|code, _| !not.contains(code.as_str()));
    for field in kind.fields.iter().filter(|f| must.contains(f.code)) {
        if !record.body.contains_key(field.code) {
            let value = value(kind, field, with, rng, 0);
            record.body.insert(field.code.to_owned(), value);
        }
    }
}

/// Makes each number a part of the one before it that is there.
fn fewer(record: &mut Record, codes: &[&str], rng: &mut Rng) {
    let mut most: Option<i64> = None;
    for code in codes {
        let money = code.starts_with("money");
        let found = if money { record.body_cents(code) } else { record.body.get(*code).and_then(Value::as_i64) };
        let Some(found) = found else { continue };
        let now = most.map_or(found, |m| if money { m / 20 * between(rng, 6, 20) } else { m * between(rng, 6, 10) / 10 });
        record.body.insert((*code).to_owned(), if money { json!(money::euro(now)) } else { json!(now) });
        most = Some(now);
    }
}

/// A value of a field; `row` counts the rows of a table from 1, and is 0 outside of one.
fn value(kind: &Kind, field: &Field, with: &Filling<'_>, rng: &mut Rng, row: usize) -> Value {
    match field.kind {
        FieldType::Text | FieldType::LongText => json!(text(kind, field.code, with, rng, row)),
        FieldType::Integer | FieldType::Number if matches!(field.code, "number") => json!(row.max(1)),
        FieldType::Integer => {
            let (least, most) = range(field, 300.0);
            json!(between(rng, least.ceil() as i64, most.floor() as i64))
        }
        FieldType::Number => {
            let (least, most) = range(field, 100.0);
            json!(((least + (most - least) * rng.unit()) * 2.0).round() / 2.0)
        }
        FieldType::Money => json!(money::euro(between(rng, 5, 4000) * 5000)),
        FieldType::Date => {
            let ahead = matches!(field.code, "due" | "deadline" | "ends_on" | "expires_on" | "postponed_until" | "closes_on" | "end");
            json!(with.day.plus(if ahead { between(rng, 20, 400) } else { -between(rng, 5, 400) }).text())
        }
        FieldType::Year => {
            let ahead = matches!(field.code, "target_year" | "horizon");
            json!(with.day.year() + if ahead { between(rng, 2, 15) } else { -between(rng, 1, 60) })
        }
        FieldType::Yes => json!(rng.below(2) == 0),
        FieldType::Choice(v) => {
            let codes: Vec<&str> = v.codes().collect();
            json!(pick(rng, &codes))
        }
        FieldType::Choices(v) => {
            let codes: Vec<&str> = v.codes().collect();
            let mut some: Vec<&str> = (0..=rng.below(3)).map(|_| *pick(rng, &codes)).collect();
            some.sort_unstable();
            some.dedup();
            json!(some)
        }
        FieldType::Url => json!(format!("https://www.example.org/{}/{}", kind.code, with.number)),
        FieldType::Email => json!(format!("prova{}@example.org", with.number)),
        FieldType::TaxCode => json!(super::words::tax_code(with.number)),
        FieldType::Code => json!(match field.code {
            "kind" => "need".to_owned(),
            "question" | "name" => format!("d{}", row.max(1)),
            "package" => format!("WP{}", 1 + rng.below(2)),
            "code" if row > 0 => format!("{}{row}", if kind.code == "project" { "WP" } else { "V" }),
            _ => format!("PROVA-{}-{}", field.code.to_uppercase(), with.number),
        }),
        FieldType::Texts => {
            let count = 1 + rng.below(3) as usize;
            let mut some: Vec<String> = match field.code {
                "languages" => ["it", "en"][..count.min(2)].iter().map(|l| (*l).to_owned()).collect(),
                "competences" => (0..count).map(|_| (*pick(rng, &COMPETENCES)).to_owned()).collect(),
                "work_area" | "treated_places" | "comparison_places" => (0..count).map(|_| pick(rng, with.units).clone()).collect(),
                "documents" => ["domanda", "statuto", "bilancio"][..count].iter().map(|d| (*d).to_owned()).collect(),
                "sectors" => vec![format!("{:02}", 1 + rng.below(96))],
                _ => (0..count).map(|i| format!("persona di prova {}", with.number * 3 + i)).collect(),
            };
            some.sort();
            some.dedup();
            json!(some)
        }
        FieldType::Rows(columns) => {
            let rows = 2 + rng.below(3) as usize;
            let row = |row: usize, rng: &mut Rng| -> Value {
                let mut out = Map::new();
                for column in columns.iter().filter(|c| c.required || chance(rng, 80)).collect::<Vec<_>>() {
                    out.insert(column.code.to_owned(), value(kind, column, with, rng, row));
                }
                Value::Object(out)
            };
            (1..=rows).map(|i| row(i, rng)).collect()
        }
    }
}

/// A field's range, cut so that numbers stay plausible.
fn range(field: &Field, width: f64) -> (f64, f64) {
    let (least, most) = field.range.unwrap_or((1.0, width));
    (least.max(if most > 1.0 { 1.0 } else { least }), most.min(least.max(1.0) + width - 1.0))
}

/// A text of a field. In a table the rows differ by their number.
fn text(kind: &Kind, code: &str, with: &Filling<'_>, rng: &mut Rng, row: usize) -> String {
    let about = with.about;
    let of = |texts: &[&str], rng: &mut Rng| (*pick(rng, texts)).to_owned();
    let nth = row.max(1);
    match code {
        "hours" => of(&["lun–ven 9–13", "mar e gio 15–18", "sab 9–12", "tutti i giorni 8–20"], rng),
        "start_time" | "time" => format!("{:02}:00", 9 + nth),
        "end_time" => "18:30".to_owned(),
        "address" => format!("via di prova {}", 1 + with.number % 200),
        "legal_form" => of(&["associazione", "società cooperativa", "ente pubblico", "società a responsabilità limitata"], rng),
        "people_group" | "target_group" | "beneficiaries" | "who" => of(&GROUPS, rng),
        "competence" => (*pick(rng, &COMPETENCES)).to_owned(),
        "programme" => format!("Programma di prova {}", 1 + rng.below(6)),
        "funder" => format!("Ente finanziatore di prova {}", 1 + rng.below(9)),
        "version" | "method_version" => format!("{}.{}", 1 + rng.below(3), rng.below(10)),
        "unit" | "measure_unit" => of(&["persone", "ore", "%"], rng),
        "indicator" => of(&["residents", "old_age_share", "employed_share", "income"], rng),
        "inferred_from" => of(&["old_age_share", "employed_share", "income"], rng),
        "place" | "treated" => pick(rng, with.units).clone(),
        "stage" => of(&["produzione", "raccolta", "trasformazione", "confezione", "distribuzione"], rng) + &format!(" {nth}"),
        "product" => of(&["olio", "farro", "legno", "miele", "lana", "ceramica"], rng),
        "line" => of(&["personale", "attrezzature", "servizi", "spese generali"], rng) + &format!(" {nth}"),
        "choices" => "sì;no;non so".to_owned(),
        "label" => format!("Domanda {nth}: {about}?"),
        "value" | "answer" if row > 0 => of(&["sì", "no", "non so"], rng),
        "role" => of(&["capofila", "partner", "sostenitore"], rng),
        "profession" => of(&["agronomo", "educatore", "architetto", "commercialista", "assistente sociale"], rng),
        "availability" => of(&["due giorni al mese", "solo al mattino", "da concordare"], rng),
        "owner" | "responsible" | "accountable" | "actor" | "party" | "speaker" | "tutor" | "referral" | "funder_name" | "informed"
        | "consulted" | "leader_name" => {
            format!("Soggetto di prova {}", 1 + (with.number * 7 + nth * 13) % 2000)
        }
        "evidence" | "verification" | "results" | "outcome" | "measured_effect" | "evaluation" | "minutes" => {
            format!("{}: riscontro di prova {}, {} persone raggiunte.", about, with.number, 5 + rng.below(300))
        }
        "reason" => of(&["Mancano i fondi.", "Era già stato fatto altrove.", "Le parti non si sono accordate.", "Non serve più."], rng),
        "eligibility" | "requirements" => of(&["residenti nel territorio", "chi ne fa domanda", "iscritti da almeno un anno"], rng),
        _ if row > 0 => format!("{about}, parte {nth}"),
        _ => {
            let label = reticolo_messages::t(reticolo_messages::Language::It, &format!("{}-{code}", kind.code));
            format!("{label}: {about} (testo di prova {}).", with.number)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use reticolo_model::{check::check, kinds};
    use uuid::Uuid;

    #[test]
    fn a_record_of_any_kind_in_any_state_passes_the_checks() {
        let units = ["a".to_owned(), "b".to_owned()];
        for kind in kinds::ALL.iter().filter(|k| !kinds::describes_plan(k.code)) {
            for (i, state) in kind.states.iter().enumerate() {
                for seed in 0..8 {
                    let mut record = Record::new(Uuid::nil(), kind, "x");
                    record.status = state.code.to_owned();
                    let with = Filling { day: Day::parse("2026-06-30").expect("a day"), number: 12, about: "orti", units: &units };
                    body(kind, &mut record, &with, &mut Rng::new(seed, 1, i as u64));
                    let problems = check(kind, &mut record);
                    assert!(problems.is_empty(), "{} {}: {problems:?}", kind.code, state.code);
                    assert!(record.personal.is_empty());
                }
            }
        }
    }

    #[test]
    fn what_only_a_later_state_has_is_not_there() {
        let kind = kinds::find("case").expect("a kind");
        assert_eq!(way(kind, "closed"), ["received", "closed"]);
        assert_eq!(way(kind, "answered"), ["received", "taken", "answered"]);
        let (must, not) = asked(kind, "taken");
        assert_eq!(must, BTreeSet::from(["taken_on"]));
        assert!(not.contains("answer") && not.contains("outcome") && !not.contains("taken_on"));
    }
}
