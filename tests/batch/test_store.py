import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from mtaudit.batch.store import Finished, Known, Store, packed
from mtaudit.errors import InputError, MtauditError
from mtaudit.model import FindingCount, Outcome, Status
from mtaudit.mqm import Severity

OUTCOME = Outcome(
    id="a",
    source="a.txt",
    target="b.txt",
    status=Status.FAILED,
    reasons=("1 critical finding; the limit is 0.", "A ‘second’ one\n."),
    quality=88.01,
    penalty=263.05,
    source_lost=0.0040,
    source_words=498,
    units=21,
    findings=(FindingCount("negation", Severity.CRITICAL, 1), FindingCount("number", Severity.MINOR, 2)),
    signature="signed",
    digest="d" * 32,
)
ERROR = replace(OUTCOME, id="e", status=Status.ERROR, quality=None, penalty=None, source_lost=None, findings=())


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store(tmp_path / "batch.sqlite")
    yield store
    store.close()


def test_what_was_kept_is_given_back_in_the_order_of_the_manifest(store: Store) -> None:
    outcomes = [OUTCOME, ERROR, replace(OUTCOME, id="\0 \U0001f600 '\"")]
    for outcome in reversed(outcomes):
        store.put(Finished(outcome, packed(f"report of {outcome.id}")))
    store.begin([outcome.id for outcome in outcomes])
    assert list(store.outcomes()) == outcomes
    assert list(store.results()) == [(outcome, f"report of {outcome.id}") for outcome in outcomes]


def test_a_pair_is_replaced_not_doubled(store: Store) -> None:
    store.begin(["a"])
    store.put(Finished(ERROR, packed(""), "old.html"))
    store.put(Finished(replace(ERROR, id="a"), packed(""), "old.html"))
    store.put(Finished(OUTCOME, packed("")))
    assert list(store.outcomes()) == [OUTCOME]
    assert store.pages() == {}
    assert store.known() == {"a": Known(Status.FAILED, "signed", OUTCOME.digest, None)}


def test_a_pair_that_the_manifest_drops_is_kept_aside(store: Store) -> None:
    store.begin(["a", "e"])
    store.put(Finished(OUTCOME, packed("")))
    store.put(Finished(ERROR, packed("")))
    store.begin(["e"])
    assert (list(store.outcomes()), store.aside()) == ([ERROR], 1)
    store.begin(["a"])
    assert (list(store.outcomes()), store.aside()) == ([OUTCOME], 1)


def test_errors_are_not_finished(store: Store) -> None:
    store.begin(["a", "e"])
    store.put(Finished(OUTCOME, packed("")))
    store.put(Finished(ERROR, packed("")))
    assert store.finished("signed") == 1
    assert store.finished("by others") == 0


def test_what_is_kept_is_there_for_the_next(tmp_path: Path) -> None:
    path = tmp_path / "batch.sqlite"
    store = Store(path)
    store.begin(["a"])
    store.put(Finished(OUTCOME, packed("")))
    store.close()
    assert [item.name for item in tmp_path.iterdir()] == ["batch.sqlite"]
    store = Store(path)
    assert list(store.outcomes()) == [OUTCOME]
    store.close()


def other_database(path: Path) -> None:
    database = sqlite3.connect(path)
    database.execute("CREATE TABLE pair (id TEXT)")
    database.close()


def newer_version(path: Path) -> None:
    Store(path).close()
    database = sqlite3.connect(path)
    database.execute("PRAGMA user_version = 99")
    database.close()


def damaged(path: Path) -> None:
    store = Store(path)
    store.begin([f"{number}" for number in range(2000)])
    store.close()
    data = bytearray(path.read_bytes())
    data[4096 * 3 : 4096 * 6] = b"\xff" * (4096 * 3)
    path.write_bytes(data)


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (lambda path: path.write_text("no database"), "is damaged, or no batch of mtaudit's: file is not a database."),
        (other_database, "is not a batch of mtaudit's: choose another folder."),
        (newer_version, "was made by another version of mtaudit: choose another folder."),
        (damaged, "is damaged"),
    ],
)
def test_a_file_that_is_not_ours_is_refused_and_stays_as_it_is(tmp_path: Path, made: object, said: str) -> None:
    path = tmp_path / "batch.sqlite"
    made(path)  # type: ignore[operator]
    before = path.read_bytes()
    with pytest.raises(InputError, match=said):
        Store(path)
    assert path.read_bytes() == before


def test_a_report_that_is_damaged_is_said(store: Store) -> None:
    store.begin(["a"])
    store.put(Finished(OUTCOME, b"no report"))
    with pytest.raises(InputError, match="is damaged"):
        list(store.results())


def test_a_disk_that_is_full_is_a_sentence(store: Store) -> None:
    store.begin(["a"])
    store._database.execute("PRAGMA max_page_count = 8")
    with pytest.raises(MtauditError, match=r"batch\.sqlite' cannot be used: database or disk is full\.$"):
        store.put(Finished(OUTCOME, b"\0" * 1_000_000))
    assert list(store.outcomes()) == []
