"""BLEU, chrF and TER. The only file that knows sacreBLEU; the source is its reference, the target its hypothesis.

BLEU: Papineni et al. 2002; chrF: Popović 2015; chrF++: Popović 2017; TER: Snover et al. 2006; signatures: Post 2018
(sacreBLEU).
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sacrebleu.metrics.bleu import BLEU
from sacrebleu.metrics.chrf import CHRF
from sacrebleu.metrics.ter import TER

from mtaudit.model import Score

# TER's search for shifts grows with the cube of the length: units longer than any sentence are scored in pieces.
TER_WHOLE = 50  # words
TER_PIECE = 25


@dataclass(frozen=True, slots=True)
class SurfaceScores:
    """One unit's BLEU, chrF and chrF++ (0 to 100), and the edits and reference words that make its TER."""

    bleu: float
    chrf: float
    chrf_plus: float
    edits: int
    reference_words: int

    @property
    def ter(self) -> float:
        """Edits per hundred reference words, from 0; 100 where there is no reference to edit towards."""
        return 100 * self.edits / self.reference_words if self.reference_words else 100.0 * bool(self.edits)


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


def score_unit(source: str, target: str) -> SurfaceScores:
    """Scores of one pair of texts; an absent side is the empty text."""
    if source == target:
        return SurfaceScores(100.0, 100.0, 100.0, 0, len(source.split()))
    edits, words = _edits(source, target)
    return SurfaceScores(
        bleu=_percent(_UNIT_BLEU.sentence_score(target, [source]).score),
        chrf=_percent(_CHRF.sentence_score(target, [source]).score),
        chrf_plus=_percent(_CHRF_PLUS.sentence_score(target, [source]).score),
        edits=edits,
        reference_words=words,
    )


def score_document(pairs: Sequence[tuple[str, str]], units: Sequence[SurfaceScores]) -> tuple[Score, Score, Score]:
    """Corpus-level BLEU, chrF and TER over the units' text pairs and their scores, each with its signature."""
    sources = [source for source, _ in pairs] or [""]
    targets = [target for _, target in pairs] or [""]
    bleu = _BLEU.corpus_score(targets, [sources]).score
    chrf = _CHRF.corpus_score(targets, [sources]).score
    total = SurfaceScores(0.0, 0.0, 0.0, sum(u.edits for u in units), sum(u.reference_words for u in units))
    return (
        Score(_percent(bleu), _signature("BLEU", _BLEU)),
        Score(_percent(chrf), _signature("chrF2", _CHRF)),
        Score(total.ter, _ter_signature()),
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


def _edits(source: str, target: str) -> tuple[int, int]:
    """TER's edits and reference words."""
    edits = words = 0
    for reference, hypothesis in _pieces(source.split(), target.split()):
        ter = _TER.sentence_score(hypothesis, [reference])
        edits += int(ter.num_edits)
        words += int(ter.ref_length)
    return edits, words


def _score(metric: Any, sums: Any) -> float:
    return float(metric._compute_score_from_stats(sums).score)


def _signature(label: str, metric: Any) -> str:
    metric.corpus_score([""], [[""]])  # it wants to have seen a reference
    return f"{label}|{metric.get_signature()}"


def _ter_signature() -> str:
    return f"{_signature('TER', _TER)}|whole:{TER_WHOLE}|piece:{TER_PIECE}"


def _pieces(reference: Sequence[str], hypothesis: Sequence[str]) -> Iterable[tuple[str, str]]:
    words = max(len(reference), len(hypothesis))
    pieces = 1 if words <= TER_WHOLE else -(-words // TER_PIECE)
    for k in range(pieces):
        yield (
            " ".join(reference[k * len(reference) // pieces : (k + 1) * len(reference) // pieces]),
            " ".join(hypothesis[k * len(hypothesis) // pieces : (k + 1) * len(hypothesis) // pieces]),
        )


def _percent(score: float) -> float:
    """Rounding noise of the metrics' logarithms stays within 0 to 100."""
    return min(100.0, max(0.0, score))
