//! The one way in: on SQLite a single task takes commands from a queue and commits them in batches, a savepoint each. A savepoint keeps
//! every page that is changed after it in memory, so that a command that is alone has none, and a large one is always alone. On PostgreSQL each command is a transaction of its own. A command is answered only after the commit.

use crate::StoreError;
use crate::db::{Conn, Db};
use futures_util::future::BoxFuture;
use tokio::sync::{mpsc, oneshot};

const QUEUE: usize = 1024;
const BATCH: usize = 64;

#[derive(Debug, Clone)]
pub(crate) enum Writer {
    Queue(mpsc::Sender<Box<dyn Command>>),
    Direct(Db),
}

/// A command whose result type is hidden from the queue.
pub(crate) trait Command: Send {
    /// Whether it writes so much that it is to be alone in its transaction.
    fn is_large(&self) -> bool;
    fn run<'c>(&'c mut self, conn: &'c mut Conn) -> BoxFuture<'c, Result<(), StoreError>>;
    fn answer(self: Box<Self>, commit: Result<(), String>);
}

impl std::fmt::Debug for dyn Command {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Command")
    }
}

struct Typed<T, F> {
    work: Option<F>,
    outcome: Option<Result<T, StoreError>>,
    reply: oneshot::Sender<Result<T, StoreError>>,
    large: bool,
}

impl<T, F> Command for Typed<T, F>
where
    T: Send + 'static,
    F: for<'c> FnOnce(&'c mut Conn) -> BoxFuture<'c, Result<T, StoreError>> + Send + 'static,
{
    fn is_large(&self) -> bool {
        self.large
    }

    fn run<'c>(&'c mut self, conn: &'c mut Conn) -> BoxFuture<'c, Result<(), StoreError>> {
        Box::pin(async move {
            let Some(work) = self.work.take() else { return Ok(()) };
            match work(conn).await {
                Ok(value) => {
                    self.outcome = Some(Ok(value));
                    Ok(())
                }
                Err(error) => {
                    self.outcome = Some(Err(error));
                    Err(StoreError::Cancelled)
                }
            }
        })
    }

    fn answer(self: Box<Self>, commit: Result<(), String>) {
        let answer = match (self.outcome, commit) {
            (Some(Err(error)), _) => Err(error),
            (_, Err(error)) => Err(StoreError::Inconsistent(error)),
            (Some(ok), Ok(())) => ok,
            (None, Ok(())) => Err(StoreError::Cancelled),
        };
        // Whoever asked may have gone away; what is committed stays committed.
        let _ = self.reply.send(answer);
    }
}

impl Writer {
    pub(crate) fn start(db: &Db) -> Writer {
        match db {
            Db::Pg(_) => Writer::Direct(db.clone()),
            Db::Lite { .. } => {
                let (sender, receiver) = mpsc::channel(QUEUE);
                tokio::spawn(serve(db.clone(), receiver));
                Writer::Queue(sender)
            }
        }
    }

    pub(crate) async fn write<T, F>(&self, work: F, large: bool) -> Result<T, StoreError>
    where
        T: Send + 'static,
        F: for<'c> FnOnce(&'c mut Conn) -> BoxFuture<'c, Result<T, StoreError>> + Send + 'static,
    {
        let (reply, answer) = oneshot::channel();
        let command: Box<dyn Command> = Box::new(Typed { work: Some(work), outcome: None, reply, large });
        match self {
            Writer::Queue(queue) => queue.send(command).await.map_err(|_| StoreError::Cancelled)?,
            Writer::Direct(db) => {
                // In a task of its own, so that a client that goes away does not leave a transaction open.
                let db = db.clone();
                tokio::spawn(async move { commit(&db, vec![command]).await });
            }
        }
        answer.await.map_err(|_| StoreError::Cancelled)?
    }
}

async fn serve(db: Db, mut queue: mpsc::Receiver<Box<dyn Command>>) {
    let mut batch = Vec::with_capacity(BATCH);
    while queue.recv_many(&mut batch, BATCH).await > 0 {
        let mut waiting = std::mem::take(&mut batch).into_iter().peekable();
        while let Some(first) = waiting.next() {
            let mut commands = vec![first];
            while let Some(next) = waiting.next_if(|next| !commands[0].is_large() && !next.is_large()) {
                commands.push(next);
            }
            let db = db.clone();
            // In a task of its own: a command that panics takes its batch with it, not the writer.
            if let Err(error) = tokio::spawn(async move { commit(&db, commands).await }).await {
                tracing::error!(%error, "a batch of writes was given up");
            }
        }
    }
}

async fn commit(db: &Db, mut commands: Vec<Box<dyn Command>>) {
    let outcome = run(db, &mut commands).await.map_err(|e| e.to_string());
    if let Err(error) = &outcome {
        tracing::warn!(error, "a transaction was not committed");
    }
    for command in commands {
        command.answer(outcome.clone());
    }
}

async fn run(db: &Db, commands: &mut [Box<dyn Command>]) -> Result<(), StoreError> {
    let mut conn = db.writer().await?;
    if commands.iter().any(|c| c.is_large()) {
        conn.make_room().await?;
    }
    conn.exec(conn.engine().begin_write(), vec![]).await?;
    if let [command] = commands {
        // What it refuses itself is kept for its own answer.
        let end = if command.run(&mut conn).await.is_ok() { "COMMIT" } else { "ROLLBACK" };
        return match conn.exec(end, vec![]).await {
            Ok(_) => Ok(()),
            Err(error) => {
                let _ = conn.exec("ROLLBACK", vec![]).await;
                Err(error)
            }
        };
    }
    for command in commands.iter_mut() {
        conn.exec("SAVEPOINT command", vec![]).await?;
        // What a command itself refuses is kept for its own answer and undone alone.
        let end = if command.run(&mut conn).await.is_ok() { "RELEASE SAVEPOINT command" } else { "ROLLBACK TO SAVEPOINT command" };
        conn.exec(end, vec![]).await?;
    }
    match conn.exec("COMMIT", vec![]).await {
        Ok(_) => Ok(()),
        Err(error) => {
            let _ = conn.exec("ROLLBACK", vec![]).await;
            Err(error)
        }
    }
}
