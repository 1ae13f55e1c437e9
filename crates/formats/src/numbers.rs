//! Which mark the numbers of a column have before their decimals, judged from samples and never from one doubtful number.

/// The decimal mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    Point,
    Comma,
}

impl Mark {
    /// The stable name: `point` or `comma`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Mark::Point => "point",
            Mark::Comma => "comma",
        }
    }
}

/// The decimal mark that the samples agree on. `None` where they contradict each other or where none tells: `1.234` may be
/// one and a bit or more than a thousand, `12` is either. What is no number tells nothing.
pub fn decimal_mark<'a>(samples: impl Iterator<Item = &'a str>) -> Option<Mark> {
    let mut found = None;
    for sample in samples {
        match (mark_of(sample), found) {
            (Some(mark), None) => found = Some(mark),
            (Some(mark), Some(before)) if mark != before => return None,
            _ => {}
        }
    }
    found
}

/// True where a number is written in scientific notation, such as `1,2E+03`.
#[must_use]
pub fn is_scientific(sample: &str) -> bool {
    split(sample).is_some_and(|(_, exponent)| exponent)
}

/// What one number tells of its decimal mark.
#[must_use]
pub fn mark_of(sample: &str) -> Option<Mark> {
    let (digits, exponent) = split(sample)?;
    let grouped = digits.contains(is_space);
    let marks: Vec<(usize, char)> = digits.char_indices().filter(|&(_, c)| c == '.' || c == ',').collect();
    let (&(first, mark), &(last_at, last)) = (marks.first()?, marks.last()?);
    let named = |c: char| if c == '.' { Mark::Point } else { Mark::Comma };
    let other = |c: char| if c == '.' { Mark::Comma } else { Mark::Point };
    if mark != last {
        // Both occur: the last is the decimal mark, the others stand between thousands.
        let only_one = marks.iter().filter(|&&(_, c)| c == last).count() == 1;
        return (only_one && !grouped && in_thousands(&digits[..last_at], mark)).then(|| named(last));
    }
    if marks.len() > 1 {
        return (!grouped && !exponent && in_thousands(digits, mark)).then(|| other(mark));
    }
    let (before, after) = (&digits[..first], &digits[first + 1..]);
    let before_digits = before.chars().filter(char::is_ascii_digit).count();
    if before_digits + after.len() == 0 {
        return None;
    }
    let doubtful = after.len() == 3 && (1..=3).contains(&before_digits) && !before.starts_with('0') && !exponent && !grouped;
    (!doubtful).then(|| named(mark))
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\'' | '’')
}

/// One to three digits, then groups of three.
fn in_thousands(text: &str, mark: char) -> bool {
    let mut groups = text.split(mark);
    let is = |group: &str, least: usize| (least..=3).contains(&group.len()) && group.bytes().all(|b| b.is_ascii_digit());
    groups.next().is_some_and(|first| is(first, 1)) && groups.all(|group| is(group, 3))
}

/// The digits and marks of a number without sign, unit and exponent, and whether there is an exponent; `None` for what is
/// no number.
fn split(sample: &str) -> Option<(&str, bool)> {
    let text = sample.trim().trim_start_matches(['€', '$', '£']).trim_start();
    let text = text.strip_prefix(['-', '+', '\u{2212}']).unwrap_or(text);
    let text = text.trim_end_matches(['%', '€', '$', '£']).trim_end();
    let (digits, exponent) = match text.split_once(['e', 'E']) {
        Some((digits, power)) => {
            let power = power.strip_prefix(['-', '+']).unwrap_or(power);
            if power.is_empty() || power.len() > 4 || !power.bytes().all(|b| b.is_ascii_digit()) {
                return None;
            }
            (digits, true)
        }
        None => (text, false),
    };
    let sound = digits.chars().all(|c| c.is_ascii_digit() || c == '.' || c == ',' || (is_space(c) && !exponent));
    (sound && digits.contains(|c: char| c.is_ascii_digit())).then_some((digits, exponent))
}
