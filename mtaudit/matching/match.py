"""The search: take the likeliest sources, and ask of each the alignment that an audit begins with."""

from typing import Final

from mtaudit.alignment import align
from mtaudit.errors import InputError
from mtaudit.matching.candidates import likeliest
from mtaudit.matching.index import Index, key
from mtaudit.matching.refresh import refresh
from mtaudit.matching.sources import Sources
from mtaudit.model import Document, Match, Matches
from mtaudit.progress import Progress, Stage, counted, silent
from mtaudit.readers import read
from mtaudit.segment import segment
from mtaudit.texts import refusals, segmented

CANDIDATES: Final = 20  # sources that are aligned with the target
BEST: Final = 10  # of these that are told of


def match(target: Document, sources: Sources, index: Index, *, max_bytes: int, progress: Progress = silent) -> Matches:
    """The sources likeliest to be the original of the target, the best first, and whether it is a copy of each.

    The index is brought up to date first. Raises InputError where the target has no words, where a source that is named
    cannot be read, and where none can.
    """
    if reasons := refusals({"target": segment(target).sentence_texts()}):
        raise InputError(reasons[0])
    unreadable = refresh(index, sources, max_bytes, progress)
    searched = [path for path in sources.files if path not in unreadable]
    if not searched:
        raise InputError("There is nothing to search: none of the sources can be read.")
    candidates = likeliest(target.text, index.signatures([key(path) for path in searched]), CANDIDATES)
    found = [
        (_aligned(searched[number], target, max_bytes), shared)
        for number, shared in counted(candidates, progress, Stage.ALIGNING, len(candidates))
    ]
    # Those whose likeness is printed alike are told apart by the words that they share with the target.
    found.sort(key=lambda one: (one[0].is_copy, round(one[0].likeness, 2), one[1]), reverse=True)
    return Matches(target.name, len(searched), tuple(one for one, _ in found[:BEST]), tuple(unreadable.items()))


def _aligned(path: str, target: Document, max_bytes: int) -> Match:
    original, copy = segmented(read(path, max_bytes=max_bytes), target)
    alignment = align(original, copy)
    return Match(path, alignment.copy_score, alignment.is_copy, next(iter(original.sentence_texts()), ""))
