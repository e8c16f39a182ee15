//! How sure a reading of who did what is: what each doubt weighs, by logistic regression (Cox, 1958) on labelled articles, and how
//! well the sureness foretells what is right. It shows what the rules of `claims::frame` rest on, and changes nothing.

#![expect(clippy::indexing_slicing, reason = "rows of one width, made here")]

use super::claims::{Found, is_told};
use super::read::Golden;
use super::share;
use crate::claims::{DOUBTS, Doubts, weighed};
use crate::models::Models;
use crate::text::Article;
use std::fmt::Write as _;

/// One reading of who did what.
struct Sample {
    article: usize,
    /// 1 first, then each doubt.
    evidence: Vec<f64>,
    /// Whether subject, predicate and object are right, and all of them.
    right: [bool; 4],
    doubts: Doubts,
}

const FIELDS: [&str; 4] = ["subject", "predicate", "object", "all"];

/// Fits on `learn`, reports on it with each article left out in turn, and on `test`.
pub(in crate::train) fn calibrate(learn: &[Golden], test: &[Golden], models: &Models) -> String {
    let (learn, test) = (samples(learn, models), samples(test, models));
    let mut report = String::new();
    let _ = writeln!(report, "{:<12} {:>5} {:>5}  weight", "doubt", "of", "right");
    let weights: Vec<Vec<f64>> = (0..FIELDS.len()).map(|field| fit(&learn, field, usize::MAX)).collect();
    for (at, name) in std::iter::once("none").chain(DOUBTS.iter().map(|(name, _)| *name)).enumerate() {
        let has =
            |sample: &&Sample| if at == 0 { sample.doubts == Doubts::default() } else { 0.0 < sample.evidence[at] };
        let with: Vec<&Sample> = learn.iter().chain(&test).filter(has).collect();
        let right = with.iter().filter(|sample| sample.right[3]).count();
        let weight: Vec<String> = weights.iter().map(|weights| format!("{:6.2}", weights[at])).collect();
        let _ = writeln!(report, "{name:<12} {:>5} {right:>5}  {}", with.len(), weight.join(" "));
    }
    let articles = 1 + learn.iter().map(|sample| sample.article).max().unwrap_or(0);
    for (field, name) in FIELDS.iter().enumerate() {
        let left_out: Vec<Vec<f64>> = (0..articles).map(|article| fit(&learn, field, article)).collect();
        let own = |sample: &Sample| sureness(&left_out[sample.article], &sample.evidence);
        reliability(&mut report, &format!("{name}, learnt from, each article left out"), &learn, field, &own);
        let given = |sample: &Sample| sureness(&weights[field], &sample.evidence);
        reliability(&mut report, &format!("{name}, tested"), &test, field, &given);
        if field == 3 {
            shown(&mut report, "learnt from, each article left out", &learn, &own);
            shown(&mut report, "tested", &test, &given);
        }
    }
    report
}

fn samples(articles: &[Golden], models: &Models) -> Vec<Sample> {
    let mut samples = Vec::new();
    for (article, golden) in articles.iter().enumerate() {
        let analysis = crate::analyze(&Article::new(golden.text.as_str()), models);
        for (span, frame, doubts) in weighed(&analysis.document, &analysis.annotations) {
            let Some(sentence) = golden.sentences.iter().find(|sentence| sentence.span.overlaps(span)) else {
                continue;
            };
            let found = Found::new(&analysis, sentence.span);
            let labels = sentence.claims.iter().filter(|label| is_told(label));
            let near = labels.filter_map(|label| Some((found.nearness(label, &frame)?, label)));
            let best = near.max_by(|(one, _), (other, _)| one.total_cmp(other));
            let fields = best.map_or([false; 3], |(_, label)| found.fields(label, &frame));
            let [subject, predicate, object] = fields;
            let right = [subject, predicate, object, subject && predicate && object];
            let bits = DOUBTS.iter().map(|(_, doubt)| f64::from(u8::from(doubts.has(*doubt))));
            let evidence = std::iter::once(1.0).chain(bits).collect();
            samples.push(Sample { article, evidence, right, doubts });
        }
    }
    samples
}

fn sureness(weights: &[f64], evidence: &[f64]) -> f64 {
    let sum: f64 = weights.iter().zip(evidence).map(|(weight, has)| weight * has).sum();
    1.0 / (1.0 + (-sum).exp())
}

/// Weights by gradient ascent with a quadratic penalty on all but the first; without the samples of article `but`.
fn fit(samples: &[Sample], field: usize, but: usize) -> Vec<f64> {
    const ROUNDS: usize = 4000;
    const STEP: f64 = 0.02;
    const PENALTY: f64 = 1.0;
    let mut weights = vec![0.0; 1 + DOUBTS.len()];
    for _ in 0..ROUNDS {
        let mut gradient: Vec<f64> =
            weights.iter().enumerate().map(|(at, weight)| if at == 0 { 0.0 } else { -PENALTY * weight }).collect();
        for sample in samples.iter().filter(|sample| sample.article != but) {
            let miss = f64::from(u8::from(sample.right[field])) - sureness(&weights, &sample.evidence);
            gradient.iter_mut().zip(&sample.evidence).for_each(|(slope, has)| *slope += miss * has);
        }
        weights.iter_mut().zip(&gradient).for_each(|(weight, slope)| *weight += STEP * slope);
    }
    weights
}

/// What was foretold, and what was right, by bins.
fn reliability(report: &mut String, name: &str, samples: &[Sample], field: usize, sure: &dyn Fn(&Sample) -> f64) {
    const EDGES: [f64; 7] = [0.0, 0.3, 0.5, 0.7, 0.85, 0.93, 1.01];
    let _ = writeln!(report, "\n{name}: foretold, right, of");
    for edges in EDGES.windows(2) {
        let inside: Vec<&Sample> =
            samples.iter().filter(|sample| (edges[0]..edges[1]).contains(&sure(sample))).collect();
        if inside.is_empty() {
            continue;
        }
        let right = inside.iter().filter(|sample| sample.right[field]).count();
        let foretold: f64 = inside.iter().map(|sample| sure(sample)).sum();
        let _ = writeln!(
            report,
            "{:4.2} to {:4.2} {:6.1} {:6.1} {:>5}",
            edges[0],
            edges[1].min(1.0),
            100.0 * foretold / f64::from(u32::try_from(inside.len()).unwrap_or(1)),
            share(right, inside.len()),
            inside.len()
        );
    }
}

/// How many are shown, and how many of them right: by the rules, and by a least sureness.
fn shown(report: &mut String, name: &str, samples: &[Sample], sure: &dyn Fn(&Sample) -> f64) {
    let mut row = |rule: &str, kept: Vec<&Sample>| {
        let right = kept.iter().filter(|sample| sample.right[3]).count();
        let _ = writeln!(report, "{rule:<20} {right:>4} of {:>4}  {:5.1} %", kept.len(), share(right, kept.len()));
    };
    row(&format!("\n{name}: rules"), samples.iter().filter(|sample| !sample.doubts.leave_unsure()).collect());
    for least in [0.0, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95] {
        row(&format!("at least {least}"), samples.iter().filter(|sample| least <= sure(sample)).collect());
    }
}
