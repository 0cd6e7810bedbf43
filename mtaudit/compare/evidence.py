"""Words of one side of a unit without a partner on the other, and what speaks for and against their being lost.

A word without a partner is usually a paraphrase. What tells a loss is that nothing else stands in its place, that the
words around it now adjoin, that what hangs on it is gone too, that the other text reads as if a word were missing, and
that the judge takes it for lost, and for more so than the words around. Each piece of evidence is a named number;
`losses.py` weighs them.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from mtaudit.compare.forms import fold
from mtaudit.compare.holes import Copy
from mtaudit.compare.lexicon import hypernym, related, synonyms
from mtaudit.compare.names import HONORIFICS
from mtaudit.compare.once import once
from mtaudit.compare.sequences import gain_with, gain_without, sequence, word_class
from mtaudit.compare.sides import Side
from mtaudit.compare.word_risks import NONE, Risks
from mtaudit.compare.wording import CONTENT
from mtaudit.model import LinkKind, Token

# A link at least this sure says the word; below, only something similar stands there.
SAID = 0.55
# Words looked at for one word; more than a sentence has, so that a text that is none stays cheap.
MANY = 40
NEAR = 6  # words from the place where the word would stand
AROUND = 4  # words to each side
LIMITS = -8.0, 6.0  # of log-odds and bits, so that no odd text outweighs everything else

# Words of so little meaning that a paraphrase does without them.
LIGHT = frozenset(
    {"be", "have", "do", "make", "take", "get", "go", "give", "come", "put", "set", "let", "use", "include", "become"}
    | {"seem", "remain", "occur", "happen", "also", "very", "just", "so", "then", "however", "there", "thus", "now"}
    | {"therefore", "well", "quite", "even", "still", "already", "really", "about", "indeed", "actually", "rather"}
    | {"simply", "only", "too", "such", "own", "same", "other", "certain", "various", "several", "many", "much", "more"}
    | {"most", "some", "possible", "able", "whole", "entire", "different", "particular", "one", "people", "kind"}
    | {"sort", "type", "way", "thing", "part", "number", "lot", "fact", "case"}
)
DENIALS = frozenset({"none", "nothing", "nobody"})  # what became of them is for `negation`
NEVER_LOST = HONORIFICS | DENIALS
MODIFIERS = frozenset({"amod", "advmod", "compound"})
FINITE = frozenset({"VBD", "VBP", "VBZ"})


def unsaid(side: Side, risks: Risks | None, copy: Copy | None = None) -> dict[int, dict[str, float]]:
    """The content words here without a partner that says them, by token index, with the evidence on each.

    Only a copy, not what a person wrote, is read for missing words.
    """
    ours = _lonely(side)
    if not ours:
        return {}
    there = _There.of(side)
    classes = sequence(side.here.tokens)
    words = len(_content(side.here.tokens))
    sentence = {
        "lonely words there, share": len(there.lonely) / (1 + len(there.content)),
        "words said alike, share": _alike(side) / max(1, words - 1),
        "shorter there": max(-0.5, min(0.5, (words - len(there.content)) / max(1, words))),
    }
    if copy:
        sentence |= copy.worst()
    children = children_of(side.here.tokens)
    return {
        index: _of_word(side, index, children)
        | _of_place(side, index, there, copy)
        | (_of_risk(side, index, risks) if risks else {})
        | {
            "lonely words around": float(bisect_left(ours, index + AROUND + 1) - bisect_left(ours, index - AROUND) - 1),
            "reads better without it": max(0.0, min(LIMITS[1], gain_without(classes, index + 2))),
        }
        | sentence
        for index in ours
    }


@dataclass(frozen=True, slots=True)
class _There:
    """The words of the other text."""

    classes: Sequence[str]
    content: Sequence[int]
    lonely: Sequence[int]
    children: Mapping[int, Sequence[int]]

    @classmethod
    def of(cls, side: Side) -> "_There":
        tokens = side.there.tokens
        return cls(sequence(tokens), _content(tokens), _lonely(side.flipped), children_of(tokens))


@once
def _content(tokens: tuple[Token, ...]) -> Sequence[int]:
    return [index for index, token in enumerate(tokens) if token.pos in CONTENT]


@once
def children_of(tokens: tuple[Token, ...]) -> Mapping[int, Sequence[int]]:
    """The tokens that depend on each token directly, in order; none for a token without."""
    table: dict[int, list[int]] = {}
    for index, token in enumerate(tokens):
        if token.head != index:
            table.setdefault(token.head, []).append(index)
    return table


def _alike(side: Side) -> int:
    """How many content words here return in the same form, or another form of it."""
    return sum(side.same(index) is not None for index in _content(side.here.tokens))


@once
def _lonely(side: Side) -> Sequence[int]:
    return [
        index
        for index in _content(side.here.tokens)
        if side.here.tokens[index].text[0].isalnum()
        and side.support(index) < SAID
        and fold(side.here.tokens[index].text) not in NEVER_LOST
    ]


def _of_word(side: Side, index: int, children: Mapping[int, Sequence[int]]) -> dict[str, float]:
    """What the word itself and what hangs on it say."""
    tokens = side.here.tokens
    token = tokens[index]
    of_it = [child for child in children.get(index, ()) if tokens[child].pos not in CONTENT | {"PUNCT"}]
    said = sum(side.partner(child) is not None for child in of_it)
    below = [child for child in islice(_below(children, index), MANY) if tokens[child].pos != "PUNCT"]
    unsaid_below = sum(side.partner(child) is None for child in below)
    return {
        "adverb": float(token.pos == "ADV"),
        "verb": float(token.pos == "VERB"),
        "finite verb": float(token.tag in FINITE),
        "capital": float(index > 0 and token.text[0].isupper()),
        "light": float(token.lemma.lower() in LIGHT),
        "modifier": float(token.dep in MODIFIERS),
        "head is said": float(token.head != index and side.partner(token.head) is not None),
        "its function words said": float(said),
        "what hangs on it unsaid, share": unsaid_below / len(below) if below else 0.5,
    }


def _below(children: Mapping[int, Sequence[int]], index: int) -> Iterator[int]:
    """All that depends on the word, directly or not."""
    stack = list(children.get(index, ()))
    while stack:
        child = stack.pop()
        yield child
        stack.extend(children.get(child, ()))


def _of_place(side: Side, index: int, there: _There, copy: Copy | None) -> dict[str, float]:
    """What stands in the other text where the word would stand."""
    token = side.here.tokens[index]
    lemma = token.lemma.lower()
    place = side.place(index, index)
    around = range(max(0, place.start - NEAR), place.start + NEAR)
    before, after = _neighbours(side, index)
    seams = _seams(place, before, after, len(side.there.tokens))
    adjoin = _adjoin(side.there.tokens, before, after)
    inserted = word_class(token)
    gain = max((gain_with(there.classes, seam + 2, inserted) for seam in seams), default=0.0)
    head = side.partner(token.head) if token.head != index else None
    evidence = {
        "another word in its place": float(any(kind is LinkKind.DIFFERENT for _, kind in side.links[index])),
        "neighbours adjoin": float(adjoin),
        "neighbours adjoin, nothing new there": float(adjoin and not there.lonely),
        "same words adjoin": float(_cut_out(side, index)),
        "said elsewhere": max(
            (_likeness(lemma, side.there.tokens[other].lemma.lower()) for other in there.lonely[:MANY]), default=0.0
        ),
        "lonely words in its place": min(3.0, _count(there.lonely, place)),
        "lonely words near its place": min(3.0, _count(there.lonely, around)),
        "reads better with it": max(0.0, min(LIMITS[1], gain)),
        "head stands bare there": float(
            head is not None
            and not any(side.there.tokens[child].pos in CONTENT for child in there.children.get(head, ()))
        ),
    }
    return evidence | copy.lacks(token, seams) if copy else evidence


def _of_risk(side: Side, index: int, risks: Risks) -> dict[str, float]:
    """What the judge says of the word, of what stands in its place, and of the unit."""
    place = side.place(index, index)
    return {
        "risk": risks.here[index],
        "critical risk": risks.critical[index],
        "risk of the word before": risks.here[index - 1] if index else NONE,
        "words at higher risk": float(risks.ranks[index]),
        "share of all risk": risks.shares[index],
        "risk in its place": max(risks.there[place.start : place.stop], default=NONE),
        "highest risk there": risks.highest_there,
        "mean risk here": risks.mean,
        "unit: major": risks.major_unit,
        "unit: critical": risks.critical_unit,
        "unit: penalty": risks.penalty,
    }


def _count(places: Sequence[int], within: range) -> int:
    return bisect_left(places, within.stop) - bisect_left(places, within.start)


def _neighbours(side: Side, index: int) -> tuple[int | None, int | None]:
    """Partners of the nearest linked words, at most three away; the text's edges are their own partners."""
    here, there = len(side.here.tokens), len(side.there.tokens)
    left = (side.partner(i) for i in range(index - 1, max(-1, index - 4), -1))
    right = (side.partner(i) for i in range(index + 1, min(here, index + 4)))
    before = next((partner for partner in left if partner is not None), -1 if index == 0 else None)
    after = next((partner for partner in right if partner is not None), there if index == here - 1 else None)
    return before, after


def _adjoin(tokens: Sequence[Token], before: int | None, after: int | None) -> bool:
    """Whether nothing but a function word or two stands between the partners of the word's neighbours."""
    if before is None or after is None or not 0 < after - before <= 3:
        return False
    return all(tokens[index].pos not in CONTENT for index in range(before + 1, after))


def _cut_out(side: Side, index: int) -> bool:
    """Whether the words to its left and right return as they are, and stand side by side."""
    before, after = side.same(index - 1), side.same(index + 1)
    return before is not None and after is not None and after - before == 1


def _seams(place: range, before: int | None, after: int | None, end: int) -> list[int]:
    """Where in the other text the word would be put in, as indices of the token after it: in the place for it, and
    beside the partners of its neighbours.
    """
    seams = set(range(place.start, min(place.stop, place.start + MANY) + 1))
    seams.update([] if before is None else [before + 1], [] if after is None else [after])
    return sorted(seam for seam in seams if seam <= end)


def _likeness(a: str, b: str) -> float:
    if a == b:
        return 1.0
    if synonyms(a, b):
        return 0.8
    if related(a, b):
        return 0.7
    return 0.5 * (hypernym(a, b) or hypernym(b, a))
