"""Words that do not say what the source says there, in a way that no other check can name.

Two things make a phrase suspect: the trained judge marks its words, or its content words stand for others in the source
that are no synonyms of theirs. The phrase of the source that it stands for is found through the word alignment. A whole
unit that the judge finds far from its source, and that shares few words with it, is no translation of it at all (MQM's
Non-translation): one critical finding instead of one a word.

Bad:  The bank raised its interest rates. → The shore raised its interest rates.
Good: Rescuers found the hikers alive on Sunday. → The hikers were found alive by rescuers on Sunday.

Not seen: an error whose every word might be a paraphrase (presage, predict); without the judge, phrases at all.
"""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from difflib import SequenceMatcher

from mtaudit.compare.context import context, coverage, kept, lemma
from mtaudit.compare.doubts import Doubt, of_words
from mtaudit.compare.figures import in_figures
from mtaudit.compare.lexicon import hypernym, related, synonymy
from mtaudit.compare.paraphrases import paraphrases
from mtaudit.compare.sides import Side, sides
from mtaudit.compare.wording import CONTENT, ENOUGH, quote
from mtaudit.model import Candidate, Judgement, Token, Unit
from mtaudit.mqm import Category, Severity

CATEGORY = Category.MISTRANSLATION
SEVERITY = Severity.MAJOR

MARKED = 0.12  # chance of an error from which on the judge marks a word
# A unit at least so costly, with at most this share of its content words linked, is no translation.
FAR, SHARED = 90.0, 0.5
UNSHARED = 0.2  # … where nobody judged
WHOLE = "whole unit"  # feature of a candidate that is certain of itself
WORDS = 12  # of a phrase; a longer run is cut, so that a finding points at something
BESIDE = 4  # words of the source compared with one of the target
# Words that a phrase of the source does not begin or end with.
EMPTY = frozenset({"DET", "ADP", "CCONJ", "PART", "SCONJ"})


def propose(unit: Unit) -> Iterator[Candidate]:
    """One candidate per phrase of the target that is marked or changed; or one of the whole unit."""
    both = sides(unit)
    if both is None:
        return
    source, target = both
    if _is_another_text(source, target, unit.judgement):
        assert unit.source
        assert unit.target
        message = f"{quote(unit.target.text)} is no translation of {quote(unit.source.text)}."
        yield Candidate(Severity.CRITICAL, 0.9, unit.source.span, unit.target.span, message, {WHOLE: 1.0})
        return
    risks = of_words(unit)[1] if unit.judgement else [Doubt()] * len(target.links)
    shared = min(coverage(source), coverage(target))
    _, figures = in_figures(unit)  # other checks know whether they say the same
    for first, last in _phrases(target, risks, figures):
        yield _candidate(_Phrase.of(source, target, first, last), risks[first : last + 1], shared)


def _is_another_text(source: Side, target: Side, judgement: Judgement | None) -> bool:
    if min(sum(token.pos in CONTENT for token in side.here.tokens) for side in (source, target)) < ENOUGH:
        return False
    shared = max(coverage(source), coverage(target))
    return shared <= UNSHARED if judgement is None else judgement.penalty >= FAR and shared <= SHARED


def _phrases(target: Side, risks: Sequence[Doubt], known: Set[int]) -> Iterator[tuple[int, int]]:
    """Runs of tokens, first and last, that the judge marks; and runs of others that changed; without `known` ones."""
    tokens = target.here.tokens
    kinds = ["" if index in known else _kind(target, index, risk) for index, risk in enumerate(risks)]
    first = 0
    for index in range(1, len(tokens) + 1):
        if index == len(tokens) or kinds[index] != kinds[first] or index - first == WORDS:
            if kinds[first]:
                yield _trimmed(tokens, first, index - 1)
            first = index


def _trimmed(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int]:
    """The run without the function words at its ends, unless it has no others."""
    content = [index for index in range(first, last + 1) if tokens[index].pos in CONTENT]
    return (content[0], content[-1]) if content else (first, last)


def _kind(target: Side, index: int, risk: Doubt) -> str:
    token = target.here.tokens[index]
    marked = risk.error >= MARKED
    if not (marked or (token.pos in CONTENT and not kept(target, index))):
        return ""
    kind = "marked" if marked else "changed"
    return kind if any(map(str.isalnum, token.text)) else ""


@dataclass(frozen=True)
class _Phrase:
    """Tokens of the target, and those of the source that they stand for, if any."""

    target: Side
    words: range
    source: Side
    counterpart: tuple[int, ...]

    @classmethod
    def of(cls, source: Side, target: Side, first: int, last: int) -> "_Phrase":
        """The phrase with the words linked to it, and those without a link that stand in its place."""
        tokens = source.here.tokens
        linked = sorted({other for index in range(first, last + 1) for other, _ in target.links[index]})
        place = target.place(first, last)[: BESIDE * (last - first + 1)]
        left = [index for index in place if not source.links[index] and tokens[index].pos != "PUNCT"]
        near = [index for index in linked if index - linked[0] <= 2 * WORDS]
        found = sorted({*near, *left})
        while found and tokens[found[0]].pos in EMPTY and found[0] not in linked:
            del found[0]
        while found and tokens[found[-1]].pos in EMPTY and found[-1] not in linked:
            del found[-1]
        return cls(target, range(first, last + 1), source, tuple(found))


def _candidate(phrase: _Phrase, risks: Sequence[Doubt], shared: float) -> Candidate:
    target = phrase.target.here.cover(phrase.words)
    source = phrase.source.here.cover(phrase.counterpart) if phrase.counterpart else None
    error = max(risk.error for risk in risks)
    around = context(phrase.target, phrase.words[0]) * shared
    features = _features(phrase) | {"words said around it": around, "words unsaid": 1 - shared}
    became = quote(phrase.target.here.excerpt(target))
    if source is None or features["same words"]:
        message = f"{became} is likely not what the source says here."
    else:
        was = quote(phrase.source.here.excerpt(source))
        broader = features["broader word"] and len(phrase.words) == 1
        message = f"{was} became {became}, {'a broader word' if broader else 'which likely says something else'}."
    return Candidate(SEVERITY, error, source, target, message, features)


def _features(phrase: _Phrase) -> dict[str, float]:
    ours = [phrase.source.here.tokens[index] for index in phrase.counterpart]
    theirs = [phrase.target.here.tokens[index] for index in phrase.words]
    changed = [token for token in theirs if token.pos in CONTENT]
    pairs = [[_Kinship.of(a, b) for a in ours[: BESIDE * 2] if a.pos in CONTENT] for b in changed]
    best = [max(found, key=lambda kin: kin.closeness) for found in pairs if found]
    return {
        "words": len(theirs) ** 0.5,
        "content words": float(bool(changed)),
        "name": float(any(token.pos == "PROPN" for token in changed)),
        "verb": float(any(token.pos == "VERB" for token in changed)),
        "noun": float(any(token.pos == "NOUN" for token in changed)),
        "something in its place": float(bool(best)),
        "same words": float(all(phrase.target.same(index) is not None for index in phrase.words)),
        "synonymy": min((kin.synonymy for kin in best), default=0.0),
        "paraphrase": min((kin.paraphrase for kin in best), default=0.0),
        "derived": min((kin.derived for kin in best), default=0.0),
        "broader word": max((kin.broader for kin in best), default=0.0),
        "narrower word": max((kin.narrower for kin in best), default=0.0),
        "spelt alike": max((kin.spelling for kin in best), default=0.0),
    }


@dataclass(frozen=True, slots=True)
class _Kinship:
    """How near two words are, each 0 to 1."""

    synonymy: float
    paraphrase: float
    derived: float
    broader: float
    narrower: float
    spelling: float

    @classmethod
    def of(cls, a: Token, b: Token) -> "_Kinship":
        ours, theirs = lemma(a), lemma(b)
        return cls(
            synonymy(ours, theirs),
            float(paraphrases(ours, theirs)),
            float(related(ours, theirs)),
            float(hypernym(ours, theirs)),
            float(hypernym(theirs, ours)),
            SequenceMatcher(None, ours[:WORDS], theirs[:WORDS], autojunk=False).ratio(),
        )

    @property
    def closeness(self) -> float:
        return max(self.synonymy, self.paraphrase, self.derived, (self.broader + self.narrower) / 2, self.spelling / 2)
