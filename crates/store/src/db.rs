//! The connection to either engine: one way to bind values, run statements and read rows, so that the SQL above is written once.

use crate::StoreError;
use crate::dialect::Engine;
use futures_util::TryStreamExt;
use sqlx::pool::PoolConnection;
use sqlx::postgres::{PgArguments, PgConnectOptions, PgPool, PgPoolOptions, PgRow};
use sqlx::sqlite::{SqliteArguments, SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteRow, SqliteSynchronous};
use sqlx::{Arguments, AssertSqlSafe, Column, Postgres, Row as _, Sqlite, TypeInfo, ValueRef};
use std::path::Path;
use std::str::FromStr;
use std::time::Duration;
use uuid::Uuid;

/// A value to bind. Nulls keep their type, because PostgreSQL asks for it.
#[derive(Debug, Clone, PartialEq)]
pub enum Val {
    Int(Option<i64>),
    Real(Option<f64>),
    Text(Option<String>),
    Blob(Option<Vec<u8>>),
    Uuid(Option<Uuid>),
}

macro_rules! from_impls {
    ($($from:ty => $variant:ident($convert:expr)),* $(,)?) => {$(
        impl From<$from> for Val {
            fn from(value: $from) -> Val {
                #[allow(clippy::redundant_closure_call, reason = "one macro for conversions of several shapes")]
                Val::$variant(Some(($convert)(value)))
            }
        }
        impl From<Option<$from>> for Val {
            fn from(value: Option<$from>) -> Val {
                Val::$variant(value.map($convert))
            }
        }
    )*};
}
from_impls! {
    i64 => Int(|v| v),
    bool => Int(i64::from),
    f64 => Real(|v| v),
    String => Text(|v| v),
    &str => Text(|v: &str| v.to_owned()),
    &String => Text(|v: &String| v.clone()),
    Vec<u8> => Blob(|v| v),
    &[u8] => Blob(|v: &[u8]| v.to_vec()),
    Uuid => Uuid(|v| v),
}

/// A list of values of any type, in the order of the placeholders.
macro_rules! vals {
    ($($value:expr),* $(,)?) => { vec![$($crate::db::Val::from($value)),*] };
}
pub(crate) use vals;

/// One row of an answer; columns by position.
#[derive(Debug, Clone)]
pub struct Row(pub Vec<Val>);

impl Row {
    fn wrong(&self, i: usize) -> StoreError {
        StoreError::Inconsistent(format!("column {i} holds {:?}", self.0.get(i)))
    }

    pub fn int(&self, i: usize) -> Result<i64, StoreError> {
        self.maybe_int(i)?.ok_or_else(|| self.wrong(i))
    }

    pub fn maybe_int(&self, i: usize) -> Result<Option<i64>, StoreError> {
        match self.0.get(i) {
            Some(Val::Int(v)) => Ok(*v),
            Some(v) if v.is_null() => Ok(None),
            _ => Err(self.wrong(i)),
        }
    }

    pub fn maybe_real(&self, i: usize) -> Result<Option<f64>, StoreError> {
        match self.0.get(i) {
            Some(Val::Real(v)) => Ok(*v),
            #[expect(clippy::cast_precision_loss, reason = "sums of whole numbers")]
            Some(Val::Int(v)) => Ok(v.map(|v| v as f64)),
            Some(v) if v.is_null() => Ok(None),
            _ => Err(self.wrong(i)),
        }
    }

    pub fn text(&self, i: usize) -> Result<String, StoreError> {
        self.maybe_text(i)?.ok_or_else(|| self.wrong(i))
    }

    pub fn maybe_text(&self, i: usize) -> Result<Option<String>, StoreError> {
        match self.0.get(i) {
            Some(Val::Text(v)) => Ok(v.clone()),
            Some(v) if v.is_null() => Ok(None),
            _ => Err(self.wrong(i)),
        }
    }

    pub fn blob(&self, i: usize) -> Result<Vec<u8>, StoreError> {
        self.maybe_blob(i)?.ok_or_else(|| self.wrong(i))
    }

    /// The bytes themselves, taken out of the row.
    pub fn into_blob(mut self, i: usize) -> Result<Vec<u8>, StoreError> {
        match self.0.get_mut(i) {
            Some(Val::Blob(Some(v))) => Ok(std::mem::take(v)),
            _ => Err(self.wrong(i)),
        }
    }

    pub fn maybe_blob(&self, i: usize) -> Result<Option<Vec<u8>>, StoreError> {
        match self.0.get(i) {
            Some(Val::Blob(v)) => Ok(v.clone()),
            Some(v) if v.is_null() => Ok(None),
            _ => Err(self.wrong(i)),
        }
    }

    pub fn uuid(&self, i: usize) -> Result<Uuid, StoreError> {
        self.maybe_uuid(i)?.ok_or_else(|| self.wrong(i))
    }

    pub fn maybe_uuid(&self, i: usize) -> Result<Option<Uuid>, StoreError> {
        match self.0.get(i) {
            Some(Val::Uuid(v)) => Ok(*v),
            Some(Val::Blob(Some(v))) => Uuid::from_slice(v).map(Some).map_err(|_| self.wrong(i)),
            Some(v) if v.is_null() => Ok(None),
            _ => Err(self.wrong(i)),
        }
    }
}

impl Val {
    #[must_use]
    pub fn is_null(&self) -> bool {
        matches!(self, Val::Int(None) | Val::Real(None) | Val::Text(None) | Val::Blob(None) | Val::Uuid(None))
    }
}

/// Pages that a SQLite connection may keep, in KiB with a minus: few, since the system keeps the file's pages for all of them. What one
/// does not use the others do: the bound is that of all together.
const CACHE: &str = "-2000";
/// The same for the one that writes very much, while it does.
const LARGE_CACHE: &str = "PRAGMA cache_size = -32000";

/// A pool of connections to one engine. On SQLite writes go through a pool of exactly one connection.
#[derive(Debug, Clone)]
pub enum Db {
    Lite { write: SqlitePool, read: SqlitePool },
    Pg(PgPool),
}

/// One connection, inside or outside a transaction.
#[derive(Debug)]
pub enum Conn {
    Lite(PoolConnection<Sqlite>),
    Pg(PoolConnection<Postgres>),
}

impl Db {
    /// Opens (and makes) a SQLite file.
    pub async fn lite(path: &Path) -> Result<Db, StoreError> {
        let options = SqliteConnectOptions::new()
            .filename(path)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(60))
            .pragma("secure_delete", "ON")
            .pragma("cache_size", CACHE)
            .statement_cache_capacity(200);
        let pool = |most, seconds, after: &'static str| {
            SqlitePoolOptions::new().max_connections(most).acquire_timeout(Duration::from_secs(seconds)).after_release(move |conn, _| {
                Box::pin(async move {
                    // Whoever stopped in the middle left a transaction open; where there is none, this fails and nothing is lost.
                    let _ = sqlx::raw_sql(after).execute(conn).await;
                    Ok(true)
                })
            })
        };
        let write = pool(1, 120, "PRAGMA cache_size = -2000; ROLLBACK").connect_with(options.clone()).await?;
        let read = pool(4, 60, "ROLLBACK").connect_with(options).await?;
        Ok(Db::Lite { write, read })
    }

    pub async fn pg(url: &str, password: Option<&str>) -> Result<Db, StoreError> {
        let mut options = PgConnectOptions::from_str(url)?
            .options([("default_transaction_isolation", "read committed"), ("client_min_messages", "error")]);
        if let Some(password) = password {
            options = options.password(password);
        }
        let pool = PgPoolOptions::new()
            .max_connections(8)
            .acquire_timeout(Duration::from_secs(15))
            .after_release(|conn, _| {
                // Outside a transaction this is no more than a warning.
                Box::pin(async move { Ok(sqlx::raw_sql("ROLLBACK").execute(conn).await.is_ok()) })
            })
            .connect_with(options)
            .await?;
        Ok(Db::Pg(pool))
    }

    #[must_use]
    pub fn engine(&self) -> Engine {
        match self {
            Db::Lite { .. } => Engine::Lite,
            Db::Pg(_) => Engine::Pg,
        }
    }

    pub async fn reader(&self) -> Result<Conn, StoreError> {
        Ok(match self {
            Db::Lite { read, .. } => Conn::Lite(read.acquire().await?),
            Db::Pg(pool) => Conn::Pg(pool.acquire().await?),
        })
    }

    pub async fn writer(&self) -> Result<Conn, StoreError> {
        Ok(match self {
            Db::Lite { write, .. } => Conn::Lite(write.acquire().await?),
            Db::Pg(pool) => Conn::Pg(pool.acquire().await?),
        })
    }

    pub async fn close(&self) {
        match self {
            Db::Lite { write, read } => {
                read.close().await;
                write.close().await;
            }
            Db::Pg(pool) => pool.close().await,
        }
    }
}

fn bound<'q, A: Arguments>(args: Vec<Val>) -> Result<A, StoreError>
where
    Option<i64>: sqlx::Encode<'q, A::Database> + sqlx::Type<A::Database>,
    Option<f64>: sqlx::Encode<'q, A::Database> + sqlx::Type<A::Database>,
    Option<String>: sqlx::Encode<'q, A::Database> + sqlx::Type<A::Database>,
    Option<Vec<u8>>: sqlx::Encode<'q, A::Database> + sqlx::Type<A::Database>,
    Option<Uuid>: sqlx::Encode<'q, A::Database> + sqlx::Type<A::Database>,
{
    let mut out = A::default();
    for value in args {
        match value {
            Val::Int(v) => out.add(v),
            Val::Real(v) => out.add(v),
            Val::Text(v) => out.add(v),
            Val::Blob(v) => out.add(v),
            Val::Uuid(v) => out.add(v),
        }
        .map_err(sqlx::Error::Encode)?;
    }
    Ok(out)
}

impl Conn {
    #[must_use]
    pub fn engine(&self) -> Engine {
        match self {
            Conn::Lite(_) => Engine::Lite,
            Conn::Pg(_) => Engine::Pg,
        }
    }

    /// Runs one statement; the number of rows it touched.
    pub async fn exec(&mut self, sql: &str, args: Vec<Val>) -> Result<u64, StoreError> {
        Ok(match self {
            Conn::Lite(c) => {
                sqlx::query_with(AssertSqlSafe(sql.to_owned()), bound::<SqliteArguments>(args)?).execute(&mut **c).await?.rows_affected()
            }
            Conn::Pg(c) => {
                sqlx::query_with(AssertSqlSafe(sql.to_owned()), bound::<PgArguments>(args)?).execute(&mut **c).await?.rows_affected()
            }
        })
    }

    /// Makes room for a transaction that writes very much; it is given back with the connection.
    pub(crate) async fn make_room(&mut self) -> Result<(), StoreError> {
        match self {
            Conn::Lite(_) => self.batch(LARGE_CACHE).await,
            Conn::Pg(_) => Ok(()),
        }
    }

    /// Runs several statements that bind nothing (a migration).
    pub async fn batch(&mut self, sql: &str) -> Result<(), StoreError> {
        match self {
            Conn::Lite(c) => sqlx::raw_sql(AssertSqlSafe(sql.to_owned())).execute(&mut **c).await.map(drop)?,
            Conn::Pg(c) => sqlx::raw_sql(AssertSqlSafe(sql.to_owned())).execute(&mut **c).await.map(drop)?,
        }
        Ok(())
    }

    pub async fn rows(&mut self, sql: &str, args: Vec<Val>) -> Result<Vec<Row>, StoreError> {
        let mut out = Vec::new();
        self.each(sql, args, |row| {
            out.push(row);
            Ok(())
        })
        .await?;
        Ok(out)
    }

    pub async fn row(&mut self, sql: &str, args: Vec<Val>) -> Result<Option<Row>, StoreError> {
        Ok(self.rows(sql, args).await?.into_iter().next())
    }

    /// Streams the rows of an answer, one at a time.
    pub async fn each(&mut self, sql: &str, args: Vec<Val>, mut take: impl FnMut(Row) -> Result<(), StoreError>) -> Result<(), StoreError> {
        match self {
            Conn::Lite(c) => {
                let mut rows = sqlx::query_with(AssertSqlSafe(sql.to_owned()), bound::<SqliteArguments>(args)?).fetch(&mut **c);
                while let Some(row) = rows.try_next().await? {
                    take(lite_row(&row)?)?;
                }
            }
            Conn::Pg(c) => {
                let mut rows = sqlx::query_with(AssertSqlSafe(sql.to_owned()), bound::<PgArguments>(args)?).fetch(&mut **c);
                while let Some(row) = rows.try_next().await? {
                    take(pg_row(&row)?)?;
                }
            }
        }
        Ok(())
    }

    /// Inserts many rows of the same shape with few statements. `values` holds the rows one after the other.
    pub async fn insert_many(&mut self, table: &str, columns: &[&str], values: Vec<Val>) -> Result<(), StoreError> {
        let width = columns.len();
        let engine = self.engine();
        let most = (engine.most_values() / width).min(500);
        let mut values = values.into_iter();
        loop {
            let chunk: Vec<Val> = values.by_ref().take(most * width).collect();
            if chunk.is_empty() {
                return Ok(());
            }
            let rows = chunk.len() / width;
            let mut sql = format!("INSERT INTO {table} ({}) VALUES ", columns.join(", "));
            for row in 0..rows {
                sql.push_str(if row == 0 { "(" } else { ",(" });
                for column in 0..width {
                    if column > 0 {
                        sql.push(',');
                    }
                    sql.push_str(&engine.placeholder(row * width + column + 1));
                }
                sql.push(')');
            }
            self.exec(&sql, chunk).await?;
        }
    }
}

fn lite_row(row: &SqliteRow) -> Result<Row, StoreError> {
    (0..row.len())
        .map(|i| {
            let raw = row.try_get_raw(i)?;
            if raw.is_null() {
                return Ok(Val::Text(None));
            }
            Ok(match raw.type_info().name() {
                "INTEGER" | "BOOLEAN" => Val::Int(row.try_get_unchecked(i)?),
                "REAL" => Val::Real(row.try_get_unchecked(i)?),
                "BLOB" => Val::Blob(row.try_get_unchecked(i)?),
                _ => Val::Text(row.try_get_unchecked(i)?),
            })
        })
        .collect::<Result<_, StoreError>>()
        .map(Row)
}

fn pg_row(row: &PgRow) -> Result<Row, StoreError> {
    (0..row.len())
        .map(|i| {
            if row.try_get_raw(i)?.is_null() {
                return Ok(Val::Text(None));
            }
            Ok(match row.column(i).type_info().name() {
                "INT8" => Val::Int(row.try_get(i)?),
                "INT4" => Val::Int(Some(i64::from(row.try_get::<i32, _>(i)?))),
                "FLOAT8" => Val::Real(row.try_get(i)?),
                "BYTEA" => Val::Blob(row.try_get(i)?),
                "UUID" => Val::Uuid(row.try_get(i)?),
                _ => Val::Text(row.try_get(i)?),
            })
        })
        .collect::<Result<_, StoreError>>()
        .map(Row)
}
