"""Word alignment where an encoder tells how similar words are: the figures are given, no model is loaded."""

from collections.abc import Callable, Mapping

import numpy as np
import pytest

from mtaudit.alignment.words import LONGEST, align_words, reads_similarity
from mtaudit.annotate import Annotator
from mtaudit.model import LinkKind, Token

Linked = Callable[..., dict[tuple[str, str], LinkKind]]
RANDOM, SAME = 0.2, 0.9  # similarities of words that have nothing to do with each other, and of equal ones


@pytest.fixture(scope="module")
def linked(annotator: Annotator) -> Linked:
    """Kinds of links by words; equal words are similar, others as given."""

    def links(source: str, target: str, similar: Mapping[tuple[str, str], float]) -> dict[tuple[str, str], LinkKind]:
        ours, theirs = (parse.tokens for parse in annotator.parse([source, target]))
        similarity = np.array(
            [[similar.get((a.text, b.text), SAME if a.text == b.text else RANDOM) for b in theirs] for a in ours]
        )
        found = align_words(ours, theirs, similarity).links
        return {(ours[link.source].text, theirs[link.target].text): link.kind for link in found}

    return links


def test_similar_words_are_related(linked: Linked) -> None:
    source, target = "They reached an impasse in May.", "They reached a snag in May."
    assert linked(source, target, {("impasse", "snag"): 0.8})["impasse", "snag"] is LinkKind.RELATED


def test_words_that_only_share_their_place_are_different(linked: Linked) -> None:
    source, target = "They reached an impasse in May.", "They reached a harbour in May."
    assert linked(source, target, {("impasse", "harbour"): 0.5})["impasse", "harbour"] is LinkKind.DIFFERENT


@pytest.mark.parametrize(
    ("source", "target", "pair"),
    [
        ("Prices rose sharply.", "Prices fell sharply.", ("rose", "fell")),
        ("Garner was treated there.", "Rossi was treated there.", ("Garner", "Rossi")),
        ("The port opened in 1939.", "The port opened in 1993.", ("1939", "1993")),
        ("It closes on Wednesday.", "It closes on Thursday.", ("Wednesday", "Thursday")),
        ("The baker lost his keys.", "The baker lost her keys.", ("his", "her")),
    ],
)
def test_similarity_makes_no_contrast_a_likeness(
    linked: Linked, source: str, target: str, pair: tuple[str, str]
) -> None:
    assert linked(source, target, {pair: 0.95})[pair] is LinkKind.DIFFERENT


def test_a_phrase_joins_the_word_it_stands_for(linked: Linked) -> None:
    source, target = "Talks reached a dead end.", "Talks reached an impasse."
    found = linked(source, target, {("end", "impasse"): 0.8, ("dead", "impasse"): 0.75})
    assert found["end", "impasse"] is LinkKind.RELATED
    assert found["dead", "impasse"] is LinkKind.RELATED


def test_words_beside_one_that_stayed_were_lost(linked: Linked) -> None:
    source, target = "They sank a damaged ship.", "They sank a ship."
    assert ("damaged", "ship") not in linked(source, target, {("damaged", "ship"): 0.6})


def test_a_denial_joins_nothing(linked: Linked) -> None:
    source, target = "They did not finish it.", "They completed it."
    similar = {("not", "completed"): 0.6, ("finish", "completed"): 0.8}
    assert not any(ours == "not" for ours, _ in linked(source, target, similar))


def test_what_is_read(annotator: Annotator) -> None:
    ours, theirs = (parse.tokens for parse in annotator.parse(["Prices rose.", "Prices fell."]))
    assert reads_similarity(ours, theirs)
    assert not reads_similarity(ours, ours)
    assert not reads_similarity(ours, [Token(0, 1, "a", "a", "X", "X", "dep", 0)] * (LONGEST + 1))
