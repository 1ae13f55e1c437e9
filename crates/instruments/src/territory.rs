//! A territory on disk and in the database: its folder with `reticolo.toml`, its units, its clock.

use crate::gate::Who;
use crate::places::Places;
use crate::{Result, WorkError, reference};
use reticolo_model::{Problem, id};
use reticolo_store::{Address, Stamp, Store, accounts, units};
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

/// `DIR/reticolo.toml`. A password never stands here: it comes from `RETICOLO_DATABASE_PASSWORD`.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    pub name: String,
    /// NUTS, ISTAT or LAU code of the area.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub territory: Option<String>,
    /// Or the codes of its units.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub units: Vec<String>,
    /// A PostgreSQL URL; without it the database is `reticolo.sqlite` in the folder.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub database: Option<String>,
}

const FILE: &str = "reticolo.toml";

impl Config {
    /// The territory's code in identities: its area's code, or the SHA-256 of its sorted units.
    #[must_use]
    pub fn uri(&self) -> String {
        self.territory.clone().unwrap_or_else(|| {
            let mut codes = self.units.clone();
            codes.sort();
            codes.dedup();
            id::sha256_hex(codes.join("\n").as_bytes())
        })
    }

    pub fn check(&self) -> std::result::Result<(), Problem> {
        match (&self.territory, self.units.is_empty()) {
            (Some(code), true) if reference::knows_area(code) => Ok(()),
            (Some(code), true) => Err(Problem::new("problem-territory-code", code)),
            (None, false) => Ok(()),
            _ => Err(Problem::new("problem-territory-either", self.territory.clone().unwrap_or_default())),
        }
    }

    pub fn read(folder: &Path) -> Result<Config> {
        let path = folder.join(FILE);
        let text = std::fs::read_to_string(&path).map_err(|error| match error.kind() {
            std::io::ErrorKind::NotFound => Problem::new("problem-no-territory", folder.display().to_string()).into(),
            _ => WorkError::io(&path)(error),
        })?;
        toml::from_str(&text).map_err(|e| WorkError::Io { path: path.display().to_string(), error: std::io::Error::other(e) })
    }

    pub fn write(&self, folder: &Path) -> Result<()> {
        let path = folder.join(FILE);
        let text = toml::to_string(self).map_err(|e| WorkError::Report(e.to_string()))?;
        std::fs::write(&path, text).map_err(WorkError::io(&path))
    }

    #[must_use]
    pub fn exists(folder: &Path) -> bool {
        folder.join(FILE).exists()
    }

    fn address(&self, folder: &Path, password: Option<String>) -> Address {
        match &self.database {
            Some(url) => Address::Url { url: url.clone(), password },
            None => Address::File(folder.join("reticolo.sqlite")),
        }
    }

    /// Whether a unit belongs to the territory.
    #[must_use]
    pub fn is_inside(&self, unit: &str) -> bool {
        match &self.territory {
            None => self.units.iter().any(|u| u == unit),
            Some(code) => match reference::municipalities().by_code(unit) {
                Some(m) => reference::contains(code, m),
                // Units that no reference table knows lie under the code they begin with.
                None => unit.starts_with(code.as_str()),
            },
        }
    }
}

/// The clock, given from outside: UTC in RFC 3339 with microseconds and `Z`.
pub type Clock = Arc<dyn Fn() -> String + Send + Sync>;

/// An open territory: what every use case is called on.
#[derive(Clone)]
pub struct Workbench {
    pub store: Store,
    pub territory: reticolo_store::Territory,
    pub config: Arc<Config>,
    pub folder: PathBuf,
    clock: Clock,
    pub(crate) caches: Arc<Caches>,
    /// Who does what takes long, where somebody serves; else it is done where it is asked.
    pub(crate) helpers: Option<Arc<crate::work::Helpers>>,
    /// From how many estimated seconds work is long.
    pub(crate) patience: f64,
    /// To whom progress is told.
    pub(crate) teller: Option<crate::work::Teller>,
}

/// A result and the log's head it was computed at.
type AtHead<T> = (i64, Arc<T>);

/// The log's head, the units that outlines were drawn from, the outlines.
type Outlined = (i64, Arc<Places>, Arc<crate::outlines::Outlines>);

/// What is kept between requests, each with the log's head it was computed at.
#[derive(Default)]
pub(crate) struct Caches {
    pub places: Mutex<Option<AtHead<Places>>>,
    /// What entries of vocabularies are called.
    pub names: Mutex<Option<AtHead<crate::vocabularies::names::Names>>>,
    /// The index of the search, brought forward as the log moves.
    pub search: crate::search::Kept,
    pub facets: Mutex<crate::registry::FacetCache>,
    pub results: Mutex<crate::atlas::ResultCache>,
    pub tiles: Mutex<crate::atlas::TileCache>,
    pub named: Mutex<crate::atlas::NamedCache>,
    pub services: Mutex<crate::services::ServiceCache>,
    pub outlines: Mutex<Option<Outlined>>,
    pub overviews: Mutex<crate::overview::OverviewCache>,
    pub grids: Mutex<crate::grid::GridCache>,
    pub structural: Mutex<crate::structural::StructuralCache>,
    pub exchange: Mutex<crate::exchange::ExchangeCache>,
    pub networks: Mutex<crate::network::NetworkCache>,
    pub actors: Mutex<crate::network::actors::ActorsCache>,
    pub placers: Mutex<crate::placement::PlacerCache>,
    /// The axes of the grid, and the record that holds them.
    pub axes: Mutex<Option<AtHead<(Arc<reticolo_model::grid::Grid>, Option<uuid::Uuid>)>>>,
    /// Files at the import page: what is being tried or published of each.
    pub imports: Mutex<crate::survey::Tasks>,
    /// How many records of each kind an audience sees, with illustrative ones or without, at a head of the log.
    pub counts: Mutex<BTreeMap<(String, bool), AtHead<BTreeMap<String, i64>>>>,
    pub duplicates: Mutex<crate::duplicates::Cache>,
    pub latencies: Mutex<crate::latencies::Cache>,
    pub basins: Mutex<crate::basins::BasinsCache>,
    pub functional: Mutex<crate::functional::FunctionalCache>,
    pub production: Mutex<crate::production::ProductionCache>,
    pub heritage: Mutex<crate::heritage::HeritageCache>,
    pub areas: Mutex<crate::areas::AreaCache>,
    /// Digests of what methods look at.
    pub inputs: Mutex<crate::work::InputCache>,
    /// What the plan's maps are drawn on, and the units it was drawn from.
    pub ground: Mutex<Option<(Arc<Places>, Arc<crate::plan::Ground>)>>,
}

impl std::fmt::Debug for Workbench {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Workbench").field("territory", &self.config.name).field("folder", &self.folder).finish_non_exhaustive()
    }
}

impl Workbench {
    /// Makes a territory: its folder, its `reticolo.toml`, its database.
    pub async fn new_territory(folder: &Path, config: Config, clock: Clock, password: Option<String>) -> Result<Workbench> {
        config.check()?;
        if Config::exists(folder) {
            return Err(Problem::new("problem-folder-taken", folder.display().to_string()).into());
        }
        std::fs::create_dir_all(folder).map_err(WorkError::io(folder))?;
        let store = Store::open(&config.address(folder, password.clone()), folder, &clock()).await?;
        let stamp = Stamp { at: clock(), by: Who::CommandLine.logged_as() };
        let definition = match &config.territory {
            Some(code) => json!({ "code": code }),
            None => json!({ "units": config.units }),
        };
        let (uri, name) = (config.uri(), config.name.clone());
        let made =
            store.write(move |c| Box::pin(async move { accounts::create_territory(c, &stamp, &uri, &name, &definition).await })).await;
        if let Err(error) = made {
            store.close().await;
            return Err(error.into());
        }
        config.write(folder)?;
        store.close().await;
        Workbench::open(folder, clock, password).await
    }

    /// Opens a territory's folder.
    pub async fn open(folder: &Path, clock: Clock, password: Option<String>) -> Result<Workbench> {
        let config = Config::read(folder)?;
        config.check()?;
        let store = Store::open(&config.address(folder, password), folder, &clock()).await?;
        reticolo_store::staging::sweep(folder)?;
        let row = accounts::territory(&mut store.reader().await?, &config.uri()).await?;
        let territory = row.ok_or_else(|| WorkError::NotFound(config.uri()))?.number;
        Ok(Workbench {
            store,
            territory,
            config: Arc::new(config),
            folder: folder.to_owned(),
            clock,
            caches: Arc::default(),
            helpers: None,
            patience: crate::work::PATIENCE,
            teller: None,
        })
    }

    /// Now, UTC.
    #[must_use]
    pub fn now(&self) -> String {
        (self.clock)()
    }

    pub(crate) fn stamp(&self, who: &Who) -> Stamp {
        Stamp { at: self.now(), by: who.logged_as() }
    }

    /// The number of the log's newest entry: a cache made at another number is not used.
    pub async fn head(&self) -> Result<i64> {
        Ok(reticolo_store::log::head(&mut self.store.reader().await?, self.territory).await?)
    }

    /// The units, read again only when the log has moved.
    pub async fn places(&self) -> Result<Arc<Places>> {
        let head = self.head().await?;
        if let Some((at, places)) = &*lock(&self.caches.places)
            && *at == head
        {
            return Ok(places.clone());
        }
        let places = Arc::new(Places::new(units::all(&mut self.store.reader().await?, self.territory).await?));
        *lock(&self.caches.places) = Some((head, places.clone()));
        Ok(places)
    }
}

/// A cache that a panic left half written is only a cache.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

/// Milliseconds since 1970 of a moment in RFC 3339 (UTC); 0 for anything else.
pub(crate) fn millis(at: &str) -> u64 {
    let number = |range: std::ops::Range<usize>| at.get(range).and_then(|t| t.parse::<i64>().ok());
    let (Some(y), Some(m), Some(d), Some(h), Some(min), Some(s)) =
        (number(0..4), number(5..7), number(8..10), number(11..13), number(14..16), number(17..19))
    else {
        return 0;
    };
    let ms = number(20..23).unwrap_or(0);
    // Days from civil (Hinnant): March-based years make leap days fall at the end.
    let y = if m <= 2 { y - 1 } else { y };
    let era = y.div_euclid(400);
    let yoe = y.rem_euclid(400);
    let doy = (153 * (if m > 2 { m - 3 } else { m + 9 }) + 2) / 5 + d - 1;
    let days = era * 146_097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719_468;
    u64::try_from(((days * 24 + h) * 60 + min) * 60_000 + s * 1000 + ms).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_count_from_1970() {
        assert_eq!(millis("1970-01-01T00:00:00.000000Z"), 0);
        assert_eq!(millis("2026-11-24T01:02:03.004000Z"), 1_795_482_123_004);
    }

    #[test]
    fn a_territory_is_an_area_or_a_list() {
        let config = |territory: Option<&str>, units: &[&str]| Config {
            name: "x".into(),
            territory: territory.map(str::to_owned),
            units: units.iter().map(|u| (*u).to_owned()).collect(),
            database: None,
        };
        assert!(config(Some("055"), &[]).check().is_ok());
        assert!(config(Some("055"), &["055032"]).check().is_err());
        assert!(config(None, &[]).check().is_err());
        assert!(config(Some("ITI22"), &[]).is_inside("055032"));
        assert!(!config(Some("ITI22"), &[]).is_inside("054001"));
        assert_eq!(config(None, &["b", "a"]).uri(), config(None, &["a", "b", "a"]).uri());
    }
}
