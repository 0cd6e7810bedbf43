"""One loaded judge for all tests of it."""

import pytest

from mtaudit.encode import Encoder
from mtaudit.judge import Judge


@pytest.fixture(scope="session")
def judge() -> Judge:
    return Judge(Encoder())
