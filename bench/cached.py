"""An auditor that keeps on disk across runs what takes nine tenths of every benchmark: parses and judgements."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path

from bench.corpora import Pair
from bench.store import Store
from mtaudit import annotate, encode, judge
from mtaudit.annotate import Annotator, Parse
from mtaudit.auditor import Auditor
from mtaudit.config import Config
from mtaudit.encode import Encoder
from mtaudit.judge import Judge
from mtaudit.model import Judgement


class CachedAuditor(Auditor):
    """As `Auditor` without settings, or with the one that does without the judge."""

    def __init__(self, *, judge: bool = True) -> None:
        super().__init__(Config(judge=judge), annotator=CachedAnnotator())

    @cached_property
    def judge(self) -> Judge | None:
        """The loaded judge, if there is to be one."""
        return CachedJudge() if self.config.judge else None


class CachedAnnotator(Annotator):
    """As `Annotator`, from the store where it can be."""

    def __init__(self) -> None:
        super().__init__(Config().spacy_model)
        self._store = Store[str, Parse]("parses", annotate.signature(Config().spacy_model))

    def parses(self, texts: Sequence[str]) -> Iterator[Parse]:
        """The annotation of each text, in order."""
        return iter(self._store.values(texts, self._parse))

    def _parse(self, texts: Sequence[str]) -> list[Parse]:
        return list(super().parses(texts))


class CachedJudge(Judge):
    """As `Judge`, from the store where it can be: until the model changes, or the code that runs it."""

    def __init__(self) -> None:
        super().__init__(Encoder())
        self._store = Store[Pair, Judgement]("judgements", f"{judge.signature()}|{_digest_of_code()}")

    def judge(self, pairs: Iterable[Pair]) -> Iterator[Judgement]:
        """The judgement of each pair, in order."""
        return iter(self._store.values(list(pairs), self._judge))

    def _judge(self, pairs: Sequence[Pair]) -> list[Judgement]:
        return list(super().judge(pairs))


def _digest_of_code() -> str:
    files = [path for package in (encode, judge) for path in sorted(Path(str(package.__file__)).parent.glob("*.py"))]
    return hashlib.sha256(b"\0".join(path.read_bytes() for path in files)).hexdigest()
