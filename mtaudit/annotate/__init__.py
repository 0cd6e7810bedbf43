"""Linguistic annotation: spaCy's output as our own `Token` and `Entity`."""

from mtaudit.annotate.package import signature
from mtaudit.annotate.spacy import Annotator, Parse, make_segment

__all__ = ["Annotator", "Parse", "make_segment", "signature"]
