"""An inline tag or a placeholder was lost, added or changed.

Localisation files hold codes among the words: placeholders for what a program puts in, such as {name} or %s, and tags
such as <b> or <x id="1"/>. They are kept out of the comparison of words, and each must come back as often as the source
has it. Their order is free. In whole articles nothing is taken for a code: they are read of already aligned segments.

Not seen: a tag around other words than before.

Bad:  Hello {name}, you have %d new messages. → Hello {nom}, you have %d new messages.
Good: You have %d new messages, {name}. → {name}, there are %d new messages for you.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from mtaudit.compare.wording import quote
from mtaudit.model import Candidate, Code, CodeKind, Segment, Span, Unit
from mtaudit.mqm import Category, Severity

CATEGORY = Category.MARKUP
SEVERITY = Severity.MAJOR

SEVERITIES = {CodeKind.PLACEHOLDER: SEVERITY, CodeKind.TAG: Severity.MINOR}
STRENGTH = 0.95


def propose(unit: Unit) -> Iterator[Candidate]:
    """One candidate for each code of one side that the other side lacks; a lost and an added one make a changed one."""
    if unit.source is None or unit.target is None:
        return
    lost, added = _without(unit.source, unit.target), _without(unit.target, unit.source)
    for kind in CodeKind:
        both = ([code for code in side if code.kind is kind] for side in (lost, added))
        for ours, theirs in zip_longest(*both):
            yield _candidate(kind, ours, theirs)


def _without(side: Segment, other: Segment) -> Sequence[Code]:
    """The codes that a side has more often than the other: of equal ones the last."""
    spare = Counter(_name(code) for code in other.codes)
    more = []
    for code in side.codes:
        spare[_name(code)] -= 1
        if spare[_name(code)] < 0:
            more.append(code)
    return more


def _name(code: Code) -> str:
    """What makes two codes one: their characters, but for white space and what XML and HTML leave to the writer."""
    return "".join(code.text.split()).replace("'", '"').replace("/>", ">")


def _candidate(kind: CodeKind, lost: Code | None, added: Code | None) -> Candidate:
    match lost, added:
        case Code(), Code():
            message = f"The {kind} {quote(lost.text)} became {quote(added.text)}."
        case Code(), None:
            message = f"The {kind} {quote(lost.text)} was lost."
        case _:
            message = f"The {kind} {quote(added.text if added else '')} is not in the source."
    source, target = (Span(code.start, code.end) if code else None for code in (lost, added))
    return Candidate(SEVERITIES[kind], STRENGTH, source, target, message)
