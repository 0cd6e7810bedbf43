"""Who does what to whom, in the active and in the passive."""

from collections.abc import Callable

import pytest

from mtaudit.compare.roles import events
from mtaudit.model import Unit


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The dog bit the man.", ("dog", "bit", "man")),
        ("The man was bitten by the dog.", ("dog", "bitten", "man")),
        ("A man bitten by the dog complained.", ("dog", "bitten", "man")),
        ("She saw the dog that bit the man.", ("dog", "bit", "man")),
        ("The mayor fired the editor whom the paper praised.", ("paper", "praised", "editor")),
        ("The dog saw and bit the man.", ("dog", "bit", "man")),
        ("The school was closed.", (None, "closed", "school")),
    ],
)
def test_doer_and_undergoer(
    text: str, expected: tuple[str | None, str, str | None], unit_of: Callable[[str, str], Unit]
) -> None:
    source = unit_of(text, text).source
    assert source

    def word(index: int | None) -> str | None:
        return None if index is None else source.tokens[index].text

    assert expected in [(word(e.doer), word(e.verb), word(e.undergoer)) for e in events(source.tokens)]
