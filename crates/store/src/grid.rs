//! What stands in the cells of the grid, read from the indexed fields `cell` and `cell_part` alone: records by kind and cell, the parts of
//! those that stand in several, and sums of a number.

use crate::conditions::{self, Where};
use crate::db::{Conn, vals};
use crate::lists::ListQuery;
use crate::{StoreError, Territory};
use reticolo_model::{Record, Share};
use uuid::Uuid;

/// A record that stands in several cells, in one of them.
#[derive(Debug, Clone)]
pub struct Part {
    pub record: Uuid,
    pub kind: String,
    /// `area/dimension/modality`.
    pub cell: String,
    pub share: Share,
}

/// How many records of each kind stand in each cell, wholly or in part: kind, cell, records.
pub async fn counts(conn: &mut Conn, territory: Territory, query: &ListQuery) -> Result<Vec<(String, String, i64)>, StoreError> {
    let way = conditions::way(conn, territory, query, None).await?.for_all();
    let w = Where::values(conn, territory, query, "cell", None, way);
    let sql = format!("SELECT v.kind, v.text, count(*) FROM field v WHERE {} AND v.text IS NOT NULL GROUP BY v.kind, v.text", w.sql);
    let rows = conn.rows(&sql, w.args).await?;
    rows.iter().map(|r| Ok((r.text(0)?, r.text(1)?, r.int(2)?))).collect()
}

/// Every part of the records that stand in several cells, streamed.
pub async fn parts(conn: &mut Conn, territory: Territory, query: &ListQuery, mut take: impl FnMut(Part)) -> Result<(), StoreError> {
    let way = conditions::way(conn, territory, query, None).await?.for_all();
    let w = Where::values(conn, territory, query, "cell_part", None, way);
    let sql = format!("SELECT v.record, v.kind, v.text FROM field v WHERE {} AND v.text IS NOT NULL", w.sql);
    conn.each(&sql, w.args, |row| {
        let text = row.text(2)?;
        let read = text.split_once('=').and_then(|(cell, share)| Some((cell.to_owned(), Share::try_from(share.to_owned()).ok()?)));
        let (cell, share) = read.ok_or_else(|| StoreError::Inconsistent(format!("the part of a cell {text:?}")))?;
        take(Part { record: row.uuid(0)?, kind: row.text(1)?, cell, share });
        Ok(())
    })
    .await
}

/// The sum of a number field of one kind over the records in each cell, each record whole: cell, sum. Projects that were adopted from an
/// initiative are left out, since the initiative's money is the same.
pub async fn sums(conn: &mut Conn, territory: Territory, query: &ListQuery, field: &str) -> Result<Vec<(String, f64)>, StoreError> {
    let way = conditions::way(conn, territory, query, None).await?.for_all();
    let mut w = Where::values(conn, territory, query, "cell", None, way);
    w.and(&format!("m.field = ${}", w.next()), vals![field]);
    let sql = format!(
        "SELECT v.text, sum(m.number) FROM field v JOIN field m ON m.territory = v.territory AND m.record = v.record WHERE {} AND {ADOPTED} AND v.text IS NOT NULL AND m.number IS NOT NULL GROUP BY v.text",
        w.sql
    );
    let rows = conn.rows(&sql, w.args).await?;
    rows.iter().map(|r| Ok((r.text(0)?, r.maybe_real(1)?.unwrap_or(0.0)))).collect()
}

/// The number field of each record of one kind that stands in several cells.
pub async fn numbers(conn: &mut Conn, territory: Territory, query: &ListQuery, field: &str) -> Result<Vec<(Uuid, f64)>, StoreError> {
    let way = conditions::way(conn, territory, query, None).await?.for_all();
    let mut w = Where::values(conn, territory, query, "cell_part", None, way);
    w.and(&format!("m.field = ${}", w.next()), vals![field]);
    let sql = format!(
        "SELECT DISTINCT v.record, m.number FROM field v JOIN field m ON m.territory = v.territory AND m.record = v.record WHERE {} AND {ADOPTED} AND v.text IS NOT NULL AND m.number IS NOT NULL",
        w.sql
    );
    let rows = conn.rows(&sql, w.args).await?;
    rows.iter().map(|r| Ok((r.uuid(0)?, r.maybe_real(1)?.unwrap_or(0.0)))).collect()
}

const ADOPTED: &str =
    "NOT EXISTS (SELECT 1 FROM link a WHERE a.territory = v.territory AND a.from_record = v.record AND a.kind = 'adopted_from')";

/// How many records of each kind a query finds.
pub async fn totals(conn: &mut Conn, territory: Territory, query: &ListQuery) -> Result<Vec<(String, i64)>, StoreError> {
    let way = conditions::way(conn, territory, query, None).await?.for_all();
    let w = Where::records(conn, territory, query, way);
    let sql = format!("SELECT r.kind, count(*) FROM record r WHERE {} GROUP BY r.kind ORDER BY r.kind", w.sql);
    let rows = conn.rows(&sql, w.args).await?;
    rows.iter().map(|r| Ok((r.text(0)?, r.int(1)?))).collect()
}

/// The first records of a query that stand in no cell, by kind and title.
pub async fn unplaced(conn: &mut Conn, territory: Territory, query: &ListQuery) -> Result<Vec<Record>, StoreError> {
    let way = conditions::way(conn, territory, query, None).await?;
    let w = Where::records(conn, territory, query, way);
    let sql = format!(
        "SELECT r.content FROM record r WHERE {} AND NOT EXISTS (SELECT 1 FROM field f WHERE f.territory = r.territory AND f.record = r.id AND f.field = 'cell') ORDER BY r.kind, r.sort_title, r.id LIMIT {}",
        w.sql, query.limit
    );
    conn.rows(&sql, w.args).await?.iter().map(crate::records::record).collect()
}

/// The newest records of a query that stand in some cell, at most `most`.
pub async fn placed(conn: &mut Conn, territory: Territory, query: &ListQuery, most: usize) -> Result<Vec<Record>, StoreError> {
    let way = conditions::way(conn, territory, query, None).await?.for_all();
    let w = Where::records(conn, territory, query, way);
    let sql = format!(
        "SELECT r.content FROM record r WHERE {} AND EXISTS (SELECT 1 FROM field f WHERE f.territory = r.territory AND f.record = r.id AND f.field = 'cell') ORDER BY r.changed DESC, r.id LIMIT {most}",
        w.sql
    );
    conn.rows(&sql, w.args).await?.iter().map(crate::records::record).collect()
}
