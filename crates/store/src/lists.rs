//! Lists: records of a kind that an audience sees, filtered, sorted and paged by key.

use crate::conditions::{self, Way, Where};
use crate::db::{Conn, Val, vals};
use crate::{StoreError, Territory};
use reticolo_model::geometry::BoundingBox;
use reticolo_model::{Audience, FieldType, Record, kinds};
use uuid::Uuid;

pub use crate::conditions::audience_sql;

/// What is asked of a list.
#[derive(Debug, Clone)]
pub struct ListQuery {
    /// Empty: records of every kind.
    pub kind: String,
    pub audience: Audience,
    pub illustrative: bool,
    /// Words; every one must be found, the last may be a beginning.
    pub text: String,
    /// For each field, the values of which one must be there.
    pub filters: Vec<(String, Vec<String>)>,
    pub within: Option<BoundingBox>,
    /// Only records that nobody confirmed for too long.
    pub stale: Option<Stale>,
    /// Records whose period touches the time between two days, either of which may be open; those without a period do not. Only
    /// [`page`] and [`each`] ask for it.
    pub during: Option<[Option<String>; 2]>,
    pub sort: Sort,
    pub descending: bool,
    pub after: Option<Cursor>,
    pub limit: usize,
}

/// From when on a record has stood still: it was confirmed before the day or, where it never was, last changed by an act up to the
/// number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stale {
    pub before: String,
    /// The newest entry of the log that was written before the day.
    pub upto: i64,
    /// Only records that this author made or last changed, as the log names them.
    pub by: Option<String>,
}

impl Stale {
    /// What stands still since before a day, whoever wrote it.
    pub async fn before(conn: &mut Conn, territory: Territory, day: &str) -> Result<Stale, StoreError> {
        Ok(Stale { before: day.to_owned(), upto: crate::log::last_before(conn, territory, day).await?, by: None })
    }
}

/// What a list is ordered by. Records without the field come last, by title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sort {
    Title,
    Changed,
    Field(String),
}

/// Where a page begins: after this record.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Cursor {
    /// The sort value of the last record of the page before, as a text or a number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<f64>,
    pub id: Uuid,
    /// Whether the page before ended among the records without the field.
    #[serde(default)]
    pub rest: bool,
}

/// A page, and where the next one begins.
#[derive(Debug)]
pub struct Page {
    pub records: Vec<Record>,
    pub next: Option<Cursor>,
}

impl ListQuery {
    /// Every record of a kind for an audience, by title.
    #[must_use]
    pub fn all(kind: &str, audience: Audience) -> ListQuery {
        ListQuery {
            kind: kind.to_owned(),
            audience,
            illustrative: false,
            text: String::new(),
            filters: Vec::new(),
            within: None,
            stale: None,
            during: None,
            sort: Sort::Title,
            descending: false,
            after: None,
            limit: 50,
        }
    }
}

/// One page of a list.
pub async fn page(conn: &mut Conn, territory: Territory, query: &ListQuery) -> Result<Page, StoreError> {
    let query = &ListQuery { limit: query.limit.max(1), ..query.clone() };
    let way = conditions::way(conn, territory, query, None).await?;
    match &query.sort {
        Sort::Changed => by_column(conn, territory, query, way, "r.changed", true).await,
        // Fields belong to a kind: a list of every kind has no order by one.
        Sort::Field(field) if !query.kind.is_empty() => by_field(conn, territory, query, way, field).await,
        Sort::Title | Sort::Field(_) => by_column(conn, territory, query, way, "r.sort_title", false).await,
    }
}

/// A column to order by; for a lookup as an expression, so that no walk along an index is chosen for the order's sake.
fn ordered(column: &str, number: bool, way: Way) -> String {
    match (way, number) {
        (Way::Walk | Way::Probe, _) => column.to_owned(),
        (Way::Lookup, true) => format!("{column} + 0"),
        (Way::Lookup, false) => format!("{column} || ''"),
    }
}

fn order(descending: bool) -> (&'static str, &'static str) {
    if descending { ("<", "DESC") } else { (">", "ASC") }
}

async fn by_column(
    conn: &mut Conn,
    territory: Territory,
    query: &ListQuery,
    how: Way,
    column: &str,
    number: bool,
) -> Result<Page, StoreError> {
    let mut w = Where::records(conn, territory, query, how);
    let (than, way) = order(query.descending);
    if let Some(after) = &query.after {
        let at = w.next();
        #[expect(clippy::cast_possible_truncation, reason = "log numbers are whole")]
        let value = if number { Val::from(after.number.unwrap_or(0.0) as i64) } else { Val::from(after.text.clone().unwrap_or_default()) };
        w.and(&format!("({column}, r.id) {than} (${at}, ${})", at + 1), vec![value, Val::from(after.id)]);
    }
    let by = ordered(column, number, how);
    let sql =
        format!("SELECT r.content, {column}, r.id FROM record r WHERE {} ORDER BY {by} {way}, r.id {way} LIMIT {}", w.sql, query.limit + 1);
    let rows = conn.rows(&sql, w.args).await?;
    let mut page = Page { records: Vec::new(), next: None };
    for (i, row) in rows.iter().enumerate() {
        if i == query.limit {
            let last = &rows[i - 1];
            #[expect(clippy::cast_precision_loss, reason = "log numbers are far below 2^53")]
            let cursor = if number {
                Cursor { text: None, number: Some(last.int(1)? as f64), id: last.uuid(2)?, rest: false }
            } else {
                Cursor { text: Some(last.text(1)?), number: None, id: last.uuid(2)?, rest: false }
            };
            page.next = Some(cursor);
        } else {
            page.records.push(parse(&row.text(0)?)?);
        }
    }
    Ok(page)
}

fn parse(content: &str) -> Result<Record, StoreError> {
    serde_json::from_str(content).map_err(|e| StoreError::Inconsistent(format!("record: {e}")))
}

/// Whether a field's indexed value is a number.
fn is_number(kind: &str, field: &str) -> bool {
    kinds::find(kind)
        .and_then(|k| k.field(field))
        .is_some_and(|f| matches!(f.kind, FieldType::Integer | FieldType::Number | FieldType::Money | FieldType::Year))
}

async fn by_field(conn: &mut Conn, territory: Territory, query: &ListQuery, how: Way, field: &str) -> Result<Page, StoreError> {
    let number = is_number(&query.kind, field);
    let column = if number { "s.number" } else { "s.text" };
    let (than, way) = order(query.descending);
    let mut page = Page { records: Vec::new(), next: None };
    let in_rest = query.after.as_ref().is_some_and(|a| a.rest);
    if !in_rest {
        let mut w = Where::records(conn, territory, query, how);
        let at = w.next();
        w.and(&format!("s.field = ${at} AND {column} IS NOT NULL AND s.item = 0"), vals![field]);
        if let Some(after) = &query.after {
            let at = w.next();
            let value = if number { Val::from(after.number.unwrap_or(0.0)) } else { Val::from(after.text.clone().unwrap_or_default()) };
            w.and(&format!("({column}, s.record) {than} (${at}, ${})", at + 1), vec![value, Val::from(after.id)]);
        }
        // CROSS JOIN keeps the order of the two: along the sort's index, or from the records that were looked up.
        let from = if how == Way::Lookup { "record r CROSS JOIN field s" } else { "field s CROSS JOIN record r" };
        let by = ordered(column, number, how);
        let sql = format!(
            "SELECT r.content, {column}, r.id FROM {from} WHERE s.territory = $1 AND s.kind = $2 AND r.id = s.record AND {} ORDER BY {by} {way}, s.record {way} LIMIT {}",
            w.sql,
            query.limit + 1
        );
        let rows = conn.rows(&sql, w.args).await?;
        for (i, row) in rows.iter().enumerate() {
            if i == query.limit {
                let last = &rows[i - 1];
                page.next = Some(if number {
                    Cursor { text: None, number: last.maybe_real(1)?, id: last.uuid(2)?, rest: false }
                } else {
                    Cursor { text: last.maybe_text(1)?, number: None, id: last.uuid(2)?, rest: false }
                });
                return Ok(page);
            }
            page.records.push(parse(&row.text(0)?)?);
        }
    }
    // Then those without the field, by title.
    let mut w = Where::records(conn, territory, query, how);
    let at = w.next();
    w.and(
        &format!("NOT EXISTS (SELECT 1 FROM field s WHERE s.territory = r.territory AND s.kind = r.kind AND s.field = ${at} AND s.record = r.id AND s.item = 0 AND {column} IS NOT NULL)"),
        vals![field],
    );
    if let (true, Some(after)) = (in_rest, &query.after) {
        let at = w.next();
        w.and(&format!("(r.sort_title, r.id) > (${at}, ${})", at + 1), vals![after.text.clone().unwrap_or_default(), after.id]);
    }
    let room = query.limit - page.records.len();
    let by = ordered("r.sort_title", false, how);
    let sql = format!("SELECT r.content, r.sort_title, r.id FROM record r WHERE {} ORDER BY {by}, r.id LIMIT {}", w.sql, room + 1);
    let rows = conn.rows(&sql, w.args).await?;
    for (i, row) in rows.iter().enumerate() {
        if i == room {
            page.next = Some(if i == 0 {
                // The page is full: the next begins with the first record without the field.
                Cursor { text: Some(String::new()), number: None, id: Uuid::nil(), rest: true }
            } else {
                Cursor { text: Some(rows[i - 1].text(1)?), number: None, id: rows[i - 1].uuid(2)?, rest: true }
            });
        } else {
            page.records.push(parse(&row.text(0)?)?);
        }
    }
    Ok(page)
}

/// Which of a page's records have stood still for too long.
pub async fn stale_among(conn: &mut Conn, territory: Territory, stale: &Stale, ids: &[Uuid]) -> Result<Vec<Uuid>, StoreError> {
    let mut out = Vec::new();
    for chunk in ids.chunks(500) {
        let places = (0..chunk.len()).map(|i| format!("${}", i + 4)).collect::<Vec<_>>().join(",");
        let mut args = vals![territory, stale.before.as_str(), stale.upto];
        args.extend(chunk.iter().map(|id| Val::from(*id)));
        let sql = format!(
            "SELECT r.id FROM record r LEFT JOIN field f ON f.territory = r.territory AND f.record = r.id AND f.field = 'confirmed' WHERE r.territory = $1 AND r.id IN ({places}) AND (f.text < $2 OR f.text IS NULL AND r.changed <= $3) ORDER BY r.id"
        );
        for row in conn.rows(&sql, args).await? {
            out.push(row.uuid(0)?);
        }
    }
    Ok(out)
}

/// How many records a query finds.
pub async fn count(conn: &mut Conn, territory: Territory, query: &ListQuery) -> Result<i64, StoreError> {
    let way = conditions::way(conn, territory, query, None).await?.for_all();
    // Every record has exactly one status, and the index of that field tells who sees it.
    let w = Where::values(conn, territory, query, "status", None, way);
    let sql = format!("SELECT count(*) FROM field v WHERE {} AND v.text IS NOT NULL AND v.item = 0", w.sql);
    conn.row(&sql, w.args).await?.map_or(Ok(0), |r| r.int(0))
}

/// Streams every record a query finds (its page and sort are ignored), in the order of origin and key.
pub async fn each(
    conn: &mut Conn,
    territory: Territory,
    query: &ListQuery,
    mut take: impl FnMut(Record) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let w = Where::records(conn, territory, query, Way::Lookup);
    let sql = format!(
        "SELECT r.content FROM record r WHERE {} ORDER BY CASE WHEN r.data_set IS NULL THEN 1 ELSE 0 END, r.data_set, r.source_key, r.id",
        w.sql
    );
    conn.each(&sql, w.args, |row| take(parse(&row.text(0)?)?)).await
}
