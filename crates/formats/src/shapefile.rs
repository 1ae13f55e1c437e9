//! Reads shapefiles feature by feature: a zip archive with .shp, .shx, .dbf, .prj and .cpg (one or several layers, in whatever
//! folder), or a .shp beside its companions.
//!
//! The format: ESRI Shapefile Technical Description, July 1998.

use crate::archive::{ArchiveReader, member_fault};
use crate::crs::Crs;
use crate::dbf::Dbf;
use crate::error::FormatError;
use crate::geojson::Feature;
use crate::layers::{LayerOptions, Layers, MAX_FEATURE, MAX_FILE, Placer, chosen};
use crate::shapefile_shapes::{Fault, shape};
use crate::source::explain;
use crate::tables::MAX_DOCUMENT;
use std::fs::File;
use std::io::{self, BufReader, Read};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

/// The most bytes of a .prj or .cpg.
const MAX_TEXT: u64 = 64 << 10;

/// Calls `each` with every feature of a layer, in order, until it breaks. `number` is that of the record, from 1; properties are
/// all columns of the table, null where nothing stands; the shape is in WGS 84, outer rings turn left and holes right. A feature
/// at fault is handed over as that fault, and reading goes on; only one feature is held in memory at a time.
///
/// # Errors
/// A file that is missing, damaged, truncated or too large; a .shp or .dbf that is not there; a reference system that is not
/// stated or not known; a code page that is not known; no layer of that name; another number of shapes than of rows, which is only
/// known at the end: use nothing before this returns `Ok`.
pub fn read_shapefile(
    path: impl AsRef<Path>,
    options: &LayerOptions,
    mut each: impl FnMut(Result<Feature, FormatError>) -> ControlFlow<()>,
) -> Result<Layers, FormatError> {
    let path = path.as_ref();
    let mut folder = Folder::open(path)?;
    let names = folder.names();
    let file = path.display().to_string();
    let wanted = options.layer.as_deref();
    if names.is_empty() {
        return Err(FormatError::new(&file, "format-shapefile-missing").found(".shp"));
    }
    folder.layer = chosen(&file, &names, wanted)?;
    let read = names[folder.layer].clone();
    let crs = match (options.epsg, folder.text("prj")?) {
        (Some(epsg), _) => Crs::from_epsg(epsg, &file)?,
        (None, Some(text)) => Crs::from_wkt(&text, &folder.place("prj"))?,
        (None, None) => return Err(FormatError::new(&folder.place("prj"), "format-crs-missing")),
    };
    let cpg = folder.text("cpg")?;
    let index = folder.index()?;
    let size = std::fs::metadata(path).map_err(|e| explain(&file, &e, 0))?.len();
    let missing = |ext: &str| FormatError::new(&file, "format-shapefile-missing").found(&format!(".{ext}"));
    // An archive gives one member at a time.
    let mut twin = Folder { layer: folder.layer, ..Folder::open(path)? };
    let mut table = Dbf::open(twin.part("dbf", MAX_FILE)?.ok_or_else(|| missing("dbf"))?, cpg.as_deref())?;
    let mut records = Records::open(folder.part("shp", MAX_FILE)?.ok_or_else(|| missing("shp"))?, index)?;
    let miscounted =
        |shapes: u64, rows: u64| FormatError::new(&file, "format-shapefile-rows").found(&shapes.to_string()).with("rows", rows);
    if let Some(index) = &records.index
        && index.len() as u64 != table.rows
    {
        return Err(miscounted(index.len() as u64, table.rows));
    }
    let (columns, dropped) = table.columns();
    let layers = Layers { names, read, columns, dropped, crs: Some(crs.name().to_owned()), size };
    let place = records.part.place.clone();
    let mut maker = Maker { placer: Placer::new(&place, crs), work: MAX_WORK };
    let mut shapes = 0;
    while let Some(number) = records.next()? {
        shapes += 1;
        if number > table.rows {
            break;
        }
        let feature = maker.feature(number, &records.content, &mut table).transpose();
        if let Some(Err(error)) = &feature
            && !error.concerns_one_row()
        {
            return Err(error.clone());
        }
        if feature.is_some_and(|feature| each(feature).is_break()) {
            return Ok(layers);
        }
    }
    if shapes == table.rows { Ok(layers) } else { Err(miscounted(shapes, table.rows)) }
}

/// Steps that finding the rings around holes may take in one file.
const MAX_WORK: u64 = 1 << 28;

struct Maker<'a> {
    placer: Placer<'a>,
    work: u64,
}

impl Maker<'_> {
    /// `None` for a row that was deleted.
    fn feature(&mut self, number: u64, content: &[u8], table: &mut Dbf<'_>) -> Result<Option<Feature>, FormatError> {
        let fault = |code| FormatError::new(self.placer.file, code).row(number);
        if number < table.next() {
            return Err(fault("format-shapefile-order"));
        }
        let Some(properties) = table.row(number)? else { return Ok(None) };
        let geometry = match shape(content, &mut self.work) {
            Ok(None) => None,
            Ok(Some(geometry)) => Some(self.placer.placed(geometry, number)?),
            Err(Fault::Kind(kind)) => return Err(fault("format-geometry").found(kind)),
            Err(Fault::Ring) => return Err(fault("format-geometry-ring")),
            Err(Fault::Rings(count)) => return Err(fault("format-geometry-complex").found(&count.to_string())),
        };
        Ok(Some(Feature { number, id: None, properties, geometry }))
    }
}

/// Where the parts of the layers are.
enum Place {
    Archive(Box<ArchiveReader>),
    /// The .shp.
    Disk(PathBuf),
}

struct Folder {
    place: Place,
    file: String,
    /// The names of the .shp members of an archive, without their ending.
    bases: Vec<String>,
    layer: usize,
}

impl Folder {
    fn open(path: &Path) -> Result<Folder, FormatError> {
        let file = path.display().to_string();
        let shp = path.extension().is_some_and(|e| e.eq_ignore_ascii_case("shp"));
        let disk = |bases| Folder { place: Place::Disk(path.to_owned()), file: file.clone(), bases, layer: 0 };
        let mut head = Vec::new();
        let mut opened = File::open(path).map_err(|e| explain(&file, &e, 0))?;
        Read::by_ref(&mut opened).take(4).read_to_end(&mut head).map_err(|e| explain(&file, &e, 0))?;
        if head == SHP_MAGIC || shp && !head.starts_with(b"PK") {
            let base = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            return Ok(disk(vec![base]));
        }
        let archive = ArchiveReader::open(path)?;
        let is_shape = |name: &&String| {
            let hidden = name.starts_with("__MACOSX/") || name.rsplit('/').next().unwrap_or_default().starts_with("._");
            !hidden && name.to_ascii_lowercase().ends_with(".shp")
        };
        let bases = archive.names().iter().filter(is_shape).map(|name| name[..name.len() - 4].to_owned()).collect();
        Ok(Folder { place: Place::Archive(Box::new(archive)), file, bases, layer: 0 })
    }

    /// The layers' names: those of the files, with their folders where two are alike.
    fn names(&self) -> Vec<String> {
        let leaf = |base: &str| base.rsplit('/').next().unwrap_or_default().to_owned();
        let alike = |base: &String| self.bases.iter().filter(|other| leaf(other) == leaf(base)).count() > 1;
        self.bases.iter().map(|base| if alike(base) { base.clone() } else { leaf(base) }).collect()
    }

    /// The part of the layer with this ending, as errors name it.
    fn place(&self, ext: &str) -> String {
        match &self.place {
            Place::Archive(_) => format!("{}:{}.{ext}", self.file, self.bases[self.layer]),
            Place::Disk(path) => path.with_extension(ext).display().to_string(),
        }
    }

    /// The part of the layer with this ending, of at most `limit` bytes.
    fn part(&mut self, ext: &str, limit: u64) -> Result<Option<Part<'_>>, FormatError> {
        let place = self.place(ext);
        let inner: Box<dyn Read + '_> = match &mut self.place {
            Place::Archive(archive) => {
                let name = format!("{}.{ext}", self.bases[self.layer]);
                let Some(name) = archive.names().iter().find(|n| n.eq_ignore_ascii_case(&name)).cloned() else { return Ok(None) };
                Box::new(archive.member(&name)?)
            }
            Place::Disk(path) => {
                let own = if ext == "shp" { path.clone() } else { path.with_extension(ext) };
                let found = [own, path.with_extension(ext.to_ascii_uppercase())].into_iter().find(|p| p.is_file());
                let Some(found) = found else { return Ok(None) };
                Box::new(File::open(found).map_err(|e| explain(&place, &e, 0))?)
            }
        };
        Ok(Some(Part { inner: BufReader::with_capacity(1 << 16, inner), place, at: 0, limit }))
    }

    fn text(&mut self, ext: &str) -> Result<Option<String>, FormatError> {
        let Some(mut part) = self.part(ext, MAX_TEXT)? else { return Ok(None) };
        Ok(Some(String::from_utf8_lossy(&part.rest()?).into_owned()))
    }

    /// Where the records begin, and their number from 1, in the order of the .shp; `None` without a .shx.
    fn index(&mut self) -> Result<Option<Vec<(u64, u64)>>, FormatError> {
        let Some(mut part) = self.part("shx", MAX_DOCUMENT)? else { return Ok(None) };
        let bytes = part.rest()?;
        let entries = bytes.strip_prefix(&SHP_MAGIC).and_then(|rest| rest.get(96..)).filter(|entries| entries.len() % 8 == 0);
        let Some(entries) = entries else {
            return Err(FormatError::new(&part.place, "format-shapefile-damaged").found(".shx"));
        };
        let mut index: Vec<(u64, u64)> = entries.chunks_exact(8).map(|e| 2 * u64::from(be(e, 0))).zip(1..).collect();
        index.sort_unstable();
        Ok(Some(index))
    }
}

/// 9994, of every .shp and .shx.
const SHP_MAGIC: [u8; 4] = [0, 0, 0x27, 0x0a];

fn be(bytes: &[u8], at: usize) -> u32 {
    bytes.get(at..at + 4).map_or(0, |b| u32::from_be_bytes([b[0], b[1], b[2], b[3]]))
}

/// One file of the layer, read from its beginning within a limit.
pub(crate) struct Part<'a> {
    inner: BufReader<Box<dyn Read + 'a>>,
    pub place: String,
    at: u64,
    limit: u64,
}

impl Part<'_> {
    /// Reads as many bytes as `buf` has.
    pub fn fill(&mut self, buf: &mut [u8]) -> Result<(), FormatError> {
        self.advance(buf.len() as u64)?;
        self.inner.read_exact(buf).map_err(|e| self.fault(&e))
    }

    pub fn skip(&mut self, bytes: u64) -> Result<(), FormatError> {
        self.advance(bytes)?;
        match io::copy(&mut Read::by_ref(&mut self.inner).take(bytes), &mut io::sink()) {
            Ok(n) if n == bytes => Ok(()),
            Ok(_) => Err(FormatError::new(&self.place, "format-truncated")),
            Err(e) => Err(self.fault(&e)),
        }
    }

    fn rest(&mut self) -> Result<Vec<u8>, FormatError> {
        let mut bytes = Vec::new();
        Read::by_ref(&mut self.inner).take(self.limit + 1).read_to_end(&mut bytes).map_err(|e| self.fault(&e))?;
        self.advance(bytes.len() as u64)?;
        Ok(bytes)
    }

    fn advance(&mut self, bytes: u64) -> Result<(), FormatError> {
        self.at = self.at.saturating_add(bytes);
        if self.at > self.limit { Err(FormatError::new(&self.place, "format-too-large").with("limit", self.limit)) } else { Ok(()) }
    }

    fn fault(&self, error: &io::Error) -> FormatError {
        match error.kind() {
            io::ErrorKind::UnexpectedEof => FormatError::new(&self.place, "format-truncated"),
            _ => member_fault(&self.place, error),
        }
    }
}

/// The records of a .shp, one after the other.
struct Records<'a> {
    part: Part<'a>,
    index: Option<Vec<(u64, u64)>>,
    /// Records begun so far.
    begun: usize,
    /// Bytes of the whole, by the header.
    length: u64,
    content: Vec<u8>,
}

impl<'a> Records<'a> {
    fn open(mut part: Part<'a>, index: Option<Vec<(u64, u64)>>) -> Result<Records<'a>, FormatError> {
        let mut header = [0; 100];
        part.fill(&mut header)?;
        if !header.starts_with(&SHP_MAGIC) {
            return Err(FormatError::new(&part.place, "format-shapefile-damaged").found(".shp"));
        }
        let length = 2 * u64::from(be(&header, 24));
        Ok(Records { part, index, begun: 0, length, content: Vec::new() })
    }

    /// Reads the next record's content and gives its number. What the index does not name is passed over: programs that
    /// edit in place leave such records behind.
    fn next(&mut self) -> Result<Option<u64>, FormatError> {
        let number = match &self.index {
            Some(index) => {
                let Some(&(start, number)) = index.get(self.begun) else { return Ok(None) };
                let Some(gap) = start.checked_sub(self.part.at) else {
                    return Err(FormatError::new(&self.part.place, "format-shapefile-damaged").found(".shx"));
                };
                self.part.skip(gap)?;
                number
            }
            None if self.part.at >= self.length => return Ok(None),
            None => self.begun as u64 + 1,
        };
        self.begun += 1;
        let mut header = [0; 8];
        self.part.fill(&mut header)?;
        let length = 2 * u64::from(be(&header, 4));
        if length > MAX_FEATURE {
            return Err(FormatError::new(&self.part.place, "format-row-too-long").row(number).with("limit", MAX_FEATURE));
        }
        // As long as the file goes on, so that a wrong length costs no memory.
        self.content.clear();
        self.part.advance(length)?;
        let read = Read::by_ref(&mut self.part.inner).take(length).read_to_end(&mut self.content);
        match read {
            Ok(n) if n as u64 == length => Ok(Some(number)),
            Ok(_) => Err(FormatError::new(&self.part.place, "format-truncated")),
            Err(e) => Err(self.part.fault(&e)),
        }
    }
}
