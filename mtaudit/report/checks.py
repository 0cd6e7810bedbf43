"""The checks as a terminal shows them: the list of all, and the documentation of one."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from mtaudit.documentation import Documentation, Example
from mtaudit.model import Excerpt
from mtaudit.mqm import Category
from mtaudit.record import Records
from mtaudit.report.console import draw
from mtaudit.report.diff import Piece, PieceKind
from mtaudit.report.inline import SEVERITY_STYLES, inline_diff
from mtaudit.report.summary import SYMBOLS, percent, plural

ENOUGH = 5  # findings from which on a share of them says something
_NOTHING = "(nothing)"  # how an example writes the side that has no sentence
_WORD = re.compile(r"\w+(?:['’.,-]\w+)*|[^\w\s]")


def render_list(checks: Mapping[str, Documentation], records: Records, *, width: int, color: bool) -> str:
    """The checks by id, under their categories, each with its usual severity, how often it is right, and a line."""
    return draw(_list(checks, records), width=width, color=color)


def render_one(name: str, check: Documentation, records: Records, *, width: int, color: bool) -> str:
    """What a check means, its examples as diffs, what it does not see, how often it is right."""
    return draw(_one(name, check, records), width=width, color=color)


def reliability(name: str, records: Records) -> Iterator[str]:
    """How often a check is right, in sentences."""
    record = records.checks.get(name)
    if record is None:
        yield "It has not been measured."
        return
    if record.marked:
        yield (
            f"In translations that three experts annotated: of {plural(record.marked, 'finding')}, {record.right} "
            f"where at least one of them marked an error; one expert alone marks {percent(record.rater)}."
        )
    if record.annotated:
        yield f"In whole annotated texts: of {plural(record.annotated, 'finding')}, {record.agreed} right."
    for kind in records.planted_for(name):
        beside = f", by {_either(kind.checks, name)}" if len(kind.checks) > 1 else ""
        yield f"Planted errors ({kind.kind}): {percent(kind.found)} of {kind.rows} found{beside}."
    if record.clean is not None and record.human is not None:
        yield (
            f"Where there is next to nothing to find: {record.clean:g} findings in 1,000 words of back-translations, "
            f"{record.human:g} in 1,000 of a second human translation."
        )


def _either(checks: Sequence[str], name: str) -> str:
    others = ["it", *(check for check in checks if check != name)]
    return f"{', '.join(others[:-1])} or {others[-1]}"


def _list(checks: Mapping[str, Documentation], records: Records) -> Iterator[RenderableType]:
    longest = max(map(len, checks))
    used = {check.category for check in checks.values()}
    for category in (category for category in Category if category in used):
        yield ""
        yield Text(category, "dim")
        grid = Table.grid(padding=(0, 2, 0, 0))
        for size in (longest, 8, 4):
            grid.add_column(width=size, no_wrap=True)
        for name, check in checks.items():
            if check.category is category:
                severity = Text(check.severity.label, SEVERITY_STYLES[check.severity])
                grid.add_row(Text(name, "bold"), severity, _right(name, records), check.summary)
        yield Padding(grid, (0, 0, 0, 2))
    yield ""
    yield Text(
        "By category: the check, its usual severity, and how many of its findings an expert marked, too (– where that "
        f"is known of fewer than {ENOUGH}). `mtaudit explain CHECK` says more.",
        "dim",
    )


def _right(name: str, records: Records) -> Text:
    record = records.checks.get(name)
    return Text(percent(record.precision) if record and record.findings >= ENOUGH else "–", justify="right")


def _one(name: str, check: Documentation, records: Records) -> Iterator[RenderableType]:
    yield ""
    yield Text.assemble(
        (name, "bold"),
        f"  {check.category}, usually ",
        (f"{SYMBOLS[check.severity]} {check.severity.label}", SEVERITY_STYLES[check.severity]),
    )
    yield ""
    yield Text(check.summary)
    yield ""
    yield Text(check.meaning)
    yield ""
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True, style="dim")
    for label, examples, kind in (("Error", check.bad, None), ("Harmless", check.good, PieceKind.REWORDED)):
        for example in examples:
            grid.add_row(label, Text.assemble(*inline_diff(tuple(_pieces(example, kind)))))
    yield grid
    if check.not_seen:
        yield from _section("Not seen", [check.not_seen[0].upper() + check.not_seen[1:]])
    yield from _section("How often it is right", reliability(name, records))


def _section(heading: str, sentences: Iterable[str]) -> Iterator[RenderableType]:
    yield ""
    yield Text(heading, "dim")
    yield from map(Text, sentences)


def _pieces(example: Example, changed: PieceKind | None) -> Iterator[Piece]:
    """The example as a word diff, what differs being `changed`, or replaced, deleted or inserted where that is None."""
    source, target = (_words("" if text == _NOTHING else text) for text in (example.source, example.target))
    matcher = SequenceMatcher(None, [w.text.lower() for w in source], [w.text.lower() for w in target], autojunk=False)
    kinds = {"equal": PieceKind.EQUAL, "replace": PieceKind.REPLACED, "delete": PieceKind.DELETED}
    for kind, a, b, c, d in matcher.get_opcodes():
        ours, theirs = _excerpt(example.source, source[a:b]), _excerpt(example.target, target[c:d])
        spaced = any(
            side and text[: side.start][-1:].isspace()
            for side, text in ((ours, example.source), (theirs, example.target))
        )
        grade = kinds.get(kind, PieceKind.INSERTED)
        yield Piece(changed if changed and kind != "equal" else grade, ours, theirs, spaced)


def _words(text: str) -> list[Excerpt]:
    return [Excerpt(match.start(), match.end(), match[0]) for match in _WORD.finditer(text)]


def _excerpt(text: str, words: Sequence[Excerpt]) -> Excerpt | None:
    return Excerpt(words[0].start, words[-1].end, text[words[0].start : words[-1].end]) if words else None
