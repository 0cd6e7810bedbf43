"""Surface scores: sacreBLEU's own numbers, in range, and bounded on hostile units."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sacrebleu import corpus_ter, sentence_bleu, sentence_chrf, sentence_ter

from mtaudit.score.sacrebleu import score_document, score_unit

SOURCE = "The minister said the bridge would reopen on Friday."
TARGET = "The minister said that the bridge will open again on Friday."


def test_a_unit_has_the_scores_that_sacrebleu_gives() -> None:
    scores = score_unit(SOURCE, TARGET)
    assert scores.bleu == pytest.approx(sentence_bleu(TARGET, [SOURCE]).score)
    assert scores.chrf == pytest.approx(sentence_chrf(TARGET, [SOURCE]).score)
    assert scores.ter == pytest.approx(sentence_ter(TARGET, [SOURCE]).score)


def test_a_document_has_the_corpus_scores_and_their_signatures() -> None:
    pairs = [(SOURCE, TARGET), ("Rain fell.", "It rained."), ("Nobody came.", "")]
    bleu, chrf, ter = score_document([score_unit(*pair) for pair in pairs])
    assert ter.score == pytest.approx(corpus_ter([t for _, t in pairs], [[s for s, _ in pairs]]).score)
    assert 0 < bleu.score < chrf.score < 100
    assert "tok:13a" in bleu.signature
    assert "nc:6" in chrf.signature
    assert "norm:no" in ter.signature


@given(st.text(max_size=40), st.text(max_size=40))
def test_scores_stay_in_range_on_any_text(source: str, target: str) -> None:
    scores = score_unit(source, target)
    assert 0 <= scores.bleu <= 100
    assert 0 <= scores.chrf <= 100
    assert scores.ter >= 0


@given(st.text(max_size=40))
def test_identical_texts_have_full_scores(text: str) -> None:
    scores = score_unit(text, text)
    assert (scores.bleu, scores.chrf, scores.ter) == (100, 100, 0)


def test_a_missing_side_has_none() -> None:
    assert score_unit("Rain fell.", "").ter == 100
    assert score_unit("", "Rain fell.").ter == 100
    assert score_unit("Rain fell.", "").chrf == 0


def test_a_very_long_unit_takes_no_more_than_its_length() -> None:
    source = " ".join(f"w{n % 97}" for n in range(3000))
    target = " ".join(f"w{n * 31 % 97}" for n in range(3000))
    start = time.process_time()
    score_unit(source, target)
    assert time.process_time() - start < 10  # TER's search over all 3,000 words at once takes minutes
