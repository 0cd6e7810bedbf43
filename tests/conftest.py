"""What tests share: one loaded annotator, and units made from pairs of sentences."""

import os
from collections.abc import Callable, Sequence

import pytest
from hypothesis import settings

from mtaudit.annotate import Annotator
from mtaudit.auditor import Auditor
from mtaudit.config import Config
from mtaudit.model import Unit

# A loaded machine is slow and no error; in CI the same examples every time, elsewhere new ones.
settings.register_profile("mtaudit", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("mtaudit")


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


@pytest.fixture(scope="session")
def units_of(auditor: Auditor) -> Callable[[list[tuple[str, str]]], Sequence[Unit]]:
    """A function from pairs of sentences to the units of a text made of them."""
    return auditor.units
