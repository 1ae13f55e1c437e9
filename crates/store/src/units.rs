//! The units of a territory, versioned like a data set: each version replaces the units it brings. Several data sets may
//! speak of one unit (shapes, seats, classes): what they say is laid over one another in the order of publication.

use crate::data_sets::{self, Source, Version};
use crate::db::{Conn, vals};
use crate::log::{Chain, Stamp};
use crate::{StoreError, Territory};
use reticolo_model::geometry::Geometry;
use reticolo_model::{Unit, canonical};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// Every present unit, by code, with its shape. Where several data sets bring a unit, each attribute, the seat, the name and
/// the shape are those of the one published last that has them. A unit exists only if one of them gives its shape.
pub async fn all(conn: &mut Conn, territory: Territory) -> Result<Vec<Unit>, StoreError> {
    let mut out: Vec<Unit> = Vec::new();
    conn.each(
        "SELECT u.content, u.wkb FROM unit u JOIN data_set_version v ON v.territory = u.territory AND v.data_set = u.data_set AND v.version = u.since WHERE u.territory = $1 AND u.until IS NULL ORDER BY u.code, v.seq",
        vals![territory],
        |row| {
            let mut unit: Unit = serde_json::from_str(&row.text(0)?).map_err(|e| StoreError::Inconsistent(format!("unit: {e}")))?;
            unit.geometry = row.maybe_blob(1)?.and_then(|wkb| Geometry::from_wkb(&wkb));
            match out.last_mut() {
                Some(earlier) if earlier.code == unit.code => lay_over(earlier, unit),
                _ => out.push(unit),
            }
            Ok(())
        },
    )
    .await?;
    out.retain(|unit| unit.geometry.is_some());
    Ok(out)
}

/// Lays what was published later over what was there.
fn lay_over(unit: &mut Unit, later: Unit) {
    let Unit { code: _, name, inside, province, region, valid_from, valid_to, seat, geometry, attributes } = later;
    if !name.is_empty() {
        unit.name = name;
    }
    unit.inside = inside;
    for (kept, new) in
        [(&mut unit.province, province), (&mut unit.region, region), (&mut unit.valid_from, valid_from), (&mut unit.valid_to, valid_to)]
    {
        if new.is_some() {
            *kept = new;
        }
    }
    if seat.is_some() {
        unit.seat = seat;
    }
    if geometry.is_some() {
        unit.geometry = geometry;
    }
    unit.attributes.extend(attributes);
}

fn content(unit: &Unit) -> String {
    let bare = Unit { geometry: None, ..unit.clone() };
    canonical::canonical(&serde_json::to_value(&bare).unwrap_or_default())
}

fn line(content: &str, wkb: Option<&[u8]>) -> String {
    format!("{content}\t{}\n", wkb.map_or_else(String::new, reticolo_model::id::sha256_hex))
}

/// The digest of a version's units.
pub async fn digest(conn: &mut Conn, territory: Territory, data_set: &str, version: i64) -> Result<(String, i64), StoreError> {
    let mut hash = Sha256::new();
    let mut rows = 0;
    conn.each(
        "SELECT content, wkb FROM unit WHERE territory = $1 AND data_set = $2 AND since <= $3 AND (until IS NULL OR until > $3) ORDER BY code",
        vals![territory, data_set, version],
        |row| {
            hash.update(line(&row.text(0)?, row.maybe_blob(1)?.as_deref()).as_bytes());
            rows += 1;
            Ok(())
        },
    )
    .await?;
    Ok((reticolo_model::id::hex(&hash.finalize()), rows))
}

/// How a file's units differ from those that are kept.
#[derive(Debug, Default)]
pub struct Difference {
    /// The version that was compared with.
    pub base: Option<i64>,
    pub added: Vec<Unit>,
    pub changed: Vec<Unit>,
    pub missing: Vec<String>,
    pub same: usize,
}

/// Compares `units` with the present ones of the same data set.
pub async fn compare(conn: &mut Conn, territory: Territory, data_set: &str, units: Vec<Unit>) -> Result<Difference, StoreError> {
    let mut old: BTreeMap<String, String> = BTreeMap::new();
    conn.each(
        "SELECT code, content, wkb FROM unit WHERE territory = $1 AND data_set = $2 AND until IS NULL ORDER BY code",
        vals![territory, data_set],
        |row| {
            old.insert(row.text(0)?, line(&row.text(1)?, row.maybe_blob(2)?.as_deref()));
            Ok(())
        },
    )
    .await?;
    let base = data_sets::current(conn, territory, data_set).await?.map(|v| v.version);
    let mut out = Difference { base, ..Difference::default() };
    for unit in units {
        let wkb = unit.geometry.as_ref().map(Geometry::to_wkb);
        match old.remove(&unit.code) {
            None => out.added.push(unit),
            Some(before) if before == line(&content(&unit), wkb.as_deref()) => out.same += 1,
            Some(_) => out.changed.push(unit),
        }
    }
    out.missing = old.into_keys().collect();
    Ok(out)
}

/// Publishes a version of units inside an act. A version that came after the comparison is a conflict.
#[expect(clippy::too_many_arguments, reason = "one act, told once")]
pub async fn publish(
    conn: &mut Conn,
    territory: Territory,
    chain: &mut Chain,
    stamp: &Stamp,
    batch: Option<i64>,
    source: &Source,
    difference: &Difference,
    remove_missing: bool,
) -> Result<Version, StoreError> {
    let now = data_sets::current(conn, territory, &source.data_set).await?.map(|v| v.version);
    if now != difference.base {
        return Err(StoreError::Conflict { now: now.unwrap_or(0) });
    }
    let number = data_sets::next(conn, territory, &source.data_set).await?;
    let gone: &[String] = if remove_missing { &difference.missing } else { &[] };
    for code in difference.changed.iter().map(|u| &u.code).chain(gone) {
        conn.exec(
            "UPDATE unit SET until = $4 WHERE territory = $1 AND data_set = $2 AND code = $3 AND until IS NULL",
            vals![territory, &source.data_set, code, number],
        )
        .await?;
    }
    let values = difference
        .added
        .iter()
        .chain(&difference.changed)
        .flat_map(|u| vals![territory, &u.code, number, &source.data_set, content(u), u.geometry.as_ref().map(Geometry::to_wkb)])
        .collect();
    conn.insert_many("unit", &["territory", "code", "since", "data_set", "content", "wkb"], values).await?;
    let (digest, rows) = digest(conn, territory, &source.data_set, number).await?;
    data_sets::record_version(conn, territory, chain, stamp, batch, source, number, rows, digest).await
}
