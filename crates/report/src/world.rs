//! The typesetter's world: an in-memory template and its files, embedded typefaces, no disk, no
//! network and no clock.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

use crate::text::unprintable;

/// Replaces a character that no embedded typeface has.
const NO_GLYPH: char = '□';

/// Typefaces of the plan; those that `typst-assets` brings fill what they lack.
pub(crate) const OWN_FONTS: [&[u8]; 5] = [
    include_bytes!("../fonts/TitilliumWeb-Regular.ttf"),
    include_bytes!("../fonts/TitilliumWeb-SemiBold.ttf"),
    include_bytes!("../fonts/TitilliumWeb-Bold.ttf"),
    include_bytes!("../fonts/Lora-Regular.ttf"),
    include_bytes!("../fonts/Lora-Italic.ttf"),
];

static FONTS: LazyLock<(LazyHash<FontBook>, Vec<Font>)> = LazyLock::new(|| {
    let files = OWN_FONTS.into_iter().chain(typst_assets::fonts());
    let fonts: Vec<Font> = files.flat_map(|file| Font::iter(Bytes::new(file))).collect();
    (LazyHash::new(FontBook::from_fonts(&fonts)), fonts)
});

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::default()));

/// The template, parsed once.
static TEMPLATE: LazyLock<Source> = LazyLock::new(|| Source::new(file_id("plan.typ"), include_str!("../templates/plan.typ").to_owned()));

/// The template's pieces, parsed once.
static PARTS: LazyLock<Source> = LazyLock::new(|| Source::new(file_id("parts.typ"), include_str!("../templates/parts.typ").to_owned()));

/// How the pieces fill the pages, parsed once.
static FLOW: LazyLock<Source> = LazyLock::new(|| Source::new(file_id("flow.typ"), include_str!("../templates/flow.typ").to_owned()));

/// The identity of a virtual file; names come from this crate alone and are all valid.
fn file_id(name: &str) -> FileId {
    let path = VirtualPath::new(name).expect("names of virtual files are plain");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

/// Everything one report may read.
pub(crate) struct ReportWorld {
    files: BTreeMap<String, Bytes>,
}

impl ReportWorld {
    /// A world with the given files by name, for instance `data.json`.
    pub fn new(files: BTreeMap<String, Vec<u8>>) -> Self {
        Self { files: files.into_iter().map(|(name, bytes)| (name, Bytes::new(bytes))).collect() }
    }
}

impl World for ReportWorld {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &FONTS.0
    }

    fn main(&self) -> FileId {
        TEMPLATE.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        [&*TEMPLATE, &*PARTS, &*FLOW].into_iter().find(|s| s.id() == id).cloned().ok_or(FileError::AccessDenied)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let name = id.get().vpath().get_without_slash();
        self.files.get(name).cloned().ok_or(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.1.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}

/// The text with characters that cannot be printed left out, and those that no embedded typeface
/// has replaced by □: PDF/UA refuses a document with a missing glyph.
pub(crate) fn printable(text: &str) -> String {
    text.chars()
        .filter(|c| !unprintable(*c) && !matches!(c, '\u{FE00}'..='\u{FE0F}' | '\u{E0000}'..='\u{E0FFF}'))
        .map(|c| match c {
            '\n' | '\t' => ' ',
            // Narrow no-break space, common in French numbers, is not in our faces.
            '\u{202F}' => '\u{A0}',
            c if c.is_ascii() => c,
            '\u{E000}'..='\u{F8FF}' | '\u{F0000}'.. => NO_GLYPH,
            c if FONTS.1.iter().any(|font| font.info().coverage.contains(u32::from(c))) => c,
            _ => NO_GLYPH,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_typefaces_are_known_by_their_families() {
        for family in ["titillium web", "lora", "dejavu sans mono"] {
            assert!(FONTS.0.contains_family(family), "{family}");
        }
        assert!(FONTS.1.iter().any(|f| f.info().coverage.contains(u32::from(NO_GLYPH))));
    }

    #[test]
    fn what_no_typeface_has_becomes_a_square() {
        assert_eq!(printable("Città − 3,5 €\u{0}\u{202E}"), "Città − 3,5 €");
        assert_eq!(printable("a\u{1F600}b\u{E001}c\n"), "a□b□c ");
    }
}
