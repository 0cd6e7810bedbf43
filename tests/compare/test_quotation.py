from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtaudit.compare.quotation import named_speakers, quotations, speakers
from mtaudit.model import Segment, Token, Unit

UnitOf = Callable[[str, str], Unit]


def bare(text: str) -> Segment:
    """A segment whose tokens are the runs between blanks; quotations need no more."""
    tokens = []
    start = 0
    for word in text.split(" "):
        if word:
            tokens.append(Token(start, start + len(word), word, word, "NOUN", "NN", "dep", 0))
        start += len(word) + 1
    return Segment(0, len(text), text, (0,), tuple(tokens))


def quoted(text: str) -> list[str]:
    return [quotation.span.of(text) for quotation in quotations(bare(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “ no ” twice.", ["“ no ”"]),
        ("He said ' no one ' twice.", []),
        ("The so-called 'hard line' failed.", ["'hard line'"]),
        ("„Na ja“, said Anna.", ["„Na"]),
        ("He said “never again", ["“never again"]),
        ("never again” he said", ["never again”"]),
        ("the players' union and the owners' club", []),
        ("It’s the ’90s again", []),
        ('We will not pay, "said Anna.', ['We will not pay, "']),
        ('He said, "We will not pay', ['"We will not pay']),
        ('"No," he said. "Never, "he said.', ['"No,"', '"Never, "']),
        ("« Bien sûr »", ["« Bien sûr »"]),
        ('a 6" pipe', []),
    ],
)
def test_stretches(text: str, expected: list[str]) -> None:
    assert [stretch[: len(want)] for stretch, want in zip(quoted(text), expected, strict=True)] == expected


def test_inner_quotation_belongs_to_the_outer() -> None:
    assert quoted("“ He told me ‘ no ’ again ”") == ["“ He told me ‘ no ’ again ”"]


@given(st.text(alphabet="a “”‘’'\"«»„.,5", max_size=60))
def test_stretches_lie_in_order_within_the_text(text: str) -> None:
    spans = [quotation.span for quotation in quotations(bare(text))]
    assert all(before.end <= after.start for before, after in pairwise(spans))
    assert all(span.end <= len(text) for span in spans)


def test_speakers_are_subjects_of_verbs_of_speech(unit_of: UnitOf) -> None:
    segment = unit_of("“We will not pay,” Mr. Keller said, and Novak left.", "").source
    assert segment is not None
    assert [(segment.tokens[v].text, segment.tokens[s].text) for v, s in speakers(segment)] == [("said", "Keller")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We will not pay,” said Robert Miller.", [("said", "Robert Miller")]),
        ("The director of the Calder museum, Robert Miller, said no.", [("said", "Robert Miller")]),
        ("Robert Miller said London would pay.", [("said", "Robert Miller")]),
        ("“No,” he told Robert Miller.", []),
        ("The officer said no.", []),
    ],
)
def test_who_speaks(text: str, expected: list[tuple[str, str]], unit_of: UnitOf) -> None:
    side = unit_of(text, text).source
    assert side is not None
    spoken = {side.tokens[verb].text: side.cover(speaker.name.words) for verb, speaker in named_speakers(side).items()}
    assert [(verb, side.excerpt(span)) for verb, span in spoken.items()] == expected
