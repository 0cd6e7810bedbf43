"""What a manifest asks for, and what of it is left to do."""

import os
import pickle
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO, TextIOWrapper
from itertools import islice
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Final

from mtaudit.batch.manifest import identified, job_of
from mtaudit.batch.parts import Parts
from mtaudit.batch.ray.cluster import library, said
from mtaudit.batch.run import Tally
from mtaudit.batch.tables import FIELDS, Row, json_rows
from mtaudit.errors import InputError

if TYPE_CHECKING:
    import pyarrow

_BLOCK: Final = 16  # pairs that go to an actor together and are kept together: what a kill costs is at most so much
_DESCRIBED: Final = 1_000  # rows of a manifest that are in memory at once


@dataclass(slots=True)
class Plan:
    """What is to be there in the end, and what is left to do."""

    digests: dict[str, str] = field(default_factory=dict)  # of what is read for each pair, by id, in order
    tally: Tally = field(default_factory=Tally)
    blocks: list[Any] = field(default_factory=list)  # Ray's references to pairs that are not finished


def planned(manifest: str, parts: Parts) -> Plan:
    """Read a manifest, Parquet or JSON lines, from wherever Ray reads; leave out what is finished in the parts.

    Raises MtauditError, in one sentence, for what cannot be read or has the same id twice.
    """
    ray, plan = library(), Plan()
    with said(f"'{parts.out}' cannot be used"):
        finished = parts.digests()
    with said(f"'{manifest}' cannot be read"):
        for table in _described(manifest, ray.put(finished)).iter_batches(batch_size=None, batch_format="pyarrow"):
            ids, digests = table["id"].to_pylist(), table["digest"].to_pylist()
            for id, digest in zip(ids, digests, strict=True):
                if id in plan.digests:
                    raise InputError(f"'{manifest}': two rows have the same id, '{id:.80}'.")
                plan.digests[id] = digest
            left = table.filter(table["job"].is_valid())
            plan.tally.finished += len(table) - len(left)
            plan.tally.changed += sum(id in finished for id in left["id"].to_pylist())
            plan.blocks += [ray.put(left.slice(start, _BLOCK)) for start in range(0, len(left), _BLOCK)]
    if not plan.digests:
        raise InputError(f"'{manifest}' has no pairs.")
    return plan


def _described(manifest: str, finished: Any) -> Any:
    """A dataset of each pair's id, the digest of what there is to read, and its job, pickled, if it is not finished.

    `finished` is Ray's reference to the digests of what is.
    """
    data = library().data
    remote = "://" in manifest
    path = manifest if remote else os.path.abspath(manifest)
    match PurePath(manifest).suffix.lower():
        case ".jsonl" | ".ndjson":
            read, rows = data.read_binary_files(path), _lines
        case ".parquet" | ".pq" | "":
            read, rows = data.read_parquet(path, file_extensions=["parquet", "pq"]), _columns
        case _:
            raise InputError(f"--engine ray reads Parquet (.parquet) or JSON lines (.jsonl), not '{manifest}'.")
    described = read.map_batches(
        _jobs,
        fn_args=(rows, "" if remote else os.path.dirname(path), manifest, finished),
        batch_size=None,
        batch_format="pyarrow",
    )
    described.context.execution_options.preserve_order = True
    return described


def _jobs(
    table: "pyarrow.Table",
    rows: "Callable[[str, pyarrow.Table], Iterator[Row]]",
    folder: str,
    manifest: str,
    finished: Any,
) -> "Iterator[pyarrow.Table]":
    """What `_described` says of part of a manifest, in a process of Ray's."""
    import pyarrow as pa

    digests: Mapping[str, str] = library().get(finished)
    columns = pa.schema({"id": pa.string(), "digest": pa.string(), "job": pa.binary()})
    pairs = identified(manifest, rows(manifest, table))
    while some := list(islice(pairs, _DESCRIBED)):
        described = []
        for _, id, row in some:
            if "id" not in row:
                raise InputError(f"'{manifest}' has no column 'id', and --engine ray needs one.")
            job = job_of(id, row, folder)
            digest = job.digest()
            is_finished = digest != "" and digests.get(id) == digest
            described.append({"id": id, "digest": digest, "job": None if is_finished else pickle.dumps(job)})
        yield pa.Table.from_pylist(described, columns)


def _columns(manifest: str, table: "pyarrow.Table") -> Iterator[Row]:
    """The rows of a block of Parquet."""
    names = [name for name in table.column_names if name.lower() in FIELDS]
    for batch in table.select(names).to_batches(_DESCRIBED):
        for row in batch.to_pylist():
            yield "a row", {name.lower(): value for name, value in row.items()}


def _lines(manifest: str, table: "pyarrow.Table") -> Iterator[Row]:
    """The rows of whole files of JSON lines; Ray's own readers take some text for dates, some for the end of a line."""
    for content in table["bytes"]:
        try:
            yield from json_rows(manifest, TextIOWrapper(BytesIO(content.as_py()), "utf-8-sig", newline=""))
        except UnicodeDecodeError:
            raise InputError(f"'{manifest}' is not UTF-8: save it as such.") from None
