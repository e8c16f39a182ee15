//! Duckling's corpus: each text is one expression, an instant with its grain or an interval.

use crate::annotate::dates::{Lean, TimexKind};
use crate::train::peers::ours::{Clock, Moment, Ours, find, listed, seconds};
use crate::train::peers::{Verdict, text};
use serde_json::Value;
use time::{Date, Duration};

pub(super) fn judge(case: &Value) -> Verdict {
    if matches!(text(case, "section"), "latentCorpus" | "negative") {
        return Verdict::Outside;
    }
    let Some(expected) = case.get("expected") else { return Verdict::Outside };
    if let Some(reason) = left_out(expected) {
        return Verdict::LeftOut(reason);
    }
    let region = text(case, "locale").split_once('-').map_or("US", |(_, region)| region);
    let now = text(case, "ref");
    let mut found = find(text(case, "text"), now, Lean::Future, region);
    // Duckling tells times in the zone of its reference.
    let zone = seconds(now.get(20..).unwrap_or_default())
        .map_or(0, |zone| if now.get(19..20) == Some("-") { -zone } else { zone });
    let stated = found.iter().rev().find_map(|ours| match ours.clock {
        Some(Clock::At(_, zone)) => zone,
        _ => None,
    });
    for ours in &mut found {
        if let (Some(Clock::At(at, own)), Some(day)) = (&ours.clock, ours.first)
            && let Some(own) = own.or(stated)
        {
            let moved = shifted(Moment { day, seconds: *at }, zone - own * 60);
            (ours.first, ours.last) = (Some(moved.day), Some(moved.day));
            ours.clock = Some(Clock::At(moved.seconds, None));
        }
    }
    let right = match (found.first(), found.last()) {
        (Some(first), Some(last)) => agrees(expected, Moment::read(now), first, last),
        _ => false,
    };
    if right { Verdict::Right } else { Verdict::Wrong(format!("{}\t{}", text(expected, "raw"), listed(&found))) }
}

/// Feasts that follow the moon of other calendars, as they are observed.
const LUNAR: &[&str] = &[
    "Ashura",
    "Bhai Dooj",
    "Boghi",
    "Chhath",
    "Chinese New Year",
    "Dayananda Saraswati Jayanti",
    "Dhanteras",
    "Diwali",
    "Eid al-Adha",
    "Eid al-Fitr",
    "Ganesh Chaturthi",
    "Guru Gobind Singh Jayanti",
    "Guru Ravidass Jayanti",
    "Hanukkah",
    "Hazarat Ali's Birthday",
    "Holi",
    "Holika Dahan",
    "Hosay",
    "Islamic New Year",
    "Isra and Mi'raj",
    "Jumu'atul-Wida",
    "Kaanum Pongal",
    "Karva Chauth",
    "Krishna Janmashtami",
    "Lag BaOmer",
    "Laylat al-Qadr",
    "Maha Saptami",
    "Maha Shivaratri",
    "Mahavir Jayanti",
    "Mattu Pongal",
    "Mawlid",
    "Naraka Chaturdashi",
    "Navaratri",
    "Pargat Diwas",
    "Parsi New Year",
    "Passover",
    "Purim",
    "Rabindra Jayanti",
    "Raksha Bandhan",
    "Rama Navami",
    "Ramadan",
    "Ratha-Yatra",
    "Rosh Hashanah",
    "Shavuot",
    "Shemini Atzeret",
    "Shushan Purim",
    "Simchat Torah",
    "Sukkot",
    "Thai Pongal",
    "Thiru Onam",
    "Tisha B'Av",
    "Tu BiShvat",
    "Ugadi",
    "Vaisakhi",
    "Vasant Panchami",
    "Vesak",
    "Vijayadashami",
    "Yom Ha'atzmaut",
    "Yom HaShoah",
    "Yom Kippur",
];

/// Days of one province, of one profession, or of an election that is called for each year.
const LOCAL: &[&str] = &[
    "Civic Holiday",
    "Discovery Day",
    "Emergency Medical Services Week",
    "Emergency Medical Services for Children Day",
    "Garifuna Settlement Day",
    "Global Youth Service Day",
    "Indian Arrival Day",
    "Mini-Tuesday",
    "NAIDOC Week",
    "National Arbor Week",
    "Reconciliation Day",
    "Rizal Day",
    "Royal Hobart Regatta",
    "Royal Queensland Show",
    "Royal Queensland Show Day",
    "Shivaji Jayanti",
    "Super Tuesday",
    "The Twelfth",
    "Vimy Ridge Day",
];

fn left_out(expected: &Value) -> Option<&'static str> {
    let holiday = text(expected, "holiday");
    if LUNAR.binary_search(&holiday).is_ok() {
        return Some("a feast that follows the moon of another calendar, as it is observed");
    }
    if LOCAL.binary_search(&holiday).is_ok() {
        return Some("a day of one province or profession, or of an election called anew each time");
    }
    None
}

fn agrees(expected: &Value, now: Option<Moment>, first: &Ours, last: &Ours) -> bool {
    let Some(start) = Moment::read(text(expected, "start")) else { return false };
    let grain = text(expected, "grain");
    let timed = matches!(grain, "hour" | "minute" | "second");
    if first.value == "PRESENT_REF" {
        return true;
    }
    let Some(end) = Moment::read(text(expected, "end_exclusive")) else {
        let open = text(expected, "kind") == "open-interval";
        // A day counted from now keeps its time in the suite; a month or year keeps our day.
        let kept = timed && first.clock.is_none() && now.is_some_and(|now| now.seconds / 3600 == start.seconds / 3600);
        let within = first.first.is_some_and(|day| start.day <= day) && first.last <= last_day(start.day, grain);
        let counted = matches!(grain, "month" | "year") && first.first == first.last && within;
        // "Two upcoming weeks" is to Duckling the last of them.
        let far = first.kind == TimexKind::Duration && first.last == last_day(start.day, grain);
        return counted
            || far
            || (kept && first.begins(start, false))
            || (first.begins(start, timed) && (timed || open || first.last == last_day(start.day, grain)));
    };
    // "By Friday" is from now on: its end answers.
    if now.is_some_and(|now| now.day == start.day && now.seconds == start.seconds) {
        return last.ends(end, true)
            || (end.seconds == 0 && (last.last == end.day.previous_day() || last.last == Some(end.day)));
    }
    // A weekend begins on Friday evening.
    if first.value.ends_with("-WE") {
        return first.first.and_then(Date::previous_day) == Some(start.day);
    }
    if timed {
        let step = match grain {
            "hour" => 3600,
            "minute" => 60,
            _ => 1,
        };
        let part = first.part_hours().is_some_and(|hours| hours.contains(&(start.seconds / 3600)));
        let before = |moment: Moment| shifted(moment, -step);
        return if std::ptr::eq(first, last) {
            part && first.begins(start, false)
        } else {
            (part && first.begins(start, false) || first.begins(start, true))
                && (last.ends(end, true) || last.ends(before(end), true))
        };
    }
    first.begins(start, false) && last.last == end.day.previous_day()
}

fn shifted(moment: Moment, seconds: i64) -> Moment {
    let seconds = moment.seconds + seconds;
    let days = seconds.div_euclid(86_400);
    Moment {
        day: moment.day.checked_add(Duration::days(days)).unwrap_or(moment.day),
        seconds: seconds.rem_euclid(86_400),
    }
}

/// The last day of the stretch that begins on `first`.
fn last_day(first: Date, grain: &str) -> Option<Date> {
    let months = |count: u8| {
        (0..count).try_fold(first, |day, _| day.checked_add(Duration::days(i64::from(day.month().length(day.year())))))
    };
    match grain {
        "week" => first.checked_add(Duration::days(6)),
        "month" => months(1)?.previous_day(),
        "quarter" => months(3)?.previous_day(),
        "year" => months(12)?.previous_day(),
        _ => Some(first),
    }
}
