"""Tries to break the pipeline: thousands of hostile inputs, and what went wrong, counted by kind.

usage: python -m bench.fuzz [--inputs N] [--seed N] [--first N]

Each input has a number and is made from it and the seed alone: `--first 4711 --inputs 1` makes number 4711 again.
"""

import argparse
import math
import sys
import tempfile
import time
import traceback
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser
from pathlib import Path
from random import Random

from bench.mutations import Pair, excerpts, mutated_bytes, mutated_pair
from mtaudit.annotate import Annotator
from mtaudit.auditor import Auditor
from mtaudit.config import Config
from mtaudit.errors import MtauditError
from mtaudit.gate import decide
from mtaudit.model import Excerpt, Judgement, Report, Segment, Span, Thresholds, Unit
from mtaudit.mqm import Severity
from mtaudit.readers import read
from mtaudit.readers.report import parse
from mtaudit.report import html, terminal
from mtaudit.report import json as json_report

KINDS = (
    *("crashes", "check crashes", "wrong spans", "scores out of range", "control characters", "invalid reports"),
    *("alarms on identical texts", "unsteady reports", "reader crashes"),
)
STEADY = 100  # every how many inputs one is audited twice
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252", "shift_jis", "koi8_r", "utf-7")
PAGE = "<!DOCTYPE html><html><head><title>{0}</title></head><body><article><p>{0}</p><p>{1}</p></article></body></html>"


def violations(auditor: Auditor, units: Sequence[Pair], random: Random) -> Iterator[tuple[str, str]]:
    """What goes wrong with one random input: (one of KINDS, detail)."""
    source, target = mutated_pair(units, random)
    if random.random() < 0.1:
        source = target
    joint = random.choice((" ", "\n\n"))
    whole = random.random() < 0.5
    count = max(len(source), len(target))
    padded = [side + [""] * (count - len(side)) for side in (source, target)]
    pairs = list(zip(*padded, strict=True))

    def audit() -> Report:
        return auditor.audit(joint.join(source), joint.join(target)) if whole else auditor.audit_aligned(pairs)

    try:
        report = audit()
        yield from broken(report)
        if source == target and report.findings:
            yield "alarms on identical texts", f"{report.findings[0].check}: {report.findings[0].message}"
        if source == target and any(unit.judgement and unit.judgement.penalty for unit in report.units):
            yield "alarms on identical texts", "a penalty from the judge"
        yield from unrenderable(report, random)
        if random.randrange(STEADY) == 0 and audit().to_dict() != report.to_dict():
            yield "unsteady reports", "another report the second time"
    except Exception:
        yield "crashes", traceback.format_exc()


def broken(report: Report) -> Iterator[tuple[str, str]]:
    """Where a report does not keep what `mtaudit.model` promises."""
    for failure in report.failures:
        if "crashed" in failure:
            yield "check crashes", failure
    for side, of_unit in ((report.source, "source"), (report.target, "target")):
        segments: list[Segment] = [segment for unit in report.units if (segment := getattr(unit, of_unit))]
        numbers = sorted(number for segment in segments for number in segment.sentences)
        if report.auditable and side.document.text and numbers != list(range(len(side.sentences))):
            yield "wrong spans", f"not every {of_unit} sentence stands in one unit"
        for segment in segments:
            coded = [Span(code.start, code.end) for code in segment.codes]  # where words stand for what is shown
            words = [token for token in segment.tokens if not any(map(token.span.overlaps, coded))]
            if any(segment.excerpt(token.span) != token.text for token in words):
                yield "wrong spans", f"tokens that do not stand in {segment.text!r}"
            if side.document.text and segment.span.of(side.document.text) != segment.text:
                yield "wrong spans", f"a segment that does not stand in the {of_unit}: {segment.text!r}"
    by_id = {unit.id: unit for unit in report.units}
    for finding in report.findings:
        unit = by_id[finding.unit]
        for excerpt, place in ((finding.source, unit.source), (finding.target, unit.target)):
            if excerpt is not None and not _stands(excerpt, place):
                yield "wrong spans", f"{finding.check} points at {excerpt}"
        if not (finding.source or finding.target):
            yield "wrong spans", f"{finding.check} points nowhere"
        if not 0 <= finding.confidence <= 1:
            yield "scores out of range", f"{finding.check} with confidence {finding.confidence}"
    if len({finding.id for finding in report.findings}) < len(report.findings):
        yield "invalid reports", "two findings with one id"
    for unit in report.units:
        if unit.judgement:
            yield from _misjudged(unit, unit.judgement)
    for scores in [unit.scores for unit in report.units if unit.scores]:
        shares = {"quality": scores.quality, "BLEU": scores.bleu, "chrF": scores.chrf}
        yield from _out_of_range(shares, scores.ter)
    total = report.scores
    shares = {"quality": total.quality, "BLEU": total.bleu.score, "chrF": total.chrf.score}
    yield from _out_of_range(shares, total.ter.score)


def unrenderable(report: Report, random: Random) -> Iterator[tuple[str, str]]:
    """What is wrong with a report's three forms."""
    verdict = decide(report, Thresholds(Severity.MAJOR, min_quality=50))
    if verdict.passed and not report.auditable:
        yield "invalid reports", "not auditable, and passed"
    again = parse(json_report.render(report, verdict), "the JSON report")
    if decide(again, Thresholds(Severity.MAJOR, min_quality=50)) != verdict:
        yield "invalid reports", "another verdict from the JSON report"
    page = html.render(report, verdict)
    counter = _Tags()
    counter.feed(page)
    if counter.tags["script"] != 1 or counter.tags["img"] or counter.tags["style"] != 1:
        yield "invalid reports", "a text got its markup into the page"
    detail = random.choice(list(terminal.Detail))
    text = terminal.render(report, verdict, width=random.randint(20, 200), color=False, detail=detail)
    for name, rendered in (("page", page), ("terminal", text)):
        raw = {c for c in rendered if c != "\n" and unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp")}
        if raw:
            yield "control characters", f"{sorted(raw)} in the {name}"


def misread(units: Sequence[Pair], random: Random, path: Path) -> Iterator[tuple[str, str]]:
    """What goes wrong in reading the bytes of one random input, written to `path`."""
    source, target = (" ".join(side) for side in mutated_pair(units, random))
    text = random.choice((source, target, PAGE.format(source, target), PAGE.format(source, target)[15:]))
    data = text.encode(random.choice(ENCODINGS), "ignore") + random.choice((b"", target.encode("utf-8", "ignore")))
    path = path.with_suffix(random.choice((".txt", ".txt", ".html")))
    path.write_bytes(mutated_bytes(random.choice((data, data, data, random.randbytes(200))), random))
    try:
        document = read(str(path), max_bytes=20_000)
        if not document.text.strip():
            yield "reader crashes", "an empty text was read"
    except MtauditError as error:
        if len(str(error).splitlines()) != 1:
            yield "reader crashes", f"not one line: {error}"
    except Exception:
        yield "reader crashes", traceback.format_exc()


def run(auditor: Auditor, numbers: Sequence[int], seed: int) -> Iterator[tuple[int, str, str]]:
    """(number of the input, kind, detail) of everything that went wrong."""
    units = excerpts()
    with tempfile.TemporaryDirectory() as folder:
        for number in numbers:
            random = Random(f"{seed} {number}")
            for kind, detail in violations(auditor, units, random):
                yield number, kind, detail
            for kind, detail in misread(units, random, Path(folder) / "input"):
                yield number, kind, detail


def figures(auditor: Auditor, inputs: int = 2_000) -> dict[str, float]:
    """How often what went wrong, by kind; all should be 0."""
    counts = Counter(kind for _, kind, _ in run(auditor, range(inputs), seed=1))
    return {f"fuzz: {kind} in {inputs:,} inputs": counts[kind] for kind in KINDS}


class _Tags(HTMLParser):
    """Counts the elements of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: Counter[str] = Counter()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags[tag] += 1


def _stands(excerpt: Excerpt, segment: Segment | None) -> bool:
    """Whether the excerpt has characters and they are the segment's."""
    return (
        segment is not None
        and segment.start <= excerpt.start < excerpt.end <= segment.end
        and segment.excerpt(excerpt.span) == excerpt.text
    )


def _misjudged(unit: Unit, judgement: Judgement) -> Iterator[tuple[str, str]]:
    chances = [judgement.major, judgement.critical]
    for place, words in ((unit.source, judgement.source), (unit.target, judgement.target)):
        chances += [chance for word in words for chance in (word.error, word.major, word.critical)]
        edges = [edge for word in words for edge in (word.start, word.end)]
        if edges != sorted(edges) or (edges and not (place and place.start <= edges[0] <= edges[-1] <= place.end)):
            yield "wrong spans", f"words judged that do not stand in {place}"
    if not all(0 <= chance <= 1 for chance in chances):
        yield "scores out of range", f"a probability of {min(chances)} or {max(chances)}"
    if not (judgement.penalty >= 0 and math.isfinite(judgement.penalty)):
        yield "scores out of range", f"penalty is {judgement.penalty}"


def _out_of_range(shares: dict[str, float], ter: float) -> Iterator[tuple[str, str]]:
    for name, value in shares.items():
        if not 0 <= value <= 100:
            yield "scores out of range", f"{name} is {value}"
    if not (ter >= 0 and math.isfinite(ter)):
        yield "scores out of range", f"TER is {ter}"


def main() -> int:
    """Run, print the first of each kind, and the counts."""
    parser = argparse.ArgumentParser(prog="python -m bench.fuzz", description=__doc__)
    parser.add_argument("--inputs", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0, metavar="N")
    options = parser.parse_args()
    auditor = Auditor(annotator=Annotator(Config().spacy_model))
    start, counts = time.perf_counter(), Counter[str]()
    for number, kind, detail in run(auditor, range(options.first, options.first + options.inputs), options.seed):
        counts[kind] += 1
        if counts[kind] <= 5:
            print(f"input {number}: {kind}: {detail}".encode("utf-8", "backslashreplace").decode())
    for kind in KINDS:
        print(f"{counts[kind]:6} {kind}")
    print(f"{options.inputs:,} inputs in {time.perf_counter() - start:.0f} s")
    return 1 if counts else 0


if __name__ == "__main__":
    sys.exit(main())
