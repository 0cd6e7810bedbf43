"""Words that translators use for each other: firm and company, ministry and department.

The table is made from human and machine translations of the same texts by `training/paraphrases.py`. It says that two
words often stand in the same place, not that they mean the same: a weaker tie than the lexicon's synonyms.
"""

import gzip
from functools import cache
from importlib.resources import files


def paraphrases(a: str, b: str) -> bool:
    """Whether two lemmas, in lower case, are used for each other."""
    return (min(a, b), max(a, b)) in _pairs()


@cache
def _pairs() -> frozenset[tuple[str, str]]:
    lines = gzip.decompress(files("mtaudit.compare").joinpath("paraphrases.tsv.gz").read_bytes()).decode("ascii")
    return frozenset((a, b) for a, b in (line.split("\t")[:2] for line in lines.splitlines()))
