//! Decimal numbers, read and written: for what articles hold, in a tenth of the bytes of the standard library's ways,
//! which cover every float there is. Not for numbers that must come back to the last bit.

/// The value of a whole number's digits and those of its fraction, either of which may be empty; anything else between
/// them is passed over. `None` where it is too large to say. Exact up to fifteen digits, where both the digits and the
/// power of ten are whole as floats (Clinger, 1990).
pub(crate) fn decimal(whole: &str, fraction: &str) -> Option<f64> {
    let digits = |text: &str, value: f64| {
        text.chars().filter_map(|c| c.to_digit(10)).fold(value, |value, digit| value * 10.0 + f64::from(digit))
    };
    let power = fraction.chars().filter(char::is_ascii_digit).fold(1.0, |power, _| power * 10.0);
    let value = digits(fraction, digits(whole, 0.0)) / power;
    value.is_finite().then_some(value)
}

/// A number as digits, to six places and no more than it needs: "1500000", "0.333333". Empty where it is not finite.
pub(crate) fn written(value: f64) -> String {
    if !value.is_finite() {
        return String::new();
    }
    let mut whole = value.abs().trunc();
    let mut millionths = ((value.abs() - whole) * 1e6).round();
    if 1e6 <= millionths {
        (whole, millionths) = (whole + 1.0, 0.0);
    }
    // The last digit first.
    let mut digits = Vec::new();
    let mut places = 6;
    while 0 < places && millionths % 10.0 == 0.0 {
        (millionths, places) = (millionths / 10.0, places - 1);
    }
    for _ in 0..places {
        digits.push(digit(millionths));
        millionths = (millionths / 10.0).trunc();
    }
    if 0 < places {
        digits.push('.');
    }
    loop {
        digits.push(digit(whole));
        whole = (whole / 10.0).trunc();
        if whole == 0.0 {
            break;
        }
    }
    if value < 0.0 {
        digits.push('-');
    }
    digits.into_iter().rev().collect()
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a remainder of ten")]
fn digit(value: f64) -> char {
    char::from(b'0' + (value % 10.0) as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_the_standard_library_reads() {
        for text in ["0", "7", "12.", "3.5", "0.1", "1234567.891", "99.99", "299792.458", "1000000000000", "0.000001"] {
            let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
            assert_eq!(decimal(whole, fraction), text.parse().ok(), "{text}");
        }
        assert_eq!(decimal("1,250,000", "5"), Some(1_250_000.5));
        assert_eq!(decimal("", ""), Some(0.0));
        assert_eq!(decimal(&"9".repeat(400), ""), None);
        assert_eq!(decimal("1", &"9".repeat(400)), None);
    }

    #[test]
    fn writes_no_more_than_six_places() {
        let check = |value: f64, wanted: &str| assert_eq!(written(value), wanted);
        for value in [0.0, 7.0, 3.5, 0.1, 1_234_567.891, 99.99, 1e12, 0.000_001, -12.25, 1e18] {
            check(value, &value.to_string());
        }
        check(1.0 / 3.0, "0.333333");
        check(0.999_999_9, "1");
        check(1.1 * 3.0, "3.3");
        check(f64::INFINITY, "");
        assert_eq!(written(f64::MAX).len(), 309);
    }
}
