"""The words that every rendering of a comparison shares: headline, names, the table of scores."""

from collections.abc import Sequence
from math import isnan
from typing import Final, NamedTuple

from mtaudit.model import Change, Comparison, Difference, Finding, Report
from mtaudit.report.escape import visible
from mtaudit.report.summary import names, standing, unit_label

HEADLINES: Final = {
    Change.BETTER: "Better",
    Change.WORSE: "Worse",
    Change.SAME: "No difference",
    Change.UNCLEAR: "No difference that can be told",
}
COLUMNS: Final = ("", "old", "new", "change", "95% interval", "p", "")

_LABELS: Final = {
    "quality": "Quality",
    "mqm_penalty_per_1000_words": "Penalty",
    "bleu": "BLEU",
    "chrf": "chrF",
    "ter": "TER",
}
_NOTHING = "–"


class Section(NamedTuple):
    """Findings of one fate, and the report they are of."""

    title: str
    findings: Sequence[Finding]
    report: Report


def title(comparison: Comparison) -> str:
    """What was compared: "harbour.txt: first.txt → second.txt"."""
    (source, before), (_, after) = names(comparison.old), names(comparison.new)
    return f"{source} → {before}" if before == after else f"{source}: {before} → {after}"


def row(difference: Difference) -> tuple[str, ...]:
    """The cells of a score, a column each."""
    low, high, p_value = difference.low, difference.high, difference.p_value
    return (
        _LABELS[difference.metric],
        f"{difference.old:.1f}",
        f"{difference.new:.1f}",
        _signed(difference.delta),
        _NOTHING if isnan(low) else f"{_signed(low)} to {_signed(high)}",
        _NOTHING if isnan(p_value) else f"{p_value:.3f}".removeprefix("0"),
        "" if difference.change is Change.UNCLEAR else difference.change,
    )


def reading(comparison: Comparison) -> str:
    """How to read the table of scores."""
    weights = visible(str(comparison.new.scores.mqm_weights))
    return f"Penalty: MQM points ({weights}) per 1,000 words. Of penalty and TER, less is better."


def counts(comparison: Comparison) -> str:
    """How many findings are new, fixed, unchanged: "3 new, 2 fixed, 8 unchanged"."""
    both = [f"{len(section.findings):,} {section.title.lower()}" for section in sections(comparison)]
    return ", ".join([*both, f"{len(comparison.unchanged):,} unchanged"])


def passages(comparison: Comparison) -> str:
    """What quality did passage by passage: "3 better, 1 worse, 19 within a point of quality"."""
    same = comparison.passages - comparison.better - comparison.worse
    return f"{comparison.better:,} better, {comparison.worse:,} worse, {same:,} within a point of quality"


def sections(comparison: Comparison) -> tuple[Section, Section]:
    """New findings, then fixed ones."""
    return (
        Section("New", comparison.appeared, comparison.new),
        Section("Fixed", comparison.fixed, comparison.old),
    )


def regraded(comparison: Comparison) -> list[tuple[Finding, Finding]]:
    """Unchanged findings that have another severity now."""
    return [(old, new) for old, new in comparison.unchanged if old.severity is not new.severity]


def places(report: Report) -> dict[int, str]:
    """Where each unit stands, by its id: "sentence 7", "segment msg.42"."""
    return {unit.id: unit_label(unit) for unit in report.units}


def noted(place: str, finding: Finding) -> str:
    """Where a finding is, and what is known of it beside: "sentence 7, suppressed"."""
    return f"{place}, {standing(finding)}" if finding.suppression is not None else place


def _signed(value: float) -> str:
    text = f"{value:+.1f}".replace("-", "−")
    return "0.0" if text[1:] == "0.0" else text
