"""A pipeline at less cost says what spaCy's own `pipe` says, whatever its components."""

from collections.abc import Sequence
from typing import Any

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import get_current_ops
from threadpoolctl import ThreadpoolController, threadpool_limits

from mtaudit.annotate import pipeline
from mtaudit.annotate.package import installed
from mtaudit.annotate.pipeline import Pipeline
from mtaudit.config import Config

SAID: list[int | str] = [
    "ORTH",
    "NORM",
    "TAG",
    "POS",
    "MORPH",
    "LEMMA",
    "DEP",
    "HEAD",
    "ENT_TYPE",
    "ENT_IOB",
    "SENT_START",
]
TEXTS = [
    "Mr. Silva left Lisbon on 3 May, didn't he?",
    "",
    "Let's go: we ain't gonna wait, they've got to pay.",  # rules of two words
    "  two  spaces \n and a line ",
    "To be, or not to be",
    "漢字。🙂 \x00 \ufffd",
]
WORDS = st.sampled_from(
    ["let", "'s", "ai", "n't", "got", "ta", "to", "be", "that", "'ve", "left", "Oslo", ".", "", "\n"]
)


@pytest.fixture(scope="module", name="nlp")
def loaded() -> Language:
    nlp: Language = installed(Config().spacy_model).load().load()
    return nlp


def said(docs: Sequence[Doc]) -> list[list[list[int]]]:
    return [doc.to_array(SAID).tolist() for doc in docs]


@pytest.mark.parametrize("order", [1, -1])
def test_it_says_what_the_pipeline_says(nlp: Language, order: int) -> None:
    texts = TEXTS[::order]
    assert said(Pipeline(lambda: nlp).docs(texts)) == said(list(nlp.pipe(texts)))


@given(st.lists(st.lists(WORDS).map(" ".join), min_size=1, max_size=4))
def test_it_says_so_of_words_that_rules_look_at(nlp: Language, texts: list[str]) -> None:
    assert said(Pipeline(lambda: nlp).docs(texts)) == said(list(nlp.pipe(texts)))


def test_words_met_before_are_said_the_same(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    cheap, expected = Pipeline(lambda: nlp), said(list(nlp.pipe(TEXTS)))
    assert said(cheap.docs(TEXTS)) == said(cheap.docs(TEXTS)) == expected
    monkeypatch.setattr(pipeline, "REMEMBERED", 0)
    assert said(cheap.docs(TEXTS)) == expected


def test_rules_that_ask_for_more_than_a_word_see_the_text() -> None:
    nlp = spacy.blank("en")
    rules: Any = nlp.add_pipe("attribute_ruler")
    rules.add([[{"LOWER": "rain"}]], {"POS": "NOUN", "LEMMA": "rain"})
    rules.add([[{"LOWER": "rain"}, {"LOWER": "fell"}]], {"POS": "VERB"}, index=1)
    rules.add([[{"NORM": "not"}]], {"POS": "PART"})
    rules.add([[{"LOWER": "snow"}]], {"NORM": "frozen rain"})
    rules.add([[{"IS_SENT_START": True}], [{"LOWER": "fell"}]], {"TAG": "X"})
    rules.add([[{"LOWER": "cold", "OP": "+"}]], {"LEMMA": "cold"}, index=-1)
    texts = ["Rain fell.", "rain", "It isn't rain", "snow", "cold cold day", "It fell"]
    assert said(Pipeline(lambda: nlp).docs(texts)) == said(list(nlp.pipe(texts)))


def test_components_of_any_other_kind_run_as_they_are() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    lemmatizer: Any = nlp.add_pipe("lemmatizer", config={"mode": "lookup"})
    lemmatizer.lookups.add_table("lemma_lookup", {"fell": "fall"})
    entities: Any = nlp.add_pipe("entity_ruler")
    entities.add_patterns([{"label": "RAIN", "pattern": "Rain"}])
    texts = ["Rain fell. It stopped.", "", "Rain"]
    assert said(Pipeline(lambda: nlp).docs(texts)) == said(list(nlp.pipe(texts)))


def test_numpy_multiplies_by_one_thread_and_gets_its_threads_back(monkeypatch: pytest.MonkeyPatch) -> None:
    used: list[Any] = []

    def loaded() -> Language:
        nlp = spacy.blank("en")
        used.append(get_current_ops())
        nlp.add_pipe("sentencizer")
        return nlp

    def threads() -> list[int]:
        return [library["num_threads"] for library in ThreadpoolController().select(user_api="blas").info()]

    def step(docs: list[Doc]) -> list[Doc]:
        used.append(threads())
        return docs

    with threadpool_limits(2, user_api="blas"):
        cheap = Pipeline(loaded)
        monkeypatch.setattr(cheap, "_steps", [step])
        cheap.docs(["Rain fell."])
        assert set(threads()) == {2}
    ops, inside = used
    assert not ops.use_blis
    assert set(inside) == {1}
