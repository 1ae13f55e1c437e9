//! Where records are, as points: what a map draws, for an audience.

use crate::db::{Conn, vals};
use crate::lists::audience_sql;
use crate::{StoreError, Territory};
use reticolo_model::Audience;
use uuid::Uuid;

/// A record on the map: the middle of its box where it has a shape, else the first unit it lies in.
#[derive(Debug, Clone)]
pub struct Mark {
    pub id: Uuid,
    pub kind: String,
    pub title: String,
    pub point: Option<[f64; 2]>,
    pub unit: Option<String>,
}

/// Every mark an audience sees, by kind and title.
pub async fn all(conn: &mut Conn, territory: Territory, audience: &Audience) -> Result<Vec<Mark>, StoreError> {
    let (seen, mut args) = audience_sql(audience, false, 2);
    args.splice(0..0, vals![territory]);
    let sql = format!(
        "SELECT r.id, r.kind, r.title, r.minx, r.miny, r.maxx, r.maxy, (SELECT f.text FROM field f WHERE f.territory = r.territory AND f.kind = r.kind AND f.field = 'unit' AND f.record = r.id AND f.item = 0) FROM record r WHERE r.territory = $1 AND {seen} ORDER BY r.kind, r.sort_title, r.id"
    );
    let mut out = Vec::new();
    conn.each(&sql, args, |row| {
        let corners = [row.maybe_real(3)?, row.maybe_real(4)?, row.maybe_real(5)?, row.maybe_real(6)?];
        let point = match corners {
            [Some(w), Some(s), Some(e), Some(n)] => Some([f64::midpoint(w, e), f64::midpoint(s, n)]),
            _ => None,
        };
        out.push(Mark { id: row.uuid(0)?, kind: row.text(1)?, title: row.text(2)?, point, unit: row.maybe_text(7)? });
        Ok(())
    })
    .await?;
    Ok(out)
}
