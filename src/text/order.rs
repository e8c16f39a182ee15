//! Sorting lists of every type by one piece of code: the standard library's brings a kilobyte along for each type, and
//! a page weighs what it brings. Not for what is sorted millions of times (`models`).

use std::cmp::Ordering;

/// Sorts by a key and leaves what is alike in its order, as a slice's own `sort_by_key` does.
pub(crate) fn sort_by_key<T, K: Ord>(list: &mut [T], key: impl Fn(&T) -> K) {
    let places = places(list.len(), &|one, other| list.get(one).map(&key).cmp(&list.get(other).map(&key)));
    arrange(places, &mut |one, other| list.swap(one, other));
}

/// Where each of `count` things belongs.
fn places(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_unstable_by(|&one, &other| compare(one, other).then(one.cmp(&other)));
    let mut places = vec![0; count];
    for (to, from) in order.into_iter().enumerate() {
        places.get_mut(from).into_iter().for_each(|place| *place = to);
    }
    places
}

/// Brings each thing to its place; every swap brings one there for good.
fn arrange(mut places: Vec<usize>, swap: &mut dyn FnMut(usize, usize)) {
    for at in 0..places.len() {
        while let Some(&place) = places.get(at).filter(|&&place| place != at) {
            swap(at, place);
            places.swap(at, place);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::sort_by_key;

    #[test]
    fn sorts_as_a_slice_does() {
        let mut seed = 9_u32;
        for count in [0, 1, 2, 7, 300] {
            let mut next = || {
                seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                seed >> 28
            };
            let list: Vec<(u32, usize)> = (0..count).map(|at| (next(), at)).collect();
            let (mut ours, mut theirs) = (list.clone(), list);
            sort_by_key(&mut ours, |of| of.0);
            theirs.sort_by_key(|of| of.0);
            assert_eq!(ours, theirs);
        }
    }
}
