"""Words of the target that stand in the place of other words of the source, and what speaks for their being opposites.

The evidence on each pair has names; logistic regression weighs it (`training/replaced.py`), with what the judge says of
the two words where it was asked.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import log

from mtaudit.compare.context import context, coverage, kept, lemma, partners
from mtaudit.compare.doubts import Doubt, worst
from mtaudit.compare.lexicon import antonyms, antonymy, hypernym, related, synonyms
from mtaudit.compare.logistic import chance, score
from mtaudit.compare.negation import Negation, Strength, affix_stem, covers, negations
from mtaudit.compare.opposition import opposition
from mtaudit.compare.paraphrases import paraphrases
from mtaudit.compare.sides import Side, sides
from mtaudit.model import LinkKind, Token, Unit

MOST = 60  # changed words a side that are compared with each other
OPEN = frozenset({"NOUN", "VERB", "ADJ", "ADV"})
CLOSED = frozenset({"ADP", "SCONJ", "DET", "PRON"})  # before/after, inside/outside, somebody/nobody
COMPARED = OPEN | CLOSED
FIRM = frozenset(
    {"before", "after", "above", "below", "inside", "outside"}
)  # other prepositions change for many reasons
# Opposites that often say the same: which is right depends on where the speaker stands, or on the word beside them.
_CONVERSES = """
come go | bring take | give take | give receive | give get | make break | cause result | cause effect | leave remain
leave stay | any all | in out | on off | to from | up down | here there | now then | this that | evening night
migrant immigrant | emigrant immigrant | death life | against with
"""
CONVERSES = frozenset(frozenset(pair.split()) for pair in _CONVERSES.replace("\n", "|").split("|"))
BETWEEN = 0.5  # nearness of words between the same neighbours, or beside the same head word
UNKNOWN = -2.0  # opposition of words that were not learnt
COMES_TO_THE_SAME = "comes to the same"  # a negator, a dimension named or a converse makes up for the opposition …
SAME_THING = 0.3  # … and leaves this share of the chance; not weighed, for planted errors have too few of them
FAINTEST = 1e-3  # risks below this are alike


@dataclass(frozen=True, slots=True)
class Replaced:
    """Source token `source` gave way to target token `target`, with the chance (0 to 1) that the meaning is reversed.

    `opposed` is how surely a lexicon has them for opposites, 0 to 1.
    """

    source: int
    target: int
    opposed: float
    chance: float


def replaced(unit: Unit) -> Iterator[Replaced]:
    """For each changed word of the target the changed word of the source that it most likely replaced, if any."""
    weights = _weights()["rules" if unit.judgement is None else "judge"]
    for source, target, evidence in evidence_of(unit):
        reversal = chance(score(weights, evidence)) * (SAME_THING if evidence[COMES_TO_THE_SAME] else 1.0)
        yield Replaced(source, target, evidence["opposites"], reversal)


def evidence_of(unit: Unit) -> Iterator[tuple[int, int, dict[str, float]]]:
    """What `replaced` weighs, with the tokens of source and target."""
    both = sides(unit)
    if both is None:
        return
    source, target = (_Text.of(side) for side in both)
    shared = min(coverage(source.side), coverage(target.side))
    for j in target.changed:
        place = _place(target.side, j)
        found = ((_attraction(source, target, i, j, place), -i) for i in source.changed)
        attraction, first = max(found, default=(0.0, 0))
        if attraction > 0:
            evidence = _evidence(source, target, -first, j) | {"other words correspond": shared}
            if unit.judgement is not None:
                lost = worst(unit.judgement.source, source.token(-first).span)
                evidence |= _judged(lost, worst(unit.judgement.target, target.token(j).span))
            yield -first, j, evidence


@dataclass(frozen=True)
class _Text:
    """A side with its changed words, its plain negators, and the words that imply a negative only here."""

    side: Side
    changed: Sequence[int]
    negators: Sequence[Negation]
    implied: Sequence[Negation]

    @staticmethod
    def of(side: Side) -> "_Text":
        tokens = side.here.tokens
        changed = [i for i, token in enumerate(tokens) if token.pos in COMPARED and not kept(side, i)]
        found = negations(tokens)
        plain = [n for n in found if n.strength is Strength.PLAIN]
        implied = [n for n in found if n.strength is Strength.LEXICAL and not kept(side, n.first)]
        return _Text(side, changed[:MOST], plain[:MOST], implied[:MOST])

    def token(self, index: int) -> Token:
        return self.side.here.tokens[index]

    def denies(self, index: int) -> bool:
        """Whether a negator other than the word itself reaches the word at `index`."""
        tokens = self.side.here.tokens
        return any(not n.first <= index <= n.last and covers(tokens, n, index) for n in self.negators)

    def negates(self, index: int) -> bool:
        """Whether the word at `index` is a negator itself, or a preposition with one: nobody, without, with no."""
        preposition = self.token(index).pos == "ADP"
        return any(n.first <= index <= n.last or (preposition and n.first == index + 1) for n in self.negators)

    def lacks(self, index: int) -> bool:
        """Whether a word that implies a negative applies to the word at `index`: lost their lives."""
        return any(n.scope == index != n.first for n in self.implied)

    def lessens(self, index: int) -> bool:
        """Whether "less" or "least" stands before the word: less thick is thinner."""
        return index > 0 and self.token(index - 1).text.casefold() in {"less", "least"}

    def measured(self, index: int) -> bool:
        """Whether the word only names a dimension: "25 years old", "two metres high"."""
        return index > 0 and self.token(index - 1).dep == "npadvmod"


def _attraction(source: _Text, target: _Text, i: int, j: int, place: range) -> float:
    """How likely target word `j` replaced source word `i`, to compare within the unit only; 0 where it did not."""
    a, b = source.token(i), target.token(j)
    near = _nearness(source.side, target.side, i, j, place)
    ours, theirs = lemma(a), lemma(b)
    opposed = _opposed(ours, theirs)
    if not opposed and (near < BETWEEN or not _exchangeable(a, b, near)):
        return 0.0
    return 1 + opposed * near + near + (a.pos == b.pos) + 0.1 * (opposition(ours, theirs) or UNKNOWN)


def _exchangeable(a: Token, b: Token, near: float) -> bool:
    """Whether one word can stand for the other in a sentence: participles for adjectives (named, unlabelled)."""
    parts = {a.pos, b.pos}
    return parts <= OPEN and (near == 1 or len(parts) == 1 or parts == {"ADJ", "VERB"})


def _place(target: Side, j: int) -> range:
    """The source words between the partners of what surrounds target word `j` and its neighbours."""
    return target.place(max(0, j - 1), min(j + 1, len(target.links) - 1))


def _nearness(source: Side, target: Side, i: int, j: int, place: range) -> float:
    """How surely the two words stand in the same place, 0 to 1: by a link, their neighbours, their head words."""
    if any(other == j for other, _ in source.links[i]):
        return 1.0
    a, b = source.here.tokens[i], target.here.tokens[j]
    return BETWEEN * (i in place) + BETWEEN * (b.head in partners(source, a.head))


def _evidence(source: _Text, target: _Text, i: int, j: int) -> dict[str, float]:
    a, b = source.token(i), target.token(j)
    ours, theirs = lemma(a), lemma(b)
    opposed = _opposed(ours, theirs)
    learnt = opposition(ours, theirs)
    kinds = [kind for other, kind in source.side.links[i] if other == j]
    broader = hypernym(ours, theirs) or hypernym(theirs, ours)
    paraphrase = paraphrases(ours, theirs)
    alike = ours == theirs or synonyms(ours, theirs) or related(ours, theirs)
    return {
        "opposites": opposed,
        "perhaps opposites": opposed > 0,
        "opposition learnt, in no lexicon": (UNKNOWN if learnt is None else learnt) if not opposed else 0.0,
        "negative affix on one": _negated(ours) != _negated(theirs),
        COMES_TO_THE_SAME: _compensated(source, target, i, j)
        or frozenset({ours, theirs}) in CONVERSES
        or source.measured(i) != target.measured(j),
        "alike": alike,
        "paraphrases": paraphrase,
        "one is broader": broader,
        "spelt alike": LinkKind.RELATED in kinds,
        "linked": bool(kinds),
        "in the same place": _nearness(source.side, target.side, i, j, _place(target.side, j)),
        "neighbours correspond": context(target.side, j),
        "other part of speech": a.pos != b.pos,
        "function word": not CLOSED.isdisjoint({a.pos, b.pos}),
        "firm preposition": FIRM.issuperset({ours, theirs}),
        "verb": b.pos == "VERB",
        "adjective": b.pos == "ADJ",
        "adverb": b.pos == "ADV",
    }


def _judged(lost: Doubt, wrong: Doubt) -> dict[str, float]:
    """What the judge says of the source's word (that it was lost) and of the target's (that it is wrong)."""
    return {
        "critical, judge, log": log(FAINTEST + wrong.critical),
        "wrong, judge, log": log(FAINTEST + wrong.error),
        "major loss, judge": lost.major,
    }


def _compensated(source: _Text, target: _Text, i: int, j: int) -> bool:
    """Whether a negator that only one side has makes up for the opposition: not low/high, unless necessary."""
    if source.lessens(i) != target.lessens(j):
        return True
    if source.token(i).pos != target.token(j).pos and source.lacks(i) != target.lacks(j):
        return True  # lost their lives, died
    equally = len(source.negators) == len(target.negators)
    if source.negates(i) or target.negates(j):
        return equally or source.negates(i) == target.negates(j) or source.denies(i) or target.denies(j)
    if not equally:
        return source.denies(i) != target.denies(j)
    ours, theirs = _negated(lemma(source.token(i))), _negated(lemma(target.token(j)))
    return ours != theirs and any(n.first not in (i, j) for n in (target if ours else source).implied)


def _opposed(a: str, b: str) -> float:
    """How likely two words are opposites, 0 to 1; words of one family only when a lexicon lists the pair itself."""
    opposed = antonymy(a, b)
    return 0.0 if 0 < opposed < 1 and related(a, b) else opposed


def _negated(word: str) -> bool:
    """Whether a negative affix makes the word: unreliable, dishonest, but not interest."""
    stem = affix_stem(word)
    return stem is not None and antonyms(word, stem)


@cache
def _weights() -> dict[str, dict[str, float]]:
    text = files("mtaudit.compare").joinpath("replaced.json").read_text("ascii")
    weights: dict[str, dict[str, float]] = json.loads(text)
    return weights
