//! Files attached to records: what is said of each beside its bytes, and the rules for it. The bytes themselves are documents,
//! known by their SHA-256.

use crate::{Problem, period, value};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Media types of files that may be attached, each with the endings that name them; the first is given where none fits.
pub const MEDIA: &[(&str, &[&str])] = &[
    ("image/jpeg", &["jpg", "jpeg", "jpe", "jfif"]),
    ("image/png", &["png"]),
    ("image/gif", &["gif"]),
    ("image/webp", &["webp"]),
    ("application/pdf", &["pdf"]),
    ("text/plain", &["txt", "text", "log", "json", "geojson", "jsonl", "ics", "vcf", "toml", "yaml", "yml", "tsv", "tex"]),
    ("text/csv", &["csv"]),
    ("text/markdown", &["md", "markdown"]),
    ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", &["docx"]),
    ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", &["xlsx"]),
    ("application/vnd.openxmlformats-officedocument.presentationml.presentation", &["pptx"]),
    ("application/vnd.oasis.opendocument.text", &["odt"]),
    ("application/vnd.oasis.opendocument.spreadsheet", &["ods"]),
    ("application/vnd.oasis.opendocument.presentation", &["odp"]),
];

/// The longest name of a file, in characters.
const NAME: usize = 120;
/// The longest text of a field, in characters.
const TEXT: usize = 500;

/// What became of the place that a picture says it was taken at.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Location {
    /// The file says none.
    #[default]
    None,
    /// It was taken out before the file was kept.
    Stripped,
    /// The file still says it.
    Kept,
}

/// What a person says of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Details {
    /// What a picture shows, for those who do not see it; required for pictures.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub alt: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub caption: String,
    /// Under which licence it may be used.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub licence: String,
    /// Who made it, as it is to be named.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub credit: String,
    /// Year, month or day on which it was taken or written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub taken_on: Option<String>,
    /// Files of a record stand in this order, then by name.
    pub order: i64,
}

impl Details {
    /// Texts without blanks around them; what is wrong, for a file of this media type.
    pub fn check(&mut self, media: &str) -> Vec<Problem> {
        let mut problems = Vec::new();
        for (field, text) in
            [("alt", &mut self.alt), ("caption", &mut self.caption), ("licence", &mut self.licence), ("credit", &mut self.credit)]
        {
            *text = text.trim().to_owned();
            if text.chars().count() > TEXT || text.contains('\0') {
                problems.push(Problem::new("problem-too-long", value::shortened(text)).on(field).with("most", TEXT));
            }
        }
        self.taken_on = self.taken_on.take().map(|t| t.trim().to_owned()).filter(|t| !t.is_empty());
        if let Some(Err(problem)) = self.taken_on.as_deref().map(period::period) {
            problems.push(problem.on("taken_on"));
        }
        if !(-100_000..=100_000).contains(&self.order) {
            let range = Problem::new("problem-range", self.order.to_string()).on("order");
            problems.push(range.with("least", -100_000).with("greatest", 100_000));
        }
        if is_picture(media) && self.alt.is_empty() {
            problems.push(Problem::new("problem-file-alt", "").on("alt"));
        }
        problems
    }
}

/// A file on a record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attachment {
    pub id: Uuid,
    pub record: Uuid,
    /// SHA-256 of the bytes.
    pub digest: String,
    /// As its content tells, never its name.
    pub media: String,
    /// In bytes.
    pub size: i64,
    pub name: String,
    pub location: Location,
    /// About a person: seen by those who may read personal values, destroyed with the person's erasure.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub personal: bool,
    #[serde(flatten)]
    pub details: Details,
}

impl Attachment {
    /// A picture that every browser draws without running anything.
    #[must_use]
    pub fn is_picture(&self) -> bool {
        is_picture(&self.media)
    }
}

/// Whether files of this type are pictures, which need a text for those who do not see them.
#[must_use]
pub fn is_picture(media: &str) -> bool {
    media.starts_with("image/")
}

/// The name under which a file is kept: the last part of what was sent, without what names of files must not hold, ending as its
/// content asks. Never empty.
#[must_use]
pub fn file_name(sent: &str, media: &str) -> String {
    let last = sent.rsplit(['/', '\\']).next().unwrap_or_default();
    // Marks that turn the direction of writing can make an ending look like another.
    let turns = |c: char| matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}');
    let plain: String = last
        .chars()
        .filter(|c| !c.is_control() && !turns(*c))
        .map(|c| if matches!(c, ':' | '*' | '?' | '"' | '<' | '>' | '|') { '_' } else { c })
        .collect();
    let plain = plain.trim_matches([' ', '.']);
    let endings = MEDIA.iter().find(|(m, _)| *m == media).map_or(&["bin"][..], |(_, e)| e);
    let (stem, ending) = match plain.rsplit_once('.') {
        Some((stem, end)) if endings.contains(&end.to_ascii_lowercase().as_str()) => (stem, end.to_ascii_lowercase()),
        // A picture that calls itself another is named for what it is; any other ending stays in sight.
        Some((stem, end))
            if is_picture(media) && MEDIA.iter().any(|(m, e)| is_picture(m) && e.contains(&end.to_ascii_lowercase().as_str())) =>
        {
            (stem, endings[0].to_owned())
        }
        _ => (plain, endings[0].to_owned()),
    };
    let stem: String = stem.chars().take(NAME - 1 - ending.len()).collect();
    let stem = stem.trim_end_matches([' ', '.']);
    format!("{}.{ending}", if stem.is_empty() { "file" } else { stem })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_a_name_and_says_what_the_file_is() {
        for (sent, media, kept) in [
            ("foto.jpg", "image/jpeg", "foto.jpg"),
            ("FOTO.JPEG", "image/jpeg", "FOTO.jpeg"),
            ("foto.jpg", "image/png", "foto.png"),
            ("../../etc/passwd", "text/plain", "passwd.txt"),
            ("C:\\Users\\x\\statuto.pdf", "application/pdf", "statuto.pdf"),
            ("..", "text/plain", "file.txt"),
            ("", "image/gif", "file.gif"),
            (".htaccess", "text/plain", "htaccess.txt"),
            ("pagina.html", "text/plain", "pagina.html.txt"),
            ("a\u{202e}fdp.exe", "application/pdf", "afdp.exe.pdf"),
            ("a\r\nb\0\"<c>.csv", "text/csv", "ab__c_.csv"),
            ("due punti: si.md", "text/markdown", "due punti_ si.md"),
            ("città è.txt", "text/plain", "città è.txt"),
        ] {
            assert_eq!(file_name(sent, media), kept, "{sent:?}");
        }
        let long = file_name(&"à".repeat(300), "application/pdf");
        assert!(long.chars().count() <= NAME && long.ends_with(".pdf"));
    }

    #[test]
    fn a_picture_says_what_it_shows() {
        let mut bare = Details { caption: "  Facciata ".into(), taken_on: Some("2025-13".into()), ..Details::default() };
        let codes: Vec<String> = bare.check("image/png").into_iter().map(|p| p.code).collect();
        assert_eq!(codes.len(), 2);
        assert!(codes.contains(&"problem-file-alt".to_owned()));
        assert_eq!(bare.caption, "Facciata");
        let mut said = Details { alt: "La facciata".into(), taken_on: Some(" 2025-05 ".into()), ..Details::default() };
        assert!(said.check("image/png").is_empty());
        assert_eq!(said.taken_on.as_deref(), Some("2025-05"));
        assert_eq!(Details { alt: "x".repeat(501), ..Details::default() }.check("application/pdf").len(), 1);
    }
}
