"""Inline codes among the words of a diff: one that both sides have holds like a word, one that a side lacks changed.

What stands for a code while words are compared gives way to it.
"""

from bisect import bisect_right
from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from dataclasses import replace

from mtaudit.model import Code, LinkKind, Segment, Span, Token, Unit, WordAlignment, WordLink
from mtaudit.report.diff.tokens import code_token, unread_token


def kept_codes(unit: Unit) -> tuple[list[Span], list[Span]]:
    """Where in the source and in the target the codes stand that both have, each in text order."""
    pairs = _pairs(unit)
    return [ours for ours, _ in pairs], sorted(theirs for _, theirs in pairs)


def with_codes(unit: Unit) -> Unit:
    """The unit with its codes as tokens, those that both sides have linked. No token's head is set right."""
    if not any(side and side.codes for side in (unit.source, unit.target)):
        return unit
    pairs = _pairs(unit)
    source = unit.source and _Woven(unit.source, [ours for ours, _ in pairs])
    target = unit.target and _Woven(unit.target, [theirs for _, theirs in pairs])
    return replace(
        unit,
        source=source.segment if source else None,
        target=target.segment if target else None,
        words=_links(unit, source, target, pairs) if source and target else WordAlignment(),
    )


def _pairs(unit: Unit) -> list[tuple[Span, Span]]:
    """The codes that both sides have, white space aside, in the source's order; of equal ones the first go together."""
    if unit.source is None or unit.target is None:
        return []
    waiting: defaultdict[str, deque[Code]] = defaultdict(deque)
    for code in unit.target.codes:
        waiting[_name(code)].append(code)
    return [
        (_span(unit.source, code), _span(unit.target, equal.popleft()))
        for code in unit.source.codes
        if (equal := waiting[_name(code)])
    ]


def _name(code: Code) -> str:
    return "".join(code.text.split())


def _span(segment: Segment, code: Code) -> Span:
    return Span(code.start, code.end).shift(segment.start)


class _Woven:
    """A side with its codes among its tokens: the places there of its words, by number, and of its codes.

    With a code goes the place of the first word behind it, if there is one.
    """

    def __init__(self, side: Segment, kept: Sequence[Span]) -> None:
        codes, holding = [_span(side, code) for code in side.codes], frozenset(kept)
        parts: list[tuple[Token, int | None]] = [(code_token(side, code, kept=code in holding), None) for code in codes]
        for number, token in enumerate(side.tokens or [unread_token(side, side.span)]):
            parts += ((_cut(side, token, span), number) for span in _outside(token.span, codes))
        parts.sort(key=lambda part: part[0].start)
        self.segment = replace(side, tokens=tuple(token for token, _ in parts))
        self.words: dict[int, int] = {}
        self.codes: dict[Span, tuple[int, int | None]] = {}
        behind = None
        for place, (token, word) in reversed(list(enumerate(parts))):
            if word is None:
                self.codes[token.span] = place, behind
            else:
                self.words[word] = behind = place


def _outside(span: Span, codes: Sequence[Span]) -> Iterator[Span]:
    """What of a span lies outside the codes."""
    start, at = span.start, bisect_right(codes, span.start, key=lambda code: code.end)
    while at < len(codes) and codes[at].start < span.end:
        if start < codes[at].start:
            yield Span(start, codes[at].start)
        start = codes[at].end
        at += 1
    if start < span.end:
        yield Span(start, span.end)


def _cut(side: Segment, token: Token, span: Span) -> Token:
    """The token where it is whole, else the part of it that is no code."""
    return token if token.span == span else unread_token(side, span)


def _links(unit: Unit, source: _Woven, target: _Woven, pairs: Sequence[tuple[Span, Span]]) -> WordAlignment:
    """The links of words that are still there, of codes, and of equal words behind codes that lost theirs with them."""
    links = {
        (source.words[link.source], target.words[link.target]): link
        for link in unit.words.links
        if link.source in source.words and link.target in target.words
    }
    rows, columns = ({place[side] for place in links} for side in (0, 1))
    for ours, theirs in pairs:
        (row, behind), (column, following) = source.codes[ours], target.codes[theirs]
        links[row, column] = WordLink(row, column, LinkKind.IDENTICAL, 1.0)
        if behind is None or following is None or behind in rows or following in columns:
            continue
        if source.segment.tokens[behind].text == target.segment.tokens[following].text:
            links[behind, following] = WordLink(behind, following, LinkKind.IDENTICAL, 1.0)
    placed = (replace(links[place], source=place[0], target=place[1]) for place in sorted(links))
    return WordAlignment(tuple(placed))
