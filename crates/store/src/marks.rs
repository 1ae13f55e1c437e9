//! Where records are, as points: what a map draws, for an audience.

use crate::db::{Conn, vals};
use crate::lists::{Stale, audience_sql};
use crate::{StoreError, Territory};
use reticolo_model::{Audience, Shared, kinds};
use std::sync::Arc;
use uuid::Uuid;

/// A record on the map: the middle of its box where it has a shape, else the first unit it lies in.
#[derive(Debug, Clone)]
pub struct Mark {
    pub id: Uuid,
    pub kind: &'static str,
    pub title: Box<str>,
    pub point: Option<[f64; 2]>,
    pub unit: Option<Arc<str>>,
    /// The value of the first field asked for that the record has.
    pub class: Option<Arc<str>>,
}

/// The text of the first of a kind's fields that a record has, as SQL; the names are the program's own.
fn class_sql(fields: &[(&'static str, Vec<&'static str>)]) -> String {
    let one = |field: &str| {
        format!(
            "(SELECT f.text FROM field f WHERE f.territory = r.territory AND f.kind = r.kind AND f.field = '{field}' AND f.record = r.id AND f.item = 0)"
        )
    };
    let mut sql = String::from("CASE r.kind");
    for (kind, names) in fields {
        let found = names.iter().map(|n| one(n)).collect::<Vec<_>>().join(", ");
        sql.push_str(&format!(" WHEN '{kind}' THEN COALESCE({found}, NULL)"));
    }
    sql + " ELSE NULL END"
}

/// Every mark an audience sees, with or without what is illustrative, by kind and title. `fields` names for each kind what its marks are told apart by, the best first.
pub async fn all(
    conn: &mut Conn,
    territory: Territory,
    audience: &Audience,
    illustrative: bool,
    fields: &[(&'static str, Vec<&'static str>)],
) -> Result<Vec<Mark>, StoreError> {
    let (seen, mut args) = audience_sql(audience, illustrative, 2);
    args.splice(0..0, vals![territory]);
    let class = class_sql(fields);
    let sql = format!(
        "SELECT r.id, r.kind, r.title, r.minx, r.miny, r.maxx, r.maxy, (SELECT f.text FROM field f WHERE f.territory = r.territory AND f.kind = r.kind AND f.field = 'unit' AND f.record = r.id AND f.item = 0), {class} FROM record r WHERE r.territory = $1 AND {seen} ORDER BY r.kind, r.sort_title, r.id"
    );
    let (mut out, mut shared) = (Vec::new(), Shared::default());
    conn.each(&sql, args, |row| {
        let corners = [row.maybe_real(3)?, row.maybe_real(4)?, row.maybe_real(5)?, row.maybe_real(6)?];
        let point = match corners {
            [Some(w), Some(s), Some(e), Some(n)] => Some([f64::midpoint(w, e), f64::midpoint(s, n)]),
            _ => None,
        };
        let kind = row.text(1)?;
        out.push(Mark {
            id: row.uuid(0)?,
            kind: kinds::find(&kind).ok_or_else(|| StoreError::Inconsistent(format!("kind {kind}")))?.code,
            title: row.text(2)?.into(),
            point,
            unit: row.maybe_text(7)?.map(|unit| shared.of(&unit)),
            class: row.maybe_text(8)?.map(|class| shared.of(&class)),
        });
        Ok(())
    })
    .await?;
    Ok(out)
}

/// The records of some kinds that stand still, whoever sees them; kinds are the program's own names.
pub async fn stale(conn: &mut Conn, territory: Territory, stale: &Stale, kinds: &[&'static str]) -> Result<Vec<Uuid>, StoreError> {
    let named = kinds.iter().map(|k| format!("'{k}'")).collect::<Vec<_>>().join(", ");
    let sql = format!(
        "SELECT r.id FROM record r LEFT JOIN field f ON f.territory = r.territory AND f.record = r.id AND f.field = 'confirmed' WHERE r.territory = $1 AND r.kind IN ({named}) AND (f.text < $2 OR f.text IS NULL AND r.changed <= $3) ORDER BY r.id"
    );
    let mut out = Vec::new();
    for row in conn.rows(&sql, vals![territory, stale.before.as_str(), stale.upto]).await? {
        out.push(row.uuid(0)?);
    }
    Ok(out)
}
