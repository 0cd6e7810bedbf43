"""Places in a copy that read as if a word were missing, and what speaks for its being lost from the source.

A lost word need not leave a word of the source without a partner: pronouns are too light to ask for one, and what was
lost may have been put in other words before. But it leaves a hole, "they a bridge", that the source does not have.
Each piece of evidence is a named number; `losses.py` weighs them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mtaudit.compare.gaps import FINITE, Missing
from mtaudit.compare.sides import Side
from mtaudit.compare.word_risks import NONE, Risks
from mtaudit.compare.wording import CONTENT
from mtaudit.model import Token

LEAST = -5.0  # log-odds that a word is missing, below which no place is looked at
FLOOR = -8.0
FLUENT = -4.0  # log-odds below which a text reads well: a phrase that nothing else needs leaves no hole
WIDEST = 12  # source words between the partners of what surrounds a hole
REACH = 3  # words to either side that may have a partner
BALANCE = 2  # verbs or subjects more or less that still make a difference
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
VERBS = frozenset({"VERB", "AUX"})
_KINDS = {"NOUN": "noun", "PROPN": "noun", "X": "noun", "VERB": "verb"}  # what the gap of a lost word looks like


@dataclass(frozen=True, slots=True)
class Copy:
    """How a copy reads: its `gaps`, and the log-odds of its holes, by the token after each."""

    gaps: Sequence[Missing]
    holes: Mapping[int, float]

    def worst(self) -> dict[str, float]:
        """How much it reads as if anything were missing."""
        return {
            "hole there": max((FLUENT, *self.holes.values())),
            "something missing there": max((FLUENT, *(max(gap[:3]) for gap in self.gaps))),
        }

    def lacks(self, word: Token, places: Sequence[int]) -> dict[str, float]:
        """How much it reads as if the source's word, or anything, were missing in one of some places."""
        own = max((FLUENT, *(_own(self.gaps[place], word) for place in places)))
        return {
            "hole in its place": max((FLUENT, *(self.holes.get(place, FLUENT) for place in places))),
            "something missing in its place": max((FLUENT, *(max(self.gaps[place][:3]) for place in places))),
            "its like missing in its place": own,
            "verb missing in its place": (own - FLUENT) * (word.pos == "VERB"),
        }


def holes(copy: Side, missing: Sequence[Missing], risks: Risks | None) -> dict[int, dict[str, float]]:
    """The places in a copy where a word may be missing, each as the token after it, with the evidence on it.

    Where the words around stand side by side in the source too, none is. `copy` is the unit seen from its target,
    `missing` are its `gaps`, and `risks` are those of its source.
    """
    found = {place: gap for place, gap in enumerate(missing) if not _adjoin(copy, place) and max(gap[:3]) >= LEAST}
    if not found:
        return {}
    clauses = _Clauses.of(copy.there.tokens, copy.here.tokens)
    unit = {"unit: major": risks.major_unit, "unit: critical": risks.critical_unit} if risks else {}
    return {
        place: _of_words(copy, place, gap, risks) | clauses.evidence(gap, place) | unit for place, gap in found.items()
    }


def between(copy: Side, place: int) -> range:
    """The source tokens where a word would stand that is missing before token `place` of the copy."""
    here, there = len(copy.here.tokens), len(copy.there.tokens)
    left = (copy.partner(index) for index in range(place - 1, max(-1, place - 1 - REACH), -1))
    right = (copy.partner(index) for index in range(place, min(here, place + REACH)))
    before = next((partner for partner in left if partner is not None), None) if place else -1
    after = next((partner for partner in right if partner is not None), None) if place < here else there
    if before is not None and after is not None and before < after:
        return range(before + 1, min(after, before + WIDEST))
    if before is not None:
        return range(before + 1, min(there, before + 1 + REACH))
    return range(max(0, after - REACH), after) if after is not None else range(0)


def unsaid_between(copy: Side, place: int) -> list[int]:
    """The words of the source there that have no partner."""
    return _unsaid(copy.flipped, between(copy, place))


def _unsaid(source: Side, place: range) -> list[int]:
    tokens = source.here.tokens
    return [index for index in place if source.partner(index) is None and tokens[index].pos != "PUNCT"]


def _own(gap: Missing, word: Token) -> float:
    """Log-odds that a word like this one is missing."""
    odds: float = getattr(gap, _KINDS.get(word.pos, "modifier"))
    return odds


def _of_words(copy: Side, place: int, gap: Missing, risks: Risks | None) -> dict[str, float]:
    """What may be missing, and which of the source's words there have no partner."""
    tokens = copy.there.tokens
    there = between(copy, place)
    unsaid = _unsaid(copy.flipped, there)
    verb = float(any(tokens[index].pos in VERBS for index in unsaid))
    subjects = [index for index in unsaid if tokens[index].dep in SUBJECTS]
    evidence = {
        "noun missing": max(FLOOR, gap.noun),
        "verb missing": max(FLOOR, gap.verb),
        "something missing": max(gap[:3]),
        "unsaid": float(len(unsaid)),
        "unsaid, nothing for it": float(sum(not copy.flipped.links[index] for index in unsaid)),
        "unsaid content": float(any(tokens[index].pos in CONTENT for index in unsaid)),
        "unsaid verb": verb,
        "unsaid verb, verb missing": verb * max(FLOOR, gap.verb),
    }
    if risks:
        evidence["risk"] = max(risks.here[there.start : there.stop], default=NONE)
        evidence["risk of a subject"] = max((risks.here[index] for index in subjects), default=NONE)
    return evidence


@dataclass(frozen=True, slots=True)
class _Clauses:
    """Verbs and subjects that the copy has less than the source, and where it lacks one."""

    lost_root: float
    lost_verbs: float
    lost_subjects: float
    bare: frozenset[int]  # finite verbs or auxiliaries of the copy that begin a clause without a subject

    @classmethod
    def of(cls, source: Sequence[Token], copy: Sequence[Token]) -> "_Clauses":
        with_subject = {token.head for token in copy if token.dep in SUBJECTS}
        bare = set()
        for index, token in enumerate(copy):
            verb = token.head if token.dep in ("aux", "auxpass") else index
            if token.tag in FINITE and verb not in with_subject and copy[verb].dep != "conj":
                bare.add(index)
        return cls(
            float(_has_root_verb(source) and not _has_root_verb(copy)),
            _fewer(_finite(source), _finite(copy)),
            _fewer(_subjects(source), _subjects(copy)),
            frozenset(bare),
        )

    def evidence(self, gap: Missing, place: int) -> dict[str, float]:
        noun, verb = max(FLOOR, gap.noun), max(FLOOR, gap.verb)
        return {
            "main verb lost": self.lost_root,
            "main verb lost, verb missing": self.lost_root * verb,
            "verbs lost": self.lost_verbs,
            "verbs lost, verb missing": self.lost_verbs * verb,
            "subjects lost": self.lost_subjects,
            "subjects lost, noun missing": self.lost_subjects * noun,
            "verb without subject": float(place in self.bare),
        }


def _has_root_verb(tokens: Sequence[Token]) -> bool:
    return any(token.head == index and token.pos in VERBS for index, token in enumerate(tokens))


def _finite(tokens: Sequence[Token]) -> int:
    return sum(token.tag in FINITE for token in tokens)


def _subjects(tokens: Sequence[Token]) -> int:
    return sum(token.dep in SUBJECTS for token in tokens)


def _fewer(there: int, here: int) -> float:
    return float(max(-BALANCE, min(BALANCE, there - here)))


def _adjoin(copy: Side, place: int) -> bool:
    """Whether the words around the place stand side by side in the source too."""
    before = copy.partner(place - 1) if place else -1
    after = copy.partner(place) if place < len(copy.here.tokens) else len(copy.there.tokens)
    return before is not None and after is not None and after - before == 1
