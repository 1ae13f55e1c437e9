//! What the writers of JSON share: whole numbers without a fraction, lists written item by item, ids made from what they belong to.

use serde::ser::{Error, Serialize, Serializer};
use std::io::{self, Write};

/// A number, without `.0` where it is whole.
///
/// # Errors
/// A number that JSON cannot hold.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for it")]
pub(crate) fn number<S: Serializer>(n: &f64, to: S) -> Result<S::Ok, S::Error> {
    if !n.is_finite() {
        return Err(S::Error::custom("found a number that is not finite"));
    }
    #[expect(clippy::cast_possible_truncation, reason = "whole and small enough to be exact")]
    if n.fract() == 0.0 && n.abs() < 9e15 { to.serialize_i64(*n as i64) } else { to.serialize_f64(*n) }
}

/// As [`number`]; what is `None` is left out by the field's `skip_serializing_if`.
pub(crate) fn some_number<S: Serializer>(n: &Option<f64>, to: S) -> Result<S::Ok, S::Error> {
    number(&n.unwrap_or_default(), to)
}

/// A list, one item a line, between what stands before and behind it.
///
/// # Errors
/// What `out` gives, and a value that JSON cannot hold.
pub(crate) fn write_list<W: Write, T: Serialize>(
    mut out: W,
    [before, behind]: [&str; 2],
    items: impl IntoIterator<Item = io::Result<T>>,
) -> io::Result<W> {
    out.write_all(before.as_bytes())?;
    let mut separator: &[u8] = b"\n";
    for item in items {
        out.write_all(separator)?;
        separator = b",\n";
        serde_json::to_writer(&mut out, &item?)?;
    }
    out.write_all(b"\n")?;
    out.write_all(behind.as_bytes())?;
    out.flush()?;
    Ok(out)
}

/// The id (a UUID of version 8) of part `index` of the kind `part` of what has the id `whole`: the same for the same, always.
#[must_use]
pub fn part_id(whole: &str, part: &str, index: usize) -> String {
    let text = format!("{whole}\0{part}\0{index}");
    // FNV-1a of 128 bits.
    let hash = text.bytes().fold(0x6c62_272e_07bb_0142_62b8_2175_6295_c58d_u128, |hash, byte| {
        (hash ^ u128::from(byte)).wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013b)
    });
    let id = hash & !(0xf << 76) & !(0x3 << 62) | (8 << 76) | (2 << 62);
    let hex = format!("{id:032x}");
    format!("{}-{}-{}-{}-{}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..])
}
