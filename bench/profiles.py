"""What each profile lets pass: articles of good copies, and the same with errors planted in them.

Articles are put together from single sentences, so what checks of whole texts see is not measured here.
"""

import random
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from bench.corpora import Pair, rows
from mtaudit.auditor import Auditor
from mtaudit.config import PROFILES, resolve
from mtaudit.gate import decide
from mtaudit.model import Thresholds

Item = TypeVar("Item")
ARTICLE = 20  # sentences of an article
THIN = 3  # of human translations, of which there are many, each third article
DEFAULT = "no profile"


def figures(auditor: Auditor, data: Path) -> dict[str, float]:
    """For each kind of article, the share that passes under each profile."""
    made: Mapping[str, Sequence[Sequence[Pair]]] = {
        "human retranslations": list(_human(data)),
        "clean back-translations": list(_clean(data)),
        "DEMETR, as translated": list(_planted(data, 0)),
        "DEMETR, one critical error": list(_planted(data, 1)),
        "DEMETR, four critical errors": list(_planted(data, 4)),
    }
    out = {}
    for kind, articles in made.items():
        reports = [auditor.audit_aligned(article) for article in articles]
        for profile in (DEFAULT, *PROFILES):
            passed = [decide(report, _thresholds(profile)).passed for report in reports]
            out[f"{kind}: passed, {profile}"] = sum(passed) / len(passed)
    return out


def _thresholds(profile: str) -> Thresholds:
    return resolve(checks=(), flags={"profile": None if profile == DEFAULT else profile}).config


def _human(data: Path) -> Iterator[Sequence[Pair]]:
    by_set = defaultdict(list)
    for row in rows("human_pairs_dev", data):
        by_set[row["set"]].append((row["source"], row["target"]))
    for pairs in by_set.values():
        yield from list(_articles(pairs))[::THIN]


def _clean(data: Path) -> Iterator[Sequence[Pair]]:
    by_document = defaultdict(list)
    for row in rows("clean_backtranslation_dev", data):
        by_document[row["doc"], row["via"]].append((row["source"], row["target"]))
    yield from by_document.values()


def _planted(data: Path, errors: int) -> Iterator[Sequence[Pair]]:
    """Articles of translations, `errors` of whose sentences have a critical error planted in them."""
    clean: dict[str, Pair] = {}
    wrong: dict[str, list[Pair]] = defaultdict(list)
    for row in rows("demetr_dev", data):
        clean.setdefault(row["id"], (row["source"], row["target"]))
        if row["severity"] == "critical":
            wrong[row["id"]].append((row["source"], row["perturbed"]))
    chance = random.Random(7)
    for ids in _articles(sorted(clean)):
        spoilt = set(chance.sample([number for number in ids if wrong[number]], errors))
        yield [chance.choice(wrong[number]) if number in spoilt else clean[number] for number in ids]


def _articles(items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    """Items by the article, without a short rest."""
    return (items[first : first + ARTICLE] for first in range(0, len(items) - ARTICLE + 1, ARTICLE))
