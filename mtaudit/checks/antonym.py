"""A word became its opposite.

A word of the target that the source does not have is compared with the word of the source that it most likely replaced:
linked to it, or standing between the same neighbours, or beside the same head word. What speaks for an opposite is
weighed: that WordNet says so, directly or by way of derivations and synonyms; that it lies on the other side of its
matter, learnt from such pairs (obey/defy); a negative affix; and what the judge thinks of both words. A negator that
only one text has makes up for it: "not low" is "high". A word that no lexicon calls an opposite is a major error.

Bad:  The museum will open early on Friday. → The museum will close early on Friday.
Good: The risk is not low. → The risk is high.

Not seen: an opposite of several words (includes, leaves out); a word reversed that stands for no word of the source;
without the judge, most opposites that no lexicon lists.
"""

from collections.abc import Iterator

from mtaudit.compare.replaced import replaced
from mtaudit.compare.wording import quote
from mtaudit.model import Candidate, Unit
from mtaudit.mqm import Category, Severity

CATEGORY = Category.MISTRANSLATION
SEVERITY = Severity.CRITICAL

SURE = 0.5  # from this antonymy on, words are opposites and not only far apart
OPPOSITE, UNLIKE = "its opposite", "which says something else, perhaps the reverse"


def propose(unit: Unit) -> Iterator[Candidate]:
    """A candidate for each word of the target that may reverse the word it replaced."""
    if unit.source is None or unit.target is None:
        return
    for pair in replaced(unit):
        a, b = unit.source.tokens[pair.source], unit.target.tokens[pair.target]
        severity, relation = (SEVERITY, OPPOSITE) if pair.opposed >= SURE else (Severity.MAJOR, UNLIKE)
        yield Candidate(severity, pair.chance, a.span, b.span, f"{quote(a.text)} became {quote(b.text)}, {relation}.")
