//! Words of the command line that hold several settings (`amount=1000,rate=0.04`), shares, and periods of a table.

use crate::work::Result;
use reticolo_model::Problem;

/// Settings written as `NAME=VALUE,NAME=VALUE`.
#[derive(Debug)]
pub struct Settings<'a> {
    flag: &'static str,
    text: &'a str,
    known: &'static [&'static str],
    pairs: Vec<(&'a str, &'a str)>,
}

impl<'a> Settings<'a> {
    /// # Errors
    /// A name that is not known or stands twice, a setting without `=`.
    pub fn of(flag: &'static str, text: &'a str, known: &'static [&'static str]) -> Result<Settings<'a>> {
        let mut settings = Settings { flag, text, known, pairs: Vec::new() };
        for part in text.split(',') {
            let pair = part.split_once('=').map(|(name, value)| (name.trim(), value.trim()));
            match pair.filter(|(name, _)| known.contains(name) && settings.get(name).is_none()) {
                Some(pair) => settings.pairs.push(pair),
                None => return Err(settings.wrong(part)),
            }
        }
        Ok(settings)
    }

    #[must_use]
    pub fn get(&self, name: &str) -> Option<&'a str> {
        self.pairs.iter().find(|(known, _)| *known == name).map(|(_, value)| *value)
    }

    fn wrong(&self, found: &str) -> crate::work::VerbError {
        Problem::new("problem-words", found).with("flag", self.flag).with("known", self.known.join(", ")).into()
    }

    /// What a setting is read as.
    ///
    /// # Errors
    /// A setting that is missing or does not fit.
    pub fn read<T>(&self, name: &str, read: impl Fn(&str) -> Option<T>) -> Result<T> {
        let Some(text) = self.get(name) else { return Err(self.wrong(self.text)) };
        read(text).ok_or_else(|| self.wrong(&format!("{name}={text}")))
    }

    /// The same, or nothing where the setting is not there.
    ///
    /// # Errors
    /// A setting that does not fit.
    pub fn perhaps<T>(&self, name: &str, read: impl Fn(&str) -> Option<T>) -> Result<Option<T>> {
        if self.get(name).is_some() { self.read(name, read).map(Some) } else { Ok(None) }
    }
}

/// A share in thousand-millionths: `0.045` or `4.5%`.
#[must_use]
pub fn share(text: &str) -> Option<i64> {
    let (text, parts) = text.strip_suffix('%').map_or((text, 1e9), |t| (t.trim_end(), 1e7));
    let value = text.parse::<f64>().ok().filter(|x| x.is_finite() && x.abs() < 1e9)?;
    Some((value * parts).round() as i64)
}

/// A period of a table: a whole number (a year, a turn), or a month `YYYY-MM`, which counts months from the year 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Period {
    Number(i32),
    Month(i32),
}

impl Period {
    #[must_use]
    pub fn of(text: &str) -> Option<Period> {
        if let Some((year, month)) = text.split_once('-').filter(|(year, _)| year.len() == 4) {
            let (year, month) = (year.parse::<i32>().ok()?, month.parse::<i32>().ok()?);
            return (1..=12).contains(&month).then(|| Period::Month(year * 12 + month - 1));
        }
        text.parse::<i32>().ok().filter(|n| n.abs() < 1_000_000).map(Period::Number)
    }

    #[must_use]
    pub fn number(self) -> i32 {
        match self {
            Period::Number(n) | Period::Month(n) => n,
        }
    }

    #[must_use]
    pub fn is_month(self) -> bool {
        matches!(self, Period::Month(_))
    }
}

/// The period as it is written in the table.
#[must_use]
pub fn period_text(months: bool, number: i32) -> String {
    if months { format!("{:04}-{:02}", number.div_euclid(12), number.rem_euclid(12) + 1) } else { number.to_string() }
}
