"""What tests share: one loaded annotator, and units made from pairs of sentences."""

from collections.abc import Callable

import pytest

from mtaudit.annotate import Annotator
from mtaudit.auditor import Auditor
from mtaudit.config import Config
from mtaudit.model import Unit


@pytest.fixture(scope="session")
def annotator() -> Annotator:
    return Annotator(Config().spacy_model)


@pytest.fixture(scope="session")
def auditor(annotator: Annotator) -> Auditor:
    return Auditor(annotator=annotator)


@pytest.fixture(scope="session")
def unit_of(auditor: Auditor) -> Callable[[str, str], Unit]:
    """A function from two sentences to the unit the pipeline makes of them."""
    return lambda source, target: auditor.units([(source, target)])[0]
