//! What the cells of a workbook say: shared texts, dates counted in days, numbers as people write them.

/// What a number format makes of a number.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Kind {
    #[default]
    Number,
    /// A day, with or without the time of day.
    Date,
    Time,
    /// Hours that go on beyond 24.
    Elapsed,
}

/// The kind of a built-in format (ECMA-376 part 1, 18.8.30).
pub(crate) fn kind_of_number(format: u32) -> Kind {
    match format {
        14..=17 | 22 | 27..=31 | 36 | 50..=54 | 57 | 58 => Kind::Date,
        18..=21 | 32..=35 | 45 | 47 | 55 | 56 => Kind::Time,
        46 => Kind::Elapsed,
        _ => Kind::Number,
    }
}

/// The kind of a format written as a code, such as `dd/mm/yyyy`, judged by its first section.
pub(crate) fn kind_of_code(code: &str) -> Kind {
    if code.get(..7).is_some_and(|start| start.eq_ignore_ascii_case("General")) {
        return Kind::Number;
    }
    let (mut day, mut hour, mut month) = (false, false, false);
    let mut chars = code.chars();
    while let Some(c) = chars.next() {
        match c {
            ';' => break,
            '"' => {
                chars.find(|&c| c == '"');
            }
            '\\' | '_' | '*' => {
                chars.next();
            }
            '[' => {
                let within: String = chars.by_ref().take_while(|&c| c != ']').collect();
                let within = within.to_ascii_lowercase();
                if !within.is_empty() && ['h', 'm', 's'].iter().any(|&unit| within.chars().all(|c| c == unit)) {
                    return Kind::Elapsed;
                }
            }
            'd' | 'D' | 'y' | 'Y' => day = true,
            'h' | 'H' | 's' | 'S' => hour = true,
            'm' | 'M' => month = true,
            _ => {}
        }
    }
    match (day, hour, month) {
        (true, _, _) | (false, false, true) => Kind::Date,
        (false, true, _) => Kind::Time,
        (false, false, false) => Kind::Number,
    }
}

/// The table of shared texts: one long text and where each piece of it ends.
#[derive(Default)]
pub(crate) struct Texts {
    all: String,
    ends: Vec<u32>,
}

impl Texts {
    pub fn push(&mut self, text: &str) -> Option<()> {
        self.all.push_str(text);
        self.ends.push(u32::try_from(self.all.len()).ok()?);
        Some(())
    }

    pub fn get(&self, i: usize) -> Option<&str> {
        let end = *self.ends.get(i)? as usize;
        let start = if i == 0 { 0 } else { self.ends[i - 1] as usize };
        Some(&self.all[start..end])
    }
}

/// The text of a cell of the type `kind` (its `t`) that is neither shared, inline nor an error; `None` where it is not what
/// its type says.
pub(crate) fn cell_text(kind: &str, value: &str, format: Kind, since_1904: bool) -> Option<String> {
    match kind {
        "str" => Some(value.to_owned()),
        "b" => match value.trim() {
            "1" | "true" => Some("true".to_owned()),
            "0" | "false" => Some("false".to_owned()),
            _ => None,
        },
        "d" => {
            let text = value.trim();
            Some(text.strip_suffix("T00:00:00").or_else(|| text.strip_suffix("T00:00:00Z")).unwrap_or(text).to_owned())
        }
        "" | "n" => {
            let number: f64 = value.trim().parse().ok().filter(|n: &f64| n.is_finite())?;
            Some(match format {
                Kind::Number => plain(number),
                Kind::Date => day_and_time(number, since_1904).unwrap_or_else(|| plain(number)),
                Kind::Time if (0.0..1.0).contains(&number) => clock(seconds(number).min(86_399)),
                Kind::Time => day_and_time(number, since_1904).unwrap_or_else(|| plain(number)),
                Kind::Elapsed if (0.0..1e6).contains(&number) => clock(seconds(number)),
                Kind::Elapsed => plain(number),
            })
        }
        _ => None,
    }
}

/// A number without exponent and without needless decimals, to the fifteen digits that a spreadsheet shows.
pub(crate) fn plain(number: f64) -> String {
    if number == 0.0 {
        return "0".to_owned();
    }
    if number.fract() == 0.0 && number.abs() <= 9_007_199_254_740_992.0 {
        return format!("{number}");
    }
    let rounded: f64 = format!("{number:.14e}").parse().unwrap_or(number);
    format!("{rounded}")
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "callers pass 0 to a few million days")]
fn seconds(days: f64) -> u64 {
    (days * 86_400.0).round() as u64
}

fn clock(seconds: u64) -> String {
    format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
}

/// A day counted from 1900 (with the 29 February that year did not have, kept by the format) or from 1904; `None` outside
/// the years that the format knows.
fn day_and_time(number: f64, since_1904: bool) -> Option<String> {
    if !(0.0..2_958_466.0).contains(&number) {
        return None;
    }
    let all = seconds(number);
    let (day, time) = (i64::try_from(all / 86_400).ok()?, all % 86_400);
    // Days since 1970-01-01.
    let day = match (since_1904, day) {
        (true, _) => day - 24_107,
        (false, 0) => return Some(clock(time)),
        (false, 1..=59) => day - 25_568,
        (false, 60) => return Some("1900-02-29".to_owned()),
        (false, _) => day - 25_569,
    };
    let (year, month, day) = civil(day);
    let date = format!("{year:04}-{month:02}-{day:02}");
    Some(if time == 0 { date } else { format!("{date}T{}", clock(time)) })
}

/// Year, month and day of a day since 1970-01-01 (Hinnant, "chrono-compatible low-level date algorithms", `civil_from_days`).
fn civil(days: i64) -> (i64, i64, i64) {
    let z = days + 719_468;
    let era = z.div_euclid(146_097);
    let of_era = z.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    (year_of_era + era * 400 + i64::from(month <= 2), month, day)
}

/// Letters that XML cannot hold stand as `_x000D_` (ECMA-376 part 1, 22.9.2.19).
pub(crate) fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let code = rest.get(at + 2..at + 7).and_then(|hex| hex.strip_suffix('_'));
        let letter = code.filter(|hex| hex.bytes().all(|b| b.is_ascii_hexdigit())).and_then(|hex| u32::from_str_radix(hex, 16).ok());
        let end = match letter.and_then(char::from_u32) {
            Some(letter) => {
                out.push_str(&rest[..at]);
                out.push(letter);
                at + 7
            }
            None => {
                out.push_str(&rest[..at + 2]);
                at + 2
            }
        };
        rest = &rest[end..];
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_times() {
        let date = |n: f64| cell_text("n", &n.to_string(), Kind::Date, false).unwrap();
        assert_eq!([date(1.0), date(59.0), date(60.0), date(61.0)], ["1900-01-01", "1900-02-28", "1900-02-29", "1900-03-01"]);
        assert_eq!([date(45_658.0), date(45_658.5), date(0.25)], ["2025-01-01", "2025-01-01T12:00:00", "06:00:00"]);
        assert_eq!([date(2_958_465.0), date(3e6), date(-1.0)], ["9999-12-31", "3000000", "-1"]);
        // Rounds to the next day, as a spreadsheet does.
        assert_eq!(date(45_657.999_999_99), "2025-01-01");
        assert_eq!(cell_text("n", "0", Kind::Date, true).unwrap(), "1904-01-01");
        assert_eq!(cell_text("n", "44196", Kind::Date, true).unwrap(), "2025-01-01");
        assert_eq!(cell_text("n", "1.5", Kind::Elapsed, false).unwrap(), "36:00:00");
        assert_eq!(cell_text("n", "0.999999999", Kind::Time, false).unwrap(), "23:59:59");
        assert_eq!(cell_text("d", "2025-01-01T00:00:00", Kind::Number, false).unwrap(), "2025-01-01");
    }

    #[test]
    fn numbers_in_plain_notation() {
        let plain = |text: &str| cell_text("", text, Kind::Number, false);
        for (stored, shown) in [
            ("1E7", "10000000"),
            ("3.0", "3"),
            ("-0", "0"),
            ("0.30000000000000004", "0.3"),
            ("1.2E-3", "0.0012"),
            ("12345678901", "12345678901"),
            ("9007199254740991", "9007199254740991"),
            ("1e21", "1000000000000000000000"),
            ("-2.50", "-2.5"),
        ] {
            assert_eq!(plain(stored).as_deref(), Some(shown), "{stored}");
        }
        for bad in ["x", "1e999", "NaN", "inf", "1,5"] {
            assert_eq!(plain(bad), None, "{bad}");
        }
        assert_eq!(cell_text("b", "1", Kind::Number, false).as_deref(), Some("true"));
        assert_eq!(cell_text("b", "2", Kind::Number, false), None);
        assert_eq!(cell_text("zzz", "2", Kind::Number, false), None);
    }

    #[test]
    fn formats_that_are_dates() {
        for code in ["dd/mm/yyyy", "yyyy\\-mm\\-dd", "[$-410]d mmmm yyyy;@", "m/d/yy h:mm", "mmm", "yyyy", "\"il\" d/m"] {
            assert_eq!(kind_of_code(code), Kind::Date, "{code}");
        }
        for code in ["0.00", "#,##0 \"days\"", "General", "0.00E+00", "@", "[Red]0.0", "\\d0", "#,##0_d", "\"dd\"0", "0;[h]"] {
            assert_eq!(kind_of_code(code), Kind::Number, "{code}");
        }
        assert_eq!(kind_of_code("hh:mm:ss"), Kind::Time);
        assert_eq!(kind_of_code("[h]:mm"), Kind::Elapsed);
        assert_eq!(
            [14, 21, 46, 0, 9, 49].map(kind_of_number),
            [Kind::Date, Kind::Time, Kind::Elapsed, Kind::Number, Kind::Number, Kind::Number]
        );
    }

    #[test]
    fn escaped_letters() {
        assert_eq!(unescaped("a_x000D_\nb_x005F_x0041__x_"), "a\r\nb_x0041__x_");
        assert_eq!(unescaped("_xD800_è_x00è"), "_xD800_è_x00è");
    }
}
