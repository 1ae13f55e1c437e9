//! Exports of figures and flows: the newest version of every data set that the audience sees, in the long form that an
//! import reads. A column `data_set` comes in where two data sets hold the same key.

use reticolo_formats::{CsvOut, JsonLines};
use reticolo_model::canonical::number;
use reticolo_model::{Audience, Record};
use reticolo_store::data_sets::{self, Figure, Form};
use reticolo_store::lists::{self, ListQuery};
use reticolo_store::{Conn, StoreError, Territory};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

/// Which data sets and indicators an audience does not see.
#[derive(Debug, Default)]
pub struct Hidden {
    everything: bool,
    /// Codes of the data sets it sees.
    data_sets: BTreeSet<String>,
    indicators: BTreeSet<String>,
}

impl Hidden {
    pub async fn of(conn: &mut Conn, territory: Territory, audience: Audience) -> Result<Hidden, StoreError> {
        let mut hidden = Hidden { everything: audience == Audience::Everything, ..Hidden::default() };
        let all = |kind| ListQuery { illustrative: true, ..ListQuery::all(kind, Audience::Everything) };
        let code = |r: &Record| r.body_text("code").unwrap_or_default().to_owned();
        lists::each(conn, territory, &all("data_set"), |r| {
            if audience.sees(r.visibility, &r.named) {
                hidden.data_sets.insert(code(&r));
            }
            Ok(())
        })
        .await?;
        // Of two records with one code, the one that is seen counts.
        let mut seen = BTreeSet::new();
        lists::each(conn, territory, &all("indicator"), |r| {
            if audience.sees(r.visibility, &r.named) {
                seen.insert(code(&r));
            } else {
                hidden.indicators.insert(code(&r));
            }
            Ok(())
        })
        .await?;
        hidden.indicators.retain(|c| !seen.contains(c));
        Ok(hidden)
    }

    /// Whether the figures of a data set may be told at all. One without a record is seen by those who see everything.
    pub fn shows(&self, data_set: &str) -> bool {
        self.everything || self.data_sets.contains(data_set)
    }

    fn hides(&self, form: Form, figure: &Figure) -> bool {
        form == Form::Indicators && self.indicators.contains::<str>(figure.a.as_ref())
    }
}

/// The newest versions of a form that the audience sees: `(data set, version)` by name.
pub async fn present(conn: &mut Conn, territory: Territory, form: Form, hidden: &Hidden) -> Result<Vec<(String, i64)>, StoreError> {
    let mut newest: BTreeMap<String, i64> = BTreeMap::new();
    for v in data_sets::versions(conn, territory).await? {
        if v.form == form && v.withdrawn.is_none() && hidden.shows(&v.data_set) {
            newest.insert(v.data_set, v.version);
        }
    }
    Ok(newest.into_iter().collect())
}

/// Whether one key stands in two of these data sets.
async fn keys_twice(conn: &mut Conn, territory: Territory, form: Form, sets: &[(String, i64)]) -> Result<bool, StoreError> {
    // Only figures of an indicator and a period that two data sets share can be the same.
    let mut holders: BTreeMap<(String, String), usize> = BTreeMap::new();
    if form == Form::Indicators {
        for (set, version) in sets {
            for (indicator, period, _) in data_sets::contents(conn, territory, set, *version).await? {
                *holders.entry((indicator, period)).or_default() += 1;
            }
        }
        holders.retain(|_, n| *n > 1);
    }
    if sets.len() < 2 || (form == Form::Indicators && holders.is_empty()) {
        return Ok(false);
    }
    let mut seen: BTreeSet<[String; 3]> = BTreeSet::new();
    let mut twice = false;
    for (set, version) in sets {
        data_sets::each(conn, territory, form, set, *version, |f| {
            let key: [String; 3] = [f.a.to_string(), f.b.to_string(), f.period.to_string()];
            if !twice && (form == Form::Flows || holders.contains_key(&(key[0].clone(), key[2].clone()))) {
                twice = !seen.insert(key);
            }
            Ok(())
        })
        .await?;
    }
    Ok(twice)
}

/// The text of a value: a number, nothing where it is missing, `<BOUND` where it is suppressed, `not_applicable`.
fn value_text(figure: &Figure) -> String {
    match (figure.number, figure.mark.as_deref()) {
        (Some(x), _) => number(x),
        (None, Some(mark)) => mark.strip_prefix("suppressed:").map_or_else(|| mark.to_owned(), |bound| format!("<{bound}")),
        (None, None) => String::new(),
    }
}

fn header(form: Form) -> [&'static str; 4] {
    match form {
        Form::Flows => ["origin", "destination", "value", "period"],
        _ => ["unit", "indicator", "period", "value"],
    }
}

fn row(form: Form, f: &Figure) -> [String; 4] {
    let value = value_text(f);
    match form {
        Form::Flows => [f.a.to_string(), f.b.to_string(), value, f.period.to_string()],
        _ => [f.b.to_string(), f.a.to_string(), f.period.to_string(), value],
    }
}

/// Writes the figures of some data sets as one table; how many.
pub async fn write(
    conn: &mut Conn,
    territory: Territory,
    form: Form,
    sets: &[(String, i64)],
    hidden: &Hidden,
    lines: bool,
    out: &mut (dyn Write + Send),
) -> Result<u64, StoreError> {
    let twice = keys_twice(conn, territory, form, sets).await?;
    let mut columns: Vec<&str> = header(form).to_vec();
    if twice {
        columns.push("data_set");
    }
    let mut rows = 0;
    let mut sink = if lines { Sink::Lines(JsonLines::new(out)) } else { Sink::Csv(Box::new(CsvOut::new(out, &columns)?)) };
    for (set, version) in sets {
        data_sets::each(conn, territory, form, set, *version, |figure| {
            if hidden.hides(form, &figure) {
                return Ok(());
            }
            rows += 1;
            let mut cells = row(form, &figure).to_vec();
            if twice {
                cells.push(set.clone());
            }
            match &mut sink {
                Sink::Csv(table) => table.row(&cells)?,
                Sink::Lines(lines) => lines.row(&object(&columns, cells, &figure))?,
            }
            Ok(())
        })
        .await?;
    }
    match sink {
        Sink::Csv(table) => drop(table.finish()?),
        Sink::Lines(lines) => drop(lines.finish()?),
    }
    Ok(rows)
}

/// Where rows go.
enum Sink<'w> {
    Csv(Box<CsvOut<&'w mut (dyn Write + Send)>>),
    Lines(JsonLines<&'w mut (dyn Write + Send)>),
}

/// A figure as JSON: its value is a number, null where it is missing, or the text of its mark.
fn object(columns: &[&str], cells: Vec<String>, figure: &Figure) -> Map<String, Value> {
    let mut object: Map<String, Value> = columns.iter().map(|c| (*c).to_owned()).zip(cells.into_iter().map(Value::String)).collect();
    if let Some(x) = figure.number {
        object.insert("value".to_owned(), json!(x));
    } else if figure.mark.is_none() {
        object.insert("value".to_owned(), Value::Null);
    }
    object
}
