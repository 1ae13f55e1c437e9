//! What differs between the two engines, and nothing else: the only source file that says which engine it is talking to.

use crate::db::{Val, vals};
use crate::text::Sought;
use reticolo_model::geometry::BoundingBox;

/// The engine behind a database URL.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    Lite,
    Pg,
}

impl Engine {
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Engine::Lite => "sqlite",
            Engine::Pg => "postgres",
        }
    }

    /// A migration's text with its tokens filled in.
    #[must_use]
    pub fn fill(self, text: &str) -> String {
        let tokens: [(&str, &str); 6] = match self {
            Engine::Lite => [
                ("{uuid}", "BLOB"),
                ("{blob}", "BLOB"),
                ("{text}", "TEXT"),
                ("{real}", "REAL"),
                ("{table}", "STRICT"),
                ("{narrow}", "STRICT, WITHOUT ROWID"),
            ],
            // Texts are ordered by their bytes on both engines.
            Engine::Pg => [
                ("{uuid}", "uuid"),
                ("{blob}", "bytea"),
                ("{text}", "text COLLATE \"C\""),
                ("{real}", "double precision"),
                ("{table}", ""),
                ("{narrow}", ""),
            ],
        };
        let out = tokens.iter().fold(text.to_owned(), |t, (token, with)| t.replace(token, with));
        match self {
            // STRICT tables know INTEGER, not bigint.
            Engine::Lite => out.replace(" bigint", " INTEGER"),
            Engine::Pg => out,
        }
    }

    #[must_use]
    pub fn begin_write(self) -> &'static str {
        match self {
            Engine::Lite => "BEGIN IMMEDIATE",
            Engine::Pg => "BEGIN",
        }
    }

    /// A transaction that sees one state of the database throughout.
    #[must_use]
    pub fn begin_snapshot(self) -> &'static str {
        match self {
            Engine::Lite => "BEGIN DEFERRED",
            Engine::Pg => "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
        }
    }

    /// Appended to a SELECT whose rows are to stay locked until the commit.
    #[must_use]
    pub fn for_update(self) -> &'static str {
        match self {
            Engine::Lite => "",
            Engine::Pg => " FOR UPDATE",
        }
    }

    /// The text of an outermost member of a column that holds JSON; null where it has none.
    #[must_use]
    pub fn json_text(self, column: &str, member: &str) -> String {
        match self {
            Engine::Lite => format!("json_extract({column}, '$.{member}')"),
            Engine::Pg => format!("({column}::json ->> '{member}')"),
        }
    }

    /// A query for the ids of records whose box touches `within`; the territory is `$1`, the other placeholders start at `$at`.
    #[must_use]
    pub fn within_box(self, at: usize, within: BoundingBox) -> (String, Vec<Val>) {
        let BoundingBox { minx, miny, maxx, maxy } = within;
        let (a, b, c, d) = (at, at + 1, at + 2, at + 3);
        let sql = match self {
            Engine::Lite => format!(
                "SELECT s.record FROM search_box b JOIN search s ON s.doc = b.doc WHERE b.maxx >= ${a} AND b.maxy >= ${b} AND b.minx <= ${c} AND b.miny <= ${d} AND s.territory = $1"
            ),
            Engine::Pg => {
                format!("SELECT s.record FROM search s WHERE s.territory = $1 AND s.box && ST_MakeEnvelope(${a}, ${b}, ${c}, ${d}, 4326)")
            }
        };
        (sql, vals![minx, miny, maxx, maxy])
    }

    /// A query for the ids of records whose search text has every word, either as it is (the last may be a beginning) or by
    /// one of its stems; the territory is `$1`. Words and stems hold only letters and digits.
    #[must_use]
    pub fn matches_text(self, at: usize, words: &[Sought]) -> (String, Vec<Val>) {
        let last = words.len().saturating_sub(1);
        let of_word = |(i, sought): (usize, &Sought)| {
            let Sought { word, stems } = sought;
            let beginning = if i == last { "*" } else { "" };
            match self {
                Engine::Lite => {
                    let stems: String = stems.iter().map(|s| format!(" OR stems : \"{s}\"")).collect();
                    format!("(words : \"{word}\"{beginning}{stems})")
                }
                Engine::Pg => {
                    let stems: String = stems.iter().map(|s| format!(" | '{s}':B")).collect();
                    format!("('{word}':{beginning}A{stems})")
                }
            }
        };
        let parts: Vec<String> = words.iter().enumerate().map(of_word).collect();
        match self {
            Engine::Lite => (
                format!(
                    "SELECT s.record FROM search_text JOIN search s ON s.doc = search_text.rowid WHERE search_text MATCH ${at} AND s.territory = $1"
                ),
                vals![parts.join(" AND ")],
            ),
            Engine::Pg => (
                format!("SELECT s.record FROM search s WHERE s.territory = $1 AND s.found @@ CAST(${at} AS tsquery)"),
                vals![parts.join(" & ")],
            ),
        }
    }

    /// Statements that leave no trace of deleted rows in the files (run outside a transaction). A last one that answers with
    /// something else than 0 was kept from it by a reader and is to be tried again.
    #[must_use]
    pub fn scrub(self) -> &'static [&'static str] {
        match self {
            Engine::Lite => &["INSERT INTO search_text(search_text) VALUES('optimize')", "PRAGMA wal_checkpoint(TRUNCATE)"],
            Engine::Pg => &[
                "VACUUM FULL personal",
                "VACUUM FULL person",
                "VACUUM FULL account",
                "VACUUM FULL credential",
                "VACUUM FULL attachment",
                "VACUUM FULL document",
                "VACUUM FULL result",
            ],
        }
    }

    /// Statements after which the planner knows the tables' sizes.
    #[must_use]
    pub fn analyse(self) -> &'static str {
        match self {
            Engine::Lite => "PRAGMA optimize=0x10002",
            Engine::Pg => "ANALYZE",
        }
    }

    /// Whether a table of this name exists, as a query for one row.
    #[must_use]
    pub fn table_exists(self) -> &'static str {
        match self {
            Engine::Lite => "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = $1",
            Engine::Pg => "SELECT 1::bigint FROM information_schema.tables WHERE table_schema = current_schema() AND table_name = $1",
        }
    }

    /// What must be there before the first migration.
    #[must_use]
    pub fn prepare(self) -> &'static [&'static str] {
        match self {
            Engine::Lite => &[],
            Engine::Pg => &["CREATE EXTENSION IF NOT EXISTS postgis"],
        }
    }

    /// Held while migrations run, so that two processes do not both run them.
    #[must_use]
    pub fn lock_migrations(self) -> Option<&'static str> {
        match self {
            Engine::Lite => None,
            Engine::Pg => Some("SELECT pg_advisory_xact_lock(7319203)"),
        }
    }

    /// Whether a session of the database takes a number for itself, as a query for one row that holds 1 if it did; none where a locked
    /// file says so.
    #[must_use]
    pub fn take_number(self) -> Option<&'static str> {
        match self {
            Engine::Lite => None,
            Engine::Pg => Some("SELECT CASE WHEN pg_try_advisory_lock($1) THEN 1::bigint ELSE 0::bigint END"),
        }
    }

    #[must_use]
    pub fn give_back_number(self) -> Option<&'static str> {
        match self {
            Engine::Lite => None,
            Engine::Pg => Some("SELECT CASE WHEN pg_advisory_unlock($1) THEN 1::bigint ELSE 0::bigint END"),
        }
    }

    /// How many sessions have taken a number.
    #[must_use]
    pub fn number_taken(self) -> Option<&'static str> {
        match self {
            Engine::Lite => None,
            Engine::Pg => Some(
                "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database()) AND ((classid::bigint << 32) | objid::bigint) = $1",
            ),
        }
    }

    /// The placeholder of the `n`-th of very many values.
    #[must_use]
    pub fn placeholder(self, n: usize) -> String {
        match self {
            // A numbered one is looked up in a list from its beginning, which for thousands costs more than the insertion.
            Engine::Lite => "?".to_owned(),
            Engine::Pg => format!("${n}"),
        }
    }

    /// The most values one statement may bind.
    #[must_use]
    pub fn most_values(self) -> usize {
        match self {
            Engine::Lite => 30_000,
            Engine::Pg => 60_000,
        }
    }
}
