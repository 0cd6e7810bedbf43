"""Runs the trained judge over units.

The model reads both sides of a window at once: the vectors of their word pieces (`mtaudit.encode`), and what these do
not show (`surface`). It says of each piece how likely it is wrong or was lost, and how gravely; and what all this
costs. `mtaudit/models/README.md` describes it, `training/judge/` trains it.
"""

from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from itertools import chain, groupby, islice
from pathlib import Path

import numpy as np

from mtaudit.encode import MODELS, Encoder, Session, content, digest, unusable
from mtaudit.judge.combine import UNREAD, Said, Side, Unit, View, judgement
from mtaudit.judge.fluency import Fluency
from mtaudit.judge.parts import FIELDS, Part, padded
from mtaudit.judge.reader import Reader
from mtaudit.judge.windows import windows
from mtaudit.model import Judgement

SIDES = ("source", "target")
TOGETHER = 128  # windows held in memory
BATCH = 8  # windows, of about one length


def signature() -> str:
    """Names the files that judgements depend on. Raises ConfigError where they are not recorded."""
    return f"judge:{digest('judge.onnx', 'reader.onnx', 'encoder.onnx', 'fluency.npz', 'tokenizer.json')}"


class Judge:
    """Loads the model once; about 230 units of average length a second on one core. Threads may share it.

    `threads` share the work, as a rule one for each core; judgements do not depend on it. Raises ConfigError where a
    file of the model is missing or damaged.
    """

    def __init__(self, encoder: Encoder, folder: Path = MODELS, threads: int | None = None) -> None:
        self._encoder = encoder
        self._reader = Reader(encoder, folder / "reader.onnx", threads)
        self._model = folder / "judge.onnx"
        self._session = Session(self._model, [f"{side}_{field}" for side in SIDES for field in FIELDS], threads)
        counts = content(folder / "fluency.npz")
        try:
            self._fluency = Fluency.load(BytesIO(counts))
        except Exception as error:  # of archives, arrays
            raise unusable(folder / "fluency.npz", error) from None

    def judge(self, pairs: Iterable[tuple[str, str]]) -> Iterator[Judgement]:
        """What the model says of each pair (source, target), in order; offsets count from the start of each text.

        Texts that differ in white space alone cost nothing. Where one side has nothing to read (it is empty, or white
        space, or control characters), every word of the other was lost or added: all probabilities are 1, and the
        penalty is `combine.LOST`. A long unit is judged in windows: its penalty is their
        mean by length, its chances are the worst window's. A pair's judgement does not depend on the other pairs.
        Raises ConfigError where the model is damaged so that it answers with no numbers.
        """
        units = (self._unit(number, *pair) for number, pair in enumerate(pairs))
        seen = self._seen(chain.from_iterable(map(_views, units)))
        for _, views in groupby(seen, key=lambda pair: pair[0].unit.number):
            yield judgement(list(views))

    def _unit(self, number: int, source: str, target: str) -> Unit:
        if _alike(source, target):
            return Unit(number, (Side(source, UNREAD), Side(target, UNREAD)))
        return Unit(number, (Side(source, self._encoder.pieces(source)), Side(target, self._encoder.pieces(target))))

    def _seen(self, views: Iterator[View]) -> Iterator[tuple[View, Said | None]]:
        """The views with what the model says of them; None where there was nothing to ask."""
        while together := list(islice(views, TOGETHER)):
            said = iter(self._said([view.parts for view in together if view.parts]))
            for view in together:
                yield view, next(said) if view.parts else None

    def _said(self, pairs: Sequence[tuple[Part, Part]]) -> list[Said]:
        """What the model says of pairs of parts, asked in batches of about one length; each part is encoded once."""
        parts = list(dict.fromkeys(chain.from_iterable(pairs)))
        vectors = self._reader.read(part.numbers for part in parts)
        read = {part: (seen, part.surface(self._fluency)) for part, seen in zip(parts, vectors, strict=True)}
        order = sorted(range(len(pairs)), key=lambda place: max(len(part.numbers) for part in pairs[place]))
        batches = [order[first : first + BATCH] for first in range(0, len(order), BATCH)]
        inputs = (
            padded("source", [read[pairs[place][0]] for place in batch])
            | padded("target", [read[pairs[place][1]] for place in batch])
            for batch in batches
        )
        said: dict[int, Said] = {}
        for batch, made in zip(batches, self._session.run_all(inputs), strict=True):
            costs = np.column_stack([made["penalty"], made["surprise"]])
            if not np.isfinite(costs).all():  # weights damaged on disk: not a number is no reason to pass
                raise unusable(self._model, ValueError("it answers with what is no number"))
            for row, place in enumerate(batch):
                source, target = (
                    made[name][row, : len(part.numbers)] for name, part in zip(SIDES, pairs[place], strict=True)
                )
                said[place] = Said(source, target, costs[row])
        return [said[place] for place in range(len(pairs))]


def _views(unit: Unit) -> Iterator[View]:
    """A unit through each of its windows; once, through none, where a side has nothing to read."""
    source, target = unit.sides
    if not source.pieces.numbers or not target.pieces.numbers:
        yield View(unit)
        return
    for window in windows(source.pieces.numbers, target.pieces.numbers):
        left, right = (
            Part.of(side.text, side.pieces, *shown) for side, shown in zip(unit.sides, window.shown, strict=True)
        )
        yield View(unit, window, None if _alike(left.text, right.text) else (left, right))


def _alike(source: str, target: str) -> bool:
    """Whether two texts are the same, white space aside."""
    return source == target or source.split() == target.split()
