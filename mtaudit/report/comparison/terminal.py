"""A comparison as an editor reads it at a terminal: the verdict, the scores, what is new and what is fixed."""

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from mtaudit.model import Change, Comparison, Finding
from mtaudit.report.comparison.words import (
    COLUMNS,
    HEADLINES,
    Section,
    counts,
    noted,
    passages,
    places,
    reading,
    regraded,
    row,
    sections,
    title,
)
from mtaudit.report.console import draw, hanging
from mtaudit.report.escape import visible
from mtaudit.report.inline import SEVERITY_STYLES
from mtaudit.report.summary import SYMBOLS

_STYLES = {Change.BETTER: "bold green", Change.WORSE: "bold red", Change.SAME: "bold", Change.UNCLEAR: "bold"}


def render(comparison: Comparison, *, width: int, color: bool) -> str:
    """The comparison as lines of at most `width` columns."""
    return draw(_blocks(comparison), width=max(20, min(width, 120)), color=color)


def _blocks(comparison: Comparison) -> Iterator[RenderableType]:
    yield ""
    yield Text.assemble((HEADLINES[comparison.change], _STYLES[comparison.change]), "   ", (title(comparison), "dim"))
    yield Text(comparison.verdict)
    for caveat in comparison.caveats:
        yield hanging(Text("! ", "bold yellow"), Text(visible(caveat)))
    yield ""
    yield _scores(comparison)
    yield Text(reading(comparison), "dim")
    yield ""
    yield _facts(comparison)
    for section in sections(comparison):
        if section.findings:
            yield ""
            yield _findings(section)
    if changed := regraded(comparison):
        yield ""
        yield _regraded(changed, places(comparison.new))
    yield ""


def _scores(comparison: Comparison) -> RenderableType:
    table = Table.grid(padding=(0, 2))
    for number in range(len(COLUMNS)):
        table.add_column(justify="left" if number in (0, len(COLUMNS) - 1) else "right", no_wrap=True)
    table.add_row(*(Text(column, "dim") for column in COLUMNS))
    for difference in comparison.differences:
        label, *cells, change = row(difference)
        table.add_row(Text(label, "dim"), *cells, Text(change, _STYLES[difference.change]))
    return table


def _facts(comparison: Comparison) -> RenderableType:
    grid = Table.grid(padding=(0, 2))
    grid.add_row(Text("Findings", "dim"), counts(comparison))
    grid.add_row(Text("Passages", "dim"), passages(comparison))
    return grid


def _findings(section: Section) -> RenderableType:
    where = places(section.report)
    blocks = [
        hanging(
            Text(f"{SYMBOLS[finding.severity]} ", SEVERITY_STYLES[finding.severity]),
            Group(_head(finding, where[finding.unit]), Text(visible(finding.message))),
        )
        for finding in section.findings
    ]
    return Group(Text(section.title, "bold"), *blocks)


def _head(finding: Finding, place: str) -> Text:
    label = (finding.severity.label, SEVERITY_STYLES[finding.severity])
    return Text.assemble(label, "  ", (visible(finding.check), "bold"), (f"  {noted(place, finding)}", "dim"))


def _regraded(changed: list[tuple[Finding, Finding]], where: dict[int, str]) -> RenderableType:
    lines = [
        Text.assemble(
            f"{SYMBOLS[old.severity]} {old.severity.label} → {SYMBOLS[new.severity]} {new.severity.label}  ",
            (visible(new.check), "bold"),
            ("  " + where[new.unit], "dim"),
        )
        for old, new in changed
    ]
    return Group(Text("Of another severity", "bold"), *lines)
