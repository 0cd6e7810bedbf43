"""The index on disk: it knows what changed, survives what kills a process, and never takes another file for itself."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from mtaudit import readers
from mtaudit.errors import InputError
from mtaudit.matching import find_sources, match, open_index, refresh
from mtaudit.matching.index import Index
from mtaudit.model import Document, Matches

TOWNS = ("Calder", "Millbrook", "Garth", "Tarn", "Halden", "Orrin")
TEXT = "The harbour of {0} froze overnight, and its {1} ferries stayed in port. The mayor of {0} asked people to wait."
LONG_AGO = 1_000_000_000  # seconds; a time that nothing written now can have


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "sources"
    folder.mkdir()
    for number, town in enumerate(TOWNS):
        write(folder / f"{town}.txt", TEXT.format(town, number))
    return folder


def write(path: Path, text: str) -> None:
    path.write_text(text)
    os.utime(path, (LONG_AGO, LONG_AGO))


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are read for the index."""
    names: list[str] = []

    def recorded(path: str, *, max_bytes: int) -> Document:
        names.append(Path(path).name)
        return readers.read(path, max_bytes=max_bytes)

    monkeypatch.setattr(refresh, "read", recorded)
    return names


def search(folder: Path, index: Path | None, town: str = "Garth") -> Matches:
    with open_index(index) as opened:
        target = Document("target", TEXT.format(town, TOWNS.index(town)))
        return match(target, find_sources([str(folder)], []), opened, max_bytes=10_000)


def found(matches: Matches) -> str:
    return Path(matches.best[0].path).stem


def test_what_is_known_is_not_read_again(folder: Path, tmp_path: Path, read: list[str]) -> None:
    index = tmp_path / "index"
    assert found(search(folder, index)) == "Garth"
    assert len(read) == len(TOWNS)
    assert search(folder, index, "Tarn") == search(folder, None, "Tarn")
    assert len(read) == 2 * len(TOWNS)  # by the search without an index


def test_changed_new_and_removed_files_are_noticed(folder: Path, tmp_path: Path, read: list[str]) -> None:
    index = tmp_path / "index"
    search(folder, index)
    read.clear()
    (folder / "Garth.txt").unlink()
    write(folder / "Orrin.txt", TEXT.format("Garth", 2) + " It was cold.")
    write(folder / "new.txt", TEXT.format("Hoe", 7))
    matches = search(folder, index)
    assert found(matches) == "Orrin"
    assert matches.searched == len(TOWNS)
    assert sorted(read) == ["Orrin.txt", "new.txt"]


def test_a_file_with_another_time_is_not_read_if_it_is_the_same(folder: Path, tmp_path: Path, read: list[str]) -> None:
    index = tmp_path / "index"
    search(folder, index)
    os.utime(folder / "Garth.txt", (LONG_AGO + 1, LONG_AGO + 1))
    write(folder / "Tarn.txt", TEXT.format("Tarn", 8))  # as long as before
    os.utime(folder / "Tarn.txt", (LONG_AGO + 1, LONG_AGO + 1))
    read.clear()
    search(folder, index)
    assert read == ["Tarn.txt"]


def test_a_file_written_just_now_is_looked_at_again(folder: Path, tmp_path: Path) -> None:
    index, path = tmp_path / "index", folder / "Tarn.txt"
    path.write_text(TEXT.format("Nowhere", 1))
    before = path.stat()
    search(folder, index)
    path.write_text(TEXT.format("Anywher", 1))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))  # a clock that does not tick so fast
    with open_index(index) as opened:
        target = Document("target", TEXT.format("Anywher", 1))
        assert found(match(target, find_sources([str(folder)], []), opened, max_bytes=10_000)) == "Tarn"


def test_one_index_serves_several_searches(folder: Path, tmp_path: Path, read: list[str]) -> None:
    index, other = tmp_path / "index", tmp_path / "other"
    other.mkdir()
    write(other / "Garth.txt", TEXT.format("Garth", 2))
    search(folder, index)
    assert search(other, index).searched == 1
    read.clear()
    assert search(folder, index).searched == len(TOWNS)
    assert read == []


def test_the_folder_may_be_named_in_another_way(
    folder: Path, tmp_path: Path, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    search(folder, tmp_path / "index")
    read.clear()
    monkeypatch.chdir(folder)
    assert search(Path(), tmp_path / "index").best[0].path == os.path.join(".", "Garth.txt")
    assert read == []


def test_an_index_of_another_revision_is_made_anew(
    folder: Path, tmp_path: Path, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    search(folder, tmp_path / "index")
    monkeypatch.setattr("mtaudit.matching.index.REVISION", 99)
    assert found(search(folder, tmp_path / "index")) == "Garth"
    assert len(read) == 2 * len(TOWNS)


def test_a_search_of_what_is_known_writes_nothing(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = tmp_path / "index"
    search(folder, index)
    before = index.read_bytes()

    def refuse(_: Index) -> None:
        raise AssertionError

    monkeypatch.setattr(Index, "_transaction", refuse)
    search(folder, index)
    assert index.read_bytes() == before


def refusal(folder: Path, index: Path) -> str:
    before = index.read_bytes() if index.is_file() else None
    with pytest.raises(InputError) as caught:
        search(folder, index)
    assert (index.read_bytes() if index.is_file() else None) == before
    return str(caught.value).replace(str(index), "INDEX")


def test_a_foreign_file_is_refused(folder: Path, tmp_path: Path) -> None:
    index = tmp_path / "notes.txt"
    index.write_text("My notes, which nobody may overwrite. " * 100)
    assert refusal(folder, index) == "'INDEX' is no index of mtaudit; it is left as it is."
    index.write_text("short")
    assert refusal(folder, index) == "'INDEX' is no index of mtaudit; it is left as it is."


def test_a_foreign_database_is_refused(folder: Path, tmp_path: Path) -> None:
    index = tmp_path / "other.db"
    connection = sqlite3.connect(index)
    connection.execute("CREATE TABLE source (path)")
    connection.commit()
    connection.close()
    assert refusal(folder, index) == "'INDEX' is no index of mtaudit; it is left as it is."


def test_a_folder_is_refused(folder: Path, tmp_path: Path) -> None:
    assert refusal(folder, tmp_path) == "'INDEX' cannot be used as an index: unable to open database file."


def test_damage_is_noticed_wherever_it_is(folder: Path, tmp_path: Path) -> None:
    """No byte can change what a search finds without a word."""
    index = tmp_path / "index"
    expected = search(folder, index)
    whole = index.read_bytes()
    said = set()
    used = [place for place, byte in enumerate(whole) if byte]
    for place in used[:: len(used) // 150]:
        index.write_bytes(whole[:place] + bytes([whole[place] ^ 0x55]) + whole[place + 1 :])
        try:
            assert search(folder, index) == expected
        except InputError as error:
            said.add(str(error).replace(str(index), "INDEX"))
    assert "'INDEX' is a damaged index; delete it, and it is made anew." in said
    index.write_bytes(whole[: len(whole) // 2])
    assert refusal(folder, index) == "'INDEX' is a damaged index; delete it, and it is made anew."


INDEXING = """
import sys, time, zlib
from mtaudit.matching import find_sources, index, open_index, refresh
def crc32(data):
    time.sleep(0.005)  # inside the transaction
    return zlib.crc32(data)
refresh.BATCH, index.crc32 = 10, crc32
with open_index(sys.argv[2]) as opened:
    refresh.refresh(opened, find_sources([sys.argv[1]], []), 10_000, lambda *_: None)
"""


def indexing(folder: Path, index: Path) -> "subprocess.Popen[bytes]":
    return subprocess.Popen([sys.executable, "-c", INDEXING, folder, index])


def test_a_process_that_is_killed_leaves_a_sound_index(folder: Path, tmp_path: Path) -> None:
    for number in range(400):
        write(folder / f"{number}.txt", TEXT.format(f"Town{number}", number))
    index = tmp_path / "index"
    for kept in (1, 100):
        process = indexing(folder, index)
        while process.poll() is None and _count(index) < kept:
            time.sleep(0.005)
        process.send_signal(signal.SIGKILL)
        assert process.wait() == -signal.SIGKILL  # it was not done yet
    assert found(search(folder, index)) == "Garth"
    assert _count(index) == len(TOWNS) + 400


def test_two_processes_make_one_index(folder: Path, tmp_path: Path) -> None:
    for number in range(100):
        write(folder / f"{number}.txt", TEXT.format(f"Town{number}", number))
    processes = [indexing(folder, tmp_path / "index") for _ in range(2)]
    assert [process.wait() for process in processes] == [0, 0]
    assert _count(tmp_path / "index") == len(TOWNS) + 100
    assert found(search(folder, tmp_path / "index")) == "Garth"


def _count(index: Path) -> int:
    try:
        connection = sqlite3.connect(f"file:{index}?mode=ro", uri=True, timeout=10)
    except sqlite3.OperationalError:
        return 0
    try:
        return int(connection.execute("SELECT count(*) FROM source").fetchone()[0])
    except sqlite3.OperationalError:
        return 0
    finally:
        connection.close()
