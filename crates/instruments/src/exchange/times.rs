//! When: whether the times of two records meet.

/// The first day of a year, quarter, month or day.
#[must_use]
pub fn first_day(period: &str) -> String {
    match (period.len(), period.get(5..)) {
        (4, _) => format!("{period}-01-01"),
        (7, Some(q)) if q.starts_with('Q') => format!("{}-{:02}-01", &period[..4], (quarter(q) - 1) * 3 + 1),
        (7, _) => format!("{period}-01"),
        _ => period.to_owned(),
    }
}

/// The last day; of a month, one that is not before it.
#[must_use]
pub fn last_day(period: &str) -> String {
    match (period.len(), period.get(5..)) {
        (4, _) => format!("{period}-12-31"),
        (7, Some(q)) if q.starts_with('Q') => format!("{}-{:02}-31", &period[..4], quarter(q) * 3),
        (7, _) => format!("{period}-31"),
        _ => period.to_owned(),
    }
}

fn quarter(q: &str) -> u8 {
    q.get(1..).and_then(|n| n.parse().ok()).filter(|n| (1..=4).contains(n)).unwrap_or(4)
}

/// How the time of one record lies to another's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meeting {
    /// All of the first lies in the second, or nothing limits them.
    Whole,
    Part,
    /// They do not meet, or the second is over.
    Never,
}

/// Whether what is wanted from one day to another can be given in the time that an offer has, from today on.
#[must_use]
pub fn meeting(want: [Option<&str>; 2], offer: [Option<&str>; 2], today: &str) -> Meeting {
    let begins = |p: Option<&str>| p.map_or_else(|| "0000-01-01".to_owned(), first_day);
    let ends = |p: Option<&str>| p.map_or_else(|| "9999-12-31".to_owned(), last_day);
    let (from, to) = (begins(want[0]).max(today.to_owned()), ends(want[1]));
    let (opens, closes) = (begins(offer[0]), ends(offer[1]));
    if closes < from || to < opens {
        Meeting::Never
    } else if opens <= from && to <= closes || want[1].is_none() && offer[1].is_none() && opens.as_str() <= today {
        Meeting::Whole
    } else {
        Meeting::Part
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_meet_wholly_in_part_or_never() {
        let day = "2026-06-30";
        let meet = |want, offer| meeting(want, offer, day);
        assert_eq!(meet([None, None], [None, None]), Meeting::Whole);
        assert_eq!(meet([None, None], [Some("2026-01"), None]), Meeting::Whole);
        assert_eq!(meet([Some("2026"), Some("2026")], [Some("2025-05"), Some("2027")]), Meeting::Whole);
        assert_eq!(meet([Some("2026"), Some("2026")], [Some("2026-Q4"), None]), Meeting::Part);
        assert_eq!(meet([None, None], [Some("2026-01"), Some("2026-07-15")]), Meeting::Part);
        assert_eq!(meet([None, None], [None, Some("2026-06-29")]), Meeting::Never);
        assert_eq!(meet([None, Some("2026-09")], [Some("2026-10"), None]), Meeting::Never);
        assert_eq!((first_day("2026-Q2"), last_day("2026-Q2")), ("2026-04-01".into(), "2026-06-31".into()));
    }
}
