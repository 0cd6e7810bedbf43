"""Files of a test: written, read back, or refused."""

from collections.abc import Callable
from pathlib import Path

import pytest

from mtaudit.errors import InputError
from mtaudit.model import Bitext
from mtaudit.readers import Columns, read_bitext

Write = Callable[[str, str | bytes], str]


def texts(bitext: Bitext) -> list[tuple[str, str, str]]:
    """Id, source and target of each pair."""
    return [(pair.id, pair.source.text, pair.target.text) for pair in bitext.pairs]


def refusal(source: str, target: str | None = None, columns: Columns | None = None) -> str:
    """The sentence with which files are refused, their folders left out."""
    with pytest.raises(InputError) as caught:
        read_bitext(source, target, columns)
    message = str(caught.value)
    for path in filter(None, (source, target)):
        message = message.replace(path, Path(path).name)
    return message
