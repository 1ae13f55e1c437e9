//! What a list finds, taken as a whole: the ids to act on in one act, and how records and money lie over the units.

use crate::gate::{Act, Who, check};
use crate::registry::{FacetCache, ListAsk, kind};
use crate::territory::lock;
use crate::{Result, WorkError, Workbench};
use reticolo_model::share::total_cents;
use reticolo_model::{FieldType, Kind, Record, Share};
use reticolo_store::lists::{self, ListQuery};
use reticolo_store::records;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// A list's records are spread over the units one by one up to this many.
pub const SPREAD: i64 = 2000;

/// How the records of a list lie over the units; the list's own filter on the unit is not heeded.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Spread {
    /// Units inside that hold at least one record: most money first, then most records, then by code.
    pub rows: Vec<SpreadRow>,
    /// Records that lie in no unit inside, though they have a place.
    pub outside: i64,
    /// Records without a place.
    pub unplaced: i64,
    /// The money of all the records, and the part of it outside the units inside (records without a place among it).
    pub cents: Option<i64>,
    /// The earliest and the latest day on which one of the records was confirmed.
    pub confirmed: Option<(String, String)>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpreadRow {
    pub unit: String,
    /// Records that lie there, wholly or in part.
    pub records: i64,
    /// The unit's share of their money, where the kind's figure is money.
    pub cents: Option<i64>,
}

impl Workbench {
    /// The ids of everything a list finds, all its pages.
    pub async fn found(&self, who: &Who, ask: &ListAsk) -> Result<Vec<Uuid>> {
        check(who, Act::Read)?;
        let query = self.query(who, ask).await?;
        let mut ids = Vec::new();
        lists::each(&mut self.store.reader().await?, self.territory, &query, |record| {
            ids.push(record.id);
            Ok(())
        })
        .await?;
        Ok(ids)
    }

    /// How many records a list would find.
    pub async fn how_many(&self, who: &Who, ask: &ListAsk) -> Result<i64> {
        check(who, Act::Read)?;
        let query = self.query(who, ask).await?;
        Ok(lists::count(&mut self.store.reader().await?, self.territory, &query).await?)
    }

    /// "Not found" unless this person sees every one of the records.
    pub(crate) async fn all_seen(&self, who: &Who, ids: &[Uuid]) -> Result<()> {
        check(who, Act::Read)?;
        let found = records::get_many(&mut self.store.reader().await?, self.territory, ids).await?;
        let seen: BTreeSet<Uuid> = found.iter().filter(|r| who.audience().sees(r.visibility, &r.named)).map(|r| r.id).collect();
        match ids.iter().find(|id| !seen.contains(id)) {
            Some(missing) => Err(WorkError::NotFound(missing.to_string())),
            None => Ok(()),
        }
    }

    /// How what a list finds lies over the units; `None` where it finds more than [`SPREAD`] records.
    pub async fn spread(&self, who: &Who, ask: &ListAsk) -> Result<Option<Spread>> {
        check(who, Act::Read)?;
        let kind = kind(&ask.kind)?;
        let mut ask = ask.clone();
        // A kind's own field of this name is no place.
        if kind.field("unit").is_none() {
            ask.filters.remove("unit");
        }
        let (head, day, key) = (self.head().await?, self.today(), FacetCache::key(who, &ask));
        if let Some(kept) = lock(&self.caches.facets).at(head, &day).spreads.get(&key) {
            return Ok(kept.clone());
        }
        let made = self.spread_anew(kind, &self.query(who, &ask).await?).await?;
        lock(&self.caches.facets).at(head, &day).spreads.insert(key, made.clone());
        Ok(made)
    }

    async fn spread_anew(&self, kind: &Kind, query: &ListQuery) -> Result<Option<Spread>> {
        let places = self.places().await?;
        let mut conn = self.store.reader().await?;
        if lists::count(&mut conn, self.territory, query).await? > SPREAD {
            return Ok(None);
        }
        let money = kind.figure_field.filter(|f| kind.field(f).is_some_and(|f| matches!(f.kind, FieldType::Money)));
        let mut adding = Adding::default();
        each(&mut conn, self, query, |record| adding.add(&record, money, |unit| places.is_inside(unit))).await?;
        Ok(Some(adding.spread(money.is_some())))
    }
}

async fn each(conn: &mut reticolo_store::Conn, wb: &Workbench, query: &ListQuery, mut take: impl FnMut(Record)) -> Result<()> {
    lists::each(conn, wb.territory, query, |record| {
        take(record);
        Ok(())
    })
    .await?;
    Ok(())
}

/// Records being spread over units.
#[derive(Debug, Default)]
pub(crate) struct Adding {
    by_unit: BTreeMap<String, (i64, Vec<(i64, Share)>)>,
    outside: i64,
    unplaced: i64,
    cents: i64,
    confirmed: Option<(String, String)>,
}

impl Adding {
    pub(crate) fn add(&mut self, record: &Record, money: Option<&str>, inside: impl Fn(&str) -> bool) {
        let cents = money.and_then(|f| record.body_cents(f)).unwrap_or(0);
        self.cents += cents;
        let units = record.place.as_ref().map_or(&[][..], |p| &p.units);
        let mut any = false;
        for one in units.iter().filter(|u| inside(&u.unit)) {
            any = true;
            let (records, parts) = self.by_unit.entry(one.unit.clone()).or_default();
            *records += 1;
            parts.push((cents, one.share));
        }
        if record.place.is_none() {
            self.unplaced += 1;
        } else if !any {
            self.outside += 1;
        }
        if let Some(day) = &record.confirmed {
            let (least, most) = self.confirmed.get_or_insert_with(|| (day.clone(), day.clone()));
            if day < least {
                least.clone_from(day);
            }
            if day > most {
                most.clone_from(day);
            }
        }
    }

    pub(crate) fn spread(self, money: bool) -> Spread {
        let row = |(unit, (records, parts)): (String, (i64, Vec<(i64, Share)>))| SpreadRow {
            unit,
            records,
            cents: money.then(|| total_cents(&parts)),
        };
        let mut rows: Vec<SpreadRow> = self.by_unit.into_iter().map(row).collect();
        rows.sort_by(|a, b| (b.cents, b.records, &a.unit).cmp(&(a.cents, a.records, &b.unit)));
        Spread { rows, outside: self.outside, unplaced: self.unplaced, cents: money.then_some(self.cents), confirmed: self.confirmed }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use reticolo_model::{Place, kinds};
    use serde_json::json;

    #[test]
    fn money_follows_the_shares_and_each_record_counts_once_a_unit() {
        let kind = kinds::find("initiative").expect("a kind");
        let made = |units: &[&str], euro: &str| {
            let mut record = Record::new(Uuid::nil(), kind, "prova");
            record.body.insert("money_total".into(), json!(euro));
            record.place = (!units.is_empty()).then(|| Place::in_units(units.iter().map(|u| (*u).to_owned()).collect()));
            record
        };
        let mut adding = Adding::default();
        for record in [made(&["a", "b", "x"], "1.00"), made(&["b"], "2.00"), made(&["x"], "5.00"), made(&[], "7.00")] {
            adding.add(&record, Some("money_total"), |u| u != "x");
        }
        let spread = adding.spread(true);
        let rows: Vec<_> = spread.rows.iter().map(|r| (r.unit.as_str(), r.records, r.cents)).collect();
        assert_eq!(rows, vec![("b", 2, Some(233)), ("a", 1, Some(33))]);
        assert_eq!((spread.outside, spread.unplaced, spread.cents), (1, 1, Some(1500)));
    }
}
