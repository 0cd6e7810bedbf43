"""An annotator that keeps spaCy's parses on disk across runs: parsing is nine tenths of every benchmark."""

from collections.abc import Sequence

from bench.store import Store
from mtaudit.annotate import Annotator, Parse, signature
from mtaudit.config import Config


class CachedAnnotator(Annotator):
    """As `Annotator`, from the store where it can be."""

    def __init__(self) -> None:
        super().__init__(Config().spacy_model)
        self._store = Store[str, Parse]("parses", signature(Config().spacy_model))

    def parse(self, texts: Sequence[str]) -> list[Parse]:
        """The annotation of each text, in order."""
        return self._store.values(texts, super().parse)
