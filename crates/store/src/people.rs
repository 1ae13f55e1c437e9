//! Persons: personal values are kept only here, under one random key a person; erasure destroys the values and the key.

use crate::db::{Conn, vals};
use crate::log::{Chain, Stamp};
use crate::{StoreError, Territory, attachments, random_key};
use hmac::{Hmac, KeyInit, Mac};
use reticolo_model::Record;
use reticolo_model::attachment::Attachment;
use reticolo_model::id::hex;
use reticolo_model::log::Act;
use serde_json::json;
use sha2::Sha256;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// The keyed digest that the log keeps of a personal value.
pub fn digest(seal: &[u8], field: &str, value: &str) -> Result<String, StoreError> {
    let mut mac = Hmac::<Sha256>::new_from_slice(seal).map_err(|e| StoreError::Inconsistent(e.to_string()))?;
    mac.update(field.as_bytes());
    mac.update(&[0]);
    mac.update(value.as_bytes());
    Ok(hex(&mac.finalize().into_bytes()))
}

async fn seal_of(conn: &mut Conn, territory: Territory, person: Uuid) -> Result<Option<Vec<u8>>, StoreError> {
    conn.row("SELECT seal FROM person WHERE territory = $1 AND person = $2", vals![territory, person]).await?.map(|r| r.blob(0)).transpose()
}

/// A new person, with a key of its own. `known_by` is a tax code or e-mail by which imports meet the same person again.
pub async fn create(conn: &mut Conn, territory: Territory, known_by: Option<&str>) -> Result<(Uuid, Vec<u8>), StoreError> {
    if let Some(known_by) = known_by
        && let Some(row) =
            conn.row("SELECT person, seal FROM person WHERE territory = $1 AND known_by = $2", vals![territory, known_by]).await?
    {
        return Ok((row.uuid(0)?, row.blob(1)?));
    }
    let person = uuid::Builder::from_random_bytes(random_key()?[..16].try_into().map_err(|_| StoreError::Cancelled)?).into_uuid();
    let seal = random_key()?.to_vec();
    conn.exec(
        "INSERT INTO person (territory, person, seal, known_by) VALUES ($1, $2, $3, $4)",
        vals![territory, person, seal.clone(), known_by],
    )
    .await?;
    Ok((person, seal))
}

/// The person whose values a record has: the one who was given most of these very values; of equals, who was last given any.
async fn holder(
    conn: &mut Conn,
    territory: Territory,
    record: Uuid,
    values: &BTreeMap<String, String>,
) -> Result<Option<Uuid>, StoreError> {
    let rows = conn
        .rows(
            "SELECT person, field, value FROM personal WHERE territory = $1 AND record = $2 ORDER BY seq DESC, field",
            vals![territory, record],
        )
        .await?;
    let mut found: Vec<(Uuid, BTreeSet<String>)> = Vec::new();
    for row in &rows {
        let (person, field) = (row.uuid(0)?, row.text(1)?);
        let at = found.iter().position(|(p, _)| *p == person).unwrap_or_else(|| {
            found.push((person, BTreeSet::new()));
            found.len() - 1
        });
        if values.get(&field) == Some(&row.text(2)?) {
            found[at].1.insert(field);
        }
    }
    // Of equals the first, who is the newest.
    Ok(found.iter().rev().max_by_key(|(_, fields)| fields.len()).map(|(person, _)| *person))
}

/// Puts the digests of a record's personal values into the record, making its person if it has none yet.
pub async fn seal(conn: &mut Conn, territory: Territory, record: &mut Record, known_by: Option<&str>) -> Result<Option<Uuid>, StoreError> {
    let known = holder(conn, territory, record.id, &record.personal).await?;
    seal_with(conn, territory, record, known, known_by).await
}

/// As [`seal`], for values that stand in another record: they stay those of the other's person.
pub(crate) async fn seal_of_record(
    conn: &mut Conn,
    territory: Territory,
    record: &mut Record,
    from: Uuid,
) -> Result<Option<Uuid>, StoreError> {
    let known = holder(conn, territory, from, &record.personal).await?;
    seal_with(conn, territory, record, known, None).await
}

async fn seal_with(
    conn: &mut Conn,
    territory: Territory,
    record: &mut Record,
    known: Option<Uuid>,
    known_by: Option<&str>,
) -> Result<Option<Uuid>, StoreError> {
    record.sealed.clear();
    if record.personal.is_empty() {
        return Ok(None);
    }
    let (person, key) = match known {
        Some(person) => {
            let key = seal_of(conn, territory, person).await?;
            (person, key.ok_or_else(|| StoreError::Inconsistent(format!("person {person} has no key")))?)
        }
        None => create(conn, territory, known_by).await?,
    };
    for (field, value) in &record.personal {
        record.sealed.insert(field.clone(), digest(&key, field, value)?);
    }
    Ok(Some(person))
}

/// Keeps the values of a sealed record under the number of its log entry.
pub async fn keep(conn: &mut Conn, territory: Territory, record: &Record, person: Option<Uuid>, seq: i64) -> Result<(), StoreError> {
    let Some(person) = person else { return Ok(()) };
    let values = record.personal.iter().flat_map(|(field, value)| vals![territory, record.id, field, seq, person, value]).collect();
    conn.insert_many("personal", &["territory", "record", "field", "seq", "person", "value"], values).await
}

/// The present personal values of a record: for each digest in it the newest value that has this digest.
pub async fn values(conn: &mut Conn, territory: Territory, record: &Record) -> Result<BTreeMap<String, String>, StoreError> {
    let mut out = BTreeMap::new();
    if record.sealed.is_empty() {
        return Ok(out);
    }
    let rows = conn
        .rows(
            "SELECT p.field, p.value, q.seal FROM personal p JOIN person q ON q.territory = p.territory AND q.person = p.person WHERE p.territory = $1 AND p.record = $2 ORDER BY p.seq DESC",
            vals![territory, record.id],
        )
        .await?;
    for row in rows {
        let (field, value, seal) = (row.text(0)?, row.text(1)?, row.blob(2)?);
        if record.sealed.get(&field) == Some(&digest(&seal, &field, &value)?) {
            out.entry(field).or_insert(value);
        }
    }
    Ok(out)
}

/// A person as an administrator sees it.
#[derive(Debug, Clone, serde::Serialize)]
pub struct Person {
    pub id: Uuid,
    pub known_by: Option<String>,
    /// Everything that is kept: record, field, value, number of the log entry.
    pub values: Vec<PersonalValue>,
    /// The names of accounts that belong to this person.
    pub accounts: Vec<String>,
    /// Files about this person that stand on records now.
    pub files: Vec<Attachment>,
}

#[derive(Debug, Clone, serde::Serialize)]
pub struct PersonalValue {
    pub record: Uuid,
    pub field: String,
    pub seq: i64,
    pub value: String,
}

/// Every person, in the order of the ids.
pub async fn list(conn: &mut Conn, territory: Territory) -> Result<Vec<Person>, StoreError> {
    let mut out: BTreeMap<Uuid, Person> = BTreeMap::new();
    for row in conn.rows("SELECT person, known_by FROM person WHERE territory = $1 ORDER BY person", vals![territory]).await? {
        let id = row.uuid(0)?;
        out.insert(id, Person { id, known_by: row.maybe_text(1)?, values: Vec::new(), accounts: Vec::new(), files: Vec::new() });
    }
    let rows = conn
        .rows("SELECT person, record, field, seq, value FROM personal WHERE territory = $1 ORDER BY record, field, seq", vals![territory])
        .await?;
    for row in rows {
        if let Some(person) = out.get_mut(&row.uuid(0)?) {
            person.values.push(PersonalValue { record: row.uuid(1)?, field: row.text(2)?, seq: row.int(3)?, value: row.text(4)? });
        }
    }
    for row in conn.rows("SELECT person, name FROM account WHERE territory = $1 ORDER BY name", vals![territory]).await? {
        if let Some(person) = out.get_mut(&row.uuid(0)?) {
            person.accounts.push(row.text(1)?);
        }
    }
    for (person, file) in attachments::personal(conn, territory).await? {
        if let Some(person) = out.get_mut(&person) {
            person.files.push(file);
        }
    }
    Ok(out.into_values().collect())
}

/// What an erasure took away.
#[derive(Debug, Clone, serde::Serialize)]
pub struct Erased {
    pub person: Uuid,
    pub values: u64,
    pub records: Vec<Uuid>,
    pub accounts: u64,
    /// Files about this person, wherever their bytes were attached.
    pub files: u64,
}

/// Erases a person: values, key, files and accounts go; every record that held a value says no more that it had one.
/// Call [`crate::Store::scrub`] afterwards, outside the transaction.
pub async fn erase(conn: &mut Conn, territory: Territory, stamp: &Stamp, person: Uuid) -> Result<Erased, StoreError> {
    let mut chain = Chain::lock(conn, territory, stamp).await?;
    if conn.row("SELECT 1 FROM person WHERE territory = $1 AND person = $2", vals![territory, person]).await?.is_none() {
        return Err(StoreError::NotFound(format!("person {person}")));
    }
    let rows = conn
        .rows("SELECT DISTINCT record FROM personal WHERE territory = $1 AND person = $2 ORDER BY record", vals![territory, person])
        .await?;
    let records: Vec<Uuid> = rows.iter().map(|r| r.uuid(0)).collect::<Result<_, _>>()?;
    let accounts = conn.rows("SELECT account FROM account WHERE territory = $1 AND person = $2", vals![territory, person]).await?;
    for row in &accounts {
        conn.exec("DELETE FROM credential WHERE territory = $1 AND account = $2", vals![territory, row.uuid(0)?]).await?;
    }
    let removed_accounts = conn.exec("DELETE FROM account WHERE territory = $1 AND person = $2", vals![territory, person]).await?;
    let values = conn.exec("DELETE FROM personal WHERE territory = $1 AND person = $2", vals![territory, person]).await?;
    conn.exec("DELETE FROM person WHERE territory = $1 AND person = $2", vals![territory, person]).await?;
    let digests = attachments::of_person(conn, territory, person).await?.into_iter().map(|t| t.attachment.digest).collect();
    let batch = chain.append(Act::Erasure, None, None, json!({ "person": person, "values": values, "accounts": removed_accounts }));
    let files = attachments::destroy(conn, territory, &mut chain, batch, &digests).await?;
    let mut puts = Vec::new();
    for mut record in crate::records::get_many(conn, territory, &records).await? {
        // A record that was merged may have been given another person's values since: those stay.
        let left = self::values(conn, territory, &record).await?;
        record.sealed.retain(|field, _| left.contains_key(field));
        record.version += 1;
        let seq = chain.append(Act::Record, Some(record.id), Some(batch), crate::records::detail(Some(&record)));
        puts.push(crate::records::Put { record, replaces: true, seq });
    }
    crate::records::put(conn, territory, &puts).await?;
    chain.close(conn).await?;
    Ok(Erased { person, values, records, accounts: removed_accounts, files })
}
