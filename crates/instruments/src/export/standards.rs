//! Exports in the forms of standards, each made of several kinds and the ties between them: services (HSDS), grants (360Giving),
//! heritage (Linked Art), the catalogue of data sets (DCAT-AP_IT) and the network. Illustrative records are left out: who reads such
//! a file cannot tell them from real ones.

use super::{catalogue, giving, heritage, hsds, network};
use reticolo_model::geometry::{Geometry, Point};
use reticolo_model::{Audience, Record};
use reticolo_store::links::{self, Link};
use reticolo_store::lists::{self, ListQuery};
use reticolo_store::{Conn, StoreError, Territory};
use std::collections::{BTreeMap, HashMap};
use std::io::Write;
use uuid::Uuid;

/// A standard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standard {
    Hsds,
    Giving360,
    LinkedArt,
    Catalogue,
    Network,
}

impl Standard {
    pub const ALL: [Standard; 5] = [Standard::Hsds, Standard::Giving360, Standard::LinkedArt, Standard::Catalogue, Standard::Network];

    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Standard::Hsds => "hsds",
            Standard::Giving360 => "360giving",
            Standard::LinkedArt => "linked-art",
            Standard::Catalogue => "catalogue",
            Standard::Network => "network",
        }
    }

    /// The forms it can take, the usual one first.
    #[must_use]
    pub fn forms(self) -> &'static [&'static str] {
        match self {
            Standard::Hsds | Standard::Giving360 | Standard::LinkedArt => &["json"],
            Standard::Catalogue => &["ttl", "jsonld"],
            Standard::Network => &["gexf", "graphml", "csv"],
        }
    }
}

/// Who publishes: the territory's name and code, and the address at which the installation is known.
#[derive(Debug, Clone)]
pub(super) struct Publisher {
    pub name: String,
    pub code: String,
    /// Without a stroke at its end; none where only a program's command line asks.
    pub base: Option<String>,
}

impl Publisher {
    /// The country of the territory, in two letters: its code begins with them, or is one of Italy's.
    pub fn country(&self) -> String {
        let letters: String = self.code.chars().take(2).collect();
        if letters.len() == 2 && letters.bytes().all(|b| b.is_ascii_uppercase()) { letters } else { "IT".to_owned() }
    }

    /// The address of something of the installation, or a name of its own where it has none.
    pub fn at(&self, path: &str) -> String {
        match &self.base {
            Some(base) => format!("{base}/{path}"),
            None => format!("urn:reticolo:{}:{}", self.code, path.replace('/', ":")),
        }
    }
}

/// Records of some kinds that an audience sees, with the ties between them.
pub(super) struct Held {
    pub records: BTreeMap<Uuid, Record>,
    links: Vec<Link>,
    /// Which ties start or end at a record, by their places.
    ties: HashMap<Uuid, Vec<usize>>,
}

impl Held {
    /// Gathers them; a tie to what the audience does not see is not told.
    pub async fn gather(conn: &mut Conn, t: Territory, kinds: &[&str], audience: Audience) -> Result<Held, StoreError> {
        let mut records = BTreeMap::new();
        for kind in kinds {
            lists::each(conn, t, &ListQuery::all(kind, audience), |record| {
                records.insert(record.id, record);
                Ok(())
            })
            .await?;
        }
        let mut links = links::all(conn, t).await?;
        links.retain(|l| records.contains_key(&l.from) && records.contains_key(&l.to));
        links.sort_by(|a, b| (a.from, &a.kind, a.to, a.id).cmp(&(b.from, &b.kind, b.to, b.id)));
        let mut ties: HashMap<Uuid, Vec<usize>> = HashMap::new();
        for (i, link) in links.iter().enumerate() {
            ties.entry(link.from).or_default().push(i);
            ties.entry(link.to).or_default().push(i);
        }
        Ok(Held { records, links, ties })
    }

    pub fn links(&self) -> &[Link] {
        &self.links
    }

    pub fn of_kind(&self, kind: &str) -> impl Iterator<Item = &Record> {
        self.records.values().filter(move |r| r.kind == kind)
    }

    /// The records to which a tie of this code leads from a record.
    pub fn to<'h>(&'h self, from: Uuid, link: &'h str) -> impl Iterator<Item = &'h Record> {
        self.tied(from, move |l| (l.from == from && l.kind == link).then_some(l.to))
    }

    /// The records from which a tie of this code leads to a record.
    pub fn from<'h>(&'h self, to: Uuid, link: &'h str) -> impl Iterator<Item = &'h Record> {
        self.tied(to, move |l| (l.to == to && l.kind == link).then_some(l.from))
    }

    fn tied<'h>(&'h self, one: Uuid, other: impl Fn(&Link) -> Option<Uuid> + 'h) -> impl Iterator<Item = &'h Record> {
        let ties = self.ties.get(&one).map(Vec::as_slice).unwrap_or_default();
        ties.iter().filter_map(move |i| self.records.get(&other(&self.links[*i])?))
    }
}

pub(super) fn point(record: &Record) -> Option<Point> {
    match record.place.as_ref()?.geometry.as_ref()? {
        Geometry::Point(point) => Some(*point),
        _ => None,
    }
}

/// The first day of a period; nothing for none.
pub(super) fn first_day(period: Option<&str>) -> String {
    let Some(period) = period else { return String::new() };
    let quarters = [("Q1", "01"), ("Q2", "04"), ("Q3", "07"), ("Q4", "10")];
    let period = quarters.iter().fold(period.to_owned(), |text, (quarter, month)| text.replace(quarter, month));
    match period.len() {
        4 => format!("{period}-01-01"),
        7 => format!("{period}-01"),
        _ => period,
    }
}

/// The last day of a period; nothing for none.
pub(super) fn last_day(period: Option<&str>) -> String {
    let Some(period) = period else { return String::new() };
    let quarters = [("Q1", "03"), ("Q2", "06"), ("Q3", "09"), ("Q4", "12")];
    let period = quarters.iter().fold(period.to_owned(), |text, (quarter, month)| text.replace(quarter, month));
    match period.len() {
        4 => format!("{period}-12-31"),
        // The last day that the month has.
        7 => ["31", "30", "29", "28"]
            .iter()
            .map(|day| format!("{period}-{day}"))
            .find(|day| reticolo_model::period::date(day).is_ok())
            .unwrap_or_default(),
        _ => period,
    }
}

/// The id under which a record is known outside: that of the file it came from where `is` knows it for such an id, else one of its own.
pub(super) fn outside_id(record: &Record, is: impl Fn(&str) -> bool, own: impl Fn(Uuid) -> String) -> String {
    record.origin.as_ref().map(|o| o.key.clone()).filter(|key| is(key)).unwrap_or_else(|| own(record.id))
}

pub(super) async fn write(
    conn: &mut Conn,
    t: Territory,
    standard: Standard,
    audience: Audience,
    by: &Publisher,
    form: &str,
    out: &mut (dyn Write + Send),
) -> Result<u64, StoreError> {
    match standard {
        Standard::Hsds => hsds::write(&Held::gather(conn, t, &hsds::KINDS, audience).await?, by, out),
        Standard::Giving360 => giving::write(&Held::gather(conn, t, &giving::KINDS, audience).await?, by, out),
        Standard::LinkedArt => heritage::write(&Held::gather(conn, t, &["asset"], audience).await?, by, out),
        Standard::Catalogue => catalogue::write(conn, t, audience, by, form, out).await,
        Standard::Network => network::write(&Held::gather(conn, t, &network::kinds(), audience).await?, by, form, out),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_has_a_first_and_a_last_day() {
        for (period, first, last) in [
            ("2024", "2024-01-01", "2024-12-31"),
            ("2024-Q1", "2024-01-01", "2024-03-31"),
            ("2024-02", "2024-02-01", "2024-02-29"),
            ("2024-05-03", "2024-05-03", "2024-05-03"),
        ] {
            assert_eq!((first_day(Some(period)).as_str(), last_day(Some(period)).as_str()), (first, last));
        }
        assert_eq!(first_day(None), "");
    }
}
