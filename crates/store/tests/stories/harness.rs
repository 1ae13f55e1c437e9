//! What every story needs: a fresh store on either engine, and short ways to make, save and list records.

use reticolo_model::{Audience, Record, kinds};
use reticolo_store::dialect::Engine;
use reticolo_store::lists::{self, ListQuery};
use reticolo_store::{Address, Db, Stamp, Store, StoreError, Territory, accounts, records};
use serde_json::json;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};
use uuid::Uuid;

pub const NOW: &str = "2026-01-02T03:04:05.000006Z";

/// Tells each story to both engines.
macro_rules! told {
    ($($story:ident),* $(,)?) => {
        mod told {
            $(mod $story {
                #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
                async fn to_sqlite() {
                    crate::harness::to_sqlite(super::super::$story).await;
                }

                #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
                async fn to_postgresql() {
                    crate::harness::to_postgresql(super::super::$story).await;
                }
            })*
        }
    };
}

/// A folder that goes away when the story ends.
pub struct Folder(pub PathBuf);

impl Folder {
    pub fn new() -> Folder {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let name = format!("reticolo-story-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let path = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&path).expect("temporary folder");
        Folder(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

pub async fn fresh_sqlite() -> (Store, Folder) {
    let folder = Folder::new();
    let store = Store::open(&Address::File(folder.0.join("reticolo.sqlite")), &folder.0, NOW).await.expect("SQLite opens");
    (store, folder)
}

/// The address of another database of the same server.
fn sibling(url: &str, name: &str) -> String {
    let (before, after) = url.split_once('?').map_or((url, String::new()), |(b, a)| (b, format!("?{a}")));
    let (server, _) = before.rsplit_once('/').expect("a URL with a database");
    format!("{server}/{name}{after}")
}

async fn statement(url: &str, sql: &str) -> Result<u64, StoreError> {
    let db = Db::pg(url, None).await?;
    let done = db.writer().await?.exec(sql, vec![]).await;
    db.close().await;
    done
}

/// A fresh database with PostGIS in it, or none where no server is named. [`leave`] drops it; a story that fails leaves it to be looked at.
pub async fn fresh_postgresql() -> Option<(Store, Folder)> {
    static TEMPLATE: tokio::sync::OnceCell<()> = tokio::sync::OnceCell::const_new();
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let url = std::env::var("RETICOLO_TEST_POSTGRES").ok()?;
    let template = format!("reticolo_template_{}", std::process::id());
    TEMPLATE
        .get_or_init(|| async {
            statement(&url, &format!("DROP DATABASE IF EXISTS {template}")).await.expect("server answers");
            statement(&url, &format!("CREATE DATABASE {template}")).await.expect("may create databases");
            statement(&sibling(&url, &template), "CREATE EXTENSION postgis").await.expect("PostGIS is installed");
        })
        .await;
    let name = format!("reticolo_story_{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
    statement(&url, &format!("DROP DATABASE IF EXISTS {name}")).await.expect("old database goes");
    statement(&url, &format!("CREATE DATABASE {name} TEMPLATE {template}")).await.expect("new database");
    let folder = Folder::new();
    let store = Store::open(&Address::Url { url: sibling(&url, &name), password: None }, &folder.0, NOW).await.expect("PostgreSQL opens");
    Some((store, folder))
}

/// A second store on the same database, as another process would have it.
pub async fn beside(store: &Store) -> Result<Store, StoreError> {
    let address = match store.engine() {
        Engine::Lite => Address::File(store.folder().join("reticolo.sqlite")),
        Engine::Pg => {
            let name = database(store).await;
            let url = std::env::var("RETICOLO_TEST_POSTGRES").expect("the server of this story");
            Address::Url { url: sibling(&url, &name), password: None }
        }
    };
    Store::open(&address, store.folder(), NOW).await
}

async fn database(store: &Store) -> String {
    let sql = "SELECT CAST(current_database() AS text)";
    let mut conn = store.reader().await.expect("reader");
    conn.row(sql, vec![]).await.expect("read").expect("a row").text(0).expect("a name")
}

/// Closes a store; on PostgreSQL its database goes.
pub async fn leave(store: &Store) {
    if store.engine() == Engine::Lite {
        return store.close().await;
    }
    let name = database(store).await;
    store.close().await;
    let url = std::env::var("RETICOLO_TEST_POSTGRES").expect("the server of this story");
    statement(&url, &format!("DROP DATABASE {name} WITH (FORCE)")).await.expect("dropped");
}

pub async fn to_sqlite(story: impl AsyncFnOnce(&Store)) {
    let (store, _folder) = fresh_sqlite().await;
    story(&store).await;
    leave(&store).await;
}

pub async fn to_postgresql(story: impl AsyncFnOnce(&Store)) {
    let Some((store, _folder)) = fresh_postgresql().await else {
        println!("skipped: no RETICOLO_TEST_POSTGRES");
        return;
    };
    story(&store).await;
    leave(&store).await;
}

pub fn stamp() -> Stamp {
    Stamp { at: NOW.into(), by: "command_line".into() }
}

/// A territory of the story.
pub async fn territory(store: &Store) -> Territory {
    store
        .write(|conn| {
            Box::pin(async move {
                accounts::create_territory(conn, &stamp(), "https://example.org/t", "Territory", &json!({"code": "X"})).await
            })
        })
        .await
        .expect("territory")
}

pub fn id(n: u128) -> Uuid {
    Uuid::from_u128(n)
}

pub fn record(n: u128, kind: &str, title: &str) -> Record {
    Record::new(id(n), kinds::find(kind).expect("kind"), title)
}

pub async fn save(store: &Store, t: Territory, record: Record, expected: Option<i64>) -> Result<(Record, i64), StoreError> {
    store.write(move |conn| Box::pin(async move { records::save(conn, t, &stamp(), record, expected).await })).await
}

/// Saves new records.
pub async fn keep(store: &Store, t: Territory, all: &[Record]) {
    let all = all.to_vec();
    store
        .write(move |conn| {
            Box::pin(async move {
                for record in all {
                    records::save(conn, t, &stamp(), record, None).await?;
                }
                Ok(())
            })
        })
        .await
        .expect("saved");
}

pub async fn get(store: &Store, t: Territory, n: u128) -> Option<Record> {
    let mut conn = store.reader().await.expect("reader");
    records::get_with_personal(&mut conn, t, id(n)).await.expect("read")
}

pub async fn titles(store: &Store, t: Territory, query: &ListQuery) -> Vec<String> {
    let mut conn = store.reader().await.expect("reader");
    let page = lists::page(&mut conn, t, query).await.expect("page");
    let count = lists::count(&mut conn, t, query).await.expect("count");
    let titles: Vec<String> = page.records.into_iter().map(|r| r.title).collect();
    if query.after.is_none() && page.next.is_none() {
        assert_eq!(i64::try_from(titles.len()).ok(), Some(count), "the count is that of the list");
    }
    titles
}

pub fn everything(kind: &str) -> ListQuery {
    ListQuery { limit: 1000, ..ListQuery::all(kind, Audience::Everything) }
}

/// The findings of a check in a snapshot.
pub async fn findings(store: &Store, t: Territory) -> Vec<String> {
    let mut conn = store.snapshot().await.expect("snapshot");
    let report = reticolo_store::check::run(&mut conn, t).await.expect("check runs");
    store.end_snapshot(conn).await.expect("snapshot ends");
    report.findings
}

pub async fn assert_sound(store: &Store, t: Territory) {
    assert_eq!(findings(store, t).await, Vec::<String>::new());
}
