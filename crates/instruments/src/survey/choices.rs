//! What a row says of a target: the mark that decides it, else the mended and translated cell, else the constant.

use super::mapping::{Choice, Mapping, Only, Reader};
use super::source::Cells;
use reticolo_model::fold::fold;
use std::collections::BTreeMap;

/// The column looked at, what it must say, the value.
type Told<'m> = (Option<usize>, Option<&'m str>, &'m str);

/// A reader that also knows the mapping's choices.
pub(super) struct Teller<'m> {
    pub reader: Reader<'m>,
    /// For each target its choices in their order.
    choices: BTreeMap<&'m str, Vec<Told<'m>>>,
}

impl<'m> Teller<'m> {
    pub fn new(mapping: &'m Mapping, header: &'m [String]) -> Teller<'m> {
        let mut choices: BTreeMap<&str, Vec<_>> = BTreeMap::new();
        for Choice { target, value, column, is } in &mapping.choices {
            let at = column.as_ref().and_then(|c| header.iter().position(|h| h == c));
            choices.entry(target).or_default().push((at, is.as_deref(), value.as_str()));
        }
        Teller { reader: Reader::new(mapping, header), choices }
    }

    pub fn has(&self, target: &str) -> bool {
        self.choices.contains_key(target) || self.reader.has(target)
    }

    /// The column to name when a target is at fault; the target where it has none.
    pub fn column<'a>(&self, target: &'a str) -> &'a str
    where
        'm: 'a,
    {
        let column = self.reader.column(target);
        if column.is_empty() { target } else { column }
    }

    pub fn text<'a>(&'a self, cells: &'a dyn Cells, target: &str) -> &'a str {
        let holds = |at: &Option<usize>, is: &Option<&str>| match (at, is) {
            (None, _) => true,
            (Some(i), None) => !self.reader.cell(cells, *i).is_empty(),
            (Some(i), Some(is)) => says(self.reader.cell(cells, *i), is),
        };
        self.choices
            .get(target)
            .and_then(|all| all.iter().find(|(at, is, _)| holds(at, is)))
            .map_or_else(|| self.reader.text(cells, target), |(_, _, value)| value)
    }
}

/// Whether a cell says this. `*` at either end stands for any text; case, accents and apostrophes then do not count.
pub(super) fn says(cell: &str, is: &str) -> bool {
    let (open, rest) = is.strip_prefix('*').map_or((false, is), |r| (true, r));
    let (close, middle) = rest.strip_suffix('*').map_or((false, rest), |r| (true, r));
    if !open && !close {
        return cell == is.trim();
    }
    let (cell, middle) = (fold(cell), fold(middle));
    match (open, close) {
        (true, true) => cell.contains(&middle),
        (false, true) => cell.starts_with(&middle),
        _ => cell.ends_with(&middle),
    }
}

/// Whether a row is one that a reference is for.
pub(super) fn is_for(only: &Only, cell: &str) -> bool {
    only.is.iter().any(|is| says(cell, is)) != only.not
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mapping() -> Mapping {
        let text = r#"
            columns = { title = "name" }
            choices = [
                { target = "nature", column = "town hall", value = "public_body" },
                { target = "nature", column = "name", is = "*s.r.l.", value = "firm" },
                { target = "nature", column = "kind", is = "B", value = "sports_club" },
                { target = "nature", value = "third_sector" },
            ]"#;
        Mapping::parse(text, "f").expect("a mapping")
    }

    #[test]
    fn the_first_mark_that_holds_decides() {
        let mapping = mapping();
        let header: Vec<String> = ["name", "town hall", "kind"].map(String::from).to_vec();
        let teller = Teller::new(&mapping, &header);
        let nature = |cells: [&str; 3]| teller.text(&cells.map(String::from).to_vec(), "nature").to_owned();
        assert_eq!(nature(["a", "X", "B"]), "public_body");
        assert_eq!(nature(["Alfa S.R.L.", " ", "B"]), "firm");
        assert_eq!(nature(["a", "", "B"]), "sports_club");
        assert_eq!(nature(["a", "", "b"]), "third_sector");
        assert_eq!(teller.text(&["a".to_owned()].to_vec(), "title"), "a");
    }

    #[test]
    fn a_star_stands_for_any_text() {
        assert!(says("COMUNE DI CITTA' ALTA", "comune di*") && says("città alta", "*Citta’ Alta"));
        assert!(says("the town of x", "*TOWN*") && !says("COMUNE", "comune") && says("COMUNE", "COMUNE"));
    }
}
