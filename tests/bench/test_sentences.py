"""Sentences left out and put in: findings are held against the segments without a counterpart."""

import gzip
import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

from bench.sentences import measure
from mtaudit.auditor import Auditor
from mtaudit.model import Span

ROW = {
    "condition": "edited",
    "source": "One. Two. Three.",
    "target": "One. Three. Four.",
    "source_segments": [[0, 4], [5, 9], [10, 16]],
    "target_segments": [[0, 4], [5, 11], [12, 17]],
    "gold": [[[0], [0]], [[1], []], [[2], [1]], [[], [2]]],
}


def finding(check: str, **sides: tuple[int, int]) -> Any:
    return SimpleNamespace(check=check, **{side: SimpleNamespace(span=Span(*span)) for side, span in sides.items()})


def test_right_is_what_has_no_counterpart(tmp_path: Path) -> None:
    with gzip.open(tmp_path / "alignment_dev.jsonl.gz", "wt", encoding="utf-8") as file:
        for row in (ROW, ROW | {"condition": "moved"}):
            file.write(json.dumps(row) + "\n")
    findings = [
        finding("missing-sentence", source=(5, 9)),
        finding("missing-sentence", source=(10, 16)),
        finding("omission", source=(0, 4)),
    ]
    auditor = cast("Auditor", SimpleNamespace(audit=lambda source, target: SimpleNamespace(findings=findings)))
    assert measure(auditor, tmp_path) == {"missing-sentence": ([True, False], [True]), "added-sentence": ([], [False])}
