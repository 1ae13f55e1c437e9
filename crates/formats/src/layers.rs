//! What files of layers (shapefiles, GeoPackages) have in common: which layer is read and what is said of it, their limits, and a
//! feature's shape put into WGS 84.

use crate::crs::Crs;
use crate::error::FormatError;
use crate::geojson::type_name;
use crate::geojson_parse::sound;
use reticolo_model::geometry::Geometry;

/// The most bytes of a file, or of one part of it once unpacked.
pub const MAX_FILE: u64 = 512 << 20;
/// The most bytes of one feature's shape.
pub const MAX_FEATURE: u64 = 64 << 20;
/// The most points of a layer.
pub const MAX_POINTS: usize = 1 << 25;

/// What is stated about a file rather than found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LayerOptions {
    /// The name of the layer to read; the first unless stated.
    pub layer: Option<String>,
    /// The EPSG number of the reference system, whatever the file says.
    pub epsg: Option<u32>,
}

/// How a layer was read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Layers {
    /// All layers, in the file's order, and the one that was read.
    pub names: Vec<String>,
    pub read: String,
    /// The columns, in the file's order; every feature has them all.
    pub columns: Vec<String>,
    /// Columns that were left out, since they hold bytes or something else that is no value.
    pub dropped: Vec<String>,
    /// The reference system of the file; `None` for a table without shapes.
    pub crs: Option<String>,
    /// Bytes on the disk.
    pub size: u64,
}

/// Makes shapes sound and puts them into WGS 84.
pub(crate) struct Placer<'a> {
    pub file: &'a str,
    pub crs: Crs,
    /// Points that may still come.
    left: usize,
}

impl<'a> Placer<'a> {
    pub fn new(file: &'a str, crs: Crs) -> Placer<'a> {
        Placer { file, crs, left: MAX_POINTS }
    }

    /// The shape of feature `number` in longitude and latitude.
    pub fn placed(&mut self, mut geometry: Geometry, number: u64) -> Result<Geometry, FormatError> {
        let Some(left) = self.left.checked_sub(geometry.points().count()) else {
            return Err(FormatError::new(self.file, "format-too-many-points").with("limit", MAX_POINTS));
        };
        self.left = left;
        if let Err([x, y]) = self.crs.place(&mut geometry) {
            return Err(FormatError::new(self.file, "format-geometry-range").row(number).found(&format!("{x} {y}")));
        }
        let kind = type_name(&geometry);
        sound(Some(geometry), kind, number, self.file)
    }
}

/// The layer that is wanted, or the first, among `names`.
pub(crate) fn chosen(file: &str, names: &[String], wanted: Option<&str>) -> Result<usize, FormatError> {
    if names.is_empty() {
        return Err(FormatError::new(file, "format-layer-none"));
    }
    let found = match wanted {
        Some(wanted) => names.iter().position(|name| name == wanted),
        None => Some(0),
    };
    found.ok_or_else(|| FormatError::new(file, "format-layer").found(wanted.unwrap_or_default()).with("names", names.join(", ")))
}
