//! The rules that keep the schema distributable by territory and the SQL the same on both engines, held to every migration and source file.

use reticolo_store::migrate::MIGRATIONS;
use std::path::Path;

/// Statements of a text, without comments, with one space between words. A trigger's body stays in its statement.
fn statements(text: &str) -> Vec<String> {
    let bare: Vec<&str> = text.lines().map(|l| l.split("--").next().unwrap_or("")).collect();
    let mut out: Vec<String> = Vec::new();
    let mut current = String::new();
    for piece in bare.join("\n").split_inclusive(';') {
        current.push_str(piece);
        let words = current.split_whitespace().collect::<Vec<_>>().join(" ");
        if words.starts_with("CREATE TRIGGER") && !words.ends_with("END;") {
            continue;
        }
        out.push(words);
        current.clear();
    }
    out.retain(|s| !s.is_empty());
    out
}

/// What stands in the brackets after `start`, as far as the bracket that closes them.
fn bracketed(text: &str) -> &str {
    let open = text.find('(').expect("a bracket");
    let mut depth = 0;
    for (i, c) in text[open..].char_indices() {
        depth += i32::from(c == '(') - i32::from(c == ')');
        if depth == 0 {
            return text[open + 1..open + i].trim();
        }
    }
    panic!("brackets of {text}")
}

/// Faults of the statements of one text. `local`: the tail of an engine whose tables are never distributed.
fn faults(text: &str, local: bool) -> Vec<String> {
    let mut out = Vec::new();
    for s in statements(text) {
        let mut fault = |what: &str| out.push(format!("{what}: {}", &s[..s.len().min(90)]));
        if s.contains("REFERENCES") || s.contains("FOREIGN KEY") {
            fault("a foreign key (they come by ALTER once tables are distributed; none is allowed yet)");
        }
        if s.contains("CREATE TRIGGER") && !local {
            fault("a trigger");
        }
        if s.contains("serial") || s.contains("IDENTITY") {
            fault("a number that the database gives");
        }
        if s.starts_with("CREATE TABLE") {
            let columns = bracketed(&s);
            let first = columns.split(',').next().unwrap_or("");
            let keyed = columns.contains("PRIMARY KEY (territory") || first == "territory bigint NOT NULL PRIMARY KEY";
            let territory =
                if local { columns.contains("territory INTEGER NOT NULL") } else { first.starts_with("territory bigint NOT NULL") };
            if !territory {
                fault("the territory is not its first column");
            }
            if !local && !keyed {
                fault("the territory is not first in the primary key");
            }
            if columns.contains(" UNIQUE") {
                fault("a unique column without the territory");
            }
        } else if s.starts_with("CREATE") && s.contains(" INDEX ") {
            let searches = ["USING gin", "USING gist"].iter().any(|kind| s.contains(kind));
            if !searches && !bracketed(&s).starts_with("territory,") {
                fault("the territory is not first in the index");
            }
            if searches && s.contains("UNIQUE") {
                fault("a unique index for searching");
            }
        } else if s.starts_with("ALTER TABLE ") && s.contains(" ADD COLUMN ") {
            if ["UNIQUE", "REFERENCES", "PRIMARY", "NOT NULL"].iter().any(|rule| s.contains(rule)) {
                fault("an added column with a rule");
            }
        } else if !(s.starts_with("CREATE VIRTUAL TABLE") || s.starts_with("CREATE TRIGGER") || s.starts_with("INSERT INTO search_text"))
            || !local
        {
            fault("a statement this test does not know");
        }
    }
    out
}

#[test]
fn every_migration_can_be_distributed() {
    for migration in MIGRATIONS {
        let mut found = faults(migration.shared, false);
        found.extend(faults(migration.pg, false));
        found.extend(faults(migration.lite, true));
        assert_eq!(found, Vec::<String>::new(), "migration {} {}", migration.number, migration.name);
        assert!(statements(migration.shared).len() > 20 || migration.number > 1, "the statements were found");
    }
    assert!(MIGRATIONS.iter().zip(1..).all(|(m, n)| m.number == n), "numbered without a gap");
}

#[test]
fn the_rules_find_what_breaks_them() {
    for (sql, what) in [
        ("CREATE TABLE a (id bigint NOT NULL, territory bigint NOT NULL, PRIMARY KEY (territory, id));", "first column"),
        ("CREATE TABLE a (territory bigint NOT NULL, id bigint NOT NULL, PRIMARY KEY (id, territory));", "primary key"),
        ("CREATE TABLE a (territory bigint NOT NULL, id bigint NOT NULL UNIQUE, PRIMARY KEY (territory, id));", "unique column"),
        ("CREATE TABLE a (territory bigint NOT NULL, b bigint REFERENCES c (d), PRIMARY KEY (territory));", "foreign key"),
        ("CREATE UNIQUE INDEX i ON a (name);", "index"),
        ("CREATE UNIQUE INDEX i ON a USING gin (name);", "unique index"),
        ("CREATE TRIGGER t AFTER INSERT ON a BEGIN DELETE FROM b; DELETE FROM c; END;", "a trigger"),
        ("ALTER TABLE a ADD COLUMN b text UNIQUE;", "added column"),
        ("UPDATE a SET b = 1;", "does not know"),
    ] {
        let found = faults(sql, false);
        assert!(found.iter().any(|f| f.contains(what)), "{sql}: {found:?}");
    }
    assert_eq!(statements("CREATE TRIGGER t BEGIN DELETE FROM b; END;\nCREATE TABLE a (b text); -- c;").len(), 2);
}

/// The source files with their names, comments included.
fn sources() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut out: Vec<(String, String)> = std::fs::read_dir(folder)
        .expect("src")
        .map(|entry| {
            let path = entry.expect("entry").path();
            let name = path.file_name().expect("name").to_string_lossy().into_owned();
            (name, std::fs::read_to_string(&path).expect("a text"))
        })
        .collect();
    out.sort();
    assert!(out.len() > 15);
    out
}

#[test]
fn the_sql_is_the_same_on_both_engines() {
    // Each works on one engine only, or is refused on distributed tables.
    let banned = [
        "NOW()",
        "CURRENT_TIMESTAMP",
        "ILIKE",
        "DISTINCT ON",
        "LATERAL",
        "MERGE INTO",
        "= ANY(",
        "= ANY (",
        "GREATEST(",
        "LEAST(",
        "DATE_TRUNC",
        "GENERATE_SERIES",
        "JSON_EACH",
        "INSERT OR ",
        "AUTOINCREMENT",
        "RANDOM()",
    ];
    for (name, text) in sources().iter().filter(|(name, _)| name != "dialect.rs") {
        for (number, line) in text.lines().enumerate().filter(|(_, l)| !l.trim_start().starts_with("//")) {
            let upper = line.to_uppercase();
            for word in banned {
                assert!(!upper.contains(word), "{name}:{}: {word}", number + 1);
            }
        }
    }
}

#[test]
fn no_engine_is_named_outside_the_dialect() {
    let may = ["dialect.rs", "db.rs", "migrate.rs", "lib.rs", "writer.rs"];
    for (name, text) in sources().iter().filter(|(name, _)| !may.contains(&name.as_str())) {
        for (number, line) in text.lines().enumerate() {
            let engine = line.to_lowercase().contains("sqlite")
                || line.to_lowercase().contains("postgres")
                || line.split(|c: char| !c.is_alphanumeric()).any(|word| word == "Lite" || word == "Pg");
            assert!(!engine, "{name}:{}: {line}", number + 1);
        }
    }
}
