//! The two languages of the program.

/// A language in which the program speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Language {
    #[default]
    It,
    En,
}

impl Language {
    pub const ALL: [Language; 2] = [Language::It, Language::En];

    /// The ISO 639-1 code: `it`, `en`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Language::It => "it",
            Language::En => "en",
        }
    }

    /// The language of a tag such as `en` or `it-IT`; `None` for one the program does not speak.
    #[must_use]
    pub fn parse(tag: &str) -> Option<Language> {
        let primary = tag.trim().split(['-', '_']).next().unwrap_or_default();
        Language::ALL.into_iter().find(|l| primary.eq_ignore_ascii_case(l.code()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_read_by_their_first_part() {
        assert_eq!(Language::parse("it"), Some(Language::It));
        assert_eq!(Language::parse("EN-gb"), Some(Language::En));
        assert_eq!(Language::parse("fr"), None);
        assert_eq!(Language::parse(""), None);
        assert_eq!(Language::default().code(), "it");
    }
}
