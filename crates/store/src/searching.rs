//! What the search over everything is made from: each record with its folded words and stems, read whole once and then as the
//! log moves.

use crate::db::{Conn, Row, vals};
use crate::{StoreError, Territory};
use uuid::Uuid;

/// A record as the search reads it.
#[derive(Debug)]
pub struct Searched {
    pub id: Uuid,
    /// Its canonical text.
    pub content: String,
    /// The folded title, by which lists are ordered.
    pub title: String,
    /// Folded words of everything searchable; those of the title come first.
    pub words: String,
    /// Stems of what is prose; those of the title come first.
    pub stems: String,
}

const FROM: &str = "SELECT r.id, r.content, r.sort_title, s.words, s.stems FROM record r JOIN search s ON s.territory = r.territory AND s.record = r.id WHERE r.territory = $1";

fn searched(row: &Row) -> Result<Searched, StoreError> {
    Ok(Searched { id: row.uuid(0)?, content: row.text(1)?, title: row.text(2)?, words: row.text(3)?, stems: row.text(4)? })
}

/// Streams every record, in no order.
pub async fn each(
    conn: &mut Conn,
    territory: Territory,
    mut take: impl FnMut(Searched) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    conn.each(FROM, vals![territory], |row| take(searched(&row)?)).await
}

/// Several records; those that are gone are left out.
pub async fn of(conn: &mut Conn, territory: Territory, ids: &[Uuid]) -> Result<Vec<Searched>, StoreError> {
    let mut out = Vec::with_capacity(ids.len());
    for chunk in ids.chunks(500) {
        let places: Vec<String> = (0..chunk.len()).map(|i| format!("${}", i + 2)).collect();
        let mut args = vals![territory];
        args.extend(chunk.iter().map(|id| crate::Val::from(*id)));
        let rows = conn.rows(&format!("{FROM} AND r.id IN ({})", places.join(",")), args).await?;
        for row in &rows {
            out.push(searched(row)?);
        }
    }
    Ok(out)
}

/// The records that the log tells of after entry `after`; `None` where they are more than `most`.
pub async fn touched(conn: &mut Conn, territory: Territory, after: i64, most: usize) -> Result<Option<Vec<Uuid>>, StoreError> {
    let sql = format!(
        "SELECT DISTINCT record FROM log WHERE territory = $1 AND seq > $2 AND act = 'record' AND record IS NOT NULL LIMIT {}",
        most + 1
    );
    let rows = conn.rows(&sql, vals![territory, after]).await?;
    if rows.len() > most {
        return Ok(None);
    }
    rows.iter().map(|r| r.uuid(0)).collect::<Result<Vec<_>, _>>().map(Some)
}
