//! How long a link each channel lets through, as data for the share sheet. What a QR code holds, [`crate::share::qr`] says.

/// From this many characters on, the page offers a file first: such links work in browsers, not in chats.
pub const LONG: usize = 8_000;

/// A way to send a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Channel {
    /// Its name, as the reader knows it.
    pub name: &'static str,
    /// The longest address, in characters, that goes through it whole.
    pub limit: usize,
}

/// All channels whose limit is measured or documented, the narrowest first.
pub const CHANNELS: [Channel; 7] = [
    Channel { name: "Discord", limit: 2_000 },
    Channel { name: "Slack", limit: 4_000 },
    Channel { name: "X", limit: 4_088 },
    Channel { name: "WhatsApp Business", limit: 4_096 },
    Channel { name: "Markdown pages", limit: 10_006 },
    // Just under 1 MiB.
    Channel { name: "Firefox", limit: (1 << 20) - 1 },
    Channel { name: "Chrome and Edge", limit: 2_097_000 },
];

/// Each channel's name, and whether a whole address of `length` characters fits through it.
pub fn verdicts(length: usize) -> Vec<(&'static str, bool)> {
    CHANNELS.iter().map(|channel| (channel.name, length <= channel.limit)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_is_the_last_length_that_fits() {
        let fitting = |length| -> Vec<_> {
            verdicts(length).into_iter().filter(|&(_, fits)| fits).map(|(name, _)| name).collect()
        };
        assert_eq!(fitting(2_000).first(), Some(&"Discord"));
        assert_eq!(fitting(2_001).first(), Some(&"Slack"));
        assert_eq!(fitting(4_096), ["WhatsApp Business", "Markdown pages", "Firefox", "Chrome and Edge"]);
        assert_eq!(fitting(usize::MAX), [""; 0]);
    }

    #[test]
    fn the_narrowest_comes_first() {
        assert!(CHANNELS.is_sorted_by_key(|channel| channel.limit));
    }
}
