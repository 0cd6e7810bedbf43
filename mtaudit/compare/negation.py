"""Where a sentence says no, and of what.

Negation comes as words of its own (not, never, nobody), as words that are almost negative (hardly, few), and as words
that imply a negative (fail, lack, unable, useless). The division follows Huddleston and Pullum, "The Cambridge Grammar
of the English Language" (2002), chapter 9.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from mtaudit.compare.lexicon import known
from mtaudit.compare.once import once
from mtaudit.model import Token


class Strength(IntEnum):
    """How plainly a negator says no."""

    RETRACTED = 0  # a denial that is taken back at once: not only, or not, isn't it?
    LEXICAL = 1  # implies a negative: failed to, lack, rather than, unknown
    APPROXIMATE = 2  # almost a negative: hardly, few, seldom
    PLAIN = 3  # not, no, never, nobody, without


@dataclass(frozen=True, slots=True)
class Negation:
    """A negator at tokens `first` to `last` (inclusive) denies the predicate at token `scope`."""

    first: int
    last: int
    scope: int
    strength: Strength


PARTICLES = frozenset({"not", "n't", "n’t", "nt", "never", "cannot", "nor"})
PRONOUNS = frozenset({"nobody", "nothing", "none", "nowhere", "noone"})
PLAIN = PARTICLES | PRONOUNS | {"no", "neither", "without"}
APPROXIMATE = frozenset({"hardly", "barely", "scarcely", "rarely", "seldom", "few", "little"})
# Verbs and adjectives whose infinitive or gerund did not happen (Karttunen 1971, "Implicative verbs").
_IMPLICATIVE = "avoid cease decline fail forget incapable neglect omit refrain refuse stop unable"
IMPLICATIVE = frozenset(_IMPLICATIVE.split())
_LEXICAL = """
absence absent abstain against anti ban bar cancel denial deny deprive devoid disallow discontinue discourage dispense
doubt doubtful empty escape except exclude excluding exempt failure false far forbid forgo free halt hinder ignore
impediment inability instead keep lack less lest lose loss minus miss missing neglect omission only oppose opposite
otherwise prevent prevention prohibit prohibition quit rather refusal reject rejection reluctance reluctant remain
remove resist scarce shortage shun skip suspend unless until void waive withdraw withhold wrong zero
"""
LEXICAL = IMPLICATIVE | frozenset(_LEXICAL.split())
NEGATIVE_PREFIXES = ("un", "non", "in", "im", "il", "ir", "dis", "mis", "anti", "ab")
# The word after the negator takes the denial back: "not only" adds, "no doubt" affirms; so do "no later than" and its
# like, which set a bound.
RETRACTED_BY = {
    "not": frozenset({"only", "just", "merely", "simply", "solely", "least"}),
    "no": frozenset({"doubt", "wonder", "matter"}),
    "nothing": frozenset({"but", "less", "short"}),
    "none": frozenset({"other"}),
}
BOUNDS = frozenset({"less", "fewer", "later", "sooner", "more", "earlier"})
MODIFIES = frozenset({"mark", "advmod", "amod"})
COMPLEMENTS = frozenset({"attr", "acomp", "dobj", "xcomp", "ccomp", "pobj", "pcomp", "oprd"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl"})
OWN_CLAUSE = frozenset({"relcl", "advcl", "parataxis"})  # a negator of the main clause does not reach in
OTHER_CLAUSE = OWN_CLAUSE | {"acl", "ccomp", "conj"}
COMPLEMENT_REACH = 12  # tokens
SUBJECT_REACH = 8  # tokens
QUESTION_REACH = 40  # tokens


@once
def negations(tokens: tuple[Token, ...]) -> tuple[Negation, ...]:
    """The negators of a segment, in text order. Linear in the number of tokens."""
    return tuple(_negations(tokens))


def covers(tokens: Sequence[Token], negation: Negation, index: int) -> bool:
    """Whether the token at `index` hangs from the negated predicate, at most four steps below it."""
    return _hangs(tokens, negation.scope, index, OWN_CLAUSE)


def cancels(tokens: Sequence[Token], a: Negation, b: Negation) -> bool:
    """Whether two negators of one clause bear on each other: "cannot do without", "not impossible"."""
    return _hangs(tokens, a.scope, b.scope, OTHER_CLAUSE) or _hangs(tokens, b.scope, a.scope, OTHER_CLAUSE)


def _hangs(tokens: Sequence[Token], above: int, index: int, borders: frozenset[str]) -> bool:
    for _ in range(5):
        if index == above:
            return True
        token = tokens[index]
        if token.dep in borders or (token.dep == "ccomp" and index < token.head) or _starts_anew(tokens, index):
            return False
        index = token.head
    return False


def _starts_anew(tokens: Sequence[Token], index: int) -> bool:
    """Whether a coordinated verb has a subject of its own: they do not write, and they have pens."""
    if tokens[index].dep != "conj":
        return False
    near = tokens[max(0, index - SUBJECT_REACH) : index]
    return any(token.dep in SUBJECTS and token.head == index for token in near)


def affix_stem(word: str) -> str | None:
    """What a negative affix was put on ("non-starter" → "starter", "useless" → "use"); None where there is none."""
    word = word.casefold()
    if word.startswith(NEGATIVE_PREFIXES):
        for prefix in NEGATIVE_PREFIXES:
            if word.startswith(prefix) and len(word) >= len(prefix) + 4:
                return word[len(prefix) :].lstrip("-")
    return word[:-4] if word.endswith("less") and len(word) > 6 else None


def _negations(tokens: Sequence[Token]) -> Iterator[Negation]:
    for place, token in enumerate(tokens):
        word = token.text.casefold()
        if word in PLAIN:
            if not (word == "no" and _numbers(tokens, place)):
                strength = Strength.RETRACTED if _retracted(tokens, place) else Strength.PLAIN
                yield Negation(place, _last(tokens, place), _scope(tokens, place), strength)
        elif word == "non" and place + 2 < len(tokens):  # non-diabetic, where the hyphen parts the word
            yield Negation(place, place, place + 2, Strength.PLAIN)
        elif word in APPROXIMATE:
            if _is_approximate(tokens, place):
                yield Negation(place, place, _scope(tokens, place), Strength.APPROXIMATE)
        elif token.lemma.casefold() in LEXICAL or _has_negative_affix(token):
            scope = token.head if token.dep in MODIFIES else _complement(tokens, place)
            yield Negation(place, place, scope, Strength.LEXICAL)


def _has_negative_affix(token: Token) -> bool:
    stem = affix_stem(token.lemma) if token.pos in {"ADJ", "ADV", "NOUN", "VERB"} else None
    return stem is not None and (known(stem) or stem.endswith(("able", "ible")))


def _numbers(tokens: Sequence[Token], place: int) -> bool:
    """Whether "no" abbreviates "number": No. 1, bus no. S49."""
    following = [token.text for token in tokens[place + 1 : place + 3]]
    return bool(following) and (following[0][:1].isdigit() or (following[0] == "." and len(following) == 2))


def _retracted(tokens: Sequence[Token], place: int) -> bool:
    """Whether the words around a negator take the denial back: "not only", "or not", "no doubt", "isn't it?"."""
    word = tokens[place].text.casefold()
    following = tokens[place + 1].text.casefold() if place + 1 < len(tokens) else ""
    previous = tokens[place - 1] if place else None
    if word in {"not", "n't", "n’t", "nt"}:
        if previous and previous.text.casefold() in {"or", "why", "if"}:
            return True
        of_copula = word == "not" or (previous is not None and previous.lemma == "be")
        return (of_copula and following in RETRACTED_BY["not"]) or (word != "not" and _asks(tokens, place))
    if word == "no" and following in BOUNDS:
        return any(token.text.casefold() == "than" for token in tokens[place + 2 : place + 5])
    return following in RETRACTED_BY.get(word, frozenset())


def _asks(tokens: Sequence[Token], place: int) -> bool:
    """Whether "n't" belongs to a question that expects a yes: "Wouldn't it be better?", "…, isn't it?"."""
    following = tokens[place + 1 : place + QUESTION_REACH]
    return bool(following) and following[0].dep in SUBJECTS and any(token.text == "?" for token in following)


def _is_approximate(tokens: Sequence[Token], place: int) -> bool:
    """Whether the word comes near a denial: "few came", "little hope", but not "a few", "the little house"."""
    token = tokens[place]
    previous = tokens[place - 1] if place else None
    if token.text.casefold() not in {"few", "little"}:
        return True
    if previous and (previous.pos in {"DET", "PRON", "ADJ"} or previous.text.casefold() in {"quite", "every"}):
        return False
    if token.text.casefold() == "few" or token.dep in {"advmod", "dobj", "nsubj"}:
        return True
    return tokens[token.head].tag == "NN" and previous is not None and previous.pos in {"VERB", "AUX"}


def _last(tokens: Sequence[Token], place: int) -> int:
    """Where the negator ends: "no longer" and "no one" are one expression."""
    joined = tokens[place].text.casefold() == "no" and place + 1 < len(tokens)
    return place + 1 if joined and tokens[place + 1].text.casefold() in {"longer", "one", "more"} else place


def _scope(tokens: Sequence[Token], place: int) -> int:
    """The predicate a negator denies: its head, the complement of a copula, or what "nor" introduces."""
    token = tokens[place]
    if token.text.casefold() == "without":
        return _complement(tokens, place)
    if token.dep == "cc":
        return _dependent(tokens, place, token.head, frozenset({"conj"}))
    last = _last(tokens, place)
    head = token.head if token.head != last else tokens[last].head
    if tokens[head].pos == "ADP":
        head = tokens[head].head
    if tokens[head].lemma != "be" and tokens[head].pos != "AUX":
        return head
    predicate = _dependent(tokens, max(place, head), head, COMPLEMENTS | {"prep"})
    return _complement(tokens, predicate) if tokens[predicate].pos == "ADP" else predicate


def _complement(tokens: Sequence[Token], place: int) -> int:
    """What a copula or a negative word applies to: the first complement after it, else itself."""
    return _dependent(tokens, place, place, COMPLEMENTS)


def _dependent(tokens: Sequence[Token], place: int, head: int, relations: frozenset[str]) -> int:
    """The first word after `place` in one of the relations to the word at `head`, else `head`."""
    for other in range(place + 1, min(len(tokens), place + COMPLEMENT_REACH)):
        if tokens[other].head == head and tokens[other].dep in relations:
            return other
    return head
