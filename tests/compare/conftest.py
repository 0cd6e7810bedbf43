"""What comparisons are tested on: the tokens of a sentence."""

from collections.abc import Callable, Sequence

import pytest

from mtaudit.annotate import Annotator
from mtaudit.model import Token


@pytest.fixture(scope="session")
def tokens_of(annotator: Annotator) -> Callable[[str], Sequence[Token]]:
    return lambda text: annotator.parse([text])[0].tokens
