//! People where they live and sites where services are given.

use super::{Asked, Given, Setting, SettingKind, Source, figure};
use crate::Result;
use crate::services::is_of;

const SETTINGS: &[Setting] = &[Setting::new("service", SettingKind::Service).required(), Setting::new("people", SettingKind::Indicator)];

pub static ACCESS: Source =
    Source { verb: "access", gives: &["demand", "sites"], settings: SETTINGS, make: |asked| Box::pin(access(asked)) };

/// Where to open: the sites that exist are kept, every unit's seat is a candidate.
pub static LOCATE: Source =
    Source { verb: "locate", gives: &["demand", "sites"], settings: SETTINGS, make: |asked| Box::pin(locate(asked)) };

const PLACE: [&str; 3] = ["id", "lon", "lat"];

/// People stand at the seats of their units.
async fn demand(asked: &Asked<'_>, given: &mut Given) -> Result<()> {
    let people = asked.wb.demand(asked.who, asked.setting("people").unwrap_or_default(), None).await?;
    let places = asked.wb.places().await?;
    let (mut rows, mut out) = (Vec::new(), 0);
    for unit in places.inside() {
        match (places.seat(unit), people.values.get(&unit.code)) {
            (Some((at, _)), Some(n)) => {
                rows.push(vec![unit.code.clone(), figure(Some(at[0])), figure(Some(at[1])), figure(Some(*n))]);
            }
            _ => out += 1,
        }
        given.names.insert(unit.code.clone(), unit.name.clone());
    }
    given.cite([&people]);
    given.note(asked, "source-units_without", out);
    given.table("demand", &["id", "lon", "lat", "demand"], &rows)
}

/// Sites of the service and of what stands under it: id, place, capacity (1 where none is recorded).
async fn sites(asked: &Asked<'_>, given: &mut Given) -> Result<Vec<Vec<String>>> {
    let service = asked.setting("service").ok_or_else(|| asked.lacks("service"))?;
    let sites = asked.wb.sites(asked.who).await?;
    let (mut rows, mut out, mut assumed) = (Vec::new(), 0, 0);
    for site in sites.iter().filter(|s| is_of(&s.service, service)) {
        let Some(at) = site.at else {
            out += 1;
            continue;
        };
        assumed += usize::from(site.capacity.is_none());
        let id = site.record.to_string();
        rows.push(vec![id.clone(), figure(Some(at[0])), figure(Some(at[1])), figure(Some(site.capacity.unwrap_or(1.0)))]);
        given.names.insert(id, site.title.clone());
    }
    given.note(asked, "source-sites_without_place", out);
    given.note(asked, "source-sites_without_capacity", assumed);
    Ok(rows)
}

async fn access(asked: &Asked<'_>) -> Result<Given> {
    let mut given = Given::default();
    demand(asked, &mut given).await?;
    let rows = sites(asked, &mut given).await?;
    given.table("sites", &[&PLACE[..], &["capacity"]].concat(), &rows)?;
    Ok(given)
}

async fn locate(asked: &Asked<'_>) -> Result<Given> {
    let mut given = Given::default();
    demand(asked, &mut given).await?;
    let mut rows = sites(asked, &mut given).await?;
    for row in &mut rows {
        row[PLACE.len()] = "1".to_owned();
    }
    if !rows.is_empty() {
        given.argument("existing", "existing");
    }
    let places = asked.wb.places().await?;
    for unit in places.inside() {
        if let Some((at, _)) = places.seat(unit) {
            rows.push(vec![unit.code.clone(), figure(Some(at[0])), figure(Some(at[1])), "0".to_owned()]);
        }
    }
    given.table("sites", &[&PLACE[..], &["existing"]].concat(), &rows)?;
    Ok(given)
}
