"""A word became its opposite.

A word of the target that the source does not have is compared with the words that the source has in its place: those
linked to it, or standing between the same neighbours, or beside the same head word. Opposites (by WordNet, and through
derivations and synonyms) are proposed, unless one of the two is denied: "not low" is "high". A word that differs
otherwise is proposed with little confidence, a little more where only one has a negative affix (named → unlabelled).

Bad:  The museum will open early on Friday. → The museum will close early on Friday.
Good: The risk is not low. → The risk is high.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from mtaudit.compare.context import context, coverage, kept, lemma, partners
from mtaudit.compare.lexicon import antonyms, antonymy, hypernym, related, synonyms
from mtaudit.compare.negation import Negation, Strength, affix_stem, covers, negations
from mtaudit.compare.paraphrases import paraphrases
from mtaudit.compare.sides import Side, sides
from mtaudit.compare.wording import quote
from mtaudit.model import Candidate, Token, Unit
from mtaudit.mqm import Category, Severity

CATEGORY = Category.MISTRANSLATION
SEVERITY = Severity.CRITICAL

MOST = 60  # changed words a side that are compared with each other
OPEN = frozenset({"NOUN", "VERB", "ADJ", "ADV"})
# Opposites that often say the same: which is right depends on where the speaker stands, or on the word beside them.
_CONVERSES = """
come go | bring take | give take | give receive | give get | make break | cause result | cause effect | leave remain
leave stay | any all | in out | on off | to from | up down | here there | now then | this that | evening night
migrant immigrant | emigrant immigrant
"""
CONVERSES = frozenset(frozenset(pair.split()) for pair in _CONVERSES.replace("\n", "|").split("|"))
CLOSED = frozenset({"ADP", "SCONJ", "DET", "PRON"})  # before/after, inside/outside, somebody/nobody
SAME_THING = 0.3  # factor where the opposites probably come to the same
RECAST = 0.65  # factor for words of different parts of speech: growth/shrink
FUNCTION = 0.5  # factor for words of the closed classes: prepositions change for many reasons, save the FIRM ones
FIRM = frozenset({"before", "after", "above", "below", "inside", "outside"})
# How likely a word that differs is opposed, though no lexicon says so: adjectives and adverbs have opposites most
# often. More likely where only one of the two has a negative affix.
UNLIKE = {"ADJ": 0.3, "ADV": 0.25, "VERB": 0.2, "NOUN": 0.15}
NEGATED = 0.6


@dataclass(frozen=True)
class _Text:
    """A side with its changed words, its plain negators, and the words that imply a negative only here."""

    side: Side
    changed: list[int]
    negators: list[Negation]
    implied: list[Negation]

    def denies(self, index: int) -> bool:
        """Whether a negator other than the word itself reaches the word at `index`."""
        tokens = self.side.here.tokens
        return any(not n.first <= index <= n.last and covers(tokens, n, index) for n in self.negators)

    def negates(self, index: int) -> bool:
        """Whether the word at `index` is a negator itself, or a preposition with one: nobody, without, with no."""
        preposition = self.side.here.tokens[index].pos == "ADP"
        return any(n.first <= index <= n.last or (preposition and n.first == index + 1) for n in self.negators)

    def lessens(self, index: int) -> bool:
        """Whether "less" or "least" stands before the word: less thick is thinner."""
        return index > 0 and self.side.here.tokens[index - 1].text.casefold() in {"less", "least"}


def propose(unit: Unit) -> Iterator[Candidate]:
    """For each changed word of the target, the changed word of the source that is most likely its opposite."""
    both = sides(unit)
    if both is None:
        return
    source, target = (_text(side) for side in both)
    shared = min(coverage(source.side), coverage(target.side))
    for j in target.changed:
        found = [(_confidence(source, target, i, j, shared), -i) for i in source.changed]
        confidence, i = max(found, default=(0.0, 0))
        if confidence > 0:
            a, b = source.side.here.tokens[-i], target.side.here.tokens[j]
            opposite = antonymy(lemma(a), lemma(b)) > 0
            relation = "its opposite" if opposite else "which says something else"
            message = f"{quote(a.text)} became {quote(b.text)}, {relation}."
            yield Candidate(SEVERITY if opposite else Severity.MAJOR, confidence, a.span, b.span, message)


def _text(side: Side) -> _Text:
    tokens = side.here.tokens
    changed = [i for i, token in enumerate(tokens) if token.pos in OPEN | CLOSED and not kept(side, i)]
    found = negations(tokens)
    plain = [n for n in found if n.strength is Strength.PLAIN]
    implied = [n for n in found if n.strength is Strength.LEXICAL and not kept(side, n.first)]
    return _Text(side, changed[:MOST], plain[:MOST], implied[:MOST])


def _confidence(source: _Text, target: _Text, i: int, j: int, shared: float) -> float:
    """How likely target word `j` replaced source word `i` and means the opposite, 0 to 1."""
    a, b = source.side.here.tokens[i], target.side.here.tokens[j]
    near = _nearness(source.side, target.side, i, j)
    around = context(target.side, j) * shared
    opposed = antonymy(lemma(a), lemma(b))
    if not opposed or (opposed < 1 and related(lemma(a), lemma(b))):
        unrelated = near < 0.5 or j in partners(source.side, i)
        return 0.0 if unrelated else _unlikeness(a, b) * near * around
    confidence = (0.3 + 0.7 * opposed) * (0.15 + 0.45 * near + 0.4 * around)
    if a.pos != b.pos:
        confidence *= RECAST
    if CLOSED & {a.pos, b.pos} and not {lemma(a), lemma(b)} <= FIRM:
        confidence *= FUNCTION
    if frozenset({lemma(a), lemma(b)}) in CONVERSES or _measured(source.side, i) != _measured(target.side, j):
        confidence *= SAME_THING
    return confidence * SAME_THING if _compensated(source, target, i, j) else confidence


def _compensated(source: _Text, target: _Text, i: int, j: int) -> bool:
    """Whether a negator that only one side has makes up for the opposition: not low/high, unless necessary."""
    if source.lessens(i) != target.lessens(j):
        return True
    equally = len(source.negators) == len(target.negators)
    if source.negates(i) or target.negates(j):
        return equally or source.negates(i) == target.negates(j) or source.denies(i) or target.denies(j)
    if not equally:
        return source.denies(i) != target.denies(j)
    ours, theirs = (_negated(lemma(text.side.here.tokens[at])) for text, at in ((source, i), (target, j)))
    return ours != theirs and any(n.first not in (i, j) for n in (target if ours else source).implied)


def _nearness(source: Side, target: Side, i: int, j: int) -> float:
    """How surely the two words stand in the same place, 0 to 1: by a link, their neighbours, their head words."""
    if any(other == j for other, _ in source.links[i]):
        return 1.0
    a, b = source.here.tokens[i], target.here.tokens[j]
    beside = i in target.place(max(0, j - 1), min(j + 1, len(target.links) - 1))
    return 0.5 * beside + 0.5 * (b.head in partners(source, a.head))


def _measured(side: Side, index: int) -> bool:
    """Whether the word only names a dimension: "25 years old", "two metres high"."""
    return index > 0 and side.here.tokens[index - 1].dep == "npadvmod"


def _unlikeness(a: Token, b: Token) -> float:
    """How likely words that are no known opposites are opposed all the same."""
    ours, theirs = lemma(a), lemma(b)
    if a.pos != b.pos or a.pos not in OPEN or related(ours, theirs) or synonyms(ours, theirs):
        return 0.0
    if hypernym(ours, theirs) or hypernym(theirs, ours) or paraphrases(ours, theirs):
        return 0.0
    return NEGATED if _negated(ours) != _negated(theirs) else UNLIKE[a.pos]


def _negated(word: str) -> bool:
    """Whether a negative affix makes the word: unreliable, dishonest, but not interest."""
    stem = affix_stem(word)
    return stem is not None and antonyms(word, stem)
