//! Italian tax codes: eleven digits of a body (check digit after Luhn's scheme as the tax authority uses it), or sixteen
//! characters of a person.

use crate::problem::Problem;

/// The code padded to eleven digits and checked, or the sixteen-character code in capitals.
pub fn tax_code(text: &str) -> Result<String, Problem> {
    let code = text.trim().to_ascii_uppercase();
    let bad = || Problem::new("problem-tax-code", text);
    if !code.is_empty() && code.len() <= 11 && code.bytes().all(|b| b.is_ascii_digit()) {
        let code = format!("{code:0>11}");
        return if body_is_valid(code.as_bytes()) { Ok(code) } else { Err(bad()) };
    }
    if code.len() == 16 && code.is_ascii() && person_is_valid(code.as_bytes()) { Ok(code) } else { Err(bad()) }
}

fn body_is_valid(code: &[u8]) -> bool {
    let sum: u32 = code
        .iter()
        .enumerate()
        .map(|(i, b)| {
            let d = u32::from(b - b'0');
            if i % 2 == 0 { d } else { (d * 2) / 10 + (d * 2) % 10 }
        })
        .sum();
    code != b"00000000000" && sum.is_multiple_of(10)
}

fn person_is_valid(code: &[u8]) -> bool {
    const ODD: [u32; 26] = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];
    if !code.iter().all(u8::is_ascii_alphanumeric) || !code[15].is_ascii_uppercase() {
        return false;
    }
    let sum: u32 = code[..15]
        .iter()
        .enumerate()
        .map(|(i, b)| {
            let ordinal = if b.is_ascii_digit() { b - b'0' } else { b - b'A' };
            if i % 2 == 0 { ODD[usize::from(ordinal)] } else { u32::from(ordinal) }
        })
        .sum();
    u32::from(code[15] - b'A') == sum % 26
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bodies_are_padded_and_checked() {
        assert_eq!(tax_code("175660554").as_deref(), Ok("00175660554"));
        assert!(tax_code("00175660555").is_err());
        assert!(tax_code("0").is_err());
    }

    #[test]
    fn the_published_example_of_a_person() {
        // The worked example of the decree that defines the code.
        assert!(tax_code("MRTMTT25D09F205Z").is_ok());
        assert!(tax_code("MRTMTT25D09F205A").is_err());
    }
}
