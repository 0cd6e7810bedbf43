"""`mtaudit batch` as a pipeline meets it: real processes, killed in the midst of their work."""

import json
import os
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

PAIRS = 40
KILLS = 10


@pytest.fixture(scope="module")
def manifest(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pairs of two sentences, of which some are wrong; one has no copy."""
    path = tmp_path_factory.mktemp("pairs") / "pairs.jsonl"
    path.write_text("".join(f"{json.dumps(row(number))}\n" for number in range(PAIRS)), encoding="utf-8")
    return path


def row(number: int) -> dict[str, str | None]:
    copy = f"In May the council met {number + 3} people. They {'agreed' if number % 4 == 0 else 'did not agree'}"
    return {
        "id": f"../pair {number}",
        "source_text": f"The council met {number + 3} people in May. They did not agree on plan {number}.",
        "target_text": None if number == 7 else f"{copy} on plan {number}.",
    }


def command(manifest: Path, out: Path, *options: str) -> list[str]:
    """The command, without the judge, whose loading takes a second."""
    return [sys.executable, "-m", "mtaudit", "batch", str(manifest), "--out", str(out), "--no-judge", *options]


def batch(manifest: Path, out: Path, *options: str) -> tuple[int, str, str]:
    done = subprocess.run(
        command(manifest, out, "--workers", "2", *options), capture_output=True, check=False, encoding="utf-8"
    )
    return done.returncode, done.stdout, done.stderr


ALL = ("--jsonl", "--parquet")


def shown(out: Path) -> dict[str, bytes]:
    """Everything in the folder but the database, whose pages are in the order of time."""
    return {
        str(path.relative_to(out)): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file() and path.name != "batch.sqlite"
    }


def kept(out: Path) -> int:
    """How many pairs are in the database, of a run that goes on."""
    try:
        database = sqlite3.connect(f"file:{out / 'batch.sqlite'}?mode=ro", uri=True)
        try:
            return int(database.execute("SELECT count(*) FROM pair").fetchone()[0])
        finally:
            database.close()
    except sqlite3.Error:
        return 0


@pytest.fixture(scope="module")
def undisturbed(manifest: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("undisturbed")
    code, printed, told = batch(manifest, out, *ALL)
    assert (code, told) == (1, f"{PAIRS} pairs audited.\nShown in {out}/index.html.\n")
    verdict = "failed: 11 of 40 pairs failed (27.5%; at most 0% may), 1 of them could not be audited."
    assert printed.splitlines()[-1] == verdict
    return out


def started(manifest: Path, out: Path) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        command(manifest, out, "--workers", "2", *ALL),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # which a background job ignores
    )


def workers(parent: int) -> list[int]:
    children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
    return [int(child) for child in children if "spawn_main" in Path(f"/proc/{child}/cmdline").read_text()]


def wait_for(out: Path, pairs: int, run: "subprocess.Popen[str]") -> None:
    end = time.monotonic() + 120
    while kept(out) < pairs and run.poll() is None and time.monotonic() < end:
        time.sleep(0.002)


def test_killed_at_ten_moments_it_ends_as_if_undisturbed(manifest: Path, undisturbed: Path, tmp_path: Path) -> None:
    chance = random.Random(19)
    audited = 0
    for _ in range(KILLS):
        run = started(manifest, tmp_path)
        more = chance.randint(0, 3)
        wait_for(tmp_path, audited + more, run)
        time.sleep(chance.uniform(0, 0.03 if more else 1.5))
        children = workers(run.pid) if run.poll() is None else []
        run.kill()
        run.communicate()
        end = time.monotonic() + 20
        while any(Path(f"/proc/{child}").exists() for child in children) and time.monotonic() < end:
            time.sleep(0.01)
        assert not any(Path(f"/proc/{child}").exists() for child in children)
        assert kept(tmp_path) >= audited  # none is lost
        audited = kept(tmp_path)
    assert audited > 0
    code, _, told = batch(manifest, tmp_path, *ALL)
    assert code == 1
    found = re.match(r"(\d+) pairs? audited, (\d+) were finished before\.\n", told)
    assert found is not None
    assert sum(map(int, found.groups())) == PAIRS
    assert audited - int(found[2]) in (0, 1)  # what was finished is not audited again, but the error
    assert shown(tmp_path) == shown(undisturbed)


def test_ctrl_c_ends_it_soon_and_says_how_to_go_on(manifest: Path, tmp_path: Path) -> None:
    run = started(manifest, tmp_path)
    wait_for(tmp_path, 3, run)
    children = workers(run.pid)
    run.send_signal(signal.SIGINT)
    begin = time.monotonic()
    printed, told = run.communicate(timeout=60)
    assert (run.returncode, printed) == (130, "")
    assert time.monotonic() - begin < 10
    found = re.fullmatch(r"Stopped: (\d+) of 40 pairs are done; the same command goes on from there\.\n", told)
    assert found is not None
    assert 2 <= int(found[1]) <= PAIRS
    assert not any(Path(f"/proc/{child}").exists() for child in children)
    assert {path.name for path in tmp_path.iterdir()} <= {"batch.sqlite", "pages"}  # what it shows is of whole runs


def test_a_worker_that_is_killed_loses_nothing(manifest: Path, undisturbed: Path, tmp_path: Path) -> None:
    run = started(manifest, tmp_path)
    wait_for(tmp_path, 2, run)
    os.kill(workers(run.pid)[0], signal.SIGKILL)
    _, told = run.communicate(timeout=120)
    assert (run.returncode, told.splitlines()[0]) == (1, "40 pairs audited.")
    assert shown(tmp_path) == shown(undisturbed)


def test_a_second_run_in_the_same_folder_is_refused(manifest: Path, tmp_path: Path) -> None:
    run = started(manifest, tmp_path)
    wait_for(tmp_path, 1, run)
    assert batch(manifest, tmp_path) == (2, "", f"mtaudit: Another run works in '{tmp_path}'.\n")
    run.kill()
    run.communicate()


def test_what_changed_is_audited_again_and_said(manifest: Path, undisturbed: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    shutil.copytree(undisturbed, out)
    lines = manifest.read_text("utf-8").splitlines()[:-2]
    changed = tmp_path / "pairs.jsonl"
    changed.write_text("\n".join([lines[0].replace("agreed", "did not agree"), *lines[1:]]), "utf-8")
    code, printed, told = batch(changed, out, "--max-failed-share", "0.3")
    aside = "2 that the manifest no longer has are kept aside"
    assert told.startswith(
        f"2 pairs audited, 1 of them again, as its text changed, 36 were finished before, {aside}.\n"
    )
    verdict = "passed: 10 of 38 pairs failed (26.3%; at most 30% may), 1 of them could not be audited."
    assert (code, printed.splitlines()[-1]) == (0, verdict)
    assert not (out / "results.jsonl").exists()  # which this run was not asked for
    code, printed, told = batch(changed, out, "--fail-on", "never")
    assert told.startswith("Settings or models have changed: 37 pairs are audited again.\n")
    assert printed.splitlines()[-1].startswith("failed: 1 of 38 pairs failed")


def test_hostile_ids_stay_in_the_folder(undisturbed: Path) -> None:
    pages = {path.name for path in (undisturbed / "pages").iterdir()}
    assert len(pages) == PAIRS - 1
    assert all(re.fullmatch(r"pair-\d+-[0-9a-f]{16}\.html", page) for page in pages)
    links = re.findall(r'href="(pages/[^"]*)"', (undisturbed / "index.html").read_text("utf-8"))
    assert {link.removeprefix("pages/") for link in links} == pages


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("nothing.csv",), "'nothing.csv' cannot be read: No such file or directory."),
        ((".",), "'.' is a folder: name the folder of the copies, too."),
        (("pairs.csv", "elsewhere"), "'pairs.csv' is not a folder."),
        (("empty.csv",), "'empty.csv' has no pairs."),
        (("pairs.csv", "--baseline", "b.json"), "--baseline: baseline is of one pair of texts, not of a batch."),
        (
            ("pairs.csv", "--max-failed-share", "2"),
            "--max-failed-share: max_failed_share must be a number from 0 to 1,",
        ),
        (("pairs.csv", "--glossary", "none.csv"), "'none.csv' does not exist."),
        (("pairs.csv", "--out", "."), "'pairs.csv' is read here: the results need a folder of their own, not '.'."),
        ((".", ".", "--out", "out"), "'.' is read here: the results need a folder of their own, not 'out'."),
        (("pairs.csv", "--engine", "ray", "--parquet"), "--engine ray makes no pages, and Parquet always:"),
    ],
)
def test_wrong_usage_is_a_sentence(tmp_path: Path, arguments: tuple[str, ...], said: str) -> None:
    (tmp_path / "pairs.csv").write_text("id,source,target\n1,a.txt,b.txt\n")
    (tmp_path / "empty.csv").write_text("id,source,target\n")
    run = [sys.executable, "-m", "mtaudit", "batch", "--out", "out", *arguments]
    done = subprocess.run(run, cwd=tmp_path, capture_output=True, check=False, encoding="utf-8")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"mtaudit: {said}")
    assert done.stderr.count("\n") == 1
