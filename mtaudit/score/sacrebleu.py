"""BLEU, chrF and TER. The only file that knows sacreBLEU; the source is its reference, the target its hypothesis.

BLEU: Papineni et al. 2002; chrF: Popović 2015; chrF++: Popović 2017; TER: Snover et al. 2006; signatures: Post 2018
(sacreBLEU).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

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


_UNIT_BLEU = BLEU(effective_order=True)
_BLEU = BLEU(force=True)  # or it warns on standard error of texts that look tokenised
_CHRF = CHRF()
_CHRF_PLUS = CHRF(word_order=2)
_TER = TER()


def score_unit(source: str, target: str) -> SurfaceScores:
    """Scores of one pair of texts; an absent side is the empty text."""
    if source == target:
        return SurfaceScores(100.0, 100.0, 100.0, 0, len(source.split()))
    edits = words = 0
    for reference, hypothesis in _pieces(source.split(), target.split()):
        ter = _TER.sentence_score(hypothesis, [reference])
        edits += int(ter.num_edits)
        words += int(ter.ref_length)
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
    _TER.corpus_score([""], [[""]])  # the signature wants to have seen a reference
    total = SurfaceScores(0.0, 0.0, 0.0, sum(u.edits for u in units), sum(u.reference_words for u in units))
    return (
        Score(_percent(bleu), f"BLEU|{_BLEU.get_signature()}"),
        Score(_percent(chrf), f"chrF2|{_CHRF.get_signature()}"),
        Score(total.ter, f"TER|{_TER.get_signature()}|whole:{TER_WHOLE}|piece:{TER_PIECE}"),
    )


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
