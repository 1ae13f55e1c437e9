//! Territories, accounts and credentials: who may come in. Of every secret only a digest is kept.

use crate::db::{Conn, Row, vals};
use crate::log::{self, Chain, Stamp};
use crate::{StoreError, Territory, people};
use reticolo_model::log::Act;
use reticolo_model::{Problem, Role};
use serde::Serialize;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// A territory of the database.
#[derive(Debug, Clone)]
pub struct TerritoryRow {
    pub number: Territory,
    pub uri: String,
    pub name: String,
    /// How it is defined, as JSON: a code, or a list of units.
    pub definition: Value,
}

/// Makes a territory with an empty chain; its number.
pub async fn create_territory(conn: &mut Conn, stamp: &Stamp, uri: &str, name: &str, definition: &Value) -> Result<Territory, StoreError> {
    if conn.row("SELECT territory FROM territory WHERE uri = $1", vals![uri]).await?.is_some() {
        return Err(Problem::new("problem-territory-exists", uri).into());
    }
    let number = conn
        .row("SELECT max(territory) FROM territory", vec![])
        .await?
        .map_or(Ok(1), |r| Ok::<_, StoreError>(r.maybe_int(0)?.unwrap_or(0) + 1))?;
    conn.exec(
        "INSERT INTO territory (territory, uri, name, definition) VALUES ($1, $2, $3, $4)",
        vals![number, uri, name, definition.to_string()],
    )
    .await?;
    log::start(conn, number).await?;
    let mut chain = Chain::lock(conn, number, stamp).await?;
    chain.append(Act::Territory, None, None, json!({ "uri": uri, "name": name, "definition": definition }));
    chain.close(conn).await?;
    Ok(number)
}

pub async fn territory(conn: &mut Conn, uri: &str) -> Result<Option<TerritoryRow>, StoreError> {
    let row = conn.row("SELECT territory, uri, name, definition FROM territory WHERE uri = $1", vals![uri]).await?;
    row.map(|r| {
        let definition = r.text(3)?;
        Ok(TerritoryRow {
            number: r.int(0)?,
            uri: r.text(1)?,
            name: r.text(2)?,
            definition: serde_json::from_str(&definition).map_err(|e| StoreError::Inconsistent(format!("territory: {e}")))?,
        })
    })
    .transpose()
}

/// An account. Its password's hash is not shown.
#[derive(Debug, Clone, Serialize)]
pub struct Account {
    pub id: Uuid,
    pub name: String,
    pub role: Role,
    pub disabled: bool,
    pub created: String,
    pub person: Uuid,
    #[serde(skip)]
    pub password: Option<String>,
}

fn account(row: &Row) -> Result<Account, StoreError> {
    let role = row.text(2)?;
    Ok(Account {
        id: row.uuid(0)?,
        name: row.text(1)?,
        role: Role::parse(&role).ok_or_else(|| StoreError::Inconsistent(role))?,
        disabled: row.int(3)? != 0,
        created: row.text(4)?,
        person: row.uuid(5)?,
        password: row.maybe_text(6)?,
    })
}

const ACCOUNT: &str = "SELECT account, name, role, disabled, created, person, password FROM account";

pub async fn accounts(conn: &mut Conn, territory: Territory) -> Result<Vec<Account>, StoreError> {
    let rows = conn.rows(&format!("{ACCOUNT} WHERE territory = $1 ORDER BY name"), vals![territory]).await?;
    rows.iter().map(account).collect()
}

pub async fn account_by_name(conn: &mut Conn, territory: Territory, name: &str) -> Result<Option<Account>, StoreError> {
    conn.row(&format!("{ACCOUNT} WHERE territory = $1 AND name = $2"), vals![territory, name]).await?.map(|r| account(&r)).transpose()
}

pub async fn account_by_id(conn: &mut Conn, territory: Territory, id: Uuid) -> Result<Option<Account>, StoreError> {
    conn.row(&format!("{ACCOUNT} WHERE territory = $1 AND account = $2"), vals![territory, id]).await?.map(|r| account(&r)).transpose()
}

/// Adds an account as one act. The log tells its id and role, and of its name only a keyed digest.
pub async fn add_account(
    conn: &mut Conn,
    territory: Territory,
    stamp: &Stamp,
    name: &str,
    role: Role,
    id: Uuid,
) -> Result<Account, StoreError> {
    let mut chain = Chain::lock(conn, territory, stamp).await?;
    if account_by_name(conn, territory, name).await?.is_some() {
        return Err(Problem::new("problem-account-exists", name).into());
    }
    let (person, seal) = people::create(conn, territory, None).await?;
    chain.append(Act::User, None, None, json!({ "account": id, "role": role, "name": people::digest(&seal, "name", name)? }));
    conn.exec(
        "INSERT INTO account (territory, account, name, role, password, person, disabled, created) VALUES ($1, $2, $3, $4, $5, $6, 0, $7)",
        vals![territory, id, name, role.code(), None::<String>, person, &stamp.at],
    )
    .await?;
    chain.close(conn).await?;
    Ok(Account { id, name: name.to_owned(), role, disabled: false, created: stamp.at.clone(), person, password: None })
}

/// Disables an account and ends its sessions and tokens.
pub async fn disable_account(conn: &mut Conn, territory: Territory, stamp: &Stamp, id: Uuid) -> Result<(), StoreError> {
    let mut chain = Chain::lock(conn, territory, stamp).await?;
    chain.append(Act::User, None, None, json!({ "account": id, "disabled": true }));
    conn.exec("UPDATE account SET disabled = 1 WHERE territory = $1 AND account = $2", vals![territory, id]).await?;
    conn.exec("DELETE FROM credential WHERE territory = $1 AND account = $2", vals![territory, id]).await?;
    chain.close(conn).await.map(drop)
}

/// Sets the hash of an account's password and ends its other sessions.
pub async fn set_password(conn: &mut Conn, territory: Territory, stamp: &Stamp, id: Uuid, hash: &str) -> Result<(), StoreError> {
    let mut chain = Chain::lock(conn, territory, stamp).await?;
    chain.append(Act::User, None, None, json!({ "account": id, "password": "changed" }));
    conn.exec("UPDATE account SET password = $3 WHERE territory = $1 AND account = $2", vals![territory, id, hash]).await?;
    conn.exec("DELETE FROM credential WHERE territory = $1 AND account = $2 AND purpose <> 'token'", vals![territory, id]).await?;
    chain.close(conn).await.map(drop)
}

/// What a secret is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    Session,
    Token,
    SetUp,
}

impl Purpose {
    fn code(self) -> &'static str {
        match self {
            Purpose::Session => "session",
            Purpose::Token => "token",
            Purpose::SetUp => "set_up",
        }
    }
}

fn secret_digest(secret: &str) -> Vec<u8> {
    Sha256::digest(secret.as_bytes()).to_vec()
}

/// Keeps the digest of a new secret.
#[expect(clippy::too_many_arguments, reason = "one row")]
pub async fn add_credential(
    conn: &mut Conn,
    territory: Territory,
    purpose: Purpose,
    account: Uuid,
    secret: &str,
    csrf: Option<&str>,
    created: &str,
    expires: &str,
) -> Result<(), StoreError> {
    conn.exec(
        "INSERT INTO credential (territory, digest, purpose, account, csrf, created, expires) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        vals![territory, secret_digest(secret), purpose.code(), account, csrf, created, expires],
    )
    .await
    .map(drop)
}

/// The account of a secret that has not expired, with the session's CSRF token.
pub async fn by_credential(
    conn: &mut Conn,
    territory: Territory,
    purpose: Purpose,
    secret: &str,
    now: &str,
) -> Result<Option<(Account, Option<String>)>, StoreError> {
    let row = conn
        .row(
            "SELECT a.account, a.name, a.role, a.disabled, a.created, a.person, a.password, c.csrf FROM credential c JOIN account a ON a.territory = c.territory AND a.account = c.account WHERE c.territory = $1 AND c.digest = $2 AND c.purpose = $3 AND c.expires > $4 AND a.disabled = 0",
            vals![territory, secret_digest(secret), purpose.code(), now],
        )
        .await?;
    row.map(|r| Ok((account(&r)?, r.maybe_text(7)?))).transpose()
}

/// Forgets a secret; whether there was one.
pub async fn remove_credential(conn: &mut Conn, territory: Territory, secret: &str) -> Result<bool, StoreError> {
    Ok(conn.exec("DELETE FROM credential WHERE territory = $1 AND digest = $2", vals![territory, secret_digest(secret)]).await? > 0)
}

/// Forgets every secret of one purpose of an account; how many there were.
pub async fn revoke(conn: &mut Conn, territory: Territory, account: Uuid, purpose: Purpose) -> Result<u64, StoreError> {
    conn.exec("DELETE FROM credential WHERE territory = $1 AND account = $2 AND purpose = $3", vals![territory, account, purpose.code()])
        .await
}

/// Forgets what has expired.
pub async fn sweep(conn: &mut Conn, territory: Territory, now: &str) -> Result<u64, StoreError> {
    conn.exec("DELETE FROM credential WHERE territory = $1 AND expires <= $2", vals![territory, now]).await
}

/// A small value kept by name, outside the log (preferences, the last backup).
pub async fn setting(conn: &mut Conn, territory: Territory, name: &str) -> Result<Option<String>, StoreError> {
    conn.row("SELECT value FROM setting WHERE territory = $1 AND name = $2", vals![territory, name]).await?.map(|r| r.text(0)).transpose()
}

pub async fn set_setting(conn: &mut Conn, territory: Territory, name: &str, value: &str) -> Result<(), StoreError> {
    conn.exec(
        "INSERT INTO setting (territory, name, value) VALUES ($1, $2, $3) ON CONFLICT (territory, name) DO UPDATE SET value = excluded.value",
        vals![territory, name, value],
    )
    .await
    .map(drop)
}
