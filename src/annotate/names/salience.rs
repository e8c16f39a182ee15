//! What each of those spoken of weighs where a pronoun stands, and whom it means: the heaviest who fits, where nobody else who
//! fits comes near; else nobody. Who was spoken of, where and as what is for `focus`.
//!
//! The weights are those of salience (Lappin and Leass 1994): subjects before objects before the rest, the nearer before the
//! farther, and the subjects of the clauses around the pronoun before all. What a sentence goes on about is Grosz, Joshi and
//! Weinstein's centre (1995).

use crate::annotate::Rule;
use crate::annotate::names::focus::{Asked, BACK, CROWD, Focus, Meant, Of, Spoken, Who};
use crate::lexicon::names::{Sex, words};

/// What whom the text goes on about weighs at least.
const STAYS: i32 = 25;

/// What whoever is spoken to weighs: as much as who speaks.
const TOLD: i32 = 171;

/// What whoever is judged weighs: as much as who judges.
const JUDGED: i32 = 141;

/// By how much the heaviest person must outweigh the next.
const PEOPLE: i32 = 20;

/// By how much the heaviest thing must.
const THINGS: i32 = 20;

/// What a mention weighs in sentences farther back, in tenths, by how many.
const FADES: [i32; BACK + 1] = [10, 10, 6, 4];

/// What it adds to whom the whole text goes on about that a paragraph begins, and nobody else is spoken of half as often.
const RESUMED: i32 = 30;

/// Who is spoken of as often as this weighs a little more.
const OFTEN: usize = 5;

impl Focus {
    /// Whom a pronoun means.
    pub(crate) fn meant(&self, sex: Sex, asked: &Asked<'_>) -> Meant {
        if CROWD < self.list.len() {
            return Meant::Unclear(0);
        }
        let at =
            |tokens: &[usize], place: usize| tokens.iter().position(|token| self.tokens.get(token) == Some(&place));
        // No person is the subject of a clause around it: what stands in them weighs more.
        let alone = asked.around.iter().all(|token| !self.tokens.contains_key(token));
        let mut all: Vec<(i32, usize, Rule)> = Vec::new();
        for (place, one) in self.list.iter().enumerate() {
            let other = matches!(one.who, Who::Named(entity) if asked.others.contains(&entity));
            let other = other
                || asked.agents.is_some_and(|agents| match &one.who {
                    Who::Named(entity) => !agents.get(*entity).copied().unwrap_or_default(),
                    Who::Called(word) | Who::Relative(word) => {
                        !["before.ORG", "of.ORG", "document"].iter().any(|class| words().is(class, word))
                    }
                });
            let gone = !one.topic && one.weights.iter().all(|weight| *weight == 0);
            if gone || other || !one.sex.fits(sex) || at(&asked.not, place).is_some() {
                continue;
            }
            let around = at(&asked.around, place);
            let object = match (at(&asked.addressed, place), at(&asked.objects, place)) {
                (Some(_), _) => Some(if asked.teller.is_some() { TOLD } else { JUDGED }),
                (_, Some(_)) => Some(self.object(one)),
                _ => None,
            };
            let (weight, rule) = self.weigh(place, one, sex, asked, around, (object, alone));
            all.push((weight, place, rule));
        }
        if let Some(topic) = self.opens_with(&all, asked) {
            all.iter_mut().filter(|(_, place, _)| *place == topic).for_each(|(weight, ..)| *weight += RESUMED);
        }
        let Some((weight, place, rule)) = all.iter().copied().max_by_key(|(weight, ..)| *weight) else {
            return Meant::Unclear(0);
        };
        let Some(one) = self.list.get(place) else { return Meant::Unclear(0) };
        let near = one.paragraph == self.paragraph || one.goes_on();
        let least = match (one.sex.sure == sex, near && !asked.quoted) {
            // No other body is about.
            _ if self.of == Of::Things => {
                if all.len() == 1 && asked.agents.is_some() {
                    40
                } else {
                    75
                }
            }
            _ if one.sex.weight(sex) < -10 => 60,
            // In a quotation, whom the whole text goes on about.
            (true, _) if asked.quoted && one.topic && matches!(one.who, Who::Named(_)) => 40,
            // Nobody else was spoken of.
            _ if asked.quoted && all.len() == 1 && one.near() => 40,
            // Nobody else is about.
            _ if all.len() == 1 && (one.near() || one.paragraph == self.paragraph) && !asked.quoted => 30,
            (true, true) => 40,
            (true, false) | (false, true) => 50,
            (false, false) => 60,
        };
        let margin =
            if self.of == Of::People { PEOPLE } else { THINGS } + if asked.quoted && !one.topic { 10 } else { 0 };
        let far = |place: usize| self.list.get(place).is_some_and(|one| !one.near());
        // Whom the whole text goes on about may be meant, but for the subject of the sentence before.
        let stays = !one.topic && one.subject.iter().take(2).all(|subject| !subject) && self.of == Of::People;
        let topic = |place: usize| stays && self.list.get(place).is_some_and(|one| one.topic);
        let close = all.iter().filter(|(other, place, _)| {
            weight < other + if far(*place) { margin.min(PEOPLE) } else { margin } + if topic(*place) { 15 } else { 0 }
        });
        let close = close.fold((0, 0), |(count, places), (_, place, _)| (count + 1, places | 1_u64 << place));
        if 1 < close.0 {
            return Meant::Unclear(close.1);
        }
        // "He feared losing his job": where he is one of two, so is whose job it is.
        let doubt = self.doubt.get(usize::from(sex == Sex::Male)).copied().unwrap_or_default();
        if doubt >> place & 1 == 1
            && self.of == Of::People
            && asked.around.first().is_none_or(|head| !self.tokens.contains_key(head))
        {
            return Meant::Unclear(doubt);
        }
        if weight < least {
            return Meant::Unclear(0);
        }
        match one.who {
            Who::Named(entity) => Meant::Named(entity, if all.len() == 1 { "name.pronoun" } else { rule }),
            Who::Called(_) | Who::Relative(_) => Meant::Nameless(place),
        }
    }

    /// A paragraph that has spoken of nobody whom the pronoun fits goes on about whom the whole text does: the place in the list,
    /// where nobody else who fits was spoken of nearly as often.
    fn opens_with(&self, all: &[(i32, usize, Rule)], asked: &Asked<'_>) -> Option<usize> {
        let spoken = || all.iter().filter_map(|(_, place, _)| Some((*place, self.list.get(*place)?)));
        let count = |one: &Spoken| match one.who {
            Who::Named(entity) => self.counts.get(&entity).copied().unwrap_or_default(),
            Who::Called(_) | Who::Relative(_) => one.count,
        };
        let (place, topic) = spoken().find(|(_, one)| one.topic)?;
        let others = spoken().filter(|(other, _)| *other != place);
        let apart = spoken().all(|(_, one)| one.paragraph != self.paragraph) && !asked.quoted;
        // "He is late," he said: who the sentence before was about.
        let speaks = asked.says && others.clone().any(|(_, one)| one.subject.get(1) == Some(&true));
        (apart
            && !speaks
            && self.of == Of::People
            && others.map(|(_, one)| count(one)).all(|other| 2 * other <= count(topic)))
        .then_some(place)
    }

    /// What an object of the verb around the pronoun weighs.
    fn object(&self, one: &Spoken) -> i32 {
        match (self.of, &one.who) {
            (Of::Things, _) => 105,
            (_, Who::Named(_)) => 90,
            _ => 65,
        }
    }

    /// What speaks for somebody, and what says most.
    fn weigh(
        &self,
        place: usize,
        one: &Spoken,
        sex: Sex,
        asked: &Asked<'_>,
        around: Option<usize>,
        (object, alone): (Option<i32>, bool),
    ) -> (i32, Rule) {
        let stays = if one.topic { STAYS } else { 0 };
        let mut best = (stays, "name.pronoun-in-focus", false);
        // In a quotation others may be meant, and nobody further back is.
        let reach = if asked.quoted { 2 } else { FADES.len() };
        for (back, ((weight, subject), fade)) in one.weights.iter().zip(one.subject).zip(FADES).enumerate().take(reach)
        {
            let weight = weight * fade / 10;
            if best.0 < weight {
                best = (weight, if back == 1 && subject { "name.pronoun-goes-on" } else { best.1 }, subject);
            }
        }
        let (mut weight, mut rule, subject) = best;
        let named = matches!(one.who, Who::Named(_));
        if let Some(out) = around {
            weight = weight.max(match out {
                // "An aide said she had been ill": the aide speaks for another.
                0 if asked.teller.is_some() && speaks_for(&one.who) => 90,
                0 if named && asked.teller.is_some() && -10 < one.sex.weight(sex) => 155,
                0 if (named || asked.teller.is_some()) && self.of == Of::People => 140,
                0 => 125,
                _ => 100 - 8 * i32::try_from(out.min(4) - 1).unwrap_or(3),
            });
            rule = "name.pronoun-of-the-subject";
        } else if let Some(object) = object {
            weight = weight.max(object);
        } else if alone && 0 < one.weights[0] && self.of == Of::People {
            weight += 20;
        }
        if asked.subject && (subject || around.is_some()) {
            weight += 10;
        }
        weight += one.sex.weight(sex);
        // The sentence before was said of somebody else whom it fits.
        let here = one.paragraph == self.paragraph || self.of == Of::Things;
        let rival = self.before.as_ref().filter(|who| **who != one.who).is_some_and(|who| {
            self.list.iter().any(|other| other.who == *who && other.sex.fits(sex) && -10 < other.sex.weight(sex))
        });
        let displaced = rival && here;
        if !displaced && one.goes_on() {
            weight += if self.of == Of::People { 12 } else { 10 };
        }
        // Somebody else has come in since.
        let since = !one.near()
            && self.list.iter().any(|other| {
                other.near()
                    && other.paragraph == self.paragraph
                    && other.sex.sure == sex
                    && matches!(other.who, Who::Named(_))
            });
        if one.topic && !asked.quoted && !displaced && !since {
            // "It is late," she said: who the sentence before was about comes near.
            weight += if asked.says && rival { 20 } else { 30 };
        }
        if self.last.get(usize::from(sex == Sex::Male)).copied().flatten() == Some(place) {
            weight += 20;
            rule = if around.is_some() { rule } else { "name.pronoun-again" };
        }
        if self.of == Of::People {
            weight += self.goes_on_about(one, asked);
            // "Told her that her roof": whoever is not known to be a woman is hardly the second.
            let last = self.last.get(usize::from(sex == Sex::Male)).copied().flatten();
            if one.sex.sure == Sex::Both && last.is_some_and(|last| last != place) {
                weight -= 20;
            }
        }
        if asked.says && alone && self.is_speaker(one, 2) {
            weight += 20;
            rule = "name.pronoun-speaks-on";
        }
        if !asked.quoted && !one.outside {
            weight /= 2;
        }
        (weight, rule)
    }

    /// What it adds that somebody is often spoken of, spoke last, or was last spoken of in another paragraph.
    fn goes_on_about(&self, one: &Spoken, asked: &Asked<'_>) -> i32 {
        let often = if OFTEN <= one.count { 5 } else { 0 };
        let apart = if one.paragraph == self.paragraph { 0 } else { 6 };
        let spoke = if self.is_speaker(one, 1) && apart == 0 && !asked.quoted { 10 } else { 0 };
        often + spoke - apart
    }

    /// Whether somebody spoke last, and was spoken of in one of the last sentences.
    fn is_speaker(&self, one: &Spoken, back: usize) -> bool {
        one.weights.iter().take(back + 1).any(|weight| 0 < *weight)
            && self.speaker.as_ref().is_some_and(|(who, _)| *who == one.who)
    }
}

/// Whether somebody without a name is one who speaks for others.
fn speaks_for(who: &Who) -> bool {
    matches!(who, Who::Called(word) if word.starts_with("spokes") || words().is("speaks.for", word))
}
