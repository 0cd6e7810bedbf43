"""On a real cluster of two nodes, in processes of its own: Ray's threads and warnings stay out of this one."""

import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import pytest

pq = pytest.importorskip("pyarrow.parquet")
pytest.importorskip("ray.data")

HERE = Path(__file__).parent
SENTENCES = (
    "The dam did not break on Monday. About 300 people left {0} homes. The mayor of Lyon said it will hold. " * 5
)
COPY = "The dam broke on Monday. About 200 people left {0} homes. The mayor of Lyon said it would hold. " * 5


class Nodes:
    """A running cluster; `environment` is that of its drivers."""

    def __init__(self, process: subprocess.Popen[str], environment: Mapping[str, str]) -> None:
        assert process.stdin
        assert process.stdout
        self._in, self._out = process.stdin, process.stdout
        self.environment = {**environment, "RAY_ADDRESS": self._out.readline().strip()}

    def kill_one(self) -> None:
        print("kill", file=self._in, flush=True)
        assert self._out.readline() == "killed\n"


@contextmanager
def started(environment: Mapping[str, str]) -> Iterator[Nodes]:
    command = (sys.executable, str(HERE / "ray_nodes.py"))
    with subprocess.Popen(
        command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        yield Nodes(process, environment)


@pytest.fixture(scope="module")
def nodes() -> Iterator[Nodes]:
    own = {"RAY_AUTH_MODE": "token", "RAY_AUTH_TOKEN": uuid4().hex, "RAY_USAGE_STATS_ENABLED": "0", "NO_COLOR": "1"}
    with (
        tempfile.TemporaryDirectory(prefix="ray") as folder,  # a short path, as sockets need one
        started({**os.environ, **own, "RAY_TMPDIR": folder, "OMP_NUM_THREADS": "1"}) as nodes,
    ):
        yield nodes


def batch(manifest: Path, out: Path, *options: str) -> list[str]:
    return [
        sys.executable,
        "-m",
        "mtaudit",
        "batch",
        str(manifest),
        "--out",
        str(out),
        "--no-judge",
        "--jsonl",
        *options,
    ]


@contextmanager
def driver(nodes: Nodes, manifest: Path, out: Path) -> Iterator[subprocess.Popen[str]]:
    command = batch(manifest, out, "--engine", "ray")
    with subprocess.Popen(command, env=nodes.environment, stderr=subprocess.PIPE, text=True) as process:
        yield process


def wait_for(happened: Callable[[], object], process: subprocess.Popen[str]) -> None:
    while not happened():
        assert process.poll() is None, process.communicate()
        time.sleep(0.05)


def written(out: Path) -> list[Path]:
    return sorted(out.glob("results/*/*.parquet"))


def test_a_pair_at_which_worker_after_worker_dies_is_an_error_and_what_is_no_manifest_is_told(
    nodes: Nodes, tmp_path: Path
) -> None:
    texts = {"a": "live", "b": "die", "c": f"die once {tmp_path / 'died'}", "d": "live"}
    rows: list[dict[str, object]] = [{"id": id, "source_text": text, "target_text": ""} for id, text in texts.items()]
    manifests: dict[str, list[dict[str, object]]] = {
        "deaths.jsonl": [*rows, {"id": "e", "source": "gone.txt", "target": None}, {"id": 6, "source": 6, "target": 7}],
        "twice.jsonl": [rows[0], rows[0]],
        "nameless.jsonl": [{"source": "a", "target": "b"}],
        "sourceless.jsonl": [{"id": "a", "target": "b"}],
        "empty.jsonl": [],
    }
    for name, content in manifests.items():
        (tmp_path / name).write_text("".join(f"{json.dumps(row)}\n" for row in content))
    (tmp_path / "torn.parquet").write_bytes(b"PAR1 and no more")
    names = [*manifests, "torn.parquet", "absent.jsonl", "table.csv"]
    paths = [str(tmp_path / name) for name in names]

    done = subprocess.run(
        [sys.executable, str(HERE / "ray_deaths.py"), str(tmp_path / "out"), *paths],
        env=nodes.environment,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )

    said = done.stdout.replace(f"{tmp_path}/", "").splitlines()
    lived, died = "It lived.", "Its worker died 3 times: it may need more memory than there is."
    assert said[:6] == [f"a: {lived}", f"b: {died}", f"c: {lived}", f"d: {lived}", f"e: {lived}", f"6: {lived}"]
    assert said[6:10] == [
        "'twice.jsonl': two rows have the same id, 'a'.",
        "'nameless.jsonl' has no column 'id', and --engine ray needs one.",
        "'sourceless.jsonl' has no column 'source' or 'source_text'; it has id, target.",
        "'empty.jsonl' has no pairs.",
    ]
    assert said[10].startswith("'torn.parquet' cannot be read: ")
    assert said[11].startswith("'absent.jsonl' cannot be read: ")
    assert said[12] == "--engine ray reads Parquet (.parquet) or JSON lines (.jsonl), not 'table.csv'."


def test_the_driver_is_killed_then_a_node_and_the_result_is_that_of_an_undisturbed_run_on_one_machine(
    nodes: Nodes, tmp_path: Path
) -> None:
    pairs = [
        {"id": f"pair {k}", "source": SENTENCES.format(k), "target": COPY.format(k) if k % 7 else "missing.txt"}
        for k in range(96)
    ]
    manifest, out, local = tmp_path / "pairs.parquet", tmp_path / "ray", tmp_path / "local"
    import pyarrow as pa

    pq.write_table(pa.Table.from_pylist(pairs), manifest)

    with driver(nodes, manifest, out) as run:
        wait_for(lambda: written(out), run)
        run.send_signal(signal.SIGKILL)
    before = written(out)
    finished = sum(status != "error" for path in before for status in pq.read_table(path)["status"].to_pylist())
    before[0].with_name("torn.parquet").write_bytes(b"PAR1 and no more")
    with driver(nodes, manifest, out) as run:
        wait_for(lambda: len(written(out)) > len(before) + 1, run)
        nodes.kill_one()
        assert run.poll() is None
        _, said = run.communicate()
    alone = subprocess.run(batch(manifest, local, "--workers", "2"), env=nodes.environment, capture_output=True)

    assert (run.returncode, alone.returncode) == (1, 1), said
    found = re.search(r"(\d+) were finished before", said)
    assert found
    assert len(pairs) > int(found[1]) >= finished > 0
    assert (out / "results.jsonl").read_bytes() == (local / "results.jsonl").read_bytes()
    kept = [id for path in written(out) if path.stem != "torn" for id in pq.read_table(path)["id"].to_pylist()]
    assert sorted(kept) == sorted(pair["id"] for pair in pairs)
