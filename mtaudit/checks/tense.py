"""A verb tells of another time, or an action under way becomes one that is done, or the reverse.

The finite verb groups of both texts (was moving, has moved, will move) are paired by word alignment and by how much
their clauses share, and their tense and aspect are compared; voice does not matter. Translators vary tense: "said" and
"has said" are near equals, what somebody said "is" or "was" so, and a story may be told in the present throughout. Such
pairs weigh little. What must, can or may be is for `modality`.

Not seen: time that adverbs alone tell (now, soon, back then); the order of two events.

Bad:  The company will close two plants in May. → The company closed two plants in May.
Good: The company has closed two plants in May. → The company closed two plants in May.
"""

from collections import Counter
from collections.abc import Iterator

from mtaudit.compare.clauses import common_share, owners
from mtaudit.compare.context import best_pairs, context
from mtaudit.compare.doubts import doubted
from mtaudit.compare.logistic import chance
from mtaudit.compare.sides import STRENGTH, Side, sides
from mtaudit.compare.tense import Tense, VerbGroup, bounded, may_equal, shifts_back, verb_groups
from mtaudit.compare.wording import quote
from mtaudit.model import Candidate, LinkKind, Unit
from mtaudit.mqm import Category, Severity

CATEGORY = Category.MISTRANSLATION
SEVERITY = Severity.MAJOR

MOST = 40  # verb groups a side that are compared with each other
# What makes two verbs stand for each other, beside a link between words alike: a link between unlike words, a clause
# that is wholly the same, both being the main verb. A pair is made above PAIRED.
SAME_PLACE, SAME_CLAUSE, BOTH_MAIN = 0.3, 0.8, 0.2
PAIRED = 0.25

# The confidence is logistic in the sum of what follows. Fitted to planted errors against pairs of human translations.
BIAS = -4.2
COMMON = 1.5  # for a clause that is wholly the same
CONTEXT = 2.9  # for neighbouring words that all correspond
SHIFTED_BACK = -1.8  # in what somebody said, where English puts what "is" as what "was"
REPORTING = -0.8  # of saying itself: "says" and "said" a minister alike
UNLIKE, UNTIED = -0.6, -1.2  # main verbs that word alignment takes for different ones, that it does not link
ALONE = 0.5  # other verbs of the source keep the tense, and none there has the new one
REPEATED = -0.7  # the same change elsewhere in the unit: another way to tell a story
T = Tense
CHANGED = {
    (T.PAST, T.PRESENT): 0.2,
    (T.PAST, T.FUTURE): 3.5,
    (T.PAST, T.PRESENT_PERFECT): -1.3,
    (T.PAST, T.PAST_PERFECT): -0.4,
    (T.PRESENT, T.PAST): 1.1,
    (T.PRESENT, T.FUTURE): 1.3,
    (T.PRESENT, T.PRESENT_PERFECT): 0.3,
    (T.PRESENT, T.PAST_PERFECT): 1.0,
    (T.FUTURE, T.PAST): 3.0,
    (T.FUTURE, T.PRESENT): -0.4,
    (T.FUTURE, T.PRESENT_PERFECT): 1.0,
    (T.FUTURE, T.PAST_PERFECT): 3.0,
    (T.FUTURE, T.CONDITIONAL): 0.0,
    (T.PRESENT_PERFECT, T.PAST): -1.6,
    (T.PRESENT_PERFECT, T.PRESENT): 0.0,
    (T.PRESENT_PERFECT, T.FUTURE): 2.5,
    (T.PRESENT_PERFECT, T.PAST_PERFECT): 1.3,
    (T.PAST_PERFECT, T.PAST): -1.5,
    (T.PAST_PERFECT, T.PRESENT): 0.3,
    (T.PAST_PERFECT, T.FUTURE): 3.0,
    (T.PAST_PERFECT, T.PRESENT_PERFECT): -0.4,
    (T.CONDITIONAL, T.FUTURE): -0.3,
    (T.POSSIBLE, T.POSSIBLE_PERFECT): 1.0,
    (T.POSSIBLE, T.REMOTE): 0.4,
    (T.POSSIBLE, T.REMOTE_PERFECT): 1.0,
    (T.REMOTE, T.POSSIBLE): -0.2,
    (T.REMOTE, T.REMOTE_PERFECT): 1.0,
}
# What a tense says of the time, in a message.
MEANING = {
    T.PAST: "over",
    T.PAST_PERFECT: "over before that",
    T.PRESENT: "so at present",
    T.PRESENT_PERFECT: "so up to now",
    T.FUTURE: "still to come",
    T.FUTURE_PERFECT: "done by a time to come",
    T.CONDITIONAL: "expected or imagined",
    T.CONDITIONAL_PERFECT: "imagined, and not so",
    T.POSSIBLE: "able or bound to be",
    T.POSSIBLE_PERFECT: "perhaps so before",
    T.REMOTE: "perhaps so",
    T.REMOTE_PERFECT: "perhaps so before",
    T.UNMARKED: "now or over",
    T.CLITIC: "now, or so up to now",
}
TIME = {
    T.PAST: "past",
    T.PAST_PERFECT: "past",
    T.PRESENT_PERFECT: "lasting",
    T.PRESENT: "present",
    T.FUTURE: "future",
    T.FUTURE_PERFECT: "future",
}
# Between these times something else is said; between others mostly the same, told otherwise.
MOVED = {frozenset({"past", "present"}), frozenset({"past", "future"}), frozenset({"lasting", "future"})}
DOUBTED = 0.05  # chance of a major error from which on the judge doubts the verbs, too
TO_FUTURE_PERFECT = 2.0
OTHER_CHANGE = -1.5  # mostly between what is and what might be
ASPECT_ONLY = 0.3
BEGUN, DONE = 0.9, -1.5  # progressive in one text only: in the target, in the source
STILL = -0.8  # has worked there for years → has been working there for years
COMPLETED = 2.2  # has been moving the troops → has moved the troops


def propose(unit: Unit) -> Iterator[Candidate]:
    """Verbs that stand for each other and differ in tense or aspect."""
    both = sides(unit)
    if both is None:
        return
    source, target = both
    ours, theirs = verb_groups(source.here.tokens), verb_groups(target.here.tokens)
    if max(len(ours), len(theirs)) > MOST:
        return  # no sentence has so many
    shares = common_share(source, _clauses(source, ours), _clauses(target, theirs))

    def kinship(i: int, j: int) -> float:
        return _link(source, ours[i], theirs[j]) + SAME_CLAUSE * shares.get((i, j), 0.0)

    pairs = best_pairs(range(len(ours)), range(len(theirs)), kinship, least=PAIRED)
    story = _Story([(ours[i], theirs[j]) for i, j in pairs.items()], {group.tense for group in ours})
    for i, j in pairs.items():
        a, b = ours[i], theirs[j]
        change = _change(source, a, b)
        if change is not None:
            evidence = (
                change + COMMON * shares.get((i, j), 0.0) + _evidence(source, target, a, b) + story.evidence(a, b)
            )
            yield _candidate(unit, source, target, a, b, chance(evidence))


class _Story:
    """What the other verbs of a unit say of a change."""

    def __init__(self, pairs: list[tuple[VerbGroup, VerbGroup]], told: set[Tense]) -> None:
        self._changes = Counter((a.tense, b.tense) for a, b in pairs)
        self._told = told

    def evidence(self, a: VerbGroup, b: VerbGroup) -> float:
        """Log-odds for one pair of verb groups."""
        alone = self._changes[a.tense, a.tense] > (a.tense is b.tense) and b.tense not in self._told
        return ALONE * alone + REPEATED * (a.tense is not b.tense and self._changes[a.tense, b.tense] > 1)


def _clauses(side: Side, groups: tuple[VerbGroup, ...]) -> list[int | None]:
    return owners(side.here.tokens, {word: number for number, group in enumerate(groups) for word in group.words})


def _link(source: Side, a: VerbGroup, b: VerbGroup) -> float:
    """How surely two verb groups stand for each other, by their main verbs alone."""
    strengths = [STRENGTH[kind] or SAME_PLACE for other, kind in source.links[a.head] if other == b.head]
    both_main = source.here.tokens[a.head].dep == source.there.tokens[b.head].dep == "ROOT"
    return max(strengths, default=0.0) + BOTH_MAIN * both_main


def _change(source: Side, a: VerbGroup, b: VerbGroup) -> float | None:
    """Log-odds that an expert minds the difference between two verb groups; None where there is none."""
    if [source.here.tokens[i].text for i in a.words] == [source.there.tokens[j].text for j in b.words]:
        return None  # the parser sees a difference where there is none
    aspect = 0.0
    if a.progressive != b.progressive:
        perfect = a.tense is b.tense and a.tense in (T.PRESENT_PERFECT, T.PAST_PERFECT)
        if b.progressive:
            aspect = STILL if perfect else BEGUN
        else:
            aspect = COMPLETED if perfect and bounded(source.here.tokens, a.head) else DONE
    if may_equal(a.tense, b.tense):
        return aspect + ASPECT_ONLY if aspect else None
    if b.tense is T.FUTURE_PERFECT:
        return aspect + TO_FUTURE_PERFECT
    return aspect + CHANGED.get((a.tense, b.tense), OTHER_CHANGE)


def _evidence(source: Side, target: Side, a: VerbGroup, b: VerbGroup) -> float:
    """Log-odds from the words around two verb groups."""
    tokens = target.here.tokens
    reporting = any(token.head == b.head and token.dep == "ccomp" for token in tokens)
    reported = "ccomp" in (source.here.tokens[a.head].dep, tokens[b.head].dep) and shifts_back(a.tense, b.tense)
    kinds = [kind for other, kind in source.links[a.head] if other == b.head]
    tie = UNTIED if not kinds else UNLIKE if kinds[0] is LinkKind.DIFFERENT else 0.0
    surroundings = (context(source, a.head) + context(target, b.head)) / 2
    return BIAS + CONTEXT * surroundings + SHIFTED_BACK * reported + REPORTING * reporting + tie


def _candidate(unit: Unit, source: Side, target: Side, a: VerbGroup, b: VerbGroup, confidence: float) -> Candidate:
    here, there = source.here.cover(a.words), target.here.cover(b.words)
    was, became = quote(source.here.excerpt(here)), quote(target.here.excerpt(there))
    if not may_equal(a.tense, b.tense):
        moved = frozenset({TIME.get(a.tense), TIME.get(b.tense)}) in MOVED
        severity = SEVERITY if moved and doubted(unit.judgement, here, there, DOUBTED) else Severity.MINOR
        message = f"{was} ({a.form}: {MEANING[a.tense]}) became {became} ({b.form}: {MEANING[b.tense]})."
        return Candidate(severity, confidence, here, there, message)
    if b.progressive:
        message = f"{was} ({a.form}: a fact or an event) became {became} ({b.form}: under way)."
        return Candidate(Severity.MINOR, confidence, here, there, message)
    completed = a.tense in (T.PRESENT_PERFECT, T.PAST_PERFECT)
    message = f"{was} ({a.form}: under way) became {became} ({b.form}: done)."
    return Candidate(SEVERITY if completed else Severity.MINOR, confidence, here, there, message)
