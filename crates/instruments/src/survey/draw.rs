//! From a row to a record of a kind: its fields, and where it lies: by the file of places, its shape, its codes or its names.

use super::Context;
use super::choices::Teller;
use super::mapping::Mapping;
use super::own;
use super::place_rows::PlaceRows;
use super::source::Cells;
use crate::places::{Found, Places};
use crate::reference;
use reticolo_model::canonical::canonical;
use reticolo_model::fold::fold;
use reticolo_model::geometry::Geometry;
use reticolo_model::record::UnitShare;
use reticolo_model::value::{from_text, plain_number};
use reticolo_model::{Kind, Place, Position, Precision, Problem, Record, Share, Unit, Visibility, check, period};
use uuid::Uuid;

/// What was noticed while a record was drawn. Faults name their target.
#[derive(Default)]
pub(super) struct Notes {
    pub faults: Vec<(String, Problem)>,
    pub outside: bool,
    pub followed: Vec<String>,
    pub names_met: Vec<(String, String)>,
}

impl Notes {
    fn fault(&mut self, target: &str, problem: Problem) {
        self.faults.push((target.to_owned(), problem));
    }
}

/// Draws records of a kind from rows.
pub(super) struct Draw<'m> {
    pub ctx: &'m Context,
    pub kind: &'static Kind,
    places: &'m Places,
    pub mapping: &'m Mapping,
    pub teller: Teller<'m>,
    pub uri: &'m str,
    rows: Option<&'m PlaceRows>,
}

impl<'m> Draw<'m> {
    pub fn new(
        ctx: &'m Context,
        kind: &'static Kind,
        places: &'m Places,
        mapping: &'m Mapping,
        header: &'m [String],
        uri: &'m str,
        rows: Option<&'m PlaceRows>,
    ) -> Draw<'m> {
        Draw { ctx, kind, places, mapping, teller: Teller::new(mapping, header), uri, rows }
    }

    /// Whether rows of a place stay.
    pub fn keeps(&self, place: Option<&Place>) -> bool {
        let any = |holds: &dyn Fn(&str) -> bool| place.is_some_and(|p| p.units.iter().any(|u| holds(&u.unit)));
        match self.mapping.keep.as_deref() {
            Some("loaded") => any(&|u| self.places.get(u).is_some()),
            Some("inside") => any(&|u| self.places.is_inside(u)),
            _ => true,
        }
    }

    /// Whether a row whose municipality is not found lies elsewhere all the same: its province holds no unit whose rows stay.
    pub fn is_elsewhere(&self, cells: &dyn Cells) -> bool {
        let inside = match self.mapping.keep.as_deref() {
            Some("inside") => true,
            Some("loaded") => false,
            _ => return false,
        };
        let province = fold(self.teller.text(cells, "province"));
        let table = reference::municipalities();
        let names = |m: &reference::Municipality| [fold(m.province_acronym), fold(m.province_name), m.province_code.to_owned()];
        let here = |u: &Unit| (u.inside || !inside) && table.by_code(&u.code).is_none_or(|m| names(m).contains(&province));
        !province.is_empty() && table.rows().iter().any(|m| names(m).contains(&province)) && !self.places.units.iter().any(here)
    }

    /// The record that a row says, with what is wrong with it; without id and origin.
    pub fn record(&self, cells: &dyn Cells, geometry: Option<&Geometry>, notes: &mut Notes) -> Record {
        let text = |target: &str| self.teller.text(cells, target);
        let mut record = Record::new(Uuid::nil(), self.kind, text("title"));
        record.visibility = self.ctx.visibility;
        record.illustrative = self.mapping.illustrative;
        if record.title.trim().is_empty() {
            notes.fault("title", Problem::new("problem-required", ""));
        }
        record.summary = text("summary").to_owned();
        if self.teller.has("status") && !text("status").is_empty() {
            record.status = text("status").to_owned();
            if let Some(problem) = check::check_state(self.kind, &record.status) {
                notes.fault("status", problem);
            }
        }
        if self.teller.has("language") && !text("language").is_empty() {
            record.language = text("language").to_owned();
        }
        if self.teller.has("illustrative") {
            record.illustrative |= text("illustrative") == "true";
        }
        match text("visibility") {
            "" => {}
            v => match Visibility::parse(v) {
                Some(v) => record.visibility = v,
                None => notes.fault(
                    "visibility",
                    Problem::new("problem-visibility", v).with("known", Visibility::ALL.map(Visibility::code).join(", ")),
                ),
            },
        }
        for (target, slot) in [("period_from", &mut record.period_from), ("period_to", &mut record.period_to)] {
            match text(target) {
                "" => {}
                t => match period::period(&reticolo_model::value::day(t, self.mapping.decimal_mark())) {
                    Ok(p) => *slot = Some(p),
                    Err(problem) => notes.fault(target, problem),
                },
            }
        }
        match text("confirmed") {
            "" => {}
            t => match period::date(&reticolo_model::value::day(t, self.mapping.decimal_mark())) {
                Ok(day) => record.confirmed = Some(day.to_string()),
                Err(problem) => notes.fault("confirmed", problem),
            },
        }
        record.tags = text("tags").split([';', '|']).map(|t| t.trim().to_owned()).filter(|t| !t.is_empty()).collect();
        if !text("area").is_empty() {
            record.positions = vec![Position {
                area: text("area").to_owned(),
                dimension: text("dimension").to_owned(),
                modality: text("modality").to_owned(),
                weight: Share::WHOLE,
            }];
        }
        match own::positions(text("positions")) {
            Ok(positions) if !positions.is_empty() => record.positions = positions,
            Ok(_) => {}
            Err(part) => notes.fault("positions", Problem::new("problem-position", part)),
        }
        record.also_in = own::also_in(text("also_in"));
        for field in self.kind.fields.iter().filter(|f| self.teller.has(f.code)) {
            match from_text(field, text(field.code), self.mapping.decimal_mark()) {
                Ok(Some(value))
                    if field.document
                        && self.ctx.documents.as_ref().is_some_and(|kept| !value.as_str().is_some_and(|digest| kept.contains(digest))) =>
                {
                    notes.fault(field.code, Problem::new("problem-document", text(field.code)));
                }
                Ok(Some(value)) if field.personal => {
                    record.personal.insert(field.code.to_owned(), reticolo_model::value::to_text(&value));
                }
                Ok(Some(value)) => {
                    record.body.insert(field.code.to_owned(), value);
                }
                Ok(None) if field.required => notes.fault(field.code, Problem::new("problem-required", "")),
                Ok(None) => {}
                Err(problem) => notes.fault(field.code, problem),
            }
        }
        match self.place(cells, geometry, notes) {
            Ok(place) => record.place = place,
            Err((target, problem)) => notes.fault(target, problem),
        }
        record
    }

    /// The parts of a row's key, as its cells have them.
    pub fn key(&self, cells: &dyn Cells) -> Vec<String> {
        self.teller.reader.key.iter().map(|i| self.teller.reader.cell(cells, *i).to_owned()).collect()
    }

    /// The place of a row: from the file of places, else its own shape or coordinates, its codes, its name; where they disagree
    /// the code wins and the point is doubtful.
    fn place(
        &self,
        cells: &dyn Cells,
        geometry: Option<&Geometry>,
        notes: &mut Notes,
    ) -> std::result::Result<Option<Place>, (&'static str, Problem)> {
        let text = |target: &str| self.teller.text(cells, target);
        let mut stated = None;
        if let Some(rows) = self.rows
            && let Some((place, outside)) = rows.of(&self.key(cells).join("/")).map_err(|p| ("unit", p))?
        {
            notes.outside |= outside;
            stated = Some(place);
        }
        let mut codes = Vec::new();
        let separator = self.mapping.separator.as_deref().unwrap_or("\0");
        if stated.is_none() {
            for part in text("unit").split(separator).map(str::trim).filter(|p| !p.is_empty()) {
                self.found(self.places.by_code(part).map_err(|p| ("unit", p))?, &mut codes, notes);
            }
            if codes.is_empty() && !text("unit_name").is_empty() {
                let province = Some(text("province")).filter(|p| !p.is_empty());
                for part in text("unit_name").split(separator).map(str::trim).filter(|p| !p.is_empty()) {
                    self.found(self.places.by_name(part, province).map_err(|p| ("unit_name", p))?, &mut codes, notes);
                    notes.names_met.extend(codes.last().and_then(|code| self.places.met(part, code)));
                }
            }
        }
        let mark = self.mapping.decimal_mark();
        let coordinate = |target: &'static str| -> std::result::Result<Option<f64>, (&'static str, Problem)> {
            match text(target) {
                "" => Ok(None),
                t => plain_number(t, mark).map_err(|p| (target, p)).map(|t| t.parse().ok()),
            }
        };
        let point = match (coordinate("lon")?, coordinate("lat")?) {
            (Some(lon), Some(lat)) => Some(Geometry::Point([lon, lat])),
            _ => None,
        };
        let shape = point.or_else(|| geometry.cloned());
        if let Some(shape) = &shape
            && !shape.is_sound()
        {
            return Err(("lon", Problem::new("problem-geometry", canonical(&shape.to_geojson()))));
        }
        let stated = match stated {
            Some(stated) => Some(stated),
            None if codes.is_empty() => None,
            None => Some(parted(codes, text("shares")).map_err(|p| ("shares", p))?),
        };
        let mut place = self.put(stated, shape);
        if let Some(place) = &mut place {
            match text("precision") {
                "" => {}
                stated => match Precision::parse(stated) {
                    Some(stated) => place.precision = stated,
                    None => {
                        let known = Precision::ALL.map(Precision::code).join(", ");
                        return Err(("precision", Problem::new("problem-precision", stated).with("known", known)));
                    }
                },
            }
        }
        Ok(place)
    }

    fn found(&self, found: Found, codes: &mut Vec<String>, notes: &mut Notes) {
        match found {
            Found::Unit { code, followed } => {
                notes.followed.extend(followed.map(|f| format!("{f} → {code}")));
                codes.push(code);
            }
            Found::Outside(code) => {
                notes.outside = true;
                codes.push(code);
            }
        }
    }

    fn put(&self, stated: Option<Place>, shape: Option<Geometry>) -> Option<Place> {
        let at = match &shape {
            Some(Geometry::Point([lon, lat])) if *lon == 0.0 && *lat == 0.0 => None,
            Some(Geometry::Point(p)) => self.places.at(*p).map(|u| u.code.clone()),
            _ => None,
        };
        match (shape, stated) {
            (None, stated) => stated,
            (Some(shape), None) => {
                let mut place = Place::in_units(at.into_iter().collect());
                place.geometry = Some(shape);
                place.precision = Precision::Point;
                Some(place)
            }
            (Some(shape), Some(mut place)) => {
                match shape {
                    // The code decides; a point that lies elsewhere is kept as doubtful, not used.
                    Geometry::Point(p) if !at.as_ref().is_some_and(|a| place.units.iter().any(|u| u.unit == *a)) && self.loaded(&place) => {
                        place.doubtful = Some(p);
                    }
                    shape => {
                        place.geometry = Some(shape);
                        place.precision = Precision::Point;
                    }
                }
                Some(place)
            }
        }
    }

    /// Whether the place's units are loaded, so that a point can be compared with them.
    fn loaded(&self, place: &Place) -> bool {
        place.units.iter().all(|u| self.places.get(&u.unit).is_some())
    }
}

/// In whole units, with the parts stated for them in their order, or equal ones where none are.
fn parted(codes: Vec<String>, shares: &str) -> std::result::Result<Place, Problem> {
    let stated = own::shares(shares).map_err(|part| Problem::new("problem-share", part))?;
    if stated.is_empty() {
        return Ok(Place::in_units(codes));
    }
    if stated.len() != codes.len() {
        return Err(Problem::new("problem-share", shares));
    }
    let mut units: Vec<UnitShare> = codes.into_iter().zip(stated).map(|(unit, share)| UnitShare { unit, share }).collect();
    units.sort_by(|a, b| a.unit.cmp(&b.unit));
    Ok(Place { geometry: None, precision: Precision::Unit, units, doubtful: None })
}

/// The targets that say where a row lies.
pub(super) const PLACE: [&str; 5] = ["unit", "unit_name", "province", "lon", "lat"];
