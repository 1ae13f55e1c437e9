//! Coordinate reference systems: from an EPSG number or well-known text to longitude and latitude in WGS 84.
//!
//! Numbers and parameters are those of the EPSG dataset (<https://epsg.org>); the projections are computed by `proj4rs`. Coordinates
//! come as files hold them, easting or longitude first, whatever order of axes the EPSG dataset states. Differences between
//! WGS 84, ETRS89, RDN2008 and IGM95 (under a metre) are left alone, as PROJ does without time-dependent transformations.

use crate::crs_wkt::understood;
use crate::error::FormatError;
use proj4rs::Proj;
use proj4rs::transform::transform;
use reticolo_model::geometry::{Geometry, Point};

/// The way from a system's coordinates to WGS 84.
#[derive(Debug, Clone)]
pub struct Crs {
    name: String,
    /// `None` where the coordinates already are longitude and latitude.
    way: Option<Box<Way>>,
}

#[derive(Debug, Clone)]
struct Way {
    /// Radians in one unit of a geographic system.
    angle: Option<f64>,
    general: Proj,
    /// Other parameters of the datum within an area.
    areas: Vec<(Area, Proj)>,
    target: Proj,
}

/// West, south, east, north, in degrees.
type Area = [f64; 4];

/// What a system comes to, before anything is computed.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Parts {
    pub name: String,
    /// Projection, ellipsoid, meridian and unit in PROJ's notation.
    pub proj: String,
    pub shift: Shift,
    pub angle: Option<f64>,
}

/// How a datum lies to WGS 84.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Shift {
    None,
    MonteMario,
    /// PROJ's `towgs84`: three or seven numbers (position vector).
    By(String),
}

/// EPSG:1660, 1662, 1664 and 1094: mainland, Sardinia, Sicily and, where none of these is, the islands south-west of it; each with
/// its area of use.
const MONTE_MARIO: &str = "-104.1,-49.1,-9.9,0.971,-2.917,0.714,-11.68";
const MONTE_MARIO_AREAS: [(Area, &str); 3] = [
    ([8.08, 38.82, 9.89, 41.31], "-168.6,-34,38.6,-0.374,-0.679,-1.379,-9.48"),
    ([12.36, 36.59, 15.71, 38.35], "-50.2,-50.4,84.8,-0.69,-2.012,0.459,-28.08"),
    ([10.68, 35.28, 13.01, 37.86], "-230.47,-56.08,22.43"),
];
/// EPSG:1133, for the whole of Europe: within some three metres of those that PROJ prefers in parts of it.
pub(crate) const ED50: &str = "-87,-98,-121";

impl Crs {
    /// WGS 84 itself: coordinates stay as they are.
    #[must_use]
    pub fn wgs84() -> Crs {
        Crs { name: "EPSG:4326".to_owned(), way: None }
    }

    /// A system by its number in the EPSG dataset. `file` is named in the error.
    ///
    /// # Errors
    /// A number that is not known here.
    pub fn from_epsg(epsg: u32, file: &str) -> Result<Crs, FormatError> {
        let name = format!("EPSG:{epsg}");
        let known = by_number(epsg).and_then(|(proj, shift)| {
            let angle = proj.starts_with("+proj=longlat").then_some(DEGREE);
            Crs::new(Parts { name: name.clone(), proj, shift, angle })
        });
        known.ok_or_else(|| unknown(file, &name))
    }

    /// A system by its well-known text: of a .prj file (ESRI), WKT 1 (OGC 01-009) or WKT 2 (OGC 18-010). An EPSG number in it is
    /// followed where it is known here; otherwise projection, parameters and datum are. `file` is named in the error.
    ///
    /// # Errors
    /// A text that is none, or a projection, unit or datum that is not known here.
    pub fn from_wkt(text: &str, file: &str) -> Result<Crs, FormatError> {
        let (epsg, parts) = understood(text);
        if let Some(known) = epsg.and_then(|number| Crs::from_epsg(number, file).ok()) {
            return Ok(known);
        }
        let parts = parts.map_err(|what| unknown(file, &what))?;
        let name = parts.name.clone();
        Crs::new(parts).ok_or_else(|| unknown(file, &name))
    }

    /// `EPSG:` and the number, or the name that the text gives.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    fn new(parts: Parts) -> Option<Crs> {
        let Parts { name, proj, shift, angle } = parts;
        if shift == Shift::None && angle == Some(DEGREE) && !proj.contains("+pm=") {
            return Some(Crs { name, way: None });
        }
        let shifted = |by: &str| Proj::from_proj_string(&format!("{proj} +towgs84={by}")).ok();
        let (general, areas) = match &shift {
            Shift::None => (Proj::from_proj_string(&proj).ok()?, Vec::new()),
            Shift::By(by) => (shifted(by)?, Vec::new()),
            Shift::MonteMario => {
                let areas = MONTE_MARIO_AREAS.iter().map(|(area, by)| Some((*area, shifted(by)?)));
                (shifted(MONTE_MARIO)?, areas.collect::<Option<_>>()?)
            }
        };
        let target = Proj::from_proj_string("+proj=longlat +datum=WGS84").ok()?;
        Some(Crs { name, way: Some(Box::new(Way { angle, general, areas, target })) })
    }

    /// `[easting, northing]` (or longitude and latitude) of this system as `[longitude, latitude]` in WGS 84; `None` for what is no
    /// place on Earth.
    #[must_use]
    pub fn to_wgs84(&self, point: Point) -> Option<Point> {
        let place =
            match &self.way {
                None => point,
                Some(way) => {
                    let place = way.by(&way.general, point)?;
                    match way.areas.iter().find(|([west, south, east, north], _)| {
                        (*west..=*east).contains(&place[0]) && (*south..=*north).contains(&place[1])
                    }) {
                        Some((_, proj)) => way.by(proj, point)?,
                        None => place,
                    }
                }
            };
        (place[0].abs() <= 180.0 && place[1].abs() <= 90.0).then_some(place)
    }

    /// Every point of a shape, or the first that is no place on Earth.
    pub(crate) fn place(&self, geometry: &mut Geometry) -> Result<(), Point> {
        let all = |points: &mut Vec<Point>| {
            points.iter_mut().try_for_each(|p| {
                *p = self.to_wgs84(*p).ok_or(*p)?;
                Ok(())
            })
        };
        match geometry {
            Geometry::Point(p) => {
                *p = self.to_wgs84(*p).ok_or(*p)?;
                Ok(())
            }
            Geometry::MultiPoint(points) | Geometry::Line(points) => all(points),
            Geometry::MultiLine(lines) | Geometry::Polygon(lines) => lines.iter_mut().try_for_each(all),
            Geometry::MultiPolygon(polygons) => polygons.iter_mut().flatten().try_for_each(all),
        }
    }
}

impl Way {
    fn by(&self, proj: &Proj, [x, y]: Point) -> Option<Point> {
        let mut place = match self.angle {
            Some(angle) => (x * angle, y * angle, 0.0),
            None => (x, y, 0.0),
        };
        if !(place.0.is_finite() && place.1.is_finite()) {
            return None;
        }
        transform(proj, &self.target, &mut place).ok()?;
        let place = [place.0.to_degrees(), place.1.to_degrees()];
        place.iter().all(|n| n.is_finite()).then_some(place)
    }
}

/// Radians in a degree.
pub(crate) const DEGREE: f64 = std::f64::consts::PI / 180.0;

pub(crate) fn unknown(file: &str, what: &str) -> FormatError {
    FormatError::new(file, "format-crs-unknown").found(what)
}

/// Systems that Italian and European publishers use.
fn by_number(epsg: u32) -> Option<(String, Shift)> {
    let utm = |zone: u32, rest: &str| format!("+proj=utm +zone={zone} {rest}");
    let tm = |lon: u32, k: &str, x: u32, rest: &str| format!("+proj=etmerc +lon_0={lon} +k={k} +x_0={x} {rest}");
    let grs80 = |proj: &str| (format!("{proj} +ellps=GRS80"), Shift::None);
    let monte_mario = |proj: &str| (format!("{proj} +ellps=intl"), Shift::MonteMario);
    let ed50 = |proj: &str| (format!("{proj} +ellps=intl"), Shift::By(ED50.to_owned()));
    Some(match epsg {
        // WGS 84, ETRS89, RDN2008, IGM95, each also with height.
        4326 | 4979 | 4258 | 4937 | 6706 | 6705 | 4670 | 4983 => grs80("+proj=longlat"),
        3857 => (WEB_MERCATOR.to_owned(), Shift::None),
        32601..=32660 => (utm(epsg - 32600, "+ellps=WGS84"), Shift::None),
        32701..=32760 => (utm(epsg - 32700, "+south +ellps=WGS84"), Shift::None),
        25828..=25838 => grs80(&utm(epsg - 25800, "")),
        3044..=3046 => grs80(&utm(epsg - 3044 + 32, "")),
        6707..=6709 => grs80(&utm(epsg - 6707 + 32, "")),
        7791..=7793 => grs80(&utm(epsg - 7791 + 32, "")),
        3064 | 3065 => grs80(&utm(epsg - 3064 + 32, "")),
        6875 | 7794 => grs80(&tm(12, "0.9985", 7_000_000, "")),
        6876 | 7795 => grs80(&tm(12, "1", 3_000_000, "")),
        3035 => grs80("+proj=laea +lat_0=52 +lon_0=10 +x_0=4321000 +y_0=3210000"),
        3034 => grs80("+proj=lcc +lat_0=52 +lon_0=10 +lat_1=35 +lat_2=65 +x_0=4000000 +y_0=2800000"),
        4265 => monte_mario("+proj=longlat"),
        4806 => monte_mario("+proj=longlat +pm=12.4523333333333"),
        3003 => monte_mario(&tm(9, "0.9996", 1_500_000, "")),
        3004 => monte_mario(&tm(15, "0.9996", 2_520_000, "")),
        4230 => ed50("+proj=longlat"),
        23028..=23038 => ed50(&utm(epsg - 23000, "")),
        _ => return None,
    })
}

/// Spherical formulas on coordinates of WGS 84.
pub(crate) const WEB_MERCATOR: &str = "+proj=merc +a=6378137 +b=6378137";
