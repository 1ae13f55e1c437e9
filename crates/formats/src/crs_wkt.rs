//! Well-known text of coordinate reference systems: ESRI's in .prj files, WKT 1 (OGC 01-009) and WKT 2 (OGC 18-010).

use crate::crs::{DEGREE, ED50, Parts, Shift, WEB_MERCATOR};

/// The most bytes of a text, and how deeply it may be nested.
const MAX_TEXT: usize = 64 << 10;
const MAX_DEPTH: usize = 32;

/// The EPSG number that the text states for the whole, and what it says itself, or what in it is not understood.
pub(crate) fn understood(text: &str) -> (Option<u32>, Result<Parts, String>) {
    let text = text.trim_start_matches('\u{feff}').trim();
    let name = || text.chars().take(60).collect::<String>();
    if text.len() > MAX_TEXT {
        return (None, Err(name()));
    }
    match (Parser { rest: text }).node(0) {
        Some(node) => {
            let node = horizontal(&node);
            (epsg(node), parts(node).map_err(|what| format!("{}: {what}", node.name())))
        }
        None => (None, Err(name())),
    }
}

/// `KEYWORD[item, …]`.
#[derive(Debug, Default)]
struct Node {
    keyword: String,
    texts: Vec<String>,
    numbers: Vec<f64>,
    nodes: Vec<Node>,
}

impl Node {
    fn name(&self) -> &str {
        self.texts.first().map_or("", String::as_str)
    }

    fn child(&self, keywords: &[&str]) -> Option<&Node> {
        self.nodes.iter().find(|n| keywords.contains(&n.keyword.as_str()))
    }

    fn number(&self, i: usize) -> Option<f64> {
        self.numbers.get(i).copied().filter(|n| n.is_finite())
    }
}

struct Parser<'a> {
    rest: &'a str,
}

impl Parser<'_> {
    fn node(&mut self, depth: usize) -> Option<Node> {
        let keyword = self.word();
        if keyword.is_empty() || depth > MAX_DEPTH || !self.skip(&['[', '(']) {
            return None;
        }
        let mut node = Node { keyword: keyword.to_ascii_uppercase(), ..Node::default() };
        loop {
            self.rest = self.rest.trim_start();
            match self.rest.chars().next()? {
                '"' => node.texts.push(self.quoted()?),
                c if c.is_ascii_digit() || matches!(c, '-' | '+' | '.') => {
                    let end = self.rest.find([',', ']', ')']).unwrap_or(self.rest.len());
                    node.numbers.push(self.rest[..end].trim().parse().ok()?);
                    self.rest = &self.rest[end..];
                }
                _ => {
                    let before = self.rest;
                    // A word by itself, such as the direction of an axis.
                    if self.word().is_empty() {
                        return None;
                    }
                    if self.rest.trim_start().starts_with(['[', '(']) {
                        self.rest = before;
                        node.nodes.push(self.node(depth + 1)?);
                    }
                }
            }
            if !self.skip(&[',']) {
                return self.skip(&[']', ')']).then_some(node);
            }
        }
    }

    fn word(&mut self) -> String {
        self.rest = self.rest.trim_start();
        let end = self.rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(end);
        self.rest = rest;
        word.to_owned()
    }

    /// Text between quotation marks, of which two stand for one.
    fn quoted(&mut self) -> Option<String> {
        let mut text = String::new();
        loop {
            let body = self.rest.strip_prefix('"')?;
            let end = body.find('"')?;
            text.push_str(&body[..end]);
            self.rest = &body[end + 1..];
            if !self.rest.starts_with('"') {
                return Some(text);
            }
            text.push('"');
        }
    }

    fn skip(&mut self, marks: &[char]) -> bool {
        self.rest = self.rest.trim_start();
        let rest = self.rest.strip_prefix(marks);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }
}

const GEOGRAPHIC: &[&str] = &["GEOGCS", "GEOGCRS", "GEODCRS", "BASEGEOGCRS", "BASEGEODCRS", "GEOGRAPHICCRS"];
const PROJECTED: &[&str] = &["PROJCS", "PROJCRS", "PROJECTEDCRS"];

/// The part of a system with heights, or of one bound to another, that says where things lie.
fn horizontal(node: &Node) -> &Node {
    let inner = match node.keyword.as_str() {
        "BOUNDCRS" => node.child(&["SOURCECRS"]).and_then(|source| source.nodes.first()),
        "COMPD_CS" | "COMPOUNDCRS" => node.nodes.first(),
        _ => None,
    };
    inner.map_or(node, horizontal)
}

fn epsg(node: &Node) -> Option<u32> {
    let authority = node.child(&["AUTHORITY", "ID"]).filter(|a| a.name().eq_ignore_ascii_case("EPSG"))?;
    match authority.texts.get(1) {
        Some(text) => text.trim().parse().ok(),
        None => authority.number(0).filter(|n| (1.0..1e9).contains(n)).map(|n| n as u32),
    }
}

fn parts(node: &Node) -> Result<Parts, String> {
    let name = node.name().to_owned();
    if GEOGRAPHIC.contains(&node.keyword.as_str()) {
        let (earth, shift) = datum(node)?;
        return Ok(Parts { name, proj: format!("+proj=longlat {earth}"), shift, angle: Some(angle_unit(node)?) });
    }
    if !PROJECTED.contains(&node.keyword.as_str()) {
        return Err(node.keyword.clone());
    }
    let base = node.child(GEOGRAPHIC).ok_or("GEOGCS")?;
    let (earth, shift) = datum(base)?;
    // WKT 2 puts method and parameters into a conversion.
    let conversion = node.child(&["CONVERSION"]).unwrap_or(node);
    let method = conversion.child(&["PROJECTION", "METHOD"]).ok_or("PROJECTION")?;
    let lengths = length_unit(node)?;
    let given = Given { conversion, lengths, angles: angle_unit(base)? };
    let unit = format!("+to_meter={lengths}");
    let extension = node.child(&["EXTENSION"]).and_then(|e| e.texts.get(1)).map_or("", String::as_str);
    let method_name = key(method.name());
    if method_name == "mercatorauxiliarysphere"
        || method_name == "popularvisualisationpseudomercator"
        || (method_name.starts_with("mercator") && extension.contains("+nadgrids=@null"))
    {
        let place = given.place()?;
        return Ok(Parts { name, proj: format!("{WEB_MERCATOR} {place} {unit}"), shift, angle: None });
    }
    let projection = match method_name.as_str() {
        "transversemercator" | "gausskruger" | "transversemercatorcomplex" => "etmerc",
        "lambertazimuthalequalarea" => "laea",
        "lambertconformalconic" | "lambertconformalconic1sp" | "lambertconformalconic2sp" => "lcc",
        "lambertconicconformal1sp" | "lambertconicconformal2sp" => "lcc",
        "albers" | "albersequalarea" | "albersconicequalarea" => "aea",
        "mercator" | "mercator1sp" | "mercator2sp" | "mercatorvarianta" | "mercatorvariantb" => "merc",
        _ => return Err(method.name().to_owned()),
    };
    let mut proj = format!("+proj={projection} {} {earth} {unit}", given.place()?);
    let parallels = [given.angle(PARALLEL_1)?, given.angle(PARALLEL_2)?];
    match (projection, parallels) {
        ("etmerc" | "laea", _) | ("merc", [None, _]) => {}
        ("merc", [Some(first), _]) => proj += &format!(" +lat_ts={first}"),
        (_, [Some(first), second]) => proj += &format!(" +lat_1={first} +lat_2={}", second.unwrap_or(first)),
        // With one parallel, that of origin is it.
        (_, [None, _]) => proj += &format!(" +lat_1={}", given.angle(LATITUDE)?.ok_or(method.name())?),
    }
    if let Some(k) = given.find(SCALE) {
        let k = k.number(0).filter(|k| (0.1..=10.0).contains(k)).ok_or(k.name())?;
        proj += &format!(" +k_0={k}");
    }
    Ok(Parts { name, proj, shift, angle: None })
}

const LATITUDE: &[&str] = &[
    "latitudeoforigin",
    "latitudeofnaturalorigin",
    "latitudeofcenter",
    "latitudeofcentre",
    "latitudeoffalseorigin",
    "latitudeofprojectioncentre",
];
const LONGITUDE: &[&str] = &[
    "centralmeridian",
    "longitudeofnaturalorigin",
    "longitudeofcenter",
    "longitudeofcentre",
    "longitudeoffalseorigin",
    "longitudeoforigin",
    "longitudeofprojectioncentre",
];
const PARALLEL_1: &[&str] = &["standardparallel1", "latitudeof1ststandardparallel"];
const PARALLEL_2: &[&str] = &["standardparallel2", "latitudeof2ndstandardparallel"];
const SCALE: &[&str] = &["scalefactor", "scalefactoratnaturalorigin", "scalefactoratprojectioncentre"];
const EASTING: &[&str] = &["falseeasting", "eastingatfalseorigin", "eastingatprojectioncentre"];
const NORTHING: &[&str] = &["falsenorthing", "northingatfalseorigin", "northingatprojectioncentre"];

/// The parameters of a projection, with the units that those have which state none.
struct Given<'a> {
    conversion: &'a Node,
    lengths: f64,
    angles: f64,
}

impl Given<'_> {
    fn find(&self, names: &[&str]) -> Option<&Node> {
        self.conversion.nodes.iter().find(|n| n.keyword == "PARAMETER" && names.contains(&key(n.name()).as_str()))
    }

    /// In degrees.
    fn angle(&self, names: &[&str]) -> Result<Option<f64>, String> {
        let Some(node) = self.find(names) else { return Ok(None) };
        let unit = node.child(&["ANGLEUNIT", "UNIT"]).and_then(|u| u.number(0)).unwrap_or(self.angles);
        // Left as it stands where it is in degrees.
        let factor = if unit == DEGREE { 1.0 } else { unit / DEGREE };
        let degrees = node.number(0).map(|n| n * factor).filter(|n| n.abs() <= 360.0);
        Ok(Some(degrees.ok_or_else(|| node.name().to_owned())?))
    }

    /// In metres.
    fn length(&self, names: &[&str]) -> Result<f64, String> {
        let Some(node) = self.find(names) else { return Ok(0.0) };
        let unit = node.child(&["LENGTHUNIT", "UNIT"]).and_then(|u| u.number(0)).unwrap_or(self.lengths);
        node.number(0).map(|n| n * unit).filter(|n| n.abs() < 1e9).ok_or_else(|| node.name().to_owned())
    }

    /// Origin and false origin.
    fn place(&self) -> Result<String, String> {
        let (lat, lon) = (self.angle(LATITUDE)?.unwrap_or(0.0), self.angle(LONGITUDE)?.unwrap_or(0.0));
        if lat.abs() > 90.0 {
            return Err(LATITUDE[0].to_owned());
        }
        Ok(format!("+lat_0={lat} +lon_0={lon} +x_0={} +y_0={}", self.length(EASTING)?, self.length(NORTHING)?))
    }
}

/// Radians in a unit of angle.
fn angle_unit(node: &Node) -> Result<f64, String> {
    let own = node.child(&["UNIT", "ANGLEUNIT"]);
    let of_axis = node.child(&["AXIS"]).and_then(|axis| axis.child(&["ANGLEUNIT", "UNIT"]));
    let Some(unit) = own.or(of_axis) else { return Ok(DEGREE) };
    let factor = unit.number(0).filter(|n| (1e-7..=1.0).contains(n)).ok_or_else(|| unit.name().to_owned())?;
    // Texts round pi after some fifteen digits.
    Ok(if (factor / DEGREE - 1.0).abs() < 1e-9 { DEGREE } else { factor })
}

/// Metres in a unit of length.
fn length_unit(node: &Node) -> Result<f64, String> {
    let own = node.child(&["UNIT", "LENGTHUNIT"]);
    let of_axis = node.child(&["AXIS"]).and_then(|axis| axis.child(&["LENGTHUNIT", "UNIT"]));
    let Some(unit) = own.or(of_axis) else { return Ok(1.0) };
    unit.number(0).filter(|n| (1e-3..=1e5).contains(n)).ok_or_else(|| unit.name().to_owned())
}

/// Ellipsoid and prime meridian in PROJ's notation, and how the datum lies to WGS 84.
fn datum(base: &Node) -> Result<(String, Shift), String> {
    let datum = base.child(&["DATUM", "ENSEMBLE", "TRF", "GEODETICDATUM"]).ok_or("DATUM")?;
    let ellipsoid = datum.child(&["SPHEROID", "ELLIPSOID"]).ok_or("SPHEROID")?;
    let a = ellipsoid.number(0).filter(|a| (6.3e6..6.5e6).contains(a)).ok_or_else(|| ellipsoid.name().to_owned())?;
    let rf = ellipsoid.number(1).filter(|rf| *rf == 0.0 || (200.0..400.0).contains(rf)).ok_or_else(|| ellipsoid.name().to_owned())?;
    let mut earth = if rf == 0.0 { format!("+a={a} +b={a}") } else { format!("+a={a} +rf={rf}") };
    if let Some(meridian) = base.child(&["PRIMEM", "PRIMEMERIDIAN"]) {
        let degrees = meridian.number(0).filter(|d| d.abs() <= 180.0).ok_or_else(|| meridian.name().to_owned())?;
        if degrees != 0.0 {
            earth += &format!(" +pm={degrees}");
        }
    }
    let stated = datum.child(&["TOWGS84"]).map(|n| &n.numbers).filter(|n| matches!(n.len(), 3 | 7));
    let name = key(datum.name());
    let name = name.strip_prefix('d').filter(|_| datum.name().starts_with("D_")).unwrap_or(&name);
    let begins = |names: &[&str]| names.iter().any(|n| name.starts_with(n));
    let shift = if begins(&["wgs1984", "wgs84", "worldgeodeticsystem1984", "etrs", "etrf", "itrf", "europeanterrestrialreference"])
        || begins(&["rdn2008", "retedinamicanazionale2008", "igm95", "igm1995", "istitutogeograficomilit"])
    {
        Shift::None
    } else if let Some(by) = stated.filter(|by| by.iter().all(|n| n.abs() < 1e4)) {
        Shift::By(by.iter().map(ToString::to_string).collect::<Vec<_>>().join(","))
    } else if begins(&["montemario", "roma1940", "rome1940"]) {
        Shift::MonteMario
    } else if begins(&["european1950", "europeandatum1950", "ed50", "ed1950"]) {
        Shift::By(ED50.to_owned())
    } else {
        return Err(datum.name().to_owned());
    };
    Ok((earth, shift))
}

/// A name without case, spaces and signs.
fn key(name: &str) -> String {
    name.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}
