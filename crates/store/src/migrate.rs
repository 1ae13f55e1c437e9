//! Migrations: numbered texts with type tokens and a tail per engine, run by themselves at opening, each once.

use crate::StoreError;
use crate::db::{Conn, Db, vals};
use crate::dialect::Engine;
use reticolo_model::id::sha256_hex;
use std::path::Path;

/// One step: its number and name, the shared text, and a tail per engine. Never edited once released.
#[derive(Debug)]
pub struct Migration {
    pub number: i64,
    pub name: &'static str,
    pub shared: &'static str,
    pub lite: &'static str,
    pub pg: &'static str,
}

pub const MIGRATIONS: &[Migration] = &[
    Migration {
        number: 1,
        name: "registry",
        shared: include_str!("../migrations/0001_registry.sql"),
        lite: include_str!("../migrations/0001_registry.sqlite.sql"),
        pg: include_str!("../migrations/0001_registry.postgres.sql"),
    },
    Migration { number: 2, name: "documents", shared: include_str!("../migrations/0002_documents.sql"), lite: "", pg: "" },
    Migration { number: 3, name: "link_origin", shared: include_str!("../migrations/0003_link_origin.sql"), lite: "", pg: "" },
    Migration { number: 4, name: "link_weight", shared: include_str!("../migrations/0004_link_weight.sql"), lite: "", pg: "" },
    Migration { number: 5, name: "attachments", shared: include_str!("../migrations/0005_attachments.sql"), lite: "", pg: "" },
    Migration { number: 6, name: "distinct_pair", shared: include_str!("../migrations/0006_distinct_pair.sql"), lite: "", pg: "" },
    Migration { number: 7, name: "results", shared: include_str!("../migrations/0007_results.sql"), lite: "", pg: "" },
];

impl Migration {
    #[must_use]
    pub fn text(&self, engine: Engine) -> String {
        let tail = match engine {
            Engine::Lite => self.lite,
            Engine::Pg => self.pg,
        };
        format!("{}\n{tail}", engine.fill(self.shared))
    }
}

const TABLE: &str = "CREATE TABLE IF NOT EXISTS migration (number bigint NOT NULL PRIMARY KEY, name text NOT NULL, checksum text NOT NULL, at text NOT NULL)";

/// Brings the database to the newest step. A changed text of a step that has already run is refused.
pub async fn run(db: &Db, folder: &Path, now: &str) -> Result<(), StoreError> {
    let mut conn = db.writer().await?;
    let engine = conn.engine();
    let done = applied(&mut conn).await?;
    verify(&done, engine)?;
    let newest = MIGRATIONS.iter().map(|m| m.number).max().unwrap_or(0);
    if done.iter().any(|(number, _)| *number > newest) {
        return Err(StoreError::Inconsistent("this database was written by a newer version of the program".into()));
    }
    if done.len() == MIGRATIONS.len() {
        return Ok(());
    }
    if engine == Engine::Lite && !done.is_empty() {
        let copy = folder.join(format!("before-migration-{}.sqlite", done.len() + 1));
        let _ = std::fs::remove_file(&copy);
        conn.exec("VACUUM INTO $1", vals![copy.to_string_lossy().into_owned()]).await?;
        tracing::info!(copy = %copy.display(), "the database was copied before its migration");
    }
    for sql in engine.prepare() {
        conn.batch(sql).await?;
    }
    conn.exec(engine.begin_write(), vec![]).await?;
    match apply(&mut conn, engine, now).await {
        Ok(()) => conn.exec("COMMIT", vec![]).await.map(drop),
        Err(error) => {
            conn.exec("ROLLBACK", vec![]).await?;
            Err(error)
        }
    }
}

async fn apply(conn: &mut Conn, engine: Engine, now: &str) -> Result<(), StoreError> {
    if let Some(sql) = engine.lock_migrations() {
        conn.batch(sql).await?;
    }
    // Another process may have been faster.
    let done = applied(conn).await?;
    conn.batch(TABLE).await?;
    for step in MIGRATIONS.iter().filter(|m| !done.iter().any(|(number, _)| *number == m.number)) {
        let text = step.text(engine);
        conn.batch(&text).await?;
        conn.exec(
            "INSERT INTO migration (number, name, checksum, at) VALUES ($1, $2, $3, $4)",
            vals![step.number, step.name, sha256_hex(text.as_bytes()), now],
        )
        .await?;
    }
    Ok(())
}

async fn applied(conn: &mut Conn) -> Result<Vec<(i64, String)>, StoreError> {
    if conn.row(conn.engine().table_exists(), vals!["migration"]).await?.is_none() {
        return Ok(Vec::new());
    }
    let rows = conn.rows("SELECT number, checksum FROM migration ORDER BY number", vec![]).await?;
    rows.iter().map(|r| Ok((r.int(0)?, r.text(1)?))).collect()
}

fn verify(done: &[(i64, String)], engine: Engine) -> Result<(), StoreError> {
    for (number, checksum) in done {
        if let Some(step) = MIGRATIONS.iter().find(|m| m.number == *number)
            && sha256_hex(step.text(engine).as_bytes()) != *checksum
        {
            return Err(StoreError::Inconsistent(format!("migration {number} was changed after it had run")));
        }
    }
    Ok(())
}
