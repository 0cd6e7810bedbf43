from collections.abc import Callable, Sequence

import pytest

from mtaudit.compare.grammar import solecisms
from mtaudit.model import Token

TokensOf = Callable[[str], Sequence[Token]]


def places(text: str, tokens_of: TokensOf) -> list[str]:
    tokens = tokens_of(text)
    return [
        " ".join(token.text for token in tokens[found.first : found.last + 1])
        for found in solecisms(tokens)
        if found.strength >= 0.5
    ]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("The plan would blocked any vote.", "would blocked"),
        ("Visitors would probably blocked it.", "would probably blocked"),
        ("They did not went there.", "did not went"),
        ("He have gone.", "He have"),
        ("We was tired.", "We was"),
        ("Itself was cold.", "Itself was"),
        ("They looked at the its roof.", "the its"),
        ("The letter came from they.", "from they"),
        ("It was the most best day.", "most best"),
        ("We saw these country again.", "these country"),
    ],
)
def test_what_no_sentence_has(text: str, wrong: str, tokens_of: TokensOf) -> None:
    assert places(text, tokens_of) == [wrong]


@pytest.mark.parametrize(
    "text",
    [
        "He will need help and should bring it, she can't be seen, they will have gone.",
        "The will changed hands, and what it is is clear.",
        "Those who did called; what they do shows it.",
        "She insisted that he have it, and let him have it.",
        "Do you and he have time? Can embedded systems fail?",
        "It is the house of he who builds, and this sports car is theirs.",
        "Everything they were was his, and each other's as well.",
        "",
    ],
)
def test_what_looks_odd_and_is_right(text: str, tokens_of: TokensOf) -> None:
    assert places(text, tokens_of) == []
