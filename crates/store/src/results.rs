//! Results of long work, kept by what was asked, of which data and for whom. They are copies and can be made again: no backup holds
//! them, and an erasure takes them all.

use crate::db::{Conn, vals};
use crate::{StoreError, Territory};

/// So many are kept, the newest, and together no more than so many bytes (but for the newest of all).
const MOST: usize = 100;
const MOST_BYTES: i64 = 200_000_000;

/// Keeps a result, in place of what stood under its key.
pub async fn put(
    conn: &mut Conn,
    territory: Territory,
    (key, method, audience): (&str, &str, &str),
    at: &str,
    bytes: Vec<u8>,
) -> Result<(), StoreError> {
    conn.exec(
        "INSERT INTO result (territory, work_key, method, audience, made, bytes) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (territory, work_key) DO UPDATE SET made = excluded.made, bytes = excluded.bytes",
        vals![territory, key, method, audience, at, bytes],
    )
    .await?;
    let sql = "SELECT work_key, length(bytes) FROM result WHERE territory = $1 ORDER BY made DESC, work_key";
    let rows = conn.rows(sql, vals![territory]).await?;
    let mut sum = 0;
    for (n, row) in rows.iter().enumerate() {
        sum += row.int(1)?;
        if n > 0 && (n >= MOST || sum > MOST_BYTES) {
            conn.exec("DELETE FROM result WHERE territory = $1 AND work_key = $2", vals![territory, row.text(0)?]).await?;
        }
    }
    Ok(())
}

pub async fn get(conn: &mut Conn, territory: Territory, key: &str) -> Result<Option<Vec<u8>>, StoreError> {
    let row = conn.row("SELECT bytes FROM result WHERE territory = $1 AND work_key = $2", vals![territory, key]).await?;
    row.map(|r| r.into_blob(0)).transpose()
}

/// Forgets all of them; how many there were.
pub async fn clear(conn: &mut Conn, territory: Territory) -> Result<u64, StoreError> {
    conn.exec("DELETE FROM result WHERE territory = $1", vals![territory]).await
}
