"""The pictures of docs/diff.md are what the diff shows today; `python -m reports.diffs` draws them anew."""

import importlib
from pathlib import Path
from types import ModuleType

import pytest

from mtaudit.auditor import Auditor

ROOT = Path(__file__).parents[1]


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(ROOT)
    return importlib.import_module("reports.diffs")


def test_the_pictures_are_not_stale(script: ModuleType, auditor: Auditor) -> None:
    drawn = dict(script.pictures(auditor))
    assert {path for path in script.PICTURES.iterdir() if path.suffix == ".svg"} == set(drawn)
    stale = [path.name for path, picture in drawn.items() if path.read_text("utf-8") != picture]
    assert stale == [], "run `python -m reports.diffs`"


def test_the_page_shows_every_picture(script: ModuleType) -> None:
    page = (ROOT / "docs" / "diff.md").read_text("utf-8")
    assert [name for name in script.SHOWN if f"(diff/{name}.svg)" not in page] == []
