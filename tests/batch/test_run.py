"""What a run audits, and what it leaves as it is; its workers do as tests/batch/orders.py says."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from mtaudit.batch import run as module
from mtaudit.batch.manifest import read_manifest
from mtaudit.batch.pages import Pages
from mtaudit.batch.run import Run, Tally, opened
from mtaudit.batch.work import signature
from mtaudit.config import Config
from mtaudit.errors import InputError, MtauditError
from mtaudit.model import Batch, Status
from tests.batch import orders


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "audits", orders.audits)


class Manifest:
    """A table of jobs whose source says what becomes of them, and a folder for what does."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def write(self, **texts: str) -> None:
        rows = (f'{id},"{text}",-\n' for id, text in texts.items())
        (self._folder / "pairs.csv").write_text("id,source_text,target_text\n" + "".join(rows))

    @contextmanager
    def run(self, pages: Pages = Pages.NONE, config: Config | None = None) -> Iterator[Run]:
        with opened(self._folder / "out") as store:
            yield Run(read_manifest(str(self._folder / "pairs.csv")), store, config or Config(), pages)

    def done(self, pages: Pages = Pages.NONE, config: Config | None = None) -> tuple[Tally, Batch]:
        with self.run(pages, config) as run:
            run.audit(2, lambda tally: None)
            return run.tally, run.gathered()


@pytest.fixture
def manifest(tmp_path: Path) -> Manifest:
    return Manifest(tmp_path)


def test_what_is_finished_is_not_audited_again(manifest: Manifest) -> None:
    manifest.write(a="pass", b="fail", c="pass")
    first, batch = manifest.done()
    again, same = manifest.done()
    assert (first, again) == (Tally(audited=3), Tally(finished=3))
    assert same == batch
    assert [outcome.id for outcome in batch.outcomes] == ["a", "b", "c"]
    assert batch.verdict.reasons == ("1 of 3 pairs failed (33.3%; at most 0% may).",)


def test_errors_are_tried_again(manifest: Manifest) -> None:
    manifest.write(a="pass", b="err")
    manifest.done()
    assert manifest.done()[0] == Tally(finished=1, audited=1)


def test_changed_texts_and_settings_are_noticed(manifest: Manifest) -> None:
    manifest.write(a="pass", b="pass")
    manifest.done()
    manifest.write(a="pass", b="fail")
    tally, batch = manifest.done()
    assert tally == Tally(finished=1, audited=1, changed=1)
    assert [outcome.status for outcome in batch.outcomes] == [Status.PASSED, Status.FAILED]
    strict = Config(min_quality=90)
    with manifest.run(config=strict) as run:
        assert (run.outdated, run.done) == (2, 0)
    assert manifest.done(config=strict)[0] == Tally(audited=2)


def test_another_order_is_no_change_but_another_order(manifest: Manifest) -> None:
    manifest.write(a="pass", b="pass")
    _, batch = manifest.done()
    manifest.write(b="pass", a="pass")
    tally, turned = manifest.done()
    assert (tally, turned.outcomes) == (Tally(finished=2), batch.outcomes[::-1])


def test_a_page_that_is_wanted_and_gone_is_made_anew(manifest: Manifest, tmp_path: Path) -> None:
    manifest.write(a="pass", b="fail")
    manifest.done()
    assert manifest.done(Pages.FAILED)[0] == Tally(finished=1, audited=1)
    (page,) = (tmp_path / "out" / "pages").iterdir()
    assert page.name.startswith("b-")
    page.unlink()
    assert manifest.done(Pages.FAILED)[0] == Tally(finished=1, audited=1)
    assert page.exists()


def test_a_page_of_what_is_no_more_so_goes(manifest: Manifest, tmp_path: Path) -> None:
    manifest.write(a="fail")
    manifest.done(Pages.FAILED)
    manifest.write(a="pass")
    manifest.done(Pages.FAILED)
    assert list((tmp_path / "out" / "pages").iterdir()) == []


def test_a_pair_that_kills_its_workers_is_an_error_row(manifest: Manifest) -> None:
    manifest.write(a="pass", b="die", c="pass")
    tally, batch = manifest.done()
    assert tally == Tally(audited=3)
    assert [outcome.status for outcome in batch.outcomes] == [Status.PASSED, Status.ERROR, Status.PASSED]
    reason = "Its worker was ended by signal 9, as another had before: it may need more memory than there is."
    assert batch.outcomes[1].reasons == (reason,)
    assert batch.outcomes[1].signature == signature(Config())


def test_what_an_earlier_run_showed_stays_until_another_begins(manifest: Manifest, tmp_path: Path) -> None:
    manifest.write(a="pass")
    manifest.done()
    index = tmp_path / "out" / "index.html"
    index.touch()
    with pytest.raises(InputError), manifest.run(config=Config(glossary=tmp_path / "none.csv")):
        pass
    assert index.exists()
    with manifest.run():
        assert not index.exists()


def test_no_verdict_is_given_while_a_pair_is_missing(manifest: Manifest) -> None:
    manifest.write(a="pass", b="pass")
    with manifest.run() as run, pytest.raises(MtauditError, match="2 pairs have no outcome"):
        run.gathered()
