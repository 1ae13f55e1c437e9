//! A match that people agree on becomes an agreement: proposed, tied to the need that it serves and to the offer that it draws on. What is
//! left of both is read again under the lock of the chain, so that no two of them promise the same unit.

use super::amounts::Amount;
use super::sides::{is_open, promised};
use super::view::PairView;
use crate::gate::{Act, Who, check};
use crate::registry::{Saved, conflict, new_id};
use crate::{Result, WorkError, Workbench};
use reticolo_messages::{Language, tr};
use reticolo_model::{Problem, Record};
use reticolo_store::db::Conn;
use reticolo_store::links::{self, Link};
use reticolo_store::log::{Chain, Stamp};
use reticolo_store::{StoreError, Territory, log, records};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// What is accepted.
#[derive(Debug, Clone, PartialEq)]
pub struct Acceptance {
    /// A need or a lot.
    pub need: Uuid,
    pub offer: Uuid,
    /// How much, as the need counts it; as much as both have left unless said.
    pub amount: Option<f64>,
    /// In which language the agreement is named.
    pub language: Language,
}

/// What came of it.
#[derive(Debug)]
pub struct Accepted {
    pub saved: Saved,
    /// Whether the same request had made it before.
    pub again: bool,
}

/// A title holds so many letters of each side's own.
const LETTERS: usize = 200;

impl Workbench {
    /// Makes the agreement that a match amounts to, as one act that can be undone. Refused where the two may not be brought together, or
    /// where less is left of one of them than is asked for (409). With a `key` the same request makes one agreement.
    pub async fn accept_match(&self, who: &Who, ask: &Acceptance, key: Option<&str>) -> Result<Accepted> {
        check(who, Act::Write)?;
        let id = match key {
            Some(key) => self.id_of_request(who, key),
            None => new_id(&self.now())?,
        };
        if let Some(key) = key
            && let Some(saved) = self.accepted_before(who, id, ask, key).await?
        {
            return Ok(Accepted { saved, again: true });
        }
        let pair = self.exchange_pair(who, ask.need, ask.offer).await?;
        let base = asked(&pair, ask.amount)?;
        let changes = agreement(&pair, base, ask.language);
        let (mut record, links) = self.prepare_new(who, "agreement", id, &changes).await?;
        // It stands where the need stands, on the map and on the grid.
        let need = self.view(who, ask.need).await?.record;
        (record.place, record.positions) = (need.place, need.positions);
        let (territory, stamp, today) = (self.territory, self.stamp(who), self.today());
        let (want, offer) = (ask.need, ask.offer);
        let made = self
            .store
            .write(move |c| {
                Box::pin(async move {
                    refuse_what_is_gone(c, territory, &stamp, &record, Want { want, offer, base }, &today).await?;
                    records::save_linked(c, territory, &stamp, record, None, &links).await
                })
            })
            .await
            .map_err(conflict);
        match (made, key) {
            (Ok((record, seq)), _) => Ok(Accepted { saved: Saved { record, seq }, again: false }),
            // Somebody sent the same at the same time and was first.
            (Err(WorkError::Conflict(_)), Some(key)) => {
                let saved = self.accepted_before(who, id, ask, key).await?;
                Ok(Accepted { saved: saved.ok_or_else(|| WorkError::NotFound(id.to_string()))?, again: true })
            }
            (Err(error), _) => Err(error),
        }
    }

    /// What a request with this key made before; a problem where it was another request.
    async fn accepted_before(&self, who: &Who, id: Uuid, ask: &Acceptance, key: &str) -> Result<Option<Saved>> {
        let mut conn = self.store.reader().await?;
        let entries = log::of_record(&mut conn, self.territory, id).await?;
        let Some(first) = entries.first() else { return Ok(None) };
        let made: Option<Record> = first.detail.get("after").and_then(|a| serde_json::from_value(a.clone()).ok());
        let drawn = links::of_record(&mut conn, self.territory, id).await?;
        drop(conn);
        let tied = |code: &str, to: Uuid| drawn.iter().any(|l| l.from == id && l.kind == code && l.to == to);
        let same = |made: &Record| {
            let amount = made.body.get("amount").and_then(Value::as_f64);
            made.kind == "agreement" && ask.amount.is_none_or(|a| amount.is_some_and(|b| (a - b).abs() < 1e-9))
        };
        match made {
            // Its ties are gone where it was undone meanwhile.
            Some(made) if same(&made) && (drawn.is_empty() || tied("serves", ask.need) && tied("requires", ask.offer)) => {
                let record = self.record(who, id).await.unwrap_or(made);
                Ok(Some(Saved { record, seq: first.seq }))
            }
            _ => Err(Problem::new("problem-idempotency", key).on("Idempotency-Key").into()),
        }
    }
}

/// The thousandths that are asked for, checked against the pair as this person sees it.
fn asked(pair: &PairView, amount: Option<f64>) -> Result<i64> {
    if let Some(binding) = pair.pair.binding() {
        let found = format!("{} · {}", pair.want.title, pair.offer.title);
        let code = if binding == super::Constraint::Promised { "problem-exchange-offer_left" } else { "problem-exchange-apart" };
        let left = pair.want.amount.say(0);
        return Err(Problem::new(code, found).on("offer").with("why", binding.code()).with("left", left).into());
    }
    let most = pair.want.amount.left.base.min(pair.offer.amount.left.base);
    let base = match amount {
        Some(x) => pair.want.amount.base(x).filter(|b| *b > 0).ok_or_else(|| {
            let range = Problem::new("problem-range", x.to_string()).on("amount");
            range.with("least", "0.001").with("greatest", pair.want.amount.say(most))
        })?,
        // Whole thousandths of the need's own period, so that the agreement says just what it takes.
        None => pair.want.amount.base(pair.want.amount.say(most)).unwrap_or(0),
    };
    if base == 0 {
        return Err(Problem::new("problem-exchange-need_left", "0").on("amount").with("left", pair.want.amount.say(most)).into());
    }
    Ok(base)
}

fn agreement(pair: &PairView, base: i64, l: Language) -> Map<String, Value> {
    let (want, offer) = (&pair.want, &pair.offer);
    let short = |text: &str| text.chars().take(LETTERS).collect::<String>();
    let title = tr(l, "exchange-agreement", &[("offer", &short(&offer.title)), ("need", &short(&want.title))]);
    let mut body = json!({ "category": want.category, "amount": want.amount.say(base) });
    for (field, value) in [("amount_unit", &want.amount.unit), ("per_period", &want.amount.per)] {
        if !value.is_empty() {
            body[field] = json!(value);
        }
    }
    if let Some(cents) = offer.cents {
        body["price"] = json!(reticolo_model::money::euro(cents));
    }
    let made = json!({
        "title": title,
        "language": l.code(),
        "illustrative": want.illustrative || offer.illustrative,
        "body": body,
        "links": [{ "kind": "serves", "to": want.id }, { "kind": "requires", "to": offer.id }],
    });
    made.as_object().cloned().unwrap_or_default()
}

/// Who is to get how much from whom.
#[derive(Clone, Copy)]
struct Want {
    want: Uuid,
    offer: Uuid,
    base: i64,
}

/// Under the lock of the chain: refuses an agreement that promises more than is left, or that comes too late.
async fn refuse_what_is_gone(
    conn: &mut Conn,
    territory: Territory,
    stamp: &Stamp,
    agreement: &Record,
    asked: Want,
    today: &str,
) -> std::result::Result<(), StoreError> {
    Chain::lock(conn, territory, stamp).await?;
    if let Some(there) = records::get(conn, territory, agreement.id).await? {
        return Err(StoreError::Conflict { now: there.version });
    }
    let both = records::get_many(conn, territory, &[asked.want, asked.offer]).await?;
    let find = |id: Uuid| both.iter().find(|r| r.id == id);
    let (Some(want), Some(offer)) = (find(asked.want), find(asked.offer)) else {
        return Err(StoreError::NotFound(asked.want.to_string()));
    };
    for (record, open) in [(want, is_open(want, today)), (offer, offer.status == "active")] {
        if !open {
            return Err(Problem::new("problem-exchange-closed", &record.title)
                .with("kind", &record.kind)
                .with("state", &record.status)
                .into());
        }
    }
    let left = left_of(conn, territory, want, offer, today).await?;
    for (record, amount, code) in [(want, &left.0, "problem-exchange-need_left"), (offer, &left.1, "problem-exchange-offer_left")] {
        if amount.left.base < asked.base {
            let of = Amount::of(want);
            let problem = Problem::new(code, of.say(asked.base).to_string()).on("amount").with("title", &record.title);
            return Err(problem.with("left", of.say(amount.left.base)).into());
        }
    }
    Ok(())
}

/// What all agreements there are, seen or not, leave of a need and an offer. Those made up for illustration bind only what is made up.
async fn left_of(
    conn: &mut Conn,
    territory: Territory,
    want: &Record,
    offer: &Record,
    today: &str,
) -> std::result::Result<(Amount, Amount), StoreError> {
    let near = links::of_records(conn, territory, &[want.id, offer.id]).await?;
    let ids: BTreeSet<Uuid> = near.iter().filter(|l| matches!(l.kind.as_str(), "serves" | "requires")).map(|l| l.from).collect();
    let ids: Vec<Uuid> = ids.into_iter().collect();
    let mut agreements = records::get_many(conn, territory, &ids).await?;
    agreements.retain(|a| a.kind == "agreement" && (!a.illustrative || want.illustrative || offer.illustrative));
    let drawn: Vec<Link> = links::of_records(conn, territory, &ids).await?;
    let ends: BTreeSet<Uuid> = drawn.iter().map(|l| l.to).collect();
    let ends: Vec<Uuid> = ends.into_iter().collect();
    let others = records::get_many(conn, territory, &ends).await?;
    let amounts: BTreeMap<Uuid, Amount> = others.iter().chain([want, offer]).map(|r| (r.id, Amount::of(r))).collect();
    let taken = promised(&agreements, &drawn, &amounts, today);
    let of = |r: &Record| Amount::of(r).promised(taken.get(&r.id).copied().unwrap_or(0));
    Ok((of(want), of(offer)))
}
