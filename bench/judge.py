"""Is `quality` right, and what the judge says beside it? Planted errors, experts, people's and machines' paraphrases.

usage: python -m bench.judge [--data DIR] [--json PATH] — the figures by score, and how far to trust a probability

Scores, higher for better: `quality` as shipped, what the judge says (penalty, probability of a major and of a critical
error, with the sign changed), BLEU, chrF, TER, minus the target's length, and the base model's tokens untrained.

DEMETR accuracy: share of rows whose clean target scores above the perturbed one. MQM: pairwise accuracy among systems
on a segment and Kendall's tau-b against minus the raters' mean penalty; AUC and best Matthews correlation of "most
raters marked a major or critical error that is not one of style". Back-translations: AUC of critical against minor
perturbations. MENLI: share of rows whose paraphrase scores above the adversarial text. Length alone correlates with
errors over all segments, so only pair accuracy is free of it. Intervals are drawn by source, of MQM by document.
"""

import argparse
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path

import numpy as np

from bench.agreement import auc, best_mcc, mean, pair_accuracy, tau_b
from bench.audits import Audits
from bench.bootstrap import Estimate, Floats
from bench.cached import CachedAuditor
from bench.calibration import Case, calibration_error, reliability
from bench.corpora import DEFAULT_DATA, Pair, rows
from bench.experts import is_grave, penalty, segment, span_f1, wmt23
from bench.tokens import Tokens
from mtaudit.model import Judgement
from mtaudit.report.json import SHOWN

Figures = dict[str, float | Estimate]

BINS = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)


class Scorer:
    """Every score of pairs of texts, higher for better."""

    def __init__(self, audits: Audits, tokens: Tokens) -> None:
        self.audits = audits
        self._tokens = tokens

    def scores(self, pairs: Iterable[Pair]) -> dict[str, Floats]:
        """By name, the score of each pair, in order."""
        pairs = list(pairs)
        found = self.audits.of(pairs)
        tokens = self._tokens.of(pairs)
        columns: dict[str, Iterable[float]] = {
            "quality": (audit.scores.quality for audit in found),
            "penalty": (-audit.judgement.penalty for audit in found),
            "major": (-audit.judgement.major for audit in found),
            "critical": (-audit.judgement.critical for audit in found),
            "BLEU": (audit.scores.bleu for audit in found),
            "chrF": (audit.scores.chrf for audit in found),
            "TER": (-audit.scores.ter for audit in found),
            "minus length": (-len(target) for _, target in pairs),
            "token F1": (score.f1 for score in tokens),
            "worst tokens": (score.worst for score in tokens),
        }
        return {name: np.array(list(values)) for name, values in columns.items()}


def marked(judgement: Judgement) -> set[int]:
    """The characters of the target's words that a report lists as at risk, and those between two in a row."""
    characters: set[int] = set()
    for risky, run in groupby(judgement.target, lambda word: word.error >= SHOWN):
        if risky:
            words = list(run)
            characters.update(range(words[0].start, words[-1].end))
    return characters


def planted(scorer: Scorer, data: Path, thin: int = 1) -> Figures:
    """DEMETR: whether an error costs anything, and whether a critical one costs enough."""
    table = [row for row in rows("demetr_dev", data) if row["severity"] != "base"][::thin]
    clean, perturbed = (scorer.scores((row["source"], row[side]) for row in table) for side in ("target", "perturbed"))
    sources, severities, kinds = (
        np.array([row[column] for row in table]) for column in ("source", "severity", "perturbation")
    )
    out: Figures = {}
    for scope in ("all", "critical", "major", "minor"):
        chosen = (severities == scope) | (scope == "all")
        for name, scores in clean.items():
            right = scores[chosen] > perturbed[name][chosen]
            out[f"DEMETR accuracy, {scope}: {name}"] = mean(right).estimate(sources[chosen])
    for kind in np.unique(kinds):
        chosen = kinds == kind
        right = clean["quality"][chosen] > perturbed["quality"][chosen]
        out[f"DEMETR accuracy, {kind}: quality"] = mean(right).estimate(sources[chosen])
    critical = severities == "critical"
    out["DEMETR critical: quality under 60"] = mean(perturbed["quality"][critical] < 60).estimate(sources[critical])
    return out


def experts(scorer: Scorer, data: Path) -> Figures:
    """WMT23 MQM: order, detection of major errors, and where the errors are."""
    table = wmt23(data)
    pairs = [(row["source"], row["target"]) for row in table]
    gold, grave = [-penalty(row) for row in table], [is_grave(row) for row in table]
    segments, documents = [segment(row) for row in table], [row["doc"] for row in table]
    out: Figures = {}
    for name, scores in scorer.scores(pairs).items():
        statistics = {
            "pair accuracy": pair_accuracy(gold, scores, segments),
            "Kendall": tau_b(gold, scores),
            "major-error AUC": auc(-scores, grave),
            "best major-error MCC": best_mcc(-scores, grave),
        }
        out |= {f"MQM 2023 {figure}: {name}": each.estimate(documents) for figure, each in statistics.items()}
    found = [marked(audit.judgement) for audit in scorer.audits.of(pairs)]
    out["MQM 2023 span F1: judge"] = span_f1(table, found).estimate(documents)
    out["MQM 2023 calibration error: major"] = calibration_error(cases(scorer.audits, data), BINS)
    return out


def cases(audits: Audits, data: Path) -> list[Case]:
    """What the judge gives for a major error, and whether most raters saw one."""
    table = wmt23(data)
    found = audits.of((row["source"], row["target"]) for row in table)
    return [(audit.judgement.major, is_grave(row)) for audit, row in zip(found, table, strict=True)]


def back_translations(scorer: Scorer, data: Path, thin: int = 1) -> Figures:
    """AskQE: are critical perturbations told from minor ones?"""
    table = list(rows("backtranslation_dev", data))[::thin]
    sources, critical = [row["source"] for row in table], [row["critical"] for row in table]
    found = scorer.scores((row["source"], row["target"]) for row in table)
    return {f"back-translations AUC: {name}": auc(-s, critical).estimate(sources) for name, s in found.items()}


def paraphrases(scorer: Scorer, data: Path, thin: int = 1) -> Figures:
    """MENLI: is a paraphrase above an adversarial text?"""
    table = list(rows("menli_wmt20_de", data))[::thin]
    sources = [row["ref"] for row in table]
    kept, broken = (  # the variants without the slips of tokenising that give the adversarial ones away
        scorer.scores((row["ref"], row[side]) for row in table) for side in ("hyp_para_fixed", "hyp_adv_based_fixed")
    )
    return {f"MENLI accuracy: {name}": mean(kept[name] > broken[name]).estimate(sources) for name in kept}


def retranslations(scorer: Scorer, data: Path) -> Figures:
    """Human pairs: is a faithful second translation given a high quality?"""
    table = list(rows("human_pairs_dev", data))
    sources = [row["source"] for row in table]
    quality = scorer.scores((row["source"], row["target"]) for row in table)["quality"]
    return {
        "human pairs: mean quality": mean(quality).estimate(sources),
        "human pairs: share of quality 95 and above": mean(quality >= 95).estimate(sources),
        "human pairs: share of quality 90 and above": mean(quality >= 90).estimate(sources),
    }


def figures(audits: Audits, data: Path = DEFAULT_DATA, thin: int = 1) -> Figures:
    """All figures, by name; of the large sets each `thin`-th row."""
    scorer = Scorer(audits, Tokens())
    out: Figures = {}
    for large in (planted, back_translations, paraphrases):
        out |= large(scorer, data, thin)
    for small in (experts, retranslations):
        out |= small(scorer, data)
    return out


def by_score(found: Mapping[str, Estimate]) -> Iterator[Sequence[str]]:
    """The figures that every score has, as the rows of a table: what is measured, then each score with its figures."""
    columns = [name.removesuffix(": BLEU") for name in found if name.endswith(": BLEU")]
    scores = [name.removeprefix(f"{columns[0]}: ") for name in found if name.startswith(f"{columns[0]}: ")]
    yield ["", *columns]
    for score in scores:
        yield [score, *("{:.3f} ({:.3f}–{:.3f})".format(*found[f"{column}: {score}"]) for column in columns)]


def main() -> None:
    """Print the tables as Markdown."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.judge", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=DEFAULT_DATA)
    parser.add_argument("--json", type=Path, help="also write every figure there: value, and bounds of its interval")
    options = parser.parse_args()
    audits = Audits(CachedAuditor())
    found = figures(audits, options.data)
    for row in by_score({name: figure for name, figure in found.items() if isinstance(figure, Estimate)}):
        print(f"| {' | '.join(row)} |")
    print("\n| probability of a major error | units | mean | have one |")
    for bin in reliability(cases(audits, options.data), BINS):
        print(f"| {bin.low:g}–{bin.high:g} | {bin.size} | {bin.mean:.3f} | {bin.share:.3f} |")
    if options.json:
        options.json.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
