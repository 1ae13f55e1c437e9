//! Pairs of records that a person found to be two things, so that they are not proposed as one again. The log tells of each, and undo takes it back.

use crate::db::{Conn, vals};
use crate::log::{Chain, Stamp};
use crate::{StoreError, Territory};
use reticolo_model::fold::fold;
use reticolo_model::id;
use reticolo_model::log::Act;
use serde::{Deserialize, Serialize};
use serde_json::json;
use uuid::Uuid;

/// Two records, the one with the lesser id first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pair {
    /// Derived from the two.
    pub id: Uuid,
    pub first: Uuid,
    pub second: Uuid,
    /// The digest of their names as they were when somebody looked: another name is another question.
    pub names: String,
}

impl Pair {
    /// The pair of two records with their titles, whichever comes first.
    #[must_use]
    pub fn new(one: (Uuid, &str), other: (Uuid, &str)) -> Pair {
        let (first, second) = if one.0 <= other.0 { (one, other) } else { (other, one) };
        Pair {
            id: id::derived("", "distinct", &first.0.to_string(), &second.0.to_string()),
            first: first.0,
            second: second.0,
            names: id::sha256_hex(format!("{}\n{}", fold(first.1), fold(second.1)).as_bytes()),
        }
    }
}

/// Every pair, in the order of the ids.
pub async fn all(conn: &mut Conn, territory: Territory) -> Result<Vec<Pair>, StoreError> {
    let rows = conn.rows("SELECT id, first, second, names FROM distinct_pair WHERE territory = $1 ORDER BY id", vals![territory]).await?;
    rows.iter().map(|r| Ok(Pair { id: r.uuid(0)?, first: r.uuid(1)?, second: r.uuid(2)?, names: r.text(3)? })).collect()
}

/// What the table holds under an id from now on (not the log).
pub(crate) async fn put(conn: &mut Conn, territory: Territory, id: Uuid, pair: Option<&Pair>) -> Result<(), StoreError> {
    conn.exec("DELETE FROM distinct_pair WHERE territory = $1 AND id = $2", vals![territory, id]).await?;
    if let Some(pair) = pair {
        conn.exec(
            "INSERT INTO distinct_pair (territory, id, first, second, names) VALUES ($1, $2, $3, $4, $5)",
            vals![territory, pair.id, pair.first, pair.second, &pair.names],
        )
        .await?;
    }
    Ok(())
}

/// Keeps that two records are two things, as one act. The number of the act.
pub async fn add(conn: &mut Conn, territory: Territory, stamp: &Stamp, pair: &Pair) -> Result<i64, StoreError> {
    let mut chain = Chain::lock(conn, territory, stamp).await?;
    let seq = chain.append(Act::Distinct, Some(pair.id), None, json!({ "after": pair }));
    put(conn, territory, pair.id, Some(pair)).await?;
    chain.close(conn).await?;
    Ok(seq)
}
