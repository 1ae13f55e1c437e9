//! Facets: how many records have each value of a field, heeding the other filters and not the field's own.

use crate::conditions::{self, Where};
use crate::db::Conn;
use crate::lists::ListQuery;
use crate::{StoreError, Territory};

/// The counts of one field: `(value, records)`, most first, then by value.
pub async fn counts(conn: &mut Conn, territory: Territory, query: &ListQuery, field: &str) -> Result<Vec<(String, i64)>, StoreError> {
    let way = conditions::way(conn, territory, query, Some(field)).await?.for_all();
    let w = Where::values(conn, territory, query, field, Some(field), way);
    let sql =
        format!("SELECT v.text, count(*) AS n FROM field v WHERE {} AND v.text IS NOT NULL GROUP BY v.text ORDER BY n DESC, v.text", w.sql);
    let rows = conn.rows(&sql, w.args).await?;
    rows.iter().map(|r| Ok((r.text(0)?, r.int(1)?))).collect()
}

/// The sum of a number field over what a query finds (money in cents), with how many records have one.
pub async fn sum(conn: &mut Conn, territory: Territory, query: &ListQuery, field: &str) -> Result<(f64, i64), StoreError> {
    let way = conditions::way(conn, territory, query, None).await?.for_all();
    let w = Where::values(conn, territory, query, field, None, way);
    let sql = format!("SELECT sum(v.number), count(*) FROM field v WHERE {} AND v.number IS NOT NULL", w.sql);
    let row = conn.row(&sql, w.args).await?;
    row.map_or(Ok((0.0, 0)), |r| Ok((r.maybe_real(0)?.unwrap_or(0.0), r.int(1)?)))
}
