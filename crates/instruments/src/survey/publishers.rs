//! The mappings of publishers' files that come with the program (`mappings/`): found by name, or offered because a file has all
//! the columns they read. They are never taken unasked, since the same columns may stand in
//! somebody else's file; those of the standard forms (`standards`) are.

use super::{Mapping, Target, source};
use crate::Result;
use rust_embed::RustEmbed;
use std::path::Path;
use std::sync::LazyLock;

#[derive(RustEmbed)]
#[folder = "../../mappings"]
struct Mappings;

/// A mapping with its name and what the rows of its file are.
#[derive(Debug)]
pub struct Published {
    pub name: String,
    pub target: Target,
    /// The standard form whose rows these are: with it the mapping is taken unasked.
    pub form: Option<String>,
    /// As it stands in its file, with its comments.
    pub text: String,
    pub mapping: Mapping,
}

/// So many columns must be read before a file is said to be like the publisher's.
const TELLING: usize = 3;

static ALL: LazyLock<Vec<Published>> = LazyLock::new(|| {
    let mut all: Vec<Published> = Mappings::iter()
        .filter_map(|file| {
            let name = file.strip_suffix(".toml")?.rsplit('/').next()?.to_owned();
            let text = String::from_utf8(Mappings::get(&file)?.data.into_owned()).ok()?;
            let target = Target::parse(text.lines().next()?.strip_prefix("# --as ")?.trim())?;
            let form = text.lines().nth(1).and_then(|l| l.strip_prefix("# --form ")).map(|f| f.trim().to_owned());
            let mapping = Mapping::parse(&text, &file).ok()?;
            Some(Published { name, target, form, text, mapping })
        })
        .collect();
    all.sort_by(|a, b| a.name.cmp(&b.name));
    all
});

/// All of them, by name.
#[must_use]
pub fn all() -> &'static [Published] {
    &ALL
}

/// The one of this name.
#[must_use]
pub fn named(name: &str) -> Option<&'static Published> {
    all().iter().find(|p| p.name == name)
}

/// Those that could read a file with these columns, those that read most of them first.
#[must_use]
pub fn fitting(target: Option<Target>, header: &[String], has_geometry: bool) -> Vec<&'static Published> {
    let read = |p: &Published| header.len() - p.mapping.ignored(header).len();
    let mut found: Vec<(usize, &Published)> = all()
        .iter()
        .filter(|p| target.is_none_or(|t| t.code() == p.target.code()))
        .filter(|p| p.mapping.check(p.target, header, has_geometry).is_ok())
        .map(|p| (read(p), p))
        .filter(|(n, _)| *n >= TELLING)
        .collect();
    found.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.name.cmp(&b.1.name)));
    found.into_iter().map(|(_, p)| p).collect()
}

/// Those that could read a file.
///
/// # Errors
/// The file cannot be read as a table or as shapes.
pub fn fitting_file(file: &Path, file_name: &str) -> Result<Vec<&'static Published>> {
    let source = source::open_with(file, file_name, &Mapping::default().options())?;
    Ok(fitting(None, source.header(), source.has_geometry()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_of_the_folder_is_read_and_found_by_its_name() {
        let files = Mappings::iter().filter(|f| f.ends_with(".toml")).count();
        assert!(files > 40, "{files}");
        assert_eq!(all().len(), files, "each begins with # --as TARGET and is a mapping");
        assert!(all().iter().all(|p| named(&p.name).is_some_and(|n| n.text == p.text)));
    }

    #[test]
    fn a_file_is_offered_those_mappings_whose_columns_it_has() {
        let own = named("residents_by_age").expect("there");
        let mut header: Vec<String> = own.mapping.figures.iter().map(|f| f.column.clone()).collect();
        header.extend(own.mapping.columns.values().cloned());
        let offered = fitting(None, &header, false);
        assert_eq!(offered.first().map(|p| p.name.as_str()), Some("residents_by_age"));
        assert!(fitting(Some(Target::Flows), &header, false).is_empty());
        header.pop();
        assert!(fitting(None, &header, false).iter().all(|p| p.name != "residents_by_age"), "a column is missing");
    }
}
