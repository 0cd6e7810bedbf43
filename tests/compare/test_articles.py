from collections.abc import Callable, Sequence

import pytest

from mtaudit.compare.articles import wrong_article
from mtaudit.model import Token

TokensOf = Callable[[str], Sequence[Token]]


def wrong(text: str, tokens_of: TokensOf) -> str | None:
    tokens = tokens_of(text)
    return next((right for index in range(len(tokens)) if (right := wrong_article(tokens, index))), None)


@pytest.mark.parametrize(
    ("phrase", "right"),
    [
        ("We saw a apple.", "an"),
        ("It took a hour.", "an"),
        ("It was an European plan.", "a"),
        ("He has an new car.", "a"),
        ("This is a 80-year-old.", "an"),
        ("She said a “open” door.", "an"),
        ("It is an one-way street.", "a"),
    ],
)
def test_the_article_goes_by_sound(phrase: str, right: str, tokens_of: TokensOf) -> None:
    assert wrong(phrase, tokens_of) == right


@pytest.mark.parametrize(
    "phrase",
    [
        "An honest MP and a unit of an 18th-century union had an uninteresting use.",
        "Vitamin A is not an FBI matter, nor a UN or a US one.",
        "An historic and a historic day.",
        "An Lu met a once great man in an urban place.",
        "a",
    ],
)
def test_right_articles_and_those_nobody_can_judge(phrase: str, tokens_of: TokensOf) -> None:
    assert wrong(phrase, tokens_of) is None
