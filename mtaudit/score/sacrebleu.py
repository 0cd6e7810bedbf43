"""BLEU, chrF and TER. The only file that knows sacreBLEU; the source is its reference, the target its hypothesis.

BLEU: Papineni et al. 2002; chrF: Popović 2015; chrF++: Popović 2017; TER: Snover et al. 2006; signatures: Post 2018
(sacreBLEU).
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sacrebleu.metrics.bleu import BLEU
from sacrebleu.metrics.chrf import CHRF
from sacrebleu.metrics.lib_ter import BeamEditDistance, _shift
from sacrebleu.metrics.ter import TER

from mtaudit.model import Score
from mtaudit.score.edits import Distances, Row

# TER's search for shifts grows with the cube of the length: units longer than any sentence are scored in pieces.
TER_WHOLE = 50  # words
TER_PIECE = 25
BEAM = 46  # edits and words of one side too many; up to so many, the best way lies within the beam of TER's table
CANDIDATES = 1000  # shifts that are tried for a pair of texts


class Counts(NamedTuple):
    """What a pair of texts adds to the sums that sacreBLEU's scores are made of."""

    bleu: list[int]  # lengths, n-grams that match, n-grams
    chrf_plus: list[int]  # of each order, n-grams of either side, those that match; first of characters, as for chrF
    edits: int
    reference_words: int


@dataclass(frozen=True, slots=True)
class SurfaceScores:
    """One unit's BLEU, chrF and chrF++ (0 to 100), and what its text adds to the document's."""

    bleu: float
    chrf: float
    chrf_plus: float
    counts: Counts

    @property
    def ter(self) -> float:
        """Edits per hundred reference words, from 0; 100 where there is no reference to edit towards."""
        return _ter(self.counts.edits, self.counts.reference_words)


class CorpusMetric(NamedTuple):
    """A metric of a corpus as a function of sums: what each pair of texts adds to them, and the score they make."""

    addends: list[list[float]]
    score: Callable[[Any], float]
    signature: str


_UNIT_BLEU = BLEU(effective_order=True)
_BLEU = BLEU(force=True)  # or it warns on standard error of texts that look tokenised
_CHRF = CHRF()
_CHRF_PLUS = CHRF(word_order=2)
_TER = TER()
_CHARACTERS = 3 * CHRF.CHAR_ORDER  # of the counts of chrF++, those of chrF


def score_unit(source: str, target: str) -> SurfaceScores:
    """Scores of one pair of texts; an absent side is the empty text."""
    counts = _counts(source, target)
    if source == target:
        return SurfaceScores(100.0, 100.0, 100.0, counts)
    return SurfaceScores(
        bleu=_percent(_score(_UNIT_BLEU, counts.bleu)),
        chrf=_percent(_score(_CHRF, counts.chrf_plus[:_CHARACTERS])),
        chrf_plus=_percent(_score(_CHRF_PLUS, counts.chrf_plus)),
        counts=counts,
    )


def score_document(units: Sequence[SurfaceScores]) -> tuple[Score, Score, Score]:
    """Corpus-level BLEU, chrF and TER of the units' texts, each with its signature."""
    bleu, chrf_plus, edits, words = zip(*[unit.counts for unit in units] or [_counts("", "")], strict=True)
    return (
        Score(_percent(_score(_BLEU, _sums(bleu))), _signature("BLEU", _BLEU)),
        Score(_percent(_score(_CHRF, _sums(chrf_plus)[:_CHARACTERS])), _signature("chrF2", _CHRF)),
        Score(_ter(sum(edits), sum(words)), _ter_signature()),
    )


def corpus_metrics(pairs: Sequence[tuple[str, str]]) -> dict[str, CorpusMetric]:
    """BLEU, chrF and TER of source and target texts, by their names in reports, ready to be resampled."""
    sources, targets = [source for source, _ in pairs], [target for _, target in pairs]

    def counted(metric: Any, label: str) -> CorpusMetric:
        addends = metric._extract_corpus_statistics(targets, [sources])
        return CorpusMetric(addends, lambda sums: _percent(_score(metric, sums)), _signature(label, metric))

    edits = [list(map(float, _edits(*pair))) for pair in pairs]
    return {
        "bleu": counted(_BLEU, "BLEU"),
        "chrf": counted(_CHRF, "chrF2"),
        "ter": CorpusMetric(edits, lambda sums: _score(_TER, sums), _ter_signature()),
    }


def _counts(source: str, target: str) -> Counts:
    edits = (0, len(source.split())) if source == target else _edits(source, target)
    return Counts(_extracted(_BLEU, source, target), _extracted(_CHRF_PLUS, source, target), *edits)


def _extracted(metric: Any, source: str, target: str) -> list[int]:
    found: list[list[int]] = metric._extract_corpus_statistics([target], [[source]])
    return found[0]


def _sums(counts: Iterable[Sequence[int]]) -> list[int]:
    return [sum(column) for column in zip(*counts, strict=True)]


def _edits(source: str, target: str) -> tuple[int, int]:
    """TER's edits and reference words."""
    edits = words = 0
    for reference, hypothesis in _pieces(source.split(), target.split()):
        reference_words, hypothesis_words = (
            _TER._preprocess_segment(" ".join(piece)).split() for piece in (reference, hypothesis)
        )
        edits += _shifts_and_edits(reference_words, hypothesis_words)
        words += len(reference_words)
    return edits, words


class _Beam:
    """sacreBLEU's edit distance and the way there, but quicker; the way is told of the words `aligned` alone."""

    def __init__(self, reference: list[str]) -> None:
        self._length = len(reference)
        self._exact, self._beam = Distances(reference), BeamEditDistance(reference)
        self.aligned: list[str] = []

    def __call__(self, words: list[str]) -> tuple[int, str]:
        rows: list[Row] | None = [] if words is self.aligned else None
        distance = self._exact.of(words, rows)
        if distance + abs(len(words) - self._length) > BEAM:
            found: tuple[int, str] = self._beam(words)
            return found
        return distance, "".join(self._exact.steps(rows))[::-1] if rows is not None else ""


def _shifts_and_edits(reference: list[str], words: list[str]) -> int:
    """TER's edits: shifts as long as they take more edits off than they are, then the edits that are left."""
    if not reference:
        return len(words)
    beam = _Beam(reference)
    shifts = tried = 0
    while True:
        beam.aligned = words
        gain, shifted, tried = _shift(words, reference, beam, tried)
        if tried >= CANDIDATES or gain <= 0:
            return shifts + beam(words)[0]
        shifts, words = shifts + 1, shifted


def _score(metric: Any, sums: Any) -> float:
    return float(metric._compute_score_from_stats(sums).score)


def _signature(label: str, metric: Any) -> str:
    metric.corpus_score([""], [[""]])  # it wants to have seen a reference
    return f"{label}|{metric.get_signature()}"


def _ter_signature() -> str:
    return f"{_signature('TER', _TER)}|whole:{TER_WHOLE}|piece:{TER_PIECE}"


def _pieces(reference: Sequence[str], hypothesis: Sequence[str]) -> Iterable[tuple[Sequence[str], Sequence[str]]]:
    words = max(len(reference), len(hypothesis))
    pieces = 1 if words <= TER_WHOLE else -(-words // TER_PIECE)
    for k in range(pieces):
        yield (
            reference[k * len(reference) // pieces : (k + 1) * len(reference) // pieces],
            hypothesis[k * len(hypothesis) // pieces : (k + 1) * len(hypothesis) // pieces],
        )


def _ter(edits: float, reference_words: float) -> float:
    return 100 * edits / reference_words if reference_words else 100.0 * bool(edits)


def _percent(score: float) -> float:
    """Rounding noise of the metrics' logarithms stays within 0 to 100."""
    return min(100.0, max(0.0, score))
