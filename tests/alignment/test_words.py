from collections.abc import Callable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtaudit.alignment.words import LONGEST, align_words
from mtaudit.annotate import Annotator
from mtaudit.model import LinkKind, Token

Links = dict[tuple[str, str], LinkKind]


@pytest.fixture(scope="module")
def linked(annotator: Annotator) -> Callable[[str, str], Links]:
    """The kinds of the links between two sentences, by their words."""

    def links(source: str, target: str) -> Links:
        ours, theirs = (parse.tokens for parse in annotator.parse([source, target]))
        found = align_words(ours, theirs).links
        return {(ours[link.source].text, theirs[link.target].text): link.kind for link in found}

    return links


@pytest.mark.parametrize(
    ("source", "target", "pair", "kind"),
    [
        ("The mayor left.", "The Mayor left.", ("mayor", "Mayor"), LinkKind.IDENTICAL),
        ("She runs the harbour.", "She ran the harbor.", ("runs", "ran"), LinkKind.VARIANT),
        ("She runs the harbour.", "She ran the harbor.", ("harbour", "harbor"), LinkKind.VARIANT),
        ("They didn't come.", "They did not come.", ("n't", "not"), LinkKind.VARIANT),
        ("The C.I.A. knew.", "The CIA knew.", ("C.I.A.", "CIA"), LinkKind.VARIANT),
        ("We met Sergey there.", "We met Sergei there.", ("Sergey", "Sergei"), LinkKind.VARIANT),
        ("Six ships sank.", "6 ships sank.", ("Six", "6"), LinkKind.VARIANT),
        ("Latvian farmers protested.", "Farmers of Latvia protested.", ("Latvian", "Latvia"), LinkKind.VARIANT),
        ("They bought the house.", "They purchased the house.", ("bought", "purchased"), LinkKind.SYNONYM),
        ("They decided quickly.", "The decision was quick.", ("decided", "decision"), LinkKind.SYNONYM),
        ("The incident shook us.", "The event shook us.", ("incident", "event"), LinkKind.RELATED),
    ],
)
def test_kinds_of_likeness(
    linked: Callable[[str, str], Links], source: str, target: str, pair: tuple[str, str], kind: LinkKind
) -> None:
    assert linked(source, target)[pair] is kind


@pytest.mark.parametrize(
    ("source", "target", "pair"),
    [
        ("The port opened in 1939.", "The port opened in 1993.", ("1939", "1993")),
        ("He returned to Paris.", "He returned to London.", ("Paris", "London")),
        ("Garner was treated there.", "Rossi was treated there.", ("Garner", "Rossi")),
        ("They signed the contract.", "They signed the contact.", ("contract", "contact")),
        ("It closes on Wednesday.", "On Thursday it closes.", ("Wednesday", "Thursday")),
        ("The strike raised the stakes.", "The strike raised the stocks.", ("stakes", "stocks")),
        ("Prices rose sharply.", "Prices fell sharply.", ("rose", "fell")),
        ("Someone knew the answer.", "Nobody knew the answer.", ("Someone", "Nobody")),
        ("The baker lost his keys.", "The baker lost her keys.", ("his", "her")),
    ],
)
def test_a_substitution_ties_the_two_words(
    linked: Callable[[str, str], Links], source: str, target: str, pair: tuple[str, str]
) -> None:
    assert linked(source, target)[pair] is LinkKind.DIFFERENT


@pytest.mark.parametrize(
    ("source", "target", "pairs"),
    [
        (
            "Separatists carried antitank weapons.",
            "Separatists carried anti-tank weapons.",
            {("antitank", "anti"), ("antitank", "tank")},
        ),
        ("Six thousand men came.", "6,000 men came.", {("Six", "6,000"), ("thousand", "6,000")}),
        ("The United States agreed.", "America agreed.", {("United", "America"), ("States", "America")}),
        ("The Daily Mail liked it.", "DailyMail liked it.", {("Daily", "DailyMail"), ("Mail", "DailyMail")}),
        ("They took part in it.", "They participated in it.", {("took", "participated"), ("part", "participated")}),
    ],
)
def test_a_phrase_is_tied_to_the_word_that_says_the_same(
    linked: Callable[[str, str], Links], source: str, target: str, pairs: set[tuple[str, str]]
) -> None:
    assert pairs <= linked(source, target).keys()


def test_equal_words_are_told_apart_by_what_stands_around_them(annotator: Annotator) -> None:
    source, target = (
        parse.tokens
        for parse in annotator.parse(["The old judge met the young thief.", "The young thief met the old judge."])
    )
    links = {(link.source, link.target) for link in align_words(source, target).links}
    assert {(0, 4), (1, 5), (2, 6), (4, 0), (5, 1), (6, 2)} <= links


def test_an_omitted_word_has_no_partner_and_lends_none_to_its_neighbours(annotator: Annotator) -> None:
    source, target = (
        parse.tokens
        for parse in annotator.parse(["The village was destroyed by the flood.", "The village was by the flood."])
    )
    alignment = align_words(source, target)
    assert not alignment.from_source(3)
    assert [source[link.source].text for link in alignment.from_target(2)] == ["was"]


def test_a_sure_link_scores_higher_than_a_guess(annotator: Annotator) -> None:
    source, target = (
        parse.tokens for parse in annotator.parse(["Ships left the harbour.", "Ships painted the harbour."])
    )
    score = {source[link.source].text: link.score for link in align_words(source, target).links}
    assert score["Ships"] > score["left"] > 0.5


def _tokens(words: Sequence[str]) -> list[Token]:
    return [Token(3 * i, 3 * i + 2, word, word.lower(), "NOUN", "NN", "dep", 0) for i, word in enumerate(words)]


@given(st.lists(st.text(min_size=1), max_size=12), st.lists(st.text(min_size=1), max_size=12))
@settings(deadline=None)
def test_any_words_align_within_bounds_and_in_order(a: list[str], b: list[str]) -> None:
    links = align_words(_tokens(a), _tokens(b)).links
    pairs = [(link.source, link.target) for link in links]
    assert pairs == sorted(set(pairs))
    assert all(i < len(a) and j < len(b) for i, j in pairs)
    assert all(0 <= link.score <= 1 for link in links)


@given(st.lists(st.sampled_from(["the", "judge", "met", "a", "young", "thief", "and", "his"]), min_size=1, max_size=15))
@settings(deadline=None)
def test_a_text_aligns_with_itself_word_by_word(words: list[str]) -> None:
    links = align_words(_tokens(words), _tokens(words)).links
    assert all(words[link.source] == words[link.target] for link in links)
    assert len(links) == len(words)


@pytest.mark.parametrize("length", [LONGEST, LONGEST + 1, 20_000])
def test_a_unit_too_long_for_prose_costs_no_more_than_its_length(length: int) -> None:
    words = [f"w{i % 997}" for i in range(length)]
    links = align_words(_tokens(words), _tokens(words)).links
    assert [(link.source, link.target) for link in links] == [(i, i) for i in range(length)]


def test_nothing_aligns_with_nothing() -> None:
    assert not align_words([], _tokens(["word"])).links
    assert not align_words(_tokens(["word"]), []).links
