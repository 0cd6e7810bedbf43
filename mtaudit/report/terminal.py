"""The report an editor reads at a terminal: a summary at one glance, then the units with their word diffs."""

import re
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO

from rich.columns import Columns
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.styled import Styled
from rich.table import Table
from rich.text import Text

from mtaudit.model import Finding, Report, Unit, Verdict
from mtaudit.mqm import Severity
from mtaudit.report.diff import word_diff
from mtaudit.report.doubts import glance
from mtaudit.report.escape import one_line, visible
from mtaudit.report.inline import LEGEND, SEVERITY_STYLES, inline_diff
from mtaudit.report.marks import Note, notes_by_unit
from mtaudit.report.summary import (
    SYMBOLS,
    Outcome,
    coverage,
    explanation,
    headline,
    names,
    outcome,
    percent,
    plural,
    position,
    severity_counts,
)

_OUTCOME = {
    Outcome.PASSED: "bold green",
    Outcome.FAILED: "bold red",
    Outcome.NOT_AUDITABLE: "bold red",
    Outcome.UNGATED: "bold",
}
_TRAILING = re.compile(r" +((?:\x1b\[[0-9;]*m *)*)$", re.MULTILINE)
_WORST = 3
_SET_ASIDE = 6  # lines shown per document


def render(report: Report, verdict: Verdict | None, *, width: int, color: bool, verbose: bool = False) -> str:
    """The report as lines of at most `width` columns; `verbose` shows the units without findings too."""
    width = max(20, min(width, 120))
    return draw(_blocks(report, verdict, verbose, width - 4), width=width, color=color)


def draw(blocks: Iterable[RenderableType], *, width: int, color: bool) -> str:
    """The blocks one below the other, as text of `width` columns with a margin of two.

    Colours are the sixteen of the terminal's own theme. Nothing is told by colour alone.
    """
    console = Console(
        file=StringIO(),
        width=width,
        color_system="standard" if color else None,
        force_terminal=color,
        no_color=False,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
        _environ={},
    )
    with console.capture() as capture:
        for block in blocks:
            console.print(Padding(block, (0, 2)))
    return _TRAILING.sub(lambda match: match[1].replace(" ", ""), capture.get())


def _blocks(report: Report, verdict: Verdict | None, verbose: bool, width: int) -> Iterator[RenderableType]:
    notes = notes_by_unit(report)
    yield ""
    yield _title(report, verdict)
    yield from _failures(report)
    if not report.auditable:
        yield ""
        return
    yield ""
    yield _facts(report)
    worst = [finding for finding in report.findings[:_WORST] if finding.severity > Severity.NEUTRAL]
    if worst and len(report.findings) > _WORST:
        yield ""
        yield _worst_findings(worst, notes)
    worst_units = report.worst_units
    if worst_units:
        yield ""
        yield _worst_units(worst_units, notes, width)
    read = {unit.id for unit in worst_units}.union(notes)
    units = [unit for unit in report.units if verbose or unit.id in read]
    if units:
        yield ""
        yield Text(LEGEND, "dim")
    for unit in units:
        yield ""
        yield from _unit(unit, notes.get(unit.id, []), width)
    yield from _set_aside(report, verbose)
    if verbose:
        yield ""
        yield Text(visible(report.signature), "dim")
    yield ""


def _title(report: Report, verdict: Verdict | None) -> RenderableType:
    source, target = names(report)
    style = _OUTCOME[outcome(report, verdict)]
    title = Text.assemble((headline(report, verdict), style), "   ", (f"{source} → {target}", "dim"))
    return Group(title, *(Text(sentence) for sentence in explanation(report, verdict)))


def _failures(report: Report) -> Iterator[RenderableType]:
    if report.auditable and report.failures:
        yield ""
        yield Text("This audit is incomplete.", "bold red")
        for failure in report.failures:
            yield _hanging(Text("! ", "bold red"), Text(visible(failure)))


def _facts(report: Report) -> RenderableType:
    counts = [
        Text(f"{SYMBOLS[severity]} {count} {severity.label}", SEVERITY_STYLES[severity])
        for severity, count in severity_counts(report).items()
        if count
    ]
    scores = report.scores
    facts: list[tuple[str, RenderableType]] = [
        ("Quality", Text.assemble((f"{scores.quality:.1f}", "bold"), " of 100")),
        ("Findings", Columns(counts, padding=(0, 3)) if counts else Text("none")),
        ("Penalty", Text(f"{scores.mqm_penalty_per_1000_words:.1f} MQM points per 1,000 words")),
        ("Scores", Text(f"BLEU {scores.bleu.score:.1f} · chrF {scores.chrf.score:.1f} · TER {scores.ter.score:.1f}")),
        ("Sentences", Text(f"{len(report.source.sentences)} → {len(report.target.sentences)}: {coverage(report)}")),
    ]
    aside = len(report.source.set_aside) + len(report.target.set_aside)
    if aside:
        facts.append(("Set aside", Text(f"{plural(aside, 'line')} of page furniture")))
    grid = Table.grid(padding=(0, 2))
    for label, fact in facts:
        grid.add_row(Text(label, "dim", no_wrap=True), fact)
    return grid


def _worst_findings(worst: Sequence[Finding], notes: dict[int, list[Note]]) -> RenderableType:
    number = {note.finding: note.number for unit_notes in notes.values() for note in unit_notes}
    grid = Table.grid(padding=(0, 1))
    for finding in worst:
        symbol = Text(SYMBOLS[finding.severity], SEVERITY_STYLES[finding.severity])
        grid.add_row(Text(str(number.get(finding, "")), "dim", justify="right"), symbol, Text(visible(finding.message)))
    return Group(Text("Worst findings", "dim"), grid)


def _worst_units(units: Sequence[Unit], notes: dict[int, list[Note]], width: int) -> RenderableType:
    grid = Table.grid(padding=(0, 2))
    places = [f"Sentence {position(unit)}" for unit in units]
    room = max(10, width - max(map(len, places)) - 2)
    for unit, place in zip(units, places, strict=True):
        quality = f"quality {unit.scores.quality:.0f}" if unit.scores else ""
        seen = glance(unit, notes.get(unit.id, ()), room)
        lines = [Text(text, no_wrap=True, overflow="ellipsis") for text in (seen.source, seen.target)]
        doubted = [f"{label} {words}" for label, words in (("doubtful", seen.doubtful), ("lost", seen.lost)) if words]
        if doubted:
            lines.append(Text("   ".join(doubted), "bold"))
        grid.add_row(Group(Text(place, "bold", no_wrap=True), Text(quality, no_wrap=True)), Group(*lines))
    return Group(Text("Worst sentences, the source above the target", "dim"), grid)


def _unit(unit: Unit, notes: Sequence[Note], width: int) -> Iterator[RenderableType]:
    label = f"Sentence {position(unit)} "
    score = f" quality {unit.scores.quality:.0f}" if unit.scores else ""
    yield Text.assemble((label, "bold"), ("─" * (width - len(label) - len(score)) + score, "dim"), no_wrap=True)
    yield Text.assemble(*inline_diff(word_diff(unit), notes))
    for note in notes:
        yield _finding(note)


def _finding(note: Note) -> RenderableType:
    finding = note.finding
    head = Text.assemble(
        (f"{SYMBOLS[finding.severity]} {finding.severity.label}", SEVERITY_STYLES[finding.severity]),
        "  ",
        (visible(finding.check), "bold"),
        ("  " + percent(finding.confidence), "dim"),
    )
    return _hanging(Text(f"{note.number:>3} ", "dim"), Group(head, Text(visible(finding.message))))


def _hanging(mark: Text, body: RenderableType) -> RenderableType:
    grid = Table.grid()
    grid.add_column(no_wrap=True, width=mark.cell_len)
    grid.add_column()
    grid.add_row(mark, body)
    return grid


def _set_aside(report: Report, verbose: bool) -> Iterator[RenderableType]:
    grid = Table.grid(padding=(0, 1))
    for side, segmented in (("source", report.source), ("target", report.target)):
        lines = segmented.set_aside if verbose else segmented.set_aside[:_SET_ASIDE]
        for aside in lines:
            excerpt = one_line(aside.span.of(segmented.document.text))
            grid.add_row(side, Text(excerpt, no_wrap=True, overflow="ellipsis"), Text(visible(aside.reason)))
        if len(lines) < len(segmented.set_aside):
            grid.add_row(side, f"… and {len(segmented.set_aside) - len(lines)} more", "")
    if grid.row_count:
        yield ""
        yield Text("Set aside as page furniture, neither aligned nor checked", "dim")
        yield Styled(grid, "dim")
