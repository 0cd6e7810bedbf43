"""A statement became a question, or a question a statement.

A sentence asks by its mark or by the order of its words (“will the plan fail”). Sentences are paired by the word
alignment; what one text asks and the other states is an error of meaning, since a claim was made or withdrawn. A
question that is reported (he asked whether) or that claims what it asks (isn't it so?) may well be a statement there.

Not seen: another question asked of the same words (why, how), which is for others; a question mark alone that was lost
after a question's word order is for `punctuation`.

Bad:  The plan will fail. → Will the plan fail?
Good: He asked, “Will the plan fail?” → He asked whether the plan would fail.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from mtaudit.compare.questions import Sentence, rhetorical, sentences, tells_of_question
from mtaudit.compare.sides import Side, sides
from mtaudit.compare.wording import quote
from mtaudit.model import Candidate, Span, Unit
from mtaudit.mqm import Category, Severity

CATEGORY = Category.MISTRANSLATION
SEVERITY = Severity.MAJOR

MARKED, ORDERED = 0.8, 0.55  # a question by its mark, by its word order
BOTH = 0.95
EXCERPT = 40  # characters
ELSEWHERE, REPORTED, RHETORICAL = 0.4, 0.3, 0.4  # what is left of that where another reading is likely


def propose(unit: Unit) -> Iterator[Candidate]:
    """One candidate per sentence that asks in one text and states in the other."""
    both = sides(unit)
    if both is None:
        return
    source, target = both
    ours, theirs = sentences(source.here.tokens), sentences(target.here.tokens)
    for asked, stated, strength in _questions(target, theirs, ours):
        here, there = _words(target, asked)
        message = f"What the source states, {_quoted(source, stated)}, the target asks: {_quoted(target, asked)}."
        yield Candidate(SEVERITY, strength, there, here, message)
    for asked, stated, strength in _questions(source, ours, theirs):
        here, there = _words(source, asked)
        message = f"What the source asks, {_quoted(source, asked)}, the target states: {_quoted(target, stated)}."
        yield Candidate(SEVERITY, strength, here, there, message)


def _quoted(side: Side, sentence: Sentence) -> str:
    """The sentence's opening words, from where it asks."""
    first = sentence.inverted[0] if sentence.inverted else sentence.first
    return quote(side.here.excerpt(side.here.cover((first, sentence.last))), EXCERPT)


def _questions(
    side: Side, ours: Sequence[Sentence], theirs: Sequence[Sentence]
) -> Iterator[tuple[Sentence, Sentence, float]]:
    """The sentences here that ask what one there states, that one, and how surely they do."""
    place = {index: other for other in theirs for index in range(other.first, other.last + 1)}
    spare = sum(sentence.asks for sentence in ours) - sum(other.asks for other in theirs)
    for sentence in ours:
        if sentence.mark is None and sentence.inverted is None:
            continue
        partners = (side.partner(index) for index in range(sentence.first, sentence.last + 1))
        votes = Counter(place[index].first for index in partners if index is not None)
        if not votes:
            continue
        other = place[votes.most_common(1)[0][0]]
        if other.asks or other.inverted is not None:
            continue
        strength = ORDERED if sentence.mark is None else MARKED if sentence.inverted is None else BOTH
        if sentence.asks and spare <= 0:
            strength *= ELSEWHERE
        if other.asking is not None or tells_of_question(side.there.tokens, other):
            strength *= REPORTED
        if rhetorical(side.here.tokens, sentence):
            strength *= RHETORICAL
        yield sentence, other, strength


def _words(side: Side, sentence: Sentence) -> tuple[Span, Span | None]:
    """What shows that the sentence asks, and what stands for it in the other text."""
    if sentence.inverted is not None:
        indices = range(sentence.inverted[0], sentence.inverted[1] + 1)
    else:
        last = sentence.mark if sentence.mark is not None else sentence.last
        indices = range(max(sentence.first, last - 1), last + 1)
    partners = [partner for index in indices if (partner := side.partner(index)) is not None]
    return side.here.cover(indices), side.there.cover(partners) if partners else None
