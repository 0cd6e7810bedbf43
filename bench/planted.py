"""Planted errors (DEMETR): the share that a check of the right kind finds at a fixed alarm rate, and as shipped.

For each perturbation, `perturbed` counts as found when a check of the right kind has a candidate at the confidence
where it has one on at most 5% of the clean targets; as shipped, when it has one at the reporting threshold.
"""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from bench.corpora import rows
from bench.units import units
from mtaudit.auditor import Auditor
from mtaudit.disposal import dispose
from mtaudit.findings import check_id
from mtaudit.model import Unit, UnitCheck
from mtaudit.mqm import Severity

ALARM_RATE = 0.05
RIGHT_KIND: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "negation": ("critical_id8_negation", ("negation",)),
    "number": ("critical_id10_numbers_replaced", ("number", "date-time", "quantity", "quantifier")),
    "gender": ("critical_id11_gender", ("gender",)),
    "named entity replaced": ("critical_id9_ne_replaced", ("named-entity",)),
    "named entity removed": ("critical_id25_ne_removed", ("named-entity", "omission")),
    "antonym": ("critical_id7_antonym", ("antonym", "negation", "quantifier")),
    "addition": ("critical_id6_addition", ("addition",)),
    "subject removed": ("critical_id24_subj_removed", ("omission", "named-entity")),
    "noun removed": ("critical_id23_noun_removed", ("omission", "named-entity")),
    "verb removed": ("critical_id22_verb_removed", ("omission",)),
    "adjective or adverb removed": ("critical_id21_adj_adv_removed", ("omission", "quantifier")),
    "prepositional phrase removed": ("major_id5_pp_removed", ("omission", "named-entity", "date-time")),
    "word repeated twice": ("minor_id1_repeat2", ("repetition",)),
    "word repeated four times": ("minor_id2_repeat4", ("repetition",)),
    "tense": ("major_id17_tense", ("tense", "modality")),
    "aspect": ("major_id18_aspect", ("tense",)),
    "broader word": ("major_id3_hypernym", ("mistranslation",)),
    "words shuffled": ("critical_id20_shuffled", ("mistranslation",)),
    "question": ("major_id19_question", ("question",)),
    "untranslated": ("critical_id4_codemix", ("untranslated",)),
    "word misspelt": ("minor_id26_misspelled", ("spelling",)),
    "letter removed": ("minor_id27_char_removed", ("spelling",)),
    "written small": ("minor_id31_full_lower", ("spelling",)),
    "begun small": ("minor_id32_first_lower", ("spelling",)),
    "final mark removed": ("minor_id28_final_punc_removed", ("punctuation",)),
    "mark added": ("minor_id29_punc_addition", ("punctuation", "sentence-break", "quotation")),
    "pronoun in the wrong case": ("minor_id15_case", ("grammar",)),
    "function word replaced": ("minor_id16_function_word", ("grammar",)),
}


def confidence(check: UnitCheck, unit: Unit) -> float:
    """The highest confidence of an error that the check proposes (a neutral note is none), 0 where there is none."""
    disposed = (dispose(check, candidate, unit) for candidate in check.propose(unit))
    return max((d.confidence for d in disposed if d.severity > Severity.NEUTRAL), default=0.0)


def threshold(clean: Sequence[float], rate: float = ALARM_RATE) -> float:
    """The lowest confidence at which at most `rate` of the clean rows have a finding."""
    return sorted(clean, reverse=True)[int(rate * len(clean))] + 1e-9


def confidences(
    pairs: Iterable[tuple[str, str]], checks: Sequence[UnitCheck], auditor: Auditor
) -> dict[str, list[float]]:
    """For each check, its confidence that there is an error, per pair."""
    out: dict[str, list[float]] = {check_id(check): [] for check in checks}
    for unit in units(list(pairs), auditor):
        for check in checks:
            out[check_id(check)].append(confidence(check, unit))
    return out


def figures(auditor: Auditor, data: Path) -> dict[str, float]:
    """Detection per kind of error, at the fixed alarm rate and as shipped, and each check's alarms on clean rows."""
    table = list(rows("demetr_dev", data))
    pairs = sorted({(row["source"], row["target"]) for row in table})
    of_units = [check for check in auditor.checks if isinstance(check, UnitCheck)]
    clean = confidences(pairs, of_units, auditor)
    shipped = auditor.config.min_confidence
    out: dict[str, float] = {}
    for kind, (perturbation, names) in RIGHT_KIND.items():
        planted = [(row["source"], row["perturbed"]) for row in table if row["perturbation"] == perturbation]
        checks = [check for check in of_units if check_id(check) in names]
        found = _highest(confidences(planted, checks, auditor).values())
        limit = threshold(_highest(clean[check_id(check)] for check in checks))
        out[f"{kind}: found at 5% alarms"] = sum(value >= limit for value in found) / len(found)
        out[f"{kind}: found as shipped"] = sum(value >= shipped for value in found) / len(found)
    for name, values in clean.items():
        out[f"clean rows alarmed by {name}"] = sum(value >= shipped for value in values) / len(values)
    return out


def _highest(columns: Iterable[Sequence[float]]) -> list[float]:
    return [max(values) for values in zip(*columns, strict=True)]
