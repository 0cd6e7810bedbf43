"""A statement is denied in one text and affirmed in the other.

Each negator (not, no, never, nobody, without, hardly, failed to …) is paired with the one of the other text that denies
the corresponding words. What stays without a partner, or denies something else, is proposed. A word that implies a
negative (lack, refuse, unknown), an antonym, or a second negator in the clause can stand for a partner.

Not seen: degrees of denial (hardly → never); irony; a denial that only another sentence takes back.

Bad:  Russia has no veto in this matter. → Russia has a veto in this matter.
Good: We don't know who is right. → It is unknown to us who is right.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mtaudit.compare.context import best_pairs, context, coverage, kept, lemma, partners
from mtaudit.compare.doubts import doubted
from mtaudit.compare.lexicon import antonyms, related, synonyms
from mtaudit.compare.negation import IMPLICATIVE, Negation, Strength, affix_stem, cancels, covers, negations
from mtaudit.compare.sides import Side, sides
from mtaudit.compare.wording import CONTENT, quote
from mtaudit.model import Candidate, Segment, Span, Token, Unit
from mtaudit.mqm import Category, Severity

CATEGORY = Category.MISTRANSLATION
SEVERITY = Severity.CRITICAL

MOST = 40  # negators, or changed words, that are compared with each other
ROOT = 5  # letters that tell the root of a word
WIDEST = 5  # tokens between a negator and its predicate that still make one span
WEIGHT = {Strength.RETRACTED: 0.15, Strength.PLAIN: 1.0, Strength.APPROXIMATE: 0.5, Strength.LEXICAL: 0.8}
# Measured on planted and on human pairs: with a seventh of the evidence, a denial is lost every other time.
CALIBRATION = 0.35
SURE = 0.7  # below this the denial may well be said in other words: meaning is damaged, not shown to be reversed
ELSEWHERE, REACHED = 0.6, 0.25  # a denial that moved to another predicate; to one above or below the first
DOUBTED = 0.1  # chance of a major error from which on the judge doubts the words, too
UNTIL = frozenset({"until", "till"})
BEFORE_PREDICATE = frozenset({"aux", "auxpass", "neg", "det"})


@dataclass(frozen=True)
class _Polarity:
    """A side with its name in messages, "source" or "target", and its negators."""

    name: str
    side: Side
    negations: Sequence[Negation]

    def denies(self, index: int) -> bool:
        """Whether a plain negator reaches the token at `index`."""
        return any(n.strength is Strength.PLAIN and covers(self.side.here.tokens, n, index) for n in self.negations)

    def doubles(self, negation: Negation) -> bool:
        """Whether another negator of the clause takes the denial back, or repeats it."""
        tokens = self.side.here.tokens
        return any(
            other is not negation and other.strength is Strength.PLAIN and cancels(tokens, negation, other)
            for other in self.negations
        )


def propose(unit: Unit) -> Iterator[Candidate]:
    """Negators without a counterpart, and negators that moved to another predicate."""
    both = sides(unit)
    if both is None:
        return
    source, target = (
        _Polarity(name, side, _relevant(side)) for name, side in zip(("source", "target"), both, strict=True)
    )
    if max(len(source.negations), len(target.negations)) > MOST:
        return  # no sentence has so many
    answers = best_pairs(
        source.negations, target.negations, lambda a, b: _kinship(source.side, target.side, a, b), least=0.0
    )
    for i, j in answers.items():
        yield from _moved(unit, source, target, source.negations[i], target.negations[j])
        yield from _misread_affix(source, target, source.negations[i], target.negations[j])
    for here, there, partner in ((source, target, answers), (target, source, {j: i for i, j in answers.items()})):
        for place, negation in enumerate(here.negations):
            answer = there.negations[partner[place]] if place in partner else None
            yield from _lost(unit, here, there, negation, answer)


def _relevant(side: Side) -> list[Negation]:
    """The negators of a side, less the words that imply a negative and have their equal on the other side."""
    equals = {n.first for n in negations(side.there.tokens) if n.strength is Strength.LEXICAL}
    return [
        n
        for n in negations(side.here.tokens)
        if n.strength is not Strength.LEXICAL or not equals.intersection(partners(side, n.first))
    ]


def _kinship(source: Side, target: Side, a: Negation, b: Negation) -> float:
    """How likely two negators say the same no; to compare with other pairs of the unit only. Below 0 they do not."""
    common = _common_scope(source, target, a, b)
    distance = abs(a.first / len(source.here.tokens) - b.first / len(target.here.tokens))
    score = 0.3 * (1 - distance) + common + 0.5 * (b.first in partners(source, a.first))
    if max(a.strength, b.strength) <= Strength.LEXICAL:
        return score - 0.4 if common else -1.0
    if min(a.strength, b.strength) > Strength.LEXICAL:
        score += 0.4 + 0.2 * (a.strength is b.strength)
    return score


def _common_scope(source: Side, target: Side, a: Negation, b: Negation) -> float:
    """1 where two negators deny the same predicate, less where one denies a part of what the other does, else 0."""
    counterparts = partners(source, a.scope)
    if b.scope in counterparts:
        return 1.0
    if b.first in counterparts or b.scope in partners(source, a.first) or _same_phrase(source, target, a, b):
        return 0.7
    reached = any(covers(target.here.tokens, b, j) for j in counterparts)
    return 0.6 if reached or any(covers(source.here.tokens, a, i) for i in partners(target, b.scope)) else 0.0


def _same_phrase(source: Side, target: Side, a: Negation, b: Negation) -> bool:
    """Whether the word after both negators is the same: the parser may see "Not if …" in two ways."""
    following = a.last + 1 < len(source.here.tokens) and b.last + 1 < len(target.here.tokens)
    return following and b.first in partners(source, a.first) and b.last + 1 in partners(source, a.last + 1)


def _moved(unit: Unit, source: _Polarity, target: _Polarity, a: Negation, b: Negation) -> Iterator[Candidate]:
    """What the source denies is affirmed, and the negator denies something that the source affirms."""
    common = _common_scope(source.side, target.side, a, b)
    if min(a.strength, b.strength) <= Strength.LEXICAL or common == 1:
        return
    affirmed = any(not target.denies(j) for j in partners(source.side, a.scope))
    if (affirmed or common) and any(not source.denies(i) for i in partners(target.side, b.scope)):
        confidence = (REACHED if common else ELSEWHERE) * min(_evidence(source.side, a), _evidence(target.side, b))
        here, there = _span(source.side, a), _span(target.side, b)
        denied, instead = quote(source.side.here.excerpt(here)), quote(target.side.here.excerpt(there))
        message = f"{denied} became {instead}: something else is denied."
        yield Candidate(_severity(unit, confidence, here, there), confidence, here, there, message)


def _misread_affix(source: _Polarity, target: _Polarity, a: Negation, b: Negation) -> Iterator[Candidate]:
    """A noun in non- was taken apart, and what is denied is not its stem: a nonstarter is "not an initiative"."""
    word, denied = source.side.here.tokens[a.first], target.side.here.tokens[b.scope]
    stem = affix_stem(word.text) if word.text.casefold().startswith("non") else None
    if b.strength is not Strength.PLAIN or stem is None or {word.pos, denied.pos} != {"NOUN"}:
        return
    other = lemma(denied)
    if stem != other and not synonyms(stem, other) and not related(stem, other):
        there = _span(target.side, b)
        became = f"{quote(word.text)} became {quote(target.side.here.excerpt(there))}"
        yield Candidate(SEVERITY, 0.6, word.span, there, f"{became}: something else is denied.")


def _lost(
    unit: Unit, here: _Polarity, there: _Polarity, negation: Negation, answer: Negation | None
) -> Iterator[Candidate]:
    """A negator that nothing on the other side answers, or only a word that implies a negative."""
    side = here.side
    if negation.strength is Strength.LEXICAL and not _prevents(side, negation):
        return
    if answer is not None and (answer.strength > Strength.LEXICAL or negation.strength is not Strength.PLAIN):
        return
    confidence = _evidence(side, negation) ** CALIBRATION * WEIGHT[negation.strength]
    if answer is not None:
        confidence *= 0.15 if _common_scope(side, there.side, negation, answer) else 0.6
    taken_back = here.doubles(negation) or _until(side, negation)
    if taken_back or any(there.denies(j) for j in partners(side, negation.scope)):
        confidence *= 0.4
    elif _opposed(side, there.side, negation):
        confidence *= 0.3
    span, counterpart = _span(side, negation), _counterpart(side, negation)
    denied = quote(side.here.excerpt(span))
    source, target = (span, counterpart) if here.name == "source" else (counterpart, span)
    if counterpart is None:
        message = f"The {here.name} has {denied}; nothing in the {there.name} denies it."
    elif here.name == "source":
        message = f"{denied} became {quote(side.there.excerpt(counterpart))}: what was denied is affirmed."
    else:
        message = f"{quote(side.there.excerpt(counterpart))} became {denied}: what was affirmed is denied."
    plain = negation.strength is Strength.PLAIN
    severity = _severity(unit, confidence, source, target) if plain else Severity.MAJOR
    yield Candidate(severity, confidence, source, target, message)


def _severity(unit: Unit, confidence: float, source: Span | None, target: Span | None) -> Severity:
    sure = confidence >= SURE and doubted(unit.judgement, source, target, DOUBTED)
    return SEVERITY if sure else Severity.MAJOR


def _until(side: Side, negation: Negation) -> bool:
    """Whether another verb goes on with until on both sides: what does not end until eight lasts until eight."""
    if kept(side, negation.scope):
        return False
    tokens = side.here.tokens
    after = range(negation.last + 1, min(len(tokens), negation.scope + WIDEST + 1))
    return any(lemma(tokens[i]) in UNTIL and kept(side, i) for i in after)


def _prevents(side: Side, negation: Negation) -> bool:
    """Whether an implicative word says that what the other side affirms did not happen: failed to win, won."""
    implicative = lemma(side.here.tokens[negation.first]) in IMPLICATIVE
    return (
        implicative
        and side.partner(negation.scope) is not None
        and side.here.tokens[negation.scope].dep in {"xcomp", "pcomp"}
    )


def _evidence(side: Side, negation: Negation) -> float:
    """How sure it is that the other side says the same but for the negator, 0 to 1."""
    return max(0.02, 0.5 * side.support(negation.scope) + 0.5 * context(side, negation.scope) * coverage(side))


def _opposed(side: Side, other: Side, negation: Negation) -> bool:
    """Whether a word in the negator's reach turned into its opposite: not low/high, not allowed/forbidden."""
    tokens = side.here.tokens
    near = range(max(0, negation.first - WIDEST), min(len(tokens), negation.scope + WIDEST))
    changed = [tokens[i] for i in near if _changed(side, i) and covers(tokens, negation, i)][:MOST]
    candidates = [token for j, token in enumerate(other.here.tokens) if _changed(other, j)][:MOST]
    return any(_opposites(a, b) for a in changed for b in candidates)


def _changed(side: Side, index: int) -> bool:
    return side.here.tokens[index].pos in CONTENT and not kept(side, index)


def _opposites(a: Token, b: Token) -> bool:
    return antonyms(lemma(a), lemma(b)) or _privative(a.text, lemma(b)) or _privative(b.text, lemma(a))


def _privative(word: str, stem: str) -> bool:
    """Whether the word is the stem with something before it: asymptomatic/symptom, indeclinable/decline."""
    return len(stem) > ROOT and word.casefold().find(stem[:ROOT]) > 0


def _span(side: Side, negation: Negation) -> Span:
    """The negator with its predicate where they are close, and the auxiliaries before them: "does not have"."""
    first, last = min(negation.first, negation.scope), max(negation.last, negation.scope)
    if last - first > WIDEST or negation.first > negation.scope + 1:
        first, last = negation.first, negation.last
    return side.here.cover([_leftmost(side.here, first, negation.scope), last])


def _counterpart(side: Side, negation: Negation) -> Span | None:
    """What the other text has for the denied predicate and, close to it, for the negator; auxiliaries included."""
    partner = side.partner(negation.scope)
    if partner is None:
        return None
    near = [j for j, _ in side.links[negation.first] if abs(j - partner) <= WIDEST]
    return side.there.cover([_leftmost(side.there, partner, partner), partner, *near])


def _leftmost(segment: Segment, first: int, head: int) -> int:
    """Where the function words begin that stand right before `first` and belong to `head`."""
    while first and segment.tokens[first - 1].head == head and segment.tokens[first - 1].dep in BEFORE_PREDICATE:
        first -= 1
    return first
