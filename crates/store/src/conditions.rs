//! The conditions of a query on records: who asks, which filters, which words, which box; and the way that suits the database.

use crate::db::{Conn, Val, vals};
use crate::dialect::Engine;
use crate::lists::{ListQuery, Stale};
use crate::text::{self, Sought};
use crate::{StoreError, Territory};
use reticolo_model::geometry::BoundingBox;
use reticolo_model::{Audience, kinds};

/// The condition on `r` that an audience sees a record; placeholders start at `$at`.
#[must_use]
pub fn audience_sql(audience: &Audience, illustrative: bool, at: usize) -> (String, Vec<Val>) {
    let (mut sql, args) = match audience {
        Audience::Everything => ("1 = 1".to_owned(), vec![]),
        Audience::Public => ("r.visibility = 'public'".to_owned(), vec![]),
        Audience::SignedIn => ("r.visibility IN ('public', 'signed-in')".to_owned(), vec![]),
        Audience::User(user) => (
            format!(
                "(r.visibility IN ('public', 'signed-in') OR EXISTS (SELECT 1 FROM named n WHERE n.territory = r.territory AND n.record = r.id AND n.reader = ${at}))"
            ),
            vals![*user],
        ),
    };
    if !illustrative {
        sql.push_str(" AND r.illustrative = 0");
    }
    (sql, args)
}

/// The numbers in `field.seen` that an audience sees whether or not it is named, and those it sees if it is.
pub(crate) fn seen_sql(audience: &Audience, illustrative: bool, at: usize) -> (String, Vec<Val>) {
    let list = |numbers: &[i64]| {
        let all = numbers.iter().flat_map(|n| [Some(*n), illustrative.then_some(n + 3)]).flatten();
        all.map(|n| n.to_string()).collect::<Vec<_>>().join(", ")
    };
    match audience {
        Audience::Everything => (format!("v.seen IN ({})", list(&[0, 1, 2])), vec![]),
        Audience::Public => (format!("v.seen IN ({})", list(&[0])), vec![]),
        Audience::SignedIn => (format!("v.seen IN ({})", list(&[0, 1])), vec![]),
        Audience::User(user) => (
            format!(
                "(v.seen IN ({}) OR v.seen IN ({}) AND EXISTS (SELECT 1 FROM named n WHERE n.territory = v.territory AND n.record = v.record AND n.reader = ${at}))",
                list(&[0, 1]),
                list(&[2])
            ),
            vals![*user],
        ),
    }
}

/// Where at most this many records come into question they are looked up and put in order; where more do, the list
/// is walked in its order and each record is asked whether it fits.
const FEW: i64 = 2000;

/// How what restricts a query (its filters, its text, its box) is put to the database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    /// Go from the restriction to the records.
    Lookup,
    /// Go along the records, and see if each is in the set of each restriction.
    Walk,
    /// Go along the records, and ask for each whether it has the value: one that is frequent is soon met.
    Probe,
}

impl Way {
    /// The same for a query that wants all it finds and not only a page.
    pub(crate) fn for_all(self) -> Way {
        if self == Way::Probe { Way::Walk } else { self }
    }
}

/// One thing that restricts a query.
enum Restriction<'q> {
    Filter(&'q str, &'q [String]),
    Text(Vec<Sought>),
    Within(BoundingBox),
    Stale(&'q Stale),
}

impl Restriction<'_> {
    /// What restricts a query but for the filter on `without`.
    fn of<'q>(query: &'q ListQuery, without: Option<&str>) -> Vec<Restriction<'q>> {
        let filters = query.filters.iter().filter(|(field, values)| Some(field.as_str()) != without && !values.is_empty());
        let mut out: Vec<Restriction<'q>> = filters.map(|(field, values)| Restriction::Filter(field, values)).collect();
        out.extend(text::query(&query.text).map(Restriction::Text));
        out.extend(query.within.map(Restriction::Within));
        out.extend(query.stale.as_ref().map(Restriction::Stale));
        out
    }

    /// As a query for the ids of records; the territory is `$1`, the other placeholders start at `$at`.
    fn set(&self, engine: Engine, kind: &str, at: usize) -> (String, Vec<Val>) {
        match self {
            Restriction::Filter(field, values) => {
                let places: Vec<String> = (0..values.len()).map(|i| format!("${}", at + 1 + i)).collect();
                let mut args = vals![*field];
                args.extend(values.iter().map(Val::from));
                let (of_kind, more) = kind_sql("f", kind, at + args.len());
                args.extend(more);
                let sql = format!(
                    "SELECT f.record FROM field f WHERE f.territory = $1 AND {of_kind} AND f.field = ${at} AND f.text IN ({})",
                    places.join(", ")
                );
                (sql, args)
            }
            Restriction::Text(words) => engine.matches_text(at, words),
            Restriction::Within(within) => engine.within_box(at, *within),
            Restriction::Stale(stale) => stale_sql(stale, kind, at),
        }
    }
}

/// Records of a kind that have stood still, as a query for their ids: those confirmed before the day, and those never confirmed and
/// not changed since.
fn stale_sql(stale: &Stale, kind: &str, at: usize) -> (String, Vec<Val>) {
    let mut args = vals![stale.before.as_str(), stale.upto];
    let (of_field, more) = kind_sql("f", kind, at + args.len());
    args.extend(more);
    let (of_record, more) = kind_sql("s", kind, at + args.len());
    args.extend(more);
    let sql = format!(
        "SELECT f.record AS record FROM field f WHERE f.territory = $1 AND {of_field} AND f.field = 'confirmed' AND f.text < ${at} \
         UNION ALL SELECT s.id FROM record s WHERE s.territory = $1 AND {of_record} AND s.changed <= ${} \
         AND NOT EXISTS (SELECT 1 FROM field c WHERE c.territory = s.territory AND c.record = s.id AND c.field = 'confirmed')",
        at + 1
    );
    let Some(by) = &stale.by else { return (sql, args) };
    let by_at = at + args.len();
    args.extend(vals![by.as_str()]);
    // Its first entry made the record, its last one says how it is now.
    let sql = format!(
        "SELECT o.record FROM ({sql}) o WHERE EXISTS (SELECT 1 FROM log l WHERE l.territory = $1 AND l.record = o.record AND l.author = ${by_at} \
         AND (NOT EXISTS (SELECT 1 FROM log b WHERE b.territory = $1 AND b.record = l.record AND b.seq < l.seq) \
         OR NOT EXISTS (SELECT 1 FROM log a WHERE a.territory = $1 AND a.record = l.record AND a.seq > l.seq)))"
    );
    (sql, args)
}

/// The kind of a query (any, if it has none), as a condition on `alias.kind`; its placeholder is `$at`.
pub(crate) fn kind_sql(alias: &str, kind: &str, at: usize) -> (String, Vec<Val>) {
    if kind.is_empty() {
        // Named one by one, so that an index that begins with the kind serves here too.
        let codes: Vec<String> = kinds::ALL.iter().map(|k| format!("'{}'", k.code)).collect();
        (format!("{alias}.kind IN ({})", codes.join(", ")), vec![])
    } else {
        (format!("{alias}.kind = ${at}"), vals![kind])
    }
}

/// The way that suits a query without its filter on `without`. Looks at little more than [`FEW`] entries a restriction.
pub(crate) async fn way(conn: &mut Conn, territory: Territory, query: &ListQuery, without: Option<&str>) -> Result<Way, StoreError> {
    let all = Restriction::of(query, without);
    for restriction in &all {
        let (set, more) = restriction.set(conn.engine(), &query.kind, 2);
        let mut args = vals![territory];
        args.extend(more);
        let sql = format!("SELECT count(*) FROM (SELECT 1 FROM ({set}) s LIMIT {}) few", FEW + 1);
        if conn.row(&sql, args).await?.map_or(Ok(0), |r| r.int(0))? <= FEW {
            return Ok(Way::Lookup);
        }
    }
    Ok(if matches!(all[..], [Restriction::Filter(..)]) { Way::Probe } else { Way::Walk })
}

/// A condition being put together, with its values.
#[derive(Debug, Clone)]
pub(crate) struct Where {
    pub sql: String,
    pub args: Vec<Val>,
}

impl Where {
    /// The conditions of a query on `record r`; the territory is `$1`.
    pub(crate) fn records(conn: &Conn, territory: Territory, query: &ListQuery, way: Way) -> Where {
        let mut w = Where { sql: "r.territory = $1".to_owned(), args: vals![territory] };
        if !query.kind.is_empty() {
            w.and("r.kind = $2", vals![query.kind.as_str()]);
        }
        let (seen, args) = audience_sql(&query.audience, query.illustrative, w.next());
        w.and(&seen, args);
        w.restrict(conn.engine(), query, None, "r.id", way);
        if let Some(during) = &query.during {
            w.touches(conn.engine(), during);
        }
        w
    }

    /// Records whose period begins before the end of a time and ends after its beginning. A period is a year, quarter, month or day:
    /// texts that begin alike are told apart by what follows, and a shorter one holds all that begins with it.
    fn touches(&mut self, engine: Engine, [from, to]: &[Option<String>; 2]) {
        let member = |name: &str, quarters: [&str; 4]| {
            let text = engine.json_text("r.content", name);
            (1..).zip(quarters).fold(text, |text, (n, month)| format!("replace({text}, 'Q{n}', '{month}')"))
        };
        let begins = member("period_from", ["01", "04", "07", "10"]);
        let ends = member("period_to", ["03", "06", "09", "12"]);
        self.and(&format!("({begins} IS NOT NULL OR {ends} IS NOT NULL)"), vec![]);
        if let Some(to) = to {
            let at = self.next();
            self.and(&format!("({begins} IS NULL OR {begins} <= ${at})"), vals![to]);
        }
        if let Some(from) = from {
            let at = self.next();
            self.and(&format!("({ends} IS NULL OR {ends} || '~' >= ${at})"), vals![from]);
        }
    }

    /// The conditions of a query, but for its own filter on it, on the values `v` of a field; the territory is `$1`.
    /// They ask for no column that is not in the indexes of `field`.
    pub(crate) fn values(conn: &Conn, territory: Territory, query: &ListQuery, field: &str, without: Option<&str>, way: Way) -> Where {
        let mut w = Where { sql: "v.territory = $1".to_owned(), args: vals![territory] };
        let (kind, args) = kind_sql("v", &query.kind, w.next());
        w.and(&kind, args);
        w.and(&format!("v.field = ${}", w.next()), vals![field]);
        let (seen, args) = seen_sql(&query.audience, query.illustrative, w.next());
        w.and(&seen, args);
        w.restrict(conn.engine(), query, without, "v.record", way);
        w
    }

    fn restrict(&mut self, engine: Engine, query: &ListQuery, without: Option<&str>, on: &str, way: Way) {
        for restriction in Restriction::of(query, without) {
            let (set, args) = restriction.set(engine, &query.kind, self.next());
            let sql = match way {
                Way::Lookup => format!("{on} IN ({set})"),
                // As a value to compare, the set is made once and no index is chosen for its sake.
                Way::Walk => format!("({on} IN ({set})) = (1 = 1)"),
                Way::Probe => format!("EXISTS ({set} AND f.record = {on})"),
            };
            self.and(&sql, args);
        }
    }

    /// The number of the next placeholder.
    pub(crate) fn next(&self) -> usize {
        self.args.len() + 1
    }

    pub(crate) fn and(&mut self, sql: &str, args: Vec<Val>) {
        self.sql.push_str(" AND ");
        self.sql.push_str(sql);
        self.args.extend(args);
    }
}
