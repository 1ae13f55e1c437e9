//! What an analysis can depend on, as one digest: the records that somebody sees, each at its version, the links between them, the
//! versions of the data sets. A record that is hidden from somebody is in nothing of theirs, nor is it in this.

use crate::conditions::audience_sql;
use crate::db::{Conn, vals};
use crate::{StoreError, Territory};
use reticolo_model::Audience;
use reticolo_model::id::hex;
use sha2::{Digest, Sha256};
use std::collections::HashSet;
use uuid::Uuid;

/// Kinds that say how things are called and placed: they count for everybody, whoever sees them.
const FOR_ALL: &str = "('axes', 'vocabulary')";

/// What an analysis looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Of {
    /// All records.
    Everything,
    /// All but what people write about the plan.
    Unplanned,
    /// All but what people decided about findings, and what they write about the plan.
    Territory,
    /// Indicators and data sets alone, for what is computed from figures.
    Figures,
}

impl Of {
    fn sql(self) -> &'static str {
        match self {
            Of::Everything => "1 = 1",
            Of::Unplanned => "r.kind NOT IN ('edition', 'passage', 'chosen_analysis')",
            Of::Territory => "r.kind NOT IN ('latency', 'edition', 'passage', 'chosen_analysis')",
            Of::Figures => "r.kind IN ('indicator', 'data_set')",
        }
    }
}

/// The digest of what an audience sees.
pub async fn digest(conn: &mut Conn, territory: Territory, audience: &Audience, illustrative: bool, of: Of) -> Result<String, StoreError> {
    let mut hash = Sha256::new();
    let (seen, mut args) = audience_sql(audience, illustrative, 2);
    args.splice(0..0, vals![territory]);
    let which = of.sql();
    let sql = format!(
        "SELECT r.id, r.version FROM record r WHERE r.territory = $1 AND (({which}) AND ({seen}) OR r.kind IN {FOR_ALL}) ORDER BY r.id"
    );
    let mut ids: HashSet<Uuid> = HashSet::new();
    conn.each(&sql, args, |row| {
        let id = row.uuid(0)?;
        hash.update(id.as_bytes());
        hash.update(row.int(1)?.to_be_bytes());
        ids.insert(id);
        Ok(())
    })
    .await?;
    hash.update(b"links");
    if of != Of::Figures {
        let sql = "SELECT id, from_record, to_record, since, until, weight FROM link WHERE territory = $1 ORDER BY id";
        conn.each(sql, vals![territory], |row| {
            if ids.contains(&row.uuid(1)?) && ids.contains(&row.uuid(2)?) {
                hash.update(row.uuid(0)?.as_bytes());
                for day in [row.maybe_text(3)?, row.maybe_text(4)?] {
                    hash.update(day.unwrap_or_default().as_bytes());
                    hash.update([0]);
                }
                hash.update(row.maybe_real(5)?.unwrap_or(-1.0).to_be_bytes());
            }
            Ok(())
        })
        .await?;
    }
    hash.update(b"figures");
    let sql = "SELECT data_set, version, digest, withdrawn FROM data_set_version WHERE territory = $1 ORDER BY data_set, version";
    conn.each(sql, vals![territory], |row| {
        hash.update(row.text(0)?.as_bytes());
        hash.update(row.int(1)?.to_be_bytes());
        hash.update(row.text(2)?.as_bytes());
        hash.update(row.maybe_int(3)?.unwrap_or(-1).to_be_bytes());
        Ok(())
    })
    .await?;
    Ok(hex(&hash.finalize()))
}
