"""What must, should, can or may be, or is only said to be, is stated with another force.

Modal words (must, have to, should, may, be able to, perhaps, reportedly, seems to …) are paired across the texts by the
predicate they bear on. A pair of different force is proposed (may → must), and so is an obligation, a possibility or a
hedge that only one text has. Translators vary modals freely: confidence is low unless the predicate is surely the same
and nothing else in the other text could stand for the modal. A future answers an infinitive with “to”, which says as
much: promised to pay, promised that it would pay. Must against must not is for `negation`.

Not seen: force that tone or grammar alone gives (you are to leave); who it is that must or may.

Bad:  Visitors may leave their bags at the door. → Visitors must leave their bags at the door.
Good: Visitors have to leave their bags at the door. → Visitors must leave their bags at the door.
"""

from collections.abc import Iterator

from mtaudit.compare.context import best_pairs, context, coverage, partners
from mtaudit.compare.evidence import children_of
from mtaudit.compare.modality import Force, Modal, modals
from mtaudit.compare.sides import Side, sides
from mtaudit.compare.wording import quote
from mtaudit.model import Candidate, Span, Token, Unit
from mtaudit.mqm import Category, Severity

CATEGORY = Category.MISTRANSLATION
SEVERITY = Severity.MAJOR

MOST = 40  # modal words a side that are compared with each other
# How likely an expert minds, the predicate being the same.
CHANGED = {
    frozenset({Force.OBLIGATION, Force.POSSIBILITY}): 0.8,
    frozenset({Force.OBLIGATION, Force.HEDGE}): 0.6,
    frozenset({Force.OBLIGATION, Force.FUTURE}): 0.45,
    frozenset({Force.OBLIGATION, Force.ADVICE}): 0.35,
    frozenset({Force.ADVICE, Force.POSSIBILITY}): 0.55,
    frozenset({Force.ADVICE, Force.FUTURE}): 0.4,
    frozenset({Force.ADVICE, Force.HEDGE}): 0.4,
    frozenset({Force.POSSIBILITY, Force.FUTURE}): 0.45,
    frozenset({Force.HEDGE, Force.FUTURE}): 0.4,
    frozenset({Force.HEDGE, Force.POSSIBILITY}): 0.1,
    frozenset({Force.CHANCE, Force.OBLIGATION}): 0.8,
    frozenset({Force.CHANCE, Force.ADVICE}): 0.55,
    frozenset({Force.CHANCE, Force.FUTURE}): 0.6,
    frozenset({Force.CHANCE, Force.POSSIBILITY}): 0.1,
    frozenset({Force.CHANCE, Force.HEDGE}): 0.1,
}
LOST = {
    Force.OBLIGATION: 0.4,
    Force.ADVICE: 0.4,
    Force.CHANCE: 0.4,
    Force.POSSIBILITY: 0.25,
    Force.HEDGE: 0.4,
    Force.FUTURE: 0.05,
}


def propose(unit: Unit) -> Iterator[Candidate]:
    """Modal words whose predicate has another force, or none, in the other text."""
    both = sides(unit)
    if both is None:
        return
    source, target = both
    ours, theirs = modals(source.here.tokens), modals(target.here.tokens)
    if max(len(ours), len(theirs)) > MOST:
        return  # no sentence has so many
    pairs = best_pairs(ours, theirs, lambda a, b: _kinship(source, target, a, b), least=0.0)
    for i, j in pairs.items():
        a, b = ours[i], theirs[j]
        if a.force is not b.force:
            confidence = CHANGED[frozenset({a.force, b.force})] * _evidence(source, a)
            ours_is, theirs_is = source.here.tokens[a.index], target.here.tokens[b.index]
            message = f"{quote(ours_is.text)} ({a.force}) became {quote(theirs_is.text)} ({b.force})."
            yield Candidate(SEVERITY, confidence, ours_is.span, theirs_is.span, message)
    for i, a in enumerate(ours):
        if i not in pairs and (predicate := _predicate(source, a)):
            word = source.here.tokens[a.index]
            fact = quote(source.there.excerpt(predicate))
            message = f"{quote(word.text)} states {a.force}; the target has {fact} without it."
            yield Candidate(SEVERITY, LOST[a.force] * _evidence(source, a), word.span, predicate, message)
    for j, b in enumerate(theirs):
        if j not in pairs.values() and (predicate := _predicate(target, b)):
            word = target.here.tokens[b.index]
            fact = quote(target.there.excerpt(predicate))
            message = f"{quote(word.text)} states {b.force}; the source has {fact} without it."
            yield Candidate(SEVERITY, LOST[b.force] * _evidence(target, b), predicate, word.span, message)


def _kinship(source: Side, target: Side, a: Modal, b: Modal) -> float:
    """How likely two modals answer each other, 0 for those that do not; to compare within the unit only."""
    same_predicate = b.scope in partners(source, a.scope)
    near = 0.1 * (1 - abs(a.index / len(source.here.tokens) - b.index / len(target.here.tokens)))
    if a.force is b.force or CHANGED[frozenset({a.force, b.force})] < 0.2:
        return 1 + 2 * same_predicate + near
    return 2 + near if same_predicate else 0.0


def _predicate(side: Side, modal: Modal) -> Span | None:
    """Where the other text has the predicate of a modal without saying as much in another way."""
    partner = side.partner(modal.scope)
    if partner is None or (modal.force is Force.FUTURE and _is_infinitive(side.there.tokens, partner)):
        return None
    return side.there.tokens[partner].span


def _is_infinitive(tokens: tuple[Token, ...], verb: int) -> bool:
    return any(tokens[child].tag == "TO" for child in children_of(tokens).get(verb, ()))


def _evidence(side: Side, modal: Modal) -> float:
    """How sure it is that the other side says the same but for the modal, 0 to 1."""
    return 0.5 * side.support(modal.scope) + 0.5 * context(side, modal.scope) * coverage(side)
