"""Two folders whose files have the same names: which are pairs."""

import os
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import PurePath

from mtaudit.batch.job import File, Job, encodable
from mtaudit.errors import InputError
from mtaudit.readers.files import is_hidden


def folder_jobs(originals: str, copies: str) -> list[Job]:
    """A job for each file of both folders, and of the folders in them, by path; hidden ones are none.

    Files are partners by their paths within the folders, or by these without suffix, where that leaves no choice. A
    file without a partner makes a job, too, whose fault that is. Raises InputError for what is no folder.
    """
    sources, targets = _files(originals), _files(copies)
    by_stem = [_by_stem(sources), _by_stem(targets)]
    jobs, taken = [], set()
    for name in sources:
        partners = [name] if name in targets else by_stem[1].get(_stem(name), [])
        rivals = [] if name in targets else by_stem[0][_stem(name)]
        if len(partners) == 1 and len(rivals) < 2:
            taken.add(partners[0])
            jobs.append(_job(name, _file(originals, name), _file(copies, partners[0])))
        else:
            fault = "Several files could be its partner" if partners else "There is no file of that name"
            jobs.append(_job(name, _file(originals, name), None, f"{fault} in '{copies}'."))
    lone = [name for name in targets if name not in taken and name not in sources]
    jobs += [_job(name, None, _file(copies, name), f"There is no file of that name in '{originals}'.") for name in lone]
    return sorted(jobs, key=lambda job: job.id)


def _job(name: str, source: File | None, target: File | None, fault: str = "") -> Job:
    return Job(encodable(name), source, target, encodable(fault))


def _file(folder: str, name: str) -> File:
    path = os.path.join(folder, name)
    return File(path, encodable(path))


def _files(folder: str) -> Mapping[str, None]:
    """The paths of files within the folder, in order, as keys."""
    if not os.path.isdir(folder):
        raise InputError(f"'{folder}' is not a folder.")
    found = []
    for place, folders, names in os.walk(folder, onerror=_refuse):
        folders[:] = [name for name in folders if not is_hidden(name)]
        found += [os.path.relpath(os.path.join(place, name), folder) for name in names if not is_hidden(name)]
    return dict.fromkeys(sorted(found))


def _refuse(error: OSError) -> None:
    raise InputError(f"'{error.filename}' cannot be read: {error.strerror}.")


def _by_stem(names: Mapping[str, None]) -> Mapping[str, Sequence[str]]:
    stems = defaultdict(list)
    for name in names:
        stems[_stem(name)].append(name)
    return stems


def _stem(name: str) -> str:
    return str(PurePath(name).with_suffix(""))
