"""Linguistic annotation: spaCy's output as our own `Token` and `Entity`."""

from mtaudit.annotate.spacy import Annotator

__all__ = ["Annotator"]
