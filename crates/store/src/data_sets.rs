//! Data sets: versions of figures (units × indicators × periods) and of flows. A version never changes once it is published:
//! a row holds from one version until another, and the log keeps the digest of every version's rows in canonical order.

use crate::db::{Conn, Row, Val, vals};
use crate::log::{Chain, Stamp};
use crate::{StoreError, Territory};
use reticolo_model::canonical::number;
use reticolo_model::log::Act;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::cmp::Ordering;
use std::sync::Arc;

/// What the rows of a version are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    Units,
    Indicators,
    Flows,
    Records,
}

impl Form {
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Form::Units => "units",
            Form::Indicators => "indicators",
            Form::Flows => "flows",
            Form::Records => "records",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Form> {
        [Form::Units, Form::Indicators, Form::Flows, Form::Records].into_iter().find(|f| f.code() == code)
    }
}

/// A published version.
#[derive(Debug, Clone, Serialize)]
pub struct Version {
    pub data_set: String,
    pub version: i64,
    pub form: Form,
    pub seq: i64,
    pub rows: i64,
    pub digest: String,
    pub file: String,
    pub mapping: String,
    pub at: String,
    /// The number of the act that took it back.
    pub withdrawn: Option<i64>,
}

/// One figure or flow. For a flow: origin, destination and period; for a figure: indicator, unit and period.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    pub a: Arc<str>,
    pub b: Arc<str>,
    pub period: Arc<str>,
    pub number: Option<f64>,
    /// `suppressed:BOUND` or `not_applicable`, where the value is neither a number nor plainly missing.
    pub mark: Option<Arc<str>>,
}

impl Figure {
    fn key(&self) -> (&str, &str, &str) {
        (&self.a, &self.b, &self.period)
    }

    /// Order of versions and digests: by the bytes of the three keys.
    #[must_use]
    pub fn compare(&self, other: &Figure) -> Ordering {
        self.key().cmp(&other.key())
    }

    /// The line that is hashed.
    #[must_use]
    pub fn line(&self) -> String {
        format!(
            "{}\t{}\t{}\t{}\t{}\n",
            self.a,
            self.b,
            self.period,
            self.number.map_or_else(String::new, number),
            self.mark.as_deref().unwrap_or("")
        )
    }
}

/// Where figures of a form are kept.
fn table(form: Form) -> Result<(&'static str, [&'static str; 2], bool), StoreError> {
    match form {
        Form::Indicators => Ok(("observation", ["indicator", "unit"], true)),
        Form::Flows => Ok(("flow", ["origin", "destination"], false)),
        Form::Units | Form::Records => Err(StoreError::Inconsistent("this form has no table of figures".into())),
    }
}

fn version(row: &Row) -> Result<Version, StoreError> {
    let form = row.text(2)?;
    Ok(Version {
        data_set: row.text(0)?,
        version: row.int(1)?,
        form: Form::parse(&form).ok_or_else(|| StoreError::Inconsistent(form))?,
        seq: row.int(3)?,
        rows: row.int(4)?,
        digest: row.text(5)?,
        file: row.text(6)?,
        mapping: row.text(7)?,
        at: row.text(8)?,
        withdrawn: row.maybe_int(9)?,
    })
}

const VERSION: &str = "SELECT data_set, version, form, seq, row_count, digest, file, mapping, at, withdrawn FROM data_set_version";

/// Every version of every data set, by name and number.
pub async fn versions(conn: &mut Conn, territory: Territory) -> Result<Vec<Version>, StoreError> {
    let rows = conn.rows(&format!("{VERSION} WHERE territory = $1 ORDER BY data_set, version"), vals![territory]).await?;
    rows.iter().map(version).collect()
}

/// The newest version of a data set that was not taken back.
pub async fn current(conn: &mut Conn, territory: Territory, data_set: &str) -> Result<Option<Version>, StoreError> {
    conn.row(
        &format!("{VERSION} WHERE territory = $1 AND data_set = $2 AND withdrawn IS NULL ORDER BY version DESC LIMIT 1"),
        vals![territory, data_set],
    )
    .await?
    .map(|r| version(&r))
    .transpose()
}

async fn next_number(conn: &mut Conn, territory: Territory, data_set: &str) -> Result<i64, StoreError> {
    conn.row("SELECT max(version) FROM data_set_version WHERE territory = $1 AND data_set = $2", vals![territory, data_set])
        .await?
        .map_or(Ok(1), |r| Ok(r.maybe_int(0)?.unwrap_or(0) + 1))
}

/// Streams the figures of a version, in canonical order.
pub async fn each(
    conn: &mut Conn,
    territory: Territory,
    form: Form,
    data_set: &str,
    version: i64,
    mut take: impl FnMut(Figure) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let (table, [a, b], marked) = table(form)?;
    let mark = if marked { "mark" } else { "NULL" };
    let sql = format!(
        "SELECT {a}, {b}, period, number, {mark} FROM {table} WHERE territory = $1 AND data_set = $2 AND since <= $3 AND (until IS NULL OR until > $3) ORDER BY {a}, {b}, period"
    );
    conn.each(&sql, vals![territory, data_set, version], |row| take(figure(&row)?)).await
}

/// The digest and number of rows of a version, from the table.
pub async fn digest(conn: &mut Conn, territory: Territory, form: Form, data_set: &str, version: i64) -> Result<(String, i64), StoreError> {
    let mut hash = Sha256::new();
    let mut rows = 0;
    each(conn, territory, form, data_set, version, |figure| {
        hash.update(figure.line().as_bytes());
        rows += 1;
        Ok(())
    })
    .await?;
    Ok((reticolo_model::id::hex(&hash.finalize()), rows))
}

/// The figures of the newest version for one indicator: `(unit, period, number, mark)`, by unit and period.
pub async fn series(
    conn: &mut Conn,
    territory: Territory,
    data_set: &str,
    version: i64,
    indicator: &str,
) -> Result<Vec<Figure>, StoreError> {
    let mut out = Vec::new();
    conn.each(
        "SELECT indicator, unit, period, number, mark FROM observation WHERE territory = $1 AND data_set = $2 AND indicator = $3 AND since <= $4 AND (until IS NULL OR until > $4) ORDER BY unit, period",
        vals![territory, data_set, indicator, version],
        |row| {
            out.push(figure(&row)?);
            Ok(())
        },
    )
    .await?;
    Ok(out)
}

/// The same of one period alone.
pub async fn series_at(
    conn: &mut Conn,
    territory: Territory,
    data_set: &str,
    version: i64,
    indicator: &str,
    period: &str,
) -> Result<Vec<Figure>, StoreError> {
    let mut out = Vec::new();
    conn.each(
        "SELECT indicator, unit, period, number, mark FROM observation WHERE territory = $1 AND data_set = $2 AND indicator = $3 AND period = $5 AND since <= $4 AND (until IS NULL OR until > $4) ORDER BY unit",
        vals![territory, data_set, indicator, version, period],
        |row| {
            out.push(figure(&row)?);
            Ok(())
        },
    )
    .await?;
    Ok(out)
}

/// Which indicators a version holds, with their periods and how many rows each has.
pub async fn contents(
    conn: &mut Conn,
    territory: Territory,
    data_set: &str,
    version: i64,
) -> Result<Vec<(String, String, i64)>, StoreError> {
    let rows = conn
        .rows(
            "SELECT indicator, period, count(*) FROM observation WHERE territory = $1 AND data_set = $2 AND since <= $3 AND (until IS NULL OR until > $3) GROUP BY indicator, period ORDER BY indicator, period",
            vals![territory, data_set, version],
        )
        .await?;
    rows.iter().map(|r| Ok((r.text(0)?, r.text(1)?, r.int(2)?))).collect()
}

fn figure(row: &Row) -> Result<Figure, StoreError> {
    Ok(Figure {
        a: row.text(0)?.into(),
        b: row.text(1)?.into(),
        period: row.text(2)?.into(),
        number: row.maybe_real(3)?,
        mark: row.maybe_text(4)?.map(Into::into),
    })
}

/// What a new file would change: rows to add, rows to replace, rows of the old version that are not in it.
#[derive(Debug, Default)]
pub struct Difference {
    pub added: Vec<Figure>,
    pub changed: Vec<Figure>,
    pub missing: Vec<Figure>,
    pub same: usize,
}

/// Compares `rows` (in canonical order, no key twice) with the newest version.
pub async fn compare(
    conn: &mut Conn,
    territory: Territory,
    form: Form,
    data_set: &str,
    base: Option<i64>,
    rows: Vec<Figure>,
) -> Result<Difference, StoreError> {
    let mut out = Difference::default();
    let mut new = rows.into_iter().peekable();
    if let Some(base) = base {
        each(conn, territory, form, data_set, base, |old| {
            while let Some(row) = new.next_if(|row| row.compare(&old) == Ordering::Less) {
                out.added.push(row);
            }
            match new.next_if(|row| row.compare(&old) == Ordering::Equal) {
                Some(row) if row == old => out.same += 1,
                Some(row) => out.changed.push(row),
                None => out.missing.push(old),
            }
            Ok(())
        })
        .await?;
    }
    out.added.extend(new);
    Ok(out)
}

/// What the log and the version's row say of where a version comes from.
#[derive(Debug, Clone)]
pub struct Source {
    pub data_set: String,
    pub form: Form,
    pub file: String,
    /// The mapping as canonical JSON.
    pub mapping: String,
}

/// Publishes a version from a difference, inside an act (`batch`) whose chain is held.
/// `base` is the version the difference was taken from; if another came meanwhile, that is a conflict.
#[expect(clippy::too_many_arguments, reason = "one act, told once")]
pub async fn publish(
    conn: &mut Conn,
    territory: Territory,
    chain: &mut Chain,
    stamp: &Stamp,
    batch: Option<i64>,
    source: &Source,
    base: Option<i64>,
    difference: &Difference,
    remove_missing: bool,
) -> Result<Version, StoreError> {
    let now = current(conn, territory, &source.data_set).await?.map(|v| v.version);
    if now != base {
        return Err(StoreError::Conflict { now: now.unwrap_or(0) });
    }
    let (table, [a, b], marked) = table(source.form)?;
    let number = next_number(conn, territory, &source.data_set).await?;
    let gone: &[Figure] = if remove_missing { &difference.missing } else { &[] };
    let close = format!(
        "UPDATE {table} SET until = $6 WHERE territory = $1 AND data_set = $2 AND {a} = $3 AND {b} = $4 AND period = $5 AND until IS NULL"
    );
    for old in difference.changed.iter().chain(gone) {
        conn.exec(&close, vals![territory, &source.data_set, &*old.a, &*old.b, &*old.period, number]).await?;
    }
    // In key order the narrow table grows at its end.
    let mut rows: Vec<&Figure> = difference.added.iter().chain(&difference.changed).collect();
    rows.sort_by(|x, y| x.compare(y));
    let mut columns = vec!["territory", "data_set", a, b, "period", "since", "number"];
    if marked {
        columns.push("mark");
    }
    for chunk in rows.chunks(10_000) {
        let mut values: Vec<Val> = Vec::with_capacity(chunk.len() * columns.len());
        for row in chunk {
            values.extend(vals![territory, &source.data_set, &*row.a, &*row.b, &*row.period, number, row.number]);
            if marked {
                values.push(Val::from(row.mark.as_deref()));
            }
        }
        conn.insert_many(table, &columns, values).await?;
    }
    let (digest, count) = digest(conn, territory, source.form, &source.data_set, number).await?;
    record_version(conn, territory, chain, stamp, batch, source, number, count, digest).await
}

/// Writes the row and the log entry of a version whose rows stand.
#[expect(clippy::too_many_arguments, reason = "one act, told once")]
pub async fn record_version(
    conn: &mut Conn,
    territory: Territory,
    chain: &mut Chain,
    stamp: &Stamp,
    batch: Option<i64>,
    source: &Source,
    number: i64,
    rows: i64,
    digest: String,
) -> Result<Version, StoreError> {
    let mapping: Value = serde_json::from_str(&source.mapping).unwrap_or(Value::Null);
    let seq = chain.append(
        Act::DataSet,
        None,
        batch,
        json!({ "data_set": source.data_set, "version": number, "form": source.form, "rows": rows, "digest": digest, "file": source.file, "mapping": mapping }),
    );
    conn.exec(
        "INSERT INTO data_set_version (territory, data_set, version, form, seq, row_count, digest, file, mapping, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        vals![territory, &source.data_set, number, source.form.code(), seq, rows, &digest, &source.file, &source.mapping, &stamp.at],
    )
    .await?;
    Ok(Version {
        data_set: source.data_set.clone(),
        version: number,
        form: source.form,
        seq,
        rows,
        digest,
        file: source.file.clone(),
        mapping: source.mapping.clone(),
        at: stamp.at.clone(),
        withdrawn: None,
    })
}

/// The number the next version of a data set will have.
pub async fn next(conn: &mut Conn, territory: Territory, data_set: &str) -> Result<i64, StoreError> {
    next_number(conn, territory, data_set).await
}

/// Takes back the version that log entry `part` published, if it is still the newest; its name.
pub(crate) async fn withdraw(
    conn: &mut Conn,
    territory: Territory,
    part: i64,
    by: i64,
    chain: &mut Chain,
) -> Result<Option<String>, StoreError> {
    let Some(row) = conn.row(&format!("{VERSION} WHERE territory = $1 AND seq = $2 AND withdrawn IS NULL"), vals![territory, part]).await?
    else {
        return Ok(None);
    };
    let taken = version(&row)?;
    let newest = current(conn, territory, &taken.data_set).await?;
    if newest.is_none_or(|n| n.version != taken.version) {
        return Err(reticolo_model::Problem::new("problem-undo-newer-version", part.to_string()).with("data_set", &taken.data_set).into());
    }
    let rows = match taken.form {
        Form::Indicators => Some("observation"),
        Form::Flows => Some("flow"),
        Form::Units => Some("unit"),
        Form::Records => None,
    };
    if let Some(table) = rows {
        conn.exec(
            &format!("DELETE FROM {table} WHERE territory = $1 AND data_set = $2 AND since = $3"),
            vals![territory, &taken.data_set, taken.version],
        )
        .await?;
        conn.exec(
            &format!("UPDATE {table} SET until = NULL WHERE territory = $1 AND data_set = $2 AND until = $3"),
            vals![territory, &taken.data_set, taken.version],
        )
        .await?;
    }
    conn.exec("UPDATE data_set_version SET withdrawn = $3 WHERE territory = $1 AND seq = $2", vals![territory, part, by]).await?;
    chain.append(Act::DataSet, None, Some(by), json!({ "data_set": taken.data_set, "version": taken.version, "withdrawn": true }));
    Ok(Some(taken.data_set))
}
