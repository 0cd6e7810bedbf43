"""A person is a man in one text and a woman in the other.

Pronouns (he, her, himself), titles (Mr., Mrs.) and nouns (son, actress) that tell a gender are paired across the texts
by word alignment and by the part they play in the sentence. A pair of opposite gender is proposed. A name in place of
a pronoun, or "they" for either, is no error.

Not seen: which names are women's and which men's; a wrong pronoun that only another sentence gives away.

Bad:  The minister said she would resign. → The minister said he would resign.
Good: The minister said she would resign. → The minister announced her resignation.
"""

from collections.abc import Iterator

from mtaudit.compare.context import best_pairs, kept, lemma, partners
from mtaudit.compare.gender import GENERIC, Gender, counterparts, gender, kind
from mtaudit.compare.sides import Side, sides
from mtaudit.compare.wording import quote
from mtaudit.model import Candidate, Unit
from mtaudit.mqm import Category, Severity

CATEGORY = Category.MISTRANSLATION
SEVERITY = Severity.MAJOR

MOST = 40  # gendered words a side that are compared with each other
SAME_ROLE, SAME_FORM, EXTRA, LOOSE, VAGUE = 0.95, 0.75, 0.5, 0.5, 0.3  # by what ties the two words
PERSONIFIED = 0.2
NEUTER = frozenset({"it", "its", "itself"})


def propose(unit: Unit) -> Iterator[Candidate]:
    """Gendered words that stand for each other and disagree."""
    both = sides(unit)
    if both is None:
        return
    source, target = both
    ours, theirs = _gendered(source), _gendered(target)
    if max(len(ours), len(theirs)) > MOST:
        return  # no sentence has so many
    found = best_pairs(list(ours), list(theirs), lambda i, j: _kinship(source, target, i, j), least=0.0)
    pairs = {list(ours)[place]: list(theirs)[other] for place, other in found.items()}
    for i, j in pairs.items():
        if ours[i] is not theirs[j]:
            yield _candidate(source, target, i, j, _confidence(source, target, i, j, len(set(ours.values())) == 1))
    if not ours:
        yield from _personified(source, target, theirs)
    if len(set(ours.values())) == 1:
        yield from _extra(source, target, ours, {j: theirs[j] for j in theirs if j not in pairs.values()})


def _extra(source: Side, target: Side, ours: dict[int, Gender], unpaired: dict[int, Gender]) -> Iterator[Candidate]:
    """Pronouns added in the target, of the gender that the source never mentions."""
    pronoun = next((i for i in ours if kind(source.here.tokens[i]) == "pronoun"), None)
    for j, which in unpaired.items():
        if pronoun is not None and kind(target.here.tokens[j]) == "pronoun" and which is not ours[pronoun]:
            yield _candidate(source, target, pronoun, j, EXTRA)


def _personified(source: Side, target: Side, theirs: dict[int, Gender]) -> Iterator[Candidate]:
    """Pronouns of a gender, where the source has only things: its time, she feared."""
    thing = next((token for token in source.here.tokens if token.text.casefold() in NEUTER), None)
    for j in theirs:
        word = target.here.tokens[j]
        if thing is not None and kind(word) == "pronoun":
            message = f"{quote(thing.text)} (a thing) became {quote(word.text)} ({gender(word)})."
            yield Candidate(Severity.MINOR, PERSONIFIED, thing.span, word.span, message)


def _gendered(side: Side) -> dict[int, Gender]:
    found = ((index, gender(token)) for index, token in enumerate(side.here.tokens))
    return {index: which for index, which in found if which is not None}


def _kinship(source: Side, target: Side, i: int, j: int) -> float:
    """How likely two gendered words mean the same person; to compare with other pairs of the unit only."""
    a, b = source.here.tokens[i], target.here.tokens[j]
    agree = gender(a) is gender(b)
    if not agree and not counterparts(a, b):
        return 0.0
    nearness = 0.1 - 0.05 * abs(i / len(source.here.tokens) - j / len(target.here.tokens))
    return 1.0 * agree + 1.6 * _same_role(source, target, i, j) + 0.3 * (j in partners(source, i)) + nearness


def _same_role(source: Side, target: Side, i: int, j: int) -> bool:
    """Whether both words play the same part beside words that correspond: "he said" and "she said"."""
    a, b = source.here.tokens[i], target.here.tokens[j]
    return a.dep == b.dep and (b.head in partners(source, a.head) or (a.dep == "ROOT" and kept(source, i)))


def _confidence(source: Side, target: Side, i: int, j: int, one_gender: bool) -> float:
    a, b = source.here.tokens[i], target.here.tokens[j]
    if not GENERIC.isdisjoint({lemma(a), lemma(b)}):
        return VAGUE
    if _same_role(source, target, i, j):
        return SAME_ROLE
    return SAME_FORM if one_gender and a.dep == b.dep else LOOSE


def _candidate(source: Side, target: Side, i: int, j: int, confidence: float) -> Candidate:
    a, b = source.here.tokens[i], target.here.tokens[j]
    words = f"{quote(a.text)} ({gender(a)}) became {quote(b.text)} ({gender(b)})"
    return Candidate(
        SEVERITY, confidence, a.span, b.span, f"{words}: another person, or this one called by the wrong word."
    )
