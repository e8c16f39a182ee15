//! Reading treebanks in CoNLL-U.

use std::collections::BTreeMap;

/// A sentence with its gold tree.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tree {
    pub(crate) forms: Vec<String>,
    pub(crate) tags: Vec<u8>,
    /// The head of each word; the count of words is the root.
    pub(crate) heads: Vec<u16>,
    pub(crate) labels: Vec<u8>,
}

/// The names of tags and relations by number.
#[derive(Clone, Debug, Default)]
pub(crate) struct Names {
    pub(crate) list: Vec<String>,
}

impl Names {
    /// The number of a name, which is added where it is new; past 250 names all are the first.
    fn number(&mut self, name: &str) -> u8 {
        let at = self.list.iter().position(|known| known == name).unwrap_or_else(|| {
            self.list.push(name.to_owned());
            self.list.len() - 1
        });
        u8::try_from(at).unwrap_or(0)
    }
}

/// The trees of a file.
pub(crate) fn read(file: &str, tags: &mut Names, labels: &mut Names) -> Vec<Tree> {
    file.split("\n\n").map(|block| tree(block, tags, labels)).filter(|tree| !tree.forms.is_empty()).collect()
}

fn tree(block: &str, tags: &mut Names, labels: &mut Names) -> Tree {
    let mut tree = Tree::default();
    for line in block.lines().filter(|line| !line.starts_with('#')) {
        let columns: Vec<&str> = line.split('\t').collect();
        let [id, form, _, tag, penn, _, head, relation, ..] = columns.as_slice() else { continue };
        if id.parse::<u16>().is_err() {
            continue;
        }
        tree.forms.push((*form).to_owned());
        tree.tags.push(tags.number(&format!("{tag}|{penn}")));
        tree.heads.push(head.parse().unwrap_or(0));
        tree.labels.push(labels.number(relation));
    }
    let count = u16::try_from(tree.forms.len()).unwrap_or(u16::MAX);
    for head in &mut tree.heads {
        *head = head.checked_sub(1).unwrap_or(count);
    }
    tree
}

/// Drops tags seen fewer than `least` times for the most frequent tag that shares their universal part.
pub(crate) fn merge_rare(trees: &mut [Tree], tags: &mut Names, least: usize) {
    let mut counts = vec![0; tags.list.len()];
    for tag in trees.iter().flat_map(|tree| &tree.tags) {
        if let Some(count) = counts.get_mut(usize::from(*tag)) {
            *count += 1;
        }
    }
    let universal = |name: &str| name.split('|').next().unwrap_or_default().to_owned();
    let mut best: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for (at, (name, count)) in tags.list.iter().zip(&counts).enumerate() {
        let entry = best.entry(universal(name)).or_insert((at, 0));
        if entry.1 < *count {
            *entry = (at, *count);
        }
    }
    let kept: Vec<usize> = (0..counts.len())
        .filter(|at| {
            let own = tags.list.get(*at).and_then(|name| best.get(&universal(name)));
            own.is_some_and(|(best, _)| best == at) || counts.get(*at).is_some_and(|count| least <= *count)
        })
        .collect();
    let target = |tag: u8| {
        let name = tags.list.get(usize::from(tag)).map(|name| universal(name)).unwrap_or_default();
        let own = usize::from(tag);
        let to = if kept.contains(&own) { own } else { best.get(&name).map_or(0, |(best, _)| *best) };
        u8::try_from(kept.iter().position(|at| *at == to).unwrap_or(0)).unwrap_or(0)
    };
    for tag in trees.iter_mut().flat_map(|tree| &mut tree.tags) {
        *tag = target(*tag);
    }
    tags.list = kept.iter().filter_map(|at| tags.list.get(*at).cloned()).collect();
}
