"""The sample reports in reports/ are what the tool says today; `make reports` writes them anew."""

import re
import runpy
from pathlib import Path

import pytest

from mtaudit.auditor import Auditor

SCRIPT = Path(__file__).parents[1] / "reports" / "regenerate.py"


def unversioned(text: str) -> str:
    """A report without the releases of the libraries it names: a newer one that changes nothing makes nothing stale."""
    return re.sub(r"(version:|spacy:)[\d.]+", r"\1…", text)


@pytest.fixture(scope="module")
def rendered(auditor: Auditor) -> dict[Path, str]:
    return dict(runpy.run_path(str(SCRIPT))["render"](auditor))


def test_every_pair_has_its_reports_and_nothing_is_left_over(rendered: dict[Path, str]) -> None:
    kept = {path for path in SCRIPT.parent.iterdir() if path.suffix in {".txt", ".json", ".html"}}
    assert kept - {SCRIPT.parent / "demo.html"} == set(rendered)


def test_sample_reports_are_not_stale(rendered: dict[Path, str]) -> None:
    stale = [path.name for path, text in rendered.items() if unversioned(path.read_text("utf-8")) != unversioned(text)]
    assert stale == [], "run `make reports`"


def test_without_a_browser_the_picture_stays_and_that_is_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    picture = tmp_path / "page.png"
    picture.write_bytes(b"old")
    runpy.run_path(str(SCRIPT))["photograph"](tmp_path / "page.html", picture)
    assert picture.read_bytes() == b"old"
    assert capsys.readouterr().out == "page.png is as it was: there is no chromium on this machine to draw it.\n"
