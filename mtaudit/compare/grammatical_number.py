"""One became many: a definite singular that the target turns into a bare plural, or the reverse.

“The lion is” and “lions are” mean the same; “the alliance’s expansion” and “the expansion of alliances” do not. What
tells the two apart is how definite the singular is: an owner with an article is a particular one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mtaudit.model import LinkKind, Token, WordAlignment

_DEFINITE = frozenset(("the", "this", "that"))
_MANY = frozenset(("all", "any", "both", "each", "every", "many", "most", "several", "some"))
_GENITIVE = frozenset(("'s", "’s", "'", "’"))
_DETERMINERS = frozenset(("det", "poss", "nummod", "predet"))
NEAR = 4  # tokens between an owner and what it owns


@dataclass(frozen=True, slots=True)
class NumberChange:
    """First and last token of the phrase on each side.

    `to_plural`: the singular is in the source. `genitive`: it owns something (“the country’s east”); `still_owner`: so
    does the plural (“the east of countries”).
    """

    source: tuple[int, int]
    target: tuple[int, int]
    to_plural: bool
    genitive: bool
    still_owner: bool


def number_changes(source: Sequence[Token], target: Sequence[Token], words: WordAlignment) -> Iterator[NumberChange]:
    """Linked nouns of one lemma, a definite singular on one side and a bare plural on the other, in source order."""
    for link in words.links:
        ours, theirs = source[link.source], target[link.target]
        if link.kind is LinkKind.DIFFERENT or ours.lemma != theirs.lemma or {ours.tag, theirs.tag} != {"NN", "NNS"}:
            continue
        to_plural = ours.tag == "NN"
        one, many = (source, target) if to_plural else (target, source)
        i, j = (link.source, link.target) if to_plural else (link.target, link.source)
        article = _article(one, i)
        if article is None or _determined(many, j):
            continue
        phrases = _phrase(one, i, article), _phrase(many, j, j)
        if not to_plural:
            phrases = phrases[::-1]
        yield NumberChange(*phrases, to_plural, _is_genitive(one, i), _owned(many, j) is not None)


def _article(tokens: Sequence[Token], noun: int) -> int | None:
    """The place of the definite article of a noun, up to four words before it."""
    for place in range(noun - 1, max(noun - 5, -1), -1):
        if tokens[place].head == noun and tokens[place].text.lower() in _DEFINITE:
            return place
    return None


def _determined(tokens: Sequence[Token], noun: int) -> bool:
    """Whether an article, a number or an owner stands with a noun."""
    near = tokens[max(noun - 6, 0) : noun]
    return any(token.head == noun and (token.dep in _DETERMINERS or token.text.lower() in _MANY) for token in near)


def _owned(tokens: Sequence[Token], noun: int) -> int | None:
    """The place of what a noun owns: “expansion” in “the alliance’s expansion” and “the expansion of the alliance”."""
    head = tokens[noun].head
    if _is_genitive(tokens, noun):
        return head if tokens[noun].dep == "poss" else noun + 2  # the parser may miss “the country’s east”
    return tokens[head].head if tokens[noun].dep == "pobj" and tokens[head].text.lower() == "of" else None


def _is_genitive(tokens: Sequence[Token], noun: int) -> bool:
    return noun + 2 < len(tokens) and tokens[noun + 1].text in _GENITIVE


def _phrase(tokens: Sequence[Token], noun: int, first: int) -> tuple[int, int]:
    """First and last token of the noun with what it owns, or with the words before that describe it."""
    owned = _owned(tokens, noun)
    if owned is not None and abs(owned - noun) <= NEAR:
        return min(first, owned), max(noun, owned)
    while first > 0 and tokens[first - 1].head == noun and tokens[first - 1].dep in ("amod", "compound"):
        first -= 1
    return first, noun
