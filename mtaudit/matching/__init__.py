"""Which of many sources is a text a copy of, if of any?

An index finds the few sources that share most rare words with the text. The alignment that an audit begins with says of
each of these whether the text is a copy of it, so `match` and `audit` never disagree.
"""

from mtaudit.matching.index import open_index
from mtaudit.matching.match import match
from mtaudit.matching.sources import Sources, find_sources

__all__ = ["Sources", "find_sources", "match", "open_index"]
