//! The logistic curve, in whole numbers.

use super::coder::{Chance, SURE};

/// The logistic curve: from how far something leans, from -2047 to 2047 in steps of 1/256, to a chance, and back.
pub(super) struct Curve {
    chances: Vec<u16>,
    leans: Vec<i16>,
}

impl Curve {
    pub(super) fn new() -> Self {
        // 65,536 / (1 + e^-x) for x from -8 to 8 in steps of a half.
        const AT: [i32; 33] = [
            22, 36, 60, 98, 162, 267, 439, 720, 1179, 1921, 3108, 4971, 7812, 11955, 17625, 24743, 32768, 40793, 47911,
            53581, 57724, 60565, 62428, 63615, 64357, 64816, 65097, 65269, 65374, 65438, 65476, 65500, 65514,
        ];
        let between = AT.iter().zip(AT.iter().skip(1));
        let chances = between.flat_map(|(low, high)| (0..128).map(move |part| low + (((high - low) * part) >> 7)));
        let chances: Vec<u16> = chances.map(|chance| u16::try_from(chance).unwrap_or(u16::MAX)).collect();
        let leans = (0..4096_u16).map(|chance| {
            let place = chances.partition_point(|reached| reached >> 4 < chance);
            i16::try_from(place).unwrap_or_default() - 2048
        });
        let leans = leans.map(|lean| lean.clamp(-2047, 2047)).collect();
        Self { chances, leans }
    }

    pub(super) fn chance(&self, lean: i32) -> Chance {
        self.chances.get((lean + 2048) as usize).map_or(SURE, |chance| Chance::from(*chance))
    }

    pub(super) fn lean(&self, chance: Chance) -> i32 {
        self.leans.get((chance >> 4) as usize).map_or(0, |lean| i32::from(*lean))
    }
}
