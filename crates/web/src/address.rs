//! Addresses: reading and writing the part after the question mark, and local places to go back to.

/// The pairs of a query, decoded, in their order.
#[must_use]
pub fn pairs(query: &str) -> Vec<(String, String)> {
    query
        .split('&')
        .filter(|part| !part.is_empty())
        .map(|part| {
            let (name, value) = part.split_once('=').unwrap_or((part, ""));
            (decode(name), decode(value))
        })
        .collect()
}

/// A query made of pairs, with its question mark; nothing for no pairs.
#[must_use]
pub fn query<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let mut out = String::new();
    for (name, value) in pairs {
        out.push(if out.is_empty() { '?' } else { '&' });
        out.push_str(&encode(name));
        out.push('=');
        out.push_str(&encode(value));
    }
    out
}

/// Everything but letters, digits and `-._~` as `%XX`.
#[must_use]
pub fn encode(text: &str) -> String {
    use std::fmt::Write;
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

fn decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut i = 0;
    while i < bytes.len() {
        let hex = (bytes[i] == b'%').then(|| text.get(i + 1..i + 3)).flatten().and_then(|h| u8::from_str_radix(h, 16).ok());
        match (bytes[i], hex) {
            (_, Some(byte)) => {
                out.push(byte);
                i += 2;
            }
            (b'+', None) => out.push(b' '),
            (byte, None) => out.push(byte),
        }
        i += 1;
    }
    String::from_utf8_lossy(&out).into_owned()
}

/// An address on this server, or the front page: nobody is sent elsewhere by a form.
#[must_use]
pub fn local(address: &str) -> &str {
    let fine = address.starts_with('/') && !address.starts_with("//") && !address.contains(['\\', '\r', '\n', '\t']);
    if fine { address } else { "/" }
}

/// `address` with these pairs added to its query, in place of those of the same names.
#[must_use]
pub fn with(address: &str, add: &[(&str, &str)]) -> String {
    let (path, old) = address.split_once('?').unwrap_or((address, ""));
    let mut all = pairs(old);
    all.retain(|(name, _)| !add.iter().any(|(n, _)| n == name));
    all.extend(add.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())));
    format!("{path}{}", query(all.iter().map(|(n, v)| (n.as_str(), v.as_str()))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_reads_back() {
        let text = query([("q", "città & più"), ("a", "1%")]);
        assert_eq!(text, "?q=citt%C3%A0%20%26%20pi%C3%B9&a=1%25");
        assert_eq!(pairs(&text[1..]), vec![("q".into(), "città & più".into()), ("a".into(), "1%".into())]);
        assert_eq!(pairs("a=x+y&&b&c=%zz%e"), vec![("a".into(), "x y".into()), ("b".into(), String::new()), ("c".into(), "%zz%e".into())]);
    }

    #[test]
    fn nobody_is_sent_elsewhere() {
        assert_eq!(local("/map?x=1"), "/map?x=1");
        for bad in ["https://example.org", "//example.org", "/\\example.org", "", "map", "/a\r\nb"] {
            assert_eq!(local(bad), "/");
        }
    }

    #[test]
    fn pairs_are_replaced() {
        assert_eq!(with("/a?x=1&lang=it", &[("lang", "en")]), "/a?x=1&lang=en");
        assert_eq!(with("/a", &[("done", "saved")]), "/a?done=saved");
    }
}
