"""What a batch is to audit: a table of pairs, or two folders whose files have the same names."""

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any, Final

from mtaudit.batch.folders import folder_jobs
from mtaudit.batch.job import File, Job, Text, encodable
from mtaudit.batch.tables import FIELDS, Row, rows
from mtaudit.errors import InputError
from mtaudit.readers import docx, html, markdown, pdf
from mtaudit.readers.bitext import FORMATS

SUFFIXES: Final = {".txt", docx.SUFFIX, pdf.SUFFIX, *html.SUFFIXES, *markdown.SUFFIXES, *FORMATS}
"""What a file's name ends in, so that one that is missing is told from a text with blanks in it."""
_LONGEST_PATH = 4096


@dataclass(frozen=True, slots=True)
class Manifest:
    """The pairs of a batch: their ids, in order and each but once, and a way to their jobs, which are read anew."""

    ids: Sequence[str]
    _jobs: Callable[[], Iterator[Job]]

    def jobs(self) -> Iterator[Job]:
        """A job for each id, in order. Raises InputError where what was read before has changed."""
        jobs = self._jobs()
        for id in self.ids:
            job = next(jobs, None)
            if job is None or job.id != id:
                raise InputError("The manifest changed while it was worked on: start again.")
            yield job


def read_manifest(path: str, copies: str | None = None) -> Manifest:
    """The pairs that a table lists, or those of the files in the folder `path` and in the folder `copies`.

    Of a table, the columns are `id`, else rows are numbered; `source` and `target`, paths or texts; or `source_text`
    and `target_text`, which are never taken for paths. Raises InputError, in one sentence, for what is no manifest, has
    the same id twice or no pairs, and MissingExtraError for Parquet without its library.
    """
    if copies is not None:
        jobs = folder_jobs(path, copies)
        return Manifest(
            _unique(path, ((f"file {number}", job.id) for number, job in enumerate(jobs, 1))), jobs.__iter__
        )
    if os.path.isdir(path):
        raise InputError(f"'{path}' is a folder: name the folder of the copies, too.")
    return Manifest(
        _unique(path, ((place, id) for place, id, _ in identified(path, rows(path)))), lambda: _table_jobs(path)
    )


def job_of(id: str, row: Mapping[str, Any], folder: str) -> Job:
    """The pair that a row of a manifest in `folder` tells of; what is wrong with the row is the job's fault."""
    if faulty := [column for column in _columns(row) if not isinstance(row[column], str | None)]:
        return Job(id, None, None, f"The {faulty[0]} is neither a path nor a text.")
    source, target = (_side(row, name, folder) for name in ("source", "target"))
    return Job(id, source, target)


def side_of(value: str, name: str, folder: str) -> File | Text:
    """A file if there is one of that path, from `folder` or from here, or if `value` reads like one; else a text."""
    if len(value) <= _LONGEST_PATH:
        places = [os.path.join(start, value) for start in (folder, os.curdir)]
        found = next(filter(os.path.isfile, places), None)
        if found or _reads_like_path(value):
            return File(found or places[0], encodable(value))
    return Text(value, name)


def _side(row: Mapping[str, Any], name: str, folder: str) -> File | Text | None:
    text = row.get(f"{name}_text")
    if text is not None:
        return Text(text, name)
    value = row.get(name)
    return side_of(value, name, folder) if value else None


def _reads_like_path(value: str) -> bool:
    """Whether it is on one line, and has no blanks or the suffix of a file."""
    if len(value.splitlines()) > 1:
        return False
    return not any(map(str.isspace, value)) or PurePath(value).suffix.lower() in SUFFIXES


def _table_jobs(path: str) -> Iterator[Job]:
    folder = os.path.dirname(path) or os.curdir
    return (job_of(id, row, folder) for _, id, row in identified(path, rows(path)))


def identified(path: str, rows: Iterable[Row]) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    """Place, id and values of each row. Raises InputError for one that has no id, and for columns of no manifest."""
    numbered = False
    for number, (place, row) in enumerate(rows, 1):
        if number == 1:
            _refuse_columns(path, row)
            numbered = "id" not in row
        id = number if numbered else row.get("id")
        if isinstance(id, bool) or not isinstance(id, str | int) or id == "":
            raise InputError(f"'{path}', {place}: there is no id.")
        yield place, encodable(str(id)), row


def _refuse_columns(path: str, columns: Collection[str]) -> None:
    """Raises InputError for a table that does not say where its texts are, or says it twice."""
    for name in ("source", "target"):
        both = {name, f"{name}_text"} & set(columns)
        if not both:
            raise InputError(f"'{path}' has no column '{name}' or '{name}_text'; it has {', '.join(columns):.200}.")
        if len(both) == 2:
            raise InputError(f"'{path}' has both a column '{name}' and a column '{name}_text': keep one.")


def _columns(row: Mapping[str, Any]) -> list[str]:
    return [name for name in FIELDS if name != "id" and name in row]


def _unique(path: str, places: Iterable[tuple[str, str]]) -> Sequence[str]:
    """The ids, given with where they stand, in order."""
    first: dict[str, str] = {}
    for place, id in places:
        if id in first:
            raise InputError(f"'{path}': {first[id]} and {place} have the same id, '{id:.80}'.")
        first[id] = place
    if not first:
        raise InputError(f"'{path}' has no pairs.")
    return tuple(first)
