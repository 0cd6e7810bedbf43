"""Measures how often each check is right, as shipped, and writes it where `mtaudit explain` and the docs read it.

usage: python -m bench.record [--data DIR] — writes mtaudit/checks/record.toml, docs/checks.md, docs/confidence.svg

Precision: findings above neutral in WMT23 MQM (Chinese to English), by whether a rater marked an error there, and in
the annotated article pairs; those of missing and added sentences also in texts with sentences left out and put in.
Recall: planted errors (DEMETR, and those sentences) that a check of the right kind finds. Alarms: findings per 1,000
words of human pairs and of back-translations without errors. All at the shipped threshold. What confidence means is
measured on those documents of WMT23 on which it was not fitted.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import asdict
from itertools import pairwise
from pathlib import Path
from statistics import fmean
from typing import Any

from bench import catalogue, seeds, sentences
from bench.alarms import CORPORA
from bench.audits import Audits
from bench.cached import CachedAuditor
from bench.corpora import DEFAULT_DATA, Pair, rows
from bench.experts import Row, held_back, wmt23
from bench.marked import Label, labelled, of_the_target
from bench.planted import RIGHT_KIND
from mtaudit.auditor import Auditor
from mtaudit.findings import check_id
from mtaudit.model import Finding, UnitCheck
from mtaudit.mqm import Severity
from mtaudit.record import Band, Planted, Record, Records

TABLE = Path(__file__).resolve().parents[1] / "mtaudit" / "checks" / "record.toml"
ARTICLES = Path(__file__).resolve().parents[1] / "seeds"
BORDERS = (0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
SENTENCES = {"missing-sentence", "added-sentence", "moved-sentence"}  # there are none in pairs aligned beforehand
SENTENCE = {"missing-sentence": "sentence left out", "added-sentence": "sentence put in"}
SILENT = {"glossary"}  # without a user's terms
MOST = 300  # planted errors of a kind that are audited


def measure(auditor: Auditor, data: Path) -> Records:
    """The records of all checks that `auditor` runs."""
    audits = Audits(auditor)
    names = [check_id(check) for check in auditor.checks if check_id(check) not in SILENT]
    table = wmt23(data)
    marked = list(_marked(audits, table))
    unseen = list(_marked(audits, [row for row in table if held_back(row["doc"])]))
    edited = sentences.measure(auditor, data)
    in_texts = _articles(auditor, data)
    for name, judged in edited.items():
        in_texts[name] += judged.right
    whole = {check_id(check) for check in auditor.checks if not isinstance(check, UnitCheck)} | SENTENCES
    alarms = {field: _alarms(audits, corpus, data) for field, corpus in zip(("human", "clean"), CORPORA, strict=True)}
    return Records(
        {
            name: _record(
                [label for finding, label in marked if finding.check == name],
                in_texts[name],
                {} if name in whole else {field: round(rates[name], 2) for field, rates in alarms.items()},
            )
            for name in names
        },
        (
            *(_share(SENTENCE[name], (name,), judged.found) for name, judged in edited.items()),
            *_planted(audits, data, names),
        ),
        tuple(bands(unseen)),
    )


def _record(labels: Sequence[Label], in_texts: Sequence[bool], alarms: Mapping[str, float]) -> Record:
    rater = round(fmean([label.share for label in labels] or [0.0]), 3)
    right = sum(label.is_right for label in labels)
    return Record(len(labels), right, rater, len(in_texts), sum(in_texts), **alarms)


def _share(kind: str, checks: tuple[str, ...], found: Sequence[bool]) -> Planted:
    return Planted(kind, checks, len(found), round(fmean(found), 3))


def bands(marked: Sequence[tuple[Finding, Label]]) -> Iterator[Band]:
    """The findings by confidence, in the bands between `BORDERS` that hold any."""
    for low, high in pairwise(BORDERS):
        inside = [(f.confidence, label) for f, label in marked if low <= f.confidence < high + (high == BORDERS[-1])]
        if inside:
            mean, right, rater = (
                round(fmean(column), 3)
                for column in zip(*((c, lb.is_right, lb.share) for c, lb in inside), strict=True)
            )
            yield Band(low, high, len(inside), mean, right, rater)


def written(records: Records) -> str:
    """The table as TOML; `mtaudit.record.read` is the inverse."""
    lines = [
        "# How often each check is right: mtaudit/record.py says what is what. Written by `python -m bench.record`."
    ]
    for name, record in records.checks.items():
        lines += ["", f"[check.{name}]", *_fields(record)]
    for heading, table in (("planted", records.planted), ("band", records.bands)):
        for row in table:
            lines += ["", f"[[{heading}]]", *_fields(row)]
    return "\n".join(lines) + "\n"


def _fields(row: Record | Planted | Band) -> Iterator[str]:
    for key, value in asdict(row).items():
        if value is not None:
            yield f"{key} = {json.dumps(value, ensure_ascii=False)}"


def _errors(audits: Audits, pairs: Sequence[Pair]) -> list[list[Finding]]:
    return [[f for f in audit.findings if f.severity > Severity.NEUTRAL] for audit in audits.of(pairs)]


def _marked(audits: Audits, table: Sequence[Row]) -> Iterator[tuple[Finding, Label]]:
    found = _errors(audits, [(row["source"], row["target"]) for row in table])
    return labelled(table, of_the_target(table, found))


def _articles(auditor: Auditor, data: Path) -> defaultdict[str, list[bool]]:
    """By check, whether each finding in the annotated article pairs is right."""
    found = defaultdict[str, list[bool]](list)
    for gold_file in (data.parent / "seeds" / "seed_gold.json", *sorted(ARTICLES.glob("*/gold.json"))):
        pair = seeds.load(gold_file, auditor)
        for finding in pair.errors:
            found[finding.check].append(pair.right(finding))
    return found


def _alarms(audits: Audits, name: str, data: Path) -> defaultdict[str, float]:
    """By check, findings per 1,000 target words of a corpus that has next to no errors."""
    pairs = [(row["source"], row["target"]) for row in rows(name, data)]
    words = sum(len(target.split()) for _, target in pairs)
    counts = defaultdict[str, float](float)
    for found in _errors(audits, pairs):
        for finding in found:
            counts[finding.check] += 1000 / words
    return counts


def _planted(audits: Audits, data: Path, names: Collection[str]) -> Iterator[Planted]:
    by_kind: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows("demetr_dev", data):
        by_kind[row["perturbation"]].append(row)
    for kind, (perturbation, right) in RIGHT_KIND.items():
        checks = tuple(name for name in right if name in names)
        if not checks:
            continue
        table = by_kind[perturbation]
        pairs = [(row["source"], row["perturbed"]) for row in table[:: -(-len(table) // MOST)]]
        found = [any(finding.check in checks for finding in each) for each in _errors(audits, pairs)]
        yield _share(kind, checks, found)


def main() -> None:
    """Measure, and write the table and the docs made of it."""
    parser = argparse.ArgumentParser(prog="python -m bench.record", description=__doc__)
    parser.add_argument("--data", type=Path, default=DEFAULT_DATA)
    TABLE.write_text(written(measure(CachedAuditor(), parser.parse_args().data)), encoding="utf-8")
    catalogue.main()


if __name__ == "__main__":
    main()
